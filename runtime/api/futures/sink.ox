// futures.sink: where values can be sent to.
import futures.stream.Stream
import std.collections.VecDeque
import std.convert.Infallible
import std.future.{ Future, pollFn }
import std.marker.Unpin
import std.ops.DerefMut
import std.pin.Pin
import std.task.{ Context, Poll }

/// Takes values one after another; each must be announced by a `pollReady` that was ready.
#[mustUse = "sinks do nothing unless polled"]
public trait Sink<Item> {
    type Error
    #[pinned]
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Self.Error>>
    #[pinned]
    mutating fn startSend(item: Item): Result<(), Self.Error>
    #[pinned]
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Self.Error>>
    #[pinned]
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Self.Error>>
}

extension<'a, Item, S: Sink<Item> + ?Sized> &'a mut S: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), S.Error> { (**self).startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollClose(cx) }
}
extension<Item, S: Sink<Item> + ?Sized> Box<S>: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), S.Error> { (**self).startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> { (**self).pollClose(cx) }
}
extension<Item> Vec<Item>: Sink<Item> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: Item): Result<(), Infallible> {
        self.push(item)
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}
extension<Item> VecDeque<Item>: Sink<Item> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: Item): Result<(), Infallible> {
        self.pushBack(item)
        Ok(())
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}

/// Drops what it is given.
public struct Drain<T> { nothing: Option<T> }

public fn drain<T>(): Drain<T> { Drain { nothing: null } }

extension<T> Drain<T>: Unpin {}
extension<T> Drain<T>: Sink<T> {
    type Error = Infallible
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn startSend(item: T): Result<(), Infallible> { Ok(()) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), Infallible>> { Poll.Ready(Ok(())) }
}

/// What every sink can do besides.
public trait SinkExt<Item>: Sink<Item> {
    /// Waits for room, sends, and flushes.
    ///
    /// Cancel safety: dropped, the item may have been sent and not flushed, or be lost.
    #[cancelLoses(data)]
    mutating async fn send(item: Item): Result<(), Self.Error> where Self: Unpin {
        await self.feed(item)?
        await self.flush()
    }
    /// The same without the flush.
    #[cancelLoses(data)]
    mutating async fn feed(item: Item): Result<(), Self.Error> where Self: Unpin {
        await pollFn { cx -> self.pollReady(cx) }?
        self.startSend(item)
    }
    #[cancelSafe]
    mutating async fn flush(): Result<(), Self.Error> where Self: Unpin { await pollFn { cx -> self.pollFlush(cx) } }
    #[cancelSafe]
    mutating async fn close(): Result<(), Self.Error> where Self: Unpin { await pollFn { cx -> self.pollClose(cx) } }
    /// Sends the values of a stream, and flushes at its end.
    #[cancelLoses(data)]
    mutating async fn sendAll<S: Stream<Item = Result<Item, Self.Error>> + Unpin>(stream: &mut S): Result<(), Self.Error> where Self: Unpin {
        loop {
            match await pollFn({ cx -> stream.pollNext(cx) }) {
                Some(item) -> await self.feed(item?)?,
                null -> return await self.flush(),
            }
        }
    }
}

extension<Item, S: Sink<Item> + ?Sized> S: SinkExt<Item> {}
