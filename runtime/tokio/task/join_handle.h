#pragma once

#include "ox/core/task_of.h"
#include "ox/lang/result.h"
#include "ox/tokio/task/join_error.h"

namespace ox::tokio::task {

/// Of the task that this thread is running, if it runs one.
Option<Id> tryId();
/// Panics outside of tasks.
Id id();

/// `AbortHandle`: cancels a task, without waiting for it.
class AbortHandle {
  public:
    /// Takes over one reference.
    explicit AbortHandle(core::Task* owned) : task_(owned) {}
    AbortHandle(AbortHandle&& other) noexcept : task_(ox::exchange(other.task_, nullptr)) {}
    AbortHandle& operator=(AbortHandle&& other) noexcept {
        ox::swap(task_, other.task_);
        return *this;
    }
    ~AbortHandle() {
        if (task_ != nullptr) task_->releaseTask();
    }

    AbortHandle clone() const {
        task_->references.add();
        return AbortHandle(task_);
    }
    void abort() const { task_->abort(); }
    bool isFinished() const { return task_->isComplete(); }
    Id id() const { return Id(task_->id); }

  private:
    core::Task* task_;
};

namespace detail {

/// The waiting for a task's completion; all of JoinHandle that does not depend on the output.
class Joining {
  public:
    explicit Joining(core::Task* owned) : task_(owned) {}
    Joining(Joining&& other) noexcept
        : task_(ox::exchange(other.task_, nullptr)),
          isRegistered_(ox::exchange(other.isRegistered_, false)),
          isDone_(other.isDone_),
          counted_(ox::exchange(other.counted_, nullptr)) {}
    Joining& operator=(Joining&& other) noexcept {
        ox::swap(task_, other.task_);
        ox::swap(isRegistered_, other.isRegistered_);
        ox::swap(isDone_, other.isDone_);
        ox::swap(counted_, other.counted_);
        return *this;
    }
    ~Joining() {
        if (task_ != nullptr) detach();
    }

    core::Task* task() const { return task_; }
    /// Panics once it was true.
    bool poll(Strand& strand);
    [[noreturn]] static void outputIsGone();

  private:
    void detach();
    /// True when the task has completed.
    bool unregister();
    bool join(Strand& strand);

    core::Task* task_;
    bool isRegistered_ = false;
    bool isDone_ = false;
    core::WakeTarget* counted_ = nullptr;  // the joiner, where the registration holds a reference
};

}  // namespace detail

/// Owns the output of a task; a future of it. Dropped, it detaches the task.
template <class T>
class JoinHandle {
  public:
    using Output = Result<T, JoinError>;

    /// For the spawner: takes over the handle's reference.
    explicit JoinHandle(core::TaskWith<T>* task) : joining_(task) {}

    bool poll(Strand& strand) { return joining_.poll(strand); }
    Output take() {
        core::TaskWith<T>& task = *static_cast<core::TaskWith<T>*>(joining_.task());
        switch (task.outcome) {
            case core::Outcome::Value: return Output::Ok(task.takeOutput());
            case core::Outcome::Panicked:
                return Output::Err(JoinError::panicked(task.id, task.takePayload()));
            case core::Outcome::Cancelled: return Output::Err(JoinError::cancelled(task.id));
            case core::Outcome::None: break;
        }
        detail::Joining::outputIsGone();
    }

    void abort() const { joining_.task()->abort(); }
    bool isFinished() const { return joining_.task()->isComplete(); }
    AbortHandle abortHandle() const {
        joining_.task()->references.add();
        return AbortHandle(joining_.task());
    }
    Id id() const { return Id(joining_.task()->id); }

  private:
    detail::Joining joining_;
};

}  // namespace ox::tokio::task
