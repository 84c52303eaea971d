#include "driver/toolchain/compiler.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <charconv>
#include <string_view>

#include "driver/toolchain/hash.h"
#include "driver/toolchain/process.h"

namespace oxide::toolchain {

namespace {

constexpr int kOldestClang = 19;
constexpr int kOldestGcc = 12;
constexpr std::string_view kCandidates[] = {"clang++-22", "clang++-21", "clang++-20", "clang++-19", "clang++",
                                            "g++",        "g++-14",     "g++-13",     "g++-12"};

int macroValue(std::string_view macros, std::string_view name) {
    std::string line = fmt::format("#define {} ", name);
    std::size_t at = macros.find(line);
    int value = 0;
    if (at != std::string_view::npos) {
        std::from_chars(macros.data() + at + line.size(), macros.data() + macros.size(), value);
    }
    return value;
}

// "clang 19" or "gcc 12", from the compiler's own predefined macros: names and --version texts differ between
// distributions.
std::string describe(const std::string& path) {
    ProcessResult result = runProcess({path, "-x", "c++", "-dM", "-E", "/dev/null"});
    if (!result.ok()) return "unknown 0";
    if (int major = macroValue(result.output, "__clang_major__")) return fmt::format("clang {}", major);
    return fmt::format("gcc {}", macroValue(result.output, "__GNUC__"));
}

std::optional<Compiler> probe(const std::string& path, const Cache& cache) {
    Compiler compiler;
    compiler.path = path;
    compiler.identity = path + " " + fileIdentity(path);
    std::filesystem::path known = cache.folder("compilers") / Hasher().add(compiler.identity).hex();
    std::optional<std::string> text = Cache::read(known);
    if (!text) {
        text = describe(path);
        cache.write(known, *text);
    }
    std::size_t space = text->find(' ');
    if (space == std::string::npos) return std::nullopt;
    std::string_view family = std::string_view(*text).substr(0, space);
    std::from_chars(text->data() + space + 1, text->data() + text->size(), compiler.major);
    if (family == "clang") {
        compiler.family = Family::Clang;
    } else if (family == "gcc" && compiler.major > 0) {
        compiler.family = Family::Gcc;
    } else {
        return std::nullopt;
    }
    return compiler;
}

bool isRecent(const Compiler& compiler) {
    return compiler.major >= (compiler.family == Family::Clang ? kOldestClang : kOldestGcc);
}

}  // namespace

std::string fileIdentity(const std::filesystem::path& path) {
    struct stat info;
    if (stat(path.c_str(), &info) != 0) return {};
    return fmt::format("{}:{}.{:09}", info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

std::optional<Compiler> chooseCompiler(const std::string& requested, const Cache& cache,
                                       std::string& problem) {
    if (!requested.empty()) {
        std::optional<std::string> path = findProgram(requested);
        if (!path) {
            problem = fmt::format("the C++ compiler `{}` was not found", requested);
            return std::nullopt;
        }
        std::optional<Compiler> compiler = probe(*path, cache);
        if (!compiler) {
            problem = fmt::format("`{}` does not work as a C++ compiler", requested);
        } else if (!isRecent(*compiler)) {
            problem =
                fmt::format("the C++ compiler `{}` is version {}; oxidec needs clang++ {} or g++ {} at least",
                            requested, compiler->major, kOldestClang, kOldestGcc);
            return std::nullopt;
        }
        return compiler;
    }
    for (std::string_view name : kCandidates) {
        std::optional<std::string> path = findProgram(name);
        if (!path) continue;
        std::optional<Compiler> compiler = probe(*path, cache);
        if (compiler && isRecent(*compiler)) return compiler;
    }
    problem = fmt::format(
        "no C++ compiler found; install clang++ {} or g++ {} (or later), or name one with --cxx or OXIDE_CXX",
        kOldestClang, kOldestGcc);
    return std::nullopt;
}

}  // namespace oxide::toolchain
