#pragma once

#include "ox/tokio/runtime/driver.h"
#include "ox/tokio/time/instant.h"

namespace ox::tokio::time {

/// Ready at a deadline.
class Sleep {
  public:
    using Output = Unit;

    /// Waits in the current runtime, for `deadline` of its clock; `mayBePast` when that was not checked.
    Sleep(runtime::Driver& driver, i64 deadline, bool mayBePast)
        : driver_(&driver), deadline_(deadline), mayBePast_(mayBePast) {}
    Sleep(Sleep&&) noexcept = default;
    Sleep& operator=(Sleep&& other) noexcept {
        driver_->removeTimer(node_);
        this->~Sleep();
        return *::new (static_cast<void*>(this)) Sleep(std::move(other));
    }
    ~Sleep() { driver_->removeTimer(node_); }

    bool poll(Strand& strand) {
        if (!strand.mayProceed()) return false;
        if (elapsed_) return true;
        return node_.isIdle() ? start(strand) : wait(strand);
    }
    Unit take() { return {}; }

    Instant deadline() const;
    bool isElapsed() const { return elapsed_ || node_.hasBeenGranted(); }
    /// A new deadline, for the next poll. The waiting task need not poll again for it to be woken at the new
    /// time.
    void reset(Instant deadline);

  private:
    bool start(Strand& strand);
    bool wait(Strand& strand);

    runtime::Driver* driver_;
    i64 deadline_;
    core::TimerNode node_;
    bool mayBePast_;
    bool elapsed_ = false;
};

/// Ready after `duration`. Panics outside of a runtime.
Sleep sleep(Duration duration);
Sleep sleepUntil(Instant deadline);

/// `Elapsed`: what `timeout` gives when the time is over.
struct Elapsed {
    bool operator==(Elapsed const&) const = default;
    static fmt::Result display(Elapsed const* value, fmt::Formatter* formatter);
    static fmt::Result debug(Elapsed const* value, fmt::Formatter* formatter);
};

/// `pause`, `resume` and `advance` of the runtime's clock, in a current-thread runtime.
void pause();
void resume();
void advance(Duration duration);

}  // namespace ox::tokio::time
