// Checks of the compiler's own logic. A failed check is a bug in oxidec, never in the user's program:
// it prints where and what, says how to report it, and ends the process with status 70.
#pragma once

#include <string_view>

namespace oxide {

[[noreturn]] void internalError(const char* file, int line, std::string_view message);

}  // namespace oxide

#define OX_CHECK(condition, message)                                           \
    do {                                                                       \
        if (!(condition)) ::oxide::internalError(__FILE__, __LINE__, message); \
    } while (false)

#define OX_UNREACHABLE(message) ::oxide::internalError(__FILE__, __LINE__, message)
