// futures.stream.buffered: the futures of a stream, some at a time.
import futures.stream.{ FuturesOrdered, FuturesUnordered, Stream }
import std.future.Future
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct BufferUnordered<S, F> { stream: Option<S>, running: FuturesUnordered<F>, limit: UIntSize }

extension<S, F: Future> BufferUnordered<S, F> {
    public(crate) static fn new(stream: S, limit: UIntSize): BufferUnordered<S, F> {
        BufferUnordered { stream: Some(stream), running: FuturesUnordered.new(), limit: limit }
    }
}
extension<F: Future, S: Stream<Item = F>> BufferUnordered<S, F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        while self.running.len() < self.limit {
            guard let Some(stream) = &mut self.stream else { break }
            match stream.pollNext(cx) {
                Poll.Ready(Some(future)) -> self.running.push(future),
                Poll.Ready(null) -> self.stream = null,
                Poll.Pending -> break,
            }
        }
        match self.running.pollNext(cx) {
            Poll.Ready(null) -> if self.stream.isNone() { Poll.Ready(null) } else { Poll.Pending },
            other -> other,
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Buffered<S, F: Future> { stream: Option<S>, running: FuturesOrdered<F>, limit: UIntSize }

extension<S, F: Future> Buffered<S, F> {
    public(crate) static fn new(stream: S, limit: UIntSize): Buffered<S, F> {
        Buffered { stream: Some(stream), running: FuturesOrdered.new(), limit: limit }
    }
}
extension<F: Future, S: Stream<Item = F>> Buffered<S, F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        while self.running.len() < self.limit {
            guard let Some(stream) = &mut self.stream else { break }
            match stream.pollNext(cx) {
                Poll.Ready(Some(future)) -> self.running.pushBack(future),
                Poll.Ready(null) -> self.stream = null,
                Poll.Pending -> break,
            }
        }
        match self.running.pollNext(cx) {
            Poll.Ready(null) -> if self.stream.isNone() { Poll.Ready(null) } else { Poll.Pending },
            other -> other,
        }
    }
}

/// The future of `forEachConcurrent`: at most `limit` futures of `f` at a time.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct ForEachConcurrent<S, Fut, F> { stream: Option<S>, f: F, running: FuturesUnordered<Fut>, limit: UIntSize }

extension<S, Fut: Future, F> ForEachConcurrent<S, Fut, F> {
    public(crate) static fn new(stream: S, limit: Option<UIntSize>, f: F): ForEachConcurrent<S, Fut, F> {
        let limit = match limit {
            Some(0) -> UIntSize.MAX,
            Some(most) -> most,
            null -> UIntSize.MAX,
        }
        ForEachConcurrent { stream: Some(stream), f: f, running: FuturesUnordered.new(), limit: limit }
    }
}
extension<S: Stream, Fut: Future<Output = ()>, F: FnMut(S.Item) -> Fut> ForEachConcurrent<S, Fut, F>: Future {
    type Output = ()
    mutating fn poll(cx: &mut Context): Poll<()> {
        loop {
            var hasMoved = false
            while self.running.len() < self.limit {
                guard let Some(stream) = &mut self.stream else { break }
                match stream.pollNext(cx) {
                    Poll.Ready(Some(item)) -> {
                        self.running.push((self.f)(item))
                        hasMoved = true
                    },
                    Poll.Ready(null) -> self.stream = null,
                    Poll.Pending -> break,
                }
            }
            match self.running.pollNext(cx) {
                Poll.Ready(Some(())) -> hasMoved = true,
                Poll.Ready(null) -> if self.stream.isNone() { return Poll.Ready(()) },
                Poll.Pending -> {},
            }
            if !hasMoved { return Poll.Pending }
        }
    }
}
