// futures.stream.adapters: streams made of streams.
import futures.stream.{ FusedStream, Stream }
import std.future.Future
import std.task.{ Context, Poll }

#[mustUse = "streams do nothing unless polled"]
public struct Map<S, F> { stream: S, f: F }

extension<S, F> Map<S, F> {
    public(crate) static fn new(stream: S, f: F): Map<S, F> { Map { stream: stream, f: f } }
}
extension<T, S: FusedStream, F: FnMut(S.Item) -> T> Map<S, F>: FusedStream { fn isTerminated(): Bool { self.stream.isTerminated() } }
extension<T, S: Stream, F: FnMut(S.Item) -> T> Map<S, F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> Poll.Ready(Some((self.f)(item))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.stream.sizeHint() }
}

#[mustUse = "streams do nothing unless polled"]
public struct Filter<S, F, Fut, T> { stream: S, f: F, asking: Option<Fut>, item: Option<T> }

extension<S, F, Fut, T> Filter<S, F, Fut, T> {
    public(crate) static fn new(stream: S, f: F): Filter<S, F, Fut, T> { Filter { stream: stream, f: f, asking: null, item: null } }
}
extension<T, S: FusedStream + Stream<Item = T>, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut> Filter<S, F, Fut, T>: FusedStream {
    fn isTerminated(): Bool { self.asking.isNone() && self.stream.isTerminated() }
}
extension<T, S: Stream<Item = T>, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut> Filter<S, F, Fut, T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        loop {
            if let Some(future) = &mut self.asking {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(keep) -> {
                        self.asking = null
                        let item = self.item.take()
                        if keep { return Poll.Ready(item) }
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> {
                    self.asking = Some((self.f)(&item))
                    self.item = Some(item)
                },
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct FilterMap<S, F, Fut> { stream: S, f: F, asking: Option<Fut> }

extension<S, F, Fut> FilterMap<S, F, Fut> {
    public(crate) static fn new(stream: S, f: F): FilterMap<S, F, Fut> { FilterMap { stream: stream, f: f, asking: null } }
}
extension<T, S: Stream, Fut: Future<Output = Option<T>>, F: FnMut(S.Item) -> Fut> FilterMap<S, F, Fut>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        loop {
            if let Some(future) = &mut self.asking {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(item) -> {
                        self.asking = null
                        if item.isSome() { return Poll.Ready(item) }
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> self.asking = Some((self.f)(item)),
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Then<S, F, Fut> { stream: S, f: F, making: Option<Fut> }

extension<S, F, Fut> Then<S, F, Fut> {
    public(crate) static fn new(stream: S, f: F): Then<S, F, Fut> { Then { stream: stream, f: f, making: null } }
}
extension<S: Stream, Fut: Future, F: FnMut(S.Item) -> Fut> Then<S, F, Fut>: Stream {
    type Item = Fut.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<Fut.Output>> {
        loop {
            if let Some(future) = &mut self.making {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(item) -> {
                        self.making = null
                        return Poll.Ready(Some(item))
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> self.making = Some((self.f)(item)),
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Take<S> { stream: S, left: UIntSize }

extension<S> Take<S> {
    public(crate) static fn new(stream: S, left: UIntSize): Take<S> { Take { stream: stream, left: left } }
}
extension<S: Stream> Take<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        if self.left == 0 { return Poll.Ready(null) }
        let next = self.stream.pollNext(cx)
        if let Poll.Ready(item) = &next {
            self.left = if item.isSome() { self.left - 1 } else { 0 }
        }
        next
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct TakeWhile<S, F, Fut, T> { stream: S, f: F, asking: Option<Fut>, item: Option<T>, isDone: Bool }

extension<S, F, Fut, T> TakeWhile<S, F, Fut, T> {
    public(crate) static fn new(stream: S, f: F): TakeWhile<S, F, Fut, T> {
        TakeWhile { stream: stream, f: f, asking: null, item: null, isDone: false }
    }
}
extension<T, S: Stream<Item = T>, Fut: Future<Output = Bool>, F: FnMut(&T) -> Fut> TakeWhile<S, F, Fut, T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        if self.isDone { return Poll.Ready(null) }
        loop {
            if let Some(future) = &mut self.asking {
                match future.poll(cx) {
                    Poll.Pending -> return Poll.Pending,
                    Poll.Ready(goOn) -> {
                        self.asking = null
                        let item = self.item.take()
                        if goOn { return Poll.Ready(item) }
                        self.isDone = true
                        return Poll.Ready(null)
                    },
                }
            }
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(item)) -> {
                    self.asking = Some((self.f)(&item))
                    self.item = Some(item)
                },
            }
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Skip<S> { stream: S, left: UIntSize }

extension<S> Skip<S> {
    public(crate) static fn new(stream: S, left: UIntSize): Skip<S> { Skip { stream: stream, left: left } }
}
extension<S: Stream> Skip<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> {
        while self.left > 0 {
            match self.stream.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Ready(Some(_)) -> self.left -= 1,
            }
        }
        self.stream.pollNext(cx)
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Enumerate<S> { stream: S, position: UIntSize }

extension<S> Enumerate<S> {
    public(crate) static fn new(stream: S): Enumerate<S> { Enumerate { stream: stream, position: 0 } }
}
extension<S: Stream> Enumerate<S>: Stream {
    type Item = (UIntSize, S.Item)
    mutating fn pollNext(cx: &mut Context): Poll<Option<(UIntSize, S.Item)>> {
        match self.stream.pollNext(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Ready(Some(item)) -> {
                self.position += 1
                Poll.Ready(Some((self.position - 1, item)))
            },
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Chain<A, B> { first: Option<A>, second: B }

extension<A, B> Chain<A, B> {
    public(crate) static fn new(first: A, second: B): Chain<A, B> { Chain { first: Some(first), second: second } }
}
extension<A: Stream, B: Stream<Item = A.Item>> Chain<A, B>: Stream {
    type Item = A.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<A.Item>> {
        if let Some(first) = &mut self.first {
            match first.pollNext(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(Some(item)) -> return Poll.Ready(Some(item)),
                Poll.Ready(null) -> {},
            }
            self.first = null
        }
        self.second.pollNext(cx)
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct Zip<A: Stream, B: Stream> { first: A, second: B, a: Option<A.Item>, b: Option<B.Item> }

extension<A: Stream, B: Stream> Zip<A, B> {
    public(crate) static fn new(first: A, second: B): Zip<A, B> { Zip { first: first, second: second, a: null, b: null } }
}
extension<A: Stream, B: Stream> Zip<A, B>: Stream {
    type Item = (A.Item, B.Item)
    mutating fn pollNext(cx: &mut Context): Poll<Option<(A.Item, B.Item)>> {
        if self.a.isNone() {
            match self.first.pollNext(cx) {
                Poll.Ready(Some(item)) -> self.a = Some(item),
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Pending -> {},
            }
        }
        if self.b.isNone() {
            match self.second.pollNext(cx) {
                Poll.Ready(Some(item)) -> self.b = Some(item),
                Poll.Ready(null) -> return Poll.Ready(null),
                Poll.Pending -> {},
            }
        }
        if self.a.isNone() || self.b.isNone() { return Poll.Pending }
        Poll.Ready(Some((self.a.take().unwrap(), self.b.take().unwrap())))
    }
}
