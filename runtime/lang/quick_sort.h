#pragma once

#include "ox/lang/small_sort.h"

/// Quicksorts of values that may be copied as bytes, after Lukas Bergdoll and Orson Peters' driftsort and
/// ipnsort. `less` may panic or contradict itself: the slice holds all its elements at any time.
namespace ox::sort::detail {

/// A value as bytes: what is moved about without being told.
template <class T>
struct alignas(T) Bytes {
    unsigned char bytes[sizeof(T)];
};
template <class T>
inline constexpr bool kQuickSorted = kRelocatable<T> && sizeof(T) <= 64;

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

/// Brings what `goesLeft` to the front and says how much that is; both parts keep their order. `scratch` has
/// room for all.
struct StablePartition {
    template <class T, class G>
    static usize run(T* items, usize len, T* scratch, G goesLeft) {
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
};

/// The same in place and without the order: each step moves one element into the gap that the step before
/// left, and the front's first foreign element to where that one was.
struct PartitionInPlace {
    template <class T>
    struct Gap {
        T const kept;
        T* place;
        ~Gap() { *place = kept; }
    };

    template <class T, class G>
    static usize run(T* items, usize len, T*, G goesLeft) {
        Gap<T> gap{items[0], items};
        usize left = 0;
        for (T* item = items + 1; item != items + len; ++item) {
            bool const goes = goesLeft(item);
            *gap.place = items[left];
            items[left] = *item;
            gap.place = item;
            left += goes ? 1 : 0;
        }
        bool const goes = goesLeft(&gap.kept);
        *gap.place = items[left];
        gap.place = items + left;
        return left + (goes ? 1 : 0);
    }
};

/// `scratch` has room for all elements if the partition needs it, for `smallSort` in any case. `slow` sorts
/// those whose pivots were bad too often.
template <class Partition, class T, class F, class Slow>
void quickSort(T* items, usize len, T* scratch, u32 limit, T const* ancestor, F& less, Slow slow) {
    while (len > kSmallRun) {
        if (limit-- == 0) return slow(items, len, less);
        T const pivot = choosePivot(items, len, less);
        // Nothing is below the pivot that this part was right of. Where this pivot equals that, all that
        // equals them is in place. A copy of the pivot that nobody else knows can stay in a register.
        usize left = 0;
        if (ancestor == nullptr || less(ancestor, &pivot))
            left = Partition::run(items, len, scratch,
                                  [&less, pivot](T const* item) { return less(item, &pivot); });
        if (left == 0) {
            left = Partition::run(items, len, scratch,
                                  [&less, pivot](T const* item) { return !less(&pivot, item); });
            items += left;
            len -= left;
            ancestor = nullptr;
            continue;
        }
        quickSort<Partition>(items + left, len - left, scratch, limit, &pivot, less, slow);
        len = left;
    }
    smallSort(items, len, scratch, less);
}

/// So many partitions may a sort of `len` elements take in a row.
inline u32 quickSortLimit(usize len) { return 2 * static_cast<u32>(64 - __builtin_clzll(len)); }

}  // namespace ox::sort::detail
