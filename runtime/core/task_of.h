#pragma once

#include "ox/core/future.h"
#include "ox/core/lazy.h"
#include "ox/core/task.h"

namespace ox::core {

/// A future as the root of a task.
template <class F>
class Root {
  public:
    using Output = OutputOf<F>;

    explicit Root(F&& future) : future_(std::move(future)) {}

    Progress poll(Strand& own) {
        try {
            return FutureTraits<F>::poll(future_, own) ? Progress::Ready : Progress::Pending;
        } catch (...) {
            payload_ = std::current_exception();
            return Progress::Panicked;
        }
    }
    Output take() { return FutureTraits<F>::take(future_); }
    std::exception_ptr takePayload(Strand&) { return std::move(payload_); }
    void destroy(Strand&) {}

  private:
    F future_;
    std::exception_ptr payload_;
};

/// An async function runs on the task's own strand.
template <class T, auto function, class... Args>
class Root<Lazy<T, function, Args...>> {
  public:
    using Output = T;

    explicit Root(Lazy<T, function, Args...>&& lazy) : body_(std::move(lazy).intoBody()) {}

    Progress poll(Strand& own) { return body_.poll(own); }
    T take() { return body_.take(); }
    std::exception_ptr takePayload(Strand& own) { return own.takePayload(); }
    void destroy(Strand& own) { body_.destroy(own); }

  private:
    Body<T, function, Args...> body_;
};

/// Called once per caught panic, after what it unwinds is gone; ends the thread's panicking state.
void endPanic();

/// The part of a task that depends only on its output, so that a JoinHandle<T> can name it.
template <class T>
struct TaskWith : Task {
    TaskWith(TaskTable const& tasks, Scheduler& owner, u64 taskId, bool withHandle)
        : Task(tasks, owner, taskId, withHandle) {}
    ~TaskWith() {}

    union {
        T output;
        std::exception_ptr payload;
    };

    T takeOutput() {
        T taken = std::move(output);
        dropResult(this);
        return taken;
    }
    std::exception_ptr takePayload() {
        std::exception_ptr taken = std::move(payload);
        dropResult(this);
        return taken;
    }
    static void dropResult(Task* task) {
        TaskWith* const self = static_cast<TaskWith*>(task);
        Outcome const outcome = std::exchange(self->outcome, Outcome::None);
        if (outcome == Outcome::Value) self->output.~T();
        if (outcome == Outcome::Panicked) self->payload.~exception_ptr();
    }
};

template <class F>
struct TaskOf : TaskWith<OutputOf<F>> {
    using Output = OutputOf<F>;
    using Base = TaskWith<Output>;

    union {
        Root<F> root;
    };

    TaskOf(F&& future, Scheduler& owner, u64 id, bool withHandle)
        : Base(kTable, owner, id, withHandle), root(std::move(future)) {}
    ~TaskOf() {}

    static TaskOf* make(F&& future, Scheduler& owner, u64 id, bool withHandle) {
        return ::new (BlockAllocator::allocate(sizeof(TaskOf)))
            TaskOf(std::move(future), owner, id, withHandle);
    }

  private:
    static TaskOf& of(Task* task) { return *static_cast<TaskOf*>(task); }

    static bool pollRoot(Task* task) {
        TaskOf& self = of(task);
        switch (self.root.poll(self.strand)) {
            case Progress::Pending: return false;
            case Progress::Ready: {
                ::new (static_cast<void*>(&self.output)) Output(self.root.take());
                destroyRoot(self);
                self.outcome = Outcome::Value;
                return true;
            }
            case Progress::Panicked: break;
        }
        ::new (static_cast<void*>(&self.payload)) std::exception_ptr(self.root.takePayload(self.strand));
        destroyRoot(self);
        self.outcome = Outcome::Panicked;
        endPanic();
        return true;
    }
    static void destroyRoot(TaskOf& self) {
        self.root.destroy(self.strand);
        self.root.~Root();
    }
    static void cancelRoot(Task* task) { destroyRoot(of(task)); }
    static void free(Task* task) {
        of(task).~TaskOf();
        BlockAllocator::deallocate(task, sizeof(TaskOf));
    }

    static constexpr TaskTable kTable{pollRoot, cancelRoot, Base::dropResult, free};
};

}  // namespace ox::core
