#pragma once

#include <sys/single_threaded.h>

#include <atomic>

#include "ox/lang/basic.h"
#include "ox/lang/instrumentation.h"

#if OX_EXPLORED
#include "explorer/atomic.h"
#endif

namespace ox::core {

#if OX_EXPLORED
template <class T>
using Atomic = explorer::Atomic<T>;
#else
template <class T>
using Atomic = std::atomic<T>;
#endif

}  // namespace ox::core

/// Read-modify-write operations that are a plain load and store while the process has one thread. glibc
/// clears its flag inside the first pthread_create and never sets it again.
namespace ox::core {

inline bool isSingleThreaded() {
#if OX_THREAD_SANITIZER || OX_EXPLORED
    return false;
#else
    return __libc_single_threaded != 0;
#endif
}

template <class T>
inline T fetchAdd(Atomic<T>& cell, std::type_identity_t<T> by) {
    if (!isSingleThreaded()) return cell.fetch_add(by, std::memory_order_acq_rel);
    T old = cell.load(std::memory_order_relaxed);
    cell.store(static_cast<T>(old + by), std::memory_order_relaxed);
    return old;
}

template <class T>
inline T fetchOr(Atomic<T>& cell, std::type_identity_t<T> bits) {
    if (!isSingleThreaded()) return cell.fetch_or(bits, std::memory_order_acq_rel);
    T old = cell.load(std::memory_order_relaxed);
    cell.store(static_cast<T>(old | bits), std::memory_order_relaxed);
    return old;
}

template <class T>
inline T fetchAnd(Atomic<T>& cell, std::type_identity_t<T> bits) {
    if (!isSingleThreaded()) return cell.fetch_and(bits, std::memory_order_acq_rel);
    T old = cell.load(std::memory_order_relaxed);
    cell.store(static_cast<T>(old & bits), std::memory_order_relaxed);
    return old;
}

template <class T>
inline bool compareExchange(Atomic<T>& cell, T& expected, std::type_identity_t<T> desired) {
    if (!isSingleThreaded()) {
        return cell.compare_exchange_strong(expected, desired, std::memory_order_acq_rel,
                                            std::memory_order_acquire);
    }
    T old = cell.load(std::memory_order_relaxed);
    if (old != expected) {
        expected = old;
        return false;
    }
    cell.store(desired, std::memory_order_relaxed);
    return true;
}

/// In a loop that waits for another thread.
inline void pauseCpu() {
#if OX_EXPLORED
    explorer::letOthersRun();
#elif defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

/// Store-load fence. ThreadSanitizer does not understand fences, so there it is a read-modify-write.
inline void fullFence() {
#if OX_EXPLORED
    explorer::fence();
#elif OX_THREAD_SANITIZER
    static Atomic<u32> dummy;
    dummy.fetch_add(1, std::memory_order_seq_cst);
#else
    if (!isSingleThreaded()) std::atomic_thread_fence(std::memory_order_seq_cst);
#endif
}

/// A counter of owners whose last one is told so. The check for a sole owner saves the last decrement.
class RefCount {
  public:
    explicit RefCount(u32 owners) : count_(owners) {}

    void add() {
        if (!isSingleThreaded()) {
            count_.fetch_add(1, std::memory_order_relaxed);
        } else {
            count_.store(count_.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
        }
    }
    /// True for the last owner. The count may stay at 1 then.
    bool drop() { return count_.load(std::memory_order_acquire) == 1 || dropToZero(); }
    /// The same where others look at the count afterwards, or add to it while there is no owner but
    /// themselves.
    bool dropToZero() { return fetchAdd(count_, static_cast<u32>(-1)) == 1; }
    u32 load() const { return count_.load(std::memory_order_acquire); }
    /// Adds an owner unless there is none left.
    bool addUnlessZero() {
        u32 seen = count_.load(std::memory_order_relaxed);
        while (seen != 0) {
            if (compareExchange(count_, seen, seen + 1)) return true;
        }
        return false;
    }

  private:
    Atomic<u32> count_;
};

}  // namespace ox::core
