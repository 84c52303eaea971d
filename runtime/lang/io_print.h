#pragma once

#include "ox/lang/fmt.h"

/// Standard output and standard error, as Rust's: stdout is shared, locked and line buffered, stderr
/// unbuffered.
namespace ox::io {

/// `print!`: one lock for the whole statement. Panics when stdout cannot be written (a closed stdout swallows
/// it).
void print(fmt::Arguments const& arguments);
/// `eprint!`: one write for the whole statement.
void eprint(fmt::Arguments const& arguments);

/// Raw writes for `io.stdout()` and `io.stderr()`: 0 or an errno.
i32 writeStdout(Slice<u8> bytes);
i32 flushStdout();
i32 writeStderr(Str text);

/// At the end of the process: what is buffered, unless another thread is in the middle of printing.
void finishStdout();
/// At its start: a reader that went away is an error of the write, not a signal.
void ignoreBrokenPipes();

/// `io.stdout().lock()` keeps other threads out between the two; the lock is reentrant.
void lockStdout();
void unlockStdout();

}  // namespace ox::io
