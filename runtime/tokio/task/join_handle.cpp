#include "ox/tokio/task/join_handle.h"

#include "ox/core/wait_list.h"
#include "ox/lang/panic.h"
#include "ox/tokio/runtime/core.h"

namespace ox::tokio::task {

Option<Id> tryId() {
    core::PollContext const* const polling = runtime::thisThread().polling;
    core::Task const* const task = polling == nullptr ? nullptr : polling->task;
    // The main future is no task, and has no number.
    return task == nullptr || task->id == 0 ? Option<Id>::None() : Option<Id>::Some(Id(task->id));
}

Id id() {
    Option<Id> own = tryId();
    if (own.isNone()) panicking::panic("Can't get a task id when not inside a task");
    return own.asSome()._0;
}

}  // namespace ox::tokio::task

namespace ox::tokio::task::detail {

using core::Task;

namespace {

/// The completing thread has told the joiner, and is about to say so.
void awaitJoinDone(Task& task) {
    while ((task.state.load(std::memory_order_acquire) & Task::kJoinDone) == 0) core::pauseCpu();
}

}  // namespace

void Joining::outputIsGone() { panicking::panic("JoinHandle polled after completion"); }

bool Joining::poll(Strand& strand) {
    if (isDone_) [[unlikely]]
        outputIsGone();
    if (!strand.mayProceed()) return false;
    return isDone_ = join(strand);
}

bool Joining::join(Strand& strand) {
    u64 const seen = task_->state.load(std::memory_order_acquire);
    if ((seen & Task::kComplete) != 0) {
        if (isRegistered_) unregister();
        strand.spend();
        return true;
    }
    if (isRegistered_) {
        if (task_->joiner == strand.target() && (counted_ != nullptr || !strand.isCounted())) return false;
        if (unregister()) return true;
    }
    task_->joiner = strand.target();
    if (strand.isCounted()) {
        counted_ = strand.target();
        counted_->addRef();
    }
    u64 const old = core::fetchOr(task_->state, Task::kJoinRegistered);
    if ((old & Task::kComplete) != 0) {
        core::releaseTarget(std::exchange(counted_, nullptr));
        return true;
    }
    isRegistered_ = true;
    return false;
}

bool Joining::unregister() {
    isRegistered_ = false;
    u64 const old = core::fetchAnd(task_->state, ~Task::kJoinRegistered);
    bool const completed = (old & Task::kComplete) != 0;
    if (completed) awaitJoinDone(*task_);
    core::releaseTarget(std::exchange(counted_, nullptr));
    return completed;
}

void Joining::detach() {
    if (isRegistered_) unregister();
    u64 const old = core::fetchAnd(task_->state, ~Task::kHandle);
    // Before completion the output is the runtime's to drop, afterwards ours.
    if ((old & Task::kComplete) != 0) task_->dropUnwanted();
    task_->releaseTask();
}

}  // namespace ox::tokio::task::detail
