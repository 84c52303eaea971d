// BinaryHeap: a priority queue, the greatest first.
#![cpp(header = "ox/lang/heap.h")]
import std.cmp.Ord
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.iter.{ Extend, FromIterator, IntoIterator }
import std.ops.{ Deref, DerefMut, Drop }
import std.slice
import std.vec

#[cpp("ox::heaps::siftUp")]
extern fn siftUp<T, F: FnMut(&T, &T) -> Bool>(heap: &mut [T], top: UIntSize, from: UIntSize, isLess: F)
#[cpp("ox::heaps::siftDown")]
extern fn siftDown<T, F: FnMut(&T, &T) -> Bool>(heap: &mut [T], from: UIntSize, end: UIntSize, isLess: F)
#[cpp("ox::heaps::siftToBottom")]
extern fn siftToBottom<T, F: FnMut(&T, &T) -> Bool>(heap: &mut [T], isLess: F)

public struct BinaryHeap<T> {
    data: Vec<T>,
}

extension<T> BinaryHeap<T> {
    #[mustUse]
    public fn len(): UIntSize { self.data.len() }

    #[mustUse]
    public fn isEmpty(): Bool { self.data.isEmpty() }

    #[mustUse]
    public fn capacity(): UIntSize { self.data.capacity() }

    #[mustUse]
    public fn peek(): Option<&T> { self.data.first() }

    public mutating fn clear() { self.data.clear() }

    public mutating fn reserveExact(additional: UIntSize) { self.data.reserve(additional) }
    public mutating fn shrinkTo(capacity: UIntSize) { self.data.shrinkTo(capacity) }
    public mutating fn reserve(additional: UIntSize) { self.data.reserve(additional) }

    public mutating fn shrinkToFit() { self.data.shrinkToFit() }

    public fn iter(): slice.Iter<'_, T> { self.data.iter() }

    #[mustUse]
    public fn asSlice(): &[T] { self.data.asSlice() }

    #[mustUse]
    public consuming fn intoVec(): Vec<T> { self.data }

    public mutating fn drain(): vec.Drain<'_, T> { self.data.drain(..) }
}

extension<T: Ord> BinaryHeap<T> {
    #[mustUse]
    public static fn new(): BinaryHeap<T> { BinaryHeap { data: Vec.new() } }

    #[mustUse]
    public static fn withCapacity(capacity: UIntSize): BinaryHeap<T> { BinaryHeap { data: Vec.withCapacity(capacity) } }

    public mutating fn push(item: T) {
        let last = self.data.len()
        self.data.push(item)
        siftUp(self.data.asMutSlice(), 0, last, { a, b -> a < b })
    }

    public mutating fn pop(): Option<T> {
        let n = self.data.len()
        if n == 0 {
            return null
        }
        let item = self.data.swapRemove(0)
        if n > 2 {
            siftToBottom(self.data.asMutSlice(), { a, b -> a < b })
        }
        Some(item)
    }

    public mutating fn peekMut(): Option<PeekMut<'_, T>> {
        if self.isEmpty() { null } else { Some(PeekMut { heap: self, changed: false }) }
    }

    #[mustUse]
    public consuming fn intoSortedVec(): Vec<T> {
        var heap = self
        var end = heap.data.len()
        while end > 1 {
            end -= 1
            heap.data.swap(0, end)
            siftDown(heap.data.asMutSlice(), 0, end, { a, b -> a < b })
        }
        heap.data
    }

    public mutating fn append(other: &mut BinaryHeap<T>) {
        self.data.append(&mut other.data)
        self.rebuild()
    }

    public mutating fn retain<F: FnMut(&T) -> Bool>(keep: F) {
        self.data.retain(keep)
        self.rebuild()
    }

    mutating fn rebuild() {
        let end = self.data.len()
        var n = end / 2
        while n > 0 {
            n -= 1
            siftDown(self.data.asMutSlice(), n, end, { a, b -> a < b })
        }
    }
}

/// The greatest element, put back in order when this ends.
public struct PeekMut<'a, T: Ord> {
    heap: &'a mut BinaryHeap<T>,
    changed: Bool,
}

extension<'a, T: Ord> PeekMut<'a, T> {
    public static fn pop(this: PeekMut<'a, T>): T {
        var peek = this
        if peek.changed {
            peek.restore()
        }
        peek.heap.pop().unwrap()
    }

    mutating fn restore() {
        self.changed = false
        let end = self.heap.len()
        siftDown(self.heap.data.asMutSlice(), 0, end, { a, b -> a < b })
    }
}

extension<'a, T: Ord> PeekMut<'a, T>: Deref {
    type Target = T
    fn deref(): &T { &self.heap.data[0] }
}
extension<'a, T: Ord> PeekMut<'a, T>: DerefMut {
    mutating fn derefMut(): &mut T {
        self.changed = true
        &mut self.heap.data[0]
    }
}
extension<'a, T: Ord> PeekMut<'a, T>: Drop {
    mutating fn drop() {
        if self.changed {
            self.restore()
        }
    }
}

extension<T: Clone> BinaryHeap<T>: Clone {
    fn clone(): Self { BinaryHeap { data: self.data.clone() } }
}
extension<T: Ord> BinaryHeap<T>: Default {
    static fn default(): Self { BinaryHeap.new() }
}
extension<T: Debug> BinaryHeap<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.iter()).finish() }
}
extension<T: Ord> BinaryHeap<T>: From<Vec<T>> {
    static fn from(items: Vec<T>): Self {
        var heap = BinaryHeap { data: items }
        heap.rebuild()
        heap
    }
}
extension<T: Ord, const N: UIntSize> BinaryHeap<T>: From<[T; N]> {
    static fn from(items: [T; N]): Self { BinaryHeap.fromIter(items) }
}
extension<T> Vec<T>: From<BinaryHeap<T>> {
    static fn from(heap: BinaryHeap<T>): Vec<T> { heap.data }
}
extension<T: Ord> BinaryHeap<T>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Self {
        let items: Vec<T> = Vec.fromIter(iter)
        BinaryHeap.from(items)
    }
}
extension<T: Ord> BinaryHeap<T>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        for item in iter {
            self.push(item)
        }
    }
    mutating fn extendOne(item: T) { self.push(item) }
}
extension<'a, T: Ord + Copy + 'a> BinaryHeap<T>: Extend<&'a T> {
    mutating fn extend<I: IntoIterator<Item = &'a T>>(iter: I) {
        for item in iter {
            self.push(*item)
        }
    }
    mutating fn extendOne(item: &'a T) { self.push(*item) }
}
extension<T> BinaryHeap<T>: IntoIterator {
    type Item = T
    type IntoIter = vec.IntoIter<T>
    consuming fn intoIter(): vec.IntoIter<T> { self.data.intoIter() }
}
extension<'a, T> &'a BinaryHeap<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = slice.Iter<'a, T>
    consuming fn intoIter(): slice.Iter<'a, T> { self.iter() }
}
