#pragma once

#include "ox/core/task_of.h"
#include "ox/tokio/runtime/blocking_pool.h"
#include "ox/tokio/runtime/config.h"
#include "ox/tokio/runtime/driver.h"
#include "ox/tokio/runtime/hooks.h"
#include "ox/tokio/runtime/task_list.h"

namespace ox::tokio::runtime {

class Core;

/// Do workers look at the clock before and after every sleep? Set before main in programs that ask how long
/// workers were busy.
inline constinit bool measuresBusyTime = false;

/// A thread while it runs the tasks of a runtime.
struct Worker {
    Core* core = nullptr;
    u32 index = 0;
    core::PollContext context;
    // For those who ask about the runtime.
    std::atomic<u64> parks{0};
    std::atomic<bool> isParked{false};
    std::atomic<i64> busySince{0};  // 0: it rests
    std::atomic<i64> busyNanos{0};

    i64 busyTime() const;
    void rest();
};

/// What a thread knows about runtimes; thread-local.
struct ThreadState {
    Core* core = nullptr;      // entered, by `Runtime.enter` or by running tasks
    Worker* worker = nullptr;  // set while the thread runs tasks
    bool isBlockingOn = false;
    bool mayBlock = false;  // inside blockInPlace or on the blocking pool
    /// Of the tasks that the thread runs now; between two of them it names none.
    core::PollContext* polling = nullptr;
};
/// Never inlined: a coroutine must not keep a thread-local address across a suspension.
ThreadState& thisThread();

/// What both flavours of runtime share: the part that handles, timers and tasks point at. Freed when the
/// runtime has shut down and the last Handle is gone.
class Core : public core::Scheduler {
  public:
    static Core* make(RuntimeConfig const& config, Hooks hooks = {});

    /// The runtime that this thread runs or has entered; panics without one.
    static Core& current();
    // The same; they also panic where the runtime's builder has not enabled what the caller needs.
    static Core& currentWithTimers();
    static Core& currentWithIo();
    static Core& currentWithSignals();

    RuntimeConfig const& config() const { return config_; }
    Driver& driver() { return driver_; }
    BlockingPool& blocking() { return blocking_; }
    TaskList& tasks() { return tasks_; }
    virtual usize workerCount() const = 0;
    /// Panics when there are not as many.
    Worker const& worker(usize index) const;
    /// Of tasks that no worker has taken yet.
    virtual usize globalQueueDepth() const = 0;

    /// What a thread of this runtime, or one that is seen as such, is called.
    String newThreadName() const;
    /// First and last in such a thread.
    void threadStarts() const {
        if (hooks_.start) hooks_.start();
    }
    void threadStops() const {
        if (hooks_.stop) hooks_.stop();
    }
    /// Hands on what waits behind a task that is about to block its worker's thread; false where that is not
    /// allowed.
    virtual bool prepareToBlock(Worker& worker) = 0;

    void addRef() { references_.add(); }
    void release() {
        if (references_.drop()) destroy();
    }

    /// Panics on a thread that runs tasks.
    static void requireMayBlockOn();
    /// Runs `main` to its completion on this thread, which may block.
    void blockOn(core::Task& main);
    /// Cancels all tasks, waits for the workers, and for blocking functions until the monotonic clock reaches
    /// `deadline` (below zero: without end). Idempotent.
    void shutdown(i64 deadline);

    template <class F>
    core::TaskOf<F>* spawn(F&& future) {
        auto* const task = core::TaskOf<F>::make(std::move(future), *this, nextTaskId(), true);
        start(task);
        return task;
    }
    void start(core::Task* task);
    static u64 nextTaskId();

    void forget(core::Task* task) override { tasks_.remove(task); }

  protected:
    explicit Core(RuntimeConfig const& config, Hooks hooks);
    virtual ~Core();
    virtual void destroy() = 0;
    virtual Worker const& workerAt(usize index) const = 0;

    /// Around every sleep of a worker for want of tasks.
    void workerParks(Worker& worker) const;
    void workerUnparks(Worker& worker) const;

    /// Runs `main`, of which `isReady` is set when it was woken, as this runtime's driving thread, if that
    /// place is free.
    virtual bool tryDrive(core::Task& main, std::atomic<bool>& isReady) = 0;
    /// Wakes the thread in `tryDrive`. From any thread.
    virtual void wakeDriving() = 0;
    /// Runs what is left, which is all cancelled, and ends the threads.
    virtual void finish() = 0;

  private:
    friend class MainScheduler;
    static constexpr usize kNameLength = 64;

    RuntimeConfig config_;
    char threadName_[kNameLength];
    Hooks hooks_;
    Driver driver_;
    BlockingPool blocking_;
    TaskList tasks_;
    core::RefCount references_{1};
    bool isShutDown_ = false;
};

/// While it lives, the thread runs tasks with this context.
class Polling {
  public:
    explicit Polling(core::PollContext& context) : before_(ox::exchange(thisThread().polling, &context)) {}
    Polling(Polling const&) = delete;
    ~Polling() { thisThread().polling = before_; }

  private:
    core::PollContext* before_;
};

/// While it lives, the thread has entered the runtime.
class Entered {
  public:
    Entered(Core& core, Worker* worker);
    Entered(Entered const&) = delete;
    ~Entered();

  private:
    ThreadState saved_;
};

}  // namespace ox::tokio::runtime
