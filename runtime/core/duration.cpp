#include "ox/core/duration.h"

#include <cmath>

#include "ox/lang/panic.h"

namespace ox::time {

namespace {

constexpr u32 kBillion = Duration::kNanosPerSec;

Duration orPanic(Option<Duration> result, Str message) {
    if (result.isNone()) panicking::panicText(message);
    return result.asSome()._0;
}

/// Rounds to the nearest nanosecond, ties to even, as Rust does.
Duration fromFloat(f64 secs) {
    if (secs < 0) panicking::panic("cannot convert float seconds to Duration: value is negative");
    if (!(secs < 18446744073709551616.0)) {
        panicking::panic("cannot convert float seconds to Duration: value is either too big or NaN");
    }
    f64 const whole = std::trunc(secs);
    f64 const nanos = std::nearbyint((secs - whole) * 1e9);
    return Duration::make(static_cast<u64>(whole), static_cast<u32>(nanos));
}

/// `whole.fraction` with as many digits as are needed, or as the precision asks for. `unit` is the value of
/// the fraction's first digit. Padded to the width as a whole, left-aligned by default.
struct Decimal {
    u64 whole;
    u32 fraction;
    u32 unit;
    Str suffix;
    bool plus;
    bool hasPrecision;
    usize precision;

    // 20 digits of seconds, one more for a carry, nine of fraction; longer precisions append zeros.
    char text[64];
    usize len = 0;
    usize zeros = 0;

    void put(Str part) {
        for (char c : part) text[len++] = c;
    }
    void build() {
        char digits[9];
        usize count = 0;
        u32 rest = fraction;
        u32 divisor = unit;
        usize const wanted = hasPrecision && precision < 9 ? precision : 9;
        while (rest > 0 && count < wanted) {
            digits[count++] = static_cast<char>('0' + rest / divisor);
            rest %= divisor;
            divisor /= 10;
        }
        bool overflow = false;
        // Rounds half to even on what is cut off; `divisor` is a tenth of the last digit's value.
        if (rest > 0 && (rest > divisor * 5 || (rest == divisor * 5 && lastDigitIsOdd(digits, count)))) {
            usize at = count;
            while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
            if (at > 0) {
                ++digits[at - 1];
            } else {
                overflow = ++whole == 0;
            }
        }
        if (plus) put("+");
        if (overflow) {
            put("18446744073709551616");
        } else {
            char number[20];
            usize n = 0;
            u64 value = whole;
            do number[n++] = static_cast<char>('0' + value % 10);
            while ((value /= 10) != 0);
            while (n > 0) text[len++] = number[--n];
        }
        usize const end = hasPrecision ? (precision < 9 ? precision : 9) : count;
        if (end > 0) {
            put(".");
            for (usize i = 0; i < end; ++i) text[len++] = i < count ? digits[i] : '0';
        }
        if (hasPrecision && precision > 9) zeros = precision - 9;
    }
    bool lastDigitIsOdd(char const* digits, usize count) const {
        return ((count > 0 ? static_cast<u64>(digits[count - 1] - '0') : whole) & 1) != 0;
    }
};

fmt::Result writeDecimal(Decimal const* decimal, fmt::Formatter* formatter) {
    fmt::Sink const sink = formatter->sink();
    return fmt::resultOf(sink.put(Str(decimal->text, decimal->len)) && sink.fill(U'0', decimal->zeros) &&
                         sink.put(decimal->suffix));
}

}  // namespace

Duration Duration::make(u64 secs, u32 nanos) {
    u64 total = 0;
    if (__builtin_add_overflow(secs, nanos / kBillion, &total)) panicking::panic("overflow in Duration::new");
    return Duration(total, nanos % kBillion);
}

Duration Duration::fromSecsF64(f64 secs) { return fromFloat(secs); }
Duration Duration::fromSecsF32(f32 secs) { return fromFloat(static_cast<f64>(secs)); }

Option<Duration> Duration::checkedAdd(Duration other) const {
    u64 secs = 0;
    u32 nanos = nanos_ + other.nanos_;
    if (__builtin_add_overflow(secs_, other.secs_, &secs)) return Option<Duration>::None();
    if (nanos >= kBillion) {
        nanos -= kBillion;
        if (++secs == 0) return Option<Duration>::None();
    }
    return Option<Duration>::Some(Duration(secs, nanos));
}

Option<Duration> Duration::checkedSub(Duration other) const {
    if (*this < other) return Option<Duration>::None();
    u64 secs = secs_ - other.secs_;
    u32 nanos = nanos_;
    if (nanos < other.nanos_) {
        --secs;
        nanos += kBillion;
    }
    return Option<Duration>::Some(Duration(secs, nanos - other.nanos_));
}

Option<Duration> Duration::checkedMul(u32 factor) const {
    u64 const nanos = u64(nanos_) * factor;
    u64 secs = 0;
    if (__builtin_mul_overflow(secs_, u64(factor), &secs) ||
        __builtin_add_overflow(secs, nanos / kBillion, &secs)) {
        return Option<Duration>::None();
    }
    return Option<Duration>::Some(Duration(secs, static_cast<u32>(nanos % kBillion)));
}

Option<Duration> Duration::checkedDiv(u32 divisor) const {
    if (divisor == 0) return Option<Duration>::None();
    u64 const carry = secs_ % divisor * kBillion;
    return Option<Duration>::Some(Duration(secs_ / divisor, static_cast<u32>((carry + nanos_) / divisor)));
}

Duration Duration::saturatingAdd(Duration other) const {
    Option<Duration> result = checkedAdd(other);
    return result.isSome() ? result.asSome()._0 : max();
}
Duration Duration::saturatingSub(Duration other) const {
    Option<Duration> result = checkedSub(other);
    return result.isSome() ? result.asSome()._0 : zero();
}
Duration Duration::saturatingMul(u32 factor) const {
    Option<Duration> result = checkedMul(factor);
    return result.isSome() ? result.asSome()._0 : max();
}
Duration Duration::absDiff(Duration other) const {
    return *this < other ? other.saturatingSub(*this) : saturatingSub(other);
}

Duration Duration::mulF64(f64 factor) const { return fromFloat(factor * asSecsF64()); }
Duration Duration::mulF32(f32 factor) const { return fromSecsF32(factor * asSecsF32()); }
Duration Duration::divF64(f64 divisor) const { return fromFloat(asSecsF64() / divisor); }
Duration Duration::divF32(f32 divisor) const { return fromSecsF32(asSecsF32() / divisor); }
f64 Duration::divDurationF64(Duration divisor) const { return asSecsF64() / divisor.asSecsF64(); }

Duration Duration::add(Duration a, Duration b) {
    return orPanic(a.checkedAdd(b), "overflow when adding durations");
}
Duration Duration::sub(Duration a, Duration b) {
    return orPanic(a.checkedSub(b), "overflow when subtracting durations");
}
Duration Duration::mul(Duration a, u32 factor) {
    return orPanic(a.checkedMul(factor), "overflow when multiplying duration by scalar");
}
Duration Duration::div(Duration a, u32 divisor) {
    return orPanic(a.checkedDiv(divisor), "divide by zero error when dividing duration by scalar");
}

fmt::Result Duration::debug(Duration const* value, fmt::Formatter* formatter) {
    bool const hasPrecision = formatter->spec().hasPrecision;
    usize const precision = formatter->spec().precision;
    bool const plus = formatter->signPlus();
    auto decimal = [&](u64 whole, u32 fraction, u32 unit, Str suffix) {
        return Decimal{whole, fraction, unit, suffix, plus, hasPrecision, precision, {}};
    };
    u32 const nanos = value->nanos_;
    Decimal parts = value->secs_ > 0     ? decimal(value->secs_, nanos, 100'000'000, "s")
                    : nanos >= 1'000'000 ? decimal(nanos / 1'000'000, nanos % 1'000'000, 100'000, "ms")
                    : nanos >= 1000      ? decimal(nanos / 1000, nanos % 1000, 100, "\xc2\xb5s")
                                         : decimal(nanos, 0, 1, "ns");
    parts.build();
    usize const suffixChars = parts.suffix.len() == 3 ? 2 : parts.suffix.len();
    return formatter->padTo(parts.len + parts.zeros + suffixChars, fmt::Align::Left,
                            fmt::arg<writeDecimal>(&parts));
}

}  // namespace ox::time
