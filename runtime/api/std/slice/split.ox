// Parts between elements.
import std.iter.{ DoubleEndedIterator, FusedIterator, Iterator }
import std.slice.{ again, at, part, partMut }

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Split<'a, T, P> {
    v: &'a [T],
    predicate: P,
    finished: Bool,
}

extension<'a, T, P: FnMut(&T) -> Bool> Split<'a, T, P> {
    public(crate) static fn new(v: &'a [T], predicate: P): Split<'a, T, P> {
        Split { v: v, predicate: predicate, finished: false }
    }
    mutating fn finish(): Option<&'a [T]> {
        if self.finished {
            return null
        }
        self.finished = true
        Some(self.v)
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> Split<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        if self.finished {
            return null
        }
        let n = self.v.len()
        var i: UIntSize = 0
        while i < n {
            if (self.predicate)(at(self.v, i)) {
                let item = part(self.v, 0, i)
                self.v = part(self.v, i + 1, n - i - 1)
                return Some(item)
            }
            i += 1
        }
        self.finish()
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> Split<'a, T, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        if self.finished {
            return null
        }
        let n = self.v.len()
        var i = n
        while i > 0 {
            i -= 1
            if (self.predicate)(at(self.v, i)) {
                let item = part(self.v, i + 1, n - i - 1)
                self.v = part(self.v, 0, i)
                return Some(item)
            }
        }
        self.finish()
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> Split<'a, T, P>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RSplit<'a, T, P> {
    inner: Split<'a, T, P>,
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplit<'a, T, P> {
    public(crate) static fn new(v: &'a [T], predicate: P): RSplit<'a, T, P> { RSplit { inner: Split.new(v, predicate) } }
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplit<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> { self.inner.nextBack() }
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplit<'a, T, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> { self.inner.next() }
}

/// At most `left` parts; the last one is the rest.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct SplitN<'a, T, P> {
    inner: Split<'a, T, P>,
    left: UIntSize,
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitN<'a, T, P> {
    public(crate) static fn new(v: &'a [T], n: UIntSize, predicate: P): SplitN<'a, T, P> {
        SplitN { inner: Split.new(v, predicate), left: n }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitN<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        if self.left == 0 {
            return null
        }
        self.left -= 1
        if self.left == 0 { self.inner.finish() } else { self.inner.next() }
    }
}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RSplitN<'a, T, P> {
    inner: Split<'a, T, P>,
    left: UIntSize,
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplitN<'a, T, P> {
    public(crate) static fn new(v: &'a [T], n: UIntSize, predicate: P): RSplitN<'a, T, P> {
        RSplitN { inner: Split.new(v, predicate), left: n }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplitN<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        if self.left == 0 {
            return null
        }
        self.left -= 1
        if self.left == 0 { self.inner.finish() } else { self.inner.nextBack() }
    }
}

/// Each part ends with the element that split it off.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct SplitInclusive<'a, T, P> {
    v: &'a [T],
    predicate: P,
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusive<'a, T, P> {
    public(crate) static fn new(v: &'a [T], predicate: P): SplitInclusive<'a, T, P> {
        SplitInclusive { v: v, predicate: predicate }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusive<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i: UIntSize = 0
        while i < n {
            i += 1
            if (self.predicate)(at(self.v, i - 1)) { break }
        }
        let item = part(self.v, 0, i)
        self.v = part(self.v, i, n - i)
        Some(item)
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusive<'a, T, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i = n - 1
        while i > 0 && !(self.predicate)(at(self.v, i - 1)) {
            i -= 1
        }
        let item = part(self.v, i, n - i)
        self.v = part(self.v, 0, i)
        Some(item)
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusive<'a, T, P>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct SplitMut<'a, T, P> {
    v: &'a mut [T],
    predicate: P,
    finished: Bool,
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitMut<'a, T, P> {
    public(crate) static fn new(v: &'a mut [T], predicate: P): SplitMut<'a, T, P> {
        SplitMut { v: v, predicate: predicate, finished: false }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitMut<'a, T, P>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        if self.finished {
            return null
        }
        let n = self.v.len()
        let head = unsafe { again(self.v) }
        var i: UIntSize = 0
        while i < n {
            if (self.predicate)(at(self.v, i)) {
                let rest = unsafe { again(self.v) }
                self.v = partMut(rest, i + 1, n - i - 1)
                return Some(partMut(head, 0, i))
            }
            i += 1
        }
        self.finished = true
        Some(head)
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitMut<'a, T, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut [T]> {
        if self.finished {
            return null
        }
        let n = self.v.len()
        let tail = unsafe { again(self.v) }
        var i = n
        while i > 0 {
            i -= 1
            if (self.predicate)(at(self.v, i)) {
                let rest = unsafe { again(self.v) }
                self.v = partMut(rest, 0, i)
                return Some(partMut(tail, i + 1, n - i - 1))
            }
        }
        self.finished = true
        Some(tail)
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitMut<'a, T, P> {
    mutating fn finish(): Option<&'a mut [T]> {
        if self.finished {
            return null
        }
        self.finished = true
        Some(unsafe { again(self.v) })
    }
}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RSplitMut<'a, T, P> {
    inner: SplitMut<'a, T, P>,
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplitMut<'a, T, P> {
    public(crate) static fn new(v: &'a mut [T], predicate: P): RSplitMut<'a, T, P> {
        RSplitMut { inner: SplitMut.new(v, predicate) }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> RSplitMut<'a, T, P>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> { self.inner.nextBack() }
}

/// At most `left` parts, from the front or from the back; the last one is the rest.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct SplitNMut<'a, T, P> {
    inner: SplitMut<'a, T, P>,
    left: UIntSize,
    isBackward: Bool,
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitNMut<'a, T, P> {
    public(crate) static fn new(v: &'a mut [T], n: UIntSize, isBackward: Bool, predicate: P): SplitNMut<'a, T, P> {
        SplitNMut { inner: SplitMut.new(v, predicate), left: n, isBackward }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitNMut<'a, T, P>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        if self.left == 0 {
            return null
        }
        self.left -= 1
        if self.left == 0 {
            self.inner.finish()
        } else if self.isBackward {
            self.inner.nextBack()
        } else {
            self.inner.next()
        }
    }
}

/// Each part ends with the element that split it off.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct SplitInclusiveMut<'a, T, P> {
    v: &'a mut [T],
    predicate: P,
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusiveMut<'a, T, P> {
    public(crate) static fn new(v: &'a mut [T], predicate: P): SplitInclusiveMut<'a, T, P> {
        SplitInclusiveMut { v: v, predicate: predicate }
    }
}

extension<'a, T, P: FnMut(&T) -> Bool> SplitInclusiveMut<'a, T, P>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i: UIntSize = 0
        while i < n {
            i += 1
            if (self.predicate)(at(self.v, i - 1)) { break }
        }
        let head = unsafe { again(self.v) }
        let rest = unsafe { again(self.v) }
        self.v = partMut(rest, i, n - i)
        Some(partMut(head, 0, i))
    }
}

/// Runs of neighbours that belong together.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ChunkBy<'a, T, P> {
    v: &'a [T],
    predicate: P,
}

extension<'a, T, P: FnMut(&T, &T) -> Bool> ChunkBy<'a, T, P> {
    public(crate) static fn new(v: &'a [T], predicate: P): ChunkBy<'a, T, P> { ChunkBy { v: v, predicate: predicate } }
}

extension<'a, T, P: FnMut(&T, &T) -> Bool> ChunkBy<'a, T, P>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i: UIntSize = 1
        while i < n && (self.predicate)(at(self.v, i - 1), at(self.v, i)) {
            i += 1
        }
        let item = part(self.v, 0, i)
        self.v = part(self.v, i, n - i)
        Some(item)
    }
}

extension<'a, T, P: FnMut(&T, &T) -> Bool> ChunkBy<'a, T, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i = n - 1
        while i > 0 && (self.predicate)(at(self.v, i - 1), at(self.v, i)) {
            i -= 1
        }
        let item = part(self.v, i, n - i)
        self.v = part(self.v, 0, i)
        Some(item)
    }
}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ChunkByMut<'a, T, P> {
    v: &'a mut [T],
    predicate: P,
}

extension<'a, T, P: FnMut(&T, &T) -> Bool> ChunkByMut<'a, T, P> {
    public(crate) static fn new(v: &'a mut [T], predicate: P): ChunkByMut<'a, T, P> {
        ChunkByMut { v: v, predicate: predicate }
    }
}

extension<'a, T, P: FnMut(&T, &T) -> Bool> ChunkByMut<'a, T, P>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        var i: UIntSize = 1
        while i < n && (self.predicate)(at(self.v, i - 1), at(self.v, i)) {
            i += 1
        }
        let head = unsafe { again(self.v) }
        let rest = unsafe { again(self.v) }
        self.v = partMut(rest, i, n - i)
        Some(partMut(head, 0, i))
    }
}
