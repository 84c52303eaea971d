#pragma once

#include "ox/core/future.h"
#include "ox/core/waker.h"
#include "ox/lang/poll.h"

namespace ox {

/// A user's value that implements Future, by pointer, as a future: `pollValue(F* self, task::Context*
/// context)` is its poll.
template <class F, class T, auto pollValue>
class UserFutureRef {
  public:
    using Output = T;

    explicit UserFutureRef(F* value) : value_(value), result_(Poll<T>::Pending()) {}

    bool poll(Strand& strand) {
        Strand::Counted counted(strand);
        task::Context context(strand);
        result_ = pollValue(value_, &context);
        return result_.isReady();
    }
    T take() { return std::move(result_.asReady()._0); }

  private:
    F* value_;
    Poll<T> result_;
};

/// The same with the value itself.
template <class F, class T, auto pollValue>
class UserFuture {
  public:
    using Output = T;

    explicit UserFuture(F value) : value_(std::move(value)), result_(Poll<T>::Pending()) {}

    bool poll(Strand& strand) {
        Strand::Counted counted(strand);
        task::Context context(strand);
        result_ = pollValue(&value_, &context);
        return result_.isReady();
    }
    T take() { return std::move(result_.asReady()._0); }

  private:
    F value_;
    Poll<T> result_;
};

/// `Future.poll` called by a user's code on a runtime's future.
template <class F>
inline Poll<OutputOf<F>> pollByHand(F* future, task::Context* context) {
    Strand& strand = context->strand();
    Strand::Counted counted(strand);
    if (!FutureTraits<F>::poll(*future, strand)) return Poll<OutputOf<F>>::Pending();
    return Poll<OutputOf<F>>::Ready(FutureTraits<F>::take(*future));
}

}  // namespace ox
