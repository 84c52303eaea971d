#pragma once

#include "ox/core/join.h"
#include "ox/lang/result.h"
#include "ox/tokio/time/sleep.h"

namespace ox::tokio::time {

/// A future with a deadline. The future is polled first, so one that is ready at once is never late; its
/// timer is registered only when it is not.
template <class F>
class Timeout {
  public:
    using Output = Result<OutputOf<F>, Elapsed>;

    Timeout(F&& future, Sleep&& sleep) : branch_(std::move(future)), sleep_(std::move(sleep)) {}

    bool poll(Strand& strand) {
        bool const hadBudget = strand.context().budget > 0;
        if (branch_.poll(strand)) return true;
        if (!hadBudget || strand.context().budget > 0) return sleep_.poll(strand);
        // A future that uses up the whole budget each time must not hold up its own deadline.
        core::PollContext& context = strand.context();
        context.budget = 1;
        bool const isLate = sleep_.poll(strand);
        context.budget = 0;
        return isLate;
    }
    Output take() {
        if (branch_.isReady()) return Output::Ok(branch_.take());
        return Output::Err(Elapsed{});
    }

    F const* getRef() const { return &branch_.future(); }
    F* getMut() { return &branch_.future(); }
    F intoInner() && { return std::move(branch_.future()); }

  private:
    core::Branch<F> branch_;
    Sleep sleep_;
};

template <class F>
Timeout<F> timeout(Duration duration, F future) {
    return Timeout<F>(std::move(future), sleep(duration));
}
template <class F>
Timeout<F> timeoutAt(Instant deadline, F future) {
    return Timeout<F>(std::move(future), sleepUntil(deadline));
}

}  // namespace ox::tokio::time
