#pragma once

#include "ox/lang/basic.h"

namespace ox {

namespace detail {

/// Elements of trivial type: an aggregate the compiler can copy, pass and fold.
template <class T, usize N, bool Trivial>
struct ArrayItems {
    T items[N];
};

template <class T>
struct ArrayItems<T, 0, true> {
    static constexpr T* items = nullptr;
};
template <class T>
struct ArrayItems<T, 0, false> {
    static constexpr T* items = nullptr;
};

/// C++ destroys array elements last to first, Oxide first to last; so the elements live in a union.
template <class T, usize N>
struct ArrayItems<T, N, false> {
    union {
        T items[N];
    };

    template <class... Args>
        requires(sizeof...(Args) == N)
    explicit ArrayItems(Args&&... args) : items{std::forward<Args>(args)...} {}
    explicit ArrayItems(std::nullptr_t) {}
    ArrayItems(ArrayItems&& other) noexcept {
        for (usize i = 0; i < N; ++i) new (&items[i]) T(std::move(other.items[i]));
    }
    ArrayItems& operator=(ArrayItems&& other) noexcept {
        for (usize i = 0; i < N; ++i) items[i] = std::move(other.items[i]);
        return *this;
    }
    ~ArrayItems() {
        for (usize i = 0; i < N; ++i) items[i].~T();
    }
};

}  // namespace detail

/// `[T; N]`. Built by `Array<T, N>::of(a, b, ..)`, `Array<T, N>::repeat(copyable)` or `Array<T, N>::make(f)`
/// with `T f(usize)`.
template <class T, usize N>
struct Array : detail::ArrayItems<T, N, kTriviallyCopied<T>> {
    static constexpr bool kTrivial = kTriviallyCopied<T>;
    using Items = detail::ArrayItems<T, N, kTrivial>;

    template <class... Args>
    static constexpr Array of(Args&&... args) {
        static_assert(sizeof...(Args) == N);
        if constexpr (N == 0) {
            return Array{};
        } else if constexpr (kTrivial) {
            return Array{{{static_cast<T>(std::forward<Args>(args))...}}};
        } else {
            return Array{Items(std::forward<Args>(args)...)};
        }
    }

    static constexpr Array repeat(T const& value) {
        static_assert(kTrivial);
        return make([&](usize) -> T const& { return value; });
    }

    template <class F>
    static constexpr Array make(F&& f) {
        if constexpr (N == 0) {
            return Array{};
        } else if constexpr (kTrivial && std::is_default_constructible_v<T>) {
            Array result;
            for (usize i = 0; i < N; ++i) result.items[i] = f(i);
            return result;
        } else {
            return generate(f, std::make_index_sequence<N>());
        }
    }

    /// Takes the elements one after the other.
    class Filler {
      public:
        Filler() {}
        Filler(Filler&&) = delete;
        ~Filler() {
            for (usize i = 0; i < count_; ++i) items_[i].~T();
        }
        bool isOpen() const { return count_ < N; }
        void push(T element) {
            new (&items_[count_]) T(std::move(element));
            ++count_;
        }
        Array finish() {
            return make([&](usize i) -> T&& { return std::move(items_[i]); });
        }

      private:
        union {
            T items_[N];
        };
        usize count_ = 0;
    };

    constexpr T* data() { return this->items; }
    constexpr T const* data() const { return this->items; }
    static constexpr usize len() { return N; }
    constexpr T* begin() { return this->items; }
    constexpr T* end() { return this->items + N; }
    constexpr T const* begin() const { return this->items; }
    constexpr T const* end() const { return this->items + N; }
    constexpr T& operator[](usize i) { return this->items[i]; }
    constexpr T const& operator[](usize i) const { return this->items[i]; }
    Slice<T> asSlice() const { return N == 0 ? Slice<T>() : Slice<T>(this->items, N); }
    SliceMut<T> asMutSlice() { return N == 0 ? SliceMut<T>() : SliceMut<T>(this->items, N); }

  private:
    // Braces fix the order of the calls, first element first.
    template <class F, std::size_t... I>
    static constexpr Array generate(F& f, std::index_sequence<I...>) {
        if constexpr (kTrivial) {
            return Array{{{f(usize(I))...}}};
        } else {
            return Array{Items{f(usize(I))...}};
        }
    }
};

}  // namespace ox
