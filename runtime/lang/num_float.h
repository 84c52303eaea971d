#pragma once

#include "ox/lang/option.h"
#include "ox/lang/ordering.h"

/// The methods of floats, out of line. Names are Oxide's.
namespace ox::num {

struct FpCategory {
    enum class Tag : u8 { Nan, Infinite, Zero, Subnormal, Normal };
    static constexpr FpCategory Nan() { return {Tag::Nan}; }
    static constexpr FpCategory Infinite() { return {Tag::Infinite}; }
    static constexpr FpCategory Zero() { return {Tag::Zero}; }
    static constexpr FpCategory Subnormal() { return {Tag::Subnormal}; }
    static constexpr FpCategory Normal() { return {Tag::Normal}; }
    constexpr Tag tag() const { return tag_; }
    Tag tag_;
};

template <class T>
struct Float {
    using Bits = std::conditional_t<sizeof(T) == 4, u32, u64>;

    static bool parse(Str text, T* value);

    static constexpr T epsilon() { return sizeof(T) == 4 ? __FLT_EPSILON__ : __DBL_EPSILON__; }
    static constexpr T lowest() { return -largest(); }
    static constexpr T minPositive() { return sizeof(T) == 4 ? __FLT_MIN__ : __DBL_MIN__; }
    static constexpr T largest() { return sizeof(T) == 4 ? T(__FLT_MAX__) : T(__DBL_MAX__); }
    static constexpr T infinity() { return static_cast<T>(__builtin_inf()); }
    static constexpr T negInfinity() { return -infinity(); }
    static constexpr T nan() { return static_cast<T>(__builtin_nan("")); }

    static constexpr Bits toBits(T x) { return __builtin_bit_cast(Bits, x); }
    static constexpr T fromBits(Bits bits) { return __builtin_bit_cast(T, bits); }
    static constexpr bool isNan(T x) { return x != x; }
    static constexpr bool isInfinite(T x) { return x == infinity() || x == negInfinity(); }
    static constexpr bool isFinite(T x) { return x - x == 0; }
    static constexpr bool isSignNegative(T x) { return toBits(x) >> (sizeof(T) * 8 - 1) != 0; }
    static constexpr bool isSignPositive(T x) { return !isSignNegative(x); }
    static constexpr bool isNormal(T x) { return classify(x).tag() == FpCategory::Tag::Normal; }
    static constexpr bool isSubnormal(T x) { return classify(x).tag() == FpCategory::Tag::Subnormal; }
    static constexpr FpCategory classify(T x) {
        if (isNan(x)) return FpCategory::Nan();
        if (isInfinite(x)) return FpCategory::Infinite();
        if (x == 0) return FpCategory::Zero();
        return x < minPositive() && x > -minPositive() ? FpCategory::Subnormal() : FpCategory::Normal();
    }
    static constexpr Option<Ordering> partialCmp(T const* a, T const* b) {
        if (isNan(*a) || isNan(*b)) return Option<Ordering>::None();
        return Option<Ordering>::Some(Ordering::compare(*a, *b));
    }
    static Ordering totalCmp(T const* a, T const* b);

    static constexpr T nextUp(T x) {
        if (isNan(x) || x == infinity()) return x;
        if (x == 0) return fromBits(1);
        return fromBits(x > 0 ? toBits(x) + 1 : toBits(x) - 1);
    }
    static constexpr T nextDown(T x) { return -nextUp(-x); }

    // The other one where one is NaN.
    static constexpr T min(T a, T b) { return isNan(a) || b < a ? b : a; }
    static constexpr T max(T a, T b) { return isNan(a) || b > a ? b : a; }
    static T clamp(T x, T min, T max, char const* file = __builtin_FILE(), u32 line = __builtin_LINE());

    static T abs(T x);
    static T floor(T x);
    static T ceil(T x);
    static T round(T x);
    static T roundTiesEven(T x);
    static T trunc(T x);
    static T fract(T x);
    static T sqrt(T x);
    static T cbrt(T x);
    static T exp(T x);
    static T exp2(T x);
    static T expM1(T x);
    static T ln(T x);
    static T log2(T x);
    static T log10(T x);
    static T ln1p(T x);
    static T sin(T x);
    static T cos(T x);
    static T tan(T x);
    static T asin(T x);
    static T acos(T x);
    static T atan(T x);
    static T sinh(T x);
    static T cosh(T x);
    static T tanh(T x);
    static T asinh(T x);
    static T acosh(T x);
    static T atanh(T x);
    static Tuple<T, T> sinCos(T x);
    static T signum(T x);
    static T recip(T x) { return 1 / x; }
    static T toDegrees(T x);
    static T toRadians(T x);
    static T powi(T x, i32 n);
    static T powf(T x, T n);
    static T log(T x, T base);
    static T atan2(T x, T other);
    static T hypot(T x, T other);
    static T copysign(T x, T sign);
    static T mulAdd(T x, T a, T b);
    static T divEuclid(T x, T rhs);
    static T remEuclid(T x, T rhs);
    static T midpoint(T x, T other) { return x / 2 + other / 2; }
};

extern template struct Float<f32>;
extern template struct Float<f64>;

}  // namespace ox::num
