// The pipeline of passes, from the root file to C++ text. The only place that knows their order.
#pragma once

#include <optional>
#include <string>

#include "driver/session.h"
#include "driver/stage.h"

namespace oxide::driver {

struct PipelineRequest {
    Stage last = Stage::Cpp;     // nothing behind it runs
    std::optional<Stage> print;  // the form to print; the pipeline ends there
    std::string header;  // of the C++, to declare what is public; empty: none, and there must be a main
};

struct PipelineResult {
    bool finished = false;  // everything that was asked for ran without an error in the program
    std::string printed;    // of PipelineRequest::print
    std::string cppText;    // when `last` is Cpp and nothing is wrong
    std::string headerText;
};

PipelineResult runPipeline(Session& session, FileId root, const PipelineRequest& request);

}  // namespace oxide::driver
