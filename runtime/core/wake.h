#pragma once

#include <cstdint>

#include "ox/core/atomics.h"

/// Who is told when a future can make progress, and how.
///
/// The protocol of every resource, which keeps wait nodes safe without reference counts. The waking side,
/// with the resource locked: unlink the node; `mark` its target; publish the node's final state, the last
/// touch of it; unlock; then, if `mark` said so, `schedule` the target. A mark gives the target one wake that
/// is not yet queued: no one else can queue, run, complete or free it before `schedule` is called.
namespace ox::core {

struct Task;
class WakeTarget;

/// How anything but a task is woken.
struct WakeTable {
    /// Consumes one reference.
    void (*wake)(WakeTarget*);
    void (*addRef)(WakeTarget*);
    void (*release)(WakeTarget*);
    /// What `Waker.clone` and `Waker.wake` do where a program defines them; otherwise the one is `addRef`,
    /// the other `wake`.
    WakeTarget* (*clone)(WakeTarget*) = nullptr;
    void (*wakeOnce)(WakeTarget*) = nullptr;
    bool (*isSame)(WakeTarget*, WakeTarget*) = nullptr;
};

struct TaskTable;

/// A task knows its table, as anything else that is woken; a bit of the address tells them apart, so that the
/// common case costs a test and no indirect call.
class WakeTarget {
  public:
    explicit constexpr WakeTarget(WakeTable const& table) : table_(&table) {}
    explicit WakeTarget(TaskTable const& table)
        : table_(reinterpret_cast<void const*>(reinterpret_cast<uintptr_t>(&table) | kTask)) {}

    bool isTask() const { return (bits() & kTask) != 0; }
    WakeTable const& table() const { return *static_cast<WakeTable const*>(table_); }
    TaskTable const& taskTable() const { return *reinterpret_cast<TaskTable const*>(bits() - kTask); }
    void addRef();
    void release();

  private:
    static constexpr uintptr_t kTask = 1;
    uintptr_t bits() const { return reinterpret_cast<uintptr_t>(table_); }

    void const* table_;
};

class Scheduler {
  public:
    /// Queues a task whose unqueued wake the caller holds. From any thread.
    virtual void schedule(Task* task) = 0;
    /// Queues a task that ran and wants to go on, behind what is ready now. On the scheduler's own thread.
    virtual void scheduleAgain(Task* task) = 0;
    /// The task has completed; forget it. On the thread that ran it.
    virtual void forget(Task* task) = 0;

  protected:
    ~Scheduler() = default;
};

/// True: the caller must `schedule` the target soon.
inline bool mark(WakeTarget* target);
inline void schedule(WakeTarget* target);
inline void wake(WakeTarget* target) {
    if (mark(target)) schedule(target);
}

}  // namespace ox::core
