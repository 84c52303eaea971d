#include "ox/tokio/time/instant.h"

#include "ox/lang/panic.h"
#include "ox/os/clock.h"
#include "ox/tokio/runtime/core.h"

namespace ox::time {

i64 realtimeNanos() { return os::realtimeNanos(); }

Instant Instant::now() { return Instant(os::monotonicNanos()); }

Option<Instant> Instant::checkedAdd(Duration duration) const {
    i64 sum = 0;
    u128 const nanos = duration.asNanos();
    if (nanos > u128(~u64(0) >> 1) || __builtin_add_overflow(nanos_, static_cast<i64>(nanos), &sum)) {
        return Option<Instant>::None();
    }
    return Option<Instant>::Some(Instant(sum));
}

Option<Instant> Instant::checkedSub(Duration duration) const {
    i64 difference = 0;
    u128 const nanos = duration.asNanos();
    if (nanos > u128(~u64(0) >> 1) || __builtin_sub_overflow(nanos_, static_cast<i64>(nanos), &difference)) {
        return Option<Instant>::None();
    }
    return Option<Instant>::Some(Instant(difference));
}

Instant Instant::add(Instant instant, Duration duration) {
    Option<Instant> const sum = instant.checkedAdd(duration);
    if (sum.isNone()) panicking::panic("overflow when adding duration to instant");
    return sum.asSome()._0;
}

Instant Instant::sub(Instant instant, Duration duration) {
    Option<Instant> const difference = instant.checkedSub(duration);
    if (difference.isNone()) panicking::panic("overflow when subtracting duration from instant");
    return difference.asSome()._0;
}

fmt::Result Instant::debug(Instant const* value, fmt::Formatter* formatter) {
    i64 const secs = value->nanos_ / 1'000'000'000;
    i64 const nanos = value->nanos_ % 1'000'000'000;
    return formatter->writeFmt(
        fmt::Arguments("Instant {{ tv_sec: {}, tv_nsec: {} }}", {fmt::display(secs), fmt::display(nanos)}));
}

}  // namespace ox::time

namespace ox::tokio::time {

Instant Instant::now() {
    runtime::Core* const core = runtime::thisThread().core;
    if (core == nullptr) return Instant(StdInstant::now());
    runtime::Driver const& driver = core->driver();
    return Instant(StdInstant::fromNanos(driver.origin() + driver.now()));
}

Instant Instant::farFuture() { return add(now(), Duration::fromSecs(u64(86400) * 365 * 30)); }

}  // namespace ox::tokio::time
