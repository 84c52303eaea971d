#pragma once

#include "ox/lang/block_allocator.h"

namespace ox {

class String;
template <class T>
struct Option;
template <class T, class E>
struct Result;

/// What a class is made of, as its member type `Parts`.
template <class... T>
struct Parts;
template <class P>
inline constexpr bool kAllRelocatable = false;

/// Whether a `T` may be moved by copying its bytes and forgetting the source. A class opts in with a member
/// type `TriviallyRelocatable`, or with `Parts` if all of those are; it must hold no pointer into itself.
template <class T>
inline constexpr bool kRelocatable = kTriviallyCopied<T> || requires { typename T::TriviallyRelocatable; } ||
                                     requires { requires kAllRelocatable<typename T::Parts>; };
template <class... T>
inline constexpr bool kAllRelocatable<Parts<T...>> = (kRelocatable<T> && ...);
template <>
inline constexpr bool kRelocatable<String> = true;
template <class T>
inline constexpr bool kRelocatable<Option<T>> = kRelocatable<T>;
template <class T, class E>
inline constexpr bool kRelocatable<Result<T, E>> = kRelocatable<T> && kRelocatable<E>;
template <class... T>
inline constexpr bool kRelocatable<Tuple<T...>> = (kRelocatable<T> && ...);
template <class T, usize N>
inline constexpr bool kRelocatable<Array<T, N>> = kRelocatable<T>;

namespace memory {

inline constexpr usize kMallocAlign = 16;

/// `size` is not zero. Never returns null. The result goes back by `alloc::release`.
inline void* allocate(usize size, usize align) noexcept {
    if (align <= kMallocAlign) return alloc::allocate(size);
    void* result = std::aligned_alloc(align, (size + align - 1) & ~(align - 1));
    if (result == nullptr) [[unlikely]]
        alloc::failed(size);
    return result;
}

/// Memory of one object whose size is known when it goes: cheaper than malloc's, and not to be mixed with it.
inline void* allocateObject(usize size, usize align) noexcept {
    if (align > kMallocAlign) return allocate(size, align);
    return BlockAllocator::allocate((size + align - 1) & ~(align - 1));
}
inline void releaseObject(void* object, usize size, usize align) noexcept {
    if (align > kMallocAlign) return alloc::release(object);
    BlockAllocator::deallocate(object, (size + align - 1) & ~(align - 1));
}

/// Room for `count` values.
template <class T>
T* allocateArray(usize count) {
    if (count > static_cast<usize>(PTRDIFF_MAX) / sizeof(T)) [[unlikely]]
        alloc::capacityOverflow();
    return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
}

template <class T>
void destroyRange(T* first, T* last) {
    if constexpr (!kTriviallyDestroyed<T>) {
        for (; first != last; ++first) first->~T();
    }
}

/// Moves `count` values to raw memory at `to`, front to back; the ranges may overlap if `to` lies before
/// `from`.
template <class T>
void relocateDown(T* to, T* from, usize count) {
    if constexpr (kRelocatable<T>) {
        if (count != 0)
            __builtin_memmove(static_cast<void*>(to), static_cast<void*>(from), count * sizeof(T));
    } else if (to != from) {
        for (usize i = 0; i < count; ++i) {
            new (to + i) T(std::move(from[i]));
            from[i].~T();
        }
    }
}

/// The same from back to front: the ranges may overlap if `to` lies behind `from`.
template <class T>
void relocateUp(T* to, T* from, usize count) {
    if constexpr (kRelocatable<T>) {
        if (count != 0)
            __builtin_memmove(static_cast<void*>(to), static_cast<void*>(from), count * sizeof(T));
    } else {
        for (usize i = count; i-- > 0;) {
            new (to + i) T(std::move(from[i]));
            from[i].~T();
        }
    }
}

/// Moves a value out of memory that becomes raw.
template <class T>
T takeFrom(T* place) {
    T value = std::move(*place);
    place->~T();
    return value;
}

}  // namespace memory

/// What a vtable's `drop` holds.
template <class T>
void dropInPlace(void* value) {
    static_cast<T*>(value)->~T();
}
/// The header of the vtable of `T`.
template <class T>
inline constexpr VTableHeader kVTableHeader = {kTriviallyDestroyed<T> ? nullptr : &dropInPlace<T>, sizeof(T),
                                               alignof(T)};

/// The facts about `T` that a pointer to it must know: how it ends, its size, its alignment. `Meta` is what a
/// reference carries beside the address.
template <class T>
struct Pointee {
    static constexpr bool kUnsized = false;
    using Meta = Unit;
    static T* ref(void* data, Meta) { return static_cast<T*>(data); }
    static void drop(void* data, Meta) { static_cast<T*>(data)->~T(); }
    static usize size(Meta) { return sizeof(T); }
    static usize align(Meta) { return alignof(T); }
};
template <>
struct Pointee<str> {
    static constexpr bool kUnsized = true;
    using Meta = usize;
    static StrMut ref(void* data, usize len) { return StrMut(static_cast<char*>(data), len); }
    static void* data(StrMut ref) { return ref.data(); }
    static usize meta(StrMut ref) { return ref.len(); }
    static void drop(void*, usize) {}
    static usize size(usize len) { return len; }
    static usize align(usize) { return 1; }
};
template <class T>
struct Pointee<slice<T>> {
    static constexpr bool kUnsized = true;
    using Meta = usize;
    static SliceMut<T> ref(void* data, usize len) { return SliceMut<T>(static_cast<T*>(data), len); }
    static void* data(SliceMut<T> ref) { return ref.data(); }
    static usize meta(SliceMut<T> ref) { return ref.len(); }
    static void drop(void* data, usize len) {
        memory::destroyRange(static_cast<T*>(data), static_cast<T*>(data) + len);
    }
    static usize size(usize len) { return len * sizeof(T); }
    static usize align(usize) { return alignof(T); }
};
template <class V>
struct Pointee<Dyn<V>> {
    static constexpr bool kUnsized = true;
    using Meta = V const*;
    static DynMut<V> ref(void* data, V const* vtable) { return DynMut<V>{data, vtable}; }
    static void* data(DynMut<V> ref) { return ref.data; }
    static V const* meta(DynMut<V> ref) { return ref.vtable; }
    static VTableHeader const& header(V const* vtable) {
        return *reinterpret_cast<VTableHeader const*>(vtable);
    }
    static void drop(void* data, V const* vtable) {
        if (header(vtable).drop != nullptr) header(vtable).drop(data);
    }
    static usize size(V const* vtable) { return header(vtable).size; }
    static usize align(V const* vtable) { return header(vtable).align; }
};

template <class T>
concept Unsized = Pointee<T>::kUnsized;

/// Calls a closure whose result is `R`; a unit result is returned by closures as `void`.
template <class R, class F, class... Args>
R callFor(F& f, Args&&... args) {
    if constexpr (std::is_void_v<decltype(f(std::forward<Args>(args)...))>) {
        f(std::forward<Args>(args)...);
        return R();
    } else {
        return f(std::forward<Args>(args)...);
    }
}

}  // namespace ox
