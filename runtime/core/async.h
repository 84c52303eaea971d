#pragma once

#include "ox/core/future.h"
#include "ox/core/strand.h"

namespace ox {

/// The result of an awaited call, in the caller's frame:
/// `Slot<T> slot(strand); callee(strand, slot, args..); co_await slot; T value = slot.take();`
template <class T>
class Slot : public core::SlotBase {
  public:
    explicit Slot(Strand&) {}
    Slot(Slot const&) = delete;
    ~Slot() {
        if (state == kValue) value_.~T();
    }

    bool await_ready() const noexcept { return state == kValue; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) noexcept {
        if (state == kEmpty) [[likely]] {
            child->parent = &caller.promise();
        } else {
            caller.promise().strand->context().panicFrom = &caller.promise();
        }
    }
    void await_resume() const noexcept {}
    T take() { return std::move(value_); }

    template <class U>
    void construct(U&& value) {
        ::new (static_cast<void*>(&value_)) T(std::forward<U>(value));
        state = kValue;
    }

  private:
    union {
        T value_;
    };
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

/// The awaiter of any future that is a local of the awaiting coroutine: `co_await ox::on(strand, future);`
/// Its making is the first poll.
template <class F>
class Awaiting : public core::Leaf {
  public:
    inline Awaiting(Strand& strand, F& future)
        : future_(FutureTraits<F>::poll(future, strand) ? nullptr : &future) {}

    bool await_ready() const noexcept { return future_ == nullptr; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> caller) noexcept {
        poll = pollIt;
        owner = &caller.promise();
        owner->strand->leaf_ = this;
    }
    void await_resume() const noexcept {}

  private:
    static bool pollIt(Leaf* leaf, Strand& strand) {
        return FutureTraits<F>::poll(*static_cast<Awaiting*>(leaf)->future_, strand);
    }

    F* future_;  // null once it is ready
};

template <class F>
inline Awaiting<F> on(Strand& strand, F& future) {
    return Awaiting<F>(strand, future);
}

}  // namespace ox
