// futures.stream.merging: streams of streams at once, streams by turns, and streams that are only looked at.
import futures.stream.{ FusedStream, SelectAll, Stream }
import std.any.Any
import std.clone.Clone
import std.default.Default
import std.future.Future
import std.marker.{ Copy, Send, Unpin }
import std.task.{ Context, Poll }

/// The values of the streams of a stream, in the order in which they come.
#[mustUse = "streams do nothing unless polled"]
public struct FlattenUnordered<S, I: Stream + Unpin> { outer: Option<S>, inner: SelectAll<I>, limit: UIntSize }

extension<S, I: Stream + Unpin> FlattenUnordered<S, I> {
    public(crate) static fn new(outer: S, limit: Option<UIntSize>): FlattenUnordered<S, I> {
        let limit = match limit {
            Some(0) -> UIntSize.MAX,
            Some(most) -> most,
            null -> UIntSize.MAX,
        }
        FlattenUnordered { outer: Some(outer), inner: SelectAll.new(), limit: limit }
    }
}
extension<I: Stream + Unpin, S: Stream<Item = I>> FlattenUnordered<S, I>: Stream {
    type Item = I.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<I.Item>> {
        loop {
            while self.inner.len() < self.limit {
                guard let Some(outer) = &mut self.outer else { break }
                match outer.pollNext(cx) {
                    Poll.Ready(Some(stream)) -> self.inner.push(stream),
                    Poll.Ready(null) -> self.outer = null,
                    Poll.Pending -> break,
                }
            }
            let before = self.inner.len()
            match self.inner.pollNext(cx) {
                Poll.Ready(Some(item)) -> return Poll.Ready(Some(item)),
                Poll.Ready(null) -> if self.outer.isNone() { return Poll.Ready(null) },
                Poll.Pending -> {},
            }
            // Streams that ended have made room for others.
            if self.outer.isNone() || self.inner.len() == before { return Poll.Pending
            }
        }
    }
}

/// A panic of the stream becomes an error, and its end.
#[mustUse = "streams do nothing unless polled"]
public struct CatchUnwind<S> { stream: S, hasPanicked: Bool }

extension<S> CatchUnwind<S> {
    public(crate) static fn new(stream: S): CatchUnwind<S> { CatchUnwind { stream: stream, hasPanicked: false } }
}
extension<S: Stream> CatchUnwind<S>: Stream {
    type Item = Result<S.Item, Box<dyn Any + Send>>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Self.Item>> {
        if self.hasPanicked { return Poll.Ready(null) }
        match std.panic.catchUnwind({ -> self.stream.pollNext(cx) }) {
            Ok(Poll.Ready(Some(item))) -> Poll.Ready(Some(Ok(item))),
            Ok(Poll.Ready(null)) -> Poll.Ready(null),
            Ok(Poll.Pending) -> Poll.Pending,
            Err(payload) -> {
                self.hasPanicked = true
                Poll.Ready(Some(Err(payload)))
            },
        }
    }
}

/// Which of two streams is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
public enum PollNext {
    Left,
    Right,
}
extension PollNext {
    /// The other one from now on; gives what it was.
    #[mustUse]
    public mutating fn toggle(): PollNext {
        let before = *self
        *self = match before {
            PollNext.Left -> PollNext.Right,
            PollNext.Right -> PollNext.Left,
        }
        before
    }
}
extension PollNext: Default { static fn default(): PollNext { PollNext.Left } }

#[mustUse = "streams do nothing unless polled"]
public struct SelectWithStrategy<A, B, F, T> { first: Option<A>, second: Option<B>, choose: F, state: T }

/// The values of both streams; which is asked first, `choose` says each time.
public fn selectWithStrategy<A: Stream, B: Stream<Item = A.Item>, T: Default, F: FnMut(&mut T) -> PollNext>(first: A, second: B, choose: F): SelectWithStrategy<A, B, F, T> {
    SelectWithStrategy { first: Some(first), second: Some(second), choose: choose, state: T.default() }
}

fn pollHalf<S: Stream>(half: &mut Option<S>, cx: &mut Context): Poll<Option<S.Item>> {
    guard let Some(stream) = half else { return Poll.Ready(null) }
    let outcome = stream.pollNext(cx)
    if matches!(&outcome, Poll.Ready(null)) { *half = null }
    outcome
}
extension<A: Stream, B: Stream<Item = A.Item>, T, F: FnMut(&mut T) -> PollNext> SelectWithStrategy<A, B, F, T>: Stream {
    type Item = A.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<A.Item>> {
        let isLeftFirst = (self.choose)(&mut self.state) == PollNext.Left
        let one = if isLeftFirst { pollHalf(&mut self.first, cx) } else { pollHalf(&mut self.second, cx) }
        if matches!(&one, Poll.Ready(Some(_))) { return one }
        let other = if isLeftFirst { pollHalf(&mut self.second, cx) } else { pollHalf(&mut self.first, cx) }
        if matches!(&other, Poll.Ready(Some(_))) { return other }
        if self.first.isNone() && self.second.isNone() { Poll.Ready(null) } else { Poll.Pending }
    }
}
extension<A: Stream, B: Stream<Item = A.Item>, T, F: FnMut(&mut T) -> PollNext> SelectWithStrategy<A, B, F, T>: FusedStream {
    fn isTerminated(): Bool { self.first.isNone() && self.second.isNone() }
}

#[mustUse = "streams do nothing unless polled"]
public struct PollImmediate<S> { stream: Option<S> }

/// A stream that never makes its reader wait: where the stream has no value yet, there is a `Poll.Pending`.
public fn pollImmediate<S: Stream>(stream: S): PollImmediate<S> { PollImmediate { stream: Some(stream) } }

extension<S: Stream> PollImmediate<S>: Stream {
    type Item = Poll<S.Item>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Poll<S.Item>>> {
        guard let Some(stream) = &mut self.stream else { return Poll.Ready(null) }
        match stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> Poll.Ready(Some(Poll.Ready(item))),
            Poll.Ready(null) -> {
                self.stream = null
                Poll.Ready(null)
            },
            Poll.Pending -> Poll.Ready(Some(Poll.Pending)),
        }
    }
}
