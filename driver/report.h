// Everything oxidec says on stderr, in the form that --error-format asks for.
#pragma once

#include <string_view>

#include "driver/session.h"

namespace oxide::driver {

// Shows all diagnostics of the session with their summary.
void report(const Session& session);

// One message without a place in the program: a missing file, a missing tool.
void complain(const Options& options, std::string_view message);

}  // namespace oxide::driver
