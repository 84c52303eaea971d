#pragma once

#include "ox/core/future.h"
#include "ox/lang/panic.h"

namespace ox::futures {

/// A future that is ready at once.
template <class T>
class Ready {
  public:
    using Output = T;

    explicit Ready(T value) : value_(std::move(value)) {}
    static Ready make(T value) { return Ready(std::move(value)); }
    bool poll(Strand&) {
        if (ox::exchange(isTaken_, true)) [[unlikely]]
            panicking::panic("`Ready` polled after completion");
        return true;
    }
    T take() { return std::move(value_); }
    bool isTaken() const { return isTaken_; }

  private:
    T value_;
    bool isTaken_ = false;
};

/// A future that is never ready.
template <class T>
class Pending {
  public:
    using Output = T;

    bool poll(Strand&) { return false; }
    T take() { __builtin_unreachable(); }
};

}  // namespace ox::futures
