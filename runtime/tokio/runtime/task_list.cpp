#include "ox/tokio/runtime/task_list.h"

namespace ox::tokio::runtime {

using core::SpinGuard;
using core::Task;

bool TaskList::add(Task* task, u32 shard) {
    task->shard = static_cast<u8>(shard % kShards);
    Shard& own = shards_[task->shard];
    SpinGuard guard(own.lock);
    if (own.closed) return false;
    task->ownedNext = own.first;
    if (own.first != nullptr) own.first->ownedPrevious = task;
    own.first = task;
    ++own.size;
    return true;
}

void TaskList::remove(Task* task) {
    Shard& own = shards_[task->shard];
    SpinGuard guard(own.lock);
    (task->ownedPrevious != nullptr ? task->ownedPrevious->ownedNext : own.first) = task->ownedNext;
    if (task->ownedNext != nullptr) task->ownedNext->ownedPrevious = task->ownedPrevious;
    --own.size;
}

void TaskList::closeAndAbort() {
    // All are closed first: what is dropped here may spawn into another shard.
    for (Shard& shard : shards_) {
        SpinGuard guard(shard.lock);
        shard.closed = true;
    }
    for (Shard& shard : shards_) {
        core::WakeBatch batch;
        SpinGuard guard(shard.lock);
        for (Task* task = shard.first; task != nullptr; task = task->ownedNext) {
            u64 const old = core::fetchOr(task->state, Task::kCancelled);
            if ((old & (Task::kComplete | Task::kCancelled)) == 0) batch.add(task);
        }
        guard.unlock();
    }
}

bool TaskList::isEmpty() { return size() == 0; }

usize TaskList::size() {
    usize total = 0;
    for (Shard& shard : shards_) {
        SpinGuard guard(shard.lock);
        total += shard.size;
    }
    return total;
}

}  // namespace ox::tokio::runtime
