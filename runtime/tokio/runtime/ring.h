#pragma once

#include "ox/core/task.h"

namespace ox::tokio::runtime {

/// A worker's queue of ready tasks. Its owner pushes at the tail; the owner and thieves take at the head.
class Ring {
  public:
    static constexpr u32 kCapacity = 256;

    /// Owner. False when full.
    bool push(core::Task* task) {
        u32 const head = head_.load(std::memory_order_acquire);
        u32 const tail = tail_.load(std::memory_order_relaxed);
        if (tail - head >= kCapacity) [[unlikely]]
            return false;
        slots_[tail % kCapacity].store(task, std::memory_order_relaxed);
        tail_.store(tail + 1, std::memory_order_release);
        return true;
    }
    /// Owner.
    core::Task* pop() {
        u32 head = head_.load(std::memory_order_acquire);
        for (;;) {
            if (head == tail_.load(std::memory_order_relaxed)) return nullptr;
            core::Task* const task = slots_[head % kCapacity].load(std::memory_order_relaxed);
            if (core::compareExchange(head_, head, head + 1)) return task;
        }
    }
    u32 size() const { return tail_.load(std::memory_order_acquire) - head_.load(std::memory_order_acquire); }
    /// Where the next task will be put; from any thread.
    u32 end() const { return tail_.load(std::memory_order_acquire); }
    /// Have all tasks that stood before this end been taken? From any thread.
    bool isPast(u32 end) const { return static_cast<i32>(head_.load(std::memory_order_acquire) - end) >= 0; }
    /// From any thread: takes the older half, rounded up, into `out` of half the capacity. Copies first and
    /// claims afterwards, so what it copied in vain is forgotten.
    u32 takeHalf(core::Task** out) {
        u32 head = head_.load(std::memory_order_acquire);
        for (;;) {
            u32 const size = tail_.load(std::memory_order_acquire) - head;
            if (size == 0) return 0;
            if (size > kCapacity) {  // head is stale
                head = head_.load(std::memory_order_acquire);
                continue;
            }
            u32 const count = size - size / 2;
            for (u32 i = 0; i < count; ++i) {
                out[i] = slots_[(head + i) % kCapacity].load(std::memory_order_relaxed);
            }
            if (head_.compare_exchange_strong(head, head + count, std::memory_order_acq_rel,
                                              std::memory_order_acquire)) {
                return count;
            }
        }
    }

  private:
    alignas(64) core::Atomic<u32> head_{0};
    alignas(64) core::Atomic<u32> tail_{0};
    core::Atomic<core::Task*> slots_[kCapacity] = {};
};

}  // namespace ox::tokio::runtime
