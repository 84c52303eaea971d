#include "ox/os/awake_wait.h"

#include "ox/os/clock.h"
#include "ox/os/thread.h"

namespace ox::os {

bool AwakeWait::isOfUse() {
    static bool const severalCpus = availableCpus() > 1;
    return severalCpus;
}

i64 AwakeWait::now() { return monotonicNanos(); }

}  // namespace ox::os
