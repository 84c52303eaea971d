// futures.stream: values that come one after another.
import futures.sink.Sink
import futures.stream.split.{ SplitSink, SplitStream }
import std.any.Any
import std.clone.Clone
import std.default.Default
import std.future.Future
import std.iter.Extend
import std.marker.{ PhantomData, Send, Unpin }
import std.ops.DerefMut
import std.pin.Pin
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll }

public external module adapters
public external module buffered
public external module merging
public external module results
public external module select
public external module sources
public external module split
public external module states
public external module tryStates
public external module unordered

public import futures.future.{ AbortHandle, AbortRegistration, Abortable, Aborted, Either }
import futures.future.FusedFuture
public import futures.stream.adapters.{ Chain, Enumerate, Filter, FilterMap, Map, Skip, Take, TakeWhile, Then, Zip }
public import futures.stream.buffered.{ BufferUnordered, Buffered, ForEachConcurrent }
public import futures.stream.merging.{ CatchUnwind, FlattenUnordered, PollImmediate, PollNext, SelectWithStrategy, pollImmediate, selectWithStrategy }
public import futures.stream.results.{ TryStream, TryStreamExt }
public import futures.stream.select.{ Select, SelectAll, select, selectAll }
public import futures.stream.sources.{ Iter, Once, Pending, PollFn, Repeat, RepeatWith, TryUnfold, Unfold }
public import futures.stream.sources.{ empty, iter, once, pending, pollFn, repeat, repeatWith, tryUnfold, unfold }
public import futures.stream.states.{ Chunks, Cycle, Flatten, Fuse, Inspect, Peekable, ReadyChunks, Scan, SkipWhile, TakeUntil }
public import futures.stream.tryStates.{ InspectErr, InspectOk, TryChunks, TryChunksError, TryFlatten, TryWhile }
public import futures.stream.unordered.{ FuturesOrdered, FuturesUnordered }

/// Of streams that know whether they have ended.
public trait FusedStream: Stream {
    fn isTerminated(): Bool
}
extension<'a, S: FusedStream + Unpin + ?Sized> &'a mut S: FusedStream { fn isTerminated(): Bool { (**self).isTerminated() } }

/// Like an iterator, but the next value may have to be waited for.
#[mustUse = "streams do nothing unless polled"]
public trait Stream {
    type Item
    #[pinned]
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
    type Item = <P.Target as Stream>.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<<P.Target as Stream>.Item>> { unsafe { self.asMut().getUncheckedMut() }.pollNext(cx) }
}
extension<A: Stream, B: Stream<Item = A.Item>> Either<A, B>: Stream {
    type Item = A.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<A.Item>> {
        match self {
            Either.Left(stream) -> stream.pollNext(cx),
            Either.Right(stream) -> stream.pollNext(cx),
        }
    }
}

public type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + Send + 'a>>
public type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>

/// The future of `StreamExt.next`.
///
/// Cancel safety: dropped, it has taken no value.
#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cancelSafe]
public struct Next<'a, S: ?Sized> { stream: &'a mut S }

extension<'a, S: Stream + Unpin + ?Sized> Next<'a, S>: Future {
    type Output = Option<S.Item>
    mutating fn poll(cx: &mut Context): Poll<Option<S.Item>> { self.stream.pollNext(cx) }
}

extension<'a, S: FusedStream + Unpin + ?Sized> Next<'a, S>: FusedFuture { fn isTerminated(): Bool { self.stream.isTerminated() } }

/// The future of `StreamExt.selectNextSome`.
///
/// Cancel safety: dropped, it has taken no value.
#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cancelSafe]
public struct SelectNextSome<'a, S: ?Sized> { stream: &'a mut S }

extension<'a, S: FusedStream + Unpin + ?Sized> SelectNextSome<'a, S>: FusedFuture { fn isTerminated(): Bool { self.stream.isTerminated() } }
extension<'a, S: FusedStream + Unpin + ?Sized> SelectNextSome<'a, S>: Future {
    type Output = S.Item
    mutating fn poll(cx: &mut Context): Poll<S.Item> {
        assert!(!self.stream.isTerminated(), "SelectNextSome polled after terminated")
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> Poll.Ready(item),
            Poll.Ready(null) -> {
                cx.waker().wakeByRef()
                Poll.Pending
            },
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// The future of `StreamExt.intoFuture`: the first value and the rest.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct StreamFuture<S> { stream: Option<S> }

extension<S: Stream + Unpin> StreamFuture<S>: Future {
    type Output = (Option<S.Item>, S)
    mutating fn poll(cx: &mut Context): Poll<(Option<S.Item>, S)> {
        match self.stream.asMut().expect("polling StreamFuture twice").pollNext(cx) {
            Poll.Ready(item) -> Poll.Ready((item, self.stream.take().unwrap())),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// What every stream can do besides.
public trait StreamExt: Stream {
    #[cancelSafe]
    mutating fn next(): Next<Self> where Self: Unpin { Next { stream: self } }
    /// `next` of a stream that is not at its end; at the end it is done, as `select!` sees it.
    #[cancelSafe]
    mutating fn selectNextSome(): SelectNextSome<Self> where Self: Unpin + FusedStream { SelectNextSome { stream: self } }
    mutating fn pollNextUnpin(cx: &mut Context): Poll<Option<Self.Item>> where Self: Unpin { self.pollNext(cx) }
    mutating fn byRef(): &mut Self { self }
    consuming fn intoFuture(): StreamFuture<Self> where Self: Sized + Unpin { StreamFuture { stream: Some(self) } }

    consuming fn map<T, F: FnMut(Self.Item) -> T>(f: F): Map<Self, F> where Self: Sized { Map.new(self, f) }
    consuming fn inspect<F: FnMut(&Self.Item)>(f: F): Inspect<Self, F> where Self: Sized { Inspect.new(self, f) }
    /// Keeps the values for which the future of `f` gives true.
    consuming fn filter<Fut: Future<Output = Bool>, F: FnMut(&Self.Item) -> Fut>(f: F): Filter<Self, F, Fut, Self.Item> where Self: Sized {
        Filter.new(self, f)
    }
    consuming fn filterMap<T, Fut: Future<Output = Option<T>>, F: FnMut(Self.Item) -> Fut>(f: F): FilterMap<Self, F, Fut> where Self: Sized {
        FilterMap.new(self, f)
    }
    /// The outputs of the futures that `f` makes of the values, one at a time.
    consuming fn then<Fut: Future, F: FnMut(Self.Item) -> Fut>(f: F): Then<Self, F, Fut> where Self: Sized { Then.new(self, f) }
    consuming fn scan<T, U, Fut: Future<Output = Option<U>>, F: FnMut(&mut T, Self.Item) -> Fut>(initial: T, f: F): Scan<Self, T, F, Fut> where Self: Sized {
        Scan.new(self, initial, f)
    }
    consuming fn take(count: UIntSize): Take<Self> where Self: Sized { Take.new(self, count) }
    consuming fn takeWhile<Fut: Future<Output = Bool>, F: FnMut(&Self.Item) -> Fut>(f: F): TakeWhile<Self, F, Fut, Self.Item> where Self: Sized {
        TakeWhile.new(self, f)
    }
    /// Ends when `until` is ready.
    consuming fn takeUntil<Fut: Future>(until: Fut): TakeUntil<Self, Fut> where Self: Sized { TakeUntil.new(self, until) }
    consuming fn skip(count: UIntSize): Skip<Self> where Self: Sized { Skip.new(self, count) }
    consuming fn skipWhile<Fut: Future<Output = Bool>, F: FnMut(&Self.Item) -> Fut>(f: F): SkipWhile<Self, F, Fut, Self.Item> where Self: Sized {
        SkipWhile.new(self, f)
    }
    consuming fn enumerate(): Enumerate<Self> where Self: Sized { Enumerate.new(self) }
    consuming fn chain<S: Stream<Item = Self.Item>>(other: S): Chain<Self, S> where Self: Sized { Chain.new(self, other) }
    consuming fn zip<S: Stream>(other: S): Zip<Self, S> where Self: Sized { Zip.new(self, other) }
    consuming fn flatten(): Flatten<Self> where Self: Sized, Self.Item: Stream { Flatten.new(self) }
    consuming fn flatMap<S: Stream, F: FnMut(Self.Item) -> S>(f: F): Flatten<Map<Self, F>> where Self: Sized { Flatten.new(Map.new(self, f)) }
    /// The values of the streams, of at most `limit` at a time, in the order in which they come.
    consuming fn flattenUnordered<L: Into<Option<UIntSize>>>(limit: L): FlattenUnordered<Self, Self.Item> where Self: Sized, Self.Item: Stream + Unpin {
        FlattenUnordered.new(self, limit.into())
    }
    consuming fn flatMapUnordered<S: Stream + Unpin, L: Into<Option<UIntSize>>, F: FnMut(Self.Item) -> S>(limit: L, f: F): FlattenUnordered<Map<Self, F>, S> where Self: Sized {
        FlattenUnordered.new(Map.new(self, f), limit.into())
    }
    /// A panic of the stream becomes an error, and its end.
    consuming fn catchUnwind(): CatchUnwind<Self> where Self: Sized { CatchUnwind.new(self) }
    consuming fn fuse(): Fuse<Self> where Self: Sized { Fuse.new(self) }
    consuming fn peekable(): Peekable<Self> where Self: Sized { Peekable.new(self) }
    consuming fn chunks(most: UIntSize): Chunks<Self> where Self: Sized { Chunks.new(self, most) }
    consuming fn readyChunks(most: UIntSize): ReadyChunks<Self> where Self: Sized { ReadyChunks.new(self, most) }
    consuming fn cycle(): Cycle<Self> where Self: Sized + Clone { Cycle.new(self) }
    /// Runs up to `count` of the stream's futures at once; their outputs in the order of the stream.
    consuming fn buffered(count: UIntSize): Buffered<Self, Self.Item> where Self: Sized, Self.Item: Future { Buffered.new(self, count) }
    /// The same with the outputs in the order in which they are ready.
    consuming fn bufferUnordered(count: UIntSize): BufferUnordered<Self, Self.Item> where Self: Sized, Self.Item: Future {
        BufferUnordered.new(self, count)
    }
    consuming fn boxed<'a>(): BoxStream<'a, Self.Item> where Self: Sized + Send + 'a { Box.pin(self) }
    consuming fn boxedLocal<'a>(): LocalBoxStream<'a, Self.Item> where Self: Sized + 'a { Box.pin(self) }
    consuming fn leftStream<B>(): Either<Self, B> where Self: Sized { Either.Left(self) }
    consuming fn rightStream<A>(): Either<A, Self> where Self: Sized { Either.Right(self) }

    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self.Item) -> Fut>(initial: T, f: F): T where Self: Sized {
        var values = self
        var f = f
        var state = initial
        while let Some(item) = await (Advance { stream: &mut values }) {
            state = await f(state, item)
        }
        state
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn forEach<Fut: Future<Output = ()>, F: FnMut(Self.Item) -> Fut>(f: F) where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (Advance { stream: &mut values }) {
            await f(item)
        }
    }
    /// Runs up to `limit` of the futures of `f` at once.
    consuming fn forEachConcurrent<L: Into<Option<UIntSize>>, Fut: Future<Output = ()>, F: FnMut(Self.Item) -> Fut>(limit: L, f: F): ForEachConcurrent<Self, Fut, F> where Self: Sized {
        ForEachConcurrent.new(self, limit.into(), f)
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn any<Fut: Future<Output = Bool>, F: FnMut(Self.Item) -> Fut>(f: F): Bool where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (Advance { stream: &mut values }) {
            if await f(item) { return true }
        }
        false
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn all<Fut: Future<Output = Bool>, F: FnMut(Self.Item) -> Fut>(f: F): Bool where Self: Sized {
        var values = self
        var f = f
        while let Some(item) = await (Advance { stream: &mut values }) {
            if !(await f(item)) { return false }
        }
        true
    }
    /// All values.
    ///
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn collect<C: Default + Extend<Self.Item>>(): C where Self: Sized {
        var values = self
        var all = C.default()
        while let Some(item) = await (Advance { stream: &mut values }) {
            all.extend(Some(item))
        }
        all
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn unzip<A, B, X: Default + Extend<A>, Y: Default + Extend<B>>(): (X, Y) where Self: Sized + Stream<Item = (A, B)> {
        var values = self
        var left = X.default()
        var right = Y.default()
        while let Some((a, b)) = await (Advance { stream: &mut values }) {
            left.extend(Some(a))
            right.extend(Some(b))
        }
        (left, right)
    }
    /// The values of all values.
    ///
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
    consuming async fn concat(): Self.Item where Self: Sized, Self.Item: Extend<<Self.Item as IntoIterator>.Item> + IntoIterator + Default {
        var values = self
        guard let Some(first) = await (Advance { stream: &mut values }) else { return Self.Item.default() }
        var all = first
        while let Some(more) = await (Advance { stream: &mut values }) { all.extend(more) }
        all
    }
    /// Sends everything into a sink, and closes it at the end.
    ///
    /// Cancel safety: dropped, it drops stream and sink; an item may be on its way between them.
    #[cancelLoses(data)]
    consuming async fn forward<T, S: Sink<T>>(sink: S): Result<(), S.Error> where Self: Sized + Stream<Item = Result<T, S.Error>> {
        var stream = self
        var sink = sink
        while let Some(item) = await std.future.pollFn({ cx -> stream.pollNext(cx) }) {
            await std.future.pollFn({ cx -> sink.pollReady(cx) })?
            sink.startSend(item?)?
        }
        await std.future.pollFn({ cx -> sink.pollClose(cx) })
    }
    /// A reader and a writer that share it.
    consuming fn split<T>(): (SplitSink<Self, T>, SplitStream<Self>) where Self: Sized + Sink<T> {
        let shared = Arc.new(Mutex.new(self))
        (SplitSink { whole: shared.clone(), item: PhantomData }, SplitStream { whole: shared })
    }
    /// Cancel safety: dropped, it drops the stream, and with it the items that it has taken.
    #[cancelLoses(data)]
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
public(crate) struct Advance<'a, S> { stream: &'a mut S }

extension<'a, S> Advance<'a, S> {
    public(crate) static fn of(stream: &'a mut S): Advance<'a, S> { Advance { stream: stream } }
}
extension<'a, S: Stream> Advance<'a, S>: Future {
    type Output = Option<S.Item>
    mutating fn poll(cx: &mut Context): Poll<Option<S.Item>> { self.stream.pollNext(cx) }
}
