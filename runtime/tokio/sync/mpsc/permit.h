#pragma once

#include "ox/tokio/sync/mpsc/futures.h"

namespace ox::tokio::sync::mpsc {

/// Room for one message, held for its sender.
template <class T>
class Permit {
  public:
    explicit Permit(Channel<T>& channel) : channel_(&channel) {}
    Permit(Permit&& other) noexcept : channel_(ox::exchange(other.channel_, nullptr)) {}
    Permit& operator=(Permit&& other) noexcept {
        Permit old(std::move(*this));
        channel_ = ox::exchange(other.channel_, nullptr);
        return *this;
    }
    ~Permit() {
        if (channel_ != nullptr) channel_->releasePermit();
    }

    void send(T value) && { ox::exchange(channel_, nullptr)->push(std::move(value)); }

  private:
    Channel<T>* channel_;
};

/// The future of `Sender.reserve`.
template <class T>
class Reserve {
  public:
    using Output = Result<Permit<T>, SendError<Unit>>;

    explicit Reserve(Channel<T>& channel) : acquire_(channel) {}
    Reserve(Reserve&& other) noexcept
        : acquire_(std::move(other.acquire_)), isGranted_(ox::exchange(other.isGranted_, false)) {}
    ~Reserve() {
        if (isGranted_) acquire_.channel().releasePermit();
    }

    bool poll(Strand& strand) {
        if (!acquire_.poll(strand)) return false;
        isGranted_ = !acquire_.isClosed();
        return true;
    }
    Output take() {
        if (!takeGrant()) return Output::Err(SendError<Unit>{Unit{}});
        return Output::Ok(Permit<T>(acquire_.channel()));
    }

    /// The permit is the caller's, if there is one.
    bool takeGrant() { return ox::exchange(isGranted_, false); }

  private:
    Acquire<T> acquire_;
    bool isGranted_ = false;
};

/// Room for several messages, handed out one by one.
template <class T>
class PermitIterator {
  public:
    PermitIterator(Channel<T>& channel, usize count) : channel_(&channel), left_(count) {}
    PermitIterator(PermitIterator&& other) noexcept
        : channel_(other.channel_), left_(ox::exchange(other.left_, 0)) {}
    PermitIterator& operator=(PermitIterator&& other) noexcept {
        ox::swap(channel_, other.channel_);
        ox::swap(left_, other.left_);
        return *this;
    }
    ~PermitIterator() {
        if (left_ > 0) channel_->releasePermits(left_);
    }

    Option<Permit<T>> next() {
        if (left_ == 0) return Option<Permit<T>>::None();
        --left_;
        return Option<Permit<T>>::Some(Permit<T>(*channel_));
    }
    usize left() const { return left_; }

  private:
    Channel<T>* channel_;
    usize left_;
};

/// The future of `Sender.reserveMany`.
template <class T>
class ReserveMany {
  public:
    using Output = Result<PermitIterator<T>, SendError<Unit>>;

    ReserveMany(Channel<T>& channel, usize count) : acquire_(channel, count) {}
    ReserveMany(ReserveMany&& other) noexcept
        : acquire_(std::move(other.acquire_)), isGranted_(ox::exchange(other.isGranted_, false)) {}
    ~ReserveMany() {
        if (isGranted_) acquire_.channel().releasePermits(acquire_.count());
    }

    bool poll(Strand& strand) {
        // More than there can ever be, and nothing at all.
        if (acquire_.count() > acquire_.channel().maxCapacity()) return true;
        if (acquire_.count() == 0) {
            isGranted_ = !acquire_.channel().isClosed();
            return true;
        }
        if (!acquire_.poll(strand)) return false;
        isGranted_ = !acquire_.isClosed();
        return true;
    }
    Output take() {
        if (!ox::exchange(isGranted_, false)) return Output::Err(SendError<Unit>{Unit{}});
        return Output::Ok(PermitIterator<T>(acquire_.channel(), acquire_.count()));
    }

  private:
    Acquire<T> acquire_;
    bool isGranted_ = false;
};

}  // namespace ox::tokio::sync::mpsc
