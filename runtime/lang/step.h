#pragma once

#include "ox/lang/ops.h"

/// Counting through integers and characters: what ranges, sums and products are made of.
namespace ox::step {

template <class T>
OX_INLINE constexpr T zero() {
    return ops::kIsFloat<T> ? T(-0.0) : T(0);
}
template <class T>
OX_INLINE constexpr T one() {
    return T(1);
}

inline constexpr char32_t kSurrogates = 0xD800;
inline constexpr char32_t kSurrogatesEnd = 0xE000;

/// Characters without the gap of the surrogates.
constexpr u32 ordinal(char32_t c) {
    return c < kSurrogates ? u32(c) : u32(c) - (kSurrogatesEnd - kSurrogates);
}
constexpr char32_t fromOrdinal(u32 n) {
    return n < kSurrogates ? char32_t(n) : char32_t(n + (kSurrogatesEnd - kSurrogates));
}

template <class T>
OX_INLINE constexpr T forward(T value, usize count) {
    if constexpr (std::is_same_v<T, char32_t>) {
        return fromOrdinal(static_cast<u32>(ordinal(value) + count));
    } else {
        return static_cast<T>(static_cast<u128>(value) + count);
    }
}
template <class T>
OX_INLINE constexpr T backward(T value, usize count) {
    if constexpr (std::is_same_v<T, char32_t>) {
        return fromOrdinal(static_cast<u32>(ordinal(value) - count));
    } else {
        return static_cast<T>(static_cast<u128>(value) - count);
    }
}
template <class T>
OX_INLINE constexpr T successor(T value) {
    if constexpr (std::is_same_v<T, char32_t>) {
        return value == kSurrogates - 1 ? kSurrogatesEnd : char32_t(value + 1);
    } else {
        return static_cast<T>(value + 1);
    }
}
template <class T>
OX_INLINE constexpr T predecessor(T value) {
    if constexpr (std::is_same_v<T, char32_t>) {
        return value == kSurrogatesEnd ? char32_t(kSurrogates - 1) : char32_t(value - 1);
    } else {
        return static_cast<T>(value - 1);
    }
}

/// The number of steps from `from` up to `to`, 0 if there are none, at most the largest usize.
template <class T>
OX_INLINE constexpr usize distance(T from, T to) {
    if (!(from < to)) return 0;
    if constexpr (std::is_same_v<T, char32_t>) {
        return ordinal(to) - ordinal(from);
    } else if constexpr (sizeof(T) <= sizeof(usize)) {
        return static_cast<usize>(to) - static_cast<usize>(from);
    } else {
        u128 wide = static_cast<u128>(to) - static_cast<u128>(from);
        return wide > ~usize(0) ? ~usize(0) : static_cast<usize>(wide);
    }
}

/// Checked as `value + 1` is.
template <class T>
OX_INLINE constexpr T checkedSuccessor(T value) {
    if constexpr (std::is_same_v<T, char32_t>) {
        if (value >= 0x10FFFF) [[unlikely]]
            panicking::panic("overflow in `Step::forward`");
        return successor(value);
    } else {
        return ops::add(value, T(1));
    }
}
template <class T>
OX_INLINE constexpr T checkedForward(T value, usize count) {
    if constexpr (std::is_same_v<T, char32_t>) {
        if (count > usize(0x10FFFF) - value) [[unlikely]]
            panicking::panic("overflow in `Step::forward`");
        return forward(value, count);
    } else {
        T result{};
        if (__builtin_add_overflow(value, count, &result) && ops::kOverflowChecks) [[unlikely]]
            panicking::panic("attempt to add with overflow");
        return result;
    }
}

}  // namespace ox::step
