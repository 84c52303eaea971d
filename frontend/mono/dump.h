// The monomorphic program as a list, for --print=mono.
#pragma once

#include <string>

#include "frontend/mono/program.h"

namespace oxide::mono {

// Types, then functions, each with the C++ name and its Oxide spelling; then vtables and statics.
std::string dump(const Program& program);

}  // namespace oxide::mono
