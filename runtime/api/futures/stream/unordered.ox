// futures.stream.unordered: futures whose outputs are a stream.
#![cpp(header = "ox/futures/unordered.h")]
import futures.stream.{ FusedStream, Stream }
import std.collections.VecDeque
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.iter.{ Extend, FromIterator, IntoIterator, Iterator }
import std.marker.Unpin
import std.task.{ Context, Poll }

/// Any number of futures, whose outputs come in the order in which they are ready. Only those that were woken are polled.
#[mustUse = "streams do nothing unless polled"]
#[cpp("ox::futures::FuturesUnordered")]
public extern struct FuturesUnordered<F>

extension<F> FuturesUnordered<F>: Unpin {}
extension<F: Future> FuturesUnordered<F> {
    #[cpp("Self::make")]
    public extern static fn new(): FuturesUnordered<F>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp("const_cast<{Self}*>($self)->push($0)")]
    public extern fn push(future: F)
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp("const_cast<{Self}*>($self)->pointers()")]
    extern fn pointers(): Vec<&F>
    #[cpp(".mutPointers")]
    extern mutating fn mutPointers(): Vec<&mut F>
    /// The futures that are not ready yet, the newest first.
    public fn iter(): std.vec.IntoIter<&F> where F: Unpin { self.pointers().intoIter() }
    public mutating fn iterMut(): std.vec.IntoIter<&mut F> where F: Unpin { self.mutPointers().intoIter() }
}
extension<F: Future> FuturesUnordered<F>: Default { static fn default(): FuturesUnordered<F> { FuturesUnordered.new() } }
extension<F: Future> FuturesUnordered<F>: Extend<F> {
    mutating fn extend<I: IntoIterator<Item = F>>(iter: I) {
        for future in iter { self.push(future) }
    }
}
extension<F: Future> FuturesUnordered<F>: FromIterator<F> {
    static fn fromIter<I: IntoIterator<Item = F>>(iter: I): FuturesUnordered<F> {
        var all = FuturesUnordered.new()
        all.extend(iter)
        all
    }
}
extension<F: Future> FuturesUnordered<F>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("FuturesUnordered { .. }") } }

#[cpp("ox::futures::pollNext<{F}>")]
extern fn pollNextOf<F: Future>(futures: &mut FuturesUnordered<F>, cx: &mut Context): Poll<Option<F.Output>>

extension<F: Future> FuturesUnordered<F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> { pollNextOf(self, cx) }
}
extension<F: Future> FuturesUnordered<F>: FusedStream { fn isTerminated(): Bool { self.isEmpty() } }

/// A future that remembers its place.
public(crate) struct Placed<F> { place: IntSize, future: F }

extension<F: Future> Placed<F>: Future {
    type Output = (IntSize, F.Output)
    mutating fn poll(cx: &mut Context): Poll<(IntSize, F.Output)> {
        match self.future.poll(cx) {
            Poll.Ready(output) -> Poll.Ready((self.place, output)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// Any number of futures, whose outputs come in the order in which the futures were pushed.
#[mustUse = "streams do nothing unless polled"]
public struct FuturesOrdered<F: Future> {
    running: FuturesUnordered<Placed<F>>,
    first: IntSize,
    next: IntSize,
    early: VecDeque<Option<F.Output>>,
}

extension<F: Future> FuturesOrdered<F>: Unpin {}
extension<F: Future> FuturesOrdered<F> {
    public static fn new(): FuturesOrdered<F> {
        FuturesOrdered { running: FuturesUnordered.new(), first: 0, next: 0, early: VecDeque.new() }
    }
    public fn len(): UIntSize { self.early.len() }
    public fn isEmpty(): Bool { self.early.isEmpty() }
    public mutating fn pushBack(future: F) {
        self.running.push(Placed { place: self.next, future: future })
        self.early.pushBack(null)
        self.next += 1
    }
    public mutating fn pushFront(future: F) {
        self.first -= 1
        self.running.push(Placed { place: self.first, future: future })
        self.early.pushFront(null)
    }
    public mutating fn push(future: F) { self.pushBack(future) }
    public mutating fn clear() { *self = FuturesOrdered.new() }
}
extension<F: Future> FuturesOrdered<F>: Default { static fn default(): FuturesOrdered<F> { FuturesOrdered.new() } }
extension<F: Future> FuturesOrdered<F>: Extend<F> {
    mutating fn extend<I: IntoIterator<Item = F>>(iter: I) {
        for future in iter { self.pushBack(future) }
    }
}
extension<F: Future> FuturesOrdered<F>: FromIterator<F> {
    static fn fromIter<I: IntoIterator<Item = F>>(iter: I): FuturesOrdered<F> {
        var all = FuturesOrdered.new()
        all.extend(iter)
        all
    }
}
extension<F: Future> FuturesOrdered<F>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("FuturesOrdered { .. }") } }
extension<F: Future> FuturesOrdered<F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        loop {
            if let Some(Some(_)) = self.early.front() {
                self.first += 1
                return Poll.Ready(self.early.popFront().unwrap())
            }
            match self.running.pollNext(cx) {
                Poll.Ready(Some((place, output))) -> self.early[(place - self.first) as UIntSize] = Some(output),
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
}
