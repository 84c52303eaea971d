#pragma once

#include <memory>

#include "ox/core/wait_list.h"
#include "ox/lang/fmt.h"
#include "ox/lang/memory.h"
#include "ox/lang/panic.h"
#include "ox/lang/result.h"
#include "ox/lang/tuple.h"
#include "ox/tokio/runtime/block_on_parked.h"

namespace ox::tokio::sync::broadcast {

template <class T>
struct SendError {
    T _0;
};

class RecvError {
  public:
    enum class Tag : u8 { Closed, Lagged };
    struct Lagged_ {
        u64 _0;
    };
    static constexpr RecvError Closed() { return RecvError(Tag::Closed, 0); }
    static constexpr RecvError Lagged(u64 missed) { return RecvError(Tag::Lagged, missed); }
    constexpr Tag tag() const { return tag_; }
    Lagged_& asLagged() { return lagged_; }
    Lagged_ const& asLagged() const { return lagged_; }

  private:
    constexpr RecvError(Tag tag, u64 missed) : lagged_{missed}, tag_(tag) {}
    Lagged_ lagged_;
    Tag tag_;
};

class TryRecvError {
  public:
    enum class Tag : u8 { Empty, Closed, Lagged };
    struct Lagged_ {
        u64 _0;
    };
    static constexpr TryRecvError Empty() { return TryRecvError(Tag::Empty, 0); }
    static constexpr TryRecvError Closed() { return TryRecvError(Tag::Closed, 0); }
    static constexpr TryRecvError Lagged(u64 missed) { return TryRecvError(Tag::Lagged, missed); }
    constexpr Tag tag() const { return tag_; }
    Lagged_& asLagged() { return lagged_; }
    Lagged_ const& asLagged() const { return lagged_; }

  private:
    constexpr TryRecvError(Tag tag, u64 missed) : lagged_{missed}, tag_(tag) {}
    Lagged_ lagged_;
    Tag tag_;
};

/// A message in its slot, or on its way from there to a receiver: a block that receivers share, so that each
/// clones it without the channel's lock.
template <class T>
class Message {
  public:
    Message() = default;
    explicit Message(T&& value)
        : block_(::new(memory::allocateObject(sizeof(Block), alignof(Block))) Block{std::move(value)}) {}
    Message(Message&& other) noexcept : block_(ox::exchange(other.block_, nullptr)) {}
    Message& operator=(Message&& other) noexcept {
        ox::swap(block_, other.block_);
        return *this;
    }
    ~Message() {
        if (block_ == nullptr || !block_->references.drop()) return;
        block_->~Block();
        memory::releaseObject(block_, sizeof(Block), alignof(Block));
    }

    bool isThere() const { return block_ != nullptr; }
    T const* get() const { return &block_->value; }
    T take() && { return std::move(block_->value); }
    Message share() const {
        Message other;
        other.block_ = block_;
        block_->references.add();
        return other;
    }

  private:
    struct Block {
        T value;
        core::RefCount references{1};
    };
    Block* block_ = nullptr;
};

/// A small plain value lies in the slot itself.
template <class T>
    requires(kTriviallyCopied<T> && sizeof(T) <= 64)
class Message<T> {
  public:
    Message() : none_(), isThere_(false) {}
    explicit Message(T&& value) : value_(value), isThere_(true) {}

    bool isThere() const { return isThere_; }
    T const* get() const { return &value_; }
    T take() && { return value_; }
    Message share() const { return *this; }

  private:
    union {
        Unit none_;
        T value_;
    };
    bool isThere_;
};

/// A ring of the last messages. Each is kept until every receiver of its time has seen it, or newer ones have
/// taken its place.
template <class T>
class Channel {
  public:
    // A function of unit result returns void.
    using Clone = std::conditional_t<std::is_same_v<T, Unit>, void, T> (*)(T const*);

    Channel(usize capacity, Clone clone) : mask_(capacity - 1), slots_(new Slot[capacity]), clone_(clone) {}
    Channel(Channel const&) = delete;

    void addRef() { references_.add(); }
    void release() {
        if (references_.drop()) delete this;
    }

    Result<usize, SendError<T>> send(T&& value) {
        using Answer = Result<usize, SendError<T>>;
        Message<T> message(std::move(value));
        Message<T> replaced;
        usize receivers = 0;
        {
            core::WakeBatch batch;
            core::SpinGuard guard(lock_);
            receivers = receivers_;
            if (receivers > 0) {
                Slot& slot = slots_[tail_++ & mask_];
                replaced = ox::exchange(slot.message, std::move(message));
                slot.remaining = receivers;
                waiting_.grantAll(batch);
            }
            guard.unlock();
        }
        if (receivers == 0) return Answer::Err(SendError<T>{std::move(message).take()});
        return Answer::Ok(receivers);
    }

    /// A new receiver begins at the next message.
    u64 subscribe() {
        core::SpinGuard guard(lock_);
        ++receivers_;
        return tail_;
    }
    void unsubscribe(u64 next) {
        // What the receiver has not seen is one receiver's less to see.
        for (bool more = true; more;) {
            Message<T> done;
            core::SpinGuard guard(lock_);
            more = next < tail_;
            if (more) {
                if (next < oldest()) next = oldest();
                Slot& slot = slots_[next++ & mask_];
                if (--slot.remaining == 0) done = ox::exchange(slot.message, Message<T>());
            } else {
                --receivers_;
            }
            guard.unlock();
        }
    }
    void dropSender() {
        if (!senders_.dropToZero()) return;
        core::WakeBatch batch;
        core::SpinGuard guard(lock_);
        isClosed_ = true;
        waiting_.grantAll(batch);
        guard.unlock();
    }
    void addSender() { senders_.add(); }

    enum class Receipt : u8 { Value, Empty, Closed, Lagged };

    /// With a node, an empty channel registers it. Advances `next`, and for Lagged sets `missed`.
    Receipt receive(u64& next, Option<T>& out, u64& missed, core::WaitNode* node, Strand* strand) {
        Message<T> message;
        {
            core::SpinGuard guard(lock_);
            if (next == tail_) {
                if (isClosed_) return Receipt::Closed;
                if (node != nullptr) waiting_.pushBack(*node, *strand);
                return Receipt::Empty;
            }
            if (next < oldest()) {
                missed = oldest() - next;
                next = oldest();
                return Receipt::Lagged;
            }
            Slot& slot = slots_[next++ & mask_];
            // The last one need not leave it for others.
            message = --slot.remaining == 0 ? ox::exchange(slot.message, Message<T>()) : slot.message.share();
        }
        // A user's clone runs without the lock.
        if constexpr (std::is_same_v<T, Unit>) {
            out = Option<T>::Some(Unit{});
        } else {
            out = Option<T>::Some(clone_(message.get()));
        }
        return Receipt::Value;
    }
    void retarget(core::WaitNode& node, Strand& strand) {
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            if (node.isLinked()) former = node.retarget(strand);
        }
        core::releaseTarget(former);
    }
    void abandon(core::WaitNode& node) {
        core::SpinGuard guard(lock_);
        if (node.isLinked()) waiting_.remove(node);
    }

    usize receiverCount() {
        core::SpinGuard guard(lock_);
        return receivers_;
    }
    /// Messages kept for receivers.
    usize queued() {
        core::SpinGuard guard(lock_);
        usize count = 0;
        for (u64 at = oldest(); at < tail_; ++at) count += slots_[at & mask_].message.isThere();
        return count;
    }
    usize unseen(u64 next) {
        core::SpinGuard guard(lock_);
        return tail_ - next;
    }
    bool isClosed() {
        core::SpinGuard guard(lock_);
        return isClosed_;
    }
    Clone cloneFunction() const { return clone_; }

  private:
    struct Slot {
        Message<T> message;
        usize remaining = 0;
    };

    ~Channel() { delete[] slots_; }
    u64 oldest() const { return tail_ > mask_ ? tail_ - mask_ - 1 : 0; }

    core::SpinLock lock_;
    u64 const mask_;
    Slot* slots_;
    Clone clone_;
    u64 tail_ = 0;
    usize receivers_ = 0;
    bool isClosed_ = false;
    core::WaitList waiting_;
    core::RefCount senders_{1};
    core::RefCount references_{1};
};

template <class T>
class Receiver;

/// The future of `Receiver.recv`. Dropped, it has received nothing.
template <class T>
class Recv {
  public:
    using Output = Result<T, RecvError>;
    using Receipt = typename Channel<T>::Receipt;

    explicit Recv(Receiver<T>& receiver) : receiver_(&receiver) {}
    Recv(Recv&& other) noexcept : receiver_(other.receiver_) {}
    ~Recv() {
        if (!node_.isIdle()) receiver_->channel().abandon(node_);
    }

    bool poll(Strand& strand) {
        if (!strand.mayProceed()) return false;
        if (!node_.isIdle()) {
            if (!node_.hasBeenGranted()) {
                if (!node_.wakes(strand)) receiver_->channel().retarget(node_, strand);
                if (!node_.hasBeenGranted()) return false;
            }
            node_.reset();
        }
        receipt_ = receiver_->channel().receive(receiver_->next(), value_, missed_, &node_, &strand);
        if (receipt_ == Receipt::Empty) return false;
        strand.spend();
        return true;
    }
    Output take() {
        if (receipt_ == Receipt::Value) return Output::Ok(std::move(value_.asSome()._0));
        return Output::Err(receipt_ == Receipt::Lagged ? RecvError::Lagged(missed_) : RecvError::Closed());
    }

  private:
    Receiver<T>* receiver_;
    core::WaitNode node_;
    Option<T> value_ = Option<T>::None();
    u64 missed_ = 0;
    Receipt receipt_ = Receipt::Empty;
};

template <class T>
class Receiver {
  public:
    /// Takes over a reference; subscribed from `next` on.
    Receiver(Channel<T>* channel, u64 next) : channel_(channel), next_(next) {}
    Receiver(Receiver&& other) noexcept
        : channel_(ox::exchange(other.channel_, nullptr)), next_(other.next_) {}
    Receiver& operator=(Receiver&& other) noexcept {
        ox::swap(channel_, other.channel_);
        ox::swap(next_, other.next_);
        return *this;
    }
    ~Receiver() {
        if (channel_ == nullptr) return;
        channel_->unsubscribe(next_);
        channel_->release();
    }

    Recv<T> recv() { return Recv<T>(*this); }
    Result<T, TryRecvError> tryRecv() {
        using Answer = Result<T, TryRecvError>;
        using Receipt = typename Channel<T>::Receipt;
        Option<T> value = Option<T>::None();
        u64 missed = 0;
        switch (channel_->receive(next_, value, missed, nullptr, nullptr)) {
            case Receipt::Value: return Answer::Ok(std::move(value.asSome()._0));
            case Receipt::Empty: return Answer::Err(TryRecvError::Empty());
            case Receipt::Lagged: return Answer::Err(TryRecvError::Lagged(missed));
            case Receipt::Closed: break;
        }
        return Answer::Err(TryRecvError::Closed());
    }
    Result<T, RecvError> blockingRecv() {
        runtime::requireMayBlock();
        return runtime::blockOnParked(recv());
    }
    Receiver resubscribe() const {
        channel_->addRef();
        return Receiver(channel_, channel_->subscribe());
    }
    usize len() const { return channel_->unseen(next_); }
    bool isEmpty() const { return len() == 0; }
    bool isClosed() const { return channel_->isClosed(); }
    bool sameChannel(Receiver const* other) const { return channel_ == other->channel_; }

    Channel<T>& channel() const { return *channel_; }
    u64& next() { return next_; }

  private:
    Channel<T>* channel_;
    u64 next_;
};

template <class T>
class Sender {
  public:
    explicit Sender(Channel<T>* channel) : channel_(channel) {}
    Sender(Sender&& other) noexcept : channel_(ox::exchange(other.channel_, nullptr)) {}
    Sender& operator=(Sender&& other) noexcept {
        ox::swap(channel_, other.channel_);
        return *this;
    }
    ~Sender() {
        if (channel_ == nullptr) return;
        channel_->dropSender();
        channel_->release();
    }

    Sender clone() const {
        channel_->addRef();
        channel_->addSender();
        return Sender(channel_);
    }
    /// How many receivers it has; an error when there are none.
    Result<usize, SendError<T>> send(T value) const { return channel_->send(std::move(value)); }
    Receiver<T> subscribe() const {
        channel_->addRef();
        return Receiver<T>(channel_, channel_->subscribe());
    }
    usize receiverCount() const { return channel_->receiverCount(); }
    usize len() const { return channel_->queued(); }
    bool isEmpty() const { return len() == 0; }
    bool sameChannel(Sender const* other) const { return channel_ == other->channel_; }

  private:
    Channel<T>* channel_;
};

/// Room for `capacity` messages, rounded up to a power of two. `clone` makes each receiver's copy.
template <class T>
Tuple<Sender<T>, Receiver<T>> channel(usize capacity, typename Channel<T>::Clone clone) {
    if (capacity == 0) panicking::panic("broadcast channel capacity cannot be zero");
    if (capacity > ~usize(0) >> 1) panicking::panic("broadcast channel capacity exceeded `usize::MAX / 2`");
    usize rounded = 1;
    while (rounded < capacity) rounded *= 2;
    auto* const channel = new Channel<T>(rounded, clone);
    Sender<T> sender(channel);
    Receiver<T> receiver = sender.subscribe();
    return Tuple<Sender<T>, Receiver<T>>(std::move(sender), std::move(receiver));
}

}  // namespace ox::tokio::sync::broadcast
