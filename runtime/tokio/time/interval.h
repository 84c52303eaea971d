#pragma once

#include "ox/core/user_future.h"
#include "ox/tokio/time/sleep.h"

namespace ox::tokio::time {

/// What an interval does when ticks were missed.
class MissedTickBehavior {
  public:
    enum class Tag : u8 { Burst, Delay, Skip };
    static constexpr MissedTickBehavior Burst() { return MissedTickBehavior(Tag::Burst); }
    static constexpr MissedTickBehavior Delay() { return MissedTickBehavior(Tag::Delay); }
    static constexpr MissedTickBehavior Skip() { return MissedTickBehavior(Tag::Skip); }
    constexpr Tag tag() const { return tag_; }
    constexpr bool operator==(MissedTickBehavior const&) const = default;

  private:
    explicit constexpr MissedTickBehavior(Tag tag) : tag_(tag) {}
    Tag tag_;
};

class Interval;

/// The future of `Interval.tick`. Dropped, it has not used the tick up.
class Tick {
  public:
    using Output = Instant;

    explicit Tick(Interval& interval)
        : interval_(&interval), instant_(Instant::fromStd(ox::time::Instant::fromNanos(0))) {}
    bool poll(Strand& strand);
    Instant take() { return instant_; }

  private:
    Interval* interval_;
    Instant instant_;
};

/// Ticks at a steady pace, the first time at once.
class Interval {
  public:
    Interval(Instant start, Duration period);

    Tick tick() { return Tick(*this); }
    void reset();
    void resetImmediately();
    void resetAfter(Duration after);
    void resetAt(Instant deadline);
    MissedTickBehavior missedTickBehavior() const { return behavior_; }
    void setMissedTickBehavior(MissedTickBehavior behavior) { behavior_ = behavior; }
    Duration period() const { return period_; }

    Interval(Interval&& other) noexcept;
    Interval& operator=(Interval&& other) noexcept;
    ~Interval();

  private:
    friend class Tick;
    Instant nextAfter(Instant due, Instant now) const;

    // On the heap: an interval may be moved between ticks.
    Sleep* sleep_;
    Duration period_;
    MissedTickBehavior behavior_ = MissedTickBehavior::Burst();
};

/// `Interval.pollTick`.
Poll<Instant> pollTick(Interval* interval, ox::task::Context* context);

Interval interval(Duration period);
Interval intervalAt(Instant start, Duration period);

}  // namespace ox::tokio::time
