// Parts of equal length.
import std.cmp
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }
import std.slice.{ again, part, partMut }

#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Windows<'a, T> {
    v: &'a [T],
    size: UIntSize,
}

extension<'a, T> Windows<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a [T], size: UIntSize): Windows<'a, T> {
        if size == 0 {
            panic!("window size must be non-zero")
        }
        Windows { v: v, size: size }
    }
}

extension<'a, T> Windows<'a, T>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if self.size > n {
            return null
        }
        let item = part(self.v, 0, self.size)
        self.v = part(self.v, 1, n - 1)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 }
        (n, Some(n))
    }
}

extension<'a, T> Windows<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if self.size > n {
            return null
        }
        let item = part(self.v, n - self.size, self.size)
        self.v = part(self.v, 0, n - 1)
        Some(item)
    }
}

extension<'a, T> Windows<'a, T>: ExactSizeIterator {}
extension<'a, T> Windows<'a, T>: FusedIterator {}

fn pieces(len: UIntSize, size: UIntSize): UIntSize { len / size + if len % size == 0 { 0 } else { 1 } }

#[trackCaller]
fn checkSize(size: UIntSize) {
    if size == 0 {
        panic!("chunk size must be non-zero")
    }
}

#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Chunks<'a, T> {
    v: &'a [T],
    chunkSize: UIntSize,
}

extension<'a, T> Chunks<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a [T], size: UIntSize): Chunks<'a, T> {
        checkSize(size)
        Chunks { v: v, chunkSize: size }
    }
}

extension<'a, T> Chunks<'a, T>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let size = cmp.min(n, self.chunkSize)
        let item = part(self.v, 0, size)
        self.v = part(self.v, size, n - size)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = pieces(self.v.len(), self.chunkSize)
        (n, Some(n))
    }
}

extension<'a, T> Chunks<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let rest = n % self.chunkSize
        let size = if rest == 0 { self.chunkSize } else { rest }
        let item = part(self.v, n - size, size)
        self.v = part(self.v, 0, n - size)
        Some(item)
    }
}

extension<'a, T> Chunks<'a, T>: ExactSizeIterator {}
extension<'a, T> Chunks<'a, T>: FusedIterator {}

/// Whole chunks only; what is left over is the `remainder`.
#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ChunksExact<'a, T> {
    v: &'a [T],
    rem: &'a [T],
    chunkSize: UIntSize,
}

extension<'a, T> ChunksExact<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a [T], size: UIntSize): ChunksExact<'a, T> {
        checkSize(size)
        let whole = v.len() - v.len() % size
        ChunksExact { v: part(v, 0, whole), rem: part(v, whole, v.len() - whole), chunkSize: size }
    }
    #[mustUse]
    public fn remainder(): &'a [T] { self.rem }
}

extension<'a, T> ChunksExact<'a, T>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let item = part(self.v, 0, self.chunkSize)
        self.v = part(self.v, self.chunkSize, n - self.chunkSize)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = self.v.len() / self.chunkSize
        (n, Some(n))
    }
}

extension<'a, T> ChunksExact<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let item = part(self.v, n - self.chunkSize, self.chunkSize)
        self.v = part(self.v, 0, n - self.chunkSize)
        Some(item)
    }
}

extension<'a, T> ChunksExact<'a, T>: ExactSizeIterator {}
extension<'a, T> ChunksExact<'a, T>: FusedIterator {}

/// Chunks from the end.
#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RChunks<'a, T> {
    v: &'a [T],
    chunkSize: UIntSize,
}

extension<'a, T> RChunks<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a [T], size: UIntSize): RChunks<'a, T> {
        checkSize(size)
        RChunks { v: v, chunkSize: size }
    }
}

extension<'a, T> RChunks<'a, T>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let size = cmp.min(n, self.chunkSize)
        let item = part(self.v, n - size, size)
        self.v = part(self.v, 0, n - size)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = pieces(self.v.len(), self.chunkSize)
        (n, Some(n))
    }
}

extension<'a, T> RChunks<'a, T>: ExactSizeIterator {}
extension<'a, T> RChunks<'a, T>: FusedIterator {}

extension<'a, T> RChunks<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let rest = n % self.chunkSize
        let size = if rest == 0 { self.chunkSize } else { rest }
        let item = part(self.v, 0, size)
        self.v = part(self.v, size, n - size)
        Some(item)
    }
}

/// Whole chunks from the end; what is left over is the `remainder`, at the start.
#[derive(Clone, Debug)]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RChunksExact<'a, T> {
    chunks: RChunks<'a, T>,
    rem: &'a [T],
}

extension<'a, T> RChunksExact<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a [T], size: UIntSize): RChunksExact<'a, T> {
        checkSize(size)
        let left = v.len() % size
        RChunksExact { chunks: RChunks { v: part(v, left, v.len() - left), chunkSize: size }, rem: part(v, 0, left) }
    }
    #[mustUse]
    public fn remainder(): &'a [T] { self.rem }
}

extension<'a, T> RChunksExact<'a, T>: Iterator {
    type Item = &'a [T]
    mutating fn next(): Option<&'a [T]> { self.chunks.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.chunks.sizeHint() }
}

extension<'a, T> RChunksExact<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a [T]> { self.chunks.nextBack() }
}

extension<'a, T> RChunksExact<'a, T>: ExactSizeIterator {}
extension<'a, T> RChunksExact<'a, T>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct RChunksMut<'a, T> {
    v: &'a mut [T],
    chunkSize: UIntSize,
}

extension<'a, T> RChunksMut<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a mut [T], size: UIntSize): RChunksMut<'a, T> {
        checkSize(size)
        RChunksMut { v: v, chunkSize: size }
    }
}

extension<'a, T> RChunksMut<'a, T>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let size = cmp.min(n, self.chunkSize)
        let tail = unsafe { again(self.v) }
        let rest = unsafe { again(self.v) }
        self.v = partMut(rest, 0, n - size)
        Some(partMut(tail, n - size, size))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = pieces(self.v.len(), self.chunkSize)
        (n, Some(n))
    }
}

extension<'a, T> RChunksMut<'a, T>: ExactSizeIterator {}
extension<'a, T> RChunksMut<'a, T>: FusedIterator {}

/// Mutable chunks; `exact` ones leave a short last chunk out.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct ChunksMut<'a, T> {
    v: &'a mut [T],
    chunkSize: UIntSize,
}

extension<'a, T> ChunksMut<'a, T> {
    #[trackCaller]
    public(crate) static fn new(v: &'a mut [T], size: UIntSize, exact: Bool): ChunksMut<'a, T> {
        checkSize(size)
        let whole = if exact { v.len() - v.len() % size } else { v.len() }
        ChunksMut { v: partMut(v, 0, whole), chunkSize: size }
    }
}

extension<'a, T> ChunksMut<'a, T>: Iterator {
    type Item = &'a mut [T]
    mutating fn next(): Option<&'a mut [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let size = cmp.min(n, self.chunkSize)
        let head = unsafe { again(self.v) }
        let rest = unsafe { again(self.v) }
        self.v = partMut(rest, size, n - size)
        Some(partMut(head, 0, size))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let n = pieces(self.v.len(), self.chunkSize)
        (n, Some(n))
    }
}

extension<'a, T> ChunksMut<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut [T]> {
        let n = self.v.len()
        if n == 0 {
            return null
        }
        let left = n % self.chunkSize
        let size = if left == 0 { self.chunkSize } else { left }
        let tail = unsafe { again(self.v) }
        let rest = unsafe { again(self.v) }
        self.v = partMut(rest, 0, n - size)
        Some(partMut(tail, n - size, size))
    }
}

extension<'a, T> ChunksMut<'a, T>: ExactSizeIterator {}
extension<'a, T> ChunksMut<'a, T>: FusedIterator {}
