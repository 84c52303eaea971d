// futures.stream: values that come one after another.
#![cpp(header = "ox/futures/unordered.h")]
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.iter.{ Extend, FromIterator, IntoIterator, Iterator }
import std.marker.{ Send, Unpin }
import std.ops.DerefMut
import std.pin.Pin
import std.task.{ Context, Poll }

public external module adapters
public external module buffered

public import futures.stream.adapters.{ Chain, Enumerate, Filter, FilterMap, Map, Skip, Take, TakeWhile, Then, Zip }
public import futures.stream.buffered.{ BufferUnordered, Buffered }

/// Like an iterator, but the next value may have to be waited for.
#[mustUse = "streams do nothing unless polled"]
public trait Stream {
    type Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<Self.Item>>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, null) }
}

extension<'a, S: Stream + ?Sized> &'a mut S: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> { (**self).pollNext(cx) }
}
extension<S: Stream + ?Sized> Box<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> { (**self).pollNext(cx) }
}
extension<P: DerefMut> Pin<P>: Stream where P.Target: Stream {
    type Item = P.Target.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<P.Target.Item>> { self.asMut().derefMut().pollNext(cx) }
}

public type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>

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

public struct Once<F> { future: Option<F> }

/// One value, that of a future.
public fn once<F: Future>(future: F): Once<F> { Once { future: Some(future) } }

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

public struct PollFn<F> { f: F }

/// A stream made of its poll function.
public fn pollFn<T, F: FnMut(&mut Context) -> Poll<Option<T>>>(f: F): PollFn<F> { PollFn { f: f } }

extension<T, F: FnMut(&mut Context) -> Poll<Option<T>>> PollFn<F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { (self.f)(cx) }
}

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

/// The future of `StreamExt.next`.
///
/// Cancel safety: dropped, it has taken no value.
#[cancelSafe]
public struct Next<'a, S: ?Sized> { stream: &'a mut S }

extension<'a, S: Stream + Unpin + ?Sized> Next<'a, S>: Future {
    type Output = Option<S.Item>
    mutating fn poll(cx: &mut Context): Poll<Option<S.Item>> { self.stream.pollNext(cx) }
}

/// What every stream can do besides.
public trait StreamExt: Stream {
    #[cancelSafe]
    mutating fn next(): Next<Self> where Self: Unpin { Next { stream: self } }

    consuming fn map<T, F: FnMut(Self.Item) -> T>(f: F): Map<Self, F> where Self: Sized { Map.new(self, f) }
    /// Keeps the values for which the future of `f` gives true.
    consuming fn filter<Fut: Future<Output = Bool>, F: FnMut(&Self.Item) -> Fut>(f: F): Filter<Self, F, Fut, Self.Item> where Self: Sized {
        Filter.new(self, f)
    }
    consuming fn filterMap<T, Fut: Future<Output = Option<T>>, F: FnMut(Self.Item) -> Fut>(f: F): FilterMap<Self, F, Fut> where Self: Sized {
        FilterMap.new(self, f)
    }
    /// The outputs of the futures that `f` makes of the values, one at a time.
    consuming fn then<Fut: Future, F: FnMut(Self.Item) -> Fut>(f: F): Then<Self, F, Fut> where Self: Sized { Then.new(self, f) }
    consuming fn take(count: UIntSize): Take<Self> where Self: Sized { Take.new(self, count) }
    consuming fn takeWhile<Fut: Future<Output = Bool>, F: FnMut(&Self.Item) -> Fut>(f: F): TakeWhile<Self, F, Fut, Self.Item> where Self: Sized {
        TakeWhile.new(self, f)
    }
    consuming fn skip(count: UIntSize): Skip<Self> where Self: Sized { Skip.new(self, count) }
    consuming fn enumerate(): Enumerate<Self> where Self: Sized { Enumerate.new(self) }
    consuming fn chain<S: Stream<Item = Self.Item>>(other: S): Chain<Self, S> where Self: Sized { Chain.new(self, other) }
    consuming fn zip<S: Stream>(other: S): Zip<Self, S> where Self: Sized { Zip.new(self, other) }
    /// Runs up to `count` of the stream's futures at once; their outputs in the order of the stream.
    consuming fn buffered(count: UIntSize): Buffered<Self, Self.Item> where Self: Sized, Self.Item: Future { Buffered.new(self, count) }
    /// The same with the outputs in the order in which they are ready.
    consuming fn bufferUnordered(count: UIntSize): BufferUnordered<Self, Self.Item> where Self: Sized, Self.Item: Future {
        BufferUnordered.new(self, count)
    }
    consuming fn boxed<'a>(): BoxStream<'a, Self.Item> where Self: Sized + Send + 'a { Box.pin(self) }

    consuming async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self.Item) -> Fut>(initial: T, f: F): T where Self: Sized {
        var values = self
        var f = f
        var state = initial
        while let Some(item) = await (Advance { stream: &mut values }) {
            state = await f(state, item)
        }
        state
    }
    consuming async fn forEach<Fut: Future<Output = ()>, F: FnMut(Self.Item) -> Fut>(f: F) where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (Advance { stream: &mut values }) {
            await f(item)
        }
    }
    /// All values.
    consuming async fn collect<C: Default + Extend<Self.Item>>(): C where Self: Sized {
        var values = self
        var all = C.default()
        while let Some(item) = await (Advance { stream: &mut values }) {
            all.extend(Some(item))
        }
        all
    }
    consuming async fn count(): UIntSize where Self: Sized {
        var values = self
        var count: UIntSize = 0
        while let Some(_) = await (Advance { stream: &mut values }) {
            count += 1
        }
        count
    }
}

extension<S: Stream + ?Sized> S: StreamExt {}

/// `next` for a stream that stays where it is.
struct Advance<'a, S> { stream: &'a mut S }

extension<'a, S: Stream> Advance<'a, S>: Future {
    type Output = Option<S.Item>
    mutating fn poll(cx: &mut Context): Poll<Option<S.Item>> { self.stream.pollNext(cx) }
}

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
