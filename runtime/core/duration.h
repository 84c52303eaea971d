#pragma once

#include "ox/lang/fmt.h"
#include "ox/lang/option.h"
#include "ox/lang/ordering.h"

namespace ox::time {

/// `std.time.Duration`: whole seconds and nanoseconds below a second.
class Duration {
  public:
    static constexpr u32 kNanosPerSec = 1'000'000'000;

    constexpr Duration() : secs_(0), nanos_(0) {}
    /// Panics when the carry of `nanos` overflows the seconds.
    static Duration make(u64 secs, u32 nanos);
    static constexpr Duration fromSecs(u64 secs) { return Duration(secs, 0); }
    static constexpr Duration fromMillis(u64 millis) {
        return Duration(millis / 1000, static_cast<u32>(millis % 1000) * 1'000'000);
    }
    static constexpr Duration fromMicros(u64 micros) {
        return Duration(micros / 1'000'000, static_cast<u32>(micros % 1'000'000) * 1000);
    }
    static constexpr Duration fromNanos(u64 nanos) {
        return Duration(nanos / kNanosPerSec, static_cast<u32>(nanos % kNanosPerSec));
    }
    static Duration fromSecsF64(f64 secs);
    static Duration fromSecsF32(f32 secs);
    static constexpr Duration zero() { return Duration(); }
    static constexpr Duration max() { return Duration(~u64(0), kNanosPerSec - 1); }

    constexpr bool isZero() const { return secs_ == 0 && nanos_ == 0; }
    constexpr u64 asSecs() const { return secs_; }
    constexpr u128 asMillis() const { return u128(secs_) * 1000 + nanos_ / 1'000'000; }
    constexpr u128 asMicros() const { return u128(secs_) * 1'000'000 + nanos_ / 1000; }
    constexpr u128 asNanos() const { return u128(secs_) * kNanosPerSec + nanos_; }
    constexpr u32 subsecMillis() const { return nanos_ / 1'000'000; }
    constexpr u32 subsecMicros() const { return nanos_ / 1000; }
    constexpr u32 subsecNanos() const { return nanos_; }
    constexpr f64 asSecsF64() const { return static_cast<f64>(secs_) + static_cast<f64>(nanos_) / 1e9; }
    constexpr f32 asSecsF32() const { return static_cast<f32>(secs_) + static_cast<f32>(nanos_) / 1e9F; }
    /// False when an i64 does not hold them.
    constexpr bool fitsNanos(i64& nanos) const {
        return !__builtin_mul_overflow(secs_, u64(kNanosPerSec), &nanos) &&
               !__builtin_add_overflow(nanos, i64(nanos_), &nanos);
    }
    /// Clamped to what an i64 of nanoseconds holds, some 292 years.
    constexpr i64 asNanosClamped() const {
        u128 const nanos = asNanos();
        return nanos > u128(kMaxNanos) ? kMaxNanos : static_cast<i64>(nanos);
    }

    Option<Duration> checkedAdd(Duration other) const;
    Option<Duration> checkedSub(Duration other) const;
    Option<Duration> checkedMul(u32 factor) const;
    Option<Duration> checkedDiv(u32 divisor) const;
    Duration saturatingAdd(Duration other) const;
    Duration saturatingSub(Duration other) const;
    Duration saturatingMul(u32 factor) const;
    Duration absDiff(Duration other) const;
    Duration mulF64(f64 factor) const;
    Duration mulF32(f32 factor) const;
    Duration divF64(f64 divisor) const;
    Duration divF32(f32 divisor) const;
    f64 divDurationF64(Duration divisor) const;

    // The operators; they panic with Rust's texts.
    static Duration add(Duration a, Duration b);
    static Duration sub(Duration a, Duration b);
    static Duration mul(Duration a, u32 factor);
    static Duration div(Duration a, u32 divisor);

    constexpr Ordering cmp(Duration const* other) const {
        if (*this == *other) return Ordering::Equal();
        return *this < *other ? Ordering::Less() : Ordering::Greater();
    }
    constexpr bool operator==(Duration const&) const = default;
    constexpr bool operator<(Duration const& other) const {
        return secs_ != other.secs_ ? secs_ < other.secs_ : nanos_ < other.nanos_;
    }
    constexpr bool operator<=(Duration const& other) const { return !(other < *this); }
    constexpr bool operator>(Duration const& other) const { return other < *this; }
    constexpr bool operator>=(Duration const& other) const { return !(*this < other); }

    static fmt::Result debug(Duration const* value, fmt::Formatter* formatter);

  private:
    static constexpr i64 kMaxNanos = 0x7fff'ffff'ffff'ffff;

    constexpr Duration(u64 secs, u32 nanos) : secs_(secs), nanos_(nanos) {}

    u64 secs_;
    u32 nanos_;
};

}  // namespace ox::time
