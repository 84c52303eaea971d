#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/ops.h"
#include "ox/lang/option.h"

/// What `[T]` needs beyond the classes Slice and SliceMut.
namespace ox::slices {

[[noreturn, gnu::cold]] void rangeOutOfRange(usize start, usize end, usize len, char const* file, u32 line);

OX_INLINE void checkRange(usize start, usize end, usize len, OX_AT) {
    if (start > end || end > len) [[unlikely]]
        rangeOutOfRange(start, end, len, file, line);
}

/// `&s[start..end]`, checked.
template <class T>
OX_INLINE Slice<T> range(Slice<T> items, usize start, usize end, OX_AT) {
    if (start > end || end > items.len()) [[unlikely]]
        rangeOutOfRange(start, end, items.len(), file, line);
    return items.from(start, end - start);
}
template <class T>
OX_INLINE SliceMut<T> rangeMut(SliceMut<T> items, usize start, usize end, OX_AT) {
    if (start > end || end > items.len()) [[unlikely]]
        rangeOutOfRange(start, end, items.len(), file, line);
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

/// `left` bytes and the `right` bytes behind them change places.
void rotateBytes(unsigned char* bytes, usize left, usize right);

/// Element `mid` becomes the first.
template <class T>
void rotateLeft(SliceMut<T> items, usize mid) {
    if constexpr (kRelocatable<T>) {
        auto* bytes = reinterpret_cast<unsigned char*>(items.data());
        rotateBytes(bytes, mid * sizeof(T), (items.len() - mid) * sizeof(T));
    } else {
        reverse(items.from(0, mid));
        reverse(items.from(mid, items.len() - mid));
        reverse(items);
    }
}

/// Trivially copyable elements; the lengths are equal and the ranges may overlap.
template <class T>
void copy(SliceMut<T> to, Slice<T> from) {
    static_assert(kTriviallyCopied<T>);
    if (!from.isEmpty())
        __builtin_memmove(static_cast<void*>(to.data()), static_cast<void const*>(from.data()),
                          from.len() * sizeof(T));
}

/// `slice::Iter<'_, T>`.
template <class T>
class Iter {
  public:
    explicit Iter(Slice<T> items) : next_(items.begin()), end_(items.end()) {}

    OX_INLINE Option<T const*> next() {
        if (next_ == end_) return Option<T const*>::None();
        return Option<T const*>::Some(next_++);
    }
    OX_INLINE Option<T const*> nextBack() {
        if (next_ == end_) return Option<T const*>::None();
        return Option<T const*>::Some(--end_);
    }
    Option<T const*> nth(usize n) {
        next_ = n < len() ? next_ + n : end_;
        return next();
    }
    Option<T const*> nthBack(usize n) {
        end_ = n < len() ? end_ - n : next_;
        return nextBack();
    }
    OX_INLINE usize len() const { return static_cast<usize>(end_ - next_); }
    Slice<T> asSlice() const { return Slice<T>(next_, len()); }
    Iter clone() const { return *this; }

  private:
    T const* next_;
    T const* end_;
};

/// `slice::IterMut<'_, T>`.
template <class T>
class IterMut {
  public:
    explicit IterMut(SliceMut<T> items) : next_(items.begin()), end_(items.end()) {}

    OX_INLINE Option<T*> next() {
        if (next_ == end_) return Option<T*>::None();
        return Option<T*>::Some(next_++);
    }
    OX_INLINE Option<T*> nextBack() {
        if (next_ == end_) return Option<T*>::None();
        return Option<T*>::Some(--end_);
    }
    Option<T*> nth(usize n) {
        next_ = n < len() ? next_ + n : end_;
        return next();
    }
    Option<T*> nthBack(usize n) {
        end_ = n < len() ? end_ - n : next_;
        return nextBack();
    }
    OX_INLINE usize len() const { return static_cast<usize>(end_ - next_); }
    Slice<T> asSlice() const { return Slice<T>(next_, len()); }
    static SliceMut<T> intoSlice(IterMut iter) { return SliceMut<T>(iter.next_, iter.len()); }

  private:
    T* next_;
    T* end_;
};

template <class T>
OX_INLINE Slice<T> fromRawParts(T const* data, usize len) {
    return Slice<T>(data, len);
}
template <class T>
OX_INLINE SliceMut<T> fromRawPartsMut(T* data, usize len) {
    return SliceMut<T>(data, len);
}

}  // namespace ox::slices
