#pragma once

#include <pthread.h>

#include <memory>

#include "ox/tokio/runtime/core.h"
#include "ox/tokio/runtime/idle_set.h"
#include "ox/tokio/runtime/lifo_slot.h"
#include "ox/tokio/runtime/ring.h"
#include "ox/tokio/runtime/truce.h"

namespace ox::tokio::runtime {

/// Work stealing. Worker 0 is the thread that is in blockOn, so that what the main future spawns and wakes
/// stays on its thread; the others are threads of the runtime.
///
/// With one worker there is a thread besides, which relieves worker 0: it runs tasks while nobody is in
/// blockOn, or while worker 0 has been busy with one poll for long. So tasks run though the main future
/// blocks its thread, and never two at a time unless it does.
class MultiThread final : public Core {
  public:
    static MultiThread* make(RuntimeConfig const& config, Hooks hooks);

    void schedule(core::Task* task) override;
    void scheduleAgain(core::Task* task) override;
    usize workerCount() const override { return reliefOnly_ ? 1 : count_; }
    usize globalQueueDepth() const override { return injected_.size(); }

    bool prepareToBlock(Worker& worker) override {
        giveBack(static_cast<Pooled&>(worker));
        leaveDriver();
        return true;
    }

  protected:
    void destroy() override { delete this; }
    Worker const& workerAt(usize index) const override { return workers_[index]; }
    bool tryDrive(core::Task& main, std::atomic<bool>& isReady) override;
    void wakeDriving() override { workers_[0].parker.unpark(); }
    void finish() override;

  private:
    struct alignas(64) Pooled : Worker {
        Ring ring;
        LifoSlot lifo;
        os::Parker parker;
        os::AwakeWait awake;
        pthread_t thread{};
        u64 random = 0;
        u32 tick = 0;
        u32 lifoRuns = 0;
        bool isSearching = false;
        bool keepsTruce = false;  // with another worker
        Truce truce;              // that a thief keeps with this one
        /// Counts polls; what others see of it tells a stuck worker.
        std::atomic<u32> beat{0};
        std::atomic<bool> isPolling{false};
        /// The monitor's memory: the beat last seen.
        u32 seenBeat = 0;
    };

    MultiThread(RuntimeConfig const& config, Hooks hooks, u32 count, bool reliefOnly);
    ~MultiThread() override;

    static void* threadMain(void* worker);
    /// Calls `f` as the thread that worker 0 is seen as.
    template <class F>
    void asFirst(F f);
    void runThread(Pooled& own);
    void drive(Pooled& own, core::Task& main, std::atomic<bool>& isReady);

    void runOne(Pooled& own, core::Task* task, bool keepBudget);
    core::Task* next(Pooled& own, bool& keepBudget);
    core::Task* search(Pooled& own);
    core::Task* stealFrom(Pooled& own, Pooled& victim);
    void push(Pooled& own, core::Task* task);
    void overflow(Pooled& own, core::Task* task);
    /// Until woken, or until `limit` on the driver's clock; in the driver if that is free.
    void sleep(Pooled& own, i64 limit, bool mayRun);
    void park(Pooled& own, std::atomic<bool> const* alsoReady);
    void waitForEnd(Pooled& own);
    bool hasWork(Pooled const& own) const;
    void notifyOne();
    void notifyThief(Pooled const& own);
    void wakeOne();
    void endTruces(Pooled& own);
    void stopSearching(Pooled& own);
    void inject(core::Task* task);

    // Relief of stuck workers, in relief.cpp.
    /// Worker 1 is the monitor of all others.
    void armMonitor(Pooled const& own) {
        if (own.index != kMonitor && !monitorArmed_.load(std::memory_order_seq_cst)) [[unlikely]]
            startMonitor();
    }
    /// Must the worker, which goes to sleep, look at the others from time to time?
    bool monitors(Pooled const& own);
    void startMonitor();
    /// Wakes worker 0 from its sleep, for work or to look after the driver.
    void wakeMain();
    /// Takes the task in the LIFO slot of a worker that has polled one task since the last look, which was
    /// kLook ago or longer: a look makes all threads pass a barrier.
    core::Task* relieve(Pooled& own);
    bool mayRunTasks(Pooled const& own);
    void giveBack(Pooled& own);

    /// By a worker that may not come back to the driver for long: others, who fell asleep while it was
    /// claimed, must have one among them who looks after it.
    void leaveDriver() {
        core::fullFence();
        if (!driver().isClaimed()) wakeOne();
    }

    bool isOwn(Worker* worker) const { return worker != nullptr && worker->core == this; }

    u32 const count_;  // of workers
    /// Of the thread that worker 0 is seen as.
    String const firstName_;
    bool const reliefOnly_;
    std::unique_ptr<Pooled[]> workers_;
    InjectionQueue injected_;
    IdleSet idle_;
    std::atomic<bool> driven_{false};
    std::atomic<bool> ending_{false};
    std::atomic<bool> monitorArmed_{false};
    std::atomic<bool> relieving_{false};  // one thief at a time
    std::atomic<bool> mainIsStuck_{false};
    static constexpr u32 kMonitor = 1;
    static constexpr i64 kLook = 1'000'000;  // nanoseconds
    static constexpr i64 kTruce = 50'000;
    std::atomic<i64> nextLook_{0};  // monotonic nanoseconds
    u32 quietLooks_ = 0;
};

}  // namespace ox::tokio::runtime
