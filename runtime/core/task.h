#pragma once

#include "ox/core/strand.h"

namespace ox::core {

/// Called once per caught panic, after what it unwinds is gone; ends the thread's panicking state.
void endPanic();

struct TaskTable {
    /// One poll of the root future; true when the outcome is there.
    bool (*poll)(Task*, PollContext&);
    /// Destroys the suspended (or unstarted) future.
    void (*cancel)(Task*);
    void (*dropOutput)(Task*);
    void (*free)(Task*);
};

enum class Outcome : u8 { None, Value, Panicked, Cancelled };

/// A future on its own: header, and behind it the future or its output (task/task_of.h).
///
/// `state` holds flags and, above them, the number of wakes since the task was last idle. Count 0: idle, some
/// leaf is registered, nobody may touch the future. Count > 0: in exactly one queue, or being polled by
/// whoever took it from there. kComplete: the outcome is there and is the joiner's.
struct Task : WakeTarget {
    static constexpr u64 kComplete = 1;
    static constexpr u64 kCancelled = 2;
    static constexpr u64 kJoinRegistered = 4;
    static constexpr u64 kJoinDone = 8;
    static constexpr u64 kHandle = 16;  // a JoinHandle exists: the output is its to drop
    static constexpr u64 kFlags = 255;
    static constexpr u64 kWake = 256;

    Task(TaskTable const& tasks, Scheduler& owner, u64 taskId, bool withHandle)
        : WakeTarget(tasks),
          state(kWake | (withHandle ? kHandle : 0)),
          references(withHandle ? 2 : 1),
          scheduler(&owner),
          id(taskId) {}

    Atomic<u64> state;
    RefCount references;  // the scheduler's, the handle's, and those of wakers and counted wait nodes
    Outcome outcome = Outcome::None;
    u8 shard = 0;  // of the owner's list of tasks
    Scheduler* scheduler;
    Task* queueNext = nullptr;
    WakeTarget* joiner = nullptr;
    Task* ownedPrevious = nullptr;
    Task* ownedNext = nullptr;
    u64 id;
    Strand strand;

    bool markTask() {
        u64 const old = fetchAdd(state, kWake);
        return (old & (~kFlags | kComplete)) == 0;
    }
    void releaseTask() {
        if (references.drop()) taskTable().free(this);
    }
    bool isComplete() const { return (state.load(std::memory_order_acquire) & kComplete) != 0; }
    /// Asks for cancellation at the task's next poll.
    void abort() {
        u64 const old = fetchOr(state, kCancelled);
        if ((old & (kComplete | kCancelled)) == 0 && markTask()) scheduler->schedule(this);
    }
    /// Serves the wakes counted so far; the caller has taken the task from its queue. Afterwards the task is
    /// idle, queued again or complete, and must not be touched.
    void run(PollContext& context);
    /// By whom the output of the completed task is left to.
    void dropUnwanted();

  private:
    void complete();
};

inline bool mark(WakeTarget* target) {
    if (target->isTask()) [[likely]]
        return static_cast<Task*>(target)->markTask();
    // Not protected by a wake count, so the reference that `schedule` consumes keeps it alive until then.
    target->table().addRef(target);
    return true;
}
inline void schedule(WakeTarget* target) {
    if (target->isTask()) [[likely]] {
        Task* const task = static_cast<Task*>(target);
        task->scheduler->schedule(task);
    } else {
        target->table().wake(target);
    }
}

/// Targets woken while a lock is held, scheduled in order once it is released.
class WakeBatch {
  public:
    WakeBatch() = default;
    WakeBatch(WakeBatch const&) = delete;
    ~WakeBatch() { flush(); }

    void add(WakeTarget* target) {
        if (target->isTask()) {
            Task* const task = static_cast<Task*>(target);
            if (!task->markTask()) return;
            // An unqueued wake is held by its marker alone, so the queue's link is free to use.
            task->queueNext = nullptr;
            (lastTask_ != nullptr ? lastTask_->queueNext : firstTask_) = task;
            lastTask_ = task;
        } else {
            target->table().addRef(target);
            addOther(target);
        }
    }
    /// To be called without locks.
    void flush();

  private:
    void addOther(WakeTarget* target);

    Task* firstTask_ = nullptr;
    Task* lastTask_ = nullptr;
    WakeTarget** others_ = nullptr;
    usize othersLen_ = 0;
    usize othersCapacity_ = 0;
};

}  // namespace ox::core
