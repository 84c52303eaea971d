#include "ox/core/spin_lock.h"

#include <sched.h>
#include <time.h>

namespace ox::core {

void SpinLock::lockSlowly() {
#if OX_EXPLORED
    constexpr u32 kPauses = ~u32(0);
#else
    constexpr u32 kPauses = 64;
#endif
    constexpr u32 kYields = 64;
    for (u32 round = 0;; ++round) {
        u8 expected = 0;
        if (held_.load(std::memory_order_relaxed) == 0 &&
            held_.compare_exchange_weak(expected, 1, std::memory_order_acquire, std::memory_order_relaxed)) {
            return;
        }
        if (round < kPauses) {
            pauseCpu();
        } else if (round - kPauses < kYields) {
            sched_yield();
        } else {
            timespec pause{0, 50'000};
            nanosleep(&pause, nullptr);
        }
    }
}

}  // namespace ox::core
