#include "ox/lang/panic.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "ox/lang/fmt.h"
#include "ox/lang/io_print.h"
#include "ox/lang/string.h"

namespace ox {

Panic::Panic(Str message) : text_(static_cast<char*>(std::malloc(message.len() + 1))), len_(message.len()) {
    std::memcpy(text_, message.data(), len_);
}
Panic::Panic(Panic&& other) noexcept : text_(other.text_), len_(other.len_) {
    other.text_ = nullptr;
    other.len_ = 0;
}
Panic& Panic::operator=(Panic&& other) noexcept {
    std::swap(text_, other.text_);
    std::swap(len_, other.len_);
    return *this;
}
Panic::~Panic() { std::free(text_); }

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

[[noreturn]] void raise(Str message, char const* file, u32 line) {
    report(message, file, line);
    if (panics > 0) {
        io::writeStderr("thread panicked while processing panic. aborting.\n");
        std::abort();
    }
    ++panics;
    throw Panic(message);
}

}  // namespace

void panic(Str message, char const* file, u32 line) { raise(message, file, line); }

void panicFmt(fmt::Arguments const& message, char const* file, u32 line) {
    String text = fmt::format(message);
    raise(text.asStr(), file, line);
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
