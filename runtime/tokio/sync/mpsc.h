#pragma once

#include "ox/core/user_future.h"
#include "ox/tokio/sync/mpsc/sender.h"

namespace ox::tokio::sync::mpsc {

/// The receiving end of both kinds of channels. Dropped, it closes the channel and drops what was sent.
template <class T>
class Receiver {
  public:
    /// Takes over the receiver's reference.
    explicit Receiver(Channel<T>* channel) : channel_(channel) {}
    Receiver(Receiver&& other) noexcept : channel_(ox::exchange(other.channel_, nullptr)) {}
    Receiver& operator=(Receiver&& other) noexcept {
        Receiver old(std::move(*this));
        channel_ = ox::exchange(other.channel_, nullptr);
        return *this;
    }
    ~Receiver() {
        if (channel_ == nullptr) return;
        channel_->close();
        channel_->drain();
        channel_->release();
    }

    Recv<T> recv() { return Recv<T>(*channel_); }
    template <class Buffer>
    RecvMany<T, Buffer> recvMany(Buffer* buffer, usize limit) {
        return RecvMany<T, Buffer>(*channel_, buffer, limit);
    }
    Result<T, TryRecvError> tryRecv() {
        using Answer = Result<T, TryRecvError>;
        using Receipt = typename Channel<T>::Receipt;
        union Place {
            Place() {}
            ~Place() {}
            T value;
        } place;
        switch (channel_->receive(&place.value, nullptr)) {
            case Receipt::Value: {
                Answer answer = Answer::Ok(std::move(place.value));
                place.value.~T();
                return answer;
            }
            case Receipt::Empty: return Answer::Err(TryRecvError::Empty());
            case Receipt::Disconnected: break;
        }
        return Answer::Err(TryRecvError::Disconnected());
    }
    Poll<Option<T>> pollRecv(ox::task::Context* context) {
        using Answer = Poll<Option<T>>;
        using Receipt = typename Channel<T>::Receipt;
        Strand& strand = context->strand();
        Strand::Counted counted(strand);
        if (!strand.mayProceed()) return Answer::Pending();
        union Place {
            Place() {}
            ~Place() {}
            T value;
        } place;
        Receipt const receipt = channel_->receive(&place.value, &strand);
        if (receipt == Receipt::Empty) return Answer::Pending();
        strand.spend();
        if (receipt == Receipt::Disconnected) return Answer::Ready(Option<T>::None());
        Answer answer = Answer::Ready(Option<T>::Some(std::move(place.value)));
        place.value.~T();
        return answer;
    }
    Option<T> blockingRecv() {
        runtime::requireMayBlock();
        return runtime::blockOnParked(recv());
    }
    void close() { channel_->close(); }
    bool isClosed() const { return channel_->isClosed() || channel_->senderCount() == 0; }
    bool isEmpty() const { return len() == 0; }
    usize len() const { return channel_->size(); }
    usize capacity() const { return channel_->capacity(); }
    usize maxCapacity() const { return channel_->maxCapacity(); }
    usize senderStrongCount() const { return channel_->senderCount(); }
    usize senderWeakCount() const { return channel_->weakCount(); }

  private:
    Channel<T>* channel_;
};

template <class T>
class UnboundedReceiver : public Receiver<T> {
  public:
    using Receiver<T>::Receiver;
};

template <class T>
Tuple<Sender<T>, Receiver<T>> channel(usize capacity) {
    if (capacity == 0) panicking::panic("mpsc bounded channel requires buffer > 0");
    if (capacity > ChannelBase::kUnbounded - 1)
        panicking::panic("a semaphore may not have more than MAX_PERMITS permits");
    auto* const channel = new Channel<T>(capacity);
    return Tuple<Sender<T>, Receiver<T>>(Sender<T>(channel), Receiver<T>(channel));
}

template <class T>
Tuple<UnboundedSender<T>, UnboundedReceiver<T>> unboundedChannel() {
    auto* const channel = new Channel<T>(ChannelBase::kUnbounded);
    return Tuple<UnboundedSender<T>, UnboundedReceiver<T>>(UnboundedSender<T>(channel),
                                                           UnboundedReceiver<T>(channel));
}

}  // namespace ox::tokio::sync::mpsc
