#pragma once

#include <utility>

#include "ox/core/future.h"
#include "ox/lang/option.h"

namespace ox::tokio::task {

/// The values of `taskLocal!` statics that the running code is in the scope of, innermost first; of this
/// thread, and only while a scope is polled.
struct LocalScope {
    void const* key;
    void* value;
    LocalScope* outer;

    /// Out of line: a coroutine must not keep a thread-local address across a suspension.
    static void* find(void const* key);
};

/// While it lives, `key` has the value.
class InLocalScope {
  public:
    InLocalScope(void const* key, void* value);
    InLocalScope(InLocalScope const&) = delete;
    ~InLocalScope();

  private:
    LocalScope scope_;
};

/// A `taskLocal!` static. Its address is its identity.
template <class T>
class LocalKey {
  public:
    /// None outside of every scope.
    Option<T const*> find() const {
        auto const* value = static_cast<T const*>(LocalScope::find(this));
        return value == nullptr ? Option<T const*>::None() : Option<T const*>::Some(value);
    }
    /// `f()` with the value.
    template <class F>
    auto syncScope(T value, F f) const {
        InLocalScope scope(this, &value);
        return f();
    }
};

/// The future of `LocalKey.scope`: `future` with a value of the key. Also the future's end is inside of the
/// scope.
template <class T, class F>
class TaskLocalFuture {
  public:
    using Output = OutputOf<F>;

    TaskLocalFuture(LocalKey<T> const* key, T value, F future)
        : key_(key), value_(std::move(value)), future_(std::move(future)) {}
    TaskLocalFuture(TaskLocalFuture&& other) noexcept
        : key_(ox::exchange(other.key_, nullptr)),
          value_(std::move(other.value_)),
          future_(std::move(other.future_)) {}
    TaskLocalFuture& operator=(TaskLocalFuture&&) = delete;
    ~TaskLocalFuture() {
        InLocalScope scope(key_, &value_);
        future_.~F();
    }

    bool poll(Strand& strand) {
        InLocalScope scope(key_, &value_);
        return FutureTraits<F>::poll(future_, strand);
    }
    Output take() { return FutureTraits<F>::take(future_); }

  private:
    LocalKey<T> const* key_;
    T value_;
    union {
        F future_;
    };
};

template <class T, class F>
TaskLocalFuture<T, F> scope(LocalKey<T> const* key, T value, F future) {
    return TaskLocalFuture<T, F>(key, std::move(value), std::move(future));
}

}  // namespace ox::tokio::task
