#pragma once

#include "ox/lang/memory.h"

/// Stable sorting of a few values that may be copied as bytes, with hardly a branch on a comparison; after
/// the small sorts of Lukas Bergdoll and Orson Peters' driftsort.
namespace ox::sort::detail {

inline constexpr usize kSmallRun = 32;

/// Takes `from`'s four to `to` with five comparisons.
template <class T, class F>
void sort4(T const* from, T* to, F& less) {
    bool const swapLow = less(from + 1, from);
    bool const swapHigh = less(from + 3, from + 2);
    T const* const a = from + (swapLow ? 1 : 0);
    T const* const b = from + (swapLow ? 0 : 1);
    T const* const c = from + (swapHigh ? 3 : 2);
    T const* const d = from + (swapHigh ? 2 : 3);
    // a <= b and c <= d: the least is a or c, the greatest b or d; two are left between them.
    bool const leastIsC = less(c, a);
    bool const greatestIsB = less(d, b);
    T const* const left = leastIsC ? a : (greatestIsB ? c : b);
    T const* const right = greatestIsB ? d : (leastIsC ? b : c);
    bool const swapMiddle = less(right, left);
    to[0] = *(leastIsC ? c : a);
    to[1] = *(swapMiddle ? right : left);
    to[2] = *(swapMiddle ? left : right);
    to[3] = *(greatestIsB ? b : d);
}

/// Should the merging be left by a panic, or find that `less` contradicts itself: all elements are in `to`.
template <class T>
struct WholeOnDrop {
    T const* from;
    T* to;
    usize len;
    ~WholeOnDrop() {
        if (len != 0) __builtin_memcpy(static_cast<void*>(to), from, len * sizeof(T));
    }
};

/// Merges `from`'s sorted halves into `to`, from both ends at once.
template <class T, class F>
void mergeBothWays(T const* from, usize len, T* to, F& less) {
    WholeOnDrop<T> whole{from, to, len};
    usize const half = len / 2;
    T const *left = from, *right = from + half;
    T const *leftEnd = right, *rightEnd = from + len;
    for (usize i = 0; i < half; ++i) {
        bool const takeRight = less(right, left);
        to[i] = *(takeRight ? right : left);
        right += takeRight ? 1 : 0;
        left += takeRight ? 0 : 1;
        bool const takeLeft = less(rightEnd - 1, leftEnd - 1);
        to[len - 1 - i] = *((takeLeft ? leftEnd : rightEnd) - 1);
        leftEnd -= takeLeft ? 1 : 0;
        rightEnd -= takeLeft ? 0 : 1;
    }
    if (len % 2 != 0) {
        bool const fromLeft = left < leftEnd;
        to[half] = *(fromLeft ? left : right);
        left += fromLeft ? 1 : 0;
        right += fromLeft ? 0 : 1;
    }
    if (left == leftEnd && right == rightEnd) whole.len = 0;
}

template <class T, class F>
void sort8(T const* from, T* to, T* scratch, F& less) {
    sort4(from, scratch, less);
    sort4(from + 4, scratch + 4, less);
    mergeBothWays(scratch, 8, to, less);
}

/// Sorts `len` elements, of which the first `sorted` are. While `less` runs one may be there twice and
/// another not at all: for copies only.
template <class T, class F>
void insertTails(T* items, usize sorted, usize len, F& less) {
    for (usize i = sorted; i < len; ++i) {
        T const item = items[i];
        usize at = i;
        while (at > 0 && less(&item, items + at - 1)) {
            items[at] = items[at - 1];
            --at;
        }
        items[at] = item;
    }
}

/// Up to kSmallRun elements; `scratch` has room for as many and eight more.
template <class T, class F>
void smallSort(T* items, usize len, T* scratch, F& less) {
    if (len < 2) return;
    usize const half = len / 2;
    usize sorted = 1;
    if (len >= 16) {
        sort8(items, scratch, scratch + len, less);
        sort8(items + half, scratch + half, scratch + len, less);
        sorted = 8;
    } else if (len >= 8) {
        sort4(items, scratch, less);
        sort4(items + half, scratch + half, less);
        sorted = 4;
    } else {
        scratch[0] = items[0];
        scratch[half] = items[half];
    }
    // The halves grow to their full lengths in the scratch.
    for (usize start : {usize(0), half}) {
        usize const size = start == 0 ? half : len - half;
        __builtin_memcpy(static_cast<void*>(scratch + start + sorted), items + start + sorted,
                         (size - sorted) * sizeof(T));
        insertTails(scratch + start, sorted, size, less);
    }
    mergeBothWays(scratch, len, items, less);
}

}  // namespace ox::sort::detail
