#include "ox/lang/panic.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "ox/lang/fmt.h"
#include "ox/lang/io_print.h"
#include "ox/lang/string.h"

namespace ox {

Panic::Panic(Str message, bool isLiteral) : text_(nullptr), len_(message.len()), isLiteral_(isLiteral) {
    text_ = static_cast<char*>(alloc::allocate(len_ + 1));
    std::memcpy(text_, message.data(), len_);
}
Panic::Panic(Panic&& other) noexcept
    : text_(std::exchange(other.text_, nullptr)),
      len_(std::exchange(other.len_, 0)),
      isLiteral_(other.isLiteral_) {}
Panic& Panic::operator=(Panic&& other) noexcept {
    std::swap(text_, other.text_);
    std::swap(len_, other.len_);
    isLiteral_ = other.isLiteral_;
    return *this;
}
Panic::~Panic() { alloc::release(text_); }

Str Panic::literal() const {
    char* copy = static_cast<char*>(alloc::allocate(len_ + 1));
    std::memcpy(copy, text_, len_);
    return Str(copy, len_);
}

namespace panicking {
namespace {

thread_local u32 panics = 0;
thread_local char nameBuffer[64];
thread_local usize nameLen = 0;

bool isFirstThread() { return getpid() == gettid(); }

void report(Str message, char const* file, u32 line) {
    String text =
        fmt::format(fmt::Arguments("\nthread '{}' panicked at {}:{}:\n{}\n",
                                   {fmt::display(threadName()), fmt::display(Str(file, std::strlen(file))),
                                    fmt::display(line), fmt::display(message)}));
    io::writeStderr(text.asStr());
}

[[noreturn]] void raise(Str message, bool isLiteral, char const* file, u32 line) {
    report(message, file, line);
    if (panics > 0) {
        io::writeStderr("thread panicked while processing panic. aborting.\n");
        std::abort();
    }
    ++panics;
    throw Panic(message, isLiteral);
}

}  // namespace

void panic(Str message, char const* file, u32 line) { raise(message, true, file, line); }

void panicFmt(fmt::Arguments const& message, char const* file, u32 line) {
    String text = fmt::format(message);
    raise(text.asStr(), fmt::asStr(message).isSome(), file, line);
}

void assertFailed(bool isEqual, fmt::Arguments const& values, Option<fmt::Arguments> const& message,
                  char const* file, u32 line) {
    Str relation = isEqual ? Str("==") : Str("!=");
    String text = fmt::format(fmt::Arguments("assertion `left {} right` failed", {fmt::display(relation)}));
    if (message.isSome()) {
        text.pushStr(": ");
        fmt::write(fmt::Sink::of(&text), message.asSome()._0);
    }
    text.push(U'\n');
    fmt::write(fmt::Sink::of(&text), values);
    raise(text.asStr(), false, file, line);
}

void unreachable(char const* file, u32 line) {
    panic("internal error: entered unreachable code", file, line);
}

void resume(Panic panic) {
    ++panics;
    throw panic;
}

bool isPanicking() { return panics > 0; }
void ended() { --panics; }

void setThreadName(Str name) {
    nameLen = name.len() < sizeof nameBuffer ? name.len() : sizeof nameBuffer;
    std::memcpy(nameBuffer, name.data(), nameLen);
}

Str threadName() {
    if (nameLen > 0) return Str(nameBuffer, nameLen);
    return isFirstThread() ? Str("main") : Str("<unnamed>");
}

}  // namespace panicking
}  // namespace ox
