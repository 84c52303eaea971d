#pragma once

#include "ox/lang/basic.h"

namespace ox {

/// A bit pattern of `T` that no value has, in which Option<T> keeps its None. Owners of such types specialise
/// it: `kHas = true`, `T none()`, `bool isNone(T const&)`; destroying `none()` does nothing.
template <class T>
struct Niche {
    static constexpr bool kHas = false;
};

/// References and function pointers are never null.
template <class T>
struct Niche<T*> {
    static constexpr bool kHas = true;
    static constexpr T* none() { return nullptr; }
    static constexpr bool isNone(T* const& value) { return value == nullptr; }
};

template <>
struct Niche<Str> {
    static constexpr bool kHas = true;
    static constexpr Str none() { return Str(nullptr, 0); }
    static constexpr bool isNone(Str const& value) { return value.data() == nullptr; }
};

template <class T>
struct Niche<Slice<T>> {
    static constexpr bool kHas = true;
    static constexpr Slice<T> none() { return Slice<T>(nullptr, 0); }
    static constexpr bool isNone(Slice<T> const& value) { return value.data() == nullptr; }
};

template <class T>
struct Niche<SliceMut<T>> {
    static constexpr bool kHas = true;
    static constexpr SliceMut<T> none() { return SliceMut<T>(nullptr, 0); }
    static constexpr bool isNone(SliceMut<T> const& value) { return value.data() == nullptr; }
};

template <class V>
struct Niche<DynRef<V>> {
    static constexpr bool kHas = true;
    static constexpr DynRef<V> none() { return {nullptr, nullptr}; }
    static constexpr bool isNone(DynRef<V> const& value) { return value.vtable == nullptr; }
};

template <class V>
struct Niche<DynMut<V>> {
    static constexpr bool kHas = true;
    static constexpr DynMut<V> none() { return {nullptr, nullptr}; }
    static constexpr bool isNone(DynMut<V> const& value) { return value.vtable == nullptr; }
};

/// What `Option<T>::None()` returns, of every `T`. It becomes an Option where it is needed, in place: two
/// calls that return an Option in registers, one of them a constant, would keep the optimizer from seeing the
/// tag.
struct NoneValue {};

namespace detail {

/// The payload of `Some` beside a tag.
template <class T, bool HasNiche = Niche<T>::kHas>
struct OptionStorage {
    struct Some_ {
        T _0;
    };

    constexpr OptionStorage() : none_(), present_(false) {}
    constexpr explicit OptionStorage(T&& value) : some_{std::move(value)}, present_(true) {}

    OptionStorage(OptionStorage const&)
        requires kTriviallyCopied<T>
    = default;
    OptionStorage(OptionStorage&&)
        requires kTriviallyCopied<T>
    = default;
    OptionStorage& operator=(OptionStorage const&)
        requires kTriviallyCopied<T>
    = default;
    OptionStorage& operator=(OptionStorage&&)
        requires kTriviallyCopied<T>
    = default;
    ~OptionStorage()
        requires kTriviallyCopied<T>
    = default;

    OptionStorage(OptionStorage&& other) noexcept : none_(), present_(other.present_) {
        if (present_) new (&some_) Some_{std::move(other.some_._0)};
    }
    OptionStorage& operator=(OptionStorage&& other) noexcept {
        if (present_ && other.present_) {
            some_._0 = std::move(other.some_._0);
            return *this;
        }
        if (present_) {
            present_ = false;
            some_._0.~T();
        }
        if (other.present_) {
            new (&some_) Some_{std::move(other.some_._0)};
            present_ = true;
        }
        return *this;
    }
    ~OptionStorage() {
        if (present_) some_._0.~T();
    }

    constexpr bool present() const { return present_; }

    union {
        Unit none_;
        Some_ some_;
    };
    bool present_;
};

template <class T>
struct OptionStorage<T, true> {
    struct Some_ {
        T _0;
    };

    constexpr OptionStorage() : some_{Niche<T>::none()} {}
    constexpr explicit OptionStorage(T&& value) : some_{std::move(value)} {
#ifdef __OPTIMIZE__
        if (Niche<T>::isNone(some_._0)) __builtin_unreachable();
#endif
    }

    constexpr bool present() const { return !Niche<T>::isNone(some_._0); }

    Some_ some_;
};

}  // namespace detail

/// `T?`. As large as `T` where `T` has a niche.
template <class T>
struct Option : private detail::OptionStorage<T> {
    using Storage = detail::OptionStorage<T>;
    using Some_ = typename Storage::Some_;
    enum class Tag : u8 { None, Some };

    constexpr Option(NoneValue) {}

    static constexpr NoneValue None() { return {}; }
    static constexpr Option Some(T value) { return Option(std::move(value)); }

    constexpr Tag tag() const { return this->present() ? Tag::Some : Tag::None; }
    constexpr Some_& asSome() { return this->some_; }
    constexpr Some_ const& asSome() const { return this->some_; }

    constexpr bool isSome() const { return this->present(); }
    constexpr bool isNone() const { return !this->present(); }

  private:
    constexpr explicit Option(T&& value) : Storage(std::move(value)) {}
};

}  // namespace ox
