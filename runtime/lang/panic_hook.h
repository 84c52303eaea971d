#pragma once

#include "ox/lang/panic.h"

namespace ox::panicking {

/// What a hook learns about a panic.
struct HookInfo {
    Str message_;
    Str file_;
    u32 line_;
    bool isLiteral_;
    bool isCustom_;

    /// Of a boxed value only that it is one.
    Panic payload() const { return Panic(message_, isLiteral_); }
    bool isCustom() const { return isCustom_; }
    Str file() const { return file_; }
    u32 line() const { return line_; }
};

/// Called instead of the printing of a message. Owns a closure; an empty one stands for the printing itself.
class Hook {
  public:
    Hook() = default;
    template <class F>
    static Hook of(F f) {
        Hook hook;
        hook.closure_ = new F(std::move(f));
        hook.call_ = [](void* closure, HookInfo const* info) { (*static_cast<F*>(closure))(info); };
        hook.drop_ = [](void* closure) { delete static_cast<F*>(closure); };
        return hook;
    }
    Hook(Hook&& other) noexcept
        : closure_(ox::exchange(other.closure_, nullptr)), call_(other.call_), drop_(other.drop_) {}
    Hook& operator=(Hook&& other) noexcept {
        ox::swap(closure_, other.closure_);
        ox::swap(call_, other.call_);
        ox::swap(drop_, other.drop_);
        return *this;
    }
    ~Hook() {
        if (closure_ != nullptr) drop_(closure_);
    }

    void call(HookInfo const* info) const;

  private:
    void* closure_ = nullptr;
    void (*call_)(void*, HookInfo const*) = nullptr;
    void (*drop_)(void*) = nullptr;
};

/// These panic when the thread is panicking.
void setHook(Hook hook);
Hook takeHook();

}  // namespace ox::panicking
