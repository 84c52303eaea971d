#include "ox/lang/panic.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>

#include "ox/lang/fmt.h"
#include "ox/lang/io_print.h"
#include "ox/lang/panic_hook.h"
#include "ox/lang/string.h"

namespace ox {

Panic::Panic(Str message, bool isLiteral) : text_(nullptr), len_(message.len()), isLiteral_(isLiteral) {
    text_ = static_cast<char*>(alloc::allocate(len_ + 1));
    std::memcpy(text_, message.data(), len_);
}
Panic::Panic(Panic&& other) noexcept
    : text_(std::exchange(other.text_, nullptr)),
      len_(std::exchange(other.len_, 0)),
      isLiteral_(other.isLiteral_),
      custom_(other.takeCustom()) {}
Panic& Panic::operator=(Panic&& other) noexcept {
    std::swap(text_, other.text_);
    std::swap(len_, other.len_);
    isLiteral_ = other.isLiteral_;
    std::swap(custom_, other.custom_);
    return *this;
}
Panic::~Panic() {
    if (isCustom()) custom_.drop(custom_.data, custom_.vtable);
    alloc::release(text_);
}

/// A program has only so many literals: each is kept once, for ever.
Str Panic::literal() const {
    static std::mutex lock;
    static auto* const literals = new std::set<std::string, std::less<>>;
    std::lock_guard guard(lock);
    std::string const& kept = *literals->emplace(text_, len_).first;
    return Str(kept.data(), kept.size());
}

namespace panicking {
namespace {

thread_local u32 panics = 0;
thread_local char nameBuffer[64];
thread_local usize nameLen = 0;
thread_local constinit Str otherName;  // before the thread's own

void begin() {
    ++panics;
    underWay.fetch_add(1, std::memory_order_relaxed);
}
void end() {
    --panics;
    underWay.fetch_sub(1, std::memory_order_relaxed);
}

bool isFirstThread() { return getpid() == gettid(); }

struct InstalledHook {
    std::shared_mutex lock;
    Hook hook;
};

/// Never destroyed: other threads may panic while the process ends.
InstalledHook& installed() {
    static InstalledHook* instance = new InstalledHook;
    return *instance;
}

void report(HookInfo const& info) {
    // A hook that panics, or panics of destructors on the way: the plain message only.
    if (panics > 0) return Hook().call(&info);
    std::shared_lock lock(installed().lock);
    begin();
    installed().hook.call(&info);
    end();
}

[[noreturn]] void raise(Panic panic, char const* file, u32 line) {
    report({panic.message(), Str(file, std::strlen(file)), line, panic.isLiteral(), panic.isCustom()});
    if (panics > 0) {
        io::writeStderr("thread panicked while processing panic. aborting.\n");
        std::abort();
    }
    begin();
    throw panic;
}
[[noreturn]] void raise(Str message, bool isLiteral, char const* file, u32 line) {
    raise(Panic(message, isLiteral), file, line);
}

}  // namespace

void panic(Str message, char const* file, u32 line) { raise(message, true, file, line); }

void panicText(Str message, char const* file, u32 line) { raise(message, false, file, line); }

void panicWith(Panic panic, char const* file, u32 line) { raise(std::move(panic), file, line); }

void panicFmt(fmt::Arguments const& message, char const* file, u32 line) {
    String text = fmt::format(message);
    raise(text.asStr(), message.count == 0, file, line);
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
    begin();
    throw panic;
}

void Hook::call(HookInfo const* info) const {
    if (closure_ != nullptr) return call_(closure_, info);
    String text = fmt::format(fmt::Arguments("\nthread '{}' panicked at {}:{}:\n{}\n",
                                             {fmt::display(threadName()), fmt::display(info->file_),
                                              fmt::display(info->line_), fmt::display(info->message_)}));
    io::writeStderr(text.asStr());
}

void setHook(Hook hook) {
    if (isPanicking()) panic("cannot modify the panic hook from a panicking thread");
    std::unique_lock lock(installed().lock);
    std::swap(installed().hook, hook);
}

Hook takeHook() {
    if (isPanicking()) panic("cannot modify the panic hook from a panicking thread");
    std::unique_lock lock(installed().lock);
    return std::exchange(installed().hook, Hook());
}

bool isThreadPanicking() { return panics > 0; }
void ended() { end(); }

void setThreadName(Str name) {
    nameLen = name.len() < sizeof nameBuffer ? name.len() : sizeof nameBuffer;
    std::memcpy(nameBuffer, name.data(), nameLen);
}

void swapOtherThreadName(Str& name) { std::swap(otherName, name); }

Str threadName() {
    if (!otherName.isEmpty()) return otherName;
    if (nameLen > 0) return Str(nameBuffer, nameLen);
    return isFirstThread() ? Str("main") : Str("<unnamed>");
}

}  // namespace panicking
}  // namespace ox
