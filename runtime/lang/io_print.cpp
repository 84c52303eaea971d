#include "ox/lang/io_print.h"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "ox/lang/panic.h"
#include "ox/lang/sync_raw.h"

namespace ox::io {

namespace {

i32 writeAll(int descriptor, char const* data, usize len) {
    while (len > 0) {
        ssize_t written = ::write(descriptor, data, len);
        if (written < 0) {
            if (errno == EINTR) continue;
            // A program that was started without the descriptor writes into the void.
            return errno == EBADF ? 0 : errno;
        }
        data += written;
        len -= static_cast<usize>(written);
    }
    return 0;
}

/// Lines are written when they are whole, text without a newline when the buffer is full or flushed.
class Stdout {
  public:
    /// By the thread that holds it already as well, as often as it is unlocked.
    void lock() {
        if (!isMine()) {
            mutex_.lock();
            owner_.store(&self_, std::memory_order_relaxed);
        }
        ++depth_;
    }
    bool tryLock() {
        if (!isMine()) {
            if (!mutex_.tryLock()) return false;
            owner_.store(&self_, std::memory_order_relaxed);
        }
        ++depth_;
        return true;
    }
    void unlock() {
        if (--depth_ > 0) return;
        owner_.store(nullptr, std::memory_order_relaxed);
        mutex_.unlock();
    }

    bool append(char const* data, usize len) {
        if (len > kCapacity - len_ && flush() != 0) return false;
        if (len > kCapacity) {
            error_ = writeAll(STDOUT_FILENO, data, len);
            return error_ == 0;
        }
        std::memcpy(buffer_ + len_, data, len);
        len_ += len;
        return true;
    }

    i32 flush() { return flushUntil(len_); }

    i32 flushLines() {
        if (len_ == 0) return 0;
        void const* newline = ::memrchr(buffer_, '\n', len_);
        if (newline == nullptr) return 0;
        return flushUntil(static_cast<usize>(static_cast<char const*>(newline) - buffer_) + 1);
    }

    i32 takeError() {
        i32 error = error_;
        error_ = 0;
        return error;
    }

  private:
    i32 flushUntil(usize end) {
        error_ = writeAll(STDOUT_FILENO, buffer_, end);
        len_ -= end;
        std::memmove(buffer_, buffer_ + end, len_);
        return error_;
    }

    bool isMine() const { return owner_.load(std::memory_order_relaxed) == &self_; }

    static constexpr usize kCapacity = 8192;
    static inline thread_local char self_;  // its address stands for the thread

    sync::RawMutex mutex_;
    std::atomic<char const*> owner_{nullptr};
    u32 depth_ = 0;
    usize len_ = 0;
    i32 error_ = 0;
    char buffer_[kCapacity];
};

/// Never destroyed: other threads may print while the process ends.
Stdout& standardOutput() {
    alignas(Stdout) static char storage[sizeof(Stdout)];
    static Stdout* instance = [] {
        std::atexit(finishStdout);
        return new (storage) Stdout;
    }();
    return *instance;
}

/// Unlocks also when a `fmt` method panics.
struct StdoutLock {
    Stdout& out;
    explicit StdoutLock(Stdout& out) : out(out) { out.lock(); }
    ~StdoutLock() { out.unlock(); }
};

[[noreturn, gnu::cold]] void failedPrinting(i32 error) {
    Str reason(std::strerror(error), std::strlen(std::strerror(error)));
    panicking::panicFmt(fmt::Arguments("failed printing to stdout: {} (os error {})",
                                       {fmt::display(reason), fmt::display(error)}));
}

}  // namespace

void print(fmt::Arguments const& arguments) {
    i32 error = 0;
    {
        StdoutLock lock(standardOutput());
        fmt::Sink sink{&lock.out, [](void* target, char const* data, usize len) {
                           return static_cast<Stdout*>(target)->append(data, len);
                       }};
        bool written = fmt::write(sink, arguments);
        error = lock.out.flushLines();
        if (!written && error == 0) {
            error = lock.out.takeError();
            if (error == 0) panicking::panic("failed printing to stdout: formatter error");
        }
    }
    if (error != 0) failedPrinting(error);
}

void eprint(fmt::Arguments const& arguments) {
    String text;
    bool written = fmt::write(fmt::Sink::of(&text), arguments);
    i32 error = writeStderr(text.asStr());
    if (error != 0) {
        Str reason(std::strerror(error), std::strlen(std::strerror(error)));
        panicking::panicFmt(fmt::Arguments("failed printing to stderr: {} (os error {})",
                                           {fmt::display(reason), fmt::display(error)}));
    }
    if (!written) panicking::panic("failed printing to stderr: formatter error");
}

i32 writeStdout(Slice<u8> bytes) {
    StdoutLock lock(standardOutput());
    if (!lock.out.append(reinterpret_cast<char const*>(bytes.data()), bytes.len()))
        return lock.out.takeError();
    return lock.out.flushLines();
}

i32 flushStdout() {
    StdoutLock lock(standardOutput());
    return lock.out.flush();
}

void finishStdout() {
    Stdout& out = standardOutput();
    if (!out.tryLock()) return;
    out.flush();
    out.unlock();
}

void ignoreBrokenPipes() { std::signal(SIGPIPE, SIG_IGN); }

i32 writeStderr(Str text) { return writeAll(STDERR_FILENO, text.data(), text.len()); }

void lockStdout() { standardOutput().lock(); }
void unlockStdout() { standardOutput().unlock(); }

}  // namespace ox::io
