#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/ops.h"

/// What `[T]` needs beyond the classes Slice and SliceMut.
namespace ox::slices {

[[noreturn, gnu::cold]] void rangeOutOfRange(usize start, usize end, usize len, char const* file, u32 line);

/// `&s[start..end]`, checked.
template <class T>
OX_INLINE Slice<T> range(Slice<T> items, usize start, usize end, OX_AT) {
    if (start > end || end > items.len()) [[unlikely]] rangeOutOfRange(start, end, items.len(), file, line);
    return items.from(start, end - start);
}
template <class T>
OX_INLINE SliceMut<T> rangeMut(SliceMut<T> items, usize start, usize end, OX_AT) {
    if (start > end || end > items.len()) [[unlikely]] rangeOutOfRange(start, end, items.len(), file, line);
    return items.from(start, end - start);
}

template <class T>
void swap(T* a, T* b) {
    T kept = std::move(*a);
    *a = std::move(*b);
    *b = std::move(kept);
}

template <class T>
void reverse(SliceMut<T> items) {
    T* first = items.begin();
    T* last = items.end();
    while (last - first > 1) {
        if constexpr (kRelocatable<T>) {
            --last;
            alignas(T) unsigned char kept[sizeof(T)];
            __builtin_memcpy(kept, static_cast<void*>(first), sizeof(T));
            __builtin_memcpy(static_cast<void*>(first), static_cast<void*>(last), sizeof(T));
            __builtin_memcpy(static_cast<void*>(last), kept, sizeof(T));
            ++first;
        } else {
            swap(first++, --last);
        }
    }
}

/// Element `mid` becomes the first.
template <class T>
void rotateLeft(SliceMut<T> items, usize mid) {
    reverse(items.from(0, mid));
    reverse(items.from(mid, items.len() - mid));
    reverse(items);
}

/// Trivially copyable elements; the lengths are equal and the ranges may overlap.
template <class T>
void copy(SliceMut<T> to, Slice<T> from) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (!from.isEmpty())
        __builtin_memmove(static_cast<void*>(to.data()), static_cast<void const*>(from.data()),
                          from.len() * sizeof(T));
}

template <class T>
OX_INLINE Slice<T> fromRawParts(T const* data, usize len) {
    return Slice<T>(data, len);
}
template <class T>
OX_INLINE SliceMut<T> fromRawPartsMut(T* data, usize len) {
    return SliceMut<T>(data, len);
}

}  // namespace ox::slices
