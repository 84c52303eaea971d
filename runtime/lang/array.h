#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"

/// What `[T; N]` needs beyond the class Array.
namespace ox::array {

/// Calls `f` with the elements in order and by value.
template <class U, class T, usize N, class F>
Array<U, N> map(Array<T, N> items, F f) {
    return Array<U, N>::make([&](usize i) -> U { return callFor<U>(f, std::move(items[i])); });
}

template <class T, usize N, class F>
Array<T, N> fromFn(F f) {
    return Array<T, N>::make([&](usize i) -> T { return callFor<T>(f, i); });
}

/// The elements of an array by value, from both ends.
template <class T, usize N>
class IntoIter {
  public:
    explicit IntoIter(Array<T, N> items) : next_(0), end_(N) {
        for (usize i = 0; i < N; ++i) new (place(i)) T(std::move(items[i]));
    }
    // Plain copies of the bytes: the optimizer unrolls loops over few elements only when it sees through
    // them.
    IntoIter(IntoIter&&)
        requires kTriviallyCopied<T>
    = default;
    IntoIter& operator=(IntoIter&&)
        requires kTriviallyCopied<T>
    = default;
    ~IntoIter()
        requires kTriviallyCopied<T>
    = default;
    IntoIter(IntoIter&& other) noexcept : next_(other.next_), end_(ox::exchange(other.end_, other.next_)) {
        for (usize i = next_; i < end_; ++i) {
            new (place(i)) T(std::move(*other.place(i)));
            other.place(i)->~T();
        }
    }
    IntoIter& operator=(IntoIter&& other) noexcept {
        if (this != &other) {
            this->~IntoIter();
            new (this) IntoIter(std::move(other));
        }
        return *this;
    }
    ~IntoIter() { memory::destroyRange(place(next_), place(end_)); }

    Option<T> next() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(place(next_++)));
    }
    Option<T> nextBack() {
        if (next_ == end_) return Option<T>::None();
        return Option<T>::Some(memory::takeFrom(place(--end_)));
    }
    usize len() const { return end_ - next_; }
    Slice<T> asSlice() const { return len() == 0 ? Slice<T>() : Slice<T>(place(next_), len()); }
    SliceMut<T> asMutSlice() { return len() == 0 ? SliceMut<T>() : SliceMut<T>(place(next_), len()); }

  private:
    T* place(usize i) { return reinterpret_cast<T*>(bytes_) + i; }
    T const* place(usize i) const { return reinterpret_cast<T const*>(bytes_) + i; }

    alignas(T) unsigned char bytes_[N == 0 ? 1 : N * sizeof(T)];
    usize next_;
    usize end_;
};

template <class T, usize N>
IntoIter<T, N> intoIter(Array<T, N> items) {
    return IntoIter<T, N>(std::move(items));
}

}  // namespace ox::array
