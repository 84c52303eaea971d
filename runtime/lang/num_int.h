#pragma once

#include <limits>

#include "ox/lang/ops.h"
#include "ox/lang/option.h"

/// The methods of integers. Names are Oxide's.
namespace ox::num {

template <usize Size>
struct UnsignedOfSize;
template <>
struct UnsignedOfSize<1> {
    using Type = u8;
    using Signed = i8;
};
template <>
struct UnsignedOfSize<2> {
    using Type = u16;
    using Signed = i16;
};
template <>
struct UnsignedOfSize<4> {
    using Type = u32;
    using Signed = i32;
};
template <>
struct UnsignedOfSize<8> {
    using Type = u64;
    using Signed = i64;
};
template <>
struct UnsignedOfSize<16> {
    using Type = u128;
    using Signed = i128;
};

template <class T>
constexpr T zero() {
    return T(0);
}
template <class T>
constexpr T minimum() {
    return ops::kMin<T>;
}
template <class T>
constexpr T maximum() {
    return ops::kMax<T>;
}
template <class T>
constexpr u32 bits() {
    return ops::kBits<T>;
}

/// Is `value` a value of `To`?
template <class To, class From>
constexpr bool fits(From value) {
    To converted = static_cast<To>(value);
    return static_cast<From>(converted) == value && (converted < 0) == (value < 0);
}

template <class T>
void addAssign(T* self, T rhs, OX_AT) {
    *self = ops::add<T>(*self, rhs, file, line);
}
template <class T>
void subAssign(T* self, T rhs, OX_AT) {
    *self = ops::sub<T>(*self, rhs, file, line);
}
template <class T>
void mulAssign(T* self, T rhs, OX_AT) {
    *self = ops::mul<T>(*self, rhs, file, line);
}
template <class T>
void divAssign(T* self, T rhs, OX_AT) {
    *self = ops::div<T>(*self, rhs, file, line);
}
template <class T>
void remAssign(T* self, T rhs, OX_AT) {
    *self = ops::rem<T>(*self, rhs, file, line);
}

/// Why a text is no integer; the numbers are std/str/parse.ox's.
enum class ParseFault : i32 { None = -1, Empty, InvalidDigit, PosOverflow, NegOverflow };
/// The magnitude may be as large as `most`, or `mostNegative` behind a `-` (0 for unsigned types, where `-`
/// is no digit).
/// 128-bit numbers go by reference: the two compilers disagree on how they are split between registers and
/// the stack.
ParseFault parseDigits(Str text, u32 radix, u128 const& most, u128 const& mostNegative, bool isSigned,
                       u128& value);

/// True for one to `most` decimal digits, so few that nothing can overflow.
inline bool parseShortDecimal(char const* digits, usize len, usize most, u64& value) {
    if (len - 1 >= most) return false;
    u64 number = 0;
    for (usize i = 0; i < len; ++i) {
        u32 const digit = static_cast<u8>(digits[i]) - u32{'0'};
        if (digit > 9) return false;
        number = number * 10 + digit;
    }
    value = number;
    return true;
}

u128 squareRoot(u128 value);
[[noreturn, gnu::cold]] void failLogarithm(char const* file, u32 line);
[[noreturn, gnu::cold]] void failLogarithmBase(char const* file, u32 line);
[[noreturn, gnu::cold]] void failSquareRoot(char const* file, u32 line);

template <class T>
struct Int {
    using U = typename UnsignedOfSize<sizeof(T)>::Type;
    using S = typename UnsignedOfSize<sizeof(T)>::Signed;
    using Checked = Option<T>;
    using Overflowing = Tuple<T, bool>;
    using Bytes = Array<u8, sizeof(T)>;
    static constexpr bool kSigned = ops::kIsSigned<T>;
    static constexpr u32 kBits = ops::kBits<T>;
    static constexpr T kMin = ops::kMin<T>;
    static constexpr T kMax = ops::kMax<T>;

    static constexpr T bitNot(T a) { return static_cast<T>(~a); }
    static constexpr T bitAnd(T a, T b) { return static_cast<T>(a & b); }
    static constexpr T bitOr(T a, T b) { return static_cast<T>(a | b); }
    static constexpr T bitXor(T a, T b) { return static_cast<T>(a ^ b); }

    static i32 parse(Str text, u32 radix, T* value) {
        if (radix == 10) [[likely]] {
            u64 number = 0;
            bool const isNegative = kSigned && !text.isEmpty() && text.byteAt(0) == '-';
            if (parseShortDecimal(text.data() + isNegative, text.len() - isNegative,
                                  std::numeric_limits<std::conditional_t<(sizeof(T) > 8), u64, T>>::digits10,
                                  number)) {
                T const magnitude = static_cast<T>(number);
                *value = isNegative ? static_cast<T>(T{0} - magnitude) : magnitude;
                return static_cast<i32>(ParseFault::None);
            }
        }
        u128 magnitude = 0;
        u128 mostNegative = kSigned ? static_cast<u128>(kMax) + 1 : 0;
        ParseFault fault =
            parseDigits(text, radix, static_cast<u128>(kMax), mostNegative, kSigned, magnitude);
        *value = static_cast<T>(magnitude);
        return static_cast<i32>(fault);
    }

    // ---- bits
    static constexpr u32 countOnes(T a) {
        u128 wide = static_cast<U>(a);
        return static_cast<u32>(__builtin_popcountll(static_cast<u64>(wide)) +
                                __builtin_popcountll(static_cast<u64>(wide >> 64)));
    }
    static constexpr u32 countZeros(T a) { return kBits - countOnes(a); }
    static constexpr u32 leadingZeros(T a) {
        u128 wide = static_cast<U>(a);
        if (wide == 0) return kBits;
        u64 high = static_cast<u64>(wide >> 64);
        u32 zeros = high != 0 ? static_cast<u32>(__builtin_clzll(high))
                              : 64 + static_cast<u32>(__builtin_clzll(static_cast<u64>(wide)));
        return zeros - (128 - kBits);
    }
    static constexpr u32 trailingZeros(T a) {
        u128 wide = static_cast<U>(a);
        if (wide == 0) return kBits;
        u64 low = static_cast<u64>(wide);
        return low != 0 ? static_cast<u32>(__builtin_ctzll(low))
                        : 64 + static_cast<u32>(__builtin_ctzll(static_cast<u64>(wide >> 64)));
    }
    static constexpr u32 leadingOnes(T a) { return leadingZeros(bitNot(a)); }
    static constexpr u32 trailingOnes(T a) { return trailingZeros(bitNot(a)); }
    static constexpr T rotateLeft(T a, u32 n) {
        n &= kBits - 1;
        U u = static_cast<U>(a);
        return n == 0 ? a : static_cast<T>(static_cast<U>(u << n) | static_cast<U>(u >> (kBits - n)));
    }
    static constexpr T rotateRight(T a, u32 n) { return rotateLeft(a, kBits - (n & (kBits - 1))); }
    static constexpr T swapBytes(T a) {
        U u = static_cast<U>(a);
        U result = 0;
        for (usize i = 0; i < sizeof(T); ++i) {
            result = static_cast<U>(static_cast<U>(sizeof(T) == 1 ? 0 : result << 8 % kBits) |
                                    static_cast<U>(u & 0xFF));
            u = static_cast<U>(sizeof(T) == 1 ? 0 : u >> 8 % kBits);
        }
        return static_cast<T>(result);
    }
    static constexpr T reverseBits(T a) {
        U u = static_cast<U>(a);
        U result = 0;
        for (u32 i = 0; i < kBits; ++i) {
            result = static_cast<U>(static_cast<U>(result << 1) | static_cast<U>(u & 1));
            u = static_cast<U>(u >> 1);
        }
        return static_cast<T>(result);
    }
    static constexpr T toBe(T a) { return swapBytes(a); }
    static constexpr T toLe(T a) { return a; }
    static constexpr T fromBe(T a) { return swapBytes(a); }
    static constexpr T fromLe(T a) { return a; }
    static Bytes toNeBytes(T a) {
        Bytes bytes;
        __builtin_memcpy(bytes.data(), &a, sizeof(T));
        return bytes;
    }
    static Bytes toLeBytes(T a) { return toNeBytes(a); }
    static Bytes toBeBytes(T a) { return toNeBytes(swapBytes(a)); }
    static T fromNeBytes(Bytes bytes) {
        T a;
        __builtin_memcpy(&a, bytes.data(), sizeof(T));
        return a;
    }
    static T fromLeBytes(Bytes bytes) { return fromNeBytes(bytes); }
    static T fromBeBytes(Bytes bytes) { return swapBytes(fromNeBytes(bytes)); }

    // ---- overflow: `overflowing..` is the primitive, the others follow
    static constexpr Overflowing overflowingAdd(T a, T b) {
        T result{};
        bool overflow = __builtin_add_overflow(a, b, &result);
        return Overflowing(result, overflow);
    }
    static constexpr Overflowing overflowingSub(T a, T b) {
        T result{};
        bool overflow = __builtin_sub_overflow(a, b, &result);
        return Overflowing(result, overflow);
    }
    static constexpr Overflowing overflowingMul(T a, T b) {
        T result{};
        bool overflow = __builtin_mul_overflow(a, b, &result);
        return Overflowing(result, overflow);
    }
    static Overflowing overflowingDiv(T a, T b, OX_AT) {
        if (isOverflowingDiv(a, b)) return Overflowing(a, true);
        return Overflowing(ops::div<T>(a, b, file, line), false);
    }
    static Overflowing overflowingRem(T a, T b, OX_AT) {
        if (isOverflowingDiv(a, b)) return Overflowing(0, true);
        return Overflowing(ops::rem<T>(a, b, file, line), false);
    }
    static Overflowing overflowingDivEuclid(T a, T b, OX_AT) {
        if (isOverflowingDiv(a, b)) return Overflowing(a, true);
        return Overflowing(divEuclid(a, b, file, line), false);
    }
    static Overflowing overflowingRemEuclid(T a, T b, OX_AT) {
        if (isOverflowingDiv(a, b)) return Overflowing(0, true);
        return Overflowing(remEuclid(a, b, file, line), false);
    }
    static constexpr Overflowing overflowingShl(T a, u32 by) {
        return Overflowing(static_cast<T>(static_cast<U>(a) << (by & (kBits - 1))), by >= kBits);
    }
    static constexpr Overflowing overflowingShr(T a, u32 by) {
        return Overflowing(static_cast<T>(a >> (by & (kBits - 1))), by >= kBits);
    }
    static constexpr Overflowing overflowingNeg(T a) { return overflowingSub(0, a); }
    static constexpr Overflowing overflowingPow(T base, u32 exponent) {
        T result = 1;
        bool overflow = false;
        while (exponent != 0) {
            if ((exponent & 1) != 0) overflow |= __builtin_mul_overflow(result, base, &result);
            exponent >>= 1;
            if (exponent != 0) overflow |= __builtin_mul_overflow(base, base, &base);
        }
        return Overflowing(result, overflow);
    }

    static constexpr Checked checkedAdd(T a, T b) { return unlessOverflown(overflowingAdd(a, b)); }
    static constexpr Checked checkedSub(T a, T b) { return unlessOverflown(overflowingSub(a, b)); }
    static constexpr Checked checkedMul(T a, T b) { return unlessOverflown(overflowingMul(a, b)); }
    static Checked checkedDiv(T a, T b) {
        return b == 0 ? Checked::None() : unlessOverflown(overflowingDiv(a, b));
    }
    static Checked checkedRem(T a, T b) {
        return b == 0 ? Checked::None() : unlessOverflown(overflowingRem(a, b));
    }
    static Checked checkedDivEuclid(T a, T b) {
        return b == 0 ? Checked::None() : unlessOverflown(overflowingDivEuclid(a, b));
    }
    static Checked checkedRemEuclid(T a, T b) {
        return b == 0 ? Checked::None() : unlessOverflown(overflowingRemEuclid(a, b));
    }
    static constexpr Checked checkedShl(T a, u32 by) { return unlessOverflown(overflowingShl(a, by)); }
    static constexpr Checked checkedShr(T a, u32 by) { return unlessOverflown(overflowingShr(a, by)); }
    static constexpr Checked checkedNeg(T a) { return unlessOverflown(overflowingNeg(a)); }
    static constexpr Checked checkedPow(T a, u32 exponent) {
        return unlessOverflown(overflowingPow(a, exponent));
    }

    static constexpr T wrappingAdd(T a, T b) { return overflowingAdd(a, b)._0; }
    static constexpr T wrappingSub(T a, T b) { return overflowingSub(a, b)._0; }
    static constexpr T wrappingMul(T a, T b) { return overflowingMul(a, b)._0; }
    static T wrappingDiv(T a, T b, OX_AT) { return overflowingDiv(a, b, file, line)._0; }
    static T wrappingRem(T a, T b, OX_AT) { return overflowingRem(a, b, file, line)._0; }
    static T wrappingDivEuclid(T a, T b, OX_AT) { return overflowingDivEuclid(a, b, file, line)._0; }
    static T wrappingRemEuclid(T a, T b, OX_AT) { return overflowingRemEuclid(a, b, file, line)._0; }
    static constexpr T wrappingShl(T a, u32 by) { return overflowingShl(a, by)._0; }
    static constexpr T wrappingShr(T a, u32 by) { return overflowingShr(a, by)._0; }
    static constexpr T wrappingNeg(T a) { return overflowingNeg(a)._0; }
    static constexpr T wrappingPow(T a, u32 exponent) { return overflowingPow(a, exponent)._0; }

    static constexpr T saturatingAdd(T a, T b) {
        Overflowing sum = overflowingAdd(a, b);
        return !sum._1 ? sum._0 : b < 0 ? kMin : kMax;
    }
    static constexpr T saturatingSub(T a, T b) {
        Overflowing difference = overflowingSub(a, b);
        return !difference._1 ? difference._0 : !kSigned || b > 0 ? kMin : kMax;
    }
    static constexpr T saturatingMul(T a, T b) {
        Overflowing product = overflowingMul(a, b);
        return !product._1 ? product._0 : (a < 0) == (b < 0) ? kMax : kMin;
    }
    static T saturatingDiv(T a, T b, OX_AT) {
        Overflowing quotient = overflowingDiv(a, b, file, line);
        return quotient._1 ? kMax : quotient._0;
    }
    static constexpr T saturatingPow(T a, u32 exponent) {
        Overflowing power = overflowingPow(a, exponent);
        return !power._1 ? power._0 : a < 0 && exponent % 2 == 1 ? kMin : kMax;
    }

    // ---- arithmetic
    static constexpr T pow(T a, u32 exponent, OX_AT) {
        Overflowing power = overflowingPow(a, exponent);
        if (power._1 && ops::kOverflowChecks) ops::fail(ops::Fault::Mul, file, line);
        return power._0;
    }
    static T divEuclid(T a, T b, OX_AT) {
        T quotient = ops::div<T>(a, b, file, line);
        if constexpr (kSigned) {
            if (a % b < 0) return static_cast<T>(b > 0 ? quotient - 1 : quotient + 1);
        }
        return quotient;
    }
    static T remEuclid(T a, T b, OX_AT) {
        T remainder = ops::rem<T>(a, b, file, line);
        if constexpr (kSigned) {
            if (remainder < 0) return wrappingAdd(remainder, b < 0 ? wrappingNeg(b) : b);
        }
        return remainder;
    }
    static T isqrt(T a, OX_AT) {
        if (a < 0) failSquareRoot(file, line);
        return static_cast<T>(squareRoot(static_cast<u128>(a)));
    }
    static Checked checkedIsqrt(T a) { return a < 0 ? Checked::None() : Checked::Some(isqrt(a)); }
    static u32 ilog2(T a, OX_AT) {
        if (a <= 0) failLogarithm(file, line);
        return kBits - 1 - leadingZeros(a);
    }
    static u32 ilog10(T a, OX_AT) {
        if (a <= 0) failLogarithm(file, line);
        return logarithm(a, 10);
    }
    static u32 ilog(T a, T base, OX_AT) {
        if (base < 2) failLogarithmBase(file, line);
        if (a <= 0) failLogarithm(file, line);
        return logarithm(a, base);
    }
    static Option<u32> checkedIlog2(T a) {
        return a <= 0 ? Option<u32>::None() : Option<u32>::Some(ilog2(a));
    }
    static Option<u32> checkedIlog10(T a) {
        return a <= 0 ? Option<u32>::None() : Option<u32>::Some(ilog10(a));
    }
    static Option<u32> checkedIlog(T a, T base) {
        return a <= 0 || base < 2 ? Option<u32>::None() : Option<u32>::Some(ilog(a, base));
    }
    /// Rounds towards zero for signed, down for unsigned.
    static constexpr T midpoint(T a, T b) {
        T down = static_cast<T>((a & b) + ((a ^ b) >> 1));
        if constexpr (kSigned) {
            if (down < 0 && ((a ^ b) & 1) != 0) return static_cast<T>(down + 1);
        }
        return down;
    }
    static constexpr U absDiff(T a, T b) {
        return a < b ? static_cast<U>(static_cast<U>(b) - static_cast<U>(a))
                     : static_cast<U>(static_cast<U>(a) - static_cast<U>(b));
    }

    // ---- signed
    static constexpr T abs(T a, OX_AT) { return a < 0 ? ops::neg<T>(a, file, line) : a; }
    static constexpr T signum(T a) { return static_cast<T>((a > 0) - (a < 0)); }
    static constexpr bool isPositive(T a) { return a > 0; }
    static constexpr bool isNegative(T a) { return a < 0; }
    static constexpr T wrappingAbs(T a) { return a < 0 ? wrappingNeg(a) : a; }
    static constexpr Checked checkedAbs(T a) { return a < 0 ? checkedNeg(a) : Checked::Some(a); }
    static constexpr Overflowing overflowingAbs(T a) { return Overflowing(wrappingAbs(a), a == kMin); }
    static constexpr T saturatingAbs(T a) { return a == kMin ? kMax : wrappingAbs(a); }
    static constexpr T saturatingNeg(T a) { return a == kMin ? kMax : wrappingNeg(a); }
    static constexpr U unsignedAbs(T a) { return static_cast<U>(wrappingAbs(a)); }
    static constexpr U castUnsigned(T a) { return static_cast<U>(a); }
    static constexpr Checked checkedAddUnsigned(T a, U b) { return sumIfItFits(a, b); }
    static constexpr T wrappingAddUnsigned(T a, U b) { return wrappingAdd(a, static_cast<T>(b)); }
    static constexpr T saturatingAddUnsigned(T a, U b) {
        Checked sum = sumIfItFits(a, b);
        return sum.isSome() ? sum.asSome()._0 : kMax;
    }

    // ---- unsigned
    static constexpr S castSigned(T a) { return static_cast<S>(a); }
    static constexpr Checked checkedAddSigned(T a, S b) { return sumIfItFits(a, b); }
    static constexpr T wrappingAddSigned(T a, S b) { return wrappingAdd(a, static_cast<T>(b)); }
    static constexpr T saturatingAddSigned(T a, S b) {
        Checked sum = sumIfItFits(a, b);
        return sum.isSome() ? sum.asSome()._0 : b < 0 ? kMin : kMax;
    }
    static constexpr bool isPowerOfTwo(T a) { return a != 0 && (a & (a - 1)) == 0; }
    static constexpr Checked checkedNextPowerOfTwo(T a) {
        if (a <= 1) return Checked::Some(1);
        u32 shift = kBits - leadingZeros(static_cast<T>(a - 1));
        return shift == kBits ? Checked::None() : Checked::Some(static_cast<T>(T(1) << shift));
    }
    static constexpr T nextPowerOfTwo(T a, OX_AT) {
        Checked power = checkedNextPowerOfTwo(a);
        if (power.isSome()) return power.asSome()._0;
        if (ops::kOverflowChecks) ops::fail(ops::Fault::Add, file, line);
        return 0;
    }
    static T divCeil(T a, T b, OX_AT) {
        T quotient = ops::div<T>(a, b, file, line);
        return static_cast<T>(quotient + (a % b != 0 ? 1 : 0));
    }
    static T nextMultipleOf(T a, T b, OX_AT) {
        T remainder = ops::rem<T>(a, b, file, line);
        return remainder == 0 ? a : ops::add<T>(a, static_cast<T>(b - remainder), file, line);
    }
    static Checked checkedNextMultipleOf(T a, T b) {
        if (b == 0) return Checked::None();
        T remainder = static_cast<T>(a % b);
        return remainder == 0 ? Checked::Some(a) : checkedAdd(a, static_cast<T>(b - remainder));
    }
    static constexpr bool isMultipleOf(T a, T b) { return b == 0 ? a == 0 : a % b == 0; }

  private:
    static constexpr bool isOverflowingDiv(T a, T b) { return kSigned && b == T(-1) && a == kMin; }
    static constexpr Checked unlessOverflown(Overflowing result) {
        return result._1 ? Checked::None() : Checked::Some(result._0);
    }
    template <class Other>
    static constexpr Checked sumIfItFits(T a, Other b) {
        T result{};
        return __builtin_add_overflow(a, b, &result) ? Checked::None() : Checked::Some(result);
    }
    static constexpr u32 logarithm(T a, T base) {
        u32 result = 0;
        for (; a >= base; a = static_cast<T>(a / base)) ++result;
        return result;
    }
};

}  // namespace ox::num
