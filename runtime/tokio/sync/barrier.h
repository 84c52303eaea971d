#pragma once

#include "ox/core/wait_list.h"

namespace ox::tokio::sync {

class Barrier;

class BarrierWaitResult {
  public:
    explicit BarrierWaitResult(bool isLeader) : isLeader_(isLeader) {}
    /// True for one of those that met.
    bool isLeader() const { return isLeader_; }
    static BarrierWaitResult of(bool isLeader) { return BarrierWaitResult(isLeader); }

  private:
    bool isLeader_;
};

/// The future of `Barrier.wait`. Dropped after its first poll, it still counts as having come.
class BarrierWait {
  public:
    using Output = BarrierWaitResult;

    explicit BarrierWait(Barrier& barrier) : barrier_(&barrier) {}
    BarrierWait(BarrierWait&& other) noexcept : barrier_(other.barrier_) {}
    ~BarrierWait() {
        if (!node_.isIdle()) abandon();
    }

    bool poll(Strand& strand);
    BarrierWaitResult take() { return BarrierWaitResult(isLeader_); }

  private:
    void abandon();

    Barrier* barrier_;
    core::WaitNode node_;
    bool isLeader_ = false;
};

/// `tokio.sync.Barrier`: lets `count` tasks wait for each other.
class Barrier {
  public:
    explicit Barrier(usize count) : count_(count == 0 ? 1 : count) {}
    static Barrier make(usize count) { return Barrier(count); }
    Barrier(Barrier&& other) noexcept : count_(other.count_), arrived_(other.arrived_) {}

    BarrierWait wait() const { return BarrierWait(const_cast<Barrier&>(*this)); }

  private:
    friend class BarrierWait;

    core::SpinLock lock_;
    usize count_;
    usize arrived_ = 0;
    core::WaitList waiters_;
};

}  // namespace ox::tokio::sync
