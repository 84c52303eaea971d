#include "ox/tokio/time/interval.h"

#include "ox/lang/panic.h"

namespace ox::tokio::time {

namespace {

constexpr i64 kTolerance = 5'000'000;  // a tick later than this was missed

}  // namespace

Interval::Interval(Instant start, Duration period) : sleep_(new Sleep(sleepUntil(start))), period_(period) {
    if (period.isZero()) {
        delete sleep_;
        panicking::panic("`period` must be non-zero.");
    }
}
Interval::Interval(Interval&& other) noexcept
    : sleep_(std::exchange(other.sleep_, nullptr)), period_(other.period_), behavior_(other.behavior_) {}
Interval& Interval::operator=(Interval&& other) noexcept {
    std::swap(sleep_, other.sleep_);
    period_ = other.period_;
    behavior_ = other.behavior_;
    return *this;
}
Interval::~Interval() { delete sleep_; }

Instant Interval::nextAfter(Instant due, Instant now) const {
    Duration const late = now.durationSince(due);
    if (late.asNanosClamped() <= kTolerance) return Instant::add(due, period_);
    switch (behavior_.tag()) {
        case MissedTickBehavior::Tag::Burst: break;
        case MissedTickBehavior::Tag::Delay: return Instant::add(now, period_);
        case MissedTickBehavior::Tag::Skip: {
            i64 const rest = late.asNanosClamped() % period_.asNanosClamped();
            return Instant::sub(Instant::add(now, period_), Duration::fromNanos(static_cast<u64>(rest)));
        }
    }
    return Instant::add(due, period_);
}

bool Tick::poll(Strand& strand) {
    {
        // The interval may be moved to another task between ticks.
        Strand::Counted counted(strand);
        if (!interval_->sleep_->poll(strand)) return false;
    }
    instant_ = interval_->sleep_->deadline();
    interval_->sleep_->reset(interval_->nextAfter(instant_, Instant::now()));
    return true;
}

void Interval::reset() { resetAt(Instant::add(Instant::now(), period_)); }
void Interval::resetImmediately() { resetAt(Instant::now()); }
void Interval::resetAfter(Duration after) { resetAt(Instant::add(Instant::now(), after)); }
void Interval::resetAt(Instant deadline) { sleep_->reset(deadline); }

Poll<Instant> pollTick(Interval* interval, ox::task::Context* context) {
    Tick tick(*interval);
    return pollByHand(&tick, context);
}

Interval interval(Duration period) { return Interval(Instant::now(), period); }
Interval intervalAt(Instant start, Duration period) { return Interval(start, period); }

}  // namespace ox::tokio::time
