#include <charconv>
#include <cmath>
#include <cstring>

#include "ox/lang/fmt.h"

namespace ox::fmt {

namespace {

// Fixed notation of f64: 309 digits before the point; behind it as many as asked for, of which 1074 can
// differ from zero.
constexpr usize kMaxWhole = 310;
constexpr usize kMaxFraction = 1080;
constexpr usize kBuffer = kMaxWhole + kMaxFraction + 8;

/// `0.d1d2d3.. * 10^exponent`, d1 not zero (for zero: one digit 0, exponent 1).
struct Decimal {
    char digits[24];
    usize len;
    i32 exponent;
};

/// The fewest digits that read back as the same number.
template <class T>
Decimal shortest(T magnitude) {
    Decimal result{};
    if (magnitude == 0) {
        result.digits[0] = '0';
        result.len = 1;
        result.exponent = 1;
        return result;
    }
    char text[40];
    char* end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific).ptr;
    char* cursor = text;
    for (; *cursor != 'e'; ++cursor) {
        if (*cursor != '.') result.digits[result.len++] = *cursor;
    }
    i32 exponent = 0;
    bool negative = cursor[1] == '-';
    for (cursor += 2; cursor != end; ++cursor) exponent = exponent * 10 + (*cursor - '0');
    result.exponent = (negative ? -exponent : exponent) + 1;
    return result;
}

void appendZeros(String& text, usize count) {
    for (usize i = 0; i < count; ++i) text.push(U'0');
}

void appendFixed(String& text, Decimal const& decimal, usize minFraction) {
    Str digits(decimal.digits, decimal.len);
    usize fraction = 0;
    if (decimal.exponent <= 0) {
        usize zeros = static_cast<usize>(-decimal.exponent);
        text.pushStr("0.");
        appendZeros(text, zeros);
        text.pushStr(digits);
        fraction = zeros + digits.len();
    } else {
        usize whole = static_cast<usize>(decimal.exponent);
        if (digits.len() <= whole) {
            text.pushStr(digits);
            appendZeros(text, whole - digits.len());
            if (minFraction > 0) text.push(U'.');
        } else {
            text.pushStr(digits.from(0, whole));
            text.push(U'.');
            fraction = digits.len() - whole;
            text.pushStr(digits.from(whole, fraction));
        }
    }
    if (fraction < minFraction) appendZeros(text, minFraction - fraction);
}

void appendExponent(String& text, char mark, i32 exponent) {
    text.push(static_cast<char32_t>(mark));
    text.pushStr(Int<i32>::toString(exponent).asStr());
}

void appendShortestExponential(String& text, Decimal const& decimal, char mark) {
    text.pushStr(Str(decimal.digits, 1));
    if (decimal.len > 1) {
        text.push(U'.');
        text.pushStr(Str(decimal.digits + 1, decimal.len - 1));
    }
    appendExponent(text, mark, decimal.exponent - 1);
}

/// Correctly rounded to `precision` digits behind the point.
template <class T>
void appendRounded(String& text, T magnitude, usize precision, std::chars_format format, char mark) {
    usize exact = precision < kMaxFraction ? precision : kMaxFraction;
    char buffer[kBuffer];
    char* end = std::to_chars(buffer, buffer + sizeof buffer, magnitude, format, static_cast<int>(exact)).ptr;
    char* exponent = static_cast<char*>(std::memchr(buffer, 'e', static_cast<usize>(end - buffer)));
    text.pushStr(Str(buffer, static_cast<usize>((exponent == nullptr ? end : exponent) - buffer)));
    appendZeros(text, precision - exact);
    if (exponent == nullptr) return;
    i32 value = 0;
    for (char* digit = exponent + 2; digit != end; ++digit) value = value * 10 + (*digit - '0');
    appendExponent(text, mark, exponent[1] == '-' ? -value : value);
}

/// Sign and body with padding; zero padding goes between them.
Result padNumber(Str sign, Str body, Formatter* formatter) {
    Spec const& spec = formatter->spec();
    usize len = sign.len() + body.len();
    if (!spec.hasWidth || spec.width <= len) {
        return resultOf(formatter->sink().put(sign) && formatter->sink().put(body));
    }
    if (spec.zero) {
        return resultOf(formatter->sink().put(sign) && formatter->sink().fill(U'0', spec.width - len) &&
                        formatter->sink().put(body));
    }
    struct Parts {
        Str sign;
        Str body;
    } parts{sign, body};
    Argument content{&parts, [](void const* value, Formatter* inner) {
                         Parts const& parts = *static_cast<Parts const*>(value);
                         return resultOf(inner->sink().put(parts.sign) && inner->sink().put(parts.body));
                     }};
    return formatter->padTo(len, Align::Right, content);
}

enum class Style { Display, Debug, LowerExp, UpperExp };

template <class T>
Result writeFloat(T value, Style style, Formatter* formatter) {
    Spec const& spec = formatter->spec();
    if (std::isnan(value)) return padNumber("", "NaN", formatter);
    Str sign = std::signbit(value) ? Str("-") : spec.plus ? Str("+") : Str("");
    if (std::isinf(value)) return padNumber(sign, "inf", formatter);
    T magnitude = std::fabs(value);
    String body;
    char mark = style == Style::UpperExp ? 'E' : 'e';
    bool isExponential = style == Style::LowerExp || style == Style::UpperExp;
    if (spec.hasPrecision) {
        appendRounded(body, magnitude, spec.precision,
                      isExponential ? std::chars_format::scientific : std::chars_format::fixed, mark);
    } else if (isExponential ||
               (style == Style::Debug && magnitude != 0 && (magnitude < T(1e-4) || magnitude >= T(1e16)))) {
        appendShortestExponential(body, shortest(magnitude), mark);
    } else {
        appendFixed(body, shortest(magnitude), style == Style::Debug ? 1 : 0);
    }
    return padNumber(sign, body.asStr(), formatter);
}

}  // namespace

template <class T>
Result Float<T>::display(T const* value, Formatter* formatter) {
    return writeFloat(*value, Style::Display, formatter);
}
template <class T>
Result Float<T>::debug(T const* value, Formatter* formatter) {
    return writeFloat(*value, Style::Debug, formatter);
}
template <class T>
Result Float<T>::lowerExp(T const* value, Formatter* formatter) {
    return writeFloat(*value, Style::LowerExp, formatter);
}
template <class T>
Result Float<T>::upperExp(T const* value, Formatter* formatter) {
    return writeFloat(*value, Style::UpperExp, formatter);
}

template struct Float<f32>;
template struct Float<f64>;

}  // namespace ox::fmt
