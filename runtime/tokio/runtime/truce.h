#pragma once

#include "ox/core/atomics.h"

namespace ox::tokio::runtime {

/// Between a worker and a thief that has found it quick with the few tasks in its ring: tasks that wake each
/// other all the time run faster on one core than on two. The thief leaves the tasks where they are and looks
/// again soon; until then the worker wakes nobody for what it pushes.
///
/// As with sleep, either sees what the other did: the worker pushes, fences, and asks `holds`; the thief ends
/// the truce, fences, and looks at the ring, before it does anything else.
class Truce {
  public:
    /// By a thief, for the ones before it too.
    void begin(u32 thief) { thief_.store(thief + 1, std::memory_order_relaxed); }
    /// By the thief that began it; nothing if another has begun one since.
    void end(u32 thief) {
        if (thief_.load(std::memory_order_relaxed) == thief + 1) thief_.store(0, std::memory_order_relaxed);
    }
    /// By the worker, when it has more to do than the thief could know.
    void breakOff() { thief_.store(0, std::memory_order_relaxed); }
    bool holds() const { return thief_.load(std::memory_order_relaxed) != 0; }

  private:
    core::Atomic<u32> thief_{0};
};

}  // namespace ox::tokio::runtime
