#pragma once

#include "ox/lang/basic.h"
#include "ox/lang/panic.h"

/// Inlined even at -O0, where a call per addition would cost more than the addition; debuggers step over it.
#define OX_INLINE [[gnu::always_inline, gnu::artificial]] inline

/// Arithmetic as Oxide means it. The type is the first operand's; literals are written with theirs (`u8(1)`).
namespace ox::ops {

template <class T>
inline constexpr bool kIsFloat = std::is_same_v<T, f32> || std::is_same_v<T, f64>;
template <class T>
inline constexpr bool kIsSigned = T(-1) < T(0);
template <class T>
inline constexpr u32 kBits = sizeof(T) * 8;
template <class T>
inline constexpr T kMin = kIsSigned<T> ? static_cast<T>(u128(1) << (kBits<T> - 1)) : T(0);
template <class T>
inline constexpr T kMax = static_cast<T>(~kMin<T>);

enum class Fault : u8 { Add, Sub, Mul, Div, Rem, Neg, Shl, Shr, DivZero, RemZero };
[[noreturn, gnu::cold]] void fail(Fault fault, char const* file, u32 line);
/// It takes `data` for the optimizer's sake: so its load stays before the check, from where it leaves a loop.
[[noreturn, gnu::cold]] void failIndex(usize index, usize len, void const* data, char const* file, u32 line);
f32 remFloat(f32 a, f32 b);
f64 remFloat(f64 a, f64 b);

#ifdef OX_RELEASE
inline constexpr bool kOverflowChecks = false;
#else
inline constexpr bool kOverflowChecks = true;
#endif

template <class T>
OX_INLINE constexpr T add(T a, std::type_identity_t<T> b, OX_AT) {
    if constexpr (kIsFloat<T>) {
        return a + b;
    } else {
        T result{};
        if (__builtin_add_overflow(a, b, &result) && kOverflowChecks) [[unlikely]]
            fail(Fault::Add, file, line);
        return result;
    }
}

template <class T>
OX_INLINE constexpr T sub(T a, std::type_identity_t<T> b, OX_AT) {
    if constexpr (kIsFloat<T>) {
        return a - b;
    } else {
        T result{};
        if (__builtin_sub_overflow(a, b, &result) && kOverflowChecks) [[unlikely]]
            fail(Fault::Sub, file, line);
        return result;
    }
}

template <class T>
OX_INLINE constexpr T mul(T a, std::type_identity_t<T> b, OX_AT) {
    if constexpr (kIsFloat<T>) {
        return a * b;
    } else {
        T result{};
        if (__builtin_mul_overflow(a, b, &result) && kOverflowChecks) [[unlikely]]
            fail(Fault::Mul, file, line);
        return result;
    }
}

template <class T>
OX_INLINE constexpr T div(T a, std::type_identity_t<T> b, OX_AT) {
    if constexpr (!kIsFloat<T>) {
        if (b == 0) [[unlikely]]
            fail(Fault::DivZero, file, line);
        if constexpr (kIsSigned<T>) {
            if (b == T(-1) && a == kMin<T>) [[unlikely]]
                fail(Fault::Div, file, line);
        }
    }
    return static_cast<T>(a / b);
}

template <class T>
OX_INLINE constexpr T rem(T a, std::type_identity_t<T> b, OX_AT) {
    if constexpr (kIsFloat<T>) {
        return remFloat(a, b);
    } else {
        if (b == 0) [[unlikely]]
            fail(Fault::RemZero, file, line);
        if constexpr (kIsSigned<T>) {
            if (b == T(-1) && a == kMin<T>) [[unlikely]]
                fail(Fault::Rem, file, line);
        }
        return static_cast<T>(a % b);
    }
}

template <class T>
OX_INLINE constexpr T neg(T a, OX_AT) {
    if constexpr (kIsFloat<T>) {
        return -a;
    } else {
        T result{};
        if (__builtin_sub_overflow(T(0), a, &result) && kOverflowChecks) [[unlikely]]
            fail(Fault::Neg, file, line);
        return result;
    }
}

template <class T>
using Unsigned = std::conditional_t<(sizeof(T) > sizeof(u64)), u128, u64>;
/// Counting. Behind the ends of the type it goes on at the other end, where nobody looks.
template <class T>
OX_INLINE constexpr T next(T value) {
    return static_cast<T>(static_cast<Unsigned<T>>(value) + 1);
}
template <class T>
OX_INLINE constexpr T previous(T value) {
    return static_cast<T>(static_cast<Unsigned<T>>(value) - 1);
}
/// False if there is no such value.
template <class T>
OX_INLINE constexpr bool advance(T* value, usize step) {
    return !__builtin_add_overflow(*value, step, value);
}

/// The amount may be of any integer type; without checks it is taken modulo the width.
template <class T, class U>
OX_INLINE constexpr T shl(T a, U by, OX_AT) {
    if (kOverflowChecks && static_cast<u128>(by) >= kBits<T>) [[unlikely]]
        fail(Fault::Shl, file, line);
    return static_cast<T>(a << (static_cast<u32>(by) & (kBits<T> - 1)));
}

template <class T, class U>
OX_INLINE constexpr T shr(T a, U by, OX_AT) {
    if (kOverflowChecks && static_cast<u128>(by) >= kBits<T>) [[unlikely]]
        fail(Fault::Shr, file, line);
    return static_cast<T>(a >> (static_cast<u32>(by) & (kBits<T> - 1)));
}

/// `x as To` between numbers, Bool and Char. From floats it saturates, and NaN becomes 0.
template <class To, class From>
OX_INLINE constexpr To cast(From x) {
    if constexpr (kIsFloat<From> && !kIsFloat<To>) {
        // 2^(bits) and 2^(bits-1) are exact in f64, so the comparisons are too.
        f64 wide = x;
        constexpr f64 kAbove = kIsSigned<To> ? static_cast<f64>(u128(1) << (kBits<To> - 1))
                                             : 2.0 * static_cast<f64>(u128(1) << (kBits<To> - 1));
        constexpr f64 kLeast = kIsSigned<To> ? -kAbove : 0.0;
        if (wide != wide) return 0;
        if (wide >= kAbove) return kMax<To>;
        if (wide <= kLeast) return kMin<To>;
        return static_cast<To>(wide);
    } else {
        return static_cast<To>(x);
    }
}

/// A checked element of an Array, Slice, SliceMut or anything with `data()` and `len()`: an lvalue.
template <class C>
OX_INLINE constexpr auto& index(C&& items, usize i, OX_AT) {
    auto* data = items.data();
    if (i >= items.len()) [[unlikely]]
        failIndex(i, items.len(), data, file, line);
    return data[i];
}

}  // namespace ox::ops
