#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "driver/commands/commands.h"
#include "driver/exit_status.h"
#include "driver/report.h"

namespace oxide::driver {

namespace {

bool write(const Session& session, const std::string& output, const std::string& text) {
    errno = 0;
    std::ofstream file(output, std::ios::binary);
    file << text;
    if (file.flush()) return true;
    complain(session.options,
             fmt::format("cannot write `{}`: {}", output, std::strerror(errno ? errno : EIO)));
    return false;
}

}  // namespace

int emitCommand(Session& session) {
    FrontEndResult result = runFrontEnd(session, Stage::Cpp);
    if (result.status) return *result.status;
    const std::string& header = session.options.header;
    if (!header.empty() && !write(session, header, result.pipeline.headerText)) return kProgramErrors;
    const std::string& output = session.options.output;
    if (output.empty() || output == "-") {
        fmt::print("{}", result.pipeline.cppText);
        return kSuccess;
    }
    return write(session, output, result.pipeline.cppText) ? kSuccess : kProgramErrors;
}

}  // namespace oxide::driver
