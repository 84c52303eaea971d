#pragma once

#include "ox/core/duration.h"

namespace ox::time {

/// Since 1970.
i64 realtimeNanos();

/// `std.time.Instant`: a reading of the monotonic clock.
class Instant {
  public:
    static Instant now();
    static constexpr Instant fromNanos(i64 nanos) { return Instant(nanos); }
    constexpr i64 nanos() const { return nanos_; }

    Duration elapsed() const { return now().saturatingDurationSince(*this); }
    /// Zero when `earlier` is later.
    Duration durationSince(Instant earlier) const { return saturatingDurationSince(earlier); }
    Duration saturatingDurationSince(Instant earlier) const {
        return nanos_ > earlier.nanos_ ? Duration::fromNanos(static_cast<u64>(nanos_ - earlier.nanos_))
                                       : Duration::zero();
    }
    Option<Duration> checkedDurationSince(Instant earlier) const {
        if (nanos_ < earlier.nanos_) return Option<Duration>::None();
        return Option<Duration>::Some(saturatingDurationSince(earlier));
    }
    Option<Instant> checkedAdd(Duration duration) const {
        i64 nanos = 0;
        if (!duration.fitsNanos(nanos) || __builtin_add_overflow(nanos_, nanos, &nanos))
            return Option<Instant>::None();
        return Option<Instant>::Some(Instant(nanos));
    }
    Option<Instant> checkedSub(Duration duration) const {
        i64 nanos = 0;
        if (!duration.fitsNanos(nanos) || __builtin_sub_overflow(nanos_, nanos, &nanos))
            return Option<Instant>::None();
        return Option<Instant>::Some(Instant(nanos));
    }

    // The operators; they panic with Rust's texts.
    static Instant add(Instant instant, Duration duration) {
        Option<Instant> const sum = instant.checkedAdd(duration);
        if (sum.isNone()) [[unlikely]]
            addOverflows();
        return sum.asSome()._0;
    }
    static Instant sub(Instant instant, Duration duration) {
        Option<Instant> const difference = instant.checkedSub(duration);
        if (difference.isNone()) [[unlikely]]
            subOverflows();
        return difference.asSome()._0;
    }
    static Duration since(Instant later, Instant earlier) { return later.saturatingDurationSince(earlier); }

    constexpr Ordering cmp(Instant const* other) const {
        if (nanos_ == other->nanos_) return Ordering::Equal();
        return nanos_ < other->nanos_ ? Ordering::Less() : Ordering::Greater();
    }
    constexpr bool operator==(Instant const&) const = default;

    static fmt::Result debug(Instant const* value, fmt::Formatter* formatter);

  private:
    explicit constexpr Instant(i64 nanos) : nanos_(nanos) {}
    [[noreturn, gnu::cold]] static void addOverflows();
    [[noreturn, gnu::cold]] static void subOverflows();

    i64 nanos_;
};

}  // namespace ox::time

namespace ox::tokio::time {

using Duration = ox::time::Duration;

/// `tokio.time.Instant`: the same clock, but the runtime's where that is paused.
class Instant {
  public:
    using StdInstant = ox::time::Instant;

    static Instant now();
    static constexpr Instant fromStd(StdInstant instant) { return Instant(instant); }
    constexpr StdInstant intoStd() const { return instant_; }
    /// Some thirty years ahead.
    static Instant farFuture();

    Duration elapsed() const { return now().instant_.saturatingDurationSince(instant_); }
    Duration durationSince(Instant earlier) const {
        return instant_.saturatingDurationSince(earlier.instant_);
    }
    Duration saturatingDurationSince(Instant earlier) const { return durationSince(earlier); }
    Option<Duration> checkedDurationSince(Instant earlier) const {
        return instant_.checkedDurationSince(earlier.instant_);
    }
    Option<Instant> checkedAdd(Duration duration) const { return wrap(instant_.checkedAdd(duration)); }
    Option<Instant> checkedSub(Duration duration) const { return wrap(instant_.checkedSub(duration)); }

    static Instant add(Instant instant, Duration duration) {
        return Instant(StdInstant::add(instant.instant_, duration));
    }
    static Instant sub(Instant instant, Duration duration) {
        return Instant(StdInstant::sub(instant.instant_, duration));
    }
    static Duration since(Instant later, Instant earlier) { return later.durationSince(earlier); }

    constexpr Ordering cmp(Instant const* other) const { return instant_.cmp(&other->instant_); }
    constexpr bool operator==(Instant const&) const = default;

    static fmt::Result debug(Instant const* value, fmt::Formatter* formatter) {
        return StdInstant::debug(&value->instant_, formatter);
    }

  private:
    explicit constexpr Instant(StdInstant instant) : instant_(instant) {}
    static Option<Instant> wrap(Option<StdInstant> instant) {
        if (instant.isNone()) return Option<Instant>::None();
        return Option<Instant>::Some(Instant(instant.asSome()._0));
    }

    StdInstant instant_;
};

}  // namespace ox::tokio::time
