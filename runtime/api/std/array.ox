// std.array: [T; N]. Copy and Clone of arrays are the compiler's own.
#![cpp(header = "ox/lang/array.h")]
import std.borrow.{ Borrow, BorrowMut }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.{ AsMut, AsRef, TryFrom }
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, IntoIterator, Iterator }
import std.ops.{ Index, IndexMut }
import std.slice.{ self, sameElements, SliceIndex }

#[cpp("ox::array::IntoIter")]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public extern struct IntoIter<T, const N: UIntSize>

#[cpp("ox::array::fromFn<{T}, {N}>")]
public extern fn fromFn<T, const N: UIntSize, F: FnMut(UIntSize) -> T>(f: F): [T; N]

extension<T, const N: UIntSize> [T; N] {
    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]

    #[cpp(".asMutSlice")]
    public extern mutating fn asMutSlice(): &mut [T]

    #[cpp("ox::array::map<{U}>")]
    extern consuming fn mapWith<U, F: FnMut(T) -> U>(f: F): [U; N]
    #[mustUse]
    public consuming fn map<U, F: FnMut(T) -> U>(mut f: F): [U; N] { self.mapWith({ item -> f(item) }) }

    public fn eachRef(): [&T; N] { fromFn({ i -> &self[i] }) }
}

extension<T, const N: UIntSize> [T; N]: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T, N>
    #[cpp("ox::array::intoIter")]
    extern consuming fn intoIter(): IntoIter<T, N>
}

extension<'a, T, const N: UIntSize> &'a [T; N]: IntoIterator {
    type Item = &'a T
    type IntoIter = slice.Iter<'a, T>
    consuming fn intoIter(): slice.Iter<'a, T> { self.asSlice().iter() }
}

extension<'a, T, const N: UIntSize> &'a mut [T; N]: IntoIterator {
    type Item = &'a mut T
    type IntoIter = slice.IterMut<'a, T>
    consuming fn intoIter(): slice.IterMut<'a, T> { self.asMutSlice().iterMut() }
}

extension<T, const N: UIntSize> IntoIter<T, N> {
    #[cpp(".asSlice")]
    public extern fn asSlice(): &[T]
    #[cpp(".asMutSlice")]
    public extern mutating fn asMutSlice(): &mut [T]
}

extension<T, const N: UIntSize> IntoIter<T, N>: Iterator {
    type Item = T
    #[cpp(".next")]
    extern mutating fn next(): Option<T>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.len(), Some(self.len())) }
}

extension<T, const N: UIntSize> IntoIter<T, N>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<T>
}

extension<T, const N: UIntSize> IntoIter<T, N>: ExactSizeIterator {
    #[cpp(".len")]
    extern fn len(): UIntSize
}

extension<T, const N: UIntSize> IntoIter<T, N>: FusedIterator {}

extension<T: Debug, const N: UIntSize> IntoIter<T, N>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("IntoIter").field(&self.asSlice()).finish() }
}

extension<T, I: SliceIndex<[T]>, const N: UIntSize> [T; N]: Index<I> {
    type Output = I.Output
    fn index(index: I): &I.Output { index.index(self.asSlice()) }
}

extension<T, I: SliceIndex<[T]>, const N: UIntSize> [T; N]: IndexMut<I> {
    mutating fn indexMut(index: I): &mut I.Output { index.indexMut(self.asMutSlice()) }
}

extension<T: Default, const N: UIntSize> [T; N]: Default {
    static fn default(): [T; N] { fromFn({ _ -> T.default() }) }
}

extension<T: Debug, const N: UIntSize> [T; N]: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { self.asSlice().fmt(f) }
}

extension<T: Hash, const N: UIntSize> [T; N]: Hash {
    fn hash<H: Hasher>(state: &mut H) { self.asSlice().hash(state) }
}

extension<T: Eq, const N: UIntSize> [T; N]: Eq {}
extension<T: PartialEq<U>, U, const N: UIntSize> [T; N]: PartialEq<[U; N]> {
    fn eq(other: &[U; N]): Bool { sameElements(self, other) }
}
extension<T: PartialEq<U>, U, const N: UIntSize> [T; N]: PartialEq<[U]> {
    fn eq(other: &[U]): Bool { sameElements(self, other) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> [T; N]: PartialEq<&'a [U]> {
    fn eq(other: &&'a [U]): Bool { sameElements(self, *other) }
}
extension<'a, T: PartialEq<U>, U, const N: UIntSize> [T; N]: PartialEq<&'a mut [U]> {
    fn eq(other: &&'a mut [U]): Bool { sameElements(self, *other) }
}
extension<T: PartialOrd, const N: UIntSize> [T; N]: PartialOrd {
    fn partialCmp(other: &[T; N]): Option<Ordering> { self.asSlice().partialCmp(other.asSlice()) }
}
extension<T: Ord, const N: UIntSize> [T; N]: Ord {
    fn cmp(other: &[T; N]): Ordering { self.asSlice().cmp(other.asSlice()) }
}

extension<T, const N: UIntSize> [T; N]: Borrow<[T]> {
    fn borrow(): &[T] { self.asSlice() }
}
extension<T, const N: UIntSize> [T; N]: BorrowMut<[T]> {
    mutating fn borrowMut(): &mut [T] { self.asMutSlice() }
}
extension<T, const N: UIntSize> [T; N]: AsRef<[T]> {
    fn asRef(): &[T] { self.asSlice() }
}
extension<T, const N: UIntSize> [T; N]: AsMut<[T]> {
    mutating fn asMut(): &mut [T] { self.asMutSlice() }
}

/// A slice that has not the length of the array.
#[derive(Debug, Clone, Copy)]
public struct TryFromSliceError(())

extension TryFromSliceError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("could not convert slice to array") }
}
extension TryFromSliceError: std.error.Error {}

extension<'a, T: Copy, const N: UIntSize> [T; N]: TryFrom<&'a [T]> {
    type Error = TryFromSliceError
    static fn tryFrom(items: &'a [T]): Result<[T; N], TryFromSliceError> {
        if items.len() == N { Ok(fromFn({ i -> items[i] })) } else { Err(TryFromSliceError(())) }
    }
}

extension<'a, T, const N: UIntSize> &'a [T; N]: TryFrom<&'a [T]> {
    type Error = TryFromSliceError
    static fn tryFrom(items: &'a [T]): Result<&'a [T; N], TryFromSliceError> {
        match items.firstChunk<N>() {
            Some(array) if items.len() == N -> Ok(array),
            _ -> Err(TryFromSliceError(())),
        }
    }
}
