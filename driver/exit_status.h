// How oxidec ends. `oxidec run` ends with the program's own status instead.
#pragma once

namespace oxide::driver {

constexpr int kSuccess = 0;
constexpr int kProgramErrors = 1;  // the program is wrong, or a file or a tool is missing
constexpr int kWrongUsage = 2;
constexpr int kInternalError = 70;

}  // namespace oxide::driver
