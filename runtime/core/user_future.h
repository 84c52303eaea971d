#pragma once

#include "ox/core/future.h"
#include "ox/core/waker.h"
#include "ox/lang/poll.h"

namespace ox {

/// The part of a class with a user's `Future.poll` that makes it a future: `poll` of the value, and what it
/// answered last.
template <class T>
class UserPoll {
  public:
    template <class F>
    [[gnu::always_inline]] bool poll(Strand& strand, F* value, Poll<T> (*pollValue)(F*, task::Context*)) {
        Strand::Counted counted(strand);
        task::Context context(strand);
        answer_.~Poll<T>();
        try {
            // Where it stays: an answer may be large.
            ::new (static_cast<void*>(&answer_)) Poll<T>(pollValue(value, &context));
        } catch (...) {
            ::new (static_cast<void*>(&answer_)) Poll<T>(Poll<T>::Pending());
            throw;
        }
        return answer_.isReady();
    }
    T take() { return std::move(answer_.asReady()._0); }

  private:
    Poll<T> answer_ = Poll<T>::Pending();
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
