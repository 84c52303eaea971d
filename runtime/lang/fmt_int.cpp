#include <cstring>

#include "ox/lang/fmt.h"
#include "ox/lang/ops.h"

namespace ox::fmt {

namespace {

template <class T>
using UnsignedOf = std::conditional_t<
    sizeof(T) == 16, u128,
    std::conditional_t<sizeof(T) == 8, u64,
                       std::conditional_t<sizeof(T) == 4, u32, std::conditional_t<sizeof(T) == 2, u16, u8>>>>;

constexpr usize kMaxDecimal = 39;

constexpr char kPairs[201] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// Writes backwards from `end`, gives the first digit.
char* decimal(char* end, u64 value) {
    while (value >= 10'000) {
        u32 const four = static_cast<u32>(value % 10'000);
        value /= 10'000;
        end -= 4;
        std::memcpy(end, kPairs + 2 * (four / 100), 2);
        std::memcpy(end + 2, kPairs + 2 * (four % 100), 2);
    }
    if (value >= 100) {
        end -= 2;
        std::memcpy(end, kPairs + 2 * (value % 100), 2);
        value /= 100;
    }
    if (value >= 10) {
        end -= 2;
        std::memcpy(end, kPairs + 2 * value, 2);
    } else {
        *--end = static_cast<char>('0' + value);
    }
    return end;
}

char* decimalWide(char* end, u128 value) {
    constexpr u64 kChunk = 10'000'000'000'000'000'000u;
    while (value > ~u64(0)) {
        char* start = decimal(end, static_cast<u64>(value % kChunk));
        value /= kChunk;
        while (start != end - 19) *--start = '0';
        end = start;
    }
    return decimal(end, static_cast<u64>(value));
}

template <class T>
UnsignedOf<T> magnitude(T value) {
    using U = UnsignedOf<T>;
    return value < 0 ? static_cast<U>(U(0) - static_cast<U>(value)) : static_cast<U>(value);
}

template <class T, usize N>
Str digitsOf(T value, char (&buffer)[N]) {
    char* end = buffer + sizeof buffer;
    char* start = sizeof(T) == 16 ? decimalWide(end, magnitude(value))
                                  : decimal(end, static_cast<u64>(magnitude(value)));
    return Str(start, static_cast<usize>(end - start));
}

template <class T>
Result radix(T value, u32 shift, char ten, Str prefix, Formatter* formatter) {
    char buffer[128];
    char* start = buffer + sizeof buffer;
    auto rest = static_cast<UnsignedOf<T>>(value);
    do {
        u32 digit = static_cast<u32>(rest & ((1u << shift) - 1));
        *--start = static_cast<char>(digit < 10 ? '0' + digit : static_cast<u32>(ten) + digit - 10);
        rest = static_cast<UnsignedOf<T>>(rest >> shift);
    } while (rest != 0);
    return formatter->padIntegral(true, prefix,
                                  Str(start, static_cast<usize>(buffer + sizeof buffer - start)));
}

/// `1.5e3`: trailing zeros go into the exponent; a precision rounds half to even.
template <class T>
Result exponential(T value, char mark, Formatter* formatter) {
    Spec const& spec = formatter->spec();
    u128 number = magnitude(value);
    u32 exponent = 0;
    while (number % 10 == 0 && number >= 10) {
        number /= 10;
        ++exponent;
    }
    usize missing = 0;
    if (spec.hasPrecision) {
        usize decimals = 0;
        for (u128 rest = number; rest >= 10; rest /= 10) ++decimals;
        missing = spec.precision > decimals ? spec.precision - decimals : 0;
        usize surplus = decimals > spec.precision ? decimals - spec.precision : 0;
        for (; surplus > 1; --surplus) {
            number /= 10;
            ++exponent;
        }
        if (surplus == 1) {
            u32 last = static_cast<u32>(number % 10);
            number /= 10;
            ++exponent;
            if (last > 5 || (last == 5 && (number % 2 != 0 || decimals - spec.precision > 1))) {
                ++number;
                // 9.99 became 10.0
                usize after = 0;
                for (u128 rest = number; rest >= 10; rest /= 10) ++after;
                if (after > spec.precision) {
                    number /= 10;
                    ++exponent;
                }
            }
        }
    }
    char raw[kMaxDecimal];
    char* rawEnd = raw + sizeof raw;
    char* digits = decimalWide(rawEnd, number);
    usize count = static_cast<usize>(rawEnd - digits);
    String text = String::withCapacity(count + missing + 8);
    text.pushStr(Str(digits, 1));
    if (count > 1 || missing > 0) {
        text.push(U'.');
        text.pushStr(Str(digits + 1, count - 1));
        for (usize i = 0; i < missing; ++i) text.push(U'0');
    }
    text.push(static_cast<char32_t>(mark));
    text.pushStr(Int<u64>::toString(exponent + count - 1).asStr());
    // As for any number, except that `#` means nothing here.
    Formatter plain(formatter->sink(), spec);
    plain.spec().alternate = false;
    return plain.padIntegral(value >= 0, "", text.asStr());
}

}  // namespace

template <class T>
Result Int<T>::display(T const* value, Formatter* formatter) {
    char buffer[1 + kMaxDecimal];
    Str const digits = digitsOf(*value, buffer);
    Spec const& spec = formatter->spec();
    if (spec.hasWidth || spec.plus) return formatter->padIntegral(*value >= 0, "", digits);
    if (*value >= 0) return formatter->writeStr(digits);
    char* const sign = buffer + (digits.data() - buffer) - 1;
    *sign = '-';
    return formatter->writeStr(Str(sign, digits.len() + 1));
}
template <class T>
Result Int<T>::debug(T const* value, Formatter* formatter) {
    if (formatter->spec().debugLowerHex) return lowerHex(value, formatter);
    if (formatter->spec().debugUpperHex) return upperHex(value, formatter);
    return display(value, formatter);
}
template <class T>
Result Int<T>::lowerHex(T const* value, Formatter* formatter) {
    return radix(*value, 4, 'a', "0x", formatter);
}
template <class T>
Result Int<T>::upperHex(T const* value, Formatter* formatter) {
    return radix(*value, 4, 'A', "0x", formatter);
}
template <class T>
Result Int<T>::octal(T const* value, Formatter* formatter) {
    return radix(*value, 3, 'a', "0o", formatter);
}
template <class T>
Result Int<T>::binary(T const* value, Formatter* formatter) {
    return radix(*value, 1, 'a', "0b", formatter);
}
template <class T>
Result Int<T>::lowerExp(T const* value, Formatter* formatter) {
    return exponential(*value, 'e', formatter);
}
template <class T>
Result Int<T>::upperExp(T const* value, Formatter* formatter) {
    return exponential(*value, 'E', formatter);
}
template <class T>
String Int<T>::toString(T value) {
    char buffer[kMaxDecimal];
    Str digits = digitsOf(value, buffer);
    String text = String::withCapacity(digits.len() + 1);
    if (value < 0) text.push(U'-');
    text.pushStr(digits);
    return text;
}

template struct Int<i8>;
template struct Int<i16>;
template struct Int<i32>;
template struct Int<i64>;
template struct Int<i128>;
template struct Int<u8>;
template struct Int<u16>;
template struct Int<u32>;
template struct Int<u64>;
template struct Int<u128>;

Result pointer(void const* value, Formatter* formatter) {
    // `{:#p}` pads with zeros to the full width.
    u64 address = reinterpret_cast<u64>(value);
    Formatter inner(formatter->sink(), formatter->spec());
    if (inner.spec().alternate) {
        inner.spec().zero = true;
        if (!inner.spec().hasWidth) {
            inner.spec().hasWidth = true;
            inner.spec().width = 18;
        }
    }
    inner.spec().alternate = true;
    return Int<u64>::lowerHex(&address, &inner);
}

}  // namespace ox::fmt
