#pragma once

#include "ox/lang/io_error.h"
#include "ox/lang/io_print.h"
#include "ox/lang/vec.h"

/// Standard input, one buffer for the process, and the raw side of the other streams.
namespace ox::io {

// The number of bytes, 0 at the end, or a negative errno.
i64 readStdin(SliceMut<u8> buffer);
/// At least one byte buffered: 1.
i64 fillStdin();
/// Valid until somebody reads.
Slice<u8> stdinBuffered();
void consumeStdin(usize amount);
/// Appends up to and with `delimiter`.
i64 readStdinUntil(u8 delimiter, Vec<u8>* into);
i64 readStdinToEnd(Vec<u8>* into);

inline i32 writeStderrBytes(Slice<u8> bytes) {
    return writeStderr(Str(reinterpret_cast<char const*>(bytes.data()), bytes.len()));
}
bool isTerminal(i32 descriptor);

}  // namespace ox::io
