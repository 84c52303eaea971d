// Further ways to take slices apart: at several places, at elements, into arrays.
import std.error.Error
import std.fmt
import std.iter.Iterator
import std.ops.{ Bound, RangeBounds }
import std.slice.{ again, atMut, fromRawParts, fromRawPartsMut, part, partMut, SliceIndex }
import std.slice.split.{ RSplitMut, SplitInclusiveMut, SplitNMut }

extension<T> [T] {
    public mutating fn splitnMut<F: FnMut(&T) -> Bool>(n: UIntSize, predicate: F): SplitNMut<'_, T, F> {
        SplitNMut.new(self, n, false, predicate)
    }
    public mutating fn rsplitnMut<F: FnMut(&T) -> Bool>(n: UIntSize, predicate: F): SplitNMut<'_, T, F> {
        SplitNMut.new(self, n, true, predicate)
    }
    public mutating fn rsplitMut<F: FnMut(&T) -> Bool>(predicate: F): RSplitMut<'_, T, F> { RSplitMut.new(self, predicate) }
    public mutating fn splitInclusiveMut<F: FnMut(&T) -> Bool>(predicate: F): SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut.new(self, predicate)
    }
    public mutating fn splitAtMutChecked(mid: UIntSize): Option<(&mut [T], &mut [T])> {
        if mid <= self.len() { Some(self.splitAtMut(mid)) } else { null }
    }

    public mutating fn asChunksMut<const N: UIntSize>(): (&mut [[T; N]], &mut [T]) {
        let len = self.len()
        let whole = len / N
        let head = unsafe { fromRawPartsMut(self.asMutPtr().cast<[T; N]>(), whole) }
        (head, partMut(self, whole * N, len - whole * N))
    }
    public fn asRchunks<const N: UIntSize>(): (&[T], &[[T; N]]) {
        let left = self.len() % N
        (part(self, 0, left), part(self, left, self.len() - left).asChunks<N>().0)
    }
    public mutating fn firstChunkMut<const N: UIntSize>(): Option<&mut [T; N]> {
        if self.len() < N { null } else { Some(unsafe { &mut *self.asMutPtr().cast<[T; N]>() }) }
    }
    public mutating fn lastChunkMut<const N: UIntSize>(): Option<&mut [T; N]> {
        let len = self.len()
        if len < N { null } else { partMut(self, len - N, N).firstChunkMut<N>() }
    }

    public fn arrayWindows<const N: UIntSize>(): ArrayWindows<'_, T, N> { ArrayWindows { v: self } }

    /// Mutable references to several elements or ranges that do not meet.
    public mutating fn getDisjointMut<I: Disjoint, const N: UIntSize>(
        indices: [I; N],
    ): Result<[&mut I.Output; N], GetDisjointMutError> where I: SliceIndex<[T]> {
        let len = self.len()
        for i in 0..N {
            if !indices[i].isWithin(len) {
                return Err(GetDisjointMutError.IndexOutOfBounds)
            }
            for k in 0..i {
                if indices[i].meets(&indices[k]) {
                    return Err(GetDisjointMutError.OverlappingIndices)
                }
            }
        }
        var left = indices.intoIter()
        Ok(std.array.fromFn({ _ -> left.next().unwrap().indexMut(unsafe { again(self) }) }))
    }
}

/// What may be given to `getDisjointMut`.
public trait Disjoint: Sized {
    fn isWithin(len: UIntSize): Bool
    fn meets(other: &Self): Bool
}
extension UIntSize: Disjoint {
    fn isWithin(len: UIntSize): Bool { *self < len }
    fn meets(other: &UIntSize): Bool { *self == *other }
}
extension std.ops.Range<UIntSize>: Disjoint {
    fn isWithin(len: UIntSize): Bool { self.start <= self.end && self.end <= len }
    fn meets(other: &Self): Bool { self.start < other.end && other.start < self.end }
}
extension std.ops.RangeInclusive<UIntSize>: Disjoint {
    fn isWithin(len: UIntSize): Bool { *self.start() <= *self.end() + 1 && *self.end() < len }
    fn meets(other: &Self): Bool { *self.start() <= *other.end() && *other.start() <= *self.end() }
}

#[derive(Debug, Clone, PartialEq, Eq)]
public enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}
extension GetDisjointMutError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self {
            GetDisjointMutError.IndexOutOfBounds -> f.pad("an index is out of bounds"),
            GetDisjointMutError.OverlappingIndices -> f.pad("there were overlapping indices"),
        }
    }
}
extension GetDisjointMutError: Error {}

#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ArrayWindows<'a, T, const N: UIntSize> {
    v: &'a [T],
}

extension<'a, T, const N: UIntSize> ArrayWindows<'a, T, N>: Iterator {
    type Item = &'a [T; N]
    mutating fn next(): Option<&'a [T; N]> {
        let item = self.v.firstChunk<N>()?
        self.v = part(self.v, 1, self.v.len() - 1)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = if N > self.v.len() { 0 } else { self.v.len() - N + 1 }
        (n, Some(n))
    }
}

extension<'a, T> &'a [T] {
    public fn splitOffFirst(self: &mut Self): Option<&'a T> {
        let (first, rest) = self.splitFirst()?
        *self = rest
        Some(first)
    }
    public fn splitOffLast(self: &mut Self): Option<&'a T> {
        let (last, rest) = self.splitLast()?
        *self = rest
        Some(last)
    }
}
