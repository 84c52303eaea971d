#include "ox/tokio/runtime/blocking_pool.h"

#include <errno.h>
#include <time.h>

#include "ox/lang/panic.h"
#include "ox/os/clock.h"
#include "ox/os/stack.h"
#include "ox/os/thread.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::runtime {

using core::Task;

namespace {

class Locked {
  public:
    explicit Locked(pthread_mutex_t& mutex) : mutex_(mutex) { pthread_mutex_lock(&mutex_); }
    Locked(Locked const&) = delete;
    ~Locked() { pthread_mutex_unlock(&mutex_); }

  private:
    pthread_mutex_t& mutex_;
};

/// False when the time is over.
bool waitUntil(pthread_cond_t& condition, pthread_mutex_t& mutex, i64 deadline) {
    if (deadline < 0) return pthread_cond_wait(&condition, &mutex) == 0;
    timespec const until{static_cast<time_t>(deadline / 1'000'000'000),
                         static_cast<long>(deadline % 1'000'000'000)};
    return pthread_cond_timedwait(&condition, &mutex, &until) != ETIMEDOUT;
}

}  // namespace

BlockingPool::BlockingPool(Core& core) : core_(core) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&mutex_, nullptr);
    pthread_cond_init(&work_, &attributes);
    pthread_cond_init(&ended_, &attributes);
    pthread_condattr_destroy(&attributes);
}

BlockingPool::~BlockingPool() {
    pthread_cond_destroy(&ended_);
    pthread_cond_destroy(&work_);
    pthread_mutex_destroy(&mutex_);
}

bool BlockingPool::accept(Task* task) {
    bool wakes = false;
    bool starts = false;
    {
        Locked locked(mutex_);
        if (closed_) return false;
        queue_.push(task);
        ++queued_;
        unfinished_.fetch_add(1, std::memory_order_relaxed);
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
    if (wakes) pthread_cond_signal(&work_);
    if (starts) pthread_detach(os::startThread(threadMain, this, os::kLargeStack));
    return true;
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
    Locked locked(mutex_);
    if (--living_ == 0) pthread_cond_broadcast(&ended_);
}

void BlockingPool::serve(core::PollContext& context) {
    os::AwakeWait wait;
    Locked locked(mutex_);
    for (;;) {
        while (Task* const task = queue_.pop()) {
            --queued_;
            pthread_mutex_unlock(&mutex_);
            task->run(context);
            unfinished_.fetch_sub(1, std::memory_order_relaxed);
            pthread_mutex_lock(&mutex_);
        }
        if (closed_) break;
        if (lingering_ == nullptr && linger(wait)) continue;
        ++idle_;
        i64 const deadline = os::monotonicNanos() + core_.config().blockingKeepAlive;
        bool inTime = true;
        while (inTime && woken_ == 0 && !closed_) inTime = waitUntil(work_, mutex_, deadline);
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
    std::atomic<bool> isCalled{false};
    lingering_ = &isCalled;
    pthread_mutex_unlock(&mutex_);
    wait.until([&] { return isCalled.load(std::memory_order_relaxed); });
    pthread_mutex_lock(&mutex_);
    if (lingering_ != &isCalled) return true;
    lingering_ = nullptr;
    return false;
}

usize BlockingPool::threads() const {
    Locked locked(mutex_);
    return threads_;
}
usize BlockingPool::queued() const {
    Locked locked(mutex_);
    return queued_;
}
usize BlockingPool::idleThreads() const {
    Locked locked(mutex_);
    return idle_ + (lingering_ != nullptr ? 1 : 0);
}

bool BlockingPool::shutdown(i64 deadline) {
    Locked locked(mutex_);
    closed_ = true;
    pthread_cond_broadcast(&work_);
    bool inTime = true;
    while (living_ > 0 && inTime) inTime = waitUntil(ended_, mutex_, deadline);
    return living_ == 0;
}

}  // namespace ox::tokio::runtime
