#pragma once

#include <deque>

#include "explorer/expect.h"
#include "ox/core/prelude.h"
#include "ox/tokio/task/join_handle.h"

namespace ox::test {

using core::Task;
using explorer::Scenario;
using explorer::Seed;
using tokio::task::JoinHandle;

/// `OX_AWAIT(value, future);` as the generator writes it.
#define OX_AWAIT(name, future)                     \
    auto name##Future = future;                    \
    while (co_await ::ox::pending(name##Future)) { \
    }                                              \
    [[maybe_unused]] auto name = name##Future.take()

/// Its threads are the workers of a run queue that is right by itself, so that what goes wrong is the tasks'
/// doing.
struct Tasks : Scenario, core::Scheduler {
    std::deque<Task*> ready;
    int live = 0;

    explicit Tasks(int workers = 2) {
        for (int i = 0; i < workers; ++i) threads.push_back([this] { work(); });
    }

    template <class F>
    core::TaskOf<F>* start(F future, bool withHandle = false) {
        ++live;
        auto* const task = core::TaskOf<F>::make(std::move(future), *this, 1, withHandle);
        ready.push_back(task);
        return task;
    }
    template <class F>
    JoinHandle<OutputOf<F>> spawn(F future) {
        return JoinHandle<OutputOf<F>>(start(std::move(future), true));
    }
    void work() {
        for (;;) {
            explorer::waitUntil([this] { return !ready.empty() || live == 0; });
            if (ready.empty()) return;
            Task* const task = ready.front();
            ready.pop_front();
            core::PollContext
                context;  // without a limit: the threads' stacks are small, and so are the tasks
            task->run(context);
        }
    }

    void schedule(Task* task) override {
        for (Task* other : ready) explorer::require(other != task, "queued twice");
        ready.push_back(task);
    }
    void scheduleAgain(Task* task) override { schedule(task); }
    void forget(Task*) override { --live; }
};

}  // namespace ox::test
