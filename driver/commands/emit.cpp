#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/report.h"

namespace oxide::driver {

int emitCommand(Session& session) {
    FrontEndResult result = runFrontEnd(session, Stage::Cpp);
    if (result.status) return *result.status;
    const std::string& output = session.options.output;
    if (output.empty() || output == "-") {
        fmt::print("{}", result.pipeline.cppText);
        return kSuccess;
    }
    errno = 0;
    std::ofstream file(output, std::ios::binary);
    file << result.pipeline.cppText;
    if (!file.flush()) {
        complain(session.options,
                 fmt::format("cannot write `{}`: {}", output, std::strerror(errno ? errno : EIO)));
        return kProgramErrors;
    }
    return kSuccess;
}

}  // namespace oxide::driver
