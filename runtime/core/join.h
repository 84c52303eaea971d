#pragma once

#include "ox/core/future.h"
#include "ox/core/lazy.h"
#include "ox/core/pack.h"
#include "ox/lang/result.h"

namespace ox {

namespace core {

/// A future until it is ready, then its output. Destroys the future as soon as it is ready.
template <class F>
class Branch {
  public:
    using Output = OutputOf<F>;

    explicit Branch(F&& future) : future_(std::move(future)) {}
    Branch(Branch&& other) noexcept : state_(other.state_) {
        if (state_ == kFuture) ::new (static_cast<void*>(&future_)) F(std::move(other.future_));
        if (state_ == kOutput) ::new (static_cast<void*>(&output_)) Output(std::move(other.output_));
    }
    Branch& operator=(Branch&& other) noexcept {
        if (this != &other) {
            drop();
            ::new (static_cast<void*>(this)) Branch(std::move(other));
        }
        return *this;
    }
    ~Branch() { drop(); }

    bool isReady() const { return state_ == kOutput; }
    bool poll(Strand& strand) {
        if (state_ == kGone) [[unlikely]]
            resumedAfterCompletion(false);
        if (state_ == kOutput) return true;
        if (!FutureTraits<F>::poll(future_, strand)) return false;
        Output output = FutureTraits<F>::take(future_);
        drop();
        ::new (static_cast<void*>(&output_)) Output(std::move(output));
        state_ = kOutput;
        return true;
    }
    Output& output() { return output_; }
    F& future() { return future_; }
    Output take() {
        Output output = std::move(output_);
        drop();
        return output;
    }
    void drop() {
        State const state = ox::exchange(state_, kGone);
        if (state == kFuture) future_.~F();
        if (state == kOutput) output_.~Output();
    }

  private:
    enum State : u8 { kFuture, kOutput, kGone };
    union {
        F future_;
        Output output_;
    };
    State state_ = kFuture;
};

template <class... F>
using Branches = Pack<Branch<F>...>;

}  // namespace core

/// `join!`: all of the futures, started and resumed in argument order on the awaiting task.
template <class... F>
class Join {
  public:
    using Output = Tuple<OutputOf<F>...>;

    explicit Join(F... futures) : branches_(std::move(futures)...) {}

    bool poll(Strand& strand) { return pollAll(strand, std::index_sequence_for<F...>()); }
    Output take() { return takeAll(std::index_sequence_for<F...>()); }

  private:
    template <usize... i>
    bool pollAll(Strand& strand, std::index_sequence<i...>) {
        bool ready = true;
        ((ready &= branches_.template at<i>().poll(strand)), ...);
        return ready;
    }
    template <usize... i>
    Output takeAll(std::index_sequence<i...>) {
        return Output(branches_.template at<i>().take()...);
    }

    core::Branches<F...> branches_;
};

template <>
class Join<> {
  public:
    using Output = Unit;
    bool poll(Strand&) { return true; }
    Unit take() { return {}; }
};

/// `tryJoin!`: like join! until one future gives an error, which is then the result at once. The outputs are
/// Results with one error type.
template <class... F>
class TryJoin {
  public:
    template <class R>
    struct Parts;
    template <class T, class E>
    struct Parts<Result<T, E>> {
        using Value = T;
        using Error = E;
    };
    using Error = typename Parts<OutputOf<core::Nth<0, F...>>>::Error;
    using Values = Tuple<typename Parts<OutputOf<F>>::Value...>;
    using Output = Result<Values, Error>;

    explicit TryJoin(F... futures) : branches_(std::move(futures)...) {}

    bool poll(Strand& strand) {
        if (failed_ != kNone) return true;
        return pollAll(strand, std::index_sequence_for<F...>());
    }
    Output take() {
        if (failed_ != kNone) return takeError(std::index_sequence_for<F...>());
        return takeAll(std::index_sequence_for<F...>());
    }

  private:
    static constexpr u32 kNone = ~u32(0);

    template <usize... i>
    bool pollAll(Strand& strand, std::index_sequence<i...>) {
        bool ready = true;
        (pollOne<i>(strand, ready) && ...);
        return ready || failed_ != kNone;
    }
    /// False to stop.
    template <usize i>
    bool pollOne(Strand& strand, bool& ready) {
        auto& branch = branches_.template at<i>();
        if (!branch.poll(strand)) {
            ready = false;
        } else if (branch.output().isErr()) {
            failed_ = i;
            return false;
        }
        return true;
    }
    template <usize... i>
    Output takeAll(std::index_sequence<i...>) {
        return Output::Ok(Values(std::move(branches_.template at<i>().output().asOk()._0)...));
    }
    template <usize i>
    static Error takeErrorOf(TryJoin& self) {
        return std::move(self.branches_.template at<i>().output().asErr()._0);
    }
    template <usize... i>
    Output takeError(std::index_sequence<i...>) {
        using Take = Error (*)(TryJoin&);
        static constexpr Take kTake[] = {takeErrorOf<i>...};
        return Output::Err(kTake[failed_](*this));
    }

    core::Branches<F...> branches_;
    u32 failed_ = kNone;
};

}  // namespace ox
