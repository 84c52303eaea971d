#pragma once

#include <pthread.h>

#include <atomic>

#include "ox/core/task.h"
#include "ox/tokio/runtime/task_queue.h"

namespace ox::tokio::runtime {

class Core;

/// Threads for functions that block. A function is a task that is ready at its first poll; it is queued here
/// and nowhere else. A thread lingers awake before it sleeps, one at a time, when its last task came soon
/// after the one before: a program that awaits one short function after another pays for one wake each, not
/// for two.
class BlockingPool final : public core::Scheduler {
  public:
    explicit BlockingPool(Core& core);
    ~BlockingPool();

    /// False when shutting down.
    bool accept(core::Task* task);
    void schedule(core::Task* task) override;
    void scheduleAgain(core::Task* task) override;
    void forget(core::Task* task) override;

    /// Cancels what has not begun, then waits for the threads until `deadline` of the monotonic clock (or,
    /// below zero, without end). True when all have ended.
    bool shutdown(i64 deadline);

    usize threads() const { return threads_; }
    usize queued() const { return queued_; }
    usize idleThreads() const { return idle_ + (hasLingerer_ ? 1 : 0); }

  private:
    static void* threadMain(void* pool);
    void runThread();
    /// Runs functions until there are none for long, or the end.
    void serve(core::PollContext& context);
    /// Waits awake and without the lock, which it holds before and after; true when called for a task.
    bool linger(i64 until);

    Core& core_;
    bool const mayLinger_;
    pthread_mutex_t mutex_;
    pthread_cond_t work_;
    pthread_cond_t ended_;
    TaskQueue queue_;
    usize queued_ = 0;
    usize threads_ = 0;  // that take functions
    usize living_ = 0;   // these, and those about to end
    usize idle_ = 0;
    usize woken_ = 0;  // idle threads that were told to take something
    i64 wokenAt_ = 0;
    bool hasLingerer_ = false;
    std::atomic<bool> called_ = false;  // the lingering thread was told to take something
    bool closed_ = false;
};

}  // namespace ox::tokio::runtime
