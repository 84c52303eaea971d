// tokio.sync.oneshot: a channel for one value.
#![cpp(header = "ox/tokio/sync/oneshot.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.{ Copy, Send, Sync, Unpin }
import std.task.{ Context, Poll }

public external module error

#[cpp("ox::tokio::sync::oneshot::channel<{T}>")]
public extern fn channel<T>(): (Sender<T>, Receiver<T>)

#[cpp("ox::tokio::sync::oneshot::Sender")]
public extern struct Sender<T>
extension<T> Sender<T>: Unpin {}

unsafe extension<T: Send> Sender<T>: Send {}
unsafe extension<T: Send> Sender<T>: Sync {}
extension<T> Sender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sender { .. }") } }

extension<T> Sender<T> {
    /// Gives the value back when the receiver is gone.
    #[cpp(".send")]
    public extern consuming fn send(value: T): Result<(), T>
    /// Ready when the receiver is gone or closed.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    #[cpp(".closed", future = "ox::tokio::sync::oneshot::Closed")]
    public extern mutating async fn closed()
    /// `closed` by hand.
    #[cpp(".pollClosed")]
    public extern mutating fn pollClosed(cx: &mut Context): Poll<()>
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
}

/// The receiving end, and the future of the value.
///
/// Cancel safety: it can be awaited by reference, dropped from a select! and awaited again.
#[cancelSafe]
#[cpp("ox::tokio::sync::oneshot::Receiver")]
public extern struct Receiver<T>

unsafe extension<T: Send> Receiver<T>: Send {}
unsafe extension<T: Send> Receiver<T>: Sync {}
extension<T> Receiver<T>: Unpin {}
extension<T> Receiver<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Receiver { .. }") } }

extension<T> Receiver<T> {
    #[cpp(".tryRecv")]
    public extern mutating fn tryRecv(): Result<T, TryRecvError>
    /// Receives on a thread that may wait. Panics on one that runs tasks.
    #[blocking]
    #[cpp(".blockingRecv")]
    public extern consuming fn blockingRecv(): Result<T, RecvError>
    /// Nothing can be sent from now on, but what was sent can be received.
    #[cpp(".close")]
    public extern mutating fn close()
}
extension<T> Receiver<T>: Future {
    type Output = Result<T, RecvError>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Result<T, RecvError>>
}

/// The sender is gone.
#[cpp("ox::tokio::sync::oneshot::RecvError")]
public extern struct RecvError

extension RecvError: Clone { fn clone(): RecvError { *self } }
extension RecvError: Copy {}
extension RecvError: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &RecvError): Bool }
extension RecvError: Eq {}
extension RecvError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("channel closed") } }
extension RecvError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("RecvError(())") } }
extension RecvError: Error {}

#[cpp("ox::tokio::sync::oneshot::TryRecvError")]
public extern enum TryRecvError {
    Empty,
    Closed,
}

extension TryRecvError: Clone { fn clone(): TryRecvError { *self } }
extension TryRecvError: Copy {}
extension TryRecvError: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &TryRecvError): Bool }
extension TryRecvError: Eq {}
extension TryRecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.pad("channel empty"),
            TryRecvError.Closed -> f.pad("channel closed"),
        }
    }
}
extension TryRecvError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.writeStr("Empty"),
            TryRecvError.Closed -> f.writeStr("Closed"),
        }
    }
}
extension TryRecvError: Error {}
