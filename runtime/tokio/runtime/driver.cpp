#include "ox/tokio/runtime/driver.h"

#include <algorithm>

#include "ox/os/clock.h"

namespace ox::tokio::runtime {

namespace {

/// The resolution of Tokio's timers; programs that print a paused clock show it.
constexpr i64 kMillisecond = 1'000'000;

u64 notNegative(i64 time) { return time > 0 ? static_cast<u64>(time) : 0; }
i64 millisecondsNotBefore(i64 time) {
    return static_cast<i64>((notNegative(time) + kMillisecond - 1) / kMillisecond);
}

}  // namespace

Driver::Driver(bool startPaused) : origin_(os::monotonicNanos()) {
    paused_.store(startPaused, std::memory_order_relaxed);
}

i64 Driver::toMillisecond(i64 time) { return millisecondsNotBefore(time) * kMillisecond; }

i64 Driver::now() const {
    if (paused_.load(std::memory_order_acquire)) return pausedAt_.load(std::memory_order_relaxed);
    return os::monotonicNanos() - origin_ - shift_.load(std::memory_order_relaxed);
}

bool Driver::addTimer(core::TimerNode& node, Strand& strand, i64 deadline) {
    i64 const lookedAt = lookedAt_.load(std::memory_order_relaxed);
    if (millisecondsNotBefore(deadline) <= lookedAt / kMillisecond) return false;
    {
        core::SpinGuard guard(lock_);
        wheel_.insert(node, strand, notNegative(deadline));
        timers_.store(timers_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }
    // The sleeper publishes its deadline before it reads the wheel for the last time, under the lock.
    if (deadline < sleepingUntil_.load(std::memory_order_seq_cst)) {
        sleeper_.load(std::memory_order_relaxed)->unpark();
    }
    return true;
}

void Driver::retargetTimer(core::TimerNode& node, Strand& strand) {
    core::WakeTarget* former = nullptr;
    {
        core::SpinGuard guard(lock_);
        if (node.isLinked()) former = node.retarget(strand);
    }
    core::releaseTarget(former);
}

void Driver::resetTimer(core::TimerNode& node, i64 deadline) {
    if (node.isIdle()) return;
    {
        core::SpinGuard guard(lock_);
        if (!node.isLinked()) {
            node.reset();
            return;
        }
        wheel_.move(node, notNegative(deadline));
    }
    if (deadline < sleepingUntil_.load(std::memory_order_seq_cst)) {
        sleeper_.load(std::memory_order_relaxed)->unpark();
    }
}

void Driver::removeTimer(core::TimerNode& node) {
    if (node.isIdle() || node.hasBeenGranted()) return;
    core::SpinGuard guard(lock_);
    if (!node.isLinked()) return;
    wheel_.remove(node);
    timers_.store(timers_.load(std::memory_order_relaxed) - 1, std::memory_order_relaxed);
}

void Driver::look() {
    i64 const time = now();
    if (hasTimers()) fireUntil(time);
    lookedAt_.store(time, std::memory_order_relaxed);
}

void Driver::fireUntil(i64 time) {
    constexpr u32 kBatch = 256;
    for (bool done = false; !done;) {
        core::WakeBatch batch;
        core::SpinGuard guard(lock_);
        usize const before = wheel_.size();
        done = wheel_.advance(notNegative(time), kBatch, batch);
        timers_.store(timers_.load(std::memory_order_relaxed) - (before - wheel_.size()),
                      std::memory_order_relaxed);
        guard.unlock();
    }
}

i32 Driver::addDescriptor(int descriptor, IoSource& source) {
    bool const wasActive = io_.isActive();
    i32 const error = io_.add(descriptor, source);
    // A thread that sleeps without looking at descriptors must begin to.
    if (error == 0 && !wasActive && sleepingUntil_.load(std::memory_order_seq_cst) != 0) {
        sleeper_.load(std::memory_order_relaxed)->unpark();
    }
    return error;
}

void Driver::turn() {
    if (io_.isActive() && tryClaim()) {
        io_.poll(0);
        unclaim();
    }
    look();
}

i64 Driver::nextDeadline() {
    core::SpinGuard guard(lock_);
    return static_cast<i64>(std::min(wheel_.nextEvent(), u64{kForever}));
}

void Driver::park(os::Parker& parker, i64 limit) {
    bool const paused = isPaused();
    bool const mayJump = paused && !isInhibited();
    if (mayJump) {
        if (parker.consume() || (io_.isActive() && io_.poll(0) > 0) || jump()) return;
    }
    sleeper_.store(&parker, std::memory_order_relaxed);
    sleepingUntil_.store(kForever, std::memory_order_seq_cst);
    i64 deadline = nextDeadline();
    if (paused) {
        // A timer that another thread has set meanwhile, or blocking work that has ended: the next call
        // jumps.
        bool const mayJumpNow = inhibitions_.load(std::memory_order_seq_cst) == 0;
        if (mayJumpNow && deadline != kForever) return sleepingUntil_.store(0, std::memory_order_relaxed);
        deadline = kForever;
    }
    if (limit < deadline) deadline = limit;
    sleepingUntil_.store(deadline, std::memory_order_seq_cst);
    sleep(parker, deadline);
    sleepingUntil_.store(0, std::memory_order_relaxed);
    look();
}

void Driver::sleep(os::Parker& parker, i64 deadline) {
    i64 const until = deadline == kForever ? os::Parker::kForever : toMonotonic(deadline);
    if (!io_.isActive()) return parker.park(until);
    if (!parker.beginPoll(io_.wakeDescriptor())) {
        io_.poll(0);
        return;
    }
    i64 const left = until == os::Parker::kForever ? -1 : until - os::monotonicNanos();
    io_.poll(until != os::Parker::kForever && left < 0 ? 0 : left);
    parker.endPoll();
}

/// With the clock paused and nothing else to do, time goes on to the next deadline. False when there is none.
bool Driver::jump() {
    u64 deadline;
    {
        core::SpinGuard guard(lock_);
        deadline = wheel_.firstDeadline();
    }
    if (deadline == core::TimerWheel::kNever) return false;
    i64 const now = pausedAt_.load(std::memory_order_relaxed);
    // As in Tokio, by as many milliseconds as the deadline is further along than what the clock shows.
    i64 const steps = millisecondsNotBefore(static_cast<i64>(deadline)) - now / kMillisecond;
    if (steps > 0) pausedAt_.store(now + steps * kMillisecond, std::memory_order_relaxed);
    look();
    return true;
}

bool Driver::pause() {
    if (isPaused()) return false;
    // A running clock stands between two milliseconds, one that begins paused at none.
    i64 const time = now() / kMillisecond * kMillisecond + kMillisecond / 2;
    pausedAt_.store(time, std::memory_order_relaxed);
    paused_.store(true, std::memory_order_release);
    return true;
}

bool Driver::resume() {
    if (!isPaused()) return false;
    shift_.store(os::monotonicNanos() - origin_ - pausedAt_.load(std::memory_order_relaxed),
                 std::memory_order_relaxed);
    paused_.store(false, std::memory_order_release);
    return true;
}

void Driver::allowAdvance() {
    bool const isLast = inhibitions_.fetch_sub(1, std::memory_order_seq_cst) == 1;
    if (isLast && isPaused() && sleepingUntil_.load(std::memory_order_seq_cst) != 0) {
        sleeper_.load(std::memory_order_relaxed)->unpark();
    }
}

bool Driver::advance(i64 nanos) {
    if (!isPaused()) return false;
    pausedAt_.store(pausedAt_.load(std::memory_order_relaxed) + nanos, std::memory_order_relaxed);
    turnSoon();
    return true;
}

}  // namespace ox::tokio::runtime
