#include "ox/tokio/sync/mutex.h"

namespace ox::tokio::sync {

using core::SpinGuard;
using core::WaitNode;
using core::WakeTarget;

fmt::Result TryLockError::display(TryLockError const*, fmt::Formatter* formatter) {
    return formatter->pad("operation would block");
}
fmt::Result TryLockError::debug(TryLockError const*, fmt::Formatter* formatter) {
    return formatter->writeStr("TryLockError(())");
}

bool RawMutex::Acquire::enqueue(Strand& strand) {
    SpinGuard guard(mutex_->lock_);
    u32 state = mutex_->state_.load(std::memory_order_relaxed);
    for (;;) {
        if (state == kFree) {
            if (!core::compareExchange(mutex_->state_, state, kHeld)) continue;
            strand.spend();
            return true;
        }
        if (state == kContended || core::compareExchange(mutex_->state_, state, kContended)) break;
    }
    mutex_->waiters_.pushBack(node_, strand);
    return false;
}

bool RawMutex::Acquire::wait(Strand& strand) {
    if (node_.hasBeenGranted()) return true;
    if (node_.wakes(strand)) return false;
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(mutex_->lock_);
        if (node_.isLinked()) former = node_.retarget(strand);
    }
    core::releaseTarget(former);
    return node_.hasBeenGranted();
}

void RawMutex::Acquire::abandon() {
    {
        SpinGuard guard(mutex_->lock_);
        if (node_.isLinked()) {
            mutex_->waiters_.remove(node_);
            return;
        }
    }
    mutex_->unlock();
}

void RawMutex::unlockSlowly() {
    SpinGuard guard(lock_);
    WaitNode* const first = waiters_.first();
    if (first == nullptr) {
        // Those who made it contended have left.
        state_.store(kFree, std::memory_order_release);
        return;
    }
    WakeTarget* const target = waiters_.grant(*first);
    if (waiters_.isEmpty()) state_.store(kHeld, std::memory_order_relaxed);
    guard.unlock();
    core::scheduleTarget(target);
}

}  // namespace ox::tokio::sync
