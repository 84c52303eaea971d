#pragma once

#include <cstdlib>
#include <cstring>

#include "ox/lang/alloc.h"
#include "ox/lang/memory.h"

namespace ox::pointers {

template <class T>
T* nullMut() {
    return nullptr;
}

template <class T>
bool eq(T const* a, T const* b) {
    return a == b;
}
inline bool eq(Str a, Str b) { return a.data() == b.data() && a.len() == b.len(); }
template <class T>
bool eq(Slice<T> a, Slice<T> b) {
    return a.data() == b.data() && a.len() == b.len();
}
template <class F>
usize ofFunction(F function) {
    return reinterpret_cast<usize>(function);
}
template <class V>
bool eq(DynRef<V> a, DynRef<V> b) {
    return a.data == b.data && a.vtable == b.vtable;
}

/// The source is raw memory afterwards if `T` needs dropping.
template <class T>
T read(T const* source) {
    if constexpr (kTriviallyCopied<T>) {
        return *source;
    } else {
        return memory::takeFrom(const_cast<T*>(source));
    }
}
/// Constructs in memory that holds no value.
template <class T>
void write(T* target, std::type_identity_t<T> value) {
    new (target) T(std::move(value));
}
/// Moves values into memory that holds none, except where it is the source's own, which is raw memory then.
template <class T>
void copy(T const* source, T* target, usize count) {
    if constexpr (kRelocatable<T>) {
        if (count != 0)
            std::memmove(static_cast<void*>(target), static_cast<void const*>(source), count * sizeof(T));
    } else if (target < source) {
        for (usize i = 0; i < count; ++i) new (target + i) T(memory::takeFrom(const_cast<T*>(source + i)));
    } else if (target > source) {
        for (usize i = count; i-- > 0;) new (target + i) T(memory::takeFrom(const_cast<T*>(source + i)));
    }
}
template <class T>
void writeBytes(T* target, u8 byte, usize count) {
    if (count != 0) std::memset(static_cast<void*>(target), byte, count * sizeof(T));
}
template <class T>
T* dangling() {
    return reinterpret_cast<T*>(alignof(T));
}

inline u8* allocate(usize size, usize align) {
    if (align <= alignof(std::max_align_t)) return static_cast<u8*>(alloc::allocate(size));
    void* const block = std::aligned_alloc(align, (size + align - 1) / align * align);
    if (block == nullptr) alloc::failed(size);
    return static_cast<u8*>(block);
}
inline u8* allocateZeros(usize size, usize align) {
    u8* const block = allocate(size, align);
    std::memset(block, 0, size);
    return block;
}
inline void release(u8* block) { alloc::release(block); }
inline u8* resize(u8* block, usize oldSize, usize align, usize size) {
    if (align <= alignof(std::max_align_t)) return static_cast<u8*>(alloc::resize(block, size));
    u8* const moved = allocate(size, align);
    std::memcpy(moved, block, oldSize < size ? oldSize : size);
    release(block);
    return moved;
}

template <class T>
void dropInPlace(T* target) {
    target->~T();
}

}  // namespace ox::pointers
