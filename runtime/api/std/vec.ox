// std.vec: growable arrays.
import std.borrow.{ Borrow, BorrowMut, Cow }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.{ AsMut, AsRef, From, TryFrom }
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.mem.maybeUninit.MaybeUninit
import std.ops.{ Deref, DerefMut, Index, IndexMut, RangeBounds }
import std.slice.{ self, at, fromRawPartsMut, sameElements, SliceIndex }

public external module edit

public import std.vec.edit.{ ExtractIf, Splice }

#[lang("Vec")]
#[cpp("ox::Vec")]
public extern struct Vec<T>

#[cpp("ox::vec::IntoIter")]
public extern struct IntoIter<T>

#[cpp("ox::vec::Drain")]
public extern struct Drain<'a, T>

/// `vec![a, b]`
#[lang("vec_from_array")]
#[cpp("ox::Vec<{T}>::fromArray")]
public extern fn vecFromArray<T, const N: UIntSize>(items: [T; N]): Vec<T>

/// `vec![element; count]`
#[lang("vec_from_elem")]
public fn vecFromElem<T: Clone>(element: T, count: UIntSize): Vec<T> {
    var result = Vec.ofZeros(&element, count)
    if result.len() < count { result.resize(count, element) }
    result
}

extension<T> Vec<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): Vec<T>

    #[mustUse]
    #[cpp("Self::withCapacity")]
    public extern static fn withCapacity(capacity: UIntSize): Vec<T>

    /// So many, if the element is a number that is zero; else room for them.
    #[cpp("Self::ofZeros")]
    extern static fn ofZeros(element: &T, count: UIntSize): Vec<T>

    /// `f(0)` .. `f(count - 1)`.
    #[cpp("Self::generate")]
    public(crate) extern static fn generate<F: FnMut(UIntSize) -> T>(count: UIntSize, f: F): Vec<T>

    #[cpp(".extendWith")]
    extern mutating fn extendWith<F: FnMut(UIntSize) -> T>(count: UIntSize, f: F)

    #[cpp("Self::fromRawParts")]
    public extern static unsafe fn fromRawParts(data: *mut T, len: UIntSize, capacity: UIntSize): Vec<T>

    #[cpp(".len")]
    public extern fn len(): UIntSize

    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool

    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize

    #[cpp(".push")]
    public extern mutating fn push(value: T)

    #[cpp(".pop")]
    public extern mutating fn pop(): Option<T>

    #[trackCaller]
    #[cpp(".insert")]
    public extern mutating fn insert(index: UIntSize, element: T)

    #[trackCaller]
    #[cpp(".remove")]
    public extern mutating fn remove(index: UIntSize): T

    #[trackCaller]
    #[cpp(".swapRemove")]
    public extern mutating fn swapRemove(index: UIntSize): T

    #[cpp(".truncate")]
    public extern mutating fn truncate(len: UIntSize)

    #[cpp(".clear")]
    public extern mutating fn clear()

    #[cpp(".reserve")]
    public extern mutating fn reserve(additional: UIntSize)

    #[cpp(".reserveExact")]
    public extern mutating fn reserveExact(additional: UIntSize)

    #[cpp(".shrinkToFit")]
    public extern mutating fn shrinkToFit()

    #[cpp(".shrinkTo")]
    public extern mutating fn shrinkTo(capacity: UIntSize)

    #[cpp(".setLen")]
    public extern mutating unsafe fn setLen(len: UIntSize)
    /// The room behind the elements; `setLen` says how much of it was written.
    public mutating fn spareCapacityMut(): &mut [MaybeUninit<T>] {
        unsafe { fromRawPartsMut(self.asMutPtr().add(self.len()) as *mut MaybeUninit<T>, self.capacity() - self.len()) }
    }

    #[cpp(".data")]
    public extern fn asPtr(): *const T

    #[cpp(".data")]
    public extern mutating fn asMutPtr(): *mut T

    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]

    #[cpp(".asMutSlice")]
    public extern mutating fn asMutSlice(): &mut [T]

    #[cpp(".append")]
    public extern mutating fn append(other: &mut Vec<T>)

    #[mustUse]
    #[trackCaller]
    #[cpp(".splitOff")]
    public extern mutating fn splitOff(at: UIntSize): Vec<T>

    // The C++ side calls closures only; what else is callable comes to it in one.
    #[cpp(".retain")]
    extern mutating fn keepIf<F: FnMut(&mut T) -> Bool>(keep: F)
    public mutating fn retain<F: FnMut(&T) -> Bool>(mut keep: F) { self.keepIf({ item -> keep(item) }) }
    public mutating fn retainMut<F: FnMut(&mut T) -> Bool>(mut keep: F) { self.keepIf({ item -> keep(item) }) }

    #[cpp(".dedupBy")]
    extern mutating fn dropRepeats<F: FnMut(&mut T, &mut T) -> Bool>(same: F)
    public mutating fn dedupBy<F: FnMut(&mut T, &mut T) -> Bool>(mut same: F) {
        self.dropRepeats({ a, b -> same(a, b) })
    }

    #[cpp("Self::intoBoxedSlice")]
    public extern consuming fn intoBoxedSlice(): Box<[T]>

    #[cpp(".drain")]
    extern mutating fn drainBetween(start: UIntSize, end: UIntSize): Drain<'_, T>

    #[trackCaller]
    public mutating fn drain<R: RangeBounds<UIntSize>>(range: R): Drain<'_, T> {
        let bounds = slice.index.bounds(range, self.len())
        self.drainBetween(bounds.start, bounds.end)
    }

    public mutating fn dedup() where T: PartialEq { self.dedupBy({ a, b -> *a == *b }) }

    public mutating fn dedupByKey<K: PartialEq, F: FnMut(&mut T) -> K>(mut key: F) {
        self.dedupBy({ a, b -> key(a) == key(b) })
    }

    public mutating fn popIf<F: FnOnce(&mut T) -> Bool>(predicate: F): Option<T> {
        let last = self.lastMut()?
        if predicate(last) { self.pop() } else { null }
    }

    public mutating fn resize(len: UIntSize, value: T) where T: Clone {
        let old = self.len()
        if len > old {
            self.reserve(len - old)
            self.extendWith(len - old - 1, { _ -> value.clone() })
            self.push(value)
        } else {
            self.truncate(len)
        }
    }

    public mutating fn resizeWith<F: FnMut() -> T>(len: UIntSize, mut f: F) {
        let old = self.len()
        if len > old {
            self.extendWith(len - old, { _ -> f() })
        } else {
            self.truncate(len)
        }
    }

    public mutating fn extendFromSlice(other: &[T]) where T: Clone {
        self.extendWith(other.len(), { i -> at(other, i).clone() })
    }

    #[trackCaller]
    public mutating fn extendFromWithin<R: RangeBounds<UIntSize>>(range: R) where T: Clone {
        let bounds = slice.index.bounds(range, self.len())
        self.reserve(bounds.end - bounds.start)
        for i in bounds {
            let copy = self[i].clone()
            self.push(copy)
        }
    }

    public consuming fn leak<'a>(): &'a mut [T] { Box.leak(self.intoBoxedSlice()) }

    #[trackCaller]
    public mutating fn splice<R: RangeBounds<UIntSize>, I: IntoIterator<Item = T>>(range: R, with: I): Splice<'_, I.IntoIter> {
        Splice.new(self.drain(range), with.intoIter())
    }

    public mutating fn extractIf<R: RangeBounds<UIntSize>, F: FnMut(&mut T) -> Bool>(range: R, filter: F): ExtractIf<'_, T, F> {
        let bounds = slice.index.bounds(range, self.len())
        ExtractIf.new(self, bounds, filter)
    }
}

extension<T> Vec<T>: Deref {
    type Target = [T]
    #[cpp(".asSlice")]
    extern fn deref(): &[T]
}

extension<T> Vec<T>: DerefMut {
    #[cpp(".asMutSlice")]
    extern mutating fn derefMut(): &mut [T]
}

extension<T, I: SliceIndex<[T]>> Vec<T>: Index<I> {
    type Output = I.Output
    fn index(index: I): &I.Output { index.index(self.asSlice()) }
}

extension<T, I: SliceIndex<[T]>> Vec<T>: IndexMut<I> {
    mutating fn indexMut(index: I): &mut I.Output { index.indexMut(self.asMutSlice()) }
}

extension<T> Vec<T>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Vec<T> {
        let source = iter.intoIter()
        var result = Vec.withCapacity(source.sizeHint().0)
        source.forEach({ item -> result.push(item) })
        result
    }
}

extension<T> Vec<T>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        let source = iter.intoIter()
        self.reserve(source.sizeHint().0)
        source.forEach({ item -> self.push(item) })
    }
    mutating fn extendOne(item: T) { self.push(item) }
}

extension<'a, T: Copy + 'a> Vec<T>: Extend<&'a T> {
    mutating fn extend<I: IntoIterator<Item = &'a T>>(iter: I) {
        for item in iter {
            self.push(*item)
        }
    }
    mutating fn extendOne(item: &'a T) { self.push(*item) }
}

extension<T> Vec<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    #[cpp("ox::Vec<{T}>::intoIter")]
    extern consuming fn intoIter(): IntoIter<T>
}

extension<'a, T> &'a Vec<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = slice.Iter<'a, T>
    consuming fn intoIter(): slice.Iter<'a, T> { self.asSlice().iter() }
}

extension<'a, T> &'a mut Vec<T>: IntoIterator {
    type Item = &'a mut T
    type IntoIter = slice.IterMut<'a, T>
    consuming fn intoIter(): slice.IterMut<'a, T> { self.asMutSlice().iterMut() }
}

extension<T> IntoIter<T> {
    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]
    #[cpp(".asMutSlice")]
    public extern mutating fn asMutSlice(): &mut [T]
}

extension<T> IntoIter<T>: Iterator {
    type Item = T
    #[cpp(".next")]
    extern mutating fn next(): Option<T>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.len(), Some(self.len())) }
}

extension<T> IntoIter<T>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<T>
}

extension<T> IntoIter<T>: ExactSizeIterator {
    #[cpp(".len")]
    extern fn len(): UIntSize
}

extension<T> IntoIter<T>: FusedIterator {}
extension<T: Clone> IntoIter<T>: Clone {
    fn clone(): Self { self.asSlice().toVec().intoIter() }
}
extension<T: Debug> IntoIter<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("IntoIter").field(&self.asSlice()).finish() }
}

extension<'a, T> Drain<'a, T> {
    #[mustUse]
    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]
    #[cpp(".replaceBy")]
    public(crate) extern mutating fn replaceBy(items: Vec<T>)
}

extension<'a, T> Drain<'a, T>: Iterator {
    type Item = T
    #[cpp(".next")]
    extern mutating fn next(): Option<T>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.len(), Some(self.len())) }
}

extension<'a, T> Drain<'a, T>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<T>
}

extension<'a, T> Drain<'a, T>: ExactSizeIterator {
    #[cpp(".len")]
    extern fn len(): UIntSize
}

extension<'a, T> Drain<'a, T>: FusedIterator {}
extension<'a, T: Debug> Drain<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("Drain").field(&self.asSlice()).finish() }
}

extension<T: Clone> Vec<T>: Clone {
    fn clone(): Vec<T> { self.asSlice().toVec() }
}

extension<T> Vec<T>: Default {
    static fn default(): Vec<T> { Vec.new() }
}

extension<T: Debug> Vec<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { self.asSlice().fmt(f) }
}

extension<T: Hash> Vec<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) { self.asSlice().hash(state) }
}

extension<T: Eq> Vec<T>: Eq {}
extension<T: PartialEq<U>, U> Vec<T>: PartialEq<Vec<U>> {
    fn eq(other: &Vec<U>): Bool { sameElements(self, other) }
}
extension<T: PartialEq<U>, U> Vec<T>: PartialEq<[U]> {
    fn eq(other: &[U]): Bool { sameElements(self, other) }
}
extension<'a, T: PartialEq<U>, U> Vec<T>: PartialEq<&'a [U]> {
    fn eq(other: &&'a [U]): Bool { sameElements(self, *other) }
}
extension<'a, T: PartialEq<U>, U> Vec<T>: PartialEq<&'a mut [U]> {
    fn eq(other: &&'a mut [U]): Bool { sameElements(self, *other) }
}
extension<T: PartialEq<U>, U, const N: UIntSize> Vec<T>: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { sameElements(self, other) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> Vec<T>: PartialEq<&'a [U; N]> {
    fn eq(other: &&'a [U; N]): Bool { sameElements(self, *other) }
}
extension<T: PartialEq<U>, U> [T]: PartialEq<Vec<U>> {
    fn eq(other: &Vec<U>): Bool { sameElements(self, other) }
}
extension<'a, T: PartialEq<U>, U> &'a [T]: PartialEq<Vec<U>> {
    fn eq(other: &Vec<U>): Bool { sameElements(*self, other) }
}
extension<'a, T: PartialEq<U>, U> &'a mut [T]: PartialEq<Vec<U>> {
    fn eq(other: &Vec<U>): Bool { sameElements(*self, other) }
}

extension<T: PartialOrd> Vec<T>: PartialOrd {
    fn partialCmp(other: &Vec<T>): Option<Ordering> { self.asSlice().partialCmp(other.asSlice()) }
}
extension<T: Ord> Vec<T>: Ord {
    fn cmp(other: &Vec<T>): Ordering { self.asSlice().cmp(other.asSlice()) }
}

extension<T> Vec<T>: Borrow<[T]> {
    fn borrow(): &[T] { self.asSlice() }
}
extension<T> Vec<T>: BorrowMut<[T]> {
    mutating fn borrowMut(): &mut [T] { self.asMutSlice() }
}
extension<T> Vec<T>: AsRef<[T]> {
    fn asRef(): &[T] { self.asSlice() }
}
extension<T> Vec<T>: AsRef<Vec<T>> {
    fn asRef(): &Vec<T> { self }
}
extension<T> Vec<T>: AsMut<[T]> {
    mutating fn asMut(): &mut [T] { self.asMutSlice() }
}

extension<'a, T: Clone> Vec<T>: From<&'a [T]> {
    static fn from(items: &'a [T]): Vec<T> { items.toVec() }
}
extension<'a, T: Clone> Vec<T>: From<&'a mut [T]> {
    static fn from(items: &'a mut [T]): Vec<T> { items.toVec() }
}
extension<'a, T: Clone, const N: UIntSize> Vec<T>: From<&'a [T; N]> {
    static fn from(items: &'a [T; N]): Vec<T> { items.toVec() }
}
extension<T, const N: UIntSize> Vec<T>: From<[T; N]> {
    static fn from(items: [T; N]): Vec<T> { vecFromArray(items) }
}
extension<T> Vec<T>: From<Box<[T]>> {
    static fn from(items: Box<[T]>): Vec<T> { items.intoVec() }
}
extension<'a, T: Clone> Vec<T>: From<Cow<'a, [T]>> {
    static fn from(items: Cow<'a, [T]>): Vec<T> { items.intoOwned() }
}
extension<'a> Vec<UInt8>: From<&'a str> {
    static fn from(text: &'a str): Vec<UInt8> { text.asBytes().toVec() }
}

#[cpp("ox::vec::intoArray<{N}>")]
extern fn intoArray<T, const N: UIntSize>(items: Vec<T>): [T; N]

extension<T, const N: UIntSize> Box<[T; N]>: TryFrom<Vec<T>> {
    type Error = Vec<T>
    static fn tryFrom(items: Vec<T>): Result<Box<[T; N]>, Vec<T>> {
        if items.len() == N { Ok(Box.new(intoArray(items))) } else { Err(items) }
    }
}
extension<T, const N: UIntSize> [T; N]: TryFrom<Vec<T>> {
    type Error = Vec<T>
    static fn tryFrom(items: Vec<T>): Result<[T; N], Vec<T>> {
        if items.len() == N { Ok(intoArray(items)) } else { Err(items) }
    }
}
