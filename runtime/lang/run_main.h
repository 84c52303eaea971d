#pragma once

#include "ox/lang/env.h"
#include "ox/lang/io_print.h"
#include "ox/lang/panic.h"
#include "ox/os/stack.h"

namespace ox {

/// The C++ `main` of a program: runs `program` and gives the exit status, 101 after a panic.
template <auto program>
int runMain(int argc, char** argv) {
    env::setArgs(argc, argv);
    os::growMainStack();
    io::ignoreBrokenPipes();
    i32 status = 101;
    panicking::catchUnwind([&] { status = program(); }, [](Panic) {});
    io::finishStdout();
    return status;
}

}  // namespace ox
