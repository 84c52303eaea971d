#pragma once

#include "ox/lang/hole.h"
#include "ox/lang/quick_sort.h"
#include "ox/lang/vec.h"

/// A stable merge sort over natural runs, with a quicksort of what has none where bytes may be copied.
/// `less(T const*, T const*)` may panic: the slice then holds all its elements in some order.
namespace ox::sort {

namespace detail {

/// `[0, sorted)` is sorted already.
template <class T, class F>
void insertionSort(T* items, usize len, usize sorted, F& less) {
    for (usize i = sorted; i < len; ++i) {
        if (!less(items + i, items + i - 1)) continue;
        Hole<T> hole(items + i);
        do {
            hole.moveTo(hole.place - 1);
        } while (hole.place != items && less(&hole.value, hole.place - 1));
    }
}

/// The left half, parked in the buffer; what is left of it fills the gap at `out` when this is dropped.
template <class T>
struct Parked {
    T* next;
    T* end;
    T* out;
    ~Parked() { memory::relocateDown(out, next, static_cast<usize>(end - next)); }
};

/// Merges the sorted `[0, mid)` and `[mid, len)`; `buffer` has room for `mid` values.
template <class T, class F>
void merge(T* items, usize mid, usize len, T* buffer, F& less) {
    if (!less(items + mid, items + mid - 1)) return;
    memory::relocateDown(buffer, items, mid);
    Parked<T> left{buffer, buffer + mid, items};
    T* right = items + mid;
    T* end = items + len;
    // Without a branch on the comparison, which nothing predicts.
    while (left.next != left.end && right != end) {
        bool takeRight = less(right, left.next);
        memory::relocateDown(left.out++, takeRight ? right : left.next, 1);
        right += takeRight ? 1 : 0;
        left.next += takeRight ? 0 : 1;
    }
}

/// The length of the run at the front, ascending afterwards.
template <class T, class F>
usize naturalRun(T* items, usize len, F& less) {
    if (len < 2) return len;
    usize end = 2;
    if (less(items + 1, items)) {
        while (end < len && less(items + end, items + end - 1)) ++end;
        for (usize a = 0, b = end - 1; a < b; ++a, --b) ox::swap(items[a], items[b]);
    } else {
        while (end < len && !less(items + end, items + end - 1)) ++end;
    }
    return end;
}
/// Fewer elements are sorted by insertion.
inline constexpr usize kInsertionRun = 20;

/// The same, of kInsertionRun elements at least.
template <class T, class F>
usize makeRun(T* items, usize len, F& less) {
    usize end = naturalRun(items, len, less);
    if (end < kInsertionRun && end < len) {
        usize wanted = len < kInsertionRun ? len : kInsertionRun;
        insertionSort(items, wanted, end, less);
        end = wanted;
    }
    return end;
}

template <class T>
struct Buffer {
    T* data;
    explicit Buffer(usize count) : data(memory::allocateArray<T>(count)) {}
    Buffer(Buffer const&) = delete;
    Buffer& operator=(Buffer const&) = delete;
    ~Buffer() { alloc::release(data); }
};

/// A run on the stack of runs; `power` is its depth in the merge tree (Munro and Wild's power sort).
struct Run {
    usize start;
    usize len;
    u32 power;
};

inline u32 mergePower(usize start, usize mid, usize end, usize len) {
    u64 scale = ((u64(1) << 62) + len - 1) / len;
    u64 left = (start + mid) * scale;
    u64 right = (mid + end) * scale;
    return static_cast<u32>(__builtin_clzll((left ^ right) | 1));
}

/// Merges the runs that `nextRun(items, len)` makes at the front of what is left, and measures. `buffer` has
/// room for all.
template <class T, class F, class Next>
void mergeRuns(T* items, usize len, T* buffer, F& less, Next nextRun) {
    Run stack[66];
    usize depth = 0;
    auto mergeTop = [&] {
        Run& left = stack[depth - 2];
        Run const& right = stack[depth - 1];
        merge(items + left.start, left.len, left.len + right.len, buffer, less);
        left.len += right.len;
        --depth;
    };
    usize start = 0;
    usize runLen = nextRun(items, len);
    while (start + runLen < len) {
        usize nextStart = start + runLen;
        usize nextLen = nextRun(items + nextStart, len - nextStart);
        u32 power = mergePower(start, nextStart, nextStart + nextLen, len);
        stack[depth++] = Run{start, runLen, power};
        while (depth >= 2 && stack[depth - 2].power > power) mergeTop();
        // The new run joins the top with `power`; what lies deeper has lower powers.
        stack[depth - 1].power = power;
        start = nextStart;
        runLen = nextLen;
    }
    stack[depth++] = Run{start, runLen, 0};
    while (depth >= 2) mergeTop();
}

/// Merges natural runs; where they are short, runs of kInsertionRun made by insertion.
template <class T, class F>
void mergeSort(T* items, usize len, F& less) {
    // A merge parks its left run; the last one may leave a single element at the right.
    Buffer<T> buffer(len);
    mergeRuns(items, len, buffer.data, less, [&](T* from, usize rest) { return makeRun(from, rest, less); });
}

/// Merges long natural runs, and what lies between them, sorted by quickSort.
template <class T, class F>
void driftSort(T* items, usize len, F& less) {
    Buffer<T> buffer(len + 8);
    usize const good =
        len > 4096 ? usize(1) << ((64 - __builtin_clzll(len)) / 2) : (len < 128 ? len - len / 2 : 64);
    auto nextRun = [&](T* from, usize rest) {
        usize unsorted = 0;
        while (unsorted < rest) {
            usize const natural = naturalRun(from + unsorted, rest - unsorted, less);
            if (natural >= good && unsorted == 0) return natural;
            if (natural >= good) break;
            unsorted += good;  // a long run that begins in between is found by its rest
        }
        if (unsorted > rest) unsorted = rest;
        quickSort<StablePartition>(from, unsorted, buffer.data, quickSortLimit(unsorted),
                                   static_cast<T const*>(nullptr), less,
                                   [](T* part, usize size, F& by) { mergeSort(part, size, by); });
        return unsorted;
    };
    mergeRuns(items, len, buffer.data, less, nextRun);
}

/// `less` for values that are moved as bytes.
template <class T, class F>
auto overBytes(F& less) {
    return [&less](Bytes<T> const* a, Bytes<T> const* b) {
        return less(reinterpret_cast<T const*>(a), reinterpret_cast<T const*>(b));
    };
}

}  // namespace detail

template <class T, class F>
void stable(SliceMut<T> items, F less) {
    if (items.len() < detail::kInsertionRun) {
        detail::insertionSort(items.data(), items.len(), 1, less);
    } else if constexpr (detail::kQuickSorted<T>) {
        auto by = detail::overBytes<T>(less);
        detail::driftSort(reinterpret_cast<detail::Bytes<T>*>(items.data()), items.len(), by);
    } else {
        detail::mergeSort(items.data(), items.len(), less);
    }
}

/// Elements that are equal may change places.
template <class T, class F>
void unstable(SliceMut<T> items, F less) {
    if constexpr (detail::kQuickSorted<T>) {
        using Item = detail::Bytes<T>;
        usize const len = items.len();
        auto by = detail::overBytes<T>(less);
        Item* const data = reinterpret_cast<Item*>(items.data());
        if (len < detail::kInsertionRun) return detail::insertionSort(items.data(), len, 1, less);
        if (detail::naturalRun(data, len, by) == len) return;
        Item scratch[detail::kSmallRun + 8];
        detail::quickSort<detail::PartitionInPlace>(
            data, len, scratch, detail::quickSortLimit(len), static_cast<Item const*>(nullptr), by,
            [](Item* part, usize size, auto& order) { detail::mergeSort(part, size, order); });
    } else {
        stable(items, std::move(less));
    }
}

/// Element `order[i]` comes to place `i`.
template <class T>
void permute(SliceMut<T> items, Vec<usize> order) {
    if (items.len() < 2) return;
    detail::Buffer<T> buffer(items.len());
    for (usize i = 0; i < items.len(); ++i) memory::relocateDown(buffer.data + i, items.data() + order[i], 1);
    memory::relocateDown(items.data(), buffer.data, items.len());
}

}  // namespace ox::sort
