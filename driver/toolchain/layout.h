// Where oxidec's own files are, relative to the executable. The build tree has the shape of an installed one.
#pragma once

#include <filesystem>

namespace oxide::toolchain {

struct Layout {
    std::filesystem::path include;  // holds `ox/`
    std::filesystem::path api;      // the library's face in Oxide
    std::filesystem::path archive;  // the runtime

    static Layout find();
};

}  // namespace oxide::toolchain
