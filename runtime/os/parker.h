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

    /// For a thread that sleeps in a poll of descriptors instead: an unpark until `endPoll` writes to the
    /// eventfd `wakeDescriptor`. False when there was an unpark already.
    bool beginPoll(int wakeDescriptor);
    void endPoll();

  private:
    enum : u32 { kEmpty, kNotified, kParked, kPolling };
    void sleep(i64 deadline);  // while the state is kParked
    void endSleep();

    core::Atomic<u32> state_{kEmpty};
    std::atomic<int> wakeDescriptor_{-1};  // who unparks may read it when the poll is over already
};

}  // namespace ox::os
