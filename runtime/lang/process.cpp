#include "ox/lang/process.h"

#include <unistd.h>

#include <cstdlib>

#include "ox/lang/io_print.h"

namespace ox::process {

void exit(i32 code) {
    io::finishStdout();
    // Not exit(): other threads are running, and what static destructors would take from them they still use.
    ::_exit(code);
}

void abort() { std::abort(); }

i32 parent() { return ::getppid(); }
u32 id() { return static_cast<u32>(::getpid()); }

}  // namespace ox::process
