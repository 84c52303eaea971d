// Indexing by a position or a range.
import std.ops.{ Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive }
import std.slice.{ at, atMut }

#[trackCaller]
#[cpp("ox::slices::range")]
extern fn rangeOf<T>(items: &[T], start: UIntSize, end: UIntSize): &[T]

#[trackCaller]
#[cpp("ox::slices::rangeMut")]
extern fn rangeOfMut<T>(items: &mut [T], start: UIntSize, end: UIntSize): &mut [T]

#[trackCaller]
#[cpp("(&ox::ops::index($0, $1, $caller))")]
extern fn element<T>(items: &[T], index: UIntSize): &T

#[trackCaller]
#[cpp("(&ox::ops::index($0, $1, $caller))")]
extern fn elementMut<T>(items: &mut [T], index: UIntSize): &mut T

#[trackCaller]
#[cpp("ox::slices::checkRange")]
extern fn checkRange(start: UIntSize, end: UIntSize, len: UIntSize)

/// The range that `range` means in a sequence of `len` elements; panics when it does not fit.
#[trackCaller]
public(crate) fn bounds<R: RangeBounds<UIntSize>>(range: R, len: UIntSize): Range<UIntSize> {
    let start = match range.startBound() {
        Bound.Included(n) -> *n,
        Bound.Excluded(n) -> *n + 1,
        Bound.Unbounded -> 0,
    }
    let end = match range.endBound() {
        Bound.Included(n) -> *n + 1,
        Bound.Excluded(n) -> *n,
        Bound.Unbounded -> len,
    }
    checkRange(start, end, len)
    start..end
}

public trait SliceIndex<T: ?Sized> {
    type Output: ?Sized
    consuming fn get(slice: &T): Option<&Self.Output>
    consuming fn getMut(slice: &mut T): Option<&mut Self.Output>
    #[trackCaller]
    consuming fn index(slice: &T): &Self.Output
    #[trackCaller]
    consuming fn indexMut(slice: &mut T): &mut Self.Output
}

extension<T> UIntSize: SliceIndex<[T]> {
    type Output = T
    consuming fn get(slice: &[T]): Option<&T> { if self < slice.len() { Some(at(slice, self)) } else { null } }
    consuming fn getMut(slice: &mut [T]): Option<&mut T> { if self < slice.len() { Some(atMut(slice, self)) } else { null } }
    consuming fn index(slice: &[T]): &T { element(slice, self) }
    consuming fn indexMut(slice: &mut [T]): &mut T { elementMut(slice, self) }
}

extension<T> Range<UIntSize>: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() { Some(rangeOf(slice, self.start, self.end)) } else { null }
    }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() { Some(rangeOfMut(slice, self.start, self.end)) } else { null }
    }
    consuming fn index(slice: &[T]): &[T] { rangeOf(slice, self.start, self.end) }
    consuming fn indexMut(slice: &mut [T]): &mut [T] { rangeOfMut(slice, self.start, self.end) }
}

extension<T> RangeTo<UIntSize>: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> { (0..self.end).get(slice) }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> { (0..self.end).getMut(slice) }
    consuming fn index(slice: &[T]): &[T] { rangeOf(slice, 0, self.end) }
    consuming fn indexMut(slice: &mut [T]): &mut [T] { rangeOfMut(slice, 0, self.end) }
}

extension<T> RangeFrom<UIntSize>: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> { (self.start..slice.len()).get(slice) }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> {
        let end = slice.len()
        (self.start..end).getMut(slice)
    }
    consuming fn index(slice: &[T]): &[T] { rangeOf(slice, self.start, slice.len()) }
    consuming fn indexMut(slice: &mut [T]): &mut [T] {
        let end = slice.len()
        rangeOfMut(slice, self.start, end)
    }
}

extension<T> RangeFull: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> { Some(slice) }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> { Some(slice) }
    consuming fn index(slice: &[T]): &[T] { slice }
    consuming fn indexMut(slice: &mut [T]): &mut [T] { slice }
}

extension<T> RangeInclusive<UIntSize>: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> {
        if self.end == UIntSize.MAX { null } else { (self.start..self.end + 1).get(slice) }
    }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> {
        if self.end == UIntSize.MAX { null } else { (self.start..self.end + 1).getMut(slice) }
    }
    consuming fn index(slice: &[T]): &[T] { rangeOf(slice, self.start, self.end.saturatingAdd(1)) }
    consuming fn indexMut(slice: &mut [T]): &mut [T] { rangeOfMut(slice, self.start, self.end.saturatingAdd(1)) }
}

extension<T> RangeToInclusive<UIntSize>: SliceIndex<[T]> {
    type Output = [T]
    consuming fn get(slice: &[T]): Option<&[T]> { (0..=self.end).get(slice) }
    consuming fn getMut(slice: &mut [T]): Option<&mut [T]> { (0..=self.end).getMut(slice) }
    consuming fn index(slice: &[T]): &[T] { rangeOf(slice, 0, self.end.saturatingAdd(1)) }
    consuming fn indexMut(slice: &mut [T]): &mut [T] { rangeOfMut(slice, 0, self.end.saturatingAdd(1)) }
}
