#pragma once

#include "ox/core/future.h"
#include "ox/core/strand.h"

namespace ox {

namespace core {

/// `co_await slot`, right after the call whose result it takes.
class AwaitedSlot : public SlotBase {
  public:
    bool await_ready() const noexcept { return hasValue(); }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) noexcept {
        if (isEmpty()) [[likely]] {
            setAwaiting(&caller.promise());
        } else {
            caller.promise().strand->context().panicFrom = &caller.promise();
        }
    }
    void await_resume() const noexcept {}
};

}  // namespace core

/// The result of an awaited call, in the caller's frame:
/// `Slot<T> slot(strand); callee(strand, slot, args..); co_await slot; T value = slot.take();`
template <class T>
class Slot : public core::AwaitedSlot {
  public:
    explicit Slot(Strand&) {}
    Slot(Slot const&) = delete;
    ~Slot() {
        if (hasValue()) value_.~T();
    }

    T take() { return std::move(value_); }

    template <class U>
    void construct(U&& value) {
        ::new (static_cast<void*>(&value_)) T(std::forward<U>(value));
        setValue();
    }

  private:
    union {
        T value_;
    };
};

/// Nothing but the fact that it is there.
template <>
class Slot<Unit> : public core::AwaitedSlot {
  public:
    explicit Slot(Strand&) {}
    Slot(Slot const&) = delete;

    Unit take() { return {}; }
    void construct(Unit) { setValue(); }
};

/// The return type of the coroutine that an async function becomes. Its first parameters are the strand it
/// runs on and the slot for its result. Calling it runs its body up to the first await that blocks.
template <class T>
struct Async {
    using Output = T;

    struct promise_type : core::Frame {
        template <class... Args>
        promise_type(Strand& strand, Slot<T>& slot, Args&...) noexcept : Frame(strand, slot) {}
        Async get_return_object() noexcept {
            static_assert(sizeof(promise_type) == sizeof(core::Frame));
            return {};
        }
        template <class U>
        void return_value(U&& value) {
            static_cast<Slot<T>*>(slot)->construct(std::forward<U>(value));
        }
    };
};

/// Polls a future that is a local of a coroutine. While it is pending, the coroutine awaits being woken:
/// `while (ox::pending(strand, future)) co_await ox::Wakeup();`
template <class F>
[[gnu::always_inline]] inline bool pending(Strand& strand, F& future) {
    return !FutureTraits<F>::poll(future, strand);
}

/// Suspends the strand until somebody polls it again.
struct Wakeup {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) const noexcept {
        core::Frame& frame = caller.promise();
        frame.strand->place_ = &frame;
    }
    void await_resume() const noexcept {}
};

}  // namespace ox
