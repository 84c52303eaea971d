// futures.stream.results: streams of Results.
import futures.stream.{ Advance, BufferUnordered, Buffered, FuturesUnordered, Next, Stream, StreamExt }
import futures.stream.tryStates.{ InspectErr, InspectOk, TryChunks, TryFlatten, TryWhile }
import std.convert.Into
import std.default.Default
import std.future.Future
import std.iter.Extend
import std.marker.{ Send, Unpin }
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct MapOk<S, F> { stream: S, f: F }

extension<T, E, U, S: Stream<Item = Result<T, E>>, F: FnMut(T) -> U> MapOk<S, F>: Stream {
    type Item = Result<U, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<U, E>>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(Ok(value))) -> Poll.Ready(Some(Ok((self.f)(value)))),
            Poll.Ready(Some(Err(error))) -> Poll.Ready(Some(Err(error))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct MapErr<S, F> { stream: S, f: F }

extension<T, E, D, S: Stream<Item = Result<T, E>>, F: FnMut(E) -> D> MapErr<S, F>: Stream {
    type Item = Result<T, D>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, D>>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(Ok(value))) -> Poll.Ready(Some(Ok(value))),
            Poll.Ready(Some(Err(error))) -> Poll.Ready(Some(Err((self.f)(error)))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// The values that a future makes of the values.
#[mustUse = "streams do nothing unless polled"]
public struct AndThen<S, F, Fut> { stream: S, f: F, making: Option<Fut> }

extension<T, E, U, S: Stream<Item = Result<T, E>>, Fut: Future<Output = Result<U, E>>, F: FnMut(T) -> Fut> AndThen<S, F, Fut>: Stream {
    type Item = Result<U, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<U, E>>> {
        loop {
            if let Some(future) = &mut self.making {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(result) -> {
                        self.making = null
                        return Poll.Ready(Some(result))
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Some(Err(error))),
                Poll.Ready(Some(Ok(value))) -> self.making = Some((self.f)(value)),
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct OrElse<S, F, Fut> { stream: S, f: F, making: Option<Fut> }

extension<T, E, D, S: Stream<Item = Result<T, E>>, Fut: Future<Output = Result<T, D>>, F: FnMut(E) -> Fut> OrElse<S, F, Fut>: Stream {
    type Item = Result<T, D>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, D>>> {
        loop {
            if let Some(future) = &mut self.making {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(result) -> {
                        self.making = null
                        return Poll.Ready(Some(result))
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(Ok(value))) -> return Poll.Ready(Some(Ok(value))),
                Poll.Ready(Some(Err(error))) -> self.making = Some((self.f)(error)),
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct TryFilter<S, F, Fut, T> { stream: S, f: F, asking: Option<Fut>, item: Option<T> }

extension<T, E, S: Stream<Item = Result<T, E>>, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut> TryFilter<S, F, Fut, T>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        loop {
            if let Some(future) = &mut self.asking {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(keep) -> {
                        self.asking = null
                        let item = self.item.take()
                        if keep { return Poll.Ready(item.map { Ok(it) }) }
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Some(Err(error))),
                Poll.Ready(Some(Ok(item))) -> {
                    self.asking = Some((self.f)(&item))
                    self.item = Some(item)
                },
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct TryFilterMap<S, F, Fut> { stream: S, f: F, making: Option<Fut> }

extension<T, E, U, S: Stream<Item = Result<T, E>>, Fut: Future<Output = Result<Option<U>, E>>, F: FnMut(T) -> Fut> TryFilterMap<S, F, Fut>: Stream {
    type Item = Result<U, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<U, E>>> {
        loop {
            if let Some(future) = &mut self.making {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(result) -> {
                        self.making = null
                        match result {
                            Ok(Some(value)) -> return Poll.Ready(Some(Ok(value))),
                            Ok(null) -> {},
                            Err(error) -> return Poll.Ready(Some(Err(error))),
                        }
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Some(Err(error))),
                Poll.Ready(Some(Ok(value))) -> self.making = Some((self.f)(value)),
            }
        }
    }
}

/// The futures that are the values of a stream, as futures that give the errors between them.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct ResultFuture<F, E> { future: Option<F>, error: Option<E> }

extension<T, E, F: Future<Output = Result<T, E>>> ResultFuture<F, E>: Future {
    type Output = Result<T, E>
    mutating fn poll(cx: &mut Context): Poll<Result<T, E>> {
        match &mut self.future {
            Some(future) -> future.poll(cx),
            null -> Poll.Ready(Err(self.error.take().expect("polled after completion"))),
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct ResultFutures<S> { stream: S }

extension<F, E, S: Stream<Item = Result<F, E>>> ResultFutures<S>: Stream {
    type Item = ResultFuture<F, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<ResultFuture<F, E>>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(Ok(future))) -> Poll.Ready(Some(ResultFuture { future: Some(future), error: null })),
            Poll.Ready(Some(Err(error))) -> Poll.Ready(Some(ResultFuture { future: null, error: Some(error) })),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// The streams of Results, with names for their two sides.
public trait TryStream: Stream {
    type Ok
    type Error
    mutating fn tryPollNext(cx: &mut Context): Poll<Option<Result<Self.Ok, Self.Error>>>
}

extension<T, E, S: Stream<Item = Result<T, E>> + ?Sized> S: TryStream {
    type Ok = T
    type Error = E
    mutating fn tryPollNext(cx: &mut Context): Poll<Option<Result<T, E>>> { self.pollNext(cx) }
}

struct TryAdvance<'a, S: ?Sized> { stream: &'a mut S }

extension<'a, S: ?Sized> TryAdvance<'a, S> { static fn of(stream: &'a mut S): TryAdvance<'a, S> { TryAdvance { stream: stream } } }
extension<'a, S: TryStream + ?Sized> TryAdvance<'a, S>: Future {
    type Output = Option<Result<S.Ok, S.Error>>
    mutating fn poll(cx: &mut Context): Poll<Option<Result<S.Ok, S.Error>>> { self.stream.tryPollNext(cx) }
}

/// The futures that `f` makes of the values, and of the errors futures that give them.
struct Mapped<S, F> { stream: S, f: F }

extension<Fut: Future<Output = Result<(), S.Error>>, S: TryStream, F: FnMut(S.Ok) -> Fut> Mapped<S, F>: Stream {
    type Item = ResultFuture<Fut, S.Error>
    mutating fn pollNext(cx: &mut Context): Poll<Option<ResultFuture<Fut, S.Error>>> {
        match self.stream.tryPollNext(cx) {
            Poll.Ready(Some(Ok(value))) -> Poll.Ready(Some(ResultFuture { future: Some((self.f)(value)), error: null })),
            Poll.Ready(Some(Err(error))) -> Poll.Ready(Some(ResultFuture { future: null, error: Some(error) })),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// What streams of Results can do besides.
public trait TryStreamExt: TryStream {
    /// The next value, null at the end.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    mutating async fn tryNext(): Result<Option<Self.Ok>, Self.Error> where Self: Unpin {
        match await (TryAdvance.of(self)) {
            Some(Ok(value)) -> Ok(Some(value)),
            Some(Err(error)) -> Err(error),
            null -> Ok(null),
        }
    }
    consuming fn mapOk<U, F: FnMut(Self.Ok) -> U>(f: F): MapOk<Self, F> where Self: Sized { MapOk { stream: self, f: f } }
    consuming fn mapErr<D, F: FnMut(Self.Error) -> D>(f: F): MapErr<Self, F> where Self: Sized { MapErr { stream: self, f: f } }
    consuming fn errInto<D>(): MapErr<Self, fn(Self.Error) -> D> where Self: Sized, Self.Error: Into<D> { MapErr { stream: self, f: Into.into } }
    consuming fn inspectOk<F: FnMut(&Self.Ok)>(f: F): InspectOk<Self, F> where Self: Sized { InspectOk.new(self, f) }
    consuming fn inspectErr<F: FnMut(&Self.Error)>(f: F): InspectErr<Self, F> where Self: Sized { InspectErr.new(self, f) }
    consuming fn intoStream(): Self where Self: Sized { self }
    mutating fn tryPollNextUnpin(cx: &mut Context): Poll<Option<Result<Self.Ok, Self.Error>>> where Self: Unpin { self.tryPollNext(cx) }
    consuming fn trySkipWhile<Fut: Future<Output = Result<Bool, Self.Error>>, F: FnMut(&Self.Ok) -> Fut>(f: F): TryWhile<Self, F, Fut, Self.Ok> where Self: Sized {
        TryWhile.new(self, f, false)
    }
    consuming fn tryTakeWhile<Fut: Future<Output = Result<Bool, Self.Error>>, F: FnMut(&Self.Ok) -> Fut>(f: F): TryWhile<Self, F, Fut, Self.Ok> where Self: Sized {
        TryWhile.new(self, f, true)
    }
    /// The values of the streams that are values.
    consuming fn tryFlatten(): TryFlatten<Self, Self.Ok> where Self: Sized, Self.Ok: Stream { TryFlatten.new(self) }
    consuming fn tryChunks(most: UIntSize): TryChunks<Self, Self.Ok> where Self: Sized { TryChunks.new(self, most) }
    consuming fn andThen<U, Fut: Future<Output = Result<U, Self.Error>>, F: FnMut(Self.Ok) -> Fut>(f: F): AndThen<Self, F, Fut> where Self: Sized {
        AndThen { stream: self, f: f, making: null }
    }
    consuming fn orElse<D, Fut: Future<Output = Result<Self.Ok, D>>, F: FnMut(Self.Error) -> Fut>(f: F): OrElse<Self, F, Fut> where Self: Sized {
        OrElse { stream: self, f: f, making: null }
    }
    consuming fn tryFilter<Fut: Future<Output = Bool>, F: FnMut(&Self.Ok) -> Fut>(f: F): TryFilter<Self, F, Fut, Self.Ok> where Self: Sized {
        TryFilter { stream: self, f: f, asking: null, item: null }
    }
    consuming fn tryFilterMap<U, Fut: Future<Output = Result<Option<U>, Self.Error>>, F: FnMut(Self.Ok) -> Fut>(f: F): TryFilterMap<Self, F, Fut> where Self: Sized {
        TryFilterMap { stream: self, f: f, making: null }
    }
    consuming fn tryBuffered<T>(count: UIntSize): Buffered<ResultFutures<Self>, ResultFuture<Self.Ok, Self.Error>> where Self: Sized, Self.Ok: Future<Output = Result<T, Self.Error>> {
        Buffered.new(ResultFutures { stream: self }, count)
    }
    consuming fn tryBufferUnordered<T>(count: UIntSize): BufferUnordered<ResultFutures<Self>, ResultFuture<Self.Ok, Self.Error>> where Self: Sized, Self.Ok: Future<Output = Result<T, Self.Error>> {
        BufferUnordered.new(ResultFutures { stream: self }, count)
    }
    /// All values, or the first error.
    ///
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryCollect<C: Default + Extend<Self.Ok>>(): Result<C, Self.Error> where Self: Sized {
        var values = self
        var all = C.default()
        while let Some(item) = await (TryAdvance.of(&mut values)) {
            all.extend(Some(item?))
        }
        Ok(all)
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryFold<A, Fut: Future<Output = Result<A, Self.Error>>, F: FnMut(A, Self.Ok) -> Fut>(initial: A, f: F): Result<A, Self.Error> where Self: Sized {
        var values = self
        var f = f
        var state = initial
        while let Some(item) = await (TryAdvance.of(&mut values)) {
            state = await f(state, item?)?
        }
        Ok(state)
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryForEach<Fut: Future<Output = Result<(), Self.Error>>, F: FnMut(Self.Ok) -> Fut>(f: F): Result<(), Self.Error> where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (TryAdvance.of(&mut values)) {
            await f(item?)?
        }
        Ok(())
    }
    /// Runs up to `limit` of the futures of `f` at once.
    ///
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryForEachConcurrent<L: Into<Option<UIntSize>>, Fut: Future<Output = Result<(), Self.Error>>, F: FnMut(Self.Ok) -> Fut>(limit: L, f: F): Result<(), Self.Error> where Self: Sized {
        let limit = match limit.into() {
            Some(0) -> UIntSize.MAX,
            Some(most) -> most,
            null -> UIntSize.MAX,
        }
        var values = Mapped { stream: self, f: f }
        var running = BufferUnordered.new(values, limit)
        while let Some(done) = await (Advance.of(&mut running)) {
            done?
        }
        Ok(())
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryAll<Fut: Future<Output = Bool>, F: FnMut(Self.Ok) -> Fut>(f: F): Result<Bool, Self.Error> where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (TryAdvance.of(&mut values)) {
            if !(await f(item?)) { return Ok(false) }
        }
        Ok(true)
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryAny<Fut: Future<Output = Bool>, F: FnMut(Self.Ok) -> Fut>(f: F): Result<Bool, Self.Error> where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (TryAdvance.of(&mut values)) {
            if await f(item?) { return Ok(true) }
        }
        Ok(false)
    }
    /// The values of all values, or the first error.
    ///
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn tryConcat(): Result<Self.Ok, Self.Error> where Self: Sized, Self.Ok: Extend<<Self.Ok as IntoIterator>.Item> + IntoIterator + Default {
        var values = self
        guard let Some(first) = await (TryAdvance.of(&mut values)) else { return Ok(Self.Ok.default()) }
        var all = first?
        while let Some(more) = await (TryAdvance.of(&mut values)) { all.extend(more?) }
        Ok(all)
    }
}

extension<S: TryStream + ?Sized> S: TryStreamExt {}
