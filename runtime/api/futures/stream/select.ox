// futures.stream.select: several streams as one, in the order in which their values come.
import futures.stream.{ FuturesUnordered, Stream }
import std.default.Default
import std.future.Future
import std.iter.{ Extend, FromIterator, IntoIterator, Iterator }
import std.marker.Unpin
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct Select<A, B> { first: Option<A>, second: Option<B>, isSecondsTurn: Bool }

/// The values of both streams; when both have one, they take turns.
public fn select<A: Stream, B: Stream<Item = A.Item>>(first: A, second: B): Select<A, B> {
    Select { first: Some(first), second: Some(second), isSecondsTurn: false }
}

extension<A: Stream, B: Stream<Item = A.Item>> Select<A, B> {
    mutating fn pollFirst(cx: &mut Context): Poll<Option<A.Item>> {
        guard let Some(stream) = &mut self.first else { return Poll.Ready(null) }
        let outcome = stream.pollNext(cx)
        if matches!(&outcome, Poll.Ready(null)) { self.first = null }
        outcome
    }
    mutating fn pollSecond(cx: &mut Context): Poll<Option<A.Item>> {
        guard let Some(stream) = &mut self.second else { return Poll.Ready(null) }
        let outcome = stream.pollNext(cx)
        if matches!(&outcome, Poll.Ready(null)) { self.second = null }
        outcome
    }
}
extension<A: Stream, B: Stream<Item = A.Item>> Select<A, B>: Stream {
    type Item = A.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<A.Item>> {
        let secondsTurn = self.isSecondsTurn
        self.isSecondsTurn = !secondsTurn
        let one = if secondsTurn { self.pollSecond(cx) } else { self.pollFirst(cx) }
        if let Poll.Ready(Some(_)) = &one { return one }
        let other = if secondsTurn { self.pollFirst(cx) } else { self.pollSecond(cx) }
        if let Poll.Ready(Some(_)) = &other {
            // Whose turn it was stays first.
            self.isSecondsTurn = secondsTurn
            return other
        }
        if self.first.isNone() && self.second.isNone() { Poll.Ready(null) } else { Poll.Pending }
    }
}

/// The next value of a stream, and the stream.
struct NextOf<S> { stream: Option<S> }

extension<S> NextOf<S>: Unpin {}
extension<S: Stream + Unpin> NextOf<S>: Future {
    type Output = (Option<S.Item>, S)
    mutating fn poll(cx: &mut Context): Poll<(Option<S.Item>, S)> {
        match self.stream.asMut().unwrap().pollNext(cx) {
            Poll.Ready(item) -> Poll.Ready((item, self.stream.take().unwrap())),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// Any number of streams, of which only those that were woken are polled.
#[mustUse = "streams do nothing unless polled"]
public struct SelectAll<S: Stream + Unpin> { streams: FuturesUnordered<NextOf<S>> }

public fn selectAll<I: IntoIterator>(streams: I): SelectAll<I.Item> where I.Item: Stream + Unpin {
    var all = SelectAll.new()
    for stream in streams { all.push(stream) }
    all
}

extension<S: Stream + Unpin> SelectAll<S>: Unpin {}
extension<S: Stream + Unpin> SelectAll<S> {
    public static fn new(): SelectAll<S> { SelectAll { streams: FuturesUnordered.new() } }
    public fn len(): UIntSize { self.streams.len() }
    public fn isEmpty(): Bool { self.streams.isEmpty() }
    public mutating fn push(stream: S) { self.streams.push(NextOf { stream: Some(stream) }) }
    public mutating fn clear() { self.streams.clear() }
}
extension<S: Stream + Unpin> SelectAll<S>: Default { static fn default(): SelectAll<S> { SelectAll.new() } }
extension<S: Stream + Unpin> SelectAll<S>: Extend<S> {
    mutating fn extend<I: IntoIterator<Item = S>>(iter: I) {
        for stream in iter { self.push(stream) }
    }
}
extension<S: Stream + Unpin> SelectAll<S>: FromIterator<S> {
    static fn fromIter<I: IntoIterator<Item = S>>(iter: I): SelectAll<S> { selectAll(iter) }
}
extension<S: Stream + Unpin> SelectAll<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        loop {
            match self.streams.pollNext(cx) {
                Poll.Ready(Some((Some(item), stream))) -> {
                    self.push(stream)
                    return Poll.Ready(Some(item))
                },
                Poll.Ready(Some((null, _))) -> {},
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
}
