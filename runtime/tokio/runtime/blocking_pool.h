#pragma once

#include "ox/core/task.h"
#include "ox/os/awake_wait.h"
#include "ox/os/locks.h"
#include "ox/tokio/runtime/task_queue.h"

namespace ox::tokio::runtime {

class Core;

/// Threads for functions that block. A function is a task that is ready at its first poll; it is queued here
/// and nowhere else.
class BlockingPool final : public core::Scheduler {
  public:
    explicit BlockingPool(Core& core) : core_(core) {}

    /// Zero; ECANCELED when shutting down; an errno when there is no thread and none can be started.
    i32 accept(core::Task* task);
    void schedule(core::Task* task) override;
    void scheduleAgain(core::Task* task) override;
    void forget(core::Task* task) override;

    /// Takes no more functions; those that are queued still run. Waits for the threads until `deadline` of
    /// the monotonic clock (or, below zero, without end). True when all have ended.
    bool shutdown(i64 deadline);

    /// Are functions queued or running? From any thread.
    bool isBusy() const;

    // At this moment; by any thread.
    usize threads() const;
    usize queued() const;
    usize idleThreads() const;

  private:
    i32 startThread(core::Task* task);
    static void* threadMain(void* pool);
    void runThread();
    /// Runs functions until there are none for long, or the end.
    void serve(core::PollContext& context);
    /// Stays awake a little for the next function, with the lock released. True when it was called.
    bool linger(os::AwakeWait& wait);

    Core& core_;
    mutable os::Mutex mutex_;
    os::Condition work_;
    os::Condition ended_;
    TaskQueue queue_;
    usize queued_ = 0;
    usize threads_ = 0;  // that take functions
    usize living_ = 0;   // these, and those about to end
    usize idle_ = 0;
    usize woken_ = 0;  // idle threads that were told to take something
    bool closed_ = false;
    core::Atomic<bool>* lingering_ = nullptr;  // what tells the one thread that is awake without work
};

}  // namespace ox::tokio::runtime
