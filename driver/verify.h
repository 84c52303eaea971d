// `oxidec check --verify`: compares what was reported with what the program's comments expect.
//   //~ E0382            an error with this code on this line
//   //~^ E0308           on the line above; each further ^ one line higher
//   //~ warning: dead_code   a warning of this lint
// Several expectations on one line are several comments: //~ E0382 //~ E0502. Text behind the code is free.
#pragma once

#include <string>

#include "frontend/base/source.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::driver {

// Empty when all expectations of the file are met and nothing else was reported; otherwise what differs, a
// line each.
std::string verify(const SourceMap& sources, FileId root, const diag::Diagnostics& diagnostics);

}  // namespace oxide::driver
