#include "ox/tokio/sync/barrier.h"

namespace ox::tokio::sync {

using core::SpinGuard;
using core::WakeTarget;

bool BarrierWait::poll(Strand& strand) {
    if (!strand.mayProceed()) return false;
    if (!node_.isIdle()) {
        if (!node_.hasBeenGranted()) {
            if (node_.wakes(strand)) return false;
            WakeTarget* former = nullptr;
            {
                SpinGuard guard(barrier_->lock_);
                if (node_.isLinked()) former = node_.retarget(strand);
            }
            core::releaseTarget(former);
            if (!node_.hasBeenGranted()) return false;
        }
    } else {
        core::WakeBatch batch;
        SpinGuard guard(barrier_->lock_);
        if (++barrier_->arrived_ < barrier_->count_) {
            barrier_->waiters_.pushBack(node_, strand);
            return false;
        }
        barrier_->arrived_ = 0;
        barrier_->waiters_.grantAll(batch);
        guard.unlock();
        isLeader_ = true;
    }
    strand.spend();
    return true;
}

void BarrierWait::abandon() {
    SpinGuard guard(barrier_->lock_);
    if (node_.isLinked()) barrier_->waiters_.remove(node_);
}

}  // namespace ox::tokio::sync
