#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/report.h"
#include "driver/toolchain/builder.h"

namespace oxide::driver {

namespace {

namespace fs = std::filesystem;

// Written aside and renamed: a program that is running keeps its file, and a failed copy leaves no half of
// one.
std::error_code install(const fs::path& program, const fs::path& output) {
    std::error_code error;
    fs::path aside = output;
    aside += fmt::format(".{}", getpid());
    if (fs::is_directory(output, error)) return std::make_error_code(std::errc::is_a_directory);
    fs::copy_file(program, aside, fs::copy_options::overwrite_existing, error);
    if (!error) fs::rename(aside, output, error);
    std::error_code ignored;
    if (error) fs::remove(aside, ignored);
    return error;
}

std::string defaultOutput(const std::string& file) {
    fs::path name = fs::path(file).filename();
    fs::path stem = name.stem();
    return stem == name ? name.string() + ".out" : stem.string();
}

}  // namespace

ProgramResult buildProgram(const Session& session, const std::string& cppText) {
    const Options& options = session.options;
    std::string problem;
    std::optional<toolchain::Cache> cache = toolchain::Cache::open(problem);
    std::optional<toolchain::Compiler> compiler;
    if (cache) compiler = toolchain::chooseCompiler(options.cxx, *cache, problem);
    if (!compiler) {
        complain(options, problem);
        return {kProgramErrors, {}};
    }
    toolchain::BuildSettings settings;
    settings.release = options.release;
    settings.debugInfo = options.debugInfo;
    settings.launcher = options.cxxLauncher;
    settings.extraFlags = options.cxxFlags;
    settings.jobs = options.jobs;
    settings.verbose = options.verbose;
    toolchain::Builder builder(session.layout, std::move(*cache), std::move(*compiler), std::move(settings));
    toolchain::BuildResult result = builder.build(cppText);
    switch (result.kind) {
        case toolchain::BuildResult::Kind::Built: return {std::nullopt, result.program.string()};
        case toolchain::BuildResult::Kind::Unusable:
            complain(options, result.output);
            return {kProgramErrors, {}};
        case toolchain::BuildResult::Kind::Rejected: break;
    }
    complain(options, "the C++ compiler did not accept the code that oxidec made of this program");
    fmt::print(stderr,
               "note: this is a bug in oxidec; please report it with the program that caused it\n"
               "note: the C++ code is kept in {}\n",
               result.kept.string());
    fmt::print(stderr, "{}", options.verbose ? result.output : "note: -v shows what the C++ compiler said\n");
    return {kInternalError, {}};
}

int buildCommand(Session& session) {
    FrontEndResult front = runFrontEnd(session, Stage::Cpp);
    if (front.status) return *front.status;
    ProgramResult program = buildProgram(session, front.pipeline.cppText);
    if (program.status) return *program.status;
    const Options& options = session.options;
    std::string output = options.output.empty() ? defaultOutput(options.file) : options.output;
    if (std::error_code error = install(program.path, output)) {
        complain(options, fmt::format("cannot write `{}`: {}", output, error.message()));
        return kProgramErrors;
    }
    return kSuccess;
}

}  // namespace oxide::driver
