#include "ox/tokio/sync/notify.h"

namespace ox::tokio::sync {

using core::SpinGuard;
using core::WakeTarget;

namespace {

/// Registered by `enable`, before there is a task to wake.
constexpr core::WakeTable kNobodyTable{[](WakeTarget*) {}, [](WakeTarget*) {}, [](WakeTarget*) {}};
constinit WakeTarget nobody(kNobodyTable);

}  // namespace

Notified::Notified(Notify& notify) : notify_(&notify) {
    SpinGuard guard(notify.lock_);
    node_.generation = notify.generation_;
}

bool Notified::poll(Strand& strand) {
    if (node_.isDone) return true;
    if (!strand.mayProceed()) return false;
    if (!node_.isIdle()) {
        if (!node_.hasBeenGranted()) {
            if (node_.wakes(strand)) return false;
            WakeTarget* former = nullptr;
            {
                SpinGuard guard(notify_->lock_);
                if (node_.isLinked()) former = node_.retarget(strand);
            }
            core::releaseTarget(former);
            if (!node_.hasBeenGranted()) return false;
        }
    } else {
        SpinGuard guard(notify_->lock_);
        if (node_.generation == notify_->generation_ && !std::exchange(notify_->hasPermit_, false)) {
            notify_->waiters_.pushBack(node_, strand);
            return false;
        }
    }
    node_.isDone = true;
    strand.spend();
    return true;
}

bool Notified::enable() {
    core::PollContext context;
    context.target = &nobody;
    Strand nobodysStrand(context);
    return poll(nobodysStrand);
}

void Notified::abandon() {
    {
        SpinGuard guard(notify_->lock_);
        if (node_.isLinked()) {
            notify_->waiters_.remove(node_);
            return;
        }
    }
    if (node_.byOne) notify_->notifyOne();
}

void Notify::notify(bool first) {
    SpinGuard guard(lock_);
    Notified::Node* const node = static_cast<Notified::Node*>(first ? waiters_.first() : waiters_.last());
    if (node == nullptr) {
        hasPermit_ = true;
        return;
    }
    node->byOne = true;
    WakeTarget* const target = waiters_.grant(*node);
    guard.unlock();
    core::scheduleTarget(target);
}

void Notify::notifyWaiters() const {
    Notify& self = const_cast<Notify&>(*this);
    core::WakeBatch batch;
    SpinGuard guard(self.lock_);
    ++self.generation_;
    self.waiters_.grantAll(batch);
    guard.unlock();
}

}  // namespace ox::tokio::sync
