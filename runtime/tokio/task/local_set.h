#pragma once

#include "ox/core/task_of.h"
#include "ox/core/wait_list.h"
#include "ox/tokio/runtime/core.h"
#include "ox/tokio/task/join_handle.h"

namespace ox::tokio::task {

/// The tasks of a LocalSet, which stay on the thread that polls it.
class LocalTasks final : public core::Scheduler {
  public:
    static LocalTasks* make() { return new LocalTasks(); }
    /// The set that this thread is polling; panics without one.
    static LocalTasks& current();

    void schedule(core::Task* task) override;
    void scheduleAgain(core::Task* task) override { deferred_.push(task); }
    void forget(core::Task* task) override { tasks_.remove(task); }

    void start(core::Task* task);
    /// Registers `strand`, runs ready tasks, at most 61; true when none is left that has not completed.
    bool tick(Strand& strand);
    void shutdown();
    void addRef() { references_.add(); }
    void release() {
        if (references_.drop()) delete this;
    }

    /// While it lives, `spawnLocal` finds the set, and tasks that are woken will be looked at by who made it.
    class Entered {
      public:
        explicit Entered(LocalTasks& tasks);
        Entered(Entered const&) = delete;
        ~Entered();

      private:
        LocalTasks* before_;
        bool wasPolled_;
    };

    /// The set that `spawnLocal` finds on this thread; what it was before.
    static LocalTasks* exchangeCurrent(LocalTasks* tasks);

  private:
    core::Task* next();

    void wakeHost();

    core::SpinLock lock_;
    core::WakeSlot host_;
    bool isPolled_ = false;  // of the owning thread
    runtime::TaskQueue ready_;
    runtime::TaskQueue deferred_;  // yielded; they wait for the tasks of the runtime as well
    runtime::InjectionQueue foreign_;
    runtime::TaskList tasks_;
    core::RefCount references_{1};
};

template <class F>
JoinHandle<OutputOf<F>> spawnLocalOn(LocalTasks& tasks, F future) {
    auto* const task = core::TaskOf<F>::make(std::move(future), tasks, runtime::Core::nextTaskId(), true);
    tasks.start(task);
    return JoinHandle<OutputOf<F>>(task);
}
/// Starts a future that is not Send, in the LocalSet that is being polled.
template <class F>
JoinHandle<OutputOf<F>> spawnLocal(F future) {
    return spawnLocalOn(LocalTasks::current(), std::move(future));
}

/// The future of `LocalSet.runUntil`.
template <class F>
class RunUntil {
  public:
    using Output = OutputOf<F>;

    RunUntil(LocalTasks& tasks, F&& future) : tasks_(&tasks), future_(std::move(future)) {}
    bool poll(Strand& strand) {
        LocalTasks::Entered entered(*tasks_);
        if (FutureTraits<F>::poll(future_, strand)) return true;
        tasks_->tick(strand);
        return false;
    }
    Output take() { return FutureTraits<F>::take(future_); }

  private:
    LocalTasks* tasks_;
    F future_;
};

/// While it lives, `spawnLocal` finds the set.
class LocalEnterGuard {
  public:
    explicit LocalEnterGuard(LocalTasks& tasks)
        : tasks_(&tasks), before_(LocalTasks::exchangeCurrent(&tasks)) {}
    LocalEnterGuard(LocalEnterGuard&& other) noexcept
        : tasks_(ox::exchange(other.tasks_, nullptr)), before_(other.before_) {}
    LocalEnterGuard& operator=(LocalEnterGuard&&) = delete;
    ~LocalEnterGuard() {
        if (tasks_ != nullptr) LocalTasks::exchangeCurrent(before_);
    }

  private:
    LocalTasks* tasks_;
    LocalTasks* before_;
};

/// `LocalSet`: tasks that are not Send. Awaited, it runs them to their ends; dropped, it cancels them.
class LocalSet {
  public:
    using Output = Unit;

    LocalSet() : tasks_(LocalTasks::make()) {}
    static LocalSet make() { return LocalSet(); }
    LocalSet(LocalSet&& other) noexcept : tasks_(ox::exchange(other.tasks_, nullptr)) {}
    LocalSet& operator=(LocalSet&& other) noexcept {
        ox::swap(tasks_, other.tasks_);
        return *this;
    }
    ~LocalSet() {
        if (tasks_ == nullptr) return;
        tasks_->shutdown();
        tasks_->release();
    }

    template <class F>
    JoinHandle<OutputOf<F>> spawnLocal(F future) const {
        return spawnLocalOn(*tasks_, std::move(future));
    }
    template <class F>
    RunUntil<F> runUntil(F future) const {
        return RunUntil<F>(*tasks_, std::move(future));
    }
    LocalEnterGuard enter() const { return LocalEnterGuard(*tasks_); }
    bool poll(Strand& strand) { return tasks_->tick(strand); }
    Unit take() { return {}; }

  private:
    LocalTasks* tasks_;
};

}  // namespace ox::tokio::task
