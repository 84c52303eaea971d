#include "ox/core/strand.h"
#include "ox/os/clock.h"

namespace ox::core {

u32 randomSeed() {
    static constinit Atomic<u64> calls{0};
    u64 const mixed = static_cast<u64>(os::monotonicNanos()) + (fetchAdd(calls, 1) << 40);
    return static_cast<u32>(mixed * 0x9e3779b97f4a7c15 >> 32) | 1;
}

}  // namespace ox::core
