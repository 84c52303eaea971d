#pragma once

#include "ox/core/atomics.h"

namespace ox::tokio::runtime {

/// Which workers sleep, and how many are awake only to look for work. At most 512 workers.
class IdleSet {
  public:
    static constexpr u32 kMaxWorkers = 512;
    static constexpr u32 kNone = ~u32(0);

    /// At most half of the workers search at a time.
    bool tryStartSearching(u32 workers) {
        if (2 * searching_.load(std::memory_order_seq_cst) >= workers) return false;
        searching_.fetch_add(1, std::memory_order_seq_cst);
        return true;
    }
    /// True for the last one, which must wake another if it found work.
    bool stopSearching() { return searching_.fetch_sub(1, std::memory_order_seq_cst) == 1; }

    void sleep(u32 worker) { words_[worker / 64].fetch_or(bit(worker), std::memory_order_seq_cst); }
    /// False when a waker was faster: then it has counted the worker as searching.
    bool cancelSleep(u32 worker) {
        return (words_[worker / 64].fetch_and(~bit(worker), std::memory_order_seq_cst) & bit(worker)) != 0;
    }
    bool isAsleep(u32 worker) const {
        return (words_[worker / 64].load(std::memory_order_seq_cst) & bit(worker)) != 0;
    }
    /// Are all of the first `workers` asleep, but perhaps this one?
    bool sleepsEachBut(u32 worker, u32 workers) const {
        for (u32 i = 0; i * 64 < workers; ++i) {
            u64 awake = ~words_[i].load(std::memory_order_seq_cst);
            if (worker / 64 == i) awake &= ~bit(worker);
            u32 const left = workers - i * 64;
            if (left < 64) awake &= (u64(1) << left) - 1;
            if (awake != 0) return false;
        }
        return true;
    }
    /// Picks a sleeper, counts it as searching; unless someone searches already. The caller fences before.
    u32 wakeOne() {
        if (searching_.load(std::memory_order_seq_cst) != 0) return kNone;
        for (u32 i = 0; i < kWords; ++i) {
            u64 word = words_[i].load(std::memory_order_seq_cst);
            while (word != 0) {
                u64 const lowest = word & -word;
                if (words_[i].compare_exchange_weak(word, word & ~lowest, std::memory_order_seq_cst)) {
                    searching_.fetch_add(1, std::memory_order_seq_cst);
                    return i * 64 + static_cast<u32>(__builtin_ctzll(lowest));
                }
            }
        }
        return kNone;
    }

  private:
    static constexpr u32 kWords = kMaxWorkers / 64;
    static u64 bit(u32 worker) { return u64(1) << worker % 64; }

    core::Atomic<u32> searching_{0};
    core::Atomic<u64> words_[kWords] = {};
};

}  // namespace ox::tokio::runtime
