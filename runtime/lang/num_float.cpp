#include "ox/lang/num_float.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "ox/lang/fmt.h"
#include "ox/lang/panic.h"

namespace ox::num {

namespace {

bool equalsIgnoringCase(Str text, Str lower) {
    if (text.len() != lower.len()) return false;
    for (usize i = 0; i < text.len(); ++i) {
        if ((text.byteAt(i) | 0x20) != lower.byteAt(i)) return false;
    }
    return true;
}

/// `12`, `1.5`, `.5`, `5.`, each with an optional exponent: from_chars would take a prefix only, and no
/// `.5e+3`.
bool isNumber(Str text) {
    usize at = 0;
    auto digits = [&] {
        usize start = at;
        while (at < text.len() && text.byteAt(at) >= '0' && text.byteAt(at) <= '9') ++at;
        return at - start;
    };
    usize whole = digits();
    usize fraction = 0;
    if (at < text.len() && text.byteAt(at) == '.') {
        ++at;
        fraction = digits();
    }
    if (whole + fraction == 0) return false;
    if (at < text.len() && (text.byteAt(at) | 0x20) == 'e') {
        ++at;
        if (at < text.len() && (text.byteAt(at) == '+' || text.byteAt(at) == '-')) ++at;
        if (digits() == 0) return false;
    }
    return at == text.len();
}

}  // namespace

template <class T>
bool Float<T>::parse(Str text, T* value) {
    if (text.isEmpty()) return false;
    bool negative = text.byteAt(0) == '-';
    Str number = negative || text.byteAt(0) == '+' ? text.from(1, text.len() - 1) : text;
    T magnitude = 0;
    if (equalsIgnoringCase(number, "inf") || equalsIgnoringCase(number, "infinity")) {
        magnitude = infinity();
    } else if (equalsIgnoringCase(number, "nan")) {
        magnitude = nan();
    } else if (isNumber(number)) {
        auto result = std::from_chars(number.begin(), number.end(), magnitude);
        if (result.ec == std::errc::result_out_of_range) {
            // Too large or too small: strtod tells which.
            String terminated(number);
            terminated.push(U'\0');
            magnitude = sizeof(T) == 4 ? T(std::strtof(terminated.data(), nullptr))
                                       : T(std::strtod(terminated.data(), nullptr));
        }
    } else {
        return false;
    }
    *value = negative ? -magnitude : magnitude;
    return true;
}

template <class T>
Ordering Float<T>::totalCmp(T const* a, T const* b) {
    using Signed = std::conditional_t<sizeof(T) == 4, i32, i64>;
    auto key = [](T x) {
        Signed bits = static_cast<Signed>(toBits(x));
        return bits < 0 ? static_cast<Signed>(bits ^ static_cast<Signed>(~Bits(0) >> 1)) : bits;
    };
    return Ordering::compare(key(*a), key(*b));
}

template <class T>
T Float<T>::clamp(T x, T min, T max, char const* file, u32 line) {
    if (!(min <= max)) {
        panicking::panicFmt(
            fmt::Arguments("min > max, or either was NaN. min = {}, max = {}",
                           {fmt::arg<fmt::Float<T>::debug>(&min), fmt::arg<fmt::Float<T>::debug>(&max)}),
            file, line);
    }
    return x < min ? min : x > max ? max : x;
}

#define OX_FORWARD(name, function) \
    template <class T>             \
    T Float<T>::name(T x) {        \
        return std::function(x);   \
    }
OX_FORWARD(abs, fabs)
OX_FORWARD(floor, floor)
OX_FORWARD(ceil, ceil)
OX_FORWARD(round, round)
OX_FORWARD(roundTiesEven, nearbyint)
OX_FORWARD(trunc, trunc)
OX_FORWARD(sqrt, sqrt)
OX_FORWARD(cbrt, cbrt)
OX_FORWARD(exp, exp)
OX_FORWARD(exp2, exp2)
OX_FORWARD(expM1, expm1)
OX_FORWARD(ln, log)
OX_FORWARD(log2, log2)
OX_FORWARD(log10, log10)
OX_FORWARD(ln1p, log1p)
OX_FORWARD(sin, sin)
OX_FORWARD(cos, cos)
OX_FORWARD(tan, tan)
OX_FORWARD(asin, asin)
OX_FORWARD(acos, acos)
OX_FORWARD(atan, atan)
OX_FORWARD(sinh, sinh)
OX_FORWARD(cosh, cosh)
OX_FORWARD(tanh, tanh)
#undef OX_FORWARD

template <class T>
T Float<T>::fract(T x) {
    return x - std::trunc(x);
}
template <class T>
T Float<T>::asinh(T x) {
    // Rust's formula, for its last digits.
    T magnitude = std::fabs(x);
    T inverse = 1 / magnitude;
    return std::copysign(std::log1p(magnitude + magnitude / (std::hypot(T(1), inverse) + inverse)), x);
}
template <class T>
T Float<T>::acosh(T x) {
    if (x < 1) return nan();
    return std::log(x + std::sqrt(x - 1) * std::sqrt(x + 1));
}
template <class T>
T Float<T>::atanh(T x) {
    T result = T(0.5) * std::log1p(2 * std::fabs(x) / (1 - std::fabs(x)));
    return std::copysign(result, x);
}
template <class T>
Tuple<T, T> Float<T>::sinCos(T x) {
    return Tuple<T, T>(std::sin(x), std::cos(x));
}
template <class T>
T Float<T>::signum(T x) {
    return isNan(x) ? nan() : std::copysign(T(1), x);
}
template <class T>
T Float<T>::toDegrees(T x) {
    if constexpr (sizeof(T) == 4) {
        return x * T(57.2957795130823208767981548141051703);
    } else {
        return x * (180 / T(3.14159265358979323846264338327950288));
    }
}
template <class T>
T Float<T>::toRadians(T x) {
    return x * (T(3.14159265358979323846264338327950288) / 180);
}
template <class T>
T Float<T>::powi(T x, i32 n) {
    return sizeof(T) == 4 ? T(__builtin_powif(static_cast<f32>(x), n)) : T(__builtin_powi(x, n));
}
template <class T>
T Float<T>::powf(T x, T n) {
    return std::pow(x, n);
}
template <class T>
T Float<T>::log(T x, T base) {
    return std::log(x) / std::log(base);
}
template <class T>
T Float<T>::atan2(T x, T other) {
    return std::atan2(x, other);
}
template <class T>
T Float<T>::hypot(T x, T other) {
    return std::hypot(x, other);
}
template <class T>
T Float<T>::copysign(T x, T sign) {
    return std::copysign(x, sign);
}
template <class T>
T Float<T>::mulAdd(T x, T a, T b) {
    return std::fma(x, a, b);
}
template <class T>
T Float<T>::divEuclid(T x, T rhs) {
    T quotient = std::trunc(x / rhs);
    if (std::fmod(x, rhs) < 0) return rhs > 0 ? quotient - 1 : quotient + 1;
    return quotient;
}
template <class T>
T Float<T>::remEuclid(T x, T rhs) {
    T remainder = std::fmod(x, rhs);
    return remainder < 0 ? remainder + std::fabs(rhs) : remainder;
}

template struct Float<f32>;
template struct Float<f64>;

}  // namespace ox::num
