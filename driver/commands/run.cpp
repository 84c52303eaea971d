#include <fmt/format.h>

#include <cstdio>
#include <cstring>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/report.h"
#include "driver/toolchain/process.h"

namespace oxide::driver {

int runCommand(Session& session) {
    FrontEndResult front = runFrontEnd(session, Stage::Cpp);
    if (front.status) return *front.status;
    ProgramResult program = buildProgram(session, front.pipeline.cppText);
    if (program.status) return *program.status;
    toolchain::Command arguments{session.options.file};
    const auto& given = session.options.programArguments;
    arguments.insert(arguments.end(), given.begin(), given.end());
    std::fflush(nullptr);
    // The program takes this process over: signals reach it, and its end is ours.
    int error = toolchain::becomeProgram(program.path, arguments);
    complain(session.options, fmt::format("cannot run `{}`: {}", program.path, std::strerror(error)));
    return kProgramErrors;
}

}  // namespace oxide::driver
