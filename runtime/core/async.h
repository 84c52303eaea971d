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

    struct Reference {
        AwaitedSlot& slot;

        bool await_ready() const noexcept { return slot.await_ready(); }
        template <class Promise>
        void await_suspend(std::coroutine_handle<Promise> caller) noexcept {
            slot.await_suspend(caller);
        }
        void await_resume() const noexcept {}
    };
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

namespace core {

/// A future that a coroutine is about to poll.
template <class F>
struct Pending {
    F& future;
};

}  // namespace core

/// Polls a future that is a local of a coroutine: `while (co_await ox::pending(future)) {}`. While it is
/// pending, the strand is suspended, until somebody polls it again.
template <class F>
core::Pending<F> pending(F& future) {
    return {future};
}

/// Suspends the strand until somebody polls it again, unless that is not necessary; says whether it did. A
/// byte, as it lives in the frame.
struct Wakeup {
    bool isReady = false;

    bool await_ready() const noexcept { return isReady; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) const noexcept {
        core::Frame& frame = caller.promise();
        frame.strand->place_ = &frame;
    }
    bool await_resume() const noexcept { return !isReady; }
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
        // The frame knows its strand: a coroutine that keeps it for polls only need not keep it twice.
        template <class F>
        [[gnu::always_inline]] Wakeup await_transform(core::Pending<F> awaited) {
            return {FutureTraits<F>::poll(awaited.future, *strand)};
        }
        Wakeup await_transform(Wakeup wakeup) noexcept { return wakeup; }
#if defined(__clang__)
        core::AwaitedSlot& await_transform(core::AwaitedSlot& slot) noexcept { return slot; }
#else
        // g++ 12 copies an awaiter that is returned by reference.
        core::AwaitedSlot::Reference await_transform(core::AwaitedSlot& slot) noexcept { return {slot}; }
#endif
        template <class U>
        void return_value(U&& value) {
            static_cast<Slot<T>*>(slot)->construct(std::forward<U>(value));
        }
    };
};

}  // namespace ox
