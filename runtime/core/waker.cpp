#include "ox/core/waker.h"

namespace ox::task {

namespace {

constexpr core::WakeTable kNoopTable{[](core::WakeTarget*) {}, [](core::WakeTarget*) {},
                                     [](core::WakeTarget*) {}};
constinit core::WakeTarget noopTarget(kNoopTable);

}  // namespace

Waker const* Waker::noop() {
    static Waker const waker(&noopTarget);
    return &waker;
}

/// A poll by hand is not limited by a task's budget.
struct Context::OwnStrand {
    core::PollContext context = core::PollContext::here();
    Strand strand{context};

    explicit OwnStrand(core::WakeTarget* target) {
        context.budget = core::PollContext::kUnlimited;
        context.target = target;
        context.counted = true;
    }
};

Context::Context(Context&& other) noexcept
    : strand_(other.strand_),
      waker_(other.waker_),
      ownStrand_(std::exchange(other.ownStrand_, nullptr)),
      ownWaker_(std::move(other.ownWaker_)) {}

void Context::deleteStrand() { delete ownStrand_; }

Waker const* Context::waker() {
    if (waker_ == nullptr) {
        strand_->target()->addRef();
        ownWaker_ = Waker(strand_->target());
        waker_ = &ownWaker_;
    }
    return waker_;
}

Strand& Context::makeStrand() {
    ownStrand_ = new OwnStrand(waker_->target());
    strand_ = &ownStrand_->strand;
    return *strand_;
}

}  // namespace ox::task
