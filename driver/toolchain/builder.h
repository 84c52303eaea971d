// From emitted C++ text to a program, through the build cache: a precompiled header of the runtime per
// compiler and profile, and no C++ compile at all for a text that was built before.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "driver/toolchain/cache.h"
#include "driver/toolchain/compiler.h"
#include "driver/toolchain/layout.h"
#include "driver/toolchain/process.h"

namespace oxide::toolchain {

struct BuildSettings {
    bool release = false;
    bool debugInfo = false;
    std::string launcher;                 // ccache, distcc, icecc: put before the C++ compiler
    std::vector<std::string> extraFlags;  // for compiling and linking
    unsigned jobs = 0;                    // threads of the linker, 0: its own choice
    bool verbose = false;                 // commands and their times on stderr
};

struct BuildResult {
    enum class Kind {
        Built,
        Unusable,  // the machine's fault: a compiler that does not run, a full disk
        Rejected,  // our fault: the C++ compiler did not accept what oxidec emitted
    };
    Kind kind = Kind::Built;
    std::filesystem::path program;  // in the cache; Built only
    std::filesystem::path kept;     // the C++ text; Rejected only
    std::string output;             // what the C++ compiler said
};

class Builder {
  public:
    Builder(Layout layout, Cache cache, Compiler compiler, BuildSettings settings);

    BuildResult build(const std::string& text);

  private:
    std::vector<std::string> compileFlags() const;
    Command compilerCommand() const;
    Environment environment() const;
    bool usesPrecompiledHeader() const;
    std::vector<std::string> precompiledHeaderFlags(const std::filesystem::path& header) const;
    std::filesystem::path precompiledHeader(bool renew);
    bool hasStaticLibrary();
    ProcessResult compile(const std::filesystem::path& source, const std::filesystem::path& object);
    ProcessResult link(const std::filesystem::path& object, const std::filesystem::path& program);
    ProcessResult timed(const char* what, const Command& command);
    std::string profileKey() const;

    Layout layout_;
    Cache cache_;
    Compiler compiler_;
    BuildSettings settings_;
};

}  // namespace oxide::toolchain
