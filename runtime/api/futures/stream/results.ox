// futures.stream.results: streams of Results.
import futures.stream.{ Advance, BufferUnordered, Buffered, FuturesUnordered, Next, Stream, StreamExt }
import std.convert.Into
import std.default.Default
import std.future.Future
import std.iter.Extend
import std.marker.{ Send, Unpin }
import std.task.{ Context, Poll }

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

/// What streams of Results can do besides.
public trait TryStreamExt: Stream {
    /// The next value, null at the end.
    #[cancelSafe]
    mutating async fn tryNext<T, E>(): Result<Option<T>, E> where Self: Unpin + Stream<Item = Result<T, E>> {
        match await (Advance.of(self)) {
            Some(Ok(value)) -> Ok(Some(value)),
            Some(Err(error)) -> Err(error),
            null -> Ok(null),
        }
    }
    consuming fn mapOk<T, E, U, F: FnMut(T) -> U>(f: F): MapOk<Self, F> where Self: Sized + Stream<Item = Result<T, E>> { MapOk { stream: self, f: f } }
    consuming fn mapErr<T, E, D, F: FnMut(E) -> D>(f: F): MapErr<Self, F> where Self: Sized + Stream<Item = Result<T, E>> { MapErr { stream: self, f: f } }
    consuming fn andThen<T, E, U, Fut: Future<Output = Result<U, E>>, F: FnMut(T) -> Fut>(f: F): AndThen<Self, F, Fut> where Self: Sized + Stream<Item = Result<T, E>> {
        AndThen { stream: self, f: f, making: null }
    }
    consuming fn orElse<T, E, D, Fut: Future<Output = Result<T, D>>, F: FnMut(E) -> Fut>(f: F): OrElse<Self, F, Fut> where Self: Sized + Stream<Item = Result<T, E>> {
        OrElse { stream: self, f: f, making: null }
    }
    consuming fn tryFilter<T, E, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut>(f: F): TryFilter<Self, F, Fut, T> where Self: Sized + Stream<Item = Result<T, E>> {
        TryFilter { stream: self, f: f, asking: null, item: null }
    }
    consuming fn tryFilterMap<T, E, U, Fut: Future<Output = Result<Option<U>, E>>, F: FnMut(T) -> Fut>(f: F): TryFilterMap<Self, F, Fut> where Self: Sized + Stream<Item = Result<T, E>> {
        TryFilterMap { stream: self, f: f, making: null }
    }
    consuming fn tryBuffered<T, E, F: Future<Output = Result<T, E>>>(count: UIntSize): Buffered<ResultFutures<Self>, ResultFuture<F, E>> where Self: Sized + Stream<Item = Result<F, E>> {
        Buffered.new(ResultFutures { stream: self }, count)
    }
    consuming fn tryBufferUnordered<T, E, F: Future<Output = Result<T, E>>>(count: UIntSize): BufferUnordered<ResultFutures<Self>, ResultFuture<F, E>> where Self: Sized + Stream<Item = Result<F, E>> {
        BufferUnordered.new(ResultFutures { stream: self }, count)
    }
    /// All values, or the first error.
    consuming async fn tryCollect<T, E, C: Default + Extend<T>>(): Result<C, E> where Self: Sized + Stream<Item = Result<T, E>> {
        var values = self
        var all = C.default()
        while let Some(item) = await (Advance.of(&mut values)) {
            all.extend(Some(item?))
        }
        Ok(all)
    }
    consuming async fn tryFold<T, E, A, Fut: Future<Output = Result<A, E>>, F: FnMut(A, T) -> Fut>(initial: A, f: F): Result<A, E> where Self: Sized + Stream<Item = Result<T, E>> {
        var values = self
        var f = f
        var state = initial
        while let Some(item) = await (Advance.of(&mut values)) {
            state = await f(state, item?)?
        }
        Ok(state)
    }
    consuming async fn tryForEach<T, E, Fut: Future<Output = Result<(), E>>, F: FnMut(T) -> Fut>(f: F): Result<(), E> where Self: Sized + Stream<Item = Result<T, E>> {
        var values = self
        var f = f
        while let Some(item) = await (Advance.of(&mut values)) {
            await f(item?)?
        }
        Ok(())
    }
    /// Runs up to `limit` of the futures of `f` at once.
    consuming async fn tryForEachConcurrent<T, E, L: Into<Option<UIntSize>>, Fut: Future<Output = Result<(), E>>, F: FnMut(T) -> Fut>(limit: L, f: F): Result<(), E> where Self: Sized + Stream<Item = Result<T, E>> {
        let limit = match limit.into() {
            Some(0) -> UIntSize.MAX,
            Some(most) -> most,
            null -> UIntSize.MAX,
        }
        var running = BufferUnordered.new(ResultFutures { stream: self.mapOk(f) }, limit)
        while let Some(done) = await (Advance.of(&mut running)) {
            done?
        }
        Ok(())
    }
    /// The values of all values, or the first error.
    consuming async fn tryConcat<T: Extend<T.Item> + IntoIterator + Default, E>(): Result<T, E> where Self: Sized + Stream<Item = Result<T, E>> {
        var values = self
        guard let Some(first) = await (Advance.of(&mut values)) else { return Ok(T.default()) }
        var all = first?
        while let Some(more) = await (Advance.of(&mut values)) { all.extend(more?) }
        Ok(all)
    }
}

extension<T, E, S: Stream<Item = Result<T, E>> + ?Sized> S: TryStreamExt {}
