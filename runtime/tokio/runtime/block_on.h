#pragma once

#include "ox/tokio/runtime/core.h"

namespace ox::tokio::runtime {

/// Goes on with a panic that a task's boundary has caught.
[[noreturn]] void continuePanic(std::exception_ptr payload);

/// Runs `future` to completion on this thread, as the main task of `core`. A panic goes on here.
template <class F>
OutputOf<F> blockOn(Core& core, F future) {
    using MainTask = core::TaskOf<F>;
    Core::requireMayBlockOn();
    // The first task that is spawned is number 1. The scheduler is set by Core::blockOn. The reference is the
    // handle's: kept until the output was taken.
    MainTask* const task = MainTask::make(std::move(future), core, 0, true);
    core.blockOn(*task);
    struct Release {
        MainTask* task;
        ~Release() { task->releaseTask(); }
    } release{task};
    if (task->outcome == core::Outcome::Panicked) continuePanic(task->takePayload());
    return task->takeOutput();
}

}  // namespace ox::tokio::runtime
