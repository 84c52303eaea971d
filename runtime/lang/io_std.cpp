#include "ox/lang/io_std.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>

namespace ox::io {

namespace {

struct Stdin {
    std::mutex lock;
    usize start = 0;
    usize end = 0;
    u8 buffer[8192];

    /// At least one byte buffered: 1; the end: 0; an error: its negative errno.
    i64 fill() {
        if (start < end) return 1;
        while (true) {
            ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
            if (count < 0 && errno == EINTR) continue;
            // A program that was started without the descriptor reads nothing.
            if (count < 0) return errno == EBADF ? 0 : -errno;
            start = 0;
            end = static_cast<usize>(count);
            return count == 0 ? 0 : 1;
        }
    }

    Slice<u8> available() const { return Slice<u8>(buffer + start, end - start); }
};

Stdin& standardInput() {
    static Stdin instance;
    return instance;
}

}  // namespace

i64 readStdin(SliceMut<u8> target) {
    Stdin& in = standardInput();
    std::lock_guard lock(in.lock);
    if (target.isEmpty()) return 0;
    i64 state = in.fill();
    if (state <= 0) return state;
    usize count = target.len() < in.available().len() ? target.len() : in.available().len();
    std::memcpy(target.data(), in.available().data(), count);
    in.start += count;
    return static_cast<i64>(count);
}

i64 fillStdin() {
    Stdin& in = standardInput();
    std::lock_guard lock(in.lock);
    return in.fill();
}
Slice<u8> stdinBuffered() { return standardInput().available(); }
void consumeStdin(usize amount) {
    Stdin& in = standardInput();
    std::lock_guard lock(in.lock);
    in.start += amount;
}

i64 readStdinUntil(u8 delimiter, Vec<u8>* into) {
    Stdin& in = standardInput();
    std::lock_guard lock(in.lock);
    i64 total = 0;
    while (true) {
        i64 state = in.fill();
        if (state < 0) return state;
        if (state == 0) return total;
        Slice<u8> available = in.available();
        void const* hit = std::memchr(available.data(), delimiter, available.len());
        usize count = hit == nullptr ? available.len()
                                     : static_cast<usize>(static_cast<u8 const*>(hit) - available.data()) + 1;
        into->appendCopies(available.from(0, count));
        in.start += count;
        total += static_cast<i64>(count);
        if (hit != nullptr) return total;
    }
}

i64 readStdinToEnd(Vec<u8>* into) {
    Stdin& in = standardInput();
    std::lock_guard lock(in.lock);
    i64 total = 0;
    while (true) {
        i64 state = in.fill();
        if (state < 0) return state;
        if (state == 0) return total;
        into->appendCopies(in.available());
        total += static_cast<i64>(in.available().len());
        in.start = in.end;
    }
}

bool isTerminal(i32 descriptor) { return ::isatty(descriptor) == 1; }

}  // namespace ox::io
