#pragma once

#include "ox/core/task.h"
#include "ox/os/asymmetric_fence.h"

namespace ox::tokio::runtime {

/// The task a worker runs next. Its owner comes and goes with plain loads and stores; a thief, who comes only
/// when the owner has been stuck for long, makes all threads pass a barrier first.
class LifoSlot {
  public:
    /// Owner. Returns what was there before.
    core::Task* exchange(core::Task* task) {
        enter();
        core::Task* const before = task_.load(std::memory_order_relaxed);
        task_.store(task, std::memory_order_relaxed);
        busy_.store(false, std::memory_order_release);
        return before;
    }
    /// Owner; or a guess for others.
    bool isEmpty() const { return task_.load(std::memory_order_relaxed) == nullptr; }

    /// One thief at a time.
    core::Task* steal() {
        wanted_.store(true, std::memory_order_relaxed);
        os::heavyFence();
        while (busy_.load(std::memory_order_acquire)) core::pauseCpu();
        core::Task* const task = task_.load(std::memory_order_relaxed);
        task_.store(nullptr, std::memory_order_relaxed);
        wanted_.store(false, std::memory_order_release);
        return task;
    }

  private:
    void enter() {
        for (;;) {
            busy_.store(true, std::memory_order_relaxed);
            os::lightFence();
            if (!wanted_.load(std::memory_order_acquire)) [[likely]]
                return;
            busy_.store(false, std::memory_order_release);
            while (wanted_.load(std::memory_order_acquire)) core::pauseCpu();
        }
    }

    core::Atomic<core::Task*> task_{nullptr};
    core::Atomic<bool> busy_{false};
    core::Atomic<bool> wanted_{false};
};

}  // namespace ox::tokio::runtime
