#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/report.h"
#include "driver/verify.h"

namespace oxide::driver {

FrontEndResult runFrontEnd(Session& session, Stage last) {
    const Options& options = session.options;
    std::string problem;
    std::optional<std::string> text = readRootFile(options.file, problem);
    if (!text) {
        complain(options, problem);
        return {kProgramErrors, {}};
    }
    std::error_code error;
    if (!std::filesystem::exists(session.layout.api / "std.ox", error)) {
        complain(options, fmt::format("oxidec's library is not at `{}`: install oxidec whole, or link to it",
                                      session.layout.api.lexically_normal().string()));
        return {kProgramErrors, {}};
    }
    FileId root = session.sources.add(options.file, std::move(*text));
    PipelineRequest request{last, options.print, options.header};
    if (options.stopAfter) request.last = std::min(*options.stopAfter, last);
    FrontEndResult result;
    auto start = std::chrono::steady_clock::now();
    result.pipeline = runPipeline(session, root, request);
    std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
    if (options.verbose) fmt::print(stderr, "front end ({:.0f} ms)\n", spent.count());
    session.diagnostics.leaveExpansions(session.sources);
    if (options.verify) {
        std::string difference = verify(session.sources, root, session.diagnostics);
        if (!difference.empty()) report(session);
        fmt::print(stderr, "{}", difference);
        result.status = difference.empty() ? kSuccess : kProgramErrors;
        return result;
    }
    report(session);
    fmt::print("{}", result.pipeline.printed);
    if (session.diagnostics.hasErrors()) {
        result.status = kProgramErrors;
    } else if (options.print || options.stopAfter) {
        result.status = kSuccess;
    }
    return result;
}

}  // namespace oxide::driver
