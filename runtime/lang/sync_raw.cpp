#include "ox/lang/sync_raw.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

namespace ox::sync {

namespace {

/// False when the time is over.
bool futexWait(u32* word, u32 expected, i64 nanos = RawCondvar::kForever) {
    timespec until{};
    if (nanos != RawCondvar::kForever) {
        clock_gettime(CLOCK_MONOTONIC, &until);
        i64 sum = until.tv_nsec + nanos % 1'000'000'000;
        until.tv_sec += nanos / 1'000'000'000 + sum / 1'000'000'000;
        until.tv_nsec = sum % 1'000'000'000;
    }
    long result = syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, expected,
                          nanos == RawCondvar::kForever ? nullptr : &until, nullptr, FUTEX_BITSET_MATCH_ANY);
    return result == 0 || errno != ETIMEDOUT;
}
/// True if somebody was woken.
bool futexWake(u32* word, int count) {
    return syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0) > 0;
}

inline void pause() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

u32 load(u32 const* word) { return __atomic_load_n(word, __ATOMIC_RELAXED); }
bool replace(u32* word, u32& expected, u32 value, int order = __ATOMIC_RELAXED) {
    return __atomic_compare_exchange_n(word, &expected, value, false, order, __ATOMIC_RELAXED);
}

template <class Done>
u32 spin(u32 const* word, Done done) {
    u32 state = load(word);
    for (int i = 0; i < 100 && !done(state); ++i) {
        pause();
        state = load(word);
    }
    return state;
}

}  // namespace

void RawMutex::lockSlow() {
    u32 state = spin(&state_, [](u32 seen) { return seen != kLocked; });
    if (state == kFree && replace(&state_, state, kLocked, __ATOMIC_ACQUIRE)) return;
    for (;;) {
        // Whoever comes here may not be the last one to sleep, so it locks as contended.
        if (state != kContended && __atomic_exchange_n(&state_, kContended, __ATOMIC_ACQUIRE) == kFree)
            return;
        futexWait(&state_, kContended);
        state = spin(&state_, [](u32 seen) { return seen != kLocked; });
    }
}

void RawMutex::wakeOne() { futexWake(&state_, 1); }

bool RawCondvar::waitFor(RawMutex& mutex, i64 nanos) {
    u32 sequence = load(&sequence_);
    mutex.unlock();
    bool inTime = futexWait(&sequence_, sequence, nanos);
    mutex.lock();
    return inTime;
}
void RawCondvar::notifyOne() {
    __atomic_fetch_add(&sequence_, 1, __ATOMIC_RELAXED);
    futexWake(&sequence_, 1);
}
void RawCondvar::notifyAll() {
    __atomic_fetch_add(&sequence_, 1, __ATOMIC_RELAXED);
    futexWake(&sequence_, INT_MAX);
}

bool RawRwLock::tryRead() {
    u32 state = load(&state_);
    while ((state & kMask) < kMask - 1 && (state & (kReadersWait | kWritersWait)) == 0) {
        if (replace(&state_, state, state + 1, __ATOMIC_ACQUIRE)) return true;
    }
    return false;
}

void RawRwLock::readSlow() {
    for (;;) {
        u32 state = spin(&state_, [](u32 seen) { return seen != kWriting; });
        if (tryRead()) return;
        state = load(&state_);
        if ((state & kMask) < kMask - 1 && (state & (kReadersWait | kWritersWait)) == 0) continue;
        if ((state & kReadersWait) == 0 && !replace(&state_, state, state | kReadersWait)) continue;
        futexWait(&state_, state | kReadersWait);
    }
}

void RawRwLock::readUnlock() {
    u32 state = __atomic_sub_fetch(&state_, 1, __ATOMIC_RELEASE);
    if ((state & kMask) == 0 && (state & kWritersWait) != 0) wakeAfter(state);
}

void RawRwLock::writeSlow() {
    u32 othersWait = 0;
    for (;;) {
        u32 state = spin(&state_, [](u32 seen) { return (seen & kMask) == 0 || (seen & kWritersWait) != 0; });
        if ((state & kMask) == 0) {
            if (replace(&state_, state, state | kWriting | othersWait, __ATOMIC_ACQUIRE)) return;
            continue;
        }
        if ((state & kWritersWait) == 0 && !replace(&state_, state, state | kWritersWait)) continue;
        // From now on other writers may sleep as well; the flag is kept when this one gets the lock.
        othersWait = kWritersWait;
        u32 turn = __atomic_load_n(&writerTurn_, __ATOMIC_ACQUIRE);
        state = load(&state_);
        if ((state & kMask) == 0 || (state & kWritersWait) == 0) continue;
        futexWait(&writerTurn_, turn);
    }
}

void RawRwLock::writeUnlock() {
    u32 state = __atomic_sub_fetch(&state_, kWriting, __ATOMIC_RELEASE);
    if ((state & (kReadersWait | kWritersWait)) != 0) wakeAfter(state);
}

void RawRwLock::wakeAfter(u32 state) {
    if (state == kWritersWait) {
        if (replace(&state_, state, 0)) {
            __atomic_fetch_add(&writerTurn_, 1, __ATOMIC_RELEASE);
            futexWake(&writerTurn_, 1);
            return;
        }
    }
    if (state == (kReadersWait | kWritersWait)) {
        if (!replace(&state_, state, kReadersWait)) return;  // somebody took the lock and will wake
        __atomic_fetch_add(&writerTurn_, 1, __ATOMIC_RELEASE);
        if (futexWake(&writerTurn_, 1)) return;
        state = kReadersWait;  // no writer slept after all
    }
    if (state == kReadersWait && replace(&state_, state, 0)) futexWake(&state_, INT_MAX);
}

RawOnce::Begin RawOnce::begin(bool ignorePoison) {
    u32 state = __atomic_load_n(&state_, __ATOMIC_ACQUIRE);
    for (;;) {
        switch (state) {
            case kComplete: return Begin::Complete;
            case kPoisoned:
                if (!ignorePoison) return Begin::Poisoned;
                [[fallthrough]];
            case kNew:
                if (__atomic_compare_exchange_n(&state_, &state, kRunning, false, __ATOMIC_ACQUIRE,
                                                __ATOMIC_ACQUIRE))
                    return Begin::Run;
                continue;
            case kRunning:
                if (!__atomic_compare_exchange_n(&state_, &state, kQueued, false, __ATOMIC_ACQUIRE,
                                                 __ATOMIC_ACQUIRE))
                    continue;
                [[fallthrough]];
            default: futexWait(&state_, kQueued); state = __atomic_load_n(&state_, __ATOMIC_ACQUIRE);
        }
    }
}

void RawOnce::finish(bool succeeded) {
    u32 old = __atomic_exchange_n(&state_, succeeded ? kComplete : kPoisoned, __ATOMIC_ACQ_REL);
    if (old == kQueued) futexWake(&state_, INT_MAX);
}

}  // namespace ox::sync
