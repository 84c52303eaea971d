#include "ox/os/clock.h"

#include <errno.h>
#include <time.h>

namespace ox::os {

namespace {

constexpr i64 kBillion = 1'000'000'000;

i64 read(clockid_t clock) {
    timespec now;
    clock_gettime(clock, &now);
    return i64(now.tv_sec) * kBillion + now.tv_nsec;
}

}  // namespace

i64 monotonicNanos() { return read(CLOCK_MONOTONIC); }
i64 realtimeNanos() { return read(CLOCK_REALTIME); }

void sleepFor(i64 nanos) {
    timespec left{static_cast<time_t>(nanos / kBillion), static_cast<long>(nanos % kBillion)};
    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

}  // namespace ox::os
