#pragma once

#include "ox/lang/tuple.h"
#include "ox/tokio/runtime/block_on_parked.h"
#include "ox/tokio/sync/mpsc/permit.h"
#include "ox/tokio/time/timeout.h"

namespace ox::tokio::sync::mpsc {

/// What both kinds of senders are: one of the shares that keep a channel open.
template <class T>
class SenderBase {
  public:
    /// Takes over one count of the senders.
    explicit SenderBase(Channel<T>* channel) : channel_(channel) {}
    SenderBase(SenderBase&& other) noexcept : channel_(ox::exchange(other.channel_, nullptr)) {}
    SenderBase& operator=(SenderBase&& other) noexcept {
        SenderBase old(std::move(*this));
        channel_ = ox::exchange(other.channel_, nullptr);
        return *this;
    }
    ~SenderBase() {
        if (channel_ != nullptr && channel_->dropSender()) channel_->release();
    }

    bool isClosed() const { return channel_->isClosed(); }
    Closed<T> closed() const { return Closed<T>(*channel_); }
    bool sameChannel(SenderBase const* other) const { return channel_ == other->channel_; }
    usize strongCount() const { return channel_->senderCount(); }
    usize weakCount() const { return channel_->weakCount(); }

  protected:
    Channel<T>* share() const {
        channel_->addSender();
        return channel_;
    }

    Channel<T>* channel_;
};

/// A share that does not keep the channel open.
template <class S, class T>
class WeakBase {
  public:
    explicit WeakBase(Channel<T>& channel) : channel_(&channel) { channel.addWeak(); }
    WeakBase(WeakBase&& other) noexcept : channel_(ox::exchange(other.channel_, nullptr)) {}
    WeakBase& operator=(WeakBase&& other) noexcept {
        WeakBase old(std::move(*this));
        channel_ = ox::exchange(other.channel_, nullptr);
        return *this;
    }
    ~WeakBase() {
        if (channel_ == nullptr) return;
        channel_->dropWeak();
        channel_->release();
    }

    WeakBase clone() const { return WeakBase(*channel_); }
    Option<S> upgrade() const {
        if (!channel_->addSenderUnlessNone()) return Option<S>::None();
        return Option<S>::Some(S(channel_));
    }
    usize strongCount() const { return channel_->senderCount(); }
    usize weakCount() const { return channel_->weakCount(); }

  private:
    Channel<T>* channel_;
};

template <class T>
class OwnedPermit;
template <class T>
class ReserveOwned;
template <class T>
class SendTimeout;

template <class T>
class Sender : public SenderBase<T> {
  public:
    using SenderBase<T>::SenderBase;
    using Weak = WeakBase<Sender<T>, T>;

    Sender clone() const { return Sender(this->share()); }
    Weak downgrade() const { return Weak(*this->channel_); }

    Send<T> send(T value) const { return Send<T>(*this->channel_, std::move(value)); }
    SendTimeout<T> sendTimeout(T value, time::Duration limit) const {
        return SendTimeout<T>(send(std::move(value)), time::sleep(limit));
    }
    Result<Unit, TrySendError<T>> trySend(T value) const {
        using Answer = Result<Unit, TrySendError<T>>;
        switch (this->channel_->trySend(value)) {
            case ChannelBase::Permit::Granted: return Answer::Ok(Unit{});
            case ChannelBase::Permit::Waiting: return Answer::Err(TrySendError<T>::Full(std::move(value)));
            case ChannelBase::Permit::Closed: break;
        }
        return Answer::Err(TrySendError<T>::Closed(std::move(value)));
    }
    Result<Unit, SendError<T>> blockingSend(T value) const {
        runtime::requireMayBlock();
        return runtime::blockOnParked(send(std::move(value)));
    }
    Reserve<T> reserve() const { return Reserve<T>(*this->channel_); }
    ReserveMany<T> reserveMany(usize count) const { return ReserveMany<T>(*this->channel_, count); }
    Result<PermitIterator<T>, TrySendError<Unit>> tryReserveMany(usize count) const {
        using Answer = Result<PermitIterator<T>, TrySendError<Unit>>;
        switch (this->channel_->tryAcquire(count)) {
            case ChannelBase::Permit::Granted: return Answer::Ok(PermitIterator<T>(*this->channel_, count));
            case ChannelBase::Permit::Waiting: return Answer::Err(TrySendError<Unit>::Full(Unit{}));
            case ChannelBase::Permit::Closed: break;
        }
        return Answer::Err(TrySendError<Unit>::Closed(Unit{}));
    }
    ReserveOwned<T> reserveOwned() && { return ReserveOwned<T>(std::move(*this)); }
    Result<Permit<T>, TrySendError<Unit>> tryReserve() const {
        using Answer = Result<Permit<T>, TrySendError<Unit>>;
        switch (this->channel_->tryAcquire()) {
            case ChannelBase::Permit::Granted: return Answer::Ok(Permit<T>(*this->channel_));
            case ChannelBase::Permit::Waiting: return Answer::Err(TrySendError<Unit>::Full(Unit{}));
            case ChannelBase::Permit::Closed: break;
        }
        return Answer::Err(TrySendError<Unit>::Closed(Unit{}));
    }
    Result<OwnedPermit<T>, TrySendError<Sender>> tryReserveOwned() &&;
    usize capacity() const { return this->channel_->capacity(); }
    usize maxCapacity() const { return this->channel_->maxCapacity(); }

    /// For OwnedPermit.
    Channel<T>& channel() const { return *this->channel_; }
};

template <class T>
class UnboundedSender : public SenderBase<T> {
  public:
    using SenderBase<T>::SenderBase;
    using Weak = WeakBase<UnboundedSender<T>, T>;

    UnboundedSender clone() const { return UnboundedSender(this->share()); }
    Weak downgrade() const { return Weak(*this->channel_); }
    Result<Unit, SendError<T>> send(T value) const {
        using Answer = Result<Unit, SendError<T>>;
        if (this->channel_->trySend(value) == ChannelBase::Permit::Granted) return Answer::Ok(Unit{});
        return Answer::Err(SendError<T>{std::move(value)});
    }
};

template <class T>
using WeakSender = typename Sender<T>::Weak;
template <class T>
using WeakUnboundedSender = typename UnboundedSender<T>::Weak;

/// A Permit that owns its Sender, and gives it back.
template <class T>
class OwnedPermit {
  public:
    explicit OwnedPermit(Sender<T>&& sender) : sender_(std::move(sender)) {}
    OwnedPermit(OwnedPermit&& other) noexcept
        : sender_(std::move(other.sender_)), isHeld_(ox::exchange(other.isHeld_, false)) {}
    OwnedPermit& operator=(OwnedPermit&& other) noexcept {
        if (ox::exchange(isHeld_, false)) sender_.channel().releasePermit();
        sender_ = std::move(other.sender_);
        isHeld_ = ox::exchange(other.isHeld_, false);
        return *this;
    }
    ~OwnedPermit() {
        if (isHeld_) sender_.channel().releasePermit();
    }

    Sender<T> send(T value) && {
        isHeld_ = false;
        sender_.channel().push(std::move(value));
        return std::move(sender_);
    }
    Sender<T> release() && {
        isHeld_ = false;
        sender_.channel().releasePermit();
        return std::move(sender_);
    }

  private:
    Sender<T> sender_;
    bool isHeld_ = true;
};

template <class T>
Result<OwnedPermit<T>, TrySendError<Sender<T>>> Sender<T>::tryReserveOwned() && {
    using Answer = Result<OwnedPermit<T>, TrySendError<Sender<T>>>;
    switch (this->channel_->tryAcquire()) {
        case ChannelBase::Permit::Granted: return Answer::Ok(OwnedPermit<T>(std::move(*this)));
        case ChannelBase::Permit::Waiting: return Answer::Err(TrySendError<Sender>::Full(std::move(*this)));
        case ChannelBase::Permit::Closed: break;
    }
    return Answer::Err(TrySendError<Sender>::Closed(std::move(*this)));
}

/// The future of `Sender.reserveOwned`.
template <class T>
class ReserveOwned {
  public:
    using Output = Result<OwnedPermit<T>, SendError<Unit>>;

    explicit ReserveOwned(Sender<T>&& sender) : sender_(std::move(sender)), reserve_(sender_.channel()) {}

    bool poll(Strand& strand) { return reserve_.poll(strand); }
    Output take() {
        if (!reserve_.takeGrant()) return Output::Err(SendError<Unit>{Unit{}});
        return Output::Ok(OwnedPermit<T>(std::move(sender_)));
    }

  private:
    Sender<T> sender_;
    Reserve<T> reserve_;
};

/// The future of `Sender.sendTimeout`.
template <class T>
class SendTimeout {
  public:
    using Output = Result<Unit, SendTimeoutError<T>>;

    SendTimeout(Send<T>&& send, time::Sleep&& sleep) : send_(std::move(send)), sleep_(std::move(sleep)) {}

    bool poll(Strand& strand) {
        isDone_ = send_.poll(strand);
        return isDone_ || sleep_.poll(strand);
    }
    Output take() {
        if (!isDone_) return Output::Err(SendTimeoutError<T>::Timeout(send_.takeValue()));
        Result<Unit, SendError<T>> sent = send_.take();
        if (sent.isOk()) return Output::Ok(Unit{});
        return Output::Err(SendTimeoutError<T>::Closed(std::move(sent.asErr()._0._0)));
    }

  private:
    Send<T> send_;
    time::Sleep sleep_;
    bool isDone_ = false;
};

}  // namespace ox::tokio::sync::mpsc
