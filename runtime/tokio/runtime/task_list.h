#pragma once

#include "ox/core/spin_lock.h"
#include "ox/core/task.h"

namespace ox::tokio::runtime {

/// The tasks that a runtime, or a LocalSet, has not yet seen complete, so that they can be cancelled. In
/// shards, one per worker, because every spawn and every completion comes here.
class TaskList {
  public:
    /// False when closed: the task was not taken.
    bool add(core::Task* task, u32 shard);
    void remove(core::Task* task);
    /// No more tasks; asks those here to cancel themselves.
    void closeAndAbort();
    bool isEmpty();
    usize size();

  private:
    static constexpr u32 kShards = 16;

    struct alignas(64) Shard {
        core::SpinLock lock;
        bool closed = false;
        core::Task* first = nullptr;
        usize size = 0;
    };
    Shard shards_[kShards];
};

}  // namespace ox::tokio::runtime
