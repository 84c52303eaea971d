// tokioStream: streams beside Tokio; closures are plain ones here, not futures.
import futures.stream.{ Chain, Fuse, Map, Peekable, Skip, Take, Then }
import futures.stream.StreamExt as FuturesExt
import std.convert.Into
import std.default.Default
import std.future.Future
import std.iter.Extend
import std.marker.Unpin
import std.pin.Pin
import std.task.{ Context, Poll }
import tokio.time.{ Duration, Instant, Interval, Sleep, sleep, sleepUntil }
import tokio.time.error.Elapsed
import tokioStream.timed.{ ChunksTimeout, TimeoutRepeating }

public external module streamMap
public external module timed
public external module wrappers

public import futures.stream.Stream
public import futures.stream.{ Iter, empty, iter, pending }
public import tokioStream.streamMap.StreamMap

/// One value, which is there already.
public fn once<T>(value: T): Iter<std.option.IntoIter<T>> { iter(Some(value)) }

#[mustUse = "streams do nothing unless polled"]
public struct Filter<S, F> { stream: S, f: F }

extension<S: Stream, F: FnMut(&S.Item) -> Bool> Filter<S, F>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        loop {
            match self.stream.pollNext(cx) {
                Poll.Ready(Some(item)) -> if (self.f)(&item) { return Poll.Ready(Some(item)) },
                other -> return other,
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct FilterMap<S, F> { stream: S, f: F }

extension<T, S: Stream, F: FnMut(S.Item) -> Option<T>> FilterMap<S, F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        loop {
            match self.stream.pollNext(cx) {
                Poll.Ready(Some(item)) -> {
                    let made = (self.f)(item)
                    if made.isSome() { return Poll.Ready(made) }
                },
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct TakeWhile<S, F> { stream: S, f: F, isDone: Bool }

extension<S: Stream, F: FnMut(&S.Item) -> Bool> TakeWhile<S, F>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        if self.isDone { return Poll.Ready(null) }
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> {
                if (self.f)(&item) { return Poll.Ready(Some(item)) }
                self.isDone = true
                Poll.Ready(null)
            },
            other -> other,
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct SkipWhile<S, F> { stream: S, f: Option<F> }

extension<S: Stream, F: FnMut(&S.Item) -> Bool> SkipWhile<S, F>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        loop {
            match self.stream.pollNext(cx) {
                Poll.Ready(Some(item)) -> {
                    let skips = match &mut self.f {
                        Some(f) -> f(&item),
                        null -> false,
                    }
                    if !skips {
                        self.f = null
                        return Poll.Ready(Some(item))
                    }
                },
                other -> return other,
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct MapWhile<S, F> { stream: S, f: F }

extension<T, S: Stream, F: FnMut(S.Item) -> Option<T>> MapWhile<S, F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> Poll.Ready((self.f)(item)),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// The values of both as they come; the streams take turns to be asked first.
#[mustUse = "streams do nothing unless polled"]
public struct Merge<A, B> { first: Fuse<A>, second: Fuse<B>, isSecondsTurn: Bool }

extension<A: Stream, B: Stream<Item = A.Item>> Merge<A, B>: Stream {
    type Item = A.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<A.Item>> {
        let isSecondsTurn = self.isSecondsTurn
        self.isSecondsTurn = !isSecondsTurn
        var isDone = true
        for round in 0..2 {
            let outcome = if isSecondsTurn == (round == 1) { self.first.pollNext(cx) } else { self.second.pollNext(cx) }
            match outcome {
                Poll.Ready(Some(item)) -> return Poll.Ready(Some(item)),
                Poll.Ready(null) -> {},
                Poll.Pending -> isDone = false,
            }
        }
        if isDone { Poll.Ready(null) } else { Poll.Pending }
    }
}

/// An error when the next value takes too long.
#[mustUse = "streams do nothing unless polled"]
public struct Timeout<S> { stream: Fuse<S>, limit: Duration, sleep: Pin<Box<Sleep>>, isRunning: Bool }

extension<S: Stream> Timeout<S>: Stream {
    type Item = Result<S.Item, Elapsed>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<S.Item, Elapsed>>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> {
                self.isRunning = false
                return Poll.Ready(Some(Ok(item)))
            },
            Poll.Ready(null) -> return Poll.Ready(null),
            Poll.Pending -> {},
        }
        if !self.isRunning {
            self.sleep = Box.pin(sleep(self.limit))
            self.isRunning = true
        }
        if self.sleep.poll(cx).isPending() { return Poll.Pending }
        // No more errors until the next value.
        self.sleep = Box.pin(sleep(Duration.MAX))
        Poll.Ready(Some(Err(elapsed())))
    }
}

#[cpp("ox::tokio::time::Elapsed", header = "ox/tokio/time/sleep.h")]
public(crate) extern fn elapsed(): Elapsed

/// At most one value in each period.
#[mustUse = "streams do nothing unless polled"]
public struct Throttle<S> { stream: S, period: Duration, sleep: Option<Pin<Box<Sleep>>> }

extension<S: Stream> Throttle<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        if let Some(sleep) = &mut self.sleep {
            if sleep.poll(cx).isPending() { return Poll.Pending }
            self.sleep = null
        }
        let outcome = self.stream.pollNext(cx)
        if let Poll.Ready(Some(_)) = &outcome { self.sleep = Some(Box.pin(sleep(self.period))) }
        outcome
    }
}

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

/// The same for a stream that stays where it is.
struct Advance<'a, S> { stream: &'a mut S }

extension<'a, S> Advance<'a, S> { static fn of(stream: &'a mut S): Advance<'a, S> { Advance { stream: stream } } }
extension<'a, S: Stream> Advance<'a, S>: Future {
    type Output = Option<S.Item>
    mutating fn poll(cx: &mut Context): Poll<Option<S.Item>> { self.stream.pollNext(cx) }
}

/// What every stream can do besides.
public trait StreamExt: Stream {
    #[cancelSafe]
    mutating fn next(): Next<Self> where Self: Unpin { Next { stream: self } }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    mutating async fn tryNext<T, E>(): Result<Option<T>, E> where Self: Unpin + Stream<Item = Result<T, E>> {
        match await (Advance.of(self)) {
            Some(Ok(value)) -> Ok(Some(value)),
            Some(Err(error)) -> Err(error),
            null -> Ok(null),
        }
    }
    consuming fn map<T, F: FnMut(Self.Item) -> T>(f: F): Map<Self, F> where Self: Sized { FuturesExt.map(self, f) }
    consuming fn mapWhile<T, F: FnMut(Self.Item) -> Option<T>>(f: F): MapWhile<Self, F> where Self: Sized { MapWhile { stream: self, f: f } }
    consuming fn then<Fut: Future, F: FnMut(Self.Item) -> Fut>(f: F): Then<Self, F, Fut> where Self: Sized { FuturesExt.then(self, f) }
    consuming fn merge<U: Stream<Item = Self.Item>>(other: U): Merge<Self, U> where Self: Sized {
        Merge { first: FuturesExt.fuse(self), second: FuturesExt.fuse(other), isSecondsTurn: false }
    }
    consuming fn filter<F: FnMut(&Self.Item) -> Bool>(f: F): Filter<Self, F> where Self: Sized { Filter { stream: self, f: f } }
    consuming fn filterMap<T, F: FnMut(Self.Item) -> Option<T>>(f: F): FilterMap<Self, F> where Self: Sized { FilterMap { stream: self, f: f } }
    consuming fn fuse(): Fuse<Self> where Self: Sized { FuturesExt.fuse(self) }
    consuming fn take(count: UIntSize): Take<Self> where Self: Sized { FuturesExt.take(self, count) }
    consuming fn takeWhile<F: FnMut(&Self.Item) -> Bool>(f: F): TakeWhile<Self, F> where Self: Sized { TakeWhile { stream: self, f: f, isDone: false } }
    consuming fn skip(count: UIntSize): Skip<Self> where Self: Sized { FuturesExt.skip(self, count) }
    consuming fn skipWhile<F: FnMut(&Self.Item) -> Bool>(f: F): SkipWhile<Self, F> where Self: Sized { SkipWhile { stream: self, f: Some(f) } }
    consuming fn chain<U: Stream<Item = Self.Item>>(other: U): Chain<Self, U> where Self: Sized { FuturesExt.chain(self, other) }
    consuming fn peekable(): Peekable<Self> where Self: Sized { FuturesExt.peekable(self) }
    /// An error when the next value takes longer than `limit`.
    consuming fn timeout(limit: Duration): Timeout<Self> where Self: Sized {
        Timeout { stream: FuturesExt.fuse(self), limit: limit, sleep: Box.pin(sleep(limit)), isRunning: false }
    }
    /// An error whenever `interval` ticks before the next value has come.
    consuming fn timeoutRepeating(interval: Interval): TimeoutRepeating<Self> where Self: Sized { TimeoutRepeating.new(FuturesExt.fuse(self), interval) }
    /// Several values at a time: `most`, or those that came within `limit` of the first.
    consuming fn chunksTimeout(most: UIntSize, limit: Duration): ChunksTimeout<Self> where Self: Sized { ChunksTimeout.new(FuturesExt.fuse(self), most, limit) }
    /// At most one value in each period.
    consuming fn throttle(period: Duration): Throttle<Self> where Self: Sized { Throttle { stream: self, period: period, sleep: null } }

    /// Cancel safety: dropped, it has taken items from the stream that are lost.
    #[cancelLoses(data)]
    mutating async fn all<F: FnMut(Self.Item) -> Bool>(f: F): Bool where Self: Unpin {
        var f = f
        while let Some(item) = await self.next() {
            if !f(item) { return false }
        }
        true
    }
    /// Cancel safety: dropped, it has taken items from the stream that are lost.
    #[cancelLoses(data)]
    mutating async fn any<F: FnMut(Self.Item) -> Bool>(f: F): Bool where Self: Unpin {
        var f = f
        while let Some(item) = await self.next() {
            if f(item) { return true }
        }
        false
    }
    /// Cancel safety: dropped, it has taken items from the stream that are lost.
    #[cancelLoses(data)]
    consuming async fn fold<T, F: FnMut(T, Self.Item) -> T>(initial: T, f: F): T where Self: Sized {
        var values = self
        var f = f
        var state = initial
        while let Some(item) = await (Advance.of(&mut values)) {
            state = f(state, item)
        }
        state
    }
    /// Cancel safety: dropped, it has taken items from the stream that are lost.
    #[cancelLoses(data)]
    consuming async fn collect<C: FromStream<Self.Item>>(): C where Self: Sized {
        var values = self
        var all = C.begin()
        while let Some(item) = await (Advance.of(&mut values)) {
            if !C.add(&mut all, item) { break }
        }
        C.finish(all)
    }
}

extension<S: Stream + ?Sized> S: StreamExt {}

/// What the values of a stream can be collected into.
public trait FromStream<T> {
    type Collection
    static fn begin(): Self.Collection
    /// False when no more values are wanted.
    static fn add(all: &mut Self.Collection, item: T): Bool
    static fn finish(all: Self.Collection): Self
}
extension<T> Vec<T>: FromStream<T> {
    type Collection = Vec<T>
    static fn begin(): Vec<T> { Vec.new() }
    static fn add(all: &mut Vec<T>, item: T): Bool {
        all.push(item)
        true
    }
    static fn finish(all: Vec<T>): Vec<T> { all }
}
extension<T: AsRef<str>> String: FromStream<T> {
    type Collection = String
    static fn begin(): String { String.new() }
    static fn add(all: &mut String, item: T): Bool {
        all.pushStr(item.asRef())
        true
    }
    static fn finish(all: String): String { all }
}
extension<T, E, C: FromStream<T>> Result<C, E>: FromStream<Result<T, E>> {
    type Collection = (C.Collection, Option<E>)
    static fn begin(): (C.Collection, Option<E>) { (C.begin(), null) }
    static fn add(all: &mut (C.Collection, Option<E>), item: Result<T, E>): Bool {
        match item {
            Ok(value) -> C.add(&mut all.0, value),
            Err(error) -> {
                all.1 = Some(error)
                false
            },
        }
    }
    static fn finish(all: (C.Collection, Option<E>)): Result<C, E> {
        let (values, error) = all
        match error {
            Some(error) -> Err(error),
            null -> Ok(C.finish(values)),
        }
    }
}
