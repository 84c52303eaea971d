#pragma once

#include "ox/core/atomics.h"

namespace ox::os {

/// Lets one thread sleep until another unparks it. An unpark before the park is remembered, once.
class Parker {
  public:
    static constexpr i64 kForever = -1;

    /// Returns after an unpark, or when the monotonic clock reaches `deadline`; seldom also without reason.
    void park(i64 deadline = kForever);
    void unpark();
    /// Takes a remembered unpark without sleeping.
    bool consume();

  private:
    enum : u32 { kEmpty, kNotified, kParked };

    std::atomic<u32> state_{kEmpty};
};

}  // namespace ox::os
