// futures.stream.sources: streams that are not made of other streams.
import futures.stream.{ FusedStream, Stream }
import std.clone.Clone
import std.future.Future
import std.iter.{ IntoIterator, Iterator }
import std.marker.Unpin
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
#[derive(Clone)]
public struct Iter<I> { iter: I }

/// The values of an iterator, all ready.
public fn iter<I: IntoIterator>(values: I): Iter<I.IntoIter> { Iter { iter: values.intoIter() } }

extension<I: Iterator> Iter<I>: Stream {
    type Item = I.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<I.Item>> { Poll.Ready(self.iter.next()) }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
}

/// No values.
public fn empty<T>(): Iter<std.iter.Empty<T>> { iter(std.iter.empty<T>()) }

#[mustUse = "streams do nothing unless polled"]
public struct Once<F> { future: Option<F> }

/// One value, that of a future.
public fn once<F: Future>(future: F): Once<F> { Once { future: Some(future) } }

extension<F: Future> Once<F>: FusedStream { fn isTerminated(): Bool { self.future.isNone() } }
extension<F: Future> Once<F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        match &mut self.future {
            Some(future) -> match future.poll(cx) {
                Poll.Ready(output) -> {
                    self.future = null
                    Poll.Ready(Some(output))
                },
                Poll.Pending -> Poll.Pending,
            },
            null -> Poll.Ready(null),
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct PollFn<F> { f: F }

/// A stream made of its poll function.
public fn pollFn<T, F: FnMut(&mut Context) -> Poll<Option<T>>>(f: F): PollFn<F> { PollFn { f: f } }

extension<T, F: FnMut(&mut Context) -> Poll<Option<T>>> PollFn<F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { (self.f)(cx) }
}

#[mustUse = "streams do nothing unless polled"]
public struct Unfold<S, F, Fut> { state: Option<S>, f: F, future: Option<Fut> }

/// Values that a function makes of a state: `f(state)` gives a value and the next state, or null at the end.
public fn unfold<T, S, Fut: Future<Output = Option<(T, S)>>, F: FnMut(S) -> Fut>(state: S, f: F): Unfold<S, F, Fut> {
    Unfold { state: Some(state), f: f, future: null }
}

extension<T, S, Fut: Future<Output = Option<(T, S)>>, F: FnMut(S) -> Fut> Unfold<S, F, Fut>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        if let Some(state) = self.state.take() {
            self.future = Some((self.f)(state))
        }
        match &mut self.future {
            null -> Poll.Ready(null),
            Some(future) -> match future.poll(cx) {
                Poll.Pending -> Poll.Pending,
                Poll.Ready(step) -> {
                    self.future = null
                    match step {
                        Some((item, next)) -> {
                            self.state = Some(next)
                            Poll.Ready(Some(item))
                        },
                        null -> Poll.Ready(null),
                    }
                },
            },
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Repeat<T> { item: T }

/// One value again and again.
public fn repeat<T: Clone>(item: T): Repeat<T> { Repeat { item: item } }

extension<T: Clone> Repeat<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { Poll.Ready(Some(self.item.clone())) }
}

#[mustUse = "streams do nothing unless polled"]
public struct RepeatWith<F> { f: F }

/// What `f` gives, again and again.
public fn repeatWith<T, F: FnMut() -> T>(f: F): RepeatWith<F> { RepeatWith { f: f } }

extension<T, F: FnMut() -> T> RepeatWith<F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { Poll.Ready(Some((self.f)())) }
}

#[mustUse = "streams do nothing unless polled"]
public struct Pending<T> { nothing: Option<T> }

/// A stream that never gives a value and never ends.
public fn pending<T>(): Pending<T> { Pending { nothing: null } }

extension<T> Pending<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { Poll.Pending }
}

#[mustUse = "streams do nothing unless polled"]
public struct TryUnfold<S, F, Fut> { state: Option<S>, f: F, future: Option<Fut> }

/// As `unfold`, with a function that may fail; the stream ends after an error.
public fn tryUnfold<T, E, S, Fut: Future<Output = Result<Option<(T, S)>, E>>, F: FnMut(S) -> Fut>(state: S, f: F): TryUnfold<S, F, Fut> {
    TryUnfold { state: Some(state), f: f, future: null }
}

extension<T, E, S, Fut: Future<Output = Result<Option<(T, S)>, E>>, F: FnMut(S) -> Fut> TryUnfold<S, F, Fut>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        if let Some(state) = self.state.take() {
            self.future = Some((self.f)(state))
        }
        guard let Some(future) = &mut self.future else { return Poll.Ready(null) }
        match future.poll(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(step) -> {
                self.future = null
                match step {
                    Ok(Some((item, next))) -> {
                        self.state = Some(next)
                        Poll.Ready(Some(Ok(item)))
                    },
                    Ok(null) -> Poll.Ready(null),
                    Err(error) -> Poll.Ready(Some(Err(error))),
                }
            },
        }
    }
}
