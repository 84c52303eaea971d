#pragma once

#include "ox/core/atomics.h"

/// Who is told when a future can make progress, and how.
///
/// The protocol of every resource, which keeps wait nodes safe without reference counts. The waking side,
/// with the resource locked: unlink the node; `mark` its target; publish the node's final state, the last
/// touch of it; unlock; then, if `mark` said so, `schedule` the target. A mark gives the target one wake that
/// is not yet queued: no one else can queue, run, complete or free it before `schedule` is called.
namespace ox::core {

struct Task;
struct WakeTarget;

/// How anything but a task is woken.
struct WakeTable {
    /// Consumes one reference.
    void (*wake)(WakeTarget*);
    void (*addRef)(WakeTarget*);
    void (*release)(WakeTarget*);
};

struct WakeTarget {
    WakeTable const* table;  // null for a task: the common case costs a test and no indirect call

    bool isTask() const { return table == nullptr; }
    inline void addRef();
    inline void release();
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
