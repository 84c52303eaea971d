// futures.stream.tryStates: what the methods of TryStreamExt give, as far as they remember something.
import futures.stream.Stream
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct InspectOk<S, F> { stream: S, f: F }

extension<S, F> InspectOk<S, F> {
    public(crate) static fn new(stream: S, f: F): InspectOk<S, F> { InspectOk { stream: stream, f: f } }
}
extension<T, E, S: Stream<Item = Result<T, E>>, F: FnMut(&T)> InspectOk<S, F>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        let outcome = self.stream.pollNext(cx)
        if let Poll.Ready(Some(Ok(value))) = &outcome { (self.f)(value) }
        outcome
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct InspectErr<S, F> { stream: S, f: F }

extension<S, F> InspectErr<S, F> {
    public(crate) static fn new(stream: S, f: F): InspectErr<S, F> { InspectErr { stream: stream, f: f } }
}
extension<T, E, S: Stream<Item = Result<T, E>>, F: FnMut(&E)> InspectErr<S, F>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        let outcome = self.stream.pollNext(cx)
        if let Poll.Ready(Some(Err(error))) = &outcome { (self.f)(error) }
        outcome
    }
}

/// Skips or takes the values as long as a future says so; errors go through.
#[mustUse = "streams do nothing unless polled"]
public struct TryWhile<S, F, Fut, T> { stream: S, f: F, asking: Option<Fut>, item: Option<T>, isDone: Bool, takes: Bool }

extension<S, F, Fut, T> TryWhile<S, F, Fut, T> {
    public(crate) static fn new(stream: S, f: F, takes: Bool): TryWhile<S, F, Fut, T> {
        TryWhile { stream: stream, f: f, asking: null, item: null, isDone: false, takes: takes }
    }
}
extension<T, E, S: Stream<Item = Result<T, E>>, Fut: Future<Output = Result<Bool, E>>, F: FnMut(&T) -> Fut> TryWhile<S, F, Fut, T>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        if self.isDone { return if self.takes { Poll.Ready(null) } else { self.stream.pollNext(cx) } }
        loop {
            if let Some(future) = &mut self.asking {
                let holds = match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(holds) -> holds,
                }
                self.asking = null
                let item = self.item.take().unwrap()
                match holds {
                    Err(error) -> return Poll.Ready(Some(Err(error))),
                    Ok(holds) -> {
                        self.isDone = !holds
                        if holds == self.takes { return Poll.Ready(Some(Ok(item))) }
                        if self.takes { return Poll.Ready(null) }
                        if !holds { return Poll.Ready(Some(Ok(item))) }
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

/// The values of streams that are values, one stream after the other.
#[mustUse = "streams do nothing unless polled"]
public struct TryFlatten<S, I> { outer: S, inner: Option<I> }

extension<S, I> TryFlatten<S, I> {
    public(crate) static fn new(outer: S): TryFlatten<S, I> { TryFlatten { outer: outer, inner: null } }
}
extension<T, E, I: Stream<Item = Result<T, E>>, S: Stream<Item = Result<I, E>>> TryFlatten<S, I>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
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
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Some(Err(error))),
                Poll.Ready(Some(Ok(inner))) -> self.inner = Some(inner),
            }
        }
    }
}

/// Several values at a time.
#[mustUse = "streams do nothing unless polled"]
public struct TryChunks<S, T> { stream: S, items: Vec<T>, most: UIntSize, isDone: Bool }

extension<S, T> TryChunks<S, T> {
    public(crate) static fn new(stream: S, most: UIntSize): TryChunks<S, T> {
        assert!(most > 0)
        TryChunks { stream: stream, items: Vec.new(), most: most, isDone: false }
    }
}
extension<T, E, S: Stream<Item = Result<T, E>>> TryChunks<S, T>: Stream {
    type Item = Result<Vec<T>, TryChunksError<T, E>>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<Vec<T>, TryChunksError<T, E>>>> {
        while !self.isDone {
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(Some(Ok(item))) -> {
                    self.items.push(item)
                    if self.items.len() >= self.most { return Poll.Ready(Some(Ok(std.mem.take(&mut self.items)))) }
                },
                Poll.Ready(Some(Err(error))) -> return Poll.Ready(Some(Err(TryChunksError(std.mem.take(&mut self.items), error)))),
                Poll.Ready(null) -> self.isDone = true,
            }
        }
        Poll.Ready(if self.items.isEmpty() { null } else { Some(Ok(std.mem.take(&mut self.items))) })
    }
}

/// An error, and the values before it that did not fill a chunk.
#[derive(PartialEq, Eq)]
public struct TryChunksError<T, E>(public Vec<T>, public E)

extension<T, E: Debug> TryChunksError<T, E>: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(&self.1, f) } }
extension<T, E: Display> TryChunksError<T, E>: Display { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(&self.1, f) } }
extension<T, E: Debug + Display> TryChunksError<T, E>: Error {}
