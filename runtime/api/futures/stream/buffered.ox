// futures.stream.buffered: the futures of a stream, some at a time.
import futures.stream.{ FuturesUnordered, Stream }
import std.collections.VecDeque
import std.future.Future
import std.task.{ Context, Poll }

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

/// A future that remembers its place.
struct Placed<F> { place: UIntSize, future: F }

extension<F: Future> Placed<F>: Future {
    type Output = (UIntSize, F.Output)
    mutating fn poll(cx: &mut Context): Poll<(UIntSize, F.Output)> {
        match self.future.poll(cx) {
            Poll.Ready(output) -> Poll.Ready((self.place, output)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

public struct Buffered<S, F: Future> {
    stream: Option<S>,
    running: FuturesUnordered<Placed<F>>,
    limit: UIntSize,
    started: UIntSize,
    given: UIntSize,
    early: VecDeque<Option<F.Output>>,
}

extension<S, F: Future> Buffered<S, F> {
    public(crate) static fn new(stream: S, limit: UIntSize): Buffered<S, F> {
        Buffered { stream: Some(stream), running: FuturesUnordered.new(), limit: limit, started: 0, given: 0, early: VecDeque.new() }
    }
}
extension<F: Future, S: Stream<Item = F>> Buffered<S, F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        while self.started - self.given < self.limit {
            guard let Some(stream) = &mut self.stream else { break }
            match stream.pollNext(cx) {
                Poll.Ready(Some(future)) -> {
                    self.running.push(Placed { place: self.started, future: future })
                    self.early.pushBack(null)
                    self.started += 1
                },
                Poll.Ready(null) -> self.stream = null,
                Poll.Pending -> break,
            }
        }
        loop {
            if let Some(Some(_)) = self.early.front() {
                self.given += 1
                return Poll.Ready(self.early.popFront().unwrap())
            }
            match self.running.pollNext(cx) {
                Poll.Ready(Some((place, output))) -> self.early[place - self.given] = Some(output),
                Poll.Ready(null) -> return if self.stream.isNone() { Poll.Ready(null) } else { Poll.Pending },
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
}
