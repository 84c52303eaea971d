// futures.sink: where values can be sent to.
import futures.future.Either
import futures.stream.Stream
import std.collections.VecDeque
import std.convert.{ Infallible, Into }
import std.future.{ Future, pollFn }
import std.marker.{ PhantomData, Unpin }
import std.ops.DerefMut
import std.pin.Pin
import std.task.{ Context, Poll }

/// Takes values one after another; each must be announced by a `pollReady` that was ready.
#[mustUse = "sinks do nothing unless polled"]
public trait Sink<Item> {
    type Error
    #[pinned]
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Self.Error>>
    #[pinned]
    mutating fn startSend(item: Item): Result<(), Self.Error>
    #[pinned]
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Self.Error>>
    #[pinned]
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Self.Error>>
}

extension<'a, Item, S: Sink<Item> + ?Sized> &'a mut S: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), S.Error> { (**self).startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollClose(cx) }
}
extension<Item, S: Sink<Item> + ?Sized> Box<S>: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), S.Error> { (**self).startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollClose(cx) }
}
extension<Item, P: DerefMut> Pin<P>: Sink<Item> where P.Target: Sink<Item> {
    type Error = <P.Target as Sink<Item>>.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Self.Error>> { unsafe { self.asMut().getUncheckedMut() }.pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), Self.Error> { unsafe { self.asMut().getUncheckedMut() }.startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Self.Error>> { unsafe { self.asMut().getUncheckedMut() }.pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Self.Error>> { unsafe { self.asMut().getUncheckedMut() }.pollClose(cx) }
}
extension<Item> Vec<Item>: Sink<Item> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: Item): Result<(), Infallible> {
        self.push(item)
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}
extension<Item> VecDeque<Item>: Sink<Item> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: Item): Result<(), Infallible> {
        self.pushBack(item)
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}

/// Drops what it is given.
public struct Drain<T> { nothing: Option<T> }

public fn drain<T>(): Drain<T> { Drain { nothing: null } }

extension<T> Drain<T>: Unpin {}
extension<T> Drain<T>: Sink<T> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: T): Result<(), Infallible> { Ok(()) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}

/// What every sink can do besides.
public trait SinkExt<Item>: Sink<Item> {
    /// Waits for room, sends, and flushes.
    ///
    /// Cancel safety: dropped, the item may have been sent and not flushed, or be lost.
    #[cancelLoses(data)]
    mutating async fn send(item: Item): Result<(), Self.Error> where Self: Unpin {
        await self.feed(item)?
        await self.flush()
    }
    /// The same without the flush.
    ///
    /// Cancel safety: dropped while it waits for room, the item is lost.
    #[cancelLoses(data)]
    mutating async fn feed(item: Item): Result<(), Self.Error> where Self: Unpin {
        await pollFn { cx -> self.pollReady(cx) }?
        self.startSend(item)
    }
    /// Cancel safety: it can be awaited again.
    #[cancelSafe]
    mutating async fn flush(): Result<(), Self.Error> where Self: Unpin { await pollFn { cx -> self.pollFlush(cx) } }
    /// Cancel safety: it can be awaited again.
    #[cancelSafe]
    mutating async fn close(): Result<(), Self.Error> where Self: Unpin { await pollFn { cx -> self.pollClose(cx) } }
    /// Sends the values of a stream, and flushes at its end.
    ///
    /// Cancel safety: dropped, it may have sent some of the items; one that was taken from the stream is lost.
    #[cancelLoses(data)]
    mutating async fn sendAll<S: Stream<Item = Result<Item, Self.Error>> + Unpin>(stream: &mut S): Result<(), Self.Error> where Self: Unpin {
        loop {
            match await pollFn({ cx -> stream.pollNext(cx) }) {
                Some(item) -> await self.feed(item?)?,
                null -> return await self.flush(),
            }
        }
    }
    /// Each value goes through a future first.
    consuming fn with<U, Fut: Future<Output = Result<Item, E>>, F: FnMut(U) -> Fut, E: From<Self.Error>>(f: F): With<Self, F, Fut, Item> where Self: Sized {
        With { sink: self, f: f, running: null, item: PhantomData }
    }
    consuming fn sinkMapErr<E, F: FnOnce(Self.Error) -> E>(f: F): SinkMapErr<Self, F> where Self: Sized { SinkMapErr { sink: self, f: Some(f) } }
    consuming fn sinkErrInto<E>(): SinkMapErr<Self, fn(Self.Error) -> E> where Self: Sized, Self.Error: Into<E> { SinkMapErr { sink: self, f: Some(Into.into) } }
    /// Each value becomes a stream of values.
    consuming fn withFlatMap<U, S: Stream<Item = Result<Item, Self.Error>>, F: FnMut(U) -> S>(f: F): WithFlatMap<Self, F, S, Item> where Self: Sized {
        WithFlatMap { sink: self, f: f, stream: null, item: null }
    }
    consuming fn leftSink<S: Sink<Item, Error = Self.Error>>(): Either<Self, S> where Self: Sized { Either.Left(self) }
    consuming fn rightSink<S: Sink<Item, Error = Self.Error>>(): Either<S, Self> where Self: Sized { Either.Right(self) }
    mutating fn pollReadyUnpin(cx: &mut Context): Poll<Result<(), Self.Error>> where Self: Unpin { self.pollReady(cx) }
    mutating fn startSendUnpin(item: Item): Result<(), Self.Error> where Self: Unpin { self.startSend(item) }
    mutating fn pollFlushUnpin(cx: &mut Context): Poll<Result<(), Self.Error>> where Self: Unpin { self.pollFlush(cx) }
    mutating fn pollCloseUnpin(cx: &mut Context): Poll<Result<(), Self.Error>> where Self: Unpin { self.pollClose(cx) }
    /// A copy of each value for both.
    consuming fn fanout<S: Sink<Item, Error = Self.Error>>(other: S): Fanout<Self, S> where Self: Sized, Item: Clone { Fanout { first: self, second: other } }
    /// Takes `capacity` values more before it waits for room.
    consuming fn buffer(capacity: UIntSize): Buffer<Self, Item> where Self: Sized { Buffer { sink: self, waiting: VecDeque.new(), capacity: capacity } }
}

extension<Item, S: Sink<Item> + ?Sized> S: SinkExt<Item> {}

public struct With<S, F, Fut, Item> {
    sink: S,
    f: F,
    running: Option<Pin<Box<Fut>>>,
    // As unmovable as the futures.
    item: PhantomData<(Item, Fut)>,
}

extension<S, F, Fut, Item> With<S, F, Fut, Item> {
    public fn getRef(): &S { &self.sink }
    public consuming fn intoInner(): S { self.sink }
}
extension<S: Sink<Item>, F, Fut, Item> With<S, F, Fut, Item> {
    /// Waits for the value under way, and hands it on.
    mutating fn settle<E: From<S.Error>>(cx: &mut Context): Poll<Result<(), E>> where Fut: Future<Output = Result<Item, E>> {
        guard let Some(running) = &mut self.running else { return Poll.Ready(Ok(())) }
        let outcome = match running.asMut().poll(cx) {
            Poll.Pending -> return Poll.Pending,
            Poll.Ready(outcome) -> outcome,
        }
        self.running = null
        match outcome {
            Ok(item) -> Poll.Ready(self.sink.startSend(item).mapErr({ error -> E.from(error) })),
            Err(error) -> Poll.Ready(Err(error)),
        }
    }
    mutating fn ready<E: From<S.Error>>(cx: &mut Context): Poll<Result<(), E>> {
        self.sink.pollReady(cx).mapErr({ error -> E.from(error) })
    }
}
extension<U, S: Sink<Item>, Fut: Future<Output = Result<Item, E>>, F: FnMut(U) -> Fut, E: From<S.Error>, Item> With<S, F, Fut, Item>: Sink<U> {
    type Error = E
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), E>> {
        match self.settle(cx) {
            Poll.Ready(Ok(())) -> self.ready(cx),
            other -> other,
        }
    }
    mutating fn startSend(item: U): Result<(), E> {
        self.running = Some(Box.pin((self.f)(item)))
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), E>> {
        match self.settle(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollFlush(cx).mapErr({ error -> E.from(error) }),
            other -> other,
        }
    }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), E>> {
        match self.settle(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollClose(cx).mapErr({ error -> E.from(error) }),
            other -> other,
        }
    }
}

public struct SinkMapErr<S, F> {
    sink: S,
    f: Option<F>,
}

extension<S, F> SinkMapErr<S, F> {
    public fn getRef(): &S { &self.sink }
    public consuming fn intoInner(): S { self.sink }
    mutating fn mapped(): F { self.f.take().expect("polled MapErr after completion") }
}
extension<Item, S: Sink<Item>, E, F: FnOnce(S.Error) -> E> SinkMapErr<S, F>: Sink<Item> {
    type Error = E
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), E>> { self.sink.pollReady(cx).mapErr({ error -> self.mapped()(error) }) }
    mutating fn startSend(item: Item): Result<(), E> { self.sink.startSend(item).mapErr({ error -> self.mapped()(error) }) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), E>> { self.sink.pollFlush(cx).mapErr({ error -> self.mapped()(error) }) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), E>> { self.sink.pollClose(cx).mapErr({ error -> self.mapped()(error) }) }
}

public struct Fanout<A, B> {
    first: A,
    second: B,
}

extension<A, B> Fanout<A, B> {
    public consuming fn intoInner(): (A, B) { (self.first, self.second) }
}

/// Ready when both are; an error at once.
fn both<E>(first: Poll<Result<(), E>>, second: Poll<Result<(), E>>): Poll<Result<(), E>> {
    match (first, second) {
        (Poll.Ready(Err(error)), _) -> Poll.Ready(Err(error)),
        (_, Poll.Ready(Err(error))) -> Poll.Ready(Err(error)),
        (Poll.Ready(Ok(())), Poll.Ready(Ok(()))) -> Poll.Ready(Ok(())),
        _ -> Poll.Pending,
    }
}
extension<Item: Clone, A: Sink<Item>, B: Sink<Item, Error = A.Error>> Fanout<A, B>: Sink<Item> {
    type Error = A.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), A.Error>> { both(self.first.pollReady(cx), self.second.pollReady(cx)) }
    mutating fn startSend(item: Item): Result<(), A.Error> {
        self.first.startSend(item.clone())?
        self.second.startSend(item)
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), A.Error>> { both(self.first.pollFlush(cx), self.second.pollFlush(cx)) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), A.Error>> { both(self.first.pollClose(cx), self.second.pollClose(cx)) }
}

public struct Buffer<S, Item> {
    sink: S,
    waiting: VecDeque<Item>,
    capacity: UIntSize,
}

extension<S, Item> Buffer<S, Item> {
    public fn getRef(): &S { &self.sink }
    public consuming fn intoInner(): S { self.sink }
}
extension<Item, S: Sink<Item>> Buffer<S, Item> {
    mutating fn handOn(cx: &mut Context): Poll<Result<(), S.Error>> {
        while !self.waiting.isEmpty() {
            match self.sink.pollReady(cx) {
                Poll.Ready(Ok(())) -> {},
                other -> return other,
            }
            if let Err(error) = self.sink.startSend(self.waiting.popFront().unwrap()) { return Poll.Ready(Err(error)) }
        }
        Poll.Ready(Ok(()))
    }
}
extension<Item, S: Sink<Item>> Buffer<S, Item>: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> {
        if self.capacity == 0 { return self.sink.pollReady(cx) }
        if let Poll.Ready(Err(error)) = self.handOn(cx) { return Poll.Ready(Err(error)) }
        if self.waiting.len() < self.capacity { Poll.Ready(Ok(())) } else { Poll.Pending }
    }
    mutating fn startSend(item: Item): Result<(), S.Error> {
        if self.capacity == 0 { return self.sink.startSend(item) }
        self.waiting.pushBack(item)
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> {
        match self.handOn(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollFlush(cx),
            other -> other,
        }
    }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> {
        match self.handOn(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollClose(cx),
            other -> other,
        }
    }
}

extension<Item, A: Sink<Item>, B: Sink<Item, Error = A.Error>> Either<A, B>: Sink<Item> {
    type Error = A.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), A.Error>> {
        match self {
            Either.Left(sink) -> sink.pollReady(cx),
            Either.Right(sink) -> sink.pollReady(cx),
        }
    }
    mutating fn startSend(item: Item): Result<(), A.Error> {
        match self {
            Either.Left(sink) -> sink.startSend(item),
            Either.Right(sink) -> sink.startSend(item),
        }
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), A.Error>> {
        match self {
            Either.Left(sink) -> sink.pollFlush(cx),
            Either.Right(sink) -> sink.pollFlush(cx),
        }
    }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), A.Error>> {
        match self {
            Either.Left(sink) -> sink.pollClose(cx),
            Either.Right(sink) -> sink.pollClose(cx),
        }
    }
}

public struct WithFlatMap<S, F, I, Item> {
    sink: S,
    f: F,
    stream: Option<I>,
    // Taken from the stream, not sent yet.
    item: Option<Item>,
}

extension<S, F, I, Item> WithFlatMap<S, F, I, Item> {
    public fn getRef(): &S { &self.sink }
    public consuming fn intoInner(): S { self.sink }
}
extension<Item, S: Sink<Item>, I: Stream<Item = Result<Item, S.Error>>, F> WithFlatMap<S, F, I, Item> {
    /// Hands on all values of the stream under way.
    mutating fn handOn(cx: &mut Context): Poll<Result<(), S.Error>> {
        loop {
            if self.item.isSome() {
                match self.sink.pollReady(cx) {
                    Poll.Ready(Ok(())) -> {},
                    other -> return other,
                }
                if let Err(error) = self.sink.startSend(self.item.take().unwrap()) { return Poll.Ready(Err(error)) }
            }
            guard let Some(stream) = &mut self.stream else { return Poll.Ready(Ok(())) }
            match stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(Some(Ok(item))) -> self.item = Some(item),
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Err(error)),
                Poll.Ready(null) -> self.stream = null,
            }
        }
    }
}
extension<U, Item, S: Sink<Item>, I: Stream<Item = Result<Item, S.Error>>, F: FnMut(U) -> I> WithFlatMap<S, F, I, Item>: Sink<U> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { self.handOn(cx) }
    mutating fn startSend(item: U): Result<(), S.Error> {
        self.stream = Some((self.f)(item))
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> {
        match self.handOn(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollFlush(cx),
            other -> other,
        }
    }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> {
        match self.handOn(cx) {
            Poll.Ready(Ok(())) -> self.sink.pollClose(cx),
            other -> other,
        }
    }
}
