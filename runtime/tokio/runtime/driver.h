#pragma once

#include "ox/core/spin_lock.h"
#include "ox/core/timer_wheel.h"
#include "ox/os/parker.h"
#include "ox/tokio/runtime/io_driver.h"

namespace ox::tokio::runtime {

/// The runtime's clock and timers, and the waiting of the one thread that looks after them.
///
/// Times are nanoseconds since the runtime began.
class Driver {
  public:
    explicit Driver(bool startPaused);
    Driver(Driver const&) = delete;

    static constexpr i64 kForever = 0x7fff'ffff'ffff'ffff;
    /// The next time at which a timer of Tokio may fire.
    static i64 toMillisecond(i64 time);

    /// The runtime's clock, which may be paused.
    i64 now() const;
    i64 toMonotonic(i64 time) const { return origin_ + shift_.load(std::memory_order_relaxed) + time; }
    /// The monotonic clock's reading at time 0.
    i64 origin() const { return origin_; }

    /// A wait for `deadline`; false when it had passed the last time someone looked at the clock for
    /// timers. So a sleep of no time lets the tasks that are ready go first, as in Tokio. `node` is idle.
    bool addTimer(core::TimerNode& node, Strand& strand, i64 deadline);
    void retargetTimer(core::TimerNode& node, Strand& strand);
    /// Moves a waiting node to another deadline, for the same waiter; a node that fired becomes idle.
    void resetTimer(core::TimerNode& node, i64 deadline);
    /// For a node that may be linked.
    void removeTimer(core::TimerNode& node);

    /// Zero, or an errno. Makes ready what descriptors are watched by; the first of them does so as well.
    i32 open() { return io_.open(); }
    /// Zero, or an errno.
    i32 addDescriptor(int descriptor, IoSource& source);
    void removeDescriptor(int descriptor, IoSource* source) { io_.remove(descriptor, source); }

    /// Fires what is due, and looks at the descriptors if no other thread does. On any thread.
    void turn();
    /// Sleeps until `parker` is unparked or a deadline is reached, of a timer or `limit` (on this clock), and
    /// fires what is due then. One thread at a time: see `tryClaim`.
    void park(os::Parker& parker, i64 limit = kForever);
    bool tryClaim() { return !claimed_.exchange(true, std::memory_order_acquire); }
    bool isClaimed() const { return claimed_.load(std::memory_order_seq_cst); }
    void unclaim() { claimed_.store(false, std::memory_order_release); }

    bool hasTimers() const { return timers_.load(std::memory_order_relaxed) != 0; }

    /// `time.pause`, `resume`, `advance`; the caller has checked the flavour. They return false when the
    /// clock is paused already, or is not.
    bool pause();
    bool resume();
    bool advance(i64 nanos);
    /// What is due fires when the thread has seen to the tasks that are ready: after `advance`, or when a
    /// wait begins for a time that has passed.
    void turnSoon() { isTurnDue_.store(true, std::memory_order_relaxed); }
    /// Has a thread that has seen to its ready tasks something to look at? Descriptors always: what they
    /// report goes before the main future and those who yielded, as in Tokio.
    bool takeDueTurn() {
        bool const isDue = isTurnDue_.load(std::memory_order_relaxed) &&
                           isTurnDue_.exchange(false, std::memory_order_relaxed);
        return isDue || io_.isActive();
    }
    bool isPaused() const { return paused_.load(std::memory_order_relaxed); }
    /// Holds the paused clock while blocking work is queued or runs. From any thread.
    void inhibitAdvance() { inhibitions_.fetch_add(1, std::memory_order_relaxed); }
    void allowAdvance();
    bool isInhibited() const { return inhibitions_.load(std::memory_order_relaxed) != 0; }

  private:
    /// Fires what is due.
    void look();
    void fireUntil(i64 time);
    void sleep(os::Parker& parker, i64 deadline);
    /// The time until which nothing can be due; kForever for none.
    i64 nextDeadline();
    bool jump();

    IoDriver io_;
    core::SpinLock lock_;
    core::TimerWheel wheel_;
    i64 origin_;
    core::Atomic<usize> timers_{0};
    std::atomic<i64> lookedAt_{0};
    core::Atomic<i64> sleepingUntil_{0};  // 0: nobody sleeps in `park`
    core::Atomic<os::Parker*> sleeper_{nullptr};
    std::atomic<bool> claimed_{false};
    std::atomic<bool> paused_{false};
    std::atomic<bool> isTurnDue_{false};
    std::atomic<i64> pausedAt_{0};
    std::atomic<i64> shift_{0};  // what pauses took from the clock
    std::atomic<u32> inhibitions_{0};
};

}  // namespace ox::tokio::runtime
