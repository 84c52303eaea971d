// The C++ compiler that turns emitted code into a program.
#pragma once

#include <optional>
#include <string>

#include "driver/toolchain/cache.h"

namespace oxide::toolchain {

enum class Family { Clang, Gcc };

struct Compiler {
    std::string path;
    Family family = Family::Clang;
    int major = 0;
    std::string identity;  // changes when the compiler's file does
};

// `requested` is --cxx or $OXIDE_CXX, a name or a path; empty: the best one installed. On failure `problem`
// says what is missing.
std::optional<Compiler> chooseCompiler(const std::string& requested, const Cache& cache,
                                       std::string& problem);

// Size and modification time of the file behind the path, as text; "" when there is none.
std::string fileIdentity(const std::filesystem::path& path);

}  // namespace oxide::toolchain
