#pragma once

#include "ox/lang/hole.h"
#include "ox/lang/slice.h"

/// The moves of a binary heap. `isLess(T const*, T const*)` may panic: the slice then holds all its elements.
namespace ox::heaps {

/// Moves element `from` towards `top` until its parent is not less.
template <class T, class F>
void siftUp(SliceMut<T> heap, usize top, usize from, F isLess) {
    if (from == top) return;
    T* const items = heap.data();
    Hole<T> hole(items + from);
    while (from > top) {
        usize const parent = (from - 1) / 2;
        if (!isLess(items + parent, &hole.value)) return;
        hole.moveTo(items + parent);
        from = parent;
    }
}

/// Moves element `from` down to where no child within `end` is greater.
template <class T, class F>
void siftDown(SliceMut<T> heap, usize from, usize end, F isLess) {
    T* const items = heap.data();
    Hole<T> hole(items + from);
    for (usize child = 2 * from + 1; child < end; child = 2 * child + 1) {
        child += child + 1 < end && !isLess(items + child + 1, items + child) ? 1 : 0;
        if (!isLess(&hole.value, items + child)) return;
        hole.moveTo(items + child);
    }
}

/// The same of the top element of a whole heap, when it is likely to belong to the bottom: down all the way
/// along the greater children, then up.
template <class T, class F>
void siftToBottom(SliceMut<T> heap, F isLess) {
    T* const items = heap.data();
    usize const end = heap.len();
    usize at = 0;
    {
        Hole<T> hole(items);
        usize child = 1;
        for (; child + 1 < end; child = 2 * at + 1) {
            child += isLess(items + child + 1, items + child) ? 0 : 1;
            hole.moveTo(items + child);
            at = child;
        }
        if (child < end) {
            hole.moveTo(items + child);
            at = child;
        }
    }
    siftUp(heap, 0, at, isLess);
}

}  // namespace ox::heaps
