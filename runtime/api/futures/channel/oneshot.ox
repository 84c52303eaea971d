// futures.channel.oneshot: a channel for one value.
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.Unpin
import std.task.{ Context, Poll }
import futures.future.FusedFuture
import tokio.sync.oneshot
import tokio.sync.oneshot.TryRecvError

public struct Sender<T> { inner: oneshot.Sender<T> }
public struct Receiver<T> { inner: oneshot.Receiver<T>, isDone: Bool }

public fn channel<T>(): (Sender<T>, Receiver<T>) {
    let (tx, rx) = oneshot.channel()
    (Sender { inner: tx }, Receiver { inner: rx, isDone: false })
}

extension<T> Sender<T> {
    /// Gives the value back when the receiver is gone.
    public consuming fn send(value: T): Result<(), T> { self.inner.send(value) }
    public fn isCanceled(): Bool { self.inner.isClosed() }
    /// `cancellation` by hand.
    public mutating fn pollCanceled(cx: &mut Context): Poll<()> { self.inner.pollClosed(cx) }
    /// Ready when the receiver is gone.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public mutating async fn cancellation() { await self.inner.closed() }
}
extension<T> Sender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sender { .. }") } }

extension<T> Receiver<T> {
    public mutating fn close() { self.inner.close() }
    /// Null when nothing was sent yet.
    public mutating fn tryRecv(): Result<Option<T>, Canceled> {
        match self.inner.tryRecv() {
            Ok(value) -> Ok(Some(value)),
            Err(TryRecvError.Empty) -> Ok(null),
            Err(TryRecvError.Closed) -> Err(Canceled),
        }
    }
}
extension<T> Receiver<T>: Unpin {}
extension<T> Receiver<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Receiver { .. }") } }
extension<T> Receiver<T>: Future {
    type Output = Result<T, Canceled>
    mutating fn poll(cx: &mut Context): Poll<Result<T, Canceled>> {
        let outcome = self.inner.poll(cx)
        self.isDone = outcome.isReady()
        match outcome {
            Poll.Ready(Ok(value)) -> Poll.Ready(Ok(value)),
            Poll.Ready(Err(_)) -> Poll.Ready(Err(Canceled)),
            Poll.Pending -> Poll.Pending,
        }
    }
}
extension<T> Receiver<T>: FusedFuture { fn isTerminated(): Bool { self.isDone } }

/// The sender was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct Canceled

extension Canceled: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("oneshot canceled") } }
extension Canceled: Error {}
