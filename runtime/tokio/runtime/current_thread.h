#pragma once

#include "ox/tokio/runtime/core.h"

namespace ox::tokio::runtime {

/// All tasks on the thread that is in blockOn, in first-in first-out order.
class CurrentThread final : public Core {
  public:
    CurrentThread(RuntimeConfig const& config, Hooks hooks) : Core(config, std::move(hooks)) {
        worker_.core = this;
    }

    void schedule(core::Task* task) override;
    void scheduleAgain(core::Task* task) override { deferred_.push(task); }
    usize workerCount() const override { return 1; }
    usize globalQueueDepth() const override { return injected_.size(); }
    bool prepareToBlock(Worker&) override { return false; }

  protected:
    void destroy() override { delete this; }
    Worker const& workerAt(usize) const override { return worker_; }
    bool tryDrive(core::Task& main, std::atomic<bool>& isReady) override;
    void wakeDriving() override { parker_.unpark(); }
    void finish() override;

  private:
    core::Task* next();
    void runOne(core::Task* task);
    void park();

    Worker worker_;
    os::Parker parker_;
    os::AwakeWait awake_;
    std::atomic<bool> driven_{false};
    TaskQueue ready_;
    TaskQueue deferred_;  // yielded; behind what is ready, and behind the driver's wakes
    InjectionQueue injected_;
    u32 tick_ = 0;
    u32 sinceTurn_ = 0;
};

}  // namespace ox::tokio::runtime
