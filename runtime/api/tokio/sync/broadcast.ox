// tokio.sync.broadcast: every receiver gets every message.
#![cpp(header = "ox/tokio/sync/broadcast.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Copy, Send, Sync, Unpin }

public external module error

fn cloneOf<T: Clone>(value: &T): T { value.clone() }

#[cpp("ox::tokio::sync::broadcast::channel<{T}>")]
extern fn channelWith<T>(capacity: UIntSize, clone: fn(&T) -> T): (Sender<T>, Receiver<T>)

/// Keeps the last `capacity` messages, rounded up to a power of two. A receiver that is slower loses the oldest.
public fn channel<T: Clone>(capacity: UIntSize): (Sender<T>, Receiver<T>) { channelWith(capacity, cloneOf<T>) }

#[cpp("ox::tokio::sync::broadcast::Sender")]
public extern struct Sender<T>
extension<T> Sender<T>: Unpin {}

unsafe extension<T: Send> Sender<T>: Send {}
unsafe extension<T: Send> Sender<T>: Sync {}
extension<T> Sender<T>: Clone { #[cpp(".clone")] extern fn clone(): Sender<T> }
extension<T> Sender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("broadcast::Sender") } }
extension<T: Clone> Sender<T> {
    /// Without a receiver yet.
    public static fn new(capacity: UIntSize): Sender<T> { channel(capacity).0 }
}
extension<T> Sender<T> {
    /// Says how many receivers there are; gives the value back when there are none.
    #[cpp(".send")]
    public extern fn send(value: T): Result<UIntSize, SendError<T>>
    /// A receiver of what is sent from now on.
    #[cpp(".subscribe")]
    public extern fn subscribe(): Receiver<T>
    #[cpp(".receiverCount")]
    public extern fn receiverCount(): UIntSize
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &Sender<T>): Bool
}

#[cpp("ox::tokio::sync::broadcast::Receiver")]
public extern struct Receiver<T>
extension<T> Receiver<T>: Unpin {}

unsafe extension<T: Send> Receiver<T>: Send {}
unsafe extension<T: Send> Receiver<T>: Sync {}
extension<T> Receiver<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("broadcast::Receiver") } }
extension<T: Clone> Receiver<T> {
    /// The next message; or how many were lost because this receiver was slow.
    ///
    /// Cancel safety: a dropped `recv` has received nothing; no message is lost.
    #[cancelSafe]
    #[cpp(".recv", future = "ox::tokio::sync::broadcast::Recv<{T}>")]
    public extern mutating async fn recv(): Result<T, RecvError>
    #[cpp(".tryRecv")]
    public extern mutating fn tryRecv(): Result<T, TryRecvError>
    #[blocking]
    #[cpp(".blockingRecv")]
    public extern mutating fn blockingRecv(): Result<T, RecvError>
}
extension<T> Receiver<T> {
    /// Another receiver, of what is sent from now on.
    #[cpp(".resubscribe")]
    public extern fn resubscribe(): Receiver<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &Receiver<T>): Bool
}

#[cpp("ox::tokio::sync::broadcast::SendError")]
public extern struct SendError<T>(public T)

extension<T> SendError<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("channel closed") } }
extension<T: Debug> SendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("SendError").field(&self.0).finish() }
}
extension<T: Debug> SendError<T>: Error {}
extension<T: PartialEq> SendError<T>: PartialEq { fn eq(other: &SendError<T>): Bool { self.0 == other.0 } }
extension<T: Eq> SendError<T>: Eq {}

#[cpp("ox::tokio::sync::broadcast::RecvError")]
public extern enum RecvError {
    Closed,
    Lagged(UInt64),
}

extension RecvError: Clone { fn clone(): RecvError { *self } }
extension RecvError: Copy {}
extension RecvError: PartialEq {
    fn eq(other: &RecvError): Bool {
        match (self, other) {
            (RecvError.Closed, RecvError.Closed) -> true,
            (RecvError.Lagged(a), RecvError.Lagged(b)) -> a == b,
            _ -> false,
        }
    }
}
extension RecvError: Eq {}
extension RecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            RecvError.Closed -> write!(f, "channel closed"),
            RecvError.Lagged(n) -> write!(f, "channel lagged by \(n)"),
        }
    }
}
extension RecvError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            RecvError.Closed -> f.writeStr("Closed"),
            RecvError.Lagged(n) -> f.debugTuple("Lagged").field(n).finish(),
        }
    }
}
extension RecvError: Error {}

#[cpp("ox::tokio::sync::broadcast::TryRecvError")]
public extern enum TryRecvError {
    Empty,
    Closed,
    Lagged(UInt64),
}

extension TryRecvError: Clone { fn clone(): TryRecvError { *self } }
extension TryRecvError: Copy {}
extension TryRecvError: PartialEq {
    fn eq(other: &TryRecvError): Bool {
        match (self, other) {
            (TryRecvError.Empty, TryRecvError.Empty) -> true,
            (TryRecvError.Closed, TryRecvError.Closed) -> true,
            (TryRecvError.Lagged(a), TryRecvError.Lagged(b)) -> a == b,
            _ -> false,
        }
    }
}
extension TryRecvError: Eq {}
extension TryRecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> write!(f, "channel empty"),
            TryRecvError.Closed -> write!(f, "channel closed"),
            TryRecvError.Lagged(n) -> write!(f, "channel lagged by \(n)"),
        }
    }
}
extension TryRecvError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.writeStr("Empty"),
            TryRecvError.Closed -> f.writeStr("Closed"),
            TryRecvError.Lagged(n) -> f.debugTuple("Lagged").field(n).finish(),
        }
    }
}
extension TryRecvError: Error {}
