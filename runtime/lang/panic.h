#pragma once

#include <atomic>

#include "ox/lang/basic.h"

namespace ox {

template <class T>
struct Option;

namespace fmt {
struct Arguments;
}

/// The only C++ exception that Oxide code throws. The message has been printed when it is thrown. Owns its
/// text.
class Panic {
  public:
    /// What `panicAny` and `resumeUnwind` carry beside texts: a boxed value, as its two pointers.
    struct Custom {
        void* data;
        void const* vtable;
        void (*drop)(void*, void const*);
    };

    Panic(Str message, bool isLiteral);
    explicit Panic(Custom custom) : Panic("Box<dyn Any>", true) { custom_ = custom; }
    Panic(Panic&& other) noexcept;
    Panic& operator=(Panic&& other) noexcept;
    ~Panic();

    Str message() const { return Str(text_, len_); }
    /// `panic!("literal")`: the payload is a `&'static str`, otherwise a String.
    bool isLiteral() const { return isLiteral_; }
    /// The message as a `&'static str`: a copy that is never freed.
    Str literal() const;
    bool isCustom() const { return custom_.data != nullptr; }
    /// The boxed value, which is the caller's then.
    Custom takeCustom() { return ox::exchange(custom_, Custom{}); }

  private:
    char* text_;
    usize len_;
    bool isLiteral_;
    Custom custom_{};
};

namespace panicking {

/// Where a function was called: the last parameter of those that panic there, `Caller caller =
/// Caller::here()`.
struct Caller {
    char const* file;
    u32 line;
    static constexpr Caller here(char const* file = __builtin_FILE(), u32 line = __builtin_LINE()) {
        return {file, line};
    }
};

/// Prints `thread 'NAME' panicked at FILE:LINE:` and the message, and throws. When the thread is panicking
/// already, aborts.
[[noreturn, gnu::cold]] void panic(Str message, char const* file = __builtin_FILE(),
                                   u32 line = __builtin_LINE());
/// The same with a message made at run time: the payload is a String.
[[noreturn, gnu::cold]] void panicText(Str message, char const* file = __builtin_FILE(),
                                       u32 line = __builtin_LINE());
[[noreturn, gnu::cold]] void panicFmt(fmt::Arguments const& message, char const* file = __builtin_FILE(),
                                      u32 line = __builtin_LINE());
/// `assertEq!` (or `assertNe!`): `values` gives the lines `  left: ..` and ` right: ..`.
[[noreturn, gnu::cold]] void assertFailed(bool isEqual, fmt::Arguments const& values,
                                          Option<fmt::Arguments> const& message,
                                          char const* file = __builtin_FILE(), u32 line = __builtin_LINE());
[[noreturn, gnu::cold]] void unreachable(char const* file = __builtin_FILE(), u32 line = __builtin_LINE());
/// The same with a value in place of a message.
[[noreturn, gnu::cold]] void panicWith(Panic panic, char const* file = __builtin_FILE(),
                                       u32 line = __builtin_LINE());
/// Goes on with a panic that was caught, without printing again.
[[noreturn, gnu::cold]] void resume(Panic panic);

/// Panics of all threads, so that `isPanicking` costs next to nothing where there are none.
inline constinit std::atomic<u32> underWay{0};
bool isThreadPanicking();
/// Is this thread between a panic and the boundary that catches it? Counted by us: a strand is destroyed
/// after its exception was caught.
inline bool isPanicking() { return underWay.load(std::memory_order_relaxed) != 0 && isThreadPanicking(); }
/// A boundary (task, thread, `catchUnwind`, main) calls it once per caught panic, when everything the panic
/// unwinds is destroyed.
void ended();

/// Runs `body()`; false when it panicked, with the panic moved into `caught` (an Option<Panic> or the like).
template <class Body, class Caught>
bool catchUnwind(Body&& body, Caught&& caught) {
    try {
        body();
        return true;
    } catch (Panic& panic) {
        caught(std::move(panic));
    }
    ended();
    return false;
}

/// The name in the message of a panic of this thread; copied. The first thread is `main`, others `<unnamed>`.
void setThreadName(Str name);
/// Another name, that goes before the thread's own; the empty one is none. Not copied.
void swapOtherThreadName(Str& name);
Str threadName();

}  // namespace panicking
}  // namespace ox
