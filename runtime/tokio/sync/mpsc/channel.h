#pragma once

#include "ox/core/ring_buffer.h"
#include "ox/core/wait_list.h"

namespace ox::tokio::sync::mpsc {

/// A sender that waits for room; lives in the waiting future.
class SendNode : public core::WaitNode {
  public:
    bool hasFailed = false;  // granted because the channel was closed
    usize wanted = 1;
    usize missing = 1;  // only the first one who waits has some of several and not all
};

/// What does not depend on the message: permits, who waits, and the two sides' lives. Permits are handed over
/// to waiting senders in the order of their arrival, never messages: a sender that is dropped has sent
/// nothing, a receiver that is dropped has received nothing.
class ChannelBase {
  public:
    static constexpr usize kUnbounded = ~usize(0) >> 3;

    enum class Permit : u8 { Granted, Waiting, Closed };

    explicit ChannelBase(usize capacity) : capacity_(capacity), permits_(capacity) {}
    ChannelBase(ChannelBase const&) = delete;

    usize maxCapacity() const { return capacity_; }
    usize capacity();
    bool isClosed();

    void addSender() { senders_.add(); }
    bool addSenderUnlessNone() { return senders_.addUnlessZero(); }
    /// True for the last one, which gives back the reference that all senders share.
    bool dropSender() {
        if (!senders_.dropToZero()) return false;
        lastSenderDropped();
        return true;
    }
    usize senderCount() const { return senders_.load(); }
    void addWeak() {
        references_.add();
        core::fetchAdd(weak_, 1);
    }
    void dropWeak() { core::fetchAdd(weak_, static_cast<u32>(-1)); }
    usize weakCount() const { return weak_.load(std::memory_order_relaxed); }
    bool dropRef() { return references_.drop(); }

    /// Takes as many permits as the idle `node` wants, or puts it at the end of the queue. Locks.
    Permit acquire(SendNode& node, Strand& strand);
    Permit tryAcquire(usize count = 1);
    /// For a node that is not idle. Locks.
    Permit pollAcquire(SendNode& node, Strand& strand);
    /// For a future that goes away while it waits, or with a permit it has not used.
    void abandon(SendNode& node);
    void releasePermit();
    void releasePermits(usize count) {
        for (; count > 0; --count) releasePermit();
    }

    /// No more sends but those that have their permit.
    void close();

    bool pollClosed(core::WaitNode& node, Strand& strand);
    void abandonClosed(core::WaitNode& node);

  protected:
    /// Locked. Messages sent so far are `queued`.
    core::WakeTarget* giveBackLocked() {
        if (waiting_.isEmpty()) [[likely]] {
            ++permits_;
            return nullptr;
        }
        auto* const first = static_cast<SendNode*>(waiting_.first());
        return --first->missing > 0 ? nullptr : waiting_.grant(*first);
    }
    bool isDrainedLocked() const { return (isClosed_ || senders_.load() == 0) && permits_ == capacity_; }

    core::SpinLock lock_;
    bool isClosed_ = false;
    usize const capacity_;
    usize permits_;
    core::WakeSlot receiver_;
    core::WaitList waiting_;
    core::WaitList closedWaiters_;

  private:
    void lastSenderDropped();

    core::RefCount senders_{1};
    core::Atomic<u32> weak_{0};
    core::RefCount references_{2};  // of all senders together, of the receiver, of each weak sender
};

template <class T>
class Channel final : public ChannelBase {
  public:
    using ChannelBase::ChannelBase;

    void release() {
        if (dropRef()) delete this;
    }

    /// With a permit, which becomes the message's place.
    void push(T&& value) {
        core::SpinGuard guard(lock_);
        pushLocked(std::move(value), guard);
    }
    /// Takes a permit and sends, if there is one: one lock for both.
    inline Permit trySend(T& value) {
        core::SpinGuard guard(lock_);
        if (isClosed_) return Permit::Closed;
        if (permits_ == 0 || !waiting_.isEmpty()) return Permit::Waiting;
        --permits_;
        pushLocked(std::move(value), guard);
        return Permit::Granted;
    }

    enum class Receipt : u8 { Value, Empty, Disconnected };

    /// Moves a message into raw memory at `place`. With a strand, an empty channel registers it.
    Receipt receive(T* place, Strand* strand) {
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            if (!messages_.isEmpty()) {
                ::new (static_cast<void*>(place)) T(messages_.pop());
                core::WakeTarget* const sender = giveBackLocked();
                guard.unlock();
                core::scheduleTarget(sender);
                return Receipt::Value;
            }
            // Who does not wait is told of the senders, not of a `close`.
            if (isDrainedLocked() && (strand != nullptr || senderCount() == 0)) {
                return Receipt::Disconnected;
            }
            if (strand != nullptr) former = receiver_.set(*strand);
        }
        core::releaseTarget(former);
        return Receipt::Empty;
    }
    void unregisterReceiver() {
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            former = receiver_.clear();
        }
        core::releaseTarget(former);
    }

    usize size() {
        core::SpinGuard guard(lock_);
        return messages_.size();
    }
    /// Drops what was sent and not received.
    void drain() {
        core::RingBuffer<T> rest;
        core::WakeBatch batch;
        core::SpinGuard guard(lock_);
        rest.swap(messages_);
        permits_ += rest.size();
        guard.unlock();
    }

  private:
    void pushLocked(T&& value, core::SpinGuard& guard) {
        messages_.push(std::move(value));
        core::WakeTarget* const receiver = receiver_.take();
        guard.unlock();
        core::scheduleTarget(receiver);
    }

    core::RingBuffer<T> messages_;
};

}  // namespace ox::tokio::sync::mpsc
