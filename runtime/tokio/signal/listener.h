#pragma once

#include <atomic>

#include "ox/tokio/io/descriptor.h"

namespace ox::tokio::signal {

/// Where the handler of a signal leaves word: an event counter. It stays open for ever, because a handler may
/// be about to write to it whenever its owner goes; the next listener of the same signal takes it over.
struct Station {
    i32 signal;
    int event;
    std::atomic<bool> isUsed{true};
    Station* next = nullptr;
};

/// Someone who listens for a signal. What came since the last look counts once.
class Listener {
  public:
    using TriviallyRelocatable = void;

    /// From now on the signal does what its listeners do, and nothing else.
    static io::Result<Listener> of(i32 signal);
    Listener(Listener&& other) noexcept : station_(ox::exchange(other.station_, nullptr)) {}
    Listener& operator=(Listener&& other) noexcept {
        ox::swap(station_, other.station_);
        return *this;
    }
    ~Listener() {
        if (station_ != nullptr) station_->isUsed.store(false, std::memory_order_release);
    }

    /// Readable when the signal came: eight bytes.
    io::Result<io::Descriptor> descriptor() const;

  private:
    explicit Listener(Station* station) : station_(station) {}

    Station* station_;
};

}  // namespace ox::tokio::signal
