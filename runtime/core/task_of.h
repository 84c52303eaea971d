#pragma once

#include <algorithm>

#include "ox/core/future.h"
#include "ox/core/lazy.h"
#include "ox/core/task.h"
#include "ox/lang/memory.h"

namespace ox::core {

/// A future as the root of a task.
template <class F>
class Root {
  public:
    using Output = OutputOf<F>;

    explicit Root(F&& future) : future_(std::move(future)) {}

    Progress poll(Strand& own, PollContext& context) {
        own.setContext(context);
        try {
            return FutureTraits<F>::poll(future_, own) ? Progress::Ready : Progress::Pending;
        } catch (...) {
            context.payload = std::current_exception();
            return Progress::Panicked;
        }
    }
    Output take() { return FutureTraits<F>::take(future_); }
    void destroy(Strand&) {}

  private:
    F future_;
};

/// An async function runs on the task's own strand.
template <class T, auto function, class... Args>
class Root<Lazy<T, function, Args...>> {
  public:
    using Output = T;

    explicit Root(Lazy<T, function, Args...>&& lazy) : body_(std::move(lazy).intoBody()) {}

    Progress poll(Strand& own, PollContext& context) { return body_.poll(own, context); }
    T take() { return body_.take(); }
    void destroy(Strand& own) { body_.destroy(own); }

  private:
    Body<T, function, Args...> body_;
};

/// The part of a task that depends only on its output, so that a JoinHandle<T> can name it. Once the future
/// is gone, its place holds the output, or the payload of the panic.
template <class T>
struct TaskWith : Task {
    using Task::Task;

    T takeOutput() {
        T taken = std::move(output());
        dropResult(this);
        return taken;
    }
    std::exception_ptr takePayload() {
        std::exception_ptr taken = std::move(payload());
        dropResult(this);
        return taken;
    }

  protected:
    static constexpr usize behindHeader(usize align) { return (sizeof(Task) + align - 1) / align * align; }
    static constexpr usize kResultEnd =
        std::max(behindHeader(alignof(T)) + sizeof(T), sizeof(Task) + sizeof(std::exception_ptr));

    template <class V>
    V* place() {
        return reinterpret_cast<V*>(reinterpret_cast<char*>(static_cast<Task*>(this)) +
                                    behindHeader(alignof(V)));
    }
    T& output() { return *place<T>(); }
    std::exception_ptr& payload() { return *place<std::exception_ptr>(); }

    static void dropResult(Task* task) {
        TaskWith* const self = static_cast<TaskWith*>(task);
        Outcome const outcome = ox::exchange(self->outcome, Outcome::None);
        if (outcome == Outcome::Value) self->output().~T();
        if (outcome == Outcome::Panicked) self->payload().~exception_ptr();
    }
};

template <class F>
struct TaskOf : TaskWith<OutputOf<F>> {
    using Output = OutputOf<F>;
    using Base = TaskWith<Output>;

    static TaskOf* make(F&& future, Scheduler& owner, u64 id, bool withHandle) {
        TaskOf* const task = ::new (memory::allocateObject(kSize, kAlign)) TaskOf(owner, id, withHandle);
        ::new (static_cast<void*>(&task->root())) Root<F>(std::move(future));
        return task;
    }

  private:
    TaskOf(Scheduler& owner, u64 id, bool withHandle) : Base(kTable, owner, id, withHandle) {}

    static TaskOf& of(Task* task) { return *static_cast<TaskOf*>(task); }
    Root<F>& root() { return *this->template place<Root<F>>(); }

    static bool pollRoot(Task* task, PollContext& context) {
        TaskOf& self = of(task);
        switch (self.root().poll(self.strand, context)) {
            case Progress::Pending: return false;
            case Progress::Ready: {
                Output output = self.root().take();
                try {
                    destroyRoot(self);
                } catch (...) {
                    endPanic();  // as in Tokio, the output counts
                }
                ::new (static_cast<void*>(&self.output())) Output(std::move(output));
                self.outcome = Outcome::Value;
                return true;
            }
            case Progress::Panicked: break;
        }
        std::exception_ptr payload = ox::exchange(context.payload, nullptr);
        destroyRoot(self);
        ::new (static_cast<void*>(&self.payload())) std::exception_ptr(std::move(payload));
        self.outcome = Outcome::Panicked;
        endPanic();
        return true;
    }
    static void destroyRoot(TaskOf& self) {
        Root<F>& root = self.root();
        root.destroy(self.strand);
        root.~Root();
    }
    static void cancelRoot(Task* task) {
        TaskOf& self = of(task);
        self.outcome = Outcome::Cancelled;
        try {
            destroyRoot(self);
        } catch (...) {
            ::new (static_cast<void*>(&self.payload())) std::exception_ptr(std::current_exception());
            self.outcome = Outcome::Panicked;
            endPanic();
        }
    }
    static void free(Task* task) {
        of(task).~TaskOf();
        memory::releaseObject(task, kSize, kAlign);
    }

    static constexpr usize kAlign = std::max({alignof(Task), alignof(Root<F>), alignof(Output)});
    static constexpr usize kSize =
        std::max(Base::kResultEnd, Base::behindHeader(alignof(Root<F>)) + sizeof(Root<F>));
    static constexpr TaskTable kTable{pollRoot, cancelRoot, Base::dropResult, free};
};

}  // namespace ox::core
