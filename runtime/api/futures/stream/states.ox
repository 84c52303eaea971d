// futures.stream.states: adapters that remember more than where they are.
import futures.stream.{ FusedStream, Stream, StreamExt }
import std.clone.Clone
import std.future.Future
import std.marker.Unpin
import std.pin.Pin
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct Inspect<S, F> { stream: S, f: F }

extension<S, F> Inspect<S, F> {
    public(crate) static fn new(stream: S, f: F): Inspect<S, F> { Inspect { stream: stream, f: f } }
}
extension<S: Stream, F: FnMut(&S.Item)> Inspect<S, F>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        let outcome = self.stream.pollNext(cx)
        if let Poll.Ready(Some(item)) = &outcome { (self.f)(item) }
        outcome
    }
}

/// A stream that is not polled again after its end.
#[mustUse = "streams do nothing unless polled"]
public struct Fuse<S> { stream: Option<S> }

extension<S> Fuse<S> {
    public(crate) static fn new(stream: S): Fuse<S> { Fuse { stream: Some(stream) } }
    public fn isDone(): Bool { self.stream.isNone() }
}
extension<S: Stream> Fuse<S>: FusedStream { fn isTerminated(): Bool { self.stream.isNone() } }
extension<S: Stream> Fuse<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        guard let Some(stream) = &mut self.stream else { return Poll.Ready(null) }
        let outcome = stream.pollNext(cx)
        if matches!(&outcome, Poll.Ready(null)) { self.stream = null }
        outcome
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct SkipWhile<S, F, Fut, T> { stream: S, f: F, asking: Option<Fut>, item: Option<T>, isDone: Bool }

extension<S, F, Fut, T> SkipWhile<S, F, Fut, T> {
    public(crate) static fn new(stream: S, f: F): SkipWhile<S, F, Fut, T> {
        SkipWhile { stream: stream, f: f, asking: null, item: null, isDone: false }
    }
}
extension<T, S: Stream<Item = T>, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut> SkipWhile<S, F, Fut, T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        if self.isDone { return self.stream.pollNext(cx) }
        loop {
            if let Some(future) = &mut self.asking {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(skip) -> {
                        self.asking = null
                        let item = self.item.take()
                        if !skip {
                            self.isDone = true
                            return Poll.Ready(item)
                        }
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> {
                    self.asking = Some((self.f)(&item))
                    self.item = Some(item)
                },
            }
        }
    }
}

/// Ends when a future is ready.
#[mustUse = "streams do nothing unless polled"]
public struct TakeUntil<S, Fut: Future> { stream: S, until: Option<Fut>, output: Option<Fut.Output>, isDone: Bool }

extension<S, Fut: Future> TakeUntil<S, Fut> {
    public(crate) static fn new(stream: S, until: Fut): TakeUntil<S, Fut> {
        TakeUntil { stream: stream, until: Some(until), output: null, isDone: false }
    }
    /// Whether it has ended because of the future.
    public fn isStopped(): Bool { self.isDone }
    /// The future, if it was not ready yet; from then on the stream goes to its own end.
    public mutating fn takeFuture(): Option<Fut> { self.until.take() }
    /// The future's output, once it has ended the stream.
    public mutating fn takeResult(): Option<Fut.Output> { self.output.take() }
}
extension<S: Stream, Fut: Future> TakeUntil<S, Fut>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        if let Some(until) = &mut self.until {
            if let Poll.Ready(output) = until.poll(cx) {
                self.until = null
                self.output = Some(output)
                self.isDone = true
            }
        }
        if self.isDone { Poll.Ready(null) } else { self.stream.pollNext(cx) }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Scan<S, T, F, Fut> { stream: S, state: T, f: F, making: Option<Fut>, isDone: Bool }

extension<S, T, F, Fut> Scan<S, T, F, Fut> {
    public(crate) static fn new(stream: S, state: T, f: F): Scan<S, T, F, Fut> {
        Scan { stream: stream, state: state, f: f, making: null, isDone: false }
    }
}
extension<T, U, S: Stream, Fut: Future<Output = Option<U>>, F: FnMut(&mut T, S.Item) -> Fut> Scan<S, T, F, Fut>: Stream {
    type Item = U
    mutating fn pollNext(cx: &mut Context): Poll<Option<U>> {
        if self.isDone { return Poll.Ready(null) }
        loop {
            if let Some(future) = &mut self.making {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(item) -> {
                        self.making = null
                        self.isDone = item.isNone()
                        return Poll.Ready(item)
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> self.making = Some((self.f)(&mut self.state, item)),
            }
        }
    }
}

/// The values of streams, one stream after the other.
#[mustUse = "streams do nothing unless polled"]
public struct Flatten<S: Stream> { outer: S, inner: Option<S.Item> }

extension<S: Stream> Flatten<S> {
    public(crate) static fn new(outer: S): Flatten<S> { Flatten { outer: outer, inner: null } }
}
extension<S: Stream> Flatten<S>: Stream where S.Item: Stream {
    type Item = <S.Item as Stream>.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<<S.Item as Stream>.Item>> {
        loop {
            if let Some(inner) = &mut self.inner {
                match inner.pollNext(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(Some(item)) -> return Poll.Ready(Some(item)),
                    Poll.Ready(null) -> {},
                }
                self.inner = null
            }
            match self.outer.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(inner)) -> self.inner = Some(inner),
            }
        }
    }
}

/// Looks at the next value without taking it.
#[mustUse = "streams do nothing unless polled"]
public struct Peekable<S: Stream> { stream: S, peeked: Option<Option<S.Item>> }

extension<S: Stream> Peekable<S> {
    public(crate) static fn new(stream: S): Peekable<S> { Peekable { stream: stream, peeked: null } }
    mutating fn pollFill(cx: &mut Context): Poll<()> {
        if self.peeked.isNone() {
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(item) -> self.peeked = Some(item),
            }
        }
        Poll.Ready(())
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public static async fn peek(mut self: Pin<&mut Self>): Option<&S.Item> {
        let stream = unsafe { self.getUncheckedMut() }
        await std.future.pollFn { cx -> stream.pollFill(cx) }
        match &stream.peeked {
            Some(Some(item)) -> Some(item),
            _ -> null,
        }
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public static async fn peekMut(mut self: Pin<&mut Self>): Option<&mut S.Item> {
        let stream = unsafe { self.getUncheckedMut() }
        await std.future.pollFn { cx -> stream.pollFill(cx) }
        match &mut stream.peeked {
            Some(Some(item)) -> Some(item),
            _ -> null,
        }
    }
    /// The next value, if `f` holds for it.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public static async fn nextIf<F: FnOnce(&S.Item) -> Bool>(mut self: Pin<&mut Self>, f: F): Option<S.Item> {
        let stream = unsafe { self.getUncheckedMut() }
        await std.future.pollFn { cx -> stream.pollFill(cx) }
        match stream.peeked.take() {
            Some(Some(item)) -> {
                if f(&item) { return Some(item) }
                stream.peeked = Some(Some(item))
                null
            },
            other -> {
                stream.peeked = other
                null
            },
        }
    }
}
extension<S: Stream> Peekable<S> {
    /// The next value, if it is equal to `expected`.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public static async fn nextIfEq<'a, T: ?Sized>(self: Pin<&mut Self>, expected: &'a T): Option<S.Item> where S.Item: PartialEq<T> {
        await self.nextIf({ item -> item == expected })
    }
    /// `peek` by hand.
    public static fn pollPeek<'a>(mut self: Pin<&'a mut Self>, cx: &mut Context): Poll<Option<&'a S.Item>> {
        let stream = unsafe { self.getUncheckedMut() }
        stream.pollFill(cx).map({ _ -> match &stream.peeked {
            Some(Some(item)) -> Some(item),
            _ -> null,
        } })
    }
    public static fn pollPeekMut<'a>(mut self: Pin<&'a mut Self>, cx: &mut Context): Poll<Option<&'a mut S.Item>> {
        let stream = unsafe { self.getUncheckedMut() }
        match stream.pollFill(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(()) -> Poll.Ready(match &mut stream.peeked {
                Some(Some(item)) -> Some(item),
                _ -> null,
            }),
        }
    }
}
extension<S: Stream> Peekable<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        match self.peeked.take() {
            Some(item) -> Poll.Ready(item),
            null -> self.stream.pollNext(cx),
        }
    }
}

/// Several values at a time.
#[mustUse = "streams do nothing unless polled"]
public struct Chunks<S: Stream> { stream: S, items: Vec<S.Item>, most: UIntSize, isDone: Bool }

extension<S: Stream> Chunks<S> {
    public(crate) static fn new(stream: S, most: UIntSize): Chunks<S> {
        assert!(most > 0)
        Chunks { stream: stream, items: Vec.new(), most: most, isDone: false }
    }
}
extension<S: Stream> Chunks<S>: Stream {
    type Item = Vec<S.Item>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Vec<S.Item>>> {
        while !self.isDone {
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(Some(item)) -> {
                    self.items.push(item)
                    if self.items.len() >= self.most { return Poll.Ready(Some(std.mem.take(&mut self.items))) }
                },
                Poll.Ready(null) -> self.isDone = true,
            }
        }
        Poll.Ready(if self.items.isEmpty() { null } else { Some(std.mem.take(&mut self.items)) })
    }
}

/// All values that are ready, at most so many.
#[mustUse = "streams do nothing unless polled"]
public struct ReadyChunks<S> { stream: Option<S>, most: UIntSize }

extension<S> ReadyChunks<S> {
    public(crate) static fn new(stream: S, most: UIntSize): ReadyChunks<S> {
        assert!(most > 0)
        ReadyChunks { stream: Some(stream), most: most }
    }
}
extension<S: Stream> ReadyChunks<S>: Stream {
    type Item = Vec<S.Item>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Vec<S.Item>>> {
        var items = Vec.new()
        while items.len() < self.most {
            guard let Some(stream) = &mut self.stream else { break }
            match stream.pollNext(cx) {
                Poll.Ready(Some(item)) -> items.push(item),
                Poll.Ready(null) -> self.stream = null,
                Poll.Pending -> {
                    if items.isEmpty() { return Poll.Pending }
                    break
                },
            }
        }
        Poll.Ready(if items.isEmpty() { null } else { Some(items) })
    }
}

/// From the beginning again after the end.
#[mustUse = "streams do nothing unless polled"]
public struct Cycle<S> { original: S, stream: S }

extension<S: Clone> Cycle<S> {
    public(crate) static fn new(stream: S): Cycle<S> { Cycle { original: stream.clone(), stream: stream } }
}
extension<S: Stream + Clone> Cycle<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(null) -> {
                self.stream = self.original.clone()
                self.stream.pollNext(cx)
            },
            other -> other,
        }
    }
}
