#include "ox/tokio/time/sleep.h"

#include "ox/lang/panic.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::time {

namespace {

/// Thirty years: a deadline that stands for never.
constexpr i64 kFar = i64(86400) * 365 * 30 * 1'000'000'000;

runtime::Driver& clockOf(runtime::Core& core) {
    if (core.config().flavor != RuntimeConfig::Flavor::CurrentThread) {
        panicking::panic(
            "`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used "
            "by "
            "`#[tokio::test].");
    }
    return core.driver();
}

}  // namespace

bool Sleep::start(Strand& strand) {
    i64 due = deadline_;
    if (mayBePast_ && due <= driver_->now()) {
        // Tokio's timers fire on whole milliseconds, which shows when others are ready meanwhile.
        due = runtime::Driver::toMillisecond(due);
        driver_->turnSoon();
    }
    if (driver_->addTimer(node_, strand, due)) return false;
    elapsed_ = true;
    strand.spend();
    return true;
}

bool Sleep::wait(Strand& strand) {
    if (!node_.hasBeenGranted()) {
        if (!node_.wakes(strand)) driver_->retargetTimer(node_, strand);
        return false;
    }
    // The wheel's range is finite; whoever waits longer is woken on the way.
    if (deadline_ - driver_->now() > i64(1'000'000'000)) {
        node_.reset();
        return start(strand);
    }
    elapsed_ = true;
    strand.spend();
    return true;
}

Instant Sleep::deadline() const {
    return Instant::fromStd(ox::time::Instant::fromNanos(driver_->origin() + deadline_));
}

void Sleep::reset(Instant deadline) {
    deadline_ = deadline.intoStd().nanos() - driver_->origin();
    mayBePast_ = true;
    elapsed_ = false;
    driver_->resetTimer(node_, deadline_);
}

Sleep sleep(Duration duration) {
    runtime::Driver& driver = runtime::Core::currentWithTimers().driver();
    i64 const nanos = duration.asNanosClamped();
    i64 const now = driver.now();
    return Sleep(driver, now + (nanos < kFar ? nanos : kFar), nanos == 0);
}

Sleep sleepUntil(Instant deadline) {
    runtime::Driver& driver = runtime::Core::currentWithTimers().driver();
    return Sleep(driver, deadline.intoStd().nanos() - driver.origin(), true);
}

fmt::Result Elapsed::display(Elapsed const*, fmt::Formatter* formatter) {
    return formatter->pad("deadline has elapsed");
}
fmt::Result Elapsed::debug(Elapsed const*, fmt::Formatter* formatter) {
    return formatter->writeStr("Elapsed(())");
}

void pause() {
    if (!clockOf(runtime::Core::current()).pause()) panicking::panic("time is already frozen");
}

void resume() {
    if (!clockOf(runtime::Core::current()).resume()) panicking::panic("time is not frozen");
}

void advance(Duration duration) {
    if (!clockOf(runtime::Core::current()).advance(duration.asNanosClamped()))
        panicking::panic("time is not frozen");
}

}  // namespace ox::tokio::time
