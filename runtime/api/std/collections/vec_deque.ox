// VecDeque: a ring buffer.
#![cpp(header = "ox/lang/vec_deque.h")]
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ Chain, DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.ops.{ Index, IndexMut, RangeBounds }
import std.slice
import std.vec

#[cpp("ox::VecDeque")]
public extern struct VecDeque<T>

extension<T> VecDeque<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): VecDeque<T>
    #[mustUse]
    #[cpp("Self::withCapacity")]
    public extern static fn withCapacity(capacity: UIntSize): VecDeque<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize
    #[cpp(".pushBack")]
    public extern mutating fn pushBack(value: T)
    #[cpp(".pushFront")]
    public extern mutating fn pushFront(value: T)
    #[cpp(".popFront")]
    public extern mutating fn popFront(): Option<T>
    #[cpp(".popBack")]
    public extern mutating fn popBack(): Option<T>
    #[cpp(".remove")]
    public extern mutating fn remove(index: UIntSize): Option<T>
    #[cpp(".truncate")]
    public extern mutating fn truncate(len: UIntSize)
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp(".reserve")]
    public extern mutating fn reserve(additional: UIntSize)
    #[cpp(".shrinkTo")]
    public extern mutating fn shrinkTo(capacity: UIntSize)
    #[cpp(".retain")]
    public extern mutating fn retain<F: FnMut(&T) -> Bool>(keep: F)
    #[cpp(".retain")]
    public extern mutating fn retainMut<F: FnMut(&mut T) -> Bool>(keep: F)
    #[cpp(".makeContiguous")]
    public extern mutating fn makeContiguous(): &mut [T]

    // Unchecked.
    #[cpp(".at")]
    extern fn at(index: UIntSize): &T
    #[cpp(".at")]
    extern mutating fn atMut(index: UIntSize): &mut T
    #[cpp(".insert")]
    extern mutating fn insertAt(index: UIntSize, value: T)
    #[cpp(".rotateLeft")]
    extern mutating fn turnLeft(n: UIntSize)
    #[cpp(".rotateRight")]
    extern mutating fn turnRight(n: UIntSize)
    #[cpp(".firstPart")]
    extern fn firstPart(): &[T]
    #[cpp(".secondPart")]
    extern fn secondPart(): &[T]

    public fn asSlices(): (&[T], &[T]) { (self.firstPart(), self.secondPart()) }

    public mutating fn asMutSlices(): (&mut [T], &mut [T]) {
        let whole: *mut VecDeque<T> = self
        (firstOf(whole), secondOf(whole))
    }

    public mutating fn shrinkToFit() { self.shrinkTo(0) }

    public fn get(index: UIntSize): Option<&T> { if index < self.len() { Some(self.at(index)) } else { null } }

    public mutating fn getMut(index: UIntSize): Option<&mut T> { if index < self.len() { Some(self.atMut(index)) } else { null } }

    public fn front(): Option<&T> { self.get(0) }

    public mutating fn frontMut(): Option<&mut T> { self.getMut(0) }

    public fn back(): Option<&T> { if self.isEmpty() { null } else { Some(self.at(self.len() - 1)) } }

    public mutating fn backMut(): Option<&mut T> {
        let n = self.len()
        if n == 0 { null } else { Some(self.atMut(n - 1)) }
    }

    #[trackCaller]
    public mutating fn insert(index: UIntSize, value: T) {
        if index > self.len() {
            panic!("index out of bounds")
        }
        self.insertAt(index, value)
    }

    #[trackCaller]
    public mutating fn swap(i: UIntSize, j: UIntSize) {
        assert!(i < self.len())
        assert!(j < self.len())
        if i != j {
            let a: *mut T = self.atMut(i)
            let b: *mut T = self.atMut(j)
            unsafe { std.ptr.swap(a, b) }
        }
    }

    public mutating fn swapRemoveFront(index: UIntSize): Option<T> {
        if index >= self.len() {
            return null
        }
        self.swap(index, 0)
        self.popFront()
    }

    public mutating fn swapRemoveBack(index: UIntSize): Option<T> {
        let n = self.len()
        if index >= n {
            return null
        }
        self.swap(index, n - 1)
        self.popBack()
    }

    #[trackCaller]
    public mutating fn rotateLeft(n: UIntSize) {
        assert!(n <= self.len())
        self.turnLeft(n)
    }

    #[trackCaller]
    public mutating fn rotateRight(n: UIntSize) {
        assert!(n <= self.len())
        self.turnRight(n)
    }

    public mutating fn append(other: &mut VecDeque<T>) {
        self.reserve(other.len())
        while let Some(value) = other.popFront() {
            self.pushBack(value)
        }
    }

    #[mustUse]
    #[trackCaller]
    public mutating fn splitOff(at: UIntSize): VecDeque<T> {
        let n = self.len()
        if at > n {
            panic!("`at` out of bounds")
        }
        var tail = VecDeque.withCapacity(n - at)
        while self.len() > at {
            if let Some(value) = self.popBack() {
                tail.pushFront(value)
            }
        }
        tail
    }

    public mutating fn resize(len: UIntSize, value: T) where T: Clone {
        if len <= self.len() {
            self.truncate(len)
            return
        }
        while self.len() + 1 < len {
            self.pushBack(value.clone())
        }
        self.pushBack(value)
    }

    public mutating fn resizeWith<F: FnMut() -> T>(len: UIntSize, mut f: F) {
        self.truncate(len)
        while self.len() < len {
            self.pushBack(f())
        }
    }

    public fn contains(value: &T): Bool where T: PartialEq {
        self.firstPart().contains(value) || self.secondPart().contains(value)
    }

    public fn binarySearch(value: &T): Result<UIntSize, UIntSize> where T: Ord {
        self.binarySearchBy({ item -> item.cmp(value) })
    }

    public fn binarySearchByKey<B: Ord, F: FnMut(&T) -> B>(key: &B, mut f: F): Result<UIntSize, UIntSize> {
        self.binarySearchBy({ item -> f(item).cmp(key) })
    }
    public mutating fn popFrontIf<F: FnOnce(&mut T) -> Bool>(predicate: F): Option<T> {
        if predicate(self.frontMut()?) { self.popFront() } else { null }
    }
    public mutating fn popBackIf<F: FnOnce(&mut T) -> Bool>(predicate: F): Option<T> {
        if predicate(self.backMut()?) { self.popBack() } else { null }
    }
    public mutating fn reserveExact(additional: UIntSize) { self.reserve(additional) }

    public fn binarySearchBy<F: FnMut(&T) -> Ordering>(mut compare: F): Result<UIntSize, UIntSize> {
        var low: UIntSize = 0
        var high = self.len()
        while low < high {
            let mid = low + (high - low) / 2
            match compare(self.at(mid)) {
                Ordering.Less -> { low = mid + 1 }
                Ordering.Equal -> return Ok(mid),
                Ordering.Greater -> { high = mid }
            }
        }
        Err(low)
    }

    public fn partitionPoint<P: FnMut(&T) -> Bool>(mut predicate: P): UIntSize {
        match self.binarySearchBy({ item -> if predicate(item) { Ordering.Less } else { Ordering.Greater } }) {
            Ok(index) -> index,
            Err(index) -> index,
        }
    }

    public fn iter(): Iter<'_, T> { Iter { parts: self.firstPart().iter().chain(self.secondPart().iter()), left: self.len() } }

    public mutating fn iterMut(): IterMut<'_, T> {
        let count = self.len()
        let (first, second) = self.asMutSlices()
        IterMut { parts: first.iterMut().chain(second.iterMut()), left: count }
    }

    #[trackCaller]
    public fn range<R: RangeBounds<UIntSize>>(range: R): Iter<'_, T> {
        let bounds = slice.index.bounds(range, self.len())
        let first = self.firstPart()
        let second = self.secondPart()
        let n = first.len()
        let front = &first[std.cmp.min(bounds.start, n)..std.cmp.min(bounds.end, n)]
        let back = &second[bounds.start.saturatingSub(n)..bounds.end.saturatingSub(n)]
        Iter { parts: front.iter().chain(back.iter()), left: bounds.end - bounds.start }
    }

    #[trackCaller]
    public mutating fn drain<R: RangeBounds<UIntSize>>(range: R): Drain<'_, T> {
        let bounds = slice.index.bounds(range, self.len())
        var taken = self.splitOff(bounds.start)
        let rest = taken.splitOff(bounds.end - bounds.start)
        Drain { deque: self, taken: taken, rest: rest }
    }
}

#[cpp("$0->firstPartMut()")]
extern fn firstOf<'a, T>(deque: *mut VecDeque<T>): &'a mut [T]

#[cpp("$0->secondPartMut()")]
extern fn secondOf<'a, T>(deque: *mut VecDeque<T>): &'a mut [T]

extension<T: Clone> VecDeque<T>: Clone {
    fn clone(): Self { self.iter().cloned().collect() }
}
extension<T> VecDeque<T>: Default {
    static fn default(): Self { VecDeque.new() }
}
extension<T: PartialEq> VecDeque<T>: PartialEq {
    fn eq(other: &Self): Bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
extension<T: Eq> VecDeque<T>: Eq {}
extension<T: PartialEq<U>, U> VecDeque<T>: PartialEq<Vec<U>> {
    fn eq(other: &Vec<U>): Bool { self.len() == other.len() && self.iter().zip(other.iter()).all({ (a, b) -> *a == *b }) }
}
extension<T: PartialEq<U>, U, const N: UIntSize> VecDeque<T>: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { self.len() == N && self.iter().zip(other.iter()).all({ (a, b) -> *a == *b }) }
}
extension<'a, T: PartialEq<U>, U> VecDeque<T>: PartialEq<&'a [U]> {
    fn eq(other: &&'a [U]): Bool { self.len() == other.len() && self.iter().zip(other.iter()).all({ (a, b) -> *a == *b }) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> VecDeque<T>: PartialEq<&'a [U; N]> {
    fn eq(other: &&'a [U; N]): Bool { *self == other.asSlice() }
}
extension<T: PartialOrd> VecDeque<T>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { self.iter().partialCmp(other.iter()) }
}
extension<T: Ord> VecDeque<T>: Ord {
    fn cmp(other: &Self): Ordering { self.iter().cmp(other.iter()) }
}
extension<T: Hash> VecDeque<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        state.writeLengthPrefix(self.len())
        for item in self {
            item.hash(state)
        }
    }
}
extension<T: Debug> VecDeque<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.iter()).finish() }
}
extension<T> VecDeque<T>: Index<UIntSize> {
    type Output = T
    #[trackCaller]
    fn index(index: UIntSize): &T { self.get(index).expect("Out of bounds access") }
}
extension<T> VecDeque<T>: IndexMut<UIntSize> {
    #[trackCaller]
    mutating fn indexMut(index: UIntSize): &mut T { self.getMut(index).expect("Out of bounds access") }
}
extension<T> VecDeque<T>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Self {
        var result: VecDeque<T> = VecDeque.new()
        result.extend(iter)
        result
    }
}
extension<T> VecDeque<T>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        let source = iter.intoIter()
        self.reserve(source.sizeHint().0)
        for item in source {
            self.pushBack(item)
        }
    }
    mutating fn extendOne(item: T) { self.pushBack(item) }
}
extension<'a, T: Copy + 'a> VecDeque<T>: Extend<&'a T> {
    mutating fn extend<I: IntoIterator<Item = &'a T>>(iter: I) {
        for item in iter {
            self.pushBack(*item)
        }
    }
    mutating fn extendOne(item: &'a T) { self.pushBack(*item) }
}

#[cpp("ox::VecDeque<{T}>::fromVec")]
extern fn fromVec<T>(items: Vec<T>): VecDeque<T>

#[cpp("ox::VecDeque<{T}>::intoVec")]
extern fn intoVec<T>(deque: VecDeque<T>): Vec<T>

extension<T> VecDeque<T>: From<Vec<T>> {
    static fn from(items: Vec<T>): Self { fromVec(items) }
}
extension<T> Vec<T>: From<VecDeque<T>> {
    static fn from(deque: VecDeque<T>): Vec<T> { intoVec(deque) }
}
extension<T, const N: UIntSize> VecDeque<T>: From<[T; N]> {
    static fn from(items: [T; N]): Self { fromVec(vec.vecFromArray(items)) }
}

extension<T> VecDeque<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { inner: self } }
}
extension<'a, T> &'a VecDeque<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}
extension<'a, T> &'a mut VecDeque<T>: IntoIterator {
    type Item = &'a mut T
    type IntoIter = IterMut<'a, T>
    consuming fn intoIter(): IterMut<'a, T> { self.iterMut() }
}

#[derive(Clone)]
public struct Iter<'a, T> {
    parts: Chain<slice.Iter<'a, T>, slice.Iter<'a, T>>,
    left: UIntSize,
}
extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> {
        self.left = self.left.saturatingSub(1)
        self.parts.next()
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left, Some(self.left)) }
}
extension<'a, T> Iter<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a T> {
        self.left = self.left.saturatingSub(1)
        self.parts.nextBack()
    }
}
extension<'a, T> Iter<'a, T>: ExactSizeIterator {}
extension<'a, T> Iter<'a, T>: FusedIterator {}

public struct IterMut<'a, T> {
    parts: Chain<slice.IterMut<'a, T>, slice.IterMut<'a, T>>,
    left: UIntSize,
}
extension<'a, T> IterMut<'a, T>: Iterator {
    type Item = &'a mut T
    mutating fn next(): Option<&'a mut T> {
        self.left = self.left.saturatingSub(1)
        self.parts.next()
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left, Some(self.left)) }
}
extension<'a, T> IterMut<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut T> {
        self.left = self.left.saturatingSub(1)
        self.parts.nextBack()
    }
}
extension<'a, T> IterMut<'a, T>: ExactSizeIterator {}
extension<'a, T> IterMut<'a, T>: FusedIterator {}

#[derive(Clone)]
public struct IntoIter<T> {
    inner: VecDeque<T>,
}
extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.inner.popFront() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.inner.len(), Some(self.inner.len())) }
}
extension<T> IntoIter<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.inner.popBack() }
}
extension<T> IntoIter<T>: ExactSizeIterator {}
extension<T> IntoIter<T>: FusedIterator {}

/// Gives the elements taken out; what stood behind them is put back when this ends.
public struct Drain<'a, T> {
    deque: &'a mut VecDeque<T>,
    taken: VecDeque<T>,
    rest: VecDeque<T>,
}
extension<'a, T> Drain<'a, T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.taken.popFront() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.taken.len(), Some(self.taken.len())) }
}
extension<'a, T> Drain<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.taken.popBack() }
}
extension<'a, T> Drain<'a, T>: ExactSizeIterator {}
extension<'a, T> Drain<'a, T>: std.ops.Drop {
    mutating fn drop() {
        self.taken.clear()
        self.deque.append(&mut self.rest)
    }
}
