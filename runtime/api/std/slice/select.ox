// Picking elements out of slices: the nth smallest, arrays at the ends, several at once.
import std.cmp.Ordering
import std.slice.{ again, atMut, fromRawParts, fromRawPartsMut, part, partMut }

extension<T> [T] {
    #[trackCaller]
    public mutating fn selectNthUnstable(index: UIntSize): (&mut [T], &mut T, &mut [T]) where T: Ord {
        self.selectNthUnstableBy(index, { a, b -> a.cmp(b) })
    }

    public mutating fn selectNthUnstableBy<F: FnMut(&T, &T) -> Ordering>(
        index: UIntSize,
        compare: F,
    ): (&mut [T], &mut T, &mut [T]) {
        let n = self.len()
        if index >= n {
            panic!("partition_at_index index {} greater than length of slice {}", index, n)
        }
        self.sortBy(compare)
        let middle = unsafe { again(self) }
        let right = unsafe { again(self) }
        (partMut(self, 0, index), atMut(middle, index), partMut(right, index + 1, n - index - 1))
    }

    public mutating fn selectNthUnstableByKey<K: Ord, F: FnMut(&T) -> K>(
        index: UIntSize,
        mut key: F,
    ): (&mut [T], &mut T, &mut [T]) {
        self.selectNthUnstableBy(index, { a, b -> key(a).cmp(&key(b)) })
    }

    #[mustUse]
    public fn asChunks<const N: UIntSize>(): (&[[T; N]], &[T]) {
        let whole = self.len() / N
        let head = unsafe { fromRawParts(self.asPtr().cast<[T; N]>(), whole) }
        (head, part(self, whole * N, self.len() - whole * N))
    }

    public fn firstChunk<const N: UIntSize>(): Option<&[T; N]> {
        if self.len() < N { null } else { Some(unsafe { &*self.asPtr().cast<[T; N]>() }) }
    }

    public fn lastChunk<const N: UIntSize>(): Option<&[T; N]> {
        if self.len() < N { null } else { part(self, self.len() - N, N).firstChunk<N>() }
    }

    public fn splitFirstChunk<const N: UIntSize>(): Option<(&[T; N], &[T])> {
        match self.firstChunk<N>() {
            Some(head) -> Some((head, part(self, N, self.len() - N))),
            null -> null,
        }
    }

    public fn splitLastChunk<const N: UIntSize>(): Option<(&[T], &[T; N])> {
        match self.lastChunk<N>() {
            Some(tail) -> Some((part(self, 0, self.len() - N), tail)),
            null -> null,
        }
    }
}

extension<T, const N: UIntSize> [[T; N]] {
    public fn asFlattened(): &[T] { unsafe { fromRawParts(self.asPtr().cast<T>(), self.len() * N) } }
    public mutating fn asFlattenedMut(): &mut [T] {
        let count = self.len() * N
        unsafe { fromRawPartsMut(self.asMutPtr().cast<T>(), count) }
    }
}
