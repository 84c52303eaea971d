#include "ox/tokio/time/instant.h"

#include "ox/lang/panic.h"
#include "ox/os/clock.h"
#include "ox/tokio/runtime/core.h"

namespace ox::time {

i64 realtimeNanos() { return os::realtimeNanos(); }

Instant Instant::now() { return Instant(os::monotonicNanos()); }

void Instant::addOverflows() { panicking::panicText("overflow when adding duration to instant"); }
void Instant::subOverflows() { panicking::panicText("overflow when subtracting duration from instant"); }

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
