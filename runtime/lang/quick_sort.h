#pragma once

#include "ox/lang/memory.h"

/// A stable quicksort of values that may be copied as bytes, after Lukas Bergdoll and Orson Peters'
/// driftsort. `less` may panic or contradict itself: the slice holds all its elements at any time.
namespace ox::sort::detail {

inline constexpr usize kSmallRun = 24;

template <class T>
inline constexpr bool kQuickSorted = std::is_trivially_copyable_v<T> && sizeof(T) <= 64;

template <class T, class F>
T* medianOfThree(T* a, T* b, T* c, F& less) {
    bool const x = less(a, b);
    if (x != less(a, c)) return a;
    return x == less(b, c) ? b : c;
}
/// About the median of `8 ^ k` samples around the three.
template <class T, class F>
T* pseudoMedian(T* a, T* b, T* c, usize n, F& less) {
    constexpr usize kRecurses = 64;
    if (n * 8 >= kRecurses) {
        n /= 8;
        a = pseudoMedian(a, a + n * 4, a + n * 7, n, less);
        b = pseudoMedian(b, b + n * 4, b + n * 7, n, less);
        c = pseudoMedian(c, c + n * 4, c + n * 7, n, less);
    }
    return medianOfThree(a, b, c, less);
}
template <class T, class F>
T choosePivot(T* items, usize len, F& less) {
    usize const eighth = len / 8;
    T *a = items, *b = items + eighth * 4, *c = items + eighth * 7;
    return len < 64 ? *medianOfThree(a, b, c, less) : *pseudoMedian(a, b, c, eighth, less);
}

/// Brings what `goesLeft` to the front and says how much that is. `scratch` has room for all.
template <class T, class G>
usize partition(T* items, usize len, T* scratch, G goesLeft) {
    // Without a branch: the others fill the scratch from its end.
    usize left = 0;
    T* back = scratch + len;
    for (usize i = 0; i < len; ++i) {
        --back;
        bool const goes = goesLeft(items + i);
        (goes ? scratch : back)[left] = items[i];
        left += goes ? 1 : 0;
    }
    __builtin_memcpy(static_cast<void*>(items), scratch, left * sizeof(T));
    for (usize i = left; i < len; ++i) items[i] = scratch[len - 1 - (i - left)];
    return left;
}

/// `small` sorts short slices, `slow` those whose pivots were bad too often.
template <class T, class F, class Small, class Slow>
void quickSort(T* items, usize len, T* scratch, u32 limit, T const* ancestor, F& less, Small small,
               Slow slow) {
    while (len > kSmallRun) {
        if (limit-- == 0) return slow(items, len, less);
        T const pivot = choosePivot(items, len, less);
        // Nothing is below the pivot that this part was right of. Where this pivot equals that, all that
        // equals them is in place.
        usize left = 0;
        if (ancestor == nullptr || less(ancestor, &pivot))
            left = partition(items, len, scratch, [&](T const* item) { return less(item, &pivot); });
        if (left == 0) {
            left = partition(items, len, scratch, [&](T const* item) { return !less(&pivot, item); });
            items += left;
            len -= left;
            ancestor = nullptr;
            continue;
        }
        quickSort(items + left, len - left, scratch, limit, &pivot, less, small, slow);
        len = left;
    }
    small(items, len, less);
}

}  // namespace ox::sort::detail
