#pragma once

#include "ox/core/atomics.h"

namespace ox::os {

/// A pair of store-load fences: one in a path taken often, one in a path taken seldom. Where the kernel has
/// membarrier, the light one costs nothing and the heavy one runs on all threads of the process.
extern bool const hasMembarrier;

inline void lightFence() {
#if OX_EXPLORED
    // Nothing: the heavy fence does all.
#elif OX_THREAD_SANITIZER
    core::fullFence();
#else
    if (hasMembarrier) [[likely]] {
        std::atomic_signal_fence(std::memory_order_seq_cst);
    } else {
        core::fullFence();
    }
#endif
}
void heavyFence();

}  // namespace ox::os
