// std.slice: [T].
#![cpp(header = "ox/lang/slice.h")]
import std.borrow.{ Borrow, BorrowMut, ToOwned }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.hint.selectUnpredictable
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, IntoIterator, Iterator }
import std.ops.{ Index, IndexMut, RangeBounds }

public external module ascii
public external module chunks
public external module index
public external module join
public external module parts
public external module select
public external module sort
public external module split

public import std.slice.chunks.{ Chunks, ChunksExact, ChunksMut, RChunks, RChunksExact, RChunksMut, Windows }
public import std.slice.index.SliceIndex
public import std.slice.join.{ Concat, Join }
public import std.slice.parts.{ ArrayWindows, GetDisjointMutError }
public import std.slice.split.{ ChunkBy, ChunkByMut, RSplit, RSplitMut, RSplitN, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN, SplitNMut }

#[cpp("ox::slices::Iter")]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public extern struct Iter<'a, T>

#[cpp("ox::slices::IterMut")]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public extern struct IterMut<'a, T>

public fn fromRef<T>(value: &T): &[T] { unsafe { fromRawParts(value, 1) } }

public fn fromMut<T>(value: &mut T): &mut [T] { unsafe { fromRawPartsMut(value, 1) } }

#[cpp("ox::slices::fromRawParts")]
public extern unsafe fn fromRawParts<'a, T>(data: *const T, len: UIntSize): &'a [T]

#[cpp("ox::slices::fromRawPartsMut")]
public extern unsafe fn fromRawPartsMut<'a, T>(data: *mut T, len: UIntSize): &'a mut [T]

#[cpp("ox::slices::reverse")]
extern fn reverseAll<T>(items: &mut [T])

#[cpp("ox::slices::rotateLeft")]
extern fn rotate<T>(items: &mut [T], mid: UIntSize)

#[cpp("ox::slices::copy")]
extern fn copyElements<T: Copy>(target: &mut [T], source: &[T])

// Unchecked access, for bodies that have checked.
#[cpp("(&$0[$1])")]
public(crate) extern fn at<T>(items: &[T], index: UIntSize): &T

#[cpp("(&$0[$1])")]
public(crate) extern fn atMut<T>(items: &mut [T], index: UIntSize): &mut T

#[cpp("$0.from($1, $2)")]
public(crate) extern fn part<T>(items: &[T], start: UIntSize, len: UIntSize): &[T]

#[cpp("$0.from($1, $2)")]
public(crate) extern fn partMut<T>(items: &mut [T], start: UIntSize, len: UIntSize): &mut [T]

/// The same slice once more: two parts of it can then be borrowed mutably.
#[cpp("($0)")]
public(crate) extern unsafe fn again<'a, T>(items: &mut [T]): &'a mut [T]

public(crate) fn sameElements<A: PartialEq<B>, B>(a: &[A], b: &[B]): Bool {
    if a.len() != b.len() {
        return false
    }
    var i: UIntSize = 0
    while i < a.len() {
        if *at(a, i) != *at(b, i) {
            return false
        }
        i += 1
    }
    true
}

extension<T> [T] {
    #[mustUse]
    #[cpp(".len")]
    public extern fn len(): UIntSize

    #[mustUse]
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool

    #[mustUse]
    #[cpp(".data")]
    public extern fn asPtr(): *const T

    #[mustUse]
    #[cpp(".data")]
    public extern mutating fn asMutPtr(): *mut T

    #[cpp("ox::slices::Iter<{T}>($self)")]
    public extern fn iter(): Iter<'_, T>

    #[cpp("ox::slices::IterMut<{T}>($self)")]
    public extern mutating fn iterMut(): IterMut<'_, T>

    #[trackCaller]
    #[cpp("ox::slices::swap(&ox::ops::index($self, $0, $caller), &ox::ops::index($self, $1, $caller))")]
    public extern mutating fn swap(a: UIntSize, b: UIntSize)

    #[mustUse]
    public fn first(): Option<&T> { if self.isEmpty() { null } else { Some(at(self, 0)) } }

    #[mustUse]
    public mutating fn firstMut(): Option<&mut T> { if self.isEmpty() { null } else { Some(atMut(self, 0)) } }

    #[mustUse]
    public fn last(): Option<&T> { if self.isEmpty() { null } else { Some(at(self, self.len() - 1)) } }

    #[mustUse]
    public mutating fn lastMut(): Option<&mut T> {
        let n = self.len()
        if n == 0 { null } else { Some(atMut(self, n - 1)) }
    }

    #[mustUse]
    public fn splitFirst(): Option<(&T, &[T])> {
        if self.isEmpty() { null } else { Some((at(self, 0), part(self, 1, self.len() - 1))) }
    }

    #[mustUse]
    public fn splitLast(): Option<(&T, &[T])> {
        if self.isEmpty() {
            return null
        }
        let n = self.len() - 1
        Some((at(self, n), part(self, 0, n)))
    }

    #[mustUse]
    public mutating fn splitFirstMut(): Option<(&mut T, &mut [T])> {
        let n = self.len()
        if n == 0 {
            return null
        }
        let rest = unsafe { again(self) }
        Some((atMut(self, 0), partMut(rest, 1, n - 1)))
    }

    #[mustUse]
    public mutating fn splitLastMut(): Option<(&mut T, &mut [T])> {
        let n = self.len()
        if n == 0 {
            return null
        }
        let rest = unsafe { again(self) }
        Some((atMut(self, n - 1), partMut(rest, 0, n - 1)))
    }

    #[mustUse]
    public fn get<I: SliceIndex<[T]>>(index: I): Option<&I.Output> { index.get(self) }

    #[mustUse]
    public mutating fn getMut<I: SliceIndex<[T]>>(index: I): Option<&mut I.Output> { index.getMut(self) }

    #[mustUse]
    public unsafe fn getUnchecked<I: SliceIndex<[T]>>(index: I): &I.Output { index.index(self) }

    #[mustUse]
    public mutating unsafe fn getUncheckedMut<I: SliceIndex<[T]>>(index: I): &mut I.Output { index.indexMut(self) }

    public mutating fn reverse() { reverseAll(self) }

    #[trackCaller]
    public fn windows(size: UIntSize): Windows<'_, T> { Windows.new(self, size) }

    #[trackCaller]
    public fn chunks(size: UIntSize): Chunks<'_, T> { Chunks.new(self, size) }

    #[trackCaller]
    public mutating fn chunksMut(size: UIntSize): ChunksMut<'_, T> { ChunksMut.new(self, size, false) }

    #[trackCaller]
    public fn chunksExact(size: UIntSize): ChunksExact<'_, T> { ChunksExact.new(self, size) }

    #[trackCaller]
    public mutating fn chunksExactMut(size: UIntSize): ChunksMut<'_, T> { ChunksMut.new(self, size, true) }

    #[trackCaller]
    public fn rchunks(size: UIntSize): RChunks<'_, T> { RChunks.new(self, size) }

    #[trackCaller]
    public fn rchunksExact(size: UIntSize): RChunksExact<'_, T> { RChunksExact.new(self, size) }

    #[trackCaller]
    public mutating fn rchunksMut(size: UIntSize): RChunksMut<'_, T> { RChunksMut.new(self, size) }

    public mutating fn chunkByMut<F: FnMut(&T, &T) -> Bool>(f: F): ChunkByMut<'_, T, F> { ChunkByMut.new(self, f) }

    public fn chunkBy<F: FnMut(&T, &T) -> Bool>(f: F): ChunkBy<'_, T, F> { ChunkBy.new(self, f) }

    #[mustUse]
    #[trackCaller]
    public fn splitAt(mid: UIntSize): (&[T], &[T]) {
        if mid > self.len() {
            panic!("mid > len")
        }
        (part(self, 0, mid), part(self, mid, self.len() - mid))
    }

    #[mustUse]
    #[trackCaller]
    public mutating fn splitAtMut(mid: UIntSize): (&mut [T], &mut [T]) {
        let n = self.len()
        if mid > n {
            panic!("mid > len")
        }
        let right = unsafe { again(self) }
        (partMut(self, 0, mid), partMut(right, mid, n - mid))
    }

    #[mustUse]
    public fn splitAtChecked(mid: UIntSize): Option<(&[T], &[T])> {
        if mid > self.len() { null } else { Some((part(self, 0, mid), part(self, mid, self.len() - mid))) }
    }

    public fn split<F: FnMut(&T) -> Bool>(predicate: F): Split<'_, T, F> { Split.new(self, predicate) }

    public mutating fn splitMut<F: FnMut(&T) -> Bool>(predicate: F): SplitMut<'_, T, F> { SplitMut.new(self, predicate) }

    public fn splitn<F: FnMut(&T) -> Bool>(n: UIntSize, predicate: F): SplitN<'_, T, F> { SplitN.new(self, n, predicate) }

    public fn rsplit<F: FnMut(&T) -> Bool>(predicate: F): RSplit<'_, T, F> { RSplit.new(self, predicate) }

    public fn rsplitn<F: FnMut(&T) -> Bool>(n: UIntSize, predicate: F): RSplitN<'_, T, F> { RSplitN.new(self, n, predicate) }

    public fn splitInclusive<F: FnMut(&T) -> Bool>(predicate: F): SplitInclusive<'_, T, F> { SplitInclusive.new(self, predicate) }

    #[mustUse]
    public fn contains(value: &T): Bool where T: PartialEq {
        for item in self {
            if *item == *value {
                return true
            }
        }
        false
    }

    #[mustUse]
    public fn startsWith(needle: &[T]): Bool where T: PartialEq {
        let n = needle.len()
        self.len() >= n && sameElements(part(self, 0, n), needle)
    }

    #[mustUse]
    public fn endsWith(needle: &[T]): Bool where T: PartialEq {
        let n = needle.len()
        self.len() >= n && sameElements(part(self, self.len() - n, n), needle)
    }

    #[mustUse]
    public fn stripPrefix(prefix: &[T]): Option<&[T]> where T: PartialEq {
        let n = prefix.len()
        if self.startsWith(prefix) { Some(part(self, n, self.len() - n)) } else { null }
    }

    #[mustUse]
    public fn stripSuffix(suffix: &[T]): Option<&[T]> where T: PartialEq {
        if self.endsWith(suffix) { Some(part(self, 0, self.len() - suffix.len())) } else { null }
    }

    public fn binarySearch(value: &T): Result<UIntSize, UIntSize> where T: Ord {
        self.binarySearchBy({ item -> item.cmp(value) })
    }

    public fn binarySearchBy<'a, F: FnMut(&'a T) -> Ordering>(mut compare: F): Result<UIntSize, UIntSize> {
        var size = self.len()
        if size == 0 {
            return Err(0)
        }
        var base: UIntSize = 0
        while size > 1 {
            let half = size / 2
            let mid = base + half
            base = selectUnpredictable(compare(at(self, mid)) == Ordering.Greater, base, mid)
            size -= half
        }
        match compare(at(self, base)) {
            Ordering.Equal -> Ok(base),
            Ordering.Less -> Err(base + 1),
            Ordering.Greater -> Err(base),
        }
    }

    public fn binarySearchByKey<'a, B: Ord, F: FnMut(&'a T) -> B>(key: &B, mut f: F): Result<UIntSize, UIntSize> {
        self.binarySearchBy({ item -> f(item).cmp(key) })
    }

    #[mustUse]
    public fn partitionPoint<P: FnMut(&T) -> Bool>(mut predicate: P): UIntSize {
        var low: UIntSize = 0
        var high = self.len()
        while low < high {
            let mid = low + (high - low) / 2
            if predicate(at(self, mid)) {
                low = mid + 1
            } else {
                high = mid
            }
        }
        low
    }

    public mutating fn sort() where T: Ord { sort.stable(self, { a, b -> a.lt(b) }) }

    public mutating fn sortBy<F: FnMut(&T, &T) -> Ordering>(mut compare: F) {
        sort.stable(self, { a, b -> compare(a, b) == Ordering.Less })
    }

    public mutating fn sortByKey<K: Ord, F: FnMut(&T) -> K>(mut f: F) { sort.stable(self, { a, b -> f(a).lt(&f(b)) }) }

    public mutating fn sortByCachedKey<K: Ord, F: FnMut(&T) -> K>(f: F) { sort.byCachedKey(self, f) }

    public mutating fn sortUnstable() where T: Ord { sort.unstable(self, { a, b -> a.lt(b) }) }

    public mutating fn sortUnstableBy<F: FnMut(&T, &T) -> Ordering>(mut compare: F) {
        sort.unstable(self, { a, b -> compare(a, b) == Ordering.Less })
    }

    public mutating fn sortUnstableByKey<K: Ord, F: FnMut(&T) -> K>(mut f: F) {
        sort.unstable(self, { a, b -> f(a).lt(&f(b)) })
    }

    #[mustUse]
    public fn isSorted(): Bool where T: PartialOrd { self.isSortedBy({ a, b -> a <= b }) }

    #[mustUse]
    public fn isSortedBy<F: FnMut(&T, &T) -> Bool>(mut compare: F): Bool {
        var i: UIntSize = 1
        while i < self.len() {
            if !compare(at(self, i - 1), at(self, i)) {
                return false
            }
            i += 1
        }
        true
    }

    #[mustUse]
    public fn isSortedByKey<K: PartialOrd, F: FnMut(&T) -> K>(f: F): Bool { self.iter().isSortedByKey(f) }

    #[trackCaller]
    public mutating fn rotateLeft(mid: UIntSize) {
        assert!(mid <= self.len())
        rotate(self, mid)
    }

    #[trackCaller]
    public mutating fn rotateRight(k: UIntSize) {
        assert!(k <= self.len())
        let mid = self.len() - k
        rotate(self, mid)
    }

    public mutating fn fill(value: T) where T: Clone {
        for slot in self.iterMut() {
            *slot = value.clone()
        }
    }

    public mutating fn fillWith<F: FnMut() -> T>(mut f: F) {
        for slot in self.iterMut() {
            *slot = f()
        }
    }

    #[trackCaller]
    public mutating fn cloneFromSlice(source: &[T]) where T: Clone {
        if self.len() != source.len() {
            panic!("destination and source slices have different lengths")
        }
        var i: UIntSize = 0
        while i < source.len() {
            *atMut(self, i) = at(source, i).clone()
            i += 1
        }
    }

    #[trackCaller]
    public mutating fn copyFromSlice(source: &[T]) where T: Copy {
        if self.len() != source.len() {
            panic!("copy_from_slice: source slice length ({}) does not match destination slice length ({})", source.len(), self.len())
        }
        copyElements(self, source)
    }

    #[trackCaller]
    public mutating fn copyWithin<R: RangeBounds<UIntSize>>(source: R, target: UIntSize) where T: Copy {
        let range = index.bounds(source, self.len())
        let count = range.end - range.start
        if target > self.len() - count {
            panic!("dest is out of bounds")
        }
        let whole = unsafe { again(self) }
        copyElements(partMut(self, target, count), part(whole, range.start, count))
    }

    #[trackCaller]
    public mutating fn swapWithSlice(other: &mut [T]) {
        if self.len() != other.len() {
            panic!("destination and source slices have different lengths")
        }
        var i: UIntSize = 0
        while i < other.len() {
            std.mem.swap(atMut(self, i), atMut(other, i))
            i += 1
        }
    }

    public fn toVec(): Vec<T> where T: Clone { Vec.generate(self.len(), { i -> at(self, i).clone() }) }

    #[mustUse]
    public fn intoVec(self: Box<Self>): Vec<T> { Vec.from(self) }

    #[trackCaller]
    public fn repeat(n: UIntSize): Vec<T> where T: Copy {
        var result = Vec.withCapacity(self.len() * n)
        for _ in 0..n {
            result.extendFromSlice(self)
        }
        result
    }

    public fn concat<Item: ?Sized>(): <[T] as Concat<Item>>.Output where [T]: Concat<Item> { Concat.concat(self) }

    public fn join<Separator>(separator: Separator): <[T] as Join<Separator>>.Output where [T]: Join<Separator> {
        Join.join(self, separator)
    }
}

extension<T> Box<[T]> {
    #[cpp("ox::Vec<{T}>::fromBox")]
    public extern consuming fn intoVec(): Vec<T>
}

extension<'a, T> Iter<'a, T> {
    #[mustUse]
    #[cpp(".asSlice")]
    public extern fn asSlice(): &'a [T]
}

extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    #[cpp(".next")]
    extern mutating fn next(): Option<&'a T>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.len(), Some(self.len())) }
    #[cpp(".nth")]
    extern mutating fn nth(n: UIntSize): Option<&'a T>
    consuming fn count(): UIntSize { self.len() }
    consuming fn last(): Option<&'a T> {
        var iter = self
        iter.nextBack()
    }
}

extension<'a, T> Iter<'a, T>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<&'a T>
    #[cpp(".nthBack")]
    extern mutating fn nthBack(n: UIntSize): Option<&'a T>
}

extension<'a, T> Iter<'a, T>: ExactSizeIterator {
    #[cpp(".len")]
    extern fn len(): UIntSize
}

extension<'a, T> Iter<'a, T>: FusedIterator {}
extension<'a, T> Iter<'a, T>: Clone {
    #[cpp(".clone")]
    extern fn clone(): Self
}
extension<'a, T: Debug> Iter<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("Iter").field(&self.asSlice()).finish() }
}
extension<'a, T> Iter<'a, T>: Default {
    static fn default(): Self { [].iter() }
}
unsafe extension<'a, T: Sync> Iter<'a, T>: Send {}
unsafe extension<'a, T: Sync> Iter<'a, T>: Sync {}

extension<'a, T> IterMut<'a, T> {
    #[mustUse]
    #[cpp("ox::slices::IterMut<{T}>::intoSlice")]
    public extern consuming fn intoSlice(): &'a mut [T]
    #[mustUse]
    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]
}

extension<'a, T> IterMut<'a, T>: Iterator {
    type Item = &'a mut T
    #[cpp(".next")]
    extern mutating fn next(): Option<&'a mut T>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.len(), Some(self.len())) }
    #[cpp(".nth")]
    extern mutating fn nth(n: UIntSize): Option<&'a mut T>
    consuming fn count(): UIntSize { self.len() }
}

extension<'a, T> IterMut<'a, T>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<&'a mut T>
    #[cpp(".nthBack")]
    extern mutating fn nthBack(n: UIntSize): Option<&'a mut T>
}

extension<'a, T> IterMut<'a, T>: ExactSizeIterator {
    #[cpp(".len")]
    extern fn len(): UIntSize
}

extension<'a, T> IterMut<'a, T>: FusedIterator {}
extension<'a, T: Debug> IterMut<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("IterMut").field(&self.asSlice()).finish() }
}
unsafe extension<'a, T: Send> IterMut<'a, T>: Send {}
unsafe extension<'a, T: Sync> IterMut<'a, T>: Sync {}

extension<'a, T> &'a [T]: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}

extension<'a, T> &'a mut [T]: IntoIterator {
    type Item = &'a mut T
    type IntoIter = IterMut<'a, T>
    consuming fn intoIter(): IterMut<'a, T> { self.iterMut() }
}

extension<T, I: SliceIndex<[T]>> [T]: Index<I> {
    type Output = I.Output
    fn index(index: I): &I.Output { index.index(self) }
}

extension<T, I: SliceIndex<[T]>> [T]: IndexMut<I> {
    mutating fn indexMut(index: I): &mut I.Output { index.indexMut(self) }
}

extension<T: PartialEq<U>, U> [T]: PartialEq<[U]> {
    fn eq(other: &[U]): Bool { sameElements(self, other) }
}
extension<T: PartialEq<U>, U, const N: UIntSize> [T]: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { sameElements(self, other) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> &'a [T]: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { sameElements(*self, other) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> &'a mut [T]: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { sameElements(*self, other) }
}

extension<T: Eq> [T]: Eq {}

extension<T: PartialOrd> [T]: PartialOrd {
    fn partialCmp(other: &[T]): Option<Ordering> { self.iter().partialCmp(other.iter()) }
}

extension<T: Ord> [T]: Ord {
    fn cmp(other: &[T]): Ordering {
        let n = std.cmp.min(self.len(), other.len())
        var i: UIntSize = 0
        while i < n {
            let order = at(self, i).cmp(at(other, i))
            if order != Ordering.Equal {
                return order
            }
            i += 1
        }
        self.len().cmp(&other.len())
    }
}

extension<T: Debug> [T]: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.iter()).finish() }
}

extension<T: Hash> [T]: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        state.writeLengthPrefix(self.len())
        for item in self {
            item.hash(state)
        }
    }
}

extension<'a, T> &'a [T]: Default {
    static fn default(): &'a [T] { &[] }
}

extension<'a, T> &'a mut [T]: Default {
    static fn default(): &'a mut [T] { Vec<T>.new().leak() }
}

extension<T: Clone> [T]: ToOwned {
    type Owned = Vec<T>
    fn toOwned(): Vec<T> { self.toVec() }
}

extension<T> [T]: std.convert.AsRef<[T]> { fn asRef(): &[T] { self } }
extension<T> [T]: std.convert.AsMut<[T]> { mutating fn asMut(): &mut [T] { self } }
