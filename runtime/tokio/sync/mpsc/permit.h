#pragma once

#include "ox/tokio/sync/mpsc/futures.h"

namespace ox::tokio::sync::mpsc {

/// Room for one message, held for its sender.
template <class T>
class Permit {
  public:
    explicit Permit(Channel<T>& channel) : channel_(&channel) {}
    Permit(Permit&& other) noexcept : channel_(std::exchange(other.channel_, nullptr)) {}
    Permit& operator=(Permit&& other) noexcept {
        Permit old(std::move(*this));
        channel_ = std::exchange(other.channel_, nullptr);
        return *this;
    }
    ~Permit() {
        if (channel_ != nullptr) channel_->releasePermit();
    }

    void send(T value) && { std::exchange(channel_, nullptr)->push(std::move(value)); }

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
        : acquire_(std::move(other.acquire_)), isGranted_(std::exchange(other.isGranted_, false)) {}
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
    bool takeGrant() { return std::exchange(isGranted_, false); }

  private:
    Acquire<T> acquire_;
    bool isGranted_ = false;
};

}  // namespace ox::tokio::sync::mpsc
