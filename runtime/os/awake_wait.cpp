#include "ox/os/awake_wait.h"

#include <sched.h>

#include "ox/os/clock.h"
#include "ox/os/thread.h"

namespace ox::os {

bool AwakeWait::yields() {
    constexpr i64 kLong = 100'000;  // nanoseconds
    constexpr u32 kSkips = 1000;
    if (yieldSkips_ > 0) {
        --yieldSkips_;
        return false;
    }
    i64 const start = now();
    sched_yield();
    if (now() - start > kLong) yieldSkips_ = kSkips;
    return true;
}

bool AwakeWait::isOfUse() {
    static bool const severalCpus = availableCpus() > 1;
    return severalCpus;
}

i64 AwakeWait::now() { return monotonicNanos(); }

}  // namespace ox::os
