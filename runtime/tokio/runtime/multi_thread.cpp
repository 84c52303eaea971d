#include "ox/tokio/runtime/multi_thread.h"

#include <unistd.h>

#include <cstdlib>

#include "ox/lang/io_print.h"
#include "ox/lang/panic.h"
#include "ox/lang/thread.h"
#include "ox/os/clock.h"
#include "ox/os/stack.h"
#include "ox/os/thread.h"

namespace ox::tokio::runtime {

using core::Task;

namespace {

constexpr u32 kMaxLifoRuns = 3;
constexpr u32 kStealRounds = 4;

u32 chosenWorkers(RuntimeConfig const& config) {
    usize count = config.workerThreads;
    if (count == 0) {
        char const* const chosen = getenv("TOKIO_WORKER_THREADS");
        count = chosen != nullptr ? strtoull(chosen, nullptr, 10) : 0;
    }
    if (count == 0) count = os::availableCpus();
    if (count >= IdleSet::kMaxWorkers) count = IdleSet::kMaxWorkers - 1;
    return static_cast<u32>(count);
}

/// Will the owner get to the few tasks in its ring before a thief has carried them to its own core? Only if
/// its polls are short. Go's scheduler waits a moment before it steals, too. Looks seldom, as each look takes
/// the ring's lines from the owner.
bool isQuick(Ring const& ring) {
    constexpr u32 kFew = 32;
    constexpr i64 kShortPoll = 300;  // nanoseconds
    u32 const end = ring.end();
    u32 const size = ring.size();
    if (size > kFew) return false;
    i64 const start = os::monotonicNanos();
    for (u32 look = 1; look <= 2; ++look) {
        i64 const next = start + look * (size + 1) * kShortPoll / 2;
        while (os::monotonicNanos() < next) core::pauseCpu();
        if (ring.isPast(end)) return true;
    }
    return false;
}

}  // namespace

template <class F>
void MultiThread::asFirst(F f) {
    Entered entered(*this, nullptr);
    thread::Persona worker(firstName_.asStr());
    worker.enter();
    f();
}

MultiThread* MultiThread::make(RuntimeConfig const& config, Hooks hooks) {
    u32 const chosen = chosenWorkers(config);
    // Tokio's workers are blocking tasks, with numbers of their own: the tasks of a program come behind them.
    for (u32 i = 0; i < chosen; ++i) (void)nextTaskId();
    return new MultiThread(config, std::move(hooks), chosen == 1 ? 2 : chosen, chosen == 1);
}

MultiThread::MultiThread(RuntimeConfig const& config, Hooks hooks, u32 count, bool reliefOnly)
    : Core(config, std::move(hooks)),
      count_(count),
      firstName_(newThreadName()),
      reliefOnly_(reliefOnly),
      workers_(new Pooled[count]) {
    for (u32 i = 0; i < count; ++i) {
        Pooled& worker = workers_[i];
        worker.core = this;
        worker.index = i;
        worker.random = 0x9e3779b97f4a7c15 * (i + 1);
    }
    if (!reliefOnly) asFirst([this] { threadStarts(); });
    usize const stackSize = config.threadStackSize != 0 ? config.threadStackSize : os::kLargeStack;
    for (u32 i = 1; i < count; ++i) {
        if (os::startThread(workers_[i].thread, threadMain, &workers_[i], stackSize) == 0) continue;
        ox::io::writeStderr("the system has no room for the runtime's threads\n");
        std::abort();
    }
}

MultiThread::~MultiThread() = default;

void* MultiThread::threadMain(void* worker) {
    Pooled& own = *static_cast<Pooled*>(worker);
    static_cast<MultiThread*>(own.core)->runThread(own);
    return nullptr;
}

void MultiThread::schedule(Task* task) {
    Worker* const worker = thisThread().worker;
    if (!isOwn(worker)) return inject(task);
    Pooled& own = static_cast<Pooled&>(*worker);
    Task* const before = own.lifo.exchange(task);
    if (before != nullptr) {
        push(own, before);
        if (!reliefOnly_) notifyThief(own);
    }
    armMonitor(own);
}

void MultiThread::scheduleAgain(Task* task) {
    Pooled& own = static_cast<Pooled&>(*thisThread().worker);
    push(own, task);
    if (!reliefOnly_ && own.ring.size() > 1) notifyThief(own);
}

void MultiThread::inject(Task* task) {
    addRef();
    injected_.push(task);
    notifyOne();
    release();
}

void MultiThread::push(Pooled& own, Task* task) {
    if (!own.ring.push(task)) [[unlikely]]
        overflow(own, task);
}

/// Half of a full ring goes where every worker finds it.
void MultiThread::overflow(Pooled& own, Task* task) {
    Task* taken[Ring::kCapacity / 2];
    u32 const count = own.ring.takeHalf(taken);
    TaskQueue chain;
    for (u32 i = 0; i < count; ++i) chain.push(taken[i]);
    chain.push(task);
    injected_.append(chain, count + 1);
    own.truce.breakOff();
}

/// A sleeper must see either the work just queued or this wake.
void MultiThread::notifyOne() {
    core::fullFence();
    wakeOne();
}

/// The same for work in the worker's ring.
void MultiThread::notifyThief(Pooled const& own) {
    core::fullFence();
    if (!own.truce.holds()) wakeOne();
}

void MultiThread::wakeOne() {
    u32 const worker = idle_.wakeOne();
    if (worker != IdleSet::kNone) workers_[worker].parker.unpark();
}

void MultiThread::stopSearching(Pooled& own) {
    endTruces(own);
    if (!own.isSearching) return;
    own.isSearching = false;
    if (!idle_.stopSearching()) return;
    // Who queued something meanwhile has seen this worker search, and so has woken nobody.
    core::fullFence();
    if (own.ring.size() != 0 || hasWork(own)) notifyOne();
}

void MultiThread::runOne(Pooled& own, Task* task, bool keepBudget) {
    if (!keepBudget) own.context.budget = core::PollContext::kBudget;
    own.beat.store(own.beat.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    own.isPolling.store(true, std::memory_order_relaxed);
    task->run(own.context);
    own.isPolling.store(false, std::memory_order_relaxed);
}

Task* MultiThread::next(Pooled& own, bool& keepBudget) {
    keepBudget = false;
    if (++own.tick % config().eventInterval == 0) [[unlikely]] {
        driver().turn();
        if (Task* const task = injected_.pop()) return task;
        if (monitorArmed_.load(std::memory_order_relaxed)) {
            if (Task* const task = relieve(own)) return task;
        }
    }
    if (!own.lifo.isEmpty()) {
        // A chain of tasks that wake each other shares one budget and does not starve the ring.
        if (Task* const task = own.lifo.exchange(nullptr)) {
            if (own.lifoRuns < kMaxLifoRuns || own.ring.size() == 0) {
                keepBudget = own.lifoRuns++ > 0 && own.context.budget > 0;
                return task;
            }
            push(own, task);
        }
    }
    own.lifoRuns = 0;
    if (Task* const task = own.ring.pop()) return task;
    u32 const share = static_cast<u32>(injected_.size() / count_);
    u32 const most = share < Ring::kCapacity / 2 ? share : Ring::kCapacity / 2;
    return injected_.popSome(most, [&](Task* task) { own.ring.push(task); });
}

Task* MultiThread::stealFrom(Pooled& own, Pooled& victim) {
    if (victim.ring.size() == 0) return nullptr;
    if (isQuick(victim.ring)) {
        victim.truce.begin(own.index);
        own.keepsTruce = true;
        return nullptr;
    }
    Task* taken[Ring::kCapacity / 2];
    u32 const count = victim.ring.takeHalf(taken);
    if (count == 0) return nullptr;
    for (u32 i = 1; i < count; ++i) push(own, taken[i]);
    return taken[0];
}

Task* MultiThread::search(Pooled& own) {
    if (!own.isSearching) own.isSearching = idle_.tryStartSearching(count_);
    if (!own.isSearching) return nullptr;
    for (u32 round = 0; round < kStealRounds; ++round) {
        own.random = own.random * 6364136223846793005u + 1442695040888963407u;
        u32 const start = static_cast<u32>(own.random >> 33) % count_;
        for (u32 i = 0; i < count_; ++i) {
            Pooled& victim = workers_[(start + i) % count_];
            if (&victim == &own) continue;
            if (Task* const task = stealFrom(own, victim)) return task;
        }
        if (Task* const task = injected_.pop()) return task;
        if (own.keepsTruce) break;
    }
    return nullptr;
}

void MultiThread::endTruces(Pooled& own) {
    if (!std::exchange(own.keepsTruce, false)) return;
    for (u32 i = 0; i < count_; ++i) workers_[i].truce.end(own.index);
    core::fullFence();
}

bool MultiThread::hasWork(Pooled const& own) const {
    if (!injected_.isEmpty()) return true;
    for (u32 i = 0; i < count_; ++i) {
        if (&workers_[i] != &own && workers_[i].ring.size() != 0 && !workers_[i].truce.holds()) return true;
    }
    return false;
}

void MultiThread::sleep(Pooled& own, i64 limit, bool mayRun) {
    // What the driver wakes must run on the thread that it wakes; a quick worker turns it often enough.
    workerParks(own);
    if (mayRun && !own.keepsTruce && driver().tryClaim()) {
        driver().park(own.parker, limit);
        driver().unclaim();
        if (!mayRunTasks(own)) wakeMain();
    } else {
        own.parker.park(limit == Driver::kForever ? os::Parker::kForever : driver().toMonotonic(limit));
    }
    workerUnparks(own);
}

/// Sleeps until woken, or until the next deadline if this worker gets hold of the driver.
void MultiThread::park(Pooled& own, std::atomic<bool> const* alsoReady) {
    // While it counts as searching, nobody wakes another for what a blocking function ends with.
    if (own.isSearching && blocking().isBusy() &&
        own.awake.until([&] { return hasWork(own) || own.parker.consume(); })) {
        return;
    }
    bool const wasSearching = std::exchange(own.isSearching, false);
    idle_.sleep(own.index);
    if (wasSearching) idle_.stopSearching();
    core::fullFence();
    bool const mayRun = mayRunTasks(own);
    bool const thereIsWork = hasWork(own);
    // Who queued it may have seen this worker search, and so have woken nobody.
    if (!mayRun && thereIsWork) wakeMain();
    bool const mustStay = (mayRun && thereIsWork) || ending_.load(std::memory_order_seq_cst) ||
                          (alsoReady != nullptr && alsoReady->load(std::memory_order_seq_cst));
    if (!mustStay) {
        // Only looks at the others from time to time while tasks go through a LIFO slot.
        i64 const limit = own.keepsTruce  ? driver().now() + kTruce
                          : monitors(own) ? driver().now() + kLook
                                          : Driver::kForever;
        sleep(own, limit, mayRun);
        if (reliefOnly_ && own.index == 0) armMonitor(own);
    }
    if (!idle_.cancelSleep(own.index)) own.isSearching = true;
    endTruces(own);
}

void MultiThread::runThread(Pooled& own) {
    // The thread that relieves the only worker is that worker, as everybody sees it.
    String const name = reliefOnly_ ? String(firstName_.asStr()) : newThreadName();
    panicking::setThreadName(name.asStr());
    Entered entered(*this, &own);
    threadStarts();
    thisThread().isBlockingOn = true;
    own.context.stackLimit = os::stackLimit();
    while (!ending_.load(std::memory_order_relaxed) || !tasks().isEmpty()) {
        Task* task = nullptr;
        bool keepBudget = false;
        if (mayRunTasks(own)) {
            task = next(own, keepBudget);
            if (task == nullptr) task = search(own);
        } else {
            giveBack(own);
        }
        if (task == nullptr && monitorArmed_.load(std::memory_order_relaxed)) task = relieve(own);
        if (task != nullptr) {
            stopSearching(own);
            runOne(own, task, keepBudget);
        } else if (ending_.load(std::memory_order_relaxed)) {
            waitForEnd(own);
        } else {
            park(own, nullptr);
        }
    }
    stopSearching(own);
    threadStops();
}

/// Another worker is busy with one of the last tasks, perhaps for long.
void MultiThread::waitForEnd(Pooled& own) {
    stopSearching(own);
    own.parker.park(driver().toMonotonic(driver().now() + 1'000'000));
}

void MultiThread::drive(Pooled& own, Task& main, std::atomic<bool>& isReady) {
    u32 before = 0;  // tasks that run before a main future that yielded
    // Tasks run on a thread of the runtime, as everybody sees it, and the main future on the caller's.
    thread::Persona worker(firstName_.asStr());
    for (;;) {
        if (before == 0 && isReady.load(std::memory_order_acquire)) {
            isReady.store(false, std::memory_order_relaxed);
            stopSearching(own);
            own.tick += 1;
            if (own.tick % config().eventInterval == 0) driver().turn();
            worker.leave();
            armMonitor(own);  // the main future may block its thread
            runOne(own, &main, false);
            if (main.isComplete()) return;
            if (isReady.load(std::memory_order_relaxed)) before = own.ring.size() + 1;
            continue;
        }
        bool keepBudget = false;
        Task* task = next(own, keepBudget);
        if (task == nullptr && before == 0) task = search(own);
        if (task != nullptr) {
            stopSearching(own);
            worker.enter();
            runOne(own, task, keepBudget);
            if (before > 0) --before;
        } else if (before > 0 || isReady.load(std::memory_order_relaxed)) {
            before = 0;
        } else {
            park(own, &isReady);
        }
    }
}

bool MultiThread::tryDrive(Task& main, std::atomic<bool>& isReady) {
    if (driven_.exchange(true, std::memory_order_acquire)) return false;
    Pooled& own = workers_[0];
    {
        Entered entered(*this, &own);
        own.context.stackLimit = os::stackLimit();
        if (reliefOnly_) armMonitor(own);
        drive(own, main, isReady);
        stopSearching(own);
        giveBack(own);
    }
    driven_.store(false, std::memory_order_release);
    leaveDriver();
    if (!injected_.isEmpty()) notifyOne();
    return true;
}

void MultiThread::finish() {
    ending_.store(true, std::memory_order_seq_cst);
    core::fullFence();
    for (u32 i = 1; i < count_; ++i) workers_[i].parker.unpark();
    {
        // The thread that shuts down helps, as worker 0.
        Pooled& own = workers_[0];
        Entered entered(*this, &own);
        own.context.stackLimit = os::stackLimit();
        while (!tasks().isEmpty()) {
            bool keepBudget = false;
            Task* task = next(own, keepBudget);
            if (task == nullptr) task = search(own);
            if (task != nullptr) {
                stopSearching(own);
                runOne(own, task, keepBudget);
            } else {
                waitForEnd(own);
            }
        }
        stopSearching(own);
    }
    if (!reliefOnly_) asFirst([this] { threadStops(); });
    for (u32 i = 1; i < count_; ++i) workers_[i].parker.unpark();
    for (u32 i = 1; i < count_; ++i) pthread_join(workers_[i].thread, nullptr);
}

}  // namespace ox::tokio::runtime
