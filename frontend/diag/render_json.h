// Diagnostics for tools: one JSON object per line, with rustc's field names.
#pragma once

#include <string>
#include <string_view>

#include "frontend/base/source.h"
#include "frontend/diag/diagnostic.h"

namespace oxide::diag {

std::string renderJson(const SourceMap& sources, const Diagnostics& diagnostics);

// An error without a place in the program.
std::string renderJsonMessage(std::string_view message);

}  // namespace oxide::diag
