#include "ox/os/parker.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace ox::os {

bool Parker::consume() {
    u32 expected = kNotified;
    return state_.load(std::memory_order_relaxed) == kNotified &&
           state_.compare_exchange_strong(expected, kEmpty, std::memory_order_acquire);
}

void Parker::park(i64 deadline) {
    u32 expected = kEmpty;
    if (!state_.compare_exchange_strong(expected, kParked, std::memory_order_seq_cst)) {
        state_.store(kEmpty, std::memory_order_seq_cst);
        return;
    }
    sleep(deadline);
    state_.exchange(kEmpty, std::memory_order_seq_cst);
}

#if OX_EXPLORED
void Parker::sleep(i64) {
    explorer::waitUntil([this] { return state_.load() == kNotified; });
}
void Parker::endSleep() {}
#else
static_assert(sizeof(std::atomic<u32>) == sizeof(u32));

void Parker::sleep(i64 deadline) {
    timespec until{};
    if (deadline != kForever) {
        until = {static_cast<time_t>(deadline / 1'000'000'000), static_cast<long>(deadline % 1'000'000'000)};
    }
    // The absolute form: no drift when a signal interrupts the wait.
    syscall(SYS_futex, &state_, FUTEX_WAIT_BITSET_PRIVATE, u32(kParked),
            deadline == kForever ? nullptr : &until, nullptr, FUTEX_BITSET_MATCH_ANY);
}
void Parker::endSleep() { syscall(SYS_futex, &state_, FUTEX_WAKE_PRIVATE, 1, nullptr, nullptr, 0); }
#endif

bool Parker::beginPoll(int wakeDescriptor) {
    wakeDescriptor_.store(wakeDescriptor, std::memory_order_relaxed);
    u32 expected = kEmpty;
    if (state_.compare_exchange_strong(expected, kPolling, std::memory_order_seq_cst)) return true;
    state_.store(kEmpty, std::memory_order_seq_cst);
    return false;
}

void Parker::endPoll() { state_.exchange(kEmpty, std::memory_order_seq_cst); }

void Parker::unpark() {
    u32 const before = state_.exchange(kNotified, std::memory_order_seq_cst);
    if (before == kParked) {
        endSleep();
    } else if (before == kPolling) {
        u64 const one = 1;
        // It cannot fail: the counter is far from its limit.
        [[maybe_unused]] ssize_t const written =
            write(wakeDescriptor_.load(std::memory_order_relaxed), &one, sizeof one);
    }
}

}  // namespace ox::os
