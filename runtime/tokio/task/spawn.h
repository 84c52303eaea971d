#pragma once

#include "ox/tokio/runtime/core.h"
#include "ox/tokio/task/join_handle.h"

namespace ox::tokio::task {

/// Starts a future as a task of the current runtime.
template <class F>
JoinHandle<OutputOf<F>> spawn(F future) {
    return JoinHandle<OutputOf<F>>(runtime::Core::current().spawn(std::move(future)));
}

namespace detail {

/// A closure as a future that is ready at its first poll.
template <class C>
class BlockingCall {
  public:
    using Result = decltype(std::declval<C&>()());
    using Output = std::conditional_t<std::is_void_v<Result>, Unit, Result>;

    explicit BlockingCall(C&& closure) : closure_(std::move(closure)) {}

    bool poll(Strand&) {
        C closure = std::move(closure_);
        if constexpr (std::is_void_v<Result>) {
            closure();
            output_ = Option<Output>::Some(Unit{});
        } else {
            output_ = Option<Output>::Some(closure());
        }
        return true;
    }
    Output take() { return std::move(output_.asSome()._0); }

  private:
    C closure_;
    Option<Output> output_ = Option<Output>::None();
};

/// Cancels a function that will not run; panics when it is for want of threads.
void refuse(core::Task* task, i32 error);

}  // namespace detail

/// Runs a closure on the blocking pool. It cannot be aborted once it runs.
template <class C>
auto spawnBlockingOn(runtime::Core& core, C closure) {
    using Call = detail::BlockingCall<C>;
    core::TaskOf<Call>* const task = core::TaskOf<Call>::make(Call(std::move(closure)), core.blocking(),
                                                              runtime::Core::nextTaskId(), true);
    JoinHandle<typename Call::Output> handle(task);
    if (i32 const error = core.blocking().accept(task); error != 0) [[unlikely]]
        detail::refuse(task, error);
    return handle;
}
template <class C>
auto spawnBlocking(C closure) {
    return spawnBlockingOn(runtime::Core::current(), std::move(closure));
}

}  // namespace ox::tokio::task
