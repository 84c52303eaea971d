#include "ox/core/select.h"
#include "ox/os/clock.h"

namespace ox::core {

namespace {

constinit thread_local u64 state = 0;

/// Different for each thread and each run.
u64 seed() {
    u64 const mixed = static_cast<u64>(os::monotonicNanos()) ^ reinterpret_cast<u64>(&state);
    return mixed * 0x9e3779b97f4a7c15 | 1;
}

}  // namespace

u32 randomBelow(u32 bound) {
    if (state == 0) state = seed();
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<u32>(static_cast<u64>(static_cast<u32>(state >> 32)) * bound >> 32);
}

}  // namespace ox::core
