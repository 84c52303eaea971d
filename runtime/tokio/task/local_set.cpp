#include "ox/tokio/task/local_set.h"

#include "ox/lang/panic.h"
#include "ox/os/stack.h"

namespace ox::tokio::task {

using core::Task;

namespace {

constinit thread_local LocalTasks* entered = nullptr;

}  // namespace

LocalTasks::Entered::Entered(LocalTasks& tasks)
    : before_(std::exchange(entered, &tasks)), wasPolled_(std::exchange(tasks.isPolled_, true)) {}
LocalTasks::Entered::~Entered() {
    entered->isPolled_ = wasPolled_;
    entered = before_;
}

LocalTasks* LocalTasks::exchangeCurrent(LocalTasks* tasks) { return std::exchange(entered, tasks); }

LocalTasks& LocalTasks::current() {
    if (entered == nullptr) {
        panicking::panic("`spawn_local` called from outside of a `task::LocalSet` or LocalRuntime");
    }
    return *entered;
}

void LocalTasks::start(Task* task) {
    tasks_.add(task, 0);
    schedule(task);
}

void LocalTasks::schedule(Task* task) {
    if (entered == this) {
        ready_.push(task);
        if (!isPolled_) wakeHost();
        return;
    }
    // Once it is pushed the task may run and the set end.
    addRef();
    foreign_.push(task);
    wakeHost();
    release();
}

void LocalTasks::wakeHost() {
    core::WakeTarget* host = nullptr;
    {
        core::SpinGuard guard(lock_);
        host = host_.take();
    }
    core::scheduleTarget(host);
}

Task* LocalTasks::next() {
    if (Task* const task = foreign_.pop()) return task;
    return ready_.pop();
}

bool LocalTasks::tick(Strand& strand) {
    core::WakeTarget* former = nullptr;
    {
        // The set may outlive what polls it now.
        Strand::Counted counted(strand);
        core::SpinGuard guard(lock_);
        former = host_.set(strand);
    }
    core::releaseTarget(former);
    Entered inside(*this);
    ready_.append(deferred_);
    constexpr u32 kMaxTasks = 61;
    core::PollContext context;
    context.stackLimit = strand.context().stackLimit;
    runtime::Polling polling(context);
    for (u32 left = kMaxTasks; left > 0; --left) {
        Task* const task = next();
        if (task == nullptr) {
            if (!deferred_.isEmpty()) strand.wakeSelf();
            return tasks_.isEmpty();
        }
        context.budget = core::PollContext::kBudget;
        task->run(context);
    }
    if (tasks_.isEmpty()) return true;
    strand.wakeSelf();
    return false;
}

void LocalTasks::shutdown() {
    {
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            former = host_.clear();
        }
        core::releaseTarget(former);
    }
    Entered inside(*this);
    core::PollContext context;
    context.stackLimit = os::stackLimit();
    runtime::Polling polling(context);
    tasks_.closeAndAbort();
    while (!tasks_.isEmpty()) {
        ready_.append(deferred_);
        if (Task* const task = next()) task->run(context);
    }
}

}  // namespace ox::tokio::task
