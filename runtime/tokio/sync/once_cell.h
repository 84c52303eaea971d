#pragma once

#include "ox/core/join.h"
#include "ox/lang/option.h"
#include "ox/tokio/sync/semaphore.h"

namespace ox::tokio::sync {

template <class T>
class SetError {
  public:
    enum class Tag : u8 { AlreadyInitializedError, InitializingError };
    struct AlreadyInitializedError_ {
        T _0;
    };
    using InitializingError_ = AlreadyInitializedError_;

    static SetError AlreadyInitializedError(T value) {
        return {Tag::AlreadyInitializedError, std::move(value)};
    }
    static SetError InitializingError(T value) { return {Tag::InitializingError, std::move(value)}; }

    Tag tag() const { return tag_; }
    AlreadyInitializedError_& asAlreadyInitializedError() { return payload_; }
    AlreadyInitializedError_ const& asAlreadyInitializedError() const { return payload_; }
    InitializingError_& asInitializingError() { return payload_; }
    InitializingError_ const& asInitializingError() const { return payload_; }

  private:
    SetError(Tag tag, T&& value) : payload_{std::move(value)}, tag_(tag) {}

    AlreadyInitializedError_ payload_;
    Tag tag_;
};

/// `tokio.sync.OnceCell`: a value that is made once, by the first who wants it.
template <class T>
class OnceCell {
  public:
    OnceCell() : semaphore_(1) {}
    static OnceCell make() { return OnceCell(); }
    static OnceCell makeWith(Option<T> value) {
        OnceCell cell;
        if (value.isSome()) cell.store(std::move(value.asSome()._0));
        return cell;
    }
    OnceCell(OnceCell&& other) noexcept
        : semaphore_(std::move(other.semaphore_)),
          value_(std::move(other.value_)),
          isSet_(other.isSet_.load(std::memory_order_relaxed)) {}

    bool initialized() const { return isSet_.load(std::memory_order_acquire); }
    Option<T const*> get() const {
        return initialized() ? Option<T const*>::Some(&value_.asSome()._0) : Option<T const*>::None();
    }
    Option<T*> getMut() { return initialized() ? Option<T*>::Some(&value_.asSome()._0) : Option<T*>::None(); }
    Result<Unit, SetError<T>> set(T value) const {
        using Answer = Result<Unit, SetError<T>>;
        switch (self().semaphore_.tryAcquire(1)) {
            case RawSemaphore::Answer::Granted: self().store(std::move(value)); return Answer::Ok(Unit{});
            case RawSemaphore::Answer::Waiting:
                return Answer::Err(SetError<T>::InitializingError(std::move(value)));
            case RawSemaphore::Answer::Closed: break;
        }
        return Answer::Err(SetError<T>::AlreadyInitializedError(std::move(value)));
    }
    Option<T> intoInner() && { return std::move(value_); }
    Option<T> takeValue() {
        Option<T> taken = std::move(value_);
        *this = OnceCell();
        return taken;
    }
    OnceCell& operator=(OnceCell&& other) noexcept {
        semaphore_ = std::move(other.semaphore_);
        value_ = std::move(other.value_);
        isSet_.store(other.isSet_.load(std::memory_order_relaxed), std::memory_order_relaxed);
        return *this;
    }

    RawSemaphore& semaphore() const { return self().semaphore_; }
    T const* value() const { return &value_.asSome()._0; }
    /// By who has the permit: it becomes nobody's again.
    void store(T&& value) {
        value_ = Option<T>::Some(std::move(value));
        isSet_.store(true, std::memory_order_release);
        semaphore_.close();
    }
    OnceCell& self() const { return const_cast<OnceCell&>(*this); }

  private:
    RawSemaphore semaphore_;
    Option<T> value_ = Option<T>::None();
    core::Atomic<bool> isSet_{false};
};

/// The futures of `getOrInit` and `getOrTryInit`. `C` makes the future that makes the value. Dropped
/// meanwhile, another waiter makes it.
template <class T, class C, bool tries>
class Initialize {
  public:
    using F = decltype(std::declval<C&>()());
    using Made = OutputOf<F>;
    template <class R>
    struct WithReference;
    template <class V, class E>
    struct WithReference<Result<V, E>> {
        using Type = Result<T const*, E>;
    };
    template <class R>
    struct Plain {
        using Type = T const*;
    };
    using Output = typename std::conditional_t<tries, WithReference<Made>, Plain<Made>>::Type;

    Initialize(OnceCell<T>& cell, C&& closure)
        : cell_(&cell), acquire_(cell.semaphore(), 1), closure_(std::move(closure)) {}
    Initialize(Initialize&& other) noexcept
        : cell_(other.cell_), acquire_(std::move(other.acquire_)), closure_(std::move(other.closure_)) {}
    ~Initialize() {
        making_ = Option<core::Branch<F>>::None();
        if (hasPermit_) cell_->semaphore().release(1);
    }

    bool poll(Strand& strand) {
        if (cell_->initialized()) return true;
        if (!hasPermit_) {
            if (!acquire_.poll(strand)) return false;
            if (!acquire_.take()) return true;  // closed: the value is there
            hasPermit_ = true;
            C closure = std::move(closure_);
            making_ = Option<core::Branch<F>>::Some(core::Branch<F>(closure()));
        }
        core::Branch<F>& making = making_.asSome()._0;
        if (!making.poll(strand)) return false;
        if constexpr (tries) {
            if (making.output().isErr()) {
                hasPermit_ = false;
                cell_->semaphore().release(1);
                return true;
            }
            finish(std::move(making.output().asOk()._0));
        } else {
            finish(making.take());
        }
        return true;
    }
    Output take() {
        if constexpr (tries) {
            if (!cell_->initialized() || (making_.isSome() && isError())) {
                return Output::Err(std::move(making_.asSome()._0.output().asErr()._0));
            }
            return Output::Ok(cell_->value());
        } else {
            return cell_->value();
        }
    }

  private:
    bool isError() { return making_.asSome()._0.isReady() && making_.asSome()._0.output().isErr(); }
    void finish(T&& value) {
        hasPermit_ = false;
        cell_->store(std::move(value));
    }

    OnceCell<T>* cell_;
    RawSemaphore::Acquire acquire_;
    C closure_;
    Option<core::Branch<F>> making_ = Option<core::Branch<F>>::None();
    bool hasPermit_ = false;
};

template <class T, class C>
using GetOrInit = Initialize<T, C, false>;
template <class T, class C>
using GetOrTryInit = Initialize<T, C, true>;

template <class T, class C>
GetOrInit<T, C> getOrInit(OnceCell<T> const* cell, C closure) {
    return GetOrInit<T, C>(cell->self(), std::move(closure));
}
template <class T, class C>
GetOrTryInit<T, C> getOrTryInit(OnceCell<T> const* cell, C closure) {
    return GetOrTryInit<T, C>(cell->self(), std::move(closure));
}

}  // namespace ox::tokio::sync
