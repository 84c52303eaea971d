#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

/// The last parameters of a function that panics: where it was called.
#define OX_AT char const *file = __builtin_FILE(), u32 line = __builtin_LINE()

namespace ox {

using i8 = std::int8_t;
using i16 = std::int16_t;
using i32 = std::int32_t;
using i64 = std::int64_t;
using u8 = std::uint8_t;
using u16 = std::uint16_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
__extension__ typedef __int128 i128;
__extension__ typedef unsigned __int128 u128;
// Distinct from i64 and u64 only in name: `usize` and `u64` are one C++ type.
using isize = std::int64_t;
using usize = std::uint64_t;
using f32 = float;
using f64 = double;

// As in <type_traits> and <utility>, without the templates these are made of there: to instantiate those for
// its types is a tenth of the time that compiling a program takes.

#if defined(__clang__)
template <class T>
inline constexpr bool kTriviallyDestroyed = __is_trivially_destructible(T);
#else
template <class T>
inline constexpr bool kTriviallyDestroyed = __has_trivial_destructor(T);
#endif
template <class T>
inline constexpr bool kTriviallyCopied = __is_trivially_copyable(T);
template <class... T>
inline constexpr bool kTriviallyAssigned = (__is_trivially_assignable(T&, T&&) && ...);

template <class T, class U = T>
constexpr T exchange(T& object, U&& value) {
    T former = std::move(object);
    object = std::forward<U>(value);
    return former;
}

template <class T>
constexpr void swap(T& left, T& right) {
    T former = std::move(left);
    left = std::move(right);
    right = std::move(former);
}

/// `()` where a value is needed.
struct Unit {
    constexpr bool operator==(Unit const&) const = default;
};

/// `!` as a type argument: it has no values.
struct Never {
    Never() = delete;
};

template <class F>
struct FnPtrOf;
template <class R, class... Args>
struct FnPtrOf<R(Args...)> {
    using Type = R (*)(Args...);
};
/// `fn(A) -> B` is `FnPtr<B(A)>`; a unit result is written `void`.
template <class F>
using FnPtr = typename FnPtrOf<F>::Type;

/// Tags that stand for unsized types where a type argument is needed: `Box<str>`, `Rc<slice<T>>`,
/// `Arc<Dyn<V>>`.
struct str;
template <class T>
struct slice;
template <class V>
struct Dyn;

/// What every generated vtable struct begins with. `drop` is null when there is nothing to do.
struct VTableHeader {
    void (*drop)(void*);
    usize size;
    usize align;
};

/// `&dyn Trait`; `V` is the trait's vtable struct.
template <class V>
struct DynRef {
    void const* data;
    V const* vtable;
};

/// `&mut dyn Trait`.
template <class V>
struct DynMut {
    void* data;
    V const* vtable;

    constexpr operator DynRef<V>() const { return {data, vtable}; }
};

/// The same object as one of its supertraits; `super` is where the class of its table keeps that one's table.
template <class To, class From, class V, class S>
constexpr To upcast(From object, S const* V::* super) {
    return {object.data, object.vtable->*super};
}

/// `&[T]`. `data` is never null, so that Option has a spare value: an empty slice points at its alignment.
template <class T>
class Slice {
  public:
    constexpr Slice() : data_(dangling()), len_(0) {}
    constexpr Slice(T const* data, usize len) : data_(data), len_(len) {}

    constexpr T const* data() const { return data_; }
    constexpr usize len() const { return len_; }
    constexpr bool isEmpty() const { return len_ == 0; }
    constexpr T const* begin() const { return data_; }
    constexpr T const* end() const { return data_ + len_; }
    /// Unchecked; `ops::index` checks.
    constexpr T const& operator[](usize i) const { return data_[i]; }
    /// Unchecked.
    constexpr Slice from(usize start, usize len) const { return Slice(data_ + start, len); }

    static T const* dangling() { return reinterpret_cast<T const*>(alignof(T)); }

  private:
    T const* data_;
    usize len_;
};

/// `&mut [T]`.
template <class T>
class SliceMut {
  public:
    constexpr SliceMut() : data_(dangling()), len_(0) {}
    constexpr SliceMut(T* data, usize len) : data_(data), len_(len) {}

    constexpr operator Slice<T>() const { return Slice<T>(data_, len_); }
    constexpr T* data() const { return data_; }
    constexpr usize len() const { return len_; }
    constexpr bool isEmpty() const { return len_ == 0; }
    constexpr T* begin() const { return data_; }
    constexpr T* end() const { return data_ + len_; }
    constexpr T& operator[](usize i) const { return data_[i]; }
    constexpr SliceMut from(usize start, usize len) const { return SliceMut(data_ + start, len); }

    static T* dangling() { return reinterpret_cast<T*>(alignof(T)); }

  private:
    T* data_;
    usize len_;
};

/// `&str`: UTF-8, never null, not terminated.
class Str {
  public:
    constexpr Str() : data_(""), len_(0) {}
    constexpr Str(char const* data, usize len) : data_(data), len_(len) {}
    /// From a literal; it may hold NULs.
    template <usize N>
    constexpr Str(char const (&literal)[N]) : data_(literal), len_(N - 1) {}

    constexpr char const* data() const { return data_; }
    constexpr usize len() const { return len_; }
    constexpr bool isEmpty() const { return len_ == 0; }
    constexpr char const* begin() const { return data_; }
    constexpr char const* end() const { return data_ + len_; }
    constexpr u8 byteAt(usize i) const { return static_cast<u8>(data_[i]); }
    /// Unchecked.
    constexpr Str from(usize start, usize len) const { return Str(data_ + start, len); }
    Slice<u8> asBytes() const { return Slice<u8>(reinterpret_cast<u8 const*>(data_), len_); }

    friend bool operator==(Str a, Str b) {
        return a.len_ == b.len_ && __builtin_memcmp(a.data_, b.data_, a.len_) == 0;
    }

  private:
    char const* data_;
    usize len_;
};

/// `&mut str`.
class StrMut {
  public:
    constexpr StrMut(char* data, usize len) : data_(data), len_(len) {}

    constexpr operator Str() const { return Str(data_, len_); }
    constexpr char* data() const { return data_; }
    constexpr usize len() const { return len_; }

  private:
    char* data_;
    usize len_;
};

template <class T>
struct RefOf {
    using Shared = T const*;
    using Mut = T*;
};
template <>
struct RefOf<str> {
    using Shared = Str;
    using Mut = StrMut;
};
template <class T>
struct RefOf<slice<T>> {
    using Shared = Slice<T>;
    using Mut = SliceMut<T>;
};
template <class V>
struct RefOf<Dyn<V>> {
    using Shared = DynRef<V>;
    using Mut = DynMut<V>;
};
/// `&T` and `&mut T` for a `T` that may be one of the tags.
template <class T>
using Ref = typename RefOf<T>::Shared;
template <class T>
using RefMut = typename RefOf<T>::Mut;

}  // namespace ox

#include "ox/lang/fixed_array.h"
#include "ox/lang/tuple.h"
