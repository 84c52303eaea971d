#include "ox/tokio/sync/mpsc/channel.h"

#include "ox/tokio/sync/mpsc/errors.h"

namespace ox::tokio::sync::mpsc {

using core::SpinGuard;
using core::WakeTarget;

fmt::Result TryRecvError::display(TryRecvError const* value, fmt::Formatter* formatter) {
    return formatter->pad(value->tag_ == Tag::Empty ? Str("receiving on an empty channel")
                                                    : Str("receiving on a closed channel"));
}

usize ChannelBase::capacity() {
    SpinGuard guard(lock_);
    collectLocked();
    return permits_;
}

bool ChannelBase::isClosed() {
    SpinGuard guard(lock_);
    return isClosed_;
}

ChannelBase::Permit ChannelBase::tryAcquire(usize count) {
    SpinGuard guard(lock_);
    if (isClosed_) return Permit::Closed;
    if (permits_ < count) collectLocked();
    if (permits_ < count || !waiting_.isEmpty()) return Permit::Waiting;
    permits_ -= count;
    return Permit::Granted;
}

ChannelBase::Permit ChannelBase::acquire(SendNode& node, Strand& strand) {
    SpinGuard guard(lock_);
    if (isClosed_) return Permit::Closed;
    node.missing = node.wanted;
    if (waiting_.isEmpty()) {
        if (permits_ < node.wanted) {
            mayWait_.store(true, std::memory_order_seq_cst);
            collectLocked();
        }
        if (permits_ >= node.wanted) {
            permits_ -= node.wanted;
            return Permit::Granted;
        }
        node.missing -= std::exchange(permits_, 0);
    }
    waiting_.pushBack(node, strand);
    return Permit::Waiting;
}

ChannelBase::Permit ChannelBase::pollAcquire(SendNode& node, Strand& strand) {
    if (!node.hasBeenGranted()) {
        if (node.wakes(strand)) return Permit::Waiting;
        WakeTarget* former = nullptr;
        {
            SpinGuard guard(lock_);
            if (node.isLinked()) former = node.retarget(strand);
        }
        core::releaseTarget(former);
        if (!node.hasBeenGranted()) return Permit::Waiting;
    }
    if (node.hasFailed) return Permit::Closed;
    // As Tokio: who was given a permit, but learns of it only after the channel was closed, has not sent.
    if (isClosed()) {
        releasePermits(node.wanted);
        return Permit::Closed;
    }
    return Permit::Granted;
}

void ChannelBase::abandon(SendNode& node) {
    usize held = node.wanted;
    {
        SpinGuard guard(lock_);
        if (node.isLinked()) {
            waiting_.remove(node);
            held -= node.missing;
        }
    }
    if (!node.hasFailed) releasePermits(held);
}

void ChannelBase::releasePermit() {
    SpinGuard guard(lock_);
    WakeTarget* target = giveBackLocked();
    // The last outstanding permit of a closed channel was what kept the receiver waiting.
    if (target == nullptr && isDrainedLocked()) target = receiver_.take();
    guard.unlock();
    core::scheduleTarget(target);
}

void ChannelBase::payBack() {
    core::WakeBatch batch;
    SpinGuard guard(lock_);
    usize count = owed_.exchange(0);
    for (; count > 0 && !waiting_.isEmpty(); --count) {
        auto* const first = static_cast<SendNode*>(waiting_.first());
        if (--first->missing == 0) waiting_.grant(*first, batch);
    }
    permits_ += count;
    if (waiting_.isEmpty()) mayWait_.store(false, std::memory_order_relaxed);
    guard.unlock();
}

void ChannelBase::close() {
    core::WakeBatch batch;
    SpinGuard guard(lock_);
    isClosed_ = true;
    while (core::WaitNode* const node = waiting_.first()) {
        auto* const sender = static_cast<SendNode*>(node);
        sender->hasFailed = true;
        permits_ += sender->wanted - sender->missing;
        waiting_.grant(*node, batch);
    }
    closedWaiters_.grantAll(batch);
    guard.unlock();
}

void ChannelBase::lastSenderDropped() {
    SpinGuard guard(lock_);
    WakeTarget* const receiver = receiver_.take();
    guard.unlock();
    core::scheduleTarget(receiver);
}

bool ChannelBase::pollClosed(core::WaitNode& node, Strand& strand) {
    if (!node.isIdle() && node.hasBeenGranted()) return true;
    WakeTarget* former = nullptr;
    {
        SpinGuard guard(lock_);
        if (isClosed_) {
            if (node.isLinked()) closedWaiters_.remove(node);
            return true;
        }
        if (node.isIdle()) {
            closedWaiters_.pushBack(node, strand);
        } else if (!node.wakes(strand)) {
            former = node.retarget(strand);
        }
    }
    core::releaseTarget(former);
    return false;
}

void ChannelBase::abandonClosed(core::WaitNode& node) {
    if (node.isIdle() || node.hasBeenGranted()) return;
    SpinGuard guard(lock_);
    if (node.isLinked()) closedWaiters_.remove(node);
}

}  // namespace ox::tokio::sync::mpsc
