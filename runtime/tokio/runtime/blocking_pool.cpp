#include "ox/tokio/runtime/blocking_pool.h"

#include <errno.h>

#include "ox/lang/panic.h"
#include "ox/os/clock.h"
#include "ox/os/stack.h"
#include "ox/os/thread.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::runtime {

using core::Task;

i32 BlockingPool::accept(Task* task) {
    bool wakes = false;
    bool starts = false;
    {
        os::MutexGuard locked(mutex_);
        if (closed_) return ECANCELED;
        queue_.push(task);
        ++queued_;
        core_.driver().inhibitAdvance();
        if (lingering_ != nullptr) {
            std::exchange(lingering_, nullptr)->store(true, std::memory_order_relaxed);
        } else if (idle_ > woken_) {
            wakes = true;
            ++woken_;
        } else if (threads_ < core_.config().maxBlockingThreads) {
            starts = true;
            ++threads_;
            ++living_;
            core_.addRef();
        }
    }
    // Outside of the lock, which the thread takes first of all.
    if (wakes) work_.notifyOne();
    return starts ? startThread(task) : 0;
}

/// One that is counted already. Without it the threads that there are see to `task`.
i32 BlockingPool::startThread(Task* task) {
    i32 const error = os::startDetachedThread(threadMain, this, os::kLargeStack);
    if (error == 0) return 0;
    bool const isAccepted = [&] {
        os::MutexGuard locked(mutex_);
        --living_;
        if (--threads_ > 0 || !queue_.remove(task)) return true;
        --queued_;
        return false;
    }();
    core_.release();
    if (isAccepted) return 0;
    core_.driver().allowAdvance();
    return error;
}

// The task is woken once, by its making, and queued by `accept`; an abort before it runs only marks it.
void BlockingPool::schedule(Task*) {}
void BlockingPool::scheduleAgain(Task*) {}
void BlockingPool::forget(Task*) {}

void* BlockingPool::threadMain(void* pool) {
    BlockingPool& self = *static_cast<BlockingPool*>(pool);
    Core& core = self.core_;
    self.runThread();
    core.release();
    return nullptr;
}

void BlockingPool::runThread() {
    String const name = core_.newThreadName();
    panicking::setThreadName(name.asStr());
    Entered entered(core_, nullptr);
    thisThread().mayBlock = true;
    core::PollContext context;
    context.stackLimit = os::stackLimit();
    Polling polling(context);
    core_.threadStarts();
    serve(context);
    core_.threadStops();
    os::MutexGuard locked(mutex_);
    if (--living_ == 0) ended_.notifyAll();
}

void BlockingPool::serve(core::PollContext& context) {
    os::AwakeWait wait;
    os::MutexGuard locked(mutex_);
    for (;;) {
        while (Task* const task = queue_.pop()) {
            --queued_;
            mutex_.unlock();
            task->run(context);
            core_.driver().allowAdvance();
            mutex_.lock();
        }
        if (closed_) break;
        if (lingering_ == nullptr && linger(wait)) continue;
        ++idle_;
        i64 const deadline = os::monotonicNanos() + core_.config().blockingKeepAlive;
        bool inTime = true;
        while (inTime && woken_ == 0 && !closed_) inTime = work_.wait(mutex_, deadline);
        --idle_;
        if (woken_ > 0) {
            --woken_;
        } else if (!closed_) {
            break;
        }
    }
    --threads_;
}

bool BlockingPool::linger(os::AwakeWait& wait) {
    core::Atomic<bool> isCalled{false};
    lingering_ = &isCalled;
    mutex_.unlock();
    wait.until([&] { return isCalled.load(std::memory_order_relaxed); });
    mutex_.lock();
    if (lingering_ != &isCalled) return true;
    lingering_ = nullptr;
    return false;
}

bool BlockingPool::isBusy() const { return core_.driver().isInhibited(); }
usize BlockingPool::threads() const {
    os::MutexGuard locked(mutex_);
    return threads_;
}
usize BlockingPool::queued() const {
    os::MutexGuard locked(mutex_);
    return queued_;
}
usize BlockingPool::idleThreads() const {
    os::MutexGuard locked(mutex_);
    return idle_ + (lingering_ != nullptr ? 1 : 0);
}

bool BlockingPool::shutdown(i64 deadline) {
    os::MutexGuard locked(mutex_);
    closed_ = true;
    work_.notifyAll();
    bool inTime = true;
    while (living_ > 0 && inTime) inTime = ended_.wait(mutex_, deadline);
    return living_ == 0;
}

}  // namespace ox::tokio::runtime
