#include "driver/toolchain/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "driver/toolchain/hash.h"

namespace oxide::toolchain {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kProgramBytes = 512u << 20;
constexpr std::uintmax_t kHeaderBytes = 1024u << 20;
constexpr std::uintmax_t kKeptBytes = 16u << 20;

// As they are included, sorted.
std::vector<fs::path> runtimeHeaders(const fs::path& include) {
    std::vector<fs::path> headers;
    std::error_code error;
    for (fs::recursive_directory_iterator it(include / "ox", error), end; !error && it != end;
         it.increment(error)) {
        if (it->path().extension() == ".h") headers.push_back(it->path().lexically_relative(include));
    }
    std::sort(headers.begin(), headers.end());
    return headers;
}

// Names, sizes and times of all runtime headers: what the compilers themselves check a precompiled header
// against.
std::string headersIdentity(const fs::path& include) {
    std::string lines;
    for (const fs::path& header : runtimeHeaders(include))
        lines += fmt::format("{} {}\n", header.string(), fileIdentity(include / header));
    return lines;
}

// Clang reads of a precompiled header what a program uses, so it gets all of the runtime; g++ reads it whole.
std::string precompiledText(Family family, const fs::path& include) {
    std::string text = "#include \"ox/prelude.h\"\n";
    if (family != Family::Clang) return text;
    for (const fs::path& header : runtimeHeaders(include))
        text += fmt::format("#include \"{}\"\n", header.generic_string());
    return text;
}

// A precompiled header may be stale in ways that its key does not tell (a system header was updated), or
// trimmed meanwhile.
bool blamesPrecompiledHeader(const std::string& output) {
    return output.find("runtime.h.pch") != std::string::npos ||
           output.find("runtime.h.gch") != std::string::npos;
}

bool isCcache(const std::string& launcher) {
    return std::string_view(launcher).substr(launcher.rfind('/') + 1) == "ccache";
}

// The flags that choose a fast linker, and how it is told its number of threads.
std::vector<std::string> linkerFlags(unsigned jobs) {
    std::vector<std::string> flags;
    if (findProgram("mold")) {
        flags.push_back("-fuse-ld=mold");
        if (jobs > 0) flags.push_back(fmt::format("-Wl,--thread-count={}", jobs));
    } else if (findProgram("ld.lld")) {
        flags.push_back("-fuse-ld=lld");
        if (jobs > 0) flags.push_back(fmt::format("-Wl,--threads={}", jobs));
    }
    return flags;
}

}  // namespace

Builder::Builder(Layout layout, Cache cache, Compiler compiler, BuildSettings settings)
    : layout_(std::move(layout)),
      cache_(std::move(cache)),
      compiler_(std::move(compiler)),
      settings_(std::move(settings)) {}

std::vector<std::string> Builder::compileFlags() const {
    std::vector<std::string> flags{"-std=c++20", "-pthread", "-I" + layout_.include.string()};
    // Warnings about generated code are for those who ask for some.
    const auto& extra = settings_.extraFlags;
    bool wantsWarnings =
        std::any_of(extra.begin(), extra.end(), [](const auto& f) { return f.substr(0, 2) == "-W"; });
    if (!wantsWarnings) flags.push_back("-w");
    if (settings_.release) {
        flags.insert(flags.end(), {"-O3", "-DOX_RELEASE"});
        // Half of clang's own threshold: a fifth less time to compile, at the same speed, since the runtime
        // says `inline` where it counts.
        if (compiler_.family == Family::Clang) flags.insert(flags.end(), {"-mllvm", "-inline-threshold=110"});
    } else {
        flags.push_back("-O0");
        // Without it g++ resumes coroutines on an ever deeper stack.
        if (compiler_.family == Family::Gcc) {
            flags.push_back("-foptimize-sibling-calls");
            // Under #line g++ takes the frames of static coroutines for types of a header.
            flags.push_back("-Wno-subobject-linkage");
        }
    }
    if (settings_.debugInfo) flags.push_back("-g");
    flags.insert(flags.end(), settings_.extraFlags.begin(), settings_.extraFlags.end());
    return flags;
}

Command Builder::compilerCommand() const {
    Command command;
    if (!settings_.launcher.empty()) command.push_back(settings_.launcher);
    command.push_back(compiler_.path);
    return command;
}

Environment Builder::environment() const {
    if (!isCcache(settings_.launcher)) return {};
    return {{"CCACHE_SLOPPINESS", "pch_defines,time_macros,include_file_mtime,include_file_ctime"}};
}

// Compile farms send preprocessed text, which a precompiled header is of no use to.
bool Builder::usesPrecompiledHeader() const {
    return settings_.launcher.empty() || isCcache(settings_.launcher);
}

std::string Builder::profileKey() const {
    Hasher hasher;
    hasher.add(OXIDEC_VERSION).add(compiler_.identity).add(headersIdentity(layout_.include));
    for (const std::string& flag : compileFlags()) hasher.add(flag);
    return hasher.hex();
}

ProcessResult Builder::timed(const char* what, const Command& command) {
    auto start = std::chrono::steady_clock::now();
    ProcessResult result = runProcess(command, environment());
    if (settings_.verbose) {
        std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        fmt::print(stderr, "{} ({:.0f} ms): {}\n", what, spent.count(), shellText(command));
    }
    return result;
}

// The header's path as it is included; beside it lies what the compiler made of it. Empty when it cannot be
// made: the compile that follows then reports why.
fs::path Builder::precompiledHeader(bool renew) {
    fs::path folder = cache_.folder("headers") / profileKey();
    fs::path header = folder / "runtime.h";
    fs::path made = folder / (compiler_.family == Family::Clang ? "runtime.h.pch" : "runtime.h.gch");
    std::error_code error;
    if (!renew && fs::exists(made, error)) {
        Cache::touch(folder);
        return header;
    }
    fs::create_directories(folder, error);
    FileLock lock(folder / "lock");
    if (!renew && fs::exists(made, error)) return header;
    if (!cache_.write(header, precompiledText(compiler_.family, layout_.include))) return {};
    fs::path written = folder / "written";
    Command command{compiler_.path};
    std::vector<std::string> flags = compileFlags();
    command.insert(command.end(), flags.begin(), flags.end());
    if (compiler_.family == Family::Clang) {
        command.insert(command.end(), {"-fpch-instantiate-templates", "-Xclang", "-fno-pch-timestamp"});
    }
    command.insert(command.end(), {"-x", "c++-header", header.string(), "-o", written.string()});
    ProcessResult result = timed("runtime header", command);
    if (!result.ok() || !cache_.publish(written, made)) {
        fs::remove(written, error);
        return {};
    }
    Cache::touch(folder);
    cache_.trim("headers", kHeaderBytes);
    return header;
}

// Whether there is a libstdc++.a: some systems have it in a package of its own. Asked once for each compiler.
bool Builder::hasStaticLibrary() {
    fs::path folder = cache_.folder("headers") / profileKey();
    std::error_code error;
    if (fs::exists(folder / "static", error)) return true;
    if (fs::exists(folder / "dynamic", error)) return false;
    ProcessResult asked = runProcess({compiler_.path, "-print-file-name=libstdc++.a"}, {});
    bool isThere = asked.ok() && asked.output.find('/') != std::string::npos;
    fs::create_directories(folder, error);
    cache_.write(folder / (isThere ? "static" : "dynamic"), "");
    return isThere;
}

std::vector<std::string> Builder::precompiledHeaderFlags(const fs::path& header) const {
    if (header.empty()) return {};
    if (compiler_.family == Family::Clang) return {"-include-pch", header.string() + ".pch"};
    return {"-include", header.string()};
}

ProcessResult Builder::compile(const fs::path& source, const fs::path& object) {
    auto attempt = [&](bool renew) {
        Command command = compilerCommand();
        std::vector<std::string> flags = compileFlags();
        command.insert(command.end(), flags.begin(), flags.end());
        if (usesPrecompiledHeader()) {
            flags = precompiledHeaderFlags(precompiledHeader(renew));
            command.insert(command.end(), flags.begin(), flags.end());
        }
        command.insert(command.end(), {"-c", source.string(), "-o", object.string()});
        return timed("C++", command);
    };
    ProcessResult result = attempt(false);
    return !result.ok() && blamesPrecompiledHeader(result.output) ? attempt(true) : result;
}

ProcessResult Builder::link(const fs::path& object, const fs::path& program) {
    Command command{compiler_.path, object.string(),  layout_.archive.string(),
                    "-o",           program.string(), "-pthread"};
    if (settings_.debugInfo) command.push_back("-g");
    // Resolving the symbols of libstdc++ takes longer than all else at the start of a small program.
    if (settings_.release && hasStaticLibrary())
        command.insert(command.end(), {"-static-libstdc++", "-static-libgcc"});
    command.insert(command.end(), settings_.extraFlags.begin(), settings_.extraFlags.end());
    std::vector<std::string> linker = linkerFlags(settings_.jobs);
    command.insert(command.end(), linker.begin(), linker.end());
    return timed("link", command);
}

BuildResult Builder::build(const std::string& text) {
    BuildResult result;
    std::error_code error;
    if (!fs::exists(layout_.archive, error) || !fs::exists(layout_.include / "ox" / "prelude.h", error)) {
        std::string text = fmt::format("the runtime is missing ({}, {})", layout_.archive.string(),
                                       layout_.include.string());
        return {BuildResult::Kind::Unusable, {}, {}, std::move(text)};
    }
    std::string key = Hasher().add(profileKey()).add(fileIdentity(layout_.archive)).add(text).hex();
    result.program = cache_.folder("programs") / key;
    if (fs::exists(result.program, error)) {
        if (settings_.verbose) fmt::print(stderr, "unchanged: {}\n", result.program.string());
        Cache::touch(result.program);
        return result;
    }
    TemporaryFolder folder(cache_);
    fs::path source = folder.path() / "program.cpp";
    fs::path program = folder.path() / "program";
    if (!cache_.write(source, text)) {
        return {
            BuildResult::Kind::Unusable, {}, {}, fmt::format("cannot write to {}", folder.path().string())};
    }
    ProcessResult step = compile(source, folder.path() / "program.o");
    if (step.ok()) step = link(folder.path() / "program.o", program);
    if (step.signal != 0) {
        return {BuildResult::Kind::Unusable,
                {},
                {},
                fmt::format("the C++ compiler was ended by signal {}", step.signal)};
    }
    if (!step.ok()) {
        if (step.output.find("No space left on device") != std::string::npos) {
            return {BuildResult::Kind::Unusable, {}, {}, "no space left on the device of the build cache"};
        }
        fs::path kept = cache_.folder("rejected") / (key + ".cpp");
        cache_.write(kept, text);
        cache_.trim("rejected", kKeptBytes);
        return {BuildResult::Kind::Rejected, {}, kept, std::move(step.output)};
    }
    if (!cache_.publish(program, result.program)) {
        return {
            BuildResult::Kind::Unusable, {}, {}, fmt::format("cannot write to {}", result.program.string())};
    }
    cache_.trim("programs", kProgramBytes);
    return result;
}

}  // namespace oxide::toolchain
