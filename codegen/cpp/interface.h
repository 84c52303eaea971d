// What a header of a file declares.
#pragma once

#include <string>
#include <vector>

#include "codegen/cpp/file.h"

namespace oxide::cpp {

// Makes the exports, the types that they mention and all that these mention the file's interface: other C++
// may name it.
void share(File& file, const std::vector<std::string>& exports);

}  // namespace oxide::cpp
