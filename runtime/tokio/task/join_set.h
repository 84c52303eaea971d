#pragma once

#include "ox/core/waker.h"
#include "ox/futures/unordered.h"
#include "ox/tokio/runtime/runtime.h"
#include "ox/tokio/task/local_set.h"
#include "ox/tokio/task/spawn.h"

namespace ox::tokio::task {

template <class T>
class JoinSet;

template <class T>
Option<Result<Tuple<Id, T>, JoinError>> withId(Option<Result<T, JoinError>> output, usize number) {
    using Outcome = Result<Tuple<Id, T>, JoinError>;
    if (output.isNone()) return Option<Outcome>::None();
    Result<T, JoinError>& result = output.asSome()._0;
    if (result.isErr()) return Option<Outcome>::Some(Outcome::Err(std::move(result.asErr()._0)));
    return Option<Outcome>::Some(Outcome::Ok(Tuple<Id, T>(Id(number), std::move(result.asOk()._0))));
}

/// The future of `JoinSet.joinNext`.
template <class T>
class JoinNext {
  public:
    using Output = Option<Result<T, JoinError>>;

    explicit JoinNext(JoinSet<T>& set) : set_(&set) {}
    bool poll(Strand& strand) { return set_->handles().pollNext(strand, output_); }
    Output take() { return std::move(output_); }

  private:
    JoinSet<T>* set_;
    Output output_ = Output::None();
};

/// The future of `JoinSet.joinNextWithId`.
template <class T>
class JoinNextWithId {
  public:
    using Output = Option<Result<Tuple<Id, T>, JoinError>>;

    explicit JoinNextWithId(JoinSet<T>& set) : set_(&set) {}
    bool poll(Strand& strand) { return set_->handles().pollNext(strand, output_, &number_); }
    Output take() { return withId<T>(std::move(output_), number_); }

  private:
    JoinSet<T>* set_;
    Option<Result<T, JoinError>> output_ = Option<Result<T, JoinError>>::None();
    usize number_ = 0;
};

/// The future of `JoinSet.shutdown`: aborts all tasks and waits for their ends.
template <class T>
class Shutdown {
  public:
    using Output = Unit;

    explicit Shutdown(JoinSet<T>& set) : set_(&set) {}
    bool poll(Strand& strand) {
        if (!ox::exchange(hasAborted_, true)) set_->abortAll();
        Option<Result<T, JoinError>> output = Option<Result<T, JoinError>>::None();
        while (!set_->isEmpty()) {
            if (!set_->handles().pollNext(strand, output)) return false;
        }
        return true;
    }
    Unit take() { return {}; }

  private:
    JoinSet<T>* set_;
    bool hasAborted_ = false;
};

/// `JoinSet`: tasks of one output type, awaited as they end. Dropped, it aborts them.
template <class T>
class JoinSet {
  public:
    static JoinSet make() { return JoinSet(); }
    JoinSet() = default;
    JoinSet(JoinSet&&) noexcept = default;
    JoinSet& operator=(JoinSet&& other) noexcept {
        JoinSet old(std::move(*this));
        handles_ = std::move(other.handles_);
        return *this;
    }
    ~JoinSet() {
        if (handles_.isValid()) abortAll();
    }

    template <class F>
    AbortHandle spawn(F future) {
        return insert(task::spawn(std::move(future)));
    }
    template <class F>
    AbortHandle spawnOn(F future, runtime::Handle const* handle) {
        return insert(handle->spawn(std::move(future)));
    }
    template <class F>
    AbortHandle spawnLocal(F future) {
        return insert(task::spawnLocal(std::move(future)));
    }
    template <class F>
    AbortHandle spawnLocalOn(F future, LocalSet const* set) {
        return insert(set->spawnLocal(std::move(future)));
    }
    template <class C>
    AbortHandle spawnBlockingOn(C closure, runtime::Handle const* handle) {
        return insert(handle->spawnBlocking(std::move(closure)));
    }
    template <class C>
    AbortHandle spawnBlocking(C closure) {
        return insert(task::spawnBlocking(std::move(closure)));
    }

    JoinNext<T> joinNext() { return JoinNext<T>(*this); }
    /// One that has ended, without waiting.
    Option<Result<T, JoinError>> tryJoinNext() {
        Option<Result<T, JoinError>> output = Option<Result<T, JoinError>>::None();
        ox::task::Context context = ox::task::Context::fromWaker(ox::task::Waker::noop());
        handles_.pollNext(context.strand(), output);
        return output;
    }
    JoinNextWithId<T> joinNextWithId() { return JoinNextWithId<T>(*this); }
    Option<Result<Tuple<Id, T>, JoinError>> tryJoinNextWithId() {
        Option<Result<T, JoinError>> output = Option<Result<T, JoinError>>::None();
        usize number = 0;
        ox::task::Context context = ox::task::Context::fromWaker(ox::task::Waker::noop());
        handles_.pollNext(context.strand(), output, &number);
        return withId<T>(std::move(output), number);
    }
    /// `joinNext` and `joinNextWithId` by hand.
    Poll<Option<Result<T, JoinError>>> pollJoinNext(ox::task::Context* context) {
        return futures::pollNext(&handles_, context);
    }
    Poll<Option<Result<Tuple<Id, T>, JoinError>>> pollJoinNextWithId(ox::task::Context* context) {
        using Answer = Poll<Option<Result<Tuple<Id, T>, JoinError>>>;
        Strand& strand = context->strand();
        Strand::Counted counted(strand);
        Option<Result<T, JoinError>> output = Option<Result<T, JoinError>>::None();
        usize number = 0;
        if (!handles_.pollNext(strand, output, &number)) return Answer::Pending();
        return Answer::Ready(withId<T>(std::move(output), number));
    }
    Shutdown<T> shutdown() { return Shutdown<T>(*this); }
    void abortAll() {
        handles_.forEach([](JoinHandle<T>& handle) { handle.abort(); });
    }
    void detachAll() { handles_.clear(); }
    usize len() const { return handles_.len(); }
    bool isEmpty() const { return handles_.isEmpty(); }

    futures::FuturesUnordered<JoinHandle<T>>& handles() { return handles_; }

  private:
    AbortHandle insert(JoinHandle<T> handle) {
        AbortHandle aborter = handle.abortHandle();
        // Its place among the futures is its number.
        usize const number = handle.id().number();
        handles_.pushAt(std::move(handle), number);
        return aborter;
    }

    futures::FuturesUnordered<JoinHandle<T>> handles_;
};

}  // namespace ox::tokio::task
