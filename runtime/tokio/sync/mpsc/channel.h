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
    core::WakeTarget* giveBackLocked() {
        if (waiting_.isEmpty()) [[likely]] {
            ++permits_;
            return nullptr;
        }
        auto* const first = static_cast<SendNode*>(waiting_.first());
        return --first->missing > 0 ? nullptr : waiting_.grant(*first);
    }
    /// The receiver owes a permit for a message that it took without the lock. Whoever runs out of permits
    /// collects what is owed; while somebody waits, the receiver pays at once, to the first of those.
    void oweOne() {
        if (core::isSingleThreaded()) {
            owed_.store(owed_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        } else {
            owed_.fetch_add(1, std::memory_order_seq_cst);
        }
        // A sender that begins to wait says so before it collects for the last time.
        if (mayWait_.load(std::memory_order_seq_cst)) [[unlikely]]
            payBack();
    }
    void collectLocked() {
        if (owed_.load(std::memory_order_seq_cst) != 0 && waiting_.isEmpty()) permits_ += owed_.exchange(0);
    }
    bool isDrainedLocked() const {
        return (isClosed_ || senders_.load() == 0) && permits_ + owed_.load() == capacity_;
    }

    core::SpinLock lock_;
    bool isClosed_ = false;
    usize const capacity_;
    usize permits_;
    core::WakeSlot receiver_;
    core::WaitList waiting_;
    core::WaitList closedWaiters_;

  private:
    void lastSenderDropped();
    void payBack();

    core::RefCount senders_{1};
    core::Atomic<u32> weak_{0};
    core::RefCount references_{2};  // of all senders together, of the receiver, of each weak sender
    // The receiver's, on a cache line of its own; what it has taken follows in Channel.
    alignas(64) core::Atomic<usize> owed_{0};
    core::Atomic<bool> mayWait_{false};  // no while `waiting_` is not empty
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
        if (permits_ == 0) collectLocked();
        if (permits_ == 0 || !waiting_.isEmpty()) return Permit::Waiting;
        --permits_;
        pushLocked(std::move(value), guard);
        return Permit::Granted;
    }

    enum class Receipt : u8 { Value, Empty, Disconnected };

    /// Moves a message into raw memory at `place`. With a strand, an empty channel registers it.
    Receipt receive(T* place, Strand* strand) {
        if (!taken_.isEmpty()) {
            ::new (static_cast<void*>(place)) T(taken_.pop());
            oweOne();
            return Receipt::Value;
        }
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            collectLocked();
            if (!messages_.isEmpty()) {
                ::new (static_cast<void*>(place)) T(messages_.pop());
                if (!messages_.isEmpty()) taken_.swap(messages_);
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

    /// For the receiver.
    usize size() {
        core::SpinGuard guard(lock_);
        return taken_.size() + messages_.size();
    }
    /// Drops what was sent and not received, the oldest first. For the receiver.
    void drain() {
        core::RingBuffer<T> rest;
        core::RingBuffer<T> first;
        core::WakeBatch batch;
        core::SpinGuard guard(lock_);
        first.swap(taken_);
        rest.swap(messages_);
        permits_ += first.size() + rest.size();
        guard.unlock();
    }

  private:
    void pushLocked(T&& value, core::SpinGuard& guard) {
        messages_.push(std::move(value));
        core::WakeTarget* const receiver = receiver_.take();
        guard.unlock();
        core::scheduleTarget(receiver);
    }

    core::RingBuffer<T> taken_;  // by the receiver, all at once, so that it need not meet senders at the lock
    alignas(64) core::RingBuffer<T> messages_;
};

}  // namespace ox::tokio::sync::mpsc
