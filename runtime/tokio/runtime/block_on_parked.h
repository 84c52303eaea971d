#pragma once

#include "ox/core/future.h"
#include "ox/os/parker.h"
#include "ox/os/stack.h"

namespace ox::tokio::runtime {

/// Wakes a thread that waits for a future outside of any runtime. Counted: a waker may outlive the wait.
class ThreadTarget final : public core::WakeTarget {
  public:
    static ThreadTarget* make() { return new ThreadTarget(); }
    void park(i64 deadline = os::Parker::kForever) { parker_.park(deadline); }

  private:
    ThreadTarget();
    static void release(core::WakeTarget* target);
    static core::WakeTable const kTable;

    core::RefCount references_{1};
    os::Parker parker_;
};

/// Panics when the thread runs tasks; a blocking wait would stop them.
void requireMayBlock();

/// Polls `future` on this thread, which sleeps meanwhile, until it is ready.
template <class F>
OutputOf<F> blockOnParked(F future) {
    ThreadTarget* const target = ThreadTarget::make();
    struct Release {
        core::WakeTarget* target;
        ~Release() { target->release(); }
    } release{target};
    core::PollContext context;
    context.stackLimit = os::stackLimit();
    context.target = target;
    context.counted = true;
    Strand strand(context);
    F driven(std::move(future));
    for (;;) {
        context.budget = core::PollContext::kUnlimited;
        if (FutureTraits<F>::poll(driven, strand)) return FutureTraits<F>::take(driven);
        target->park();
    }
}

}  // namespace ox::tokio::runtime
