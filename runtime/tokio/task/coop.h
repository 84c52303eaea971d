#pragma once

#include "ox/core/join.h"
#include "ox/core/waker.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::task {

/// A future that is polled without the task's budget.
template <class F>
class Unconstrained {
  public:
    using Output = OutputOf<F>;

    explicit Unconstrained(F&& future) : future_(std::move(future)) {}
    bool poll(Strand& strand) {
        core::PollContext& context = strand.context();
        i32 const budget = ox::exchange(context.budget, core::PollContext::kUnlimited);
        struct Restore {
            core::PollContext& context;
            i32 budget;
            ~Restore() { context.budget = budget; }
        } restore{context, budget};
        return FutureTraits<F>::poll(future_, strand);
    }
    Output take() { return FutureTraits<F>::take(future_); }

  private:
    F future_;
};

template <class F>
Unconstrained<F> unconstrained(F future) {
    return Unconstrained<F>(std::move(future));
}

/// Spends one unit of the budget; lets others run when it is used up.
class ConsumeBudget {
  public:
    using Output = Unit;
    bool poll(Strand& strand) {
        if (!strand.mayProceed()) return false;
        strand.spend();
        return true;
    }
    Unit take() { return {}; }
};
inline ConsumeBudget consumeBudget() { return ConsumeBudget(); }

/// For polls by hand. False when the budget is used up: then the task is polled again later.
inline bool mayProceed(ox::task::Context* context) { return context->strand().mayProceed(); }
inline void spend(ox::task::Context* context) { context->strand().spend(); }

/// While it lives, this worker's thread may block; its other tasks have gone to other workers. Panics in a
/// current-thread runtime.
class BlockInPlace {
  public:
    BlockInPlace();
    BlockInPlace(BlockInPlace const&) = delete;
    ~BlockInPlace();

  private:
    bool before_;
};

template <class C>
auto blockInPlace(C closure) {
    BlockInPlace blocking;
    return closure();
}

}  // namespace ox::tokio::task
