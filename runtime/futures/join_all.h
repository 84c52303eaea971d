#pragma once

#include "ox/futures/unordered.h"
#include "ox/lang/result.h"
#include "ox/lang/tuple.h"
#include "ox/lang/vec.h"

namespace ox::futures {

/// `joinAll`: the outputs of all futures, in the order of the futures.
template <class F>
class JoinAll {
  public:
    using Output = Vec<OutputOf<F>>;

    explicit JoinAll(Vec<F> futures) : outputs_(Vec<Option<OutputOf<F>>>::make()) {
        usize position = 0;
        for (F& future : futures) {
            futures_.pushAt(std::move(future), position++);
            outputs_.push(Option<OutputOf<F>>::None());
        }
    }

    bool poll(Strand& strand) {
        while (!futures_.isEmpty()) {
            Option<OutputOf<F>> output = Option<OutputOf<F>>::None();
            usize position = 0;
            if (!futures_.pollNext(strand, output, &position)) return false;
            outputs_.data()[position] = std::move(output);
        }
        return true;
    }
    Output take() {
        Output all = Output::withCapacity(outputs_.len());
        for (Option<OutputOf<F>>& output : outputs_) all.push(std::move(output.asSome()._0));
        return all;
    }

  private:
    FuturesUnordered<F> futures_;
    Vec<Option<OutputOf<F>>> outputs_;
};

/// `tryJoinAll`: the values of all futures, or the first error.
template <class F>
class TryJoinAll {
  public:
    template <class R>
    struct Parts;
    template <class T, class E>
    struct Parts<Result<T, E>> {
        using Value = T;
        using Error = E;
    };
    using Value = typename Parts<OutputOf<F>>::Value;
    using Error = typename Parts<OutputOf<F>>::Error;
    using Output = Result<Vec<Value>, Error>;

    explicit TryJoinAll(Vec<F> futures) : values_(Vec<Option<Value>>::make()) {
        usize position = 0;
        for (F& future : futures) {
            futures_.pushAt(std::move(future), position++);
            values_.push(Option<Value>::None());
        }
    }

    bool poll(Strand& strand) {
        while (!futures_.isEmpty()) {
            Option<OutputOf<F>> output = Option<OutputOf<F>>::None();
            usize position = 0;
            if (!futures_.pollNext(strand, output, &position)) return false;
            OutputOf<F>& result = output.asSome()._0;
            if (result.isErr()) {
                error_ = Option<Error>::Some(std::move(result.asErr()._0));
                return true;
            }
            values_.data()[position] = Option<Value>::Some(std::move(result.asOk()._0));
        }
        return true;
    }
    Output take() {
        if (error_.isSome()) return Output::Err(std::move(error_.asSome()._0));
        Vec<Value> all = Vec<Value>::withCapacity(values_.len());
        for (Option<Value>& value : values_) all.push(std::move(value.asSome()._0));
        return Output::Ok(std::move(all));
    }

  private:
    FuturesUnordered<F> futures_;
    Vec<Option<Value>> values_;
    Option<Error> error_ = Option<Error>::None();
};

/// `selectAll`: the first output that is ready, its position, and the other futures. They stay where they are
/// polled: `F` is a future that may be moved then (a box, a handle).
template <class F>
class SelectAll {
  public:
    using Output = Tuple<OutputOf<F>, usize, Vec<F>>;

    explicit SelectAll(Vec<F> futures) : futures_(std::move(futures)) {}

    bool poll(Strand& strand) {
        Strand::Counted counted(strand);
        for (usize i = 0; i < futures_.len(); ++i) {
            if (FutureTraits<F>::poll(futures_.data()[i], strand)) {
                ready_ = i;
                return true;
            }
        }
        return false;
    }
    Output take() {
        OutputOf<F> output = FutureTraits<F>::take(futures_.data()[ready_]);
        {
            F finished = futures_.remove(ready_);
        }
        return Output(std::move(output), ready_, std::move(futures_));
    }

  private:
    Vec<F> futures_;
    usize ready_ = 0;
};

template <class F>
JoinAll<F> joinAll(Vec<F> futures) {
    return JoinAll<F>(std::move(futures));
}
template <class F>
TryJoinAll<F> tryJoinAll(Vec<F> futures) {
    return TryJoinAll<F>(std::move(futures));
}
template <class F>
SelectAll<F> selectAll(Vec<F> futures) {
    return SelectAll<F>(std::move(futures));
}

}  // namespace ox::futures
