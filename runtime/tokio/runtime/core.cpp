#include "ox/tokio/runtime/core.h"

#include "ox/lang/panic.h"
#include "ox/os/clock.h"
#include "ox/os/stack.h"
#include "ox/tokio/runtime/block_on.h"
#include "ox/tokio/runtime/current_thread.h"
#include "ox/tokio/runtime/multi_thread.h"

namespace ox::tokio::runtime {

using core::Task;

namespace {
constinit thread_local ThreadState state{};
}

[[gnu::noinline]] ThreadState& thisThread() { return state; }

Core* Core::make(RuntimeConfig const& config, Hooks hooks) {
    if (config.flavor == RuntimeConfig::Flavor::CurrentThread)
        return new CurrentThread(config, std::move(hooks));
    return MultiThread::make(config, std::move(hooks));
}

Core::Core(RuntimeConfig const& config, Hooks hooks)
    : config_(config), hooks_(std::move(hooks)), driver_(config.startPaused), blocking_(*this) {
    usize const length = config.threadName.len() < kNameLength ? config.threadName.len() : kNameLength;
    __builtin_memcpy(threadName_, config.threadName.data(), length);
    config_.threadName = Str(threadName_, length);
}

Core::~Core() = default;

Worker const& Core::worker(usize index) const {
    if (index >= workerCount()) panicking::panic("no such worker");
    return workerAt(index);
}

String Core::newThreadName() const { return hooks_.name ? hooks_.name() : String(config_.threadName); }

i64 Worker::busyTime() const {
    // In this order, a sleep that begins meanwhile is counted once at the most.
    i64 const before = busyNanos.load(std::memory_order_acquire);
    i64 const since = busySince.load(std::memory_order_relaxed);
    return before + (since == 0 ? 0 : os::monotonicNanos() - since);
}

Entered::Entered(Core& core, Worker* worker) : saved_(thisThread()) {
    ThreadState& thread = thisThread();
    thread.core = &core;
    thread.worker = worker;
    thread.polling = worker == nullptr ? nullptr : &worker->context;
    if (worker != nullptr && measuresBusyTime)
        worker->busySince.store(os::monotonicNanos(), std::memory_order_relaxed);
}

Entered::~Entered() {
    if (Worker* const worker = thisThread().worker; worker != nullptr && measuresBusyTime) worker->rest();
    thisThread() = saved_;
}

void Worker::rest() {
    busyNanos.store(busyTime(), std::memory_order_relaxed);
    busySince.store(0, std::memory_order_relaxed);
}

void Core::workerParks(Worker& worker) const {
    if (measuresBusyTime) worker.rest();
    worker.parks.fetch_add(1, std::memory_order_relaxed);
    worker.isParked.store(true, std::memory_order_relaxed);
    if (hooks_.park) hooks_.park();
}

void Core::workerUnparks(Worker& worker) const {
    worker.isParked.store(false, std::memory_order_relaxed);
    if (measuresBusyTime) worker.busySince.store(os::monotonicNanos(), std::memory_order_relaxed);
    if (hooks_.unpark) hooks_.unpark();
}

Core& Core::current() {
    Core* const core = thisThread().core;
    if (core == nullptr) {
        panicking::panic(
            "there is no reactor running, must be called from the context of a Tokio 1.x runtime");
    }
    return *core;
}

Core& Core::currentWithTimers() {
    Core& core = current();
    if (!core.config().hasTimers) [[unlikely]] {
        panicking::panic(
            "A Tokio 1.x context was found, but timers are disabled. Call `enable_time` on the runtime "
            "builder "
            "to enable timers.");
    }
    return core;
}

Core& Core::currentWithIo() {
    Core& core = current();
    if (!core.config().hasIo) [[unlikely]] {
        panicking::panic(
            "A Tokio 1.x context was found, but IO is disabled. Call `enable_io` on the runtime builder to "
            "enable IO.");
    }
    return core;
}

Core& Core::currentWithSignals() {
    Core& core = current();
    if (!core.config().hasIo) [[unlikely]]
        panicking::panic(
            "there is no signal driver running, must be called from the context of Tokio runtime");
    return core;
}

void Core::start(Task* task) {
    Worker* const worker = thisThread().worker;
    if (!tasks_.add(task, worker != nullptr ? worker->index : 0)) [[unlikely]] {
        // Closed: the task ends as if it had been aborted before its first poll.
        task->state.fetch_or(Task::kCancelled, std::memory_order_relaxed);
        struct Nowhere final : Scheduler {
            void schedule(Task*) override {}
            void scheduleAgain(Task*) override {}
            void forget(Task*) override {}
        };
        static constinit Nowhere nowhere;
        task->scheduler = &nowhere;
        core::PollContext context = core::PollContext::here();
        task->run(context);
        return;
    }
    task->scheduler->schedule(task);
}

u64 Core::nextTaskId() {
    // In blocks per thread, so that threads do not meet at the counter.
    constexpr u64 kBlock = 64;
    static constinit core::Atomic<u64> blocks{0};
    static constinit thread_local u64 next = 0;
    if (next % kBlock == 0) next = core::fetchAdd(blocks, 1) * kBlock;
    return ++next;
}

/// The scheduler of the one task that a thread is in blockOn for: it never leaves that thread. The task may
/// be woken as long as it is not complete, and so as long as this lives.
class MainScheduler final : public core::Scheduler {
  public:
    explicit MainScheduler(Core& core) : core_(core) {}

    std::atomic<bool> isReady{true};
    bool isDriving = true;
    os::Parker parker;

    void schedule(Task*) override {
        if (pthread_equal(thread_, pthread_self()) != 0) {
            isReady.store(true, std::memory_order_relaxed);
            return;
        }
        // Once ready is seen, this object may be gone.
        Core& core = core_;
        core.addRef();
        if (isDriving) {
            isReady.store(true, std::memory_order_seq_cst);
            core.wakeDriving();
        } else {
            core::SpinGuard guard(lock_);
            isReady.store(true, std::memory_order_seq_cst);
            parker.unpark();
        }
        core.release();
    }
    void scheduleAgain(Task*) override { isReady.store(true, std::memory_order_relaxed); }
    void forget(Task*) override {}

    /// Without driving the runtime, which another thread does.
    void runParked(Task& main) {
        core::PollContext context;
        context.stackLimit = os::stackLimit();
        while (!main.isComplete()) {
            bool ready = false;
            {
                core::SpinGuard guard(lock_);
                ready = isReady.exchange(false, std::memory_order_acquire);
            }
            if (ready) {
                context.budget = core::PollContext::kBudget;
                main.run(context);
            } else {
                parker.park();
            }
        }
        // A waker that set ready last is done with this object when it has let go of the lock.
        core::SpinGuard guard(lock_);
    }

  private:
    Core& core_;
    core::SpinLock lock_;
    pthread_t thread_ = pthread_self();
};

void Core::requireMayBlockOn() {
    ThreadState const& thread = thisThread();
    if (thread.isBlockingOn && !thread.mayBlock) {
        panicking::panic(
            "Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) "
            "attempted to block the current thread while the thread is being used to drive asynchronous "
            "tasks.");
    }
}

void Core::blockOn(Task& main) {
    ThreadState& thread = thisThread();
    ThreadState const saved = thread;
    thread.isBlockingOn = true;
    thread.mayBlock = false;
    addRef();
    {
        MainScheduler scheduler(*this);
        main.scheduler = &scheduler;
        if (!tryDrive(main, scheduler.isReady)) {
            scheduler.isDriving = false;
            Entered entered(*this, nullptr);
            scheduler.runParked(main);
        }
    }
    release();
    thread = saved;
}

void continuePanic(std::exception_ptr payload) {
    try {
        std::rethrow_exception(std::move(payload));
    } catch (Panic& panic) {
        panicking::resume(std::move(panic));
    }
}

void Core::shutdown(i64 deadline) {
    if (std::exchange(isShutDown_, true)) return;
    tasks_.closeAndAbort();
    finish();
    blocking_.shutdown(deadline);
}

}  // namespace ox::tokio::runtime
