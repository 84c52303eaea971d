#pragma once

#include "ox/lang/basic.h"

/// What only generated code uses.
namespace ox {

/// A local that gets its value later, on some paths or on all. `x = value` gives it, `*x` is it.
template <class T>
class Deferred {
  public:
    Deferred() {}
    Deferred(Deferred const&) = delete;
    ~Deferred() {
        if (present_) value_.~T();
    }

    void operator=(T&& value) {
        if (present_) {
            value_ = std::move(value);
        } else {
            ::new (static_cast<void*>(&value_)) T(std::move(value));
            present_ = true;
        }
    }
    T& operator*() { return value_; }
    T* operator->() { return &value_; }

  private:
    union {
        T value_;
    };
    bool present_ = false;
};

template <class T>
    requires kTriviallyCopied<T>
class Deferred<T> {
  public:
    Deferred() {}
    void operator=(T const& value) { ::new (static_cast<void*>(&value_)) T(value); }
    T& operator*() { return value_; }
    T* operator->() { return &value_; }

  private:
    union {
        T value_;
    };
};

/// `[CONSTANT; N]`, where each element is a new value of the constant.
template <auto constant>
struct ConstantOf {
    auto operator()(usize) const { return constant(); }
};

namespace ops {

/// The `N` elements from `first` on, as an array.
template <usize N, class T>
Array<T, N>& restOfArray(T* first) {
    return *reinterpret_cast<Array<T, N>*>(first);
}
template <usize N, class T>
Array<T, N> const& restOfArray(T const* first) {
    return *reinterpret_cast<Array<T, N> const*>(first);
}
template <usize N, class T>
Array<T, N> movedRestOfArray(T* first) {
    return Array<T, N>::make([&](usize i) -> T { return std::move(first[i]); });
}

/// A byte string pattern.
inline bool equalBytes(u8 const* data, usize len, char const* text, usize textLen) {
    return len == textLen && __builtin_memcmp(data, text, len) == 0;
}

}  // namespace ops
}  // namespace ox
