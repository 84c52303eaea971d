#include "frontend/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace oxide {

void internalError(const char* file, int line, std::string_view message) {
    std::fprintf(stderr,
                 "oxidec: internal error at %s:%d: %.*s\n"
                 "note: this is a bug in oxidec; please report it with the program that caused it\n",
                 file, line, static_cast<int>(message.size()), message.data());
    std::fflush(stderr);
    std::_Exit(70);
}

}  // namespace oxide
