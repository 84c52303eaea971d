#include "ox/tokio/runtime/current_thread.h"

#include "ox/os/stack.h"

namespace ox::tokio::runtime {

using core::Task;

void CurrentThread::schedule(Task* task) {
    if (thisThread().worker == &worker_) {
        ready_.push(task);
        return;
    }
    // The task's wake is ours until it is pushed; afterwards the runtime may end, so hold on to it.
    addRef();
    injected_.push(task);
    parker_.unpark();
    release();
}

Task* CurrentThread::next() {
    if (++tick_ % config().globalQueueInterval == 0) {
        if (Task* const task = injected_.pop()) return task;
    }
    if (Task* const task = ready_.pop()) return task;
    return injected_.pop();
}

void CurrentThread::runOne(Task* task) {
    worker_.context.budget = core::PollContext::kBudget;
    task->run(worker_.context);
}

void CurrentThread::park() {
    if (blocking().isBusy() && awake_.until([this] { return parker_.consume(); })) return;
    workerParks(worker_);
    driver().park(parker_);
    workerUnparks(worker_);
}

bool CurrentThread::tryDrive(Task& main, std::atomic<bool>& isReady) {
    if (driven_.exchange(true, std::memory_order_acquire)) return false;
    {
        Entered entered(*this, &worker_);
        worker_.context.stackLimit = os::stackLimit();
        for (;;) {
            if (isReady.load(std::memory_order_acquire)) {
                isReady.store(false, std::memory_order_relaxed);
                runOne(&main);
                if (main.isComplete()) break;
            }
            u32 left = config().eventInterval;
            for (Task* task; left > 0 && (task = next()) != nullptr; --left) runOne(task);
            bool const idle = left > 0;
            bool const yielded = !deferred_.isEmpty() || isReady.load(std::memory_order_acquire);
            if (!idle || yielded) {
                ++sinceTurn_;
                if (!idle || sinceTurn_ >= config().eventInterval || driver().takeDueTurn()) {
                    sinceTurn_ = 0;
                    driver().turn();
                }
            } else {
                park();
            }
            ready_.append(deferred_);
        }
    }
    driven_.store(false, std::memory_order_release);
    return true;
}

void CurrentThread::finish() {
    Entered entered(*this, &worker_);
    worker_.context.stackLimit = os::stackLimit();
    while (!tasks().isEmpty()) {
        Task* const task = next();
        if (task != nullptr) {
            runOne(task);
        } else if (!deferred_.isEmpty()) {
            ready_.append(deferred_);
        } else {
            park();
        }
    }
}

}  // namespace ox::tokio::runtime
