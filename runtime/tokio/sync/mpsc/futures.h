#pragma once

#include "ox/lang/option.h"
#include "ox/lang/result.h"
#include "ox/tokio/sync/mpsc/channel.h"
#include "ox/tokio/sync/mpsc/errors.h"

namespace ox::tokio::sync::mpsc {

/// The waiting for a permit, by all futures that send.
template <class T>
class Acquire {
  public:
    explicit Acquire(Channel<T>& channel, usize count = 1) : channel_(&channel) { node_.wanted = count; }
    Acquire(Acquire&& other) noexcept : Acquire(*other.channel_, other.count()) {}
    inline ~Acquire() {
        if (!node_.isIdle()) [[unlikely]]
            channel_->abandon(node_);
    }
    void giveUp() {
        if (node_.isIdle()) return;
        channel_->abandon(node_);
        node_.reset();
    }

    inline bool poll(Strand& strand) {
        using Permit = ChannelBase::Permit;
        Permit permit;
        if (node_.isIdle()) {
            if (!strand.mayProceed()) return false;
            permit = channel_->acquire(node_, strand);
        } else {
            permit = channel_->pollAcquire(node_, strand);
        }
        if (permit == Permit::Waiting) return false;
        node_.reset();
        isClosed_ = permit == Permit::Closed;
        strand.spend();
        return true;
    }
    bool isWaiting() const { return !node_.isIdle(); }
    /// After a poll that was ready: there is no permit, the channel is closed.
    bool isClosed() const { return isClosed_; }
    Channel<T>& channel() const { return *channel_; }
    usize count() const { return node_.wanted; }

  private:
    Channel<T>* channel_;
    SendNode node_;
    bool isClosed_ = false;
};

/// The future of `Sender.send`. Owns the message until it is sent.
template <class T>
class Send {
  public:
    using Output = Result<Unit, SendError<T>>;

    Send(Channel<T>& channel, T&& value) : acquire_(channel), value_(std::move(value)) {}

    inline bool poll(Strand& strand) {
        using Permit = ChannelBase::Permit;
        if (!acquire_.isWaiting()) {
            // With room, the permit and the message take one lock.
            if (!strand.mayProceed()) return false;
            if (acquire_.channel().trySend(value_) == Permit::Granted) {
                strand.spend();
                return isSent_ = true;
            }
        }
        if (!acquire_.poll(strand)) return false;
        if (!acquire_.isClosed()) {
            acquire_.channel().push(std::move(value_));
            isSent_ = true;
        }
        return true;
    }
    Output take() {
        if (isSent_) return Output::Ok(Unit{});
        return Output::Err(SendError<T>{std::move(value_)});
    }
    /// For `sendTimeout`: the message of a send that does not happen any more.
    T takeValue() {
        acquire_.giveUp();
        return std::move(value_);
    }

  private:
    Acquire<T> acquire_;
    T value_;
    bool isSent_ = false;
};

/// The future of `Receiver.recv`. Dropped, it has received nothing.
template <class T>
class Recv {
  public:
    using Output = Option<T>;

    explicit Recv(Channel<T>& channel) : channel_(&channel) {}
    Recv(Recv&& other) noexcept : channel_(other.channel_) {}
    ~Recv() {
        if (state_ == kValue) value_.~T();
        if (state_ == kWaiting) channel_->unregisterReceiver();
    }

    inline bool poll(Strand& strand) {
        using Receipt = typename Channel<T>::Receipt;
        if (!strand.mayProceed()) return false;
        switch (channel_->receive(&value_, &strand)) {
            case Receipt::Empty: state_ = kWaiting; return false;
            case Receipt::Value: state_ = kValue; break;
            case Receipt::Disconnected: state_ = kDone; break;
        }
        strand.spend();
        return true;
    }
    Option<T> take() {
        if (state_ != kValue) return Option<T>::None();
        state_ = kDone;
        Option<T> taken = Option<T>::Some(std::move(value_));
        value_.~T();
        return taken;
    }

  private:
    enum State : u8 { kIdle, kWaiting, kValue, kDone };

    Channel<T>* channel_;
    union {
        T value_;
    };
    State state_ = kIdle;
};

/// The future of `Receiver.recvMany`.
template <class T, class Buffer>
class RecvMany {
  public:
    using Output = usize;

    RecvMany(Channel<T>& channel, Buffer* buffer, usize limit)
        : channel_(&channel), buffer_(buffer), limit_(limit) {}
    RecvMany(RecvMany&&) noexcept = default;
    ~RecvMany() {
        if (isWaiting_) channel_->unregisterReceiver();
    }

    inline bool poll(Strand& strand) {
        using Receipt = typename Channel<T>::Receipt;
        if (limit_ == 0) return true;
        if (!strand.mayProceed()) return false;
        while (received_ < limit_) {
            union Place {
                Place() {}
                ~Place() {}
                T value;
            } place;
            Receipt const receipt = channel_->receive(&place.value, received_ == 0 ? &strand : nullptr);
            if (receipt == Receipt::Value) {
                buffer_->push(std::move(place.value));
                place.value.~T();
                ++received_;
            } else if (receipt == Receipt::Empty && received_ == 0) {
                isWaiting_ = true;
                return false;
            } else {
                break;
            }
        }
        isWaiting_ = false;
        strand.spend();
        return true;
    }
    usize take() { return received_; }

  private:
    Channel<T>* channel_;
    Buffer* buffer_;
    usize limit_;
    usize received_ = 0;
    bool isWaiting_ = false;
};

/// The future of `Sender.closed`.
template <class T>
class Closed {
  public:
    using Output = Unit;

    explicit Closed(Channel<T>& channel) : channel_(&channel) {}
    Closed(Closed&& other) noexcept : channel_(other.channel_) {}
    ~Closed() { channel_->abandonClosed(node_); }

    bool poll(Strand& strand) { return channel_->pollClosed(node_, strand); }
    Unit take() { return {}; }

  private:
    Channel<T>* channel_;
    core::WaitNode node_;
};

}  // namespace ox::tokio::sync::mpsc
