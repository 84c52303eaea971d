#pragma once

#include "ox/lang/option.h"
#include "ox/lang/panic.h"
#include "ox/lang/result.h"

namespace ox::sync::atomic {

struct Ordering {
    enum class Tag : u8 { Relaxed, Release, Acquire, AcqRel, SeqCst };

    static constexpr Ordering Relaxed() { return {Tag::Relaxed}; }
    static constexpr Ordering Release() { return {Tag::Release}; }
    static constexpr Ordering Acquire() { return {Tag::Acquire}; }
    static constexpr Ordering AcqRel() { return {Tag::AcqRel}; }
    static constexpr Ordering SeqCst() { return {Tag::SeqCst}; }
    constexpr Tag tag() const { return tag_; }

    Tag tag_;
};

inline void fence(Ordering order) {
    switch (order.tag()) {
        case Ordering::Tag::Relaxed: panicking::panic("there is no such thing as a relaxed fence");
        case Ordering::Tag::Release: __atomic_thread_fence(__ATOMIC_RELEASE); return;
        case Ordering::Tag::Acquire: __atomic_thread_fence(__ATOMIC_ACQUIRE); return;
        case Ordering::Tag::AcqRel: __atomic_thread_fence(__ATOMIC_ACQ_REL); return;
        case Ordering::Tag::SeqCst: __atomic_thread_fence(__ATOMIC_SEQ_CST); return;
    }
}

/// `AtomicI32`, `AtomicBool`, `AtomicPtr<T>`, ..: one class, by the type of the value. All operations are
/// const: a shared reference is enough.
template <class T>
class Atomic {
    static constexpr bool kBool = std::is_same_v<T, bool>;
    using Stored = std::conditional_t<kBool, u8, T>;
    using Tag = Ordering::Tag;

  public:
    static Atomic make(T value) { return Atomic(value); }
    Atomic(Atomic&& other) noexcept : value_(other.value_) {}
    Atomic& operator=(Atomic&& other) noexcept {
        value_ = other.value_;
        return *this;
    }

    T load(Ordering order) const {
        switch (order.tag()) {
            case Tag::Relaxed: return static_cast<T>(__atomic_load_n(&value_, __ATOMIC_RELAXED));
            case Tag::Acquire: return static_cast<T>(__atomic_load_n(&value_, __ATOMIC_ACQUIRE));
            case Tag::Release: panicking::panic("there is no such thing as a release load");
            case Tag::AcqRel: panicking::panic("there is no such thing as an acquire-release load");
            default: return static_cast<T>(__atomic_load_n(&value_, __ATOMIC_SEQ_CST));
        }
    }
    void store(T value, Ordering order) const {
        switch (order.tag()) {
            case Tag::Relaxed:
                __atomic_store_n(&value_, static_cast<Stored>(value), __ATOMIC_RELAXED);
                return;
            case Tag::Release:
                __atomic_store_n(&value_, static_cast<Stored>(value), __ATOMIC_RELEASE);
                return;
            case Tag::Acquire: panicking::panic("there is no such thing as an acquire store");
            case Tag::AcqRel: panicking::panic("there is no such thing as an acquire-release store");
            default: __atomic_store_n(&value_, static_cast<Stored>(value), __ATOMIC_SEQ_CST);
        }
    }

#define OX_ATOMIC_UPDATE(name, builtin)                                                           \
    T name(T operand, Ordering order) const {                                                     \
        auto stored = static_cast<Stored>(operand);                                               \
        switch (order.tag()) {                                                                    \
            case Tag::Relaxed: return static_cast<T>(builtin(&value_, stored, __ATOMIC_RELAXED)); \
            case Tag::Release: return static_cast<T>(builtin(&value_, stored, __ATOMIC_RELEASE)); \
            case Tag::Acquire: return static_cast<T>(builtin(&value_, stored, __ATOMIC_ACQUIRE)); \
            case Tag::AcqRel: return static_cast<T>(builtin(&value_, stored, __ATOMIC_ACQ_REL));  \
            default: return static_cast<T>(builtin(&value_, stored, __ATOMIC_SEQ_CST));           \
        }                                                                                         \
    }
    OX_ATOMIC_UPDATE(swap, __atomic_exchange_n)
    OX_ATOMIC_UPDATE(fetchAdd, __atomic_fetch_add)
    OX_ATOMIC_UPDATE(fetchSub, __atomic_fetch_sub)
    OX_ATOMIC_UPDATE(fetchAnd, __atomic_fetch_and)
    OX_ATOMIC_UPDATE(fetchOr, __atomic_fetch_or)
    OX_ATOMIC_UPDATE(fetchXor, __atomic_fetch_xor)
#undef OX_ATOMIC_UPDATE

    T fetchNand(T operand, Ordering order) const {
        return update(order, [&](T old) {
            if constexpr (kBool) {
                return !(old && operand);
            } else {
                return static_cast<T>(~(old & operand));
            }
        });
    }
    T fetchMax(T operand, Ordering order) const {
        return update(order, [&](T old) { return old < operand ? operand : old; });
    }
    T fetchMin(T operand, Ordering order) const {
        return update(order, [&](T old) { return operand < old ? operand : old; });
    }

    /// The old value; Err if it was not `current`.
    Result<T, T> compareExchange(T current, T fresh, Ordering success, Ordering failure) const {
        if (failure.tag() == Tag::Release)
            panicking::panic("there is no such thing as a release failure ordering");
        if (failure.tag() == Tag::AcqRel)
            panicking::panic("there is no such thing as an acquire-release failure ordering");
        auto expected = static_cast<Stored>(current);
        bool relaxed = success.tag() == Tag::Relaxed && failure.tag() == Tag::Relaxed;
        bool halfway = success.tag() != Tag::SeqCst && failure.tag() != Tag::SeqCst;
        auto stored = static_cast<Stored>(fresh);
        bool done = relaxed   ? exchange<__ATOMIC_RELAXED, __ATOMIC_RELAXED>(expected, stored)
                    : halfway ? exchange<__ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE>(expected, stored)
                              : exchange<__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST>(expected, stored);
        T old = static_cast<T>(expected);
        return done ? Result<T, T>::Ok(old) : Result<T, T>::Err(old);
    }

    T* asPtr() const { return reinterpret_cast<T*>(&value_); }
    static T intoInner(Atomic atomic) { return static_cast<T>(atomic.value_); }

  private:
    explicit Atomic(T value) : value_(static_cast<Stored>(value)) {}

    template <int Success, int Failure>
    bool exchange(Stored& expected, Stored fresh) const {
        return __atomic_compare_exchange_n(&value_, &expected, fresh, false, Success, Failure);
    }
    template <class F>
    T update(Ordering order, F f) const {
        T old = load(Ordering::Relaxed());
        for (;;) {
            Result<T, T> result = compareExchange(old, f(old), order, Ordering::Relaxed());
            if (result.isOk()) return old;
            old = result.asErr()._0;
        }
    }

    mutable Stored value_;
};

}  // namespace ox::sync::atomic
