// The commands: each runs the pipeline as far as it needs and returns the exit status.
#pragma once

#include "driver/pipeline.h"
#include "driver/session.h"

namespace oxide::driver {

int buildCommand(Session& session);
int runCommand(Session& session);
int checkCommand(Session& session);
int emitCommand(Session& session);
int explainCommand(const Options& options);

// Reads the root file and runs the pipeline up to `last` or what the options ask for, and reports its
// diagnostics. Gives the status to end with, or nothing when the command goes on.
struct FrontEndResult {
    std::optional<int> status;
    PipelineResult pipeline;
};
FrontEndResult runFrontEnd(Session& session, Stage last);

// The program that the C++ text becomes, in the build cache; on failure the status to end with, after a
// message.
struct ProgramResult {
    std::optional<int> status;
    std::string path;
};
ProgramResult buildProgram(const Session& session, const std::string& cppText);

}  // namespace oxide::driver
