// tokio.sync.mpsc: channels from many senders to one receiver.
#![cpp(header = "ox/tokio/sync/mpsc.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.convert.From
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Copy, Send, Sync, Unpin }
import std.task.{ Context, Poll }
import tokio.time.Duration

public external module error

/// A channel with room for `buffer` messages. Panics when that is 0.
#[cpp("ox::tokio::sync::mpsc::channel<{T}>")]
public extern fn channel<T>(buffer: UIntSize): (Sender<T>, Receiver<T>)

/// A channel that grows as needed.
#[cpp("ox::tokio::sync::mpsc::unboundedChannel<{T}>")]
public extern fn unboundedChannel<T>(): (UnboundedSender<T>, UnboundedReceiver<T>)

#[cpp("ox::tokio::sync::mpsc::Sender")]
public extern struct Sender<T>
extension<T> Sender<T>: Unpin {}

unsafe extension<T: Send> Sender<T>: Send {}
unsafe extension<T: Send> Sender<T>: Sync {}
extension<T> Sender<T>: Clone { #[cpp(".clone")] extern fn clone(): Sender<T> }
extension<T> Sender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sender { .. }") } }

extension<T> Sender<T> {
    /// Waits for room, and sends.
    ///
    /// Cancel safety: dropped while it waits, it has not sent, and the message is dropped with it; the place in the
    /// queue is lost. `reserve` first, to keep the message.
    #[cancelLoses(data)]
    #[cpp(".send", future = "ox::tokio::sync::mpsc::Send<{T}>")]
    public extern async fn send(value: T): Result<(), SendError<T>>

    /// The same, with a limit on the waiting.
    ///
    /// Cancel safety: as `send`.
    #[cancelLoses(data)]
    #[cpp(".sendTimeout", future = "ox::tokio::sync::mpsc::SendTimeout<{T}>")]
    public extern async fn sendTimeout(value: T, timeout: Duration): Result<(), SendTimeoutError<T>>

    /// Sends if there is room now.
    #[cpp(".trySend")]
    public extern fn trySend(value: T): Result<(), TrySendError<T>>

    /// Sends from a thread that may wait. Panics on one that runs tasks.
    #[blocking]
    #[cpp(".blockingSend")]
    public extern fn blockingSend(value: T): Result<(), SendError<T>>

    /// Waits for room, and holds it.
    ///
    /// Cancel safety: nothing is lost but the place in the queue.
    #[cancelLoses(place)]
    #[cpp(".reserve", future = "ox::tokio::sync::mpsc::Reserve<{T}>")]
    public extern async fn reserve(): Result<Permit<T>, SendError<()>>

    /// Waits for room for `n` messages, and holds it. Fails also when there can never be that much.
    ///
    /// Cancel safety: nothing is lost but the place in the queue.
    #[cancelLoses(place)]
    #[cpp(".reserveMany", future = "ox::tokio::sync::mpsc::ReserveMany<{T}>")]
    public extern async fn reserveMany(n: UIntSize): Result<PermitIterator<T>, SendError<()>>
    #[cpp(".tryReserveMany")]
    public extern fn tryReserveMany(n: UIntSize): Result<PermitIterator<T>, TrySendError<()>>

    /// The same, with a permit that owns this sender.
    ///
    /// Cancel safety: dropped while it waits, it drops this sender.
    #[cancelLoses(place)]
    #[cpp(".reserveOwned", future = "ox::tokio::sync::mpsc::ReserveOwned<{T}>")]
    public extern consuming async fn reserveOwned(): Result<OwnedPermit<T>, SendError<()>>

    #[cpp(".tryReserve")]
    public extern fn tryReserve(): Result<Permit<T>, TrySendError<()>>
    /// The same, with a permit that owns this sender; without room the sender comes back.
    #[cpp(".tryReserveOwned")]
    public extern consuming fn tryReserveOwned(): Result<OwnedPermit<T>, TrySendError<Sender<T>>>

    /// Ready when the receiver is gone or has closed the channel.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    #[cpp(".closed", future = "ox::tokio::sync::mpsc::Closed<{T}>")]
    public extern async fn closed()

    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &Sender<T>): Bool
    /// Messages that could be sent now.
    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize
    #[cpp(".maxCapacity")]
    public extern fn maxCapacity(): UIntSize
    #[cpp(".strongCount")]
    public extern fn strongCount(): UIntSize
    #[cpp(".weakCount")]
    public extern fn weakCount(): UIntSize
    /// A sender that does not keep the channel open.
    #[mustUse = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
    #[cpp(".downgrade")]
    public extern fn downgrade(): WeakSender<T>
}

/// Room for one message.
#[cpp("ox::tokio::sync::mpsc::Permit")]
public extern struct Permit<'a, T>

unsafe extension<'a, T: Send> Permit<'a, T>: Send {}
unsafe extension<'a, T: Send> Permit<'a, T>: Sync {}
extension<'a, T> Permit<'a, T> {
    #[cpp(".send")]
    public extern consuming fn send(value: T)
}

extension<'a, T> Permit<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Permit { .. }") } }

/// Room for several messages. What is not used is given back when it is dropped.
#[cpp("ox::tokio::sync::mpsc::PermitIterator")]
public extern struct PermitIterator<'a, T>

unsafe extension<'a, T: Send> PermitIterator<'a, T>: Send {}
unsafe extension<'a, T: Send> PermitIterator<'a, T>: Sync {}
extension<'a, T> PermitIterator<'a, T> {
    #[cpp(".left")]
    extern fn left(): UIntSize
}
extension<'a, T> PermitIterator<'a, T>: Iterator {
    type Item = Permit<'a, T>
    #[cpp(".next")]
    extern mutating fn next(): Option<Permit<'a, T>>
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left(), Some(self.left())) }
}
extension<'a, T> PermitIterator<'a, T>: ExactSizeIterator {}
extension<'a, T> PermitIterator<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("PermitIterator").field("capacity", &self.left()).finish() }
}

/// Room for one message, and the sender it is for.
#[cpp("ox::tokio::sync::mpsc::OwnedPermit")]
public extern struct OwnedPermit<T>
extension<T> OwnedPermit<T>: Unpin {}

unsafe extension<T: Send> OwnedPermit<T>: Send {}
unsafe extension<T: Send> OwnedPermit<T>: Sync {}
extension<T> OwnedPermit<T> {
    #[cpp(".send")]
    public extern consuming fn send(value: T): Sender<T>
    #[cpp(".release")]
    public extern consuming fn release(): Sender<T>
}

extension<T> OwnedPermit<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("OwnedPermit { .. }") } }

#[cpp("ox::tokio::sync::mpsc::WeakSender")]
public extern struct WeakSender<T>
extension<T> WeakSender<T>: Unpin {}

unsafe extension<T: Send> WeakSender<T>: Send {}
unsafe extension<T: Send> WeakSender<T>: Sync {}
extension<T> WeakSender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("WeakSender { .. }") } }
extension<T> WeakSender<T>: Clone { #[cpp(".clone")] extern fn clone(): WeakSender<T> }
extension<T> WeakSender<T> {
    /// Null when all senders are gone.
    #[cpp(".upgrade")]
    public extern fn upgrade(): Option<Sender<T>>
    #[cpp(".strongCount")]
    public extern fn strongCount(): UIntSize
    #[cpp(".weakCount")]
    public extern fn weakCount(): UIntSize
}

/// Dropped, it closes the channel and drops what was sent and not received.
#[cpp("ox::tokio::sync::mpsc::Receiver")]
public extern struct Receiver<T>
extension<T> Receiver<T>: Unpin {}

unsafe extension<T: Send> Receiver<T>: Send {}
unsafe extension<T: Send> Receiver<T>: Sync {}
extension<T> Receiver<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Receiver { .. }") } }

extension<T> Receiver<T> {
    /// The next message; null when all senders are gone, or the channel was closed, and everything was received.
    ///
    /// Cancel safety: a dropped `recv` has received nothing; no message is lost.
    #[cancelSafe]
    #[cpp(".recv", future = "ox::tokio::sync::mpsc::Recv<{T}>")]
    public extern mutating async fn recv(): T?

    /// Waits for a message and appends it, and what else is there, to `buffer`: at most `limit` messages. Their number,
    /// 0 at the end.
    ///
    /// Cancel safety: dropped, it has appended nothing; no message is lost.
    #[cancelSafe]
    #[cpp(".recvMany", future = "ox::tokio::sync::mpsc::RecvMany<{T}, ox::Vec<{T}>>")]
    public extern mutating async fn recvMany(buffer: &mut Vec<T>, limit: UIntSize): UIntSize

    #[cpp(".tryRecv")]
    public extern mutating fn tryRecv(): Result<T, TryRecvError>
    /// `recv` by hand.
    #[cpp(".pollRecv")]
    public extern mutating fn pollRecv(cx: &mut Context): Poll<T?>
    /// Receives on a thread that may wait. Panics on one that runs tasks.
    #[blocking]
    #[cpp(".blockingRecv")]
    public extern mutating fn blockingRecv(): T?
    /// Nothing can be sent from now on, but what was sent can be received.
    #[cpp(".close")]
    public extern mutating fn close()
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize
    #[cpp(".maxCapacity")]
    public extern fn maxCapacity(): UIntSize
    #[cpp(".senderStrongCount")]
    public extern fn senderStrongCount(): UIntSize
    #[cpp(".senderWeakCount")]
    public extern fn senderWeakCount(): UIntSize
}

#[cpp("ox::tokio::sync::mpsc::UnboundedSender")]
public extern struct UnboundedSender<T>
extension<T> UnboundedSender<T>: Unpin {}

unsafe extension<T: Send> UnboundedSender<T>: Send {}
unsafe extension<T: Send> UnboundedSender<T>: Sync {}
extension<T> UnboundedSender<T>: Clone { #[cpp(".clone")] extern fn clone(): UnboundedSender<T> }
extension<T> UnboundedSender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnboundedSender { .. }") } }

extension<T> UnboundedSender<T> {
    /// Sends at once.
    #[cpp(".send")]
    public extern fn send(value: T): Result<(), SendError<T>>
    /// Ready when the receiver is gone or has closed the channel.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    #[cpp(".closed", future = "ox::tokio::sync::mpsc::Closed<{T}>")]
    public extern async fn closed()
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &UnboundedSender<T>): Bool
    #[cpp(".strongCount")]
    public extern fn strongCount(): UIntSize
    #[cpp(".weakCount")]
    public extern fn weakCount(): UIntSize
    #[mustUse = "Downgrade creates a WeakSender without destroying the original non-weak sender."]
    #[cpp(".downgrade")]
    public extern fn downgrade(): WeakUnboundedSender<T>
}

#[cpp("ox::tokio::sync::mpsc::WeakUnboundedSender")]
public extern struct WeakUnboundedSender<T>
extension<T> WeakUnboundedSender<T>: Unpin {}

unsafe extension<T: Send> WeakUnboundedSender<T>: Send {}
unsafe extension<T: Send> WeakUnboundedSender<T>: Sync {}
extension<T> WeakUnboundedSender<T>: Clone { #[cpp(".clone")] extern fn clone(): WeakUnboundedSender<T> }
extension<T> WeakUnboundedSender<T> {
    #[cpp(".upgrade")]
    public extern fn upgrade(): Option<UnboundedSender<T>>
}

#[cpp("ox::tokio::sync::mpsc::UnboundedReceiver")]
public extern struct UnboundedReceiver<T>
extension<T> UnboundedReceiver<T>: Unpin {}

unsafe extension<T: Send> UnboundedReceiver<T>: Send {}
unsafe extension<T: Send> UnboundedReceiver<T>: Sync {}
extension<T> UnboundedReceiver<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnboundedReceiver { .. }") }
}

extension<T> UnboundedReceiver<T> {
    /// As `Receiver.recv`.
    ///
    /// Cancel safety: a dropped `recv` has received nothing; no message is lost.
    #[cancelSafe]
    #[cpp(".recv", future = "ox::tokio::sync::mpsc::Recv<{T}>")]
    public extern mutating async fn recv(): T?
    /// As `Receiver.recvMany`.
    ///
    /// Cancel safety: dropped, it has appended nothing; no message is lost.
    #[cancelSafe]
    #[cpp(".recvMany", future = "ox::tokio::sync::mpsc::RecvMany<{T}, ox::Vec<{T}>>")]
    public extern mutating async fn recvMany(buffer: &mut Vec<T>, limit: UIntSize): UIntSize
    #[cpp(".tryRecv")]
    public extern mutating fn tryRecv(): Result<T, TryRecvError>
    /// `recv` by hand.
    #[cpp(".pollRecv")]
    public extern mutating fn pollRecv(cx: &mut Context): Poll<T?>
    #[blocking]
    #[cpp(".blockingRecv")]
    public extern mutating fn blockingRecv(): T?
    #[cpp(".close")]
    public extern mutating fn close()
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".senderStrongCount")]
    public extern fn senderStrongCount(): UIntSize
    #[cpp(".senderWeakCount")]
    public extern fn senderWeakCount(): UIntSize
}

/// The receiver is gone; the message comes back.
#[cpp("ox::tokio::sync::mpsc::SendError")]
public extern struct SendError<T>(public T)

#[cpp("ox::tokio::sync::mpsc::TrySendError")]
public extern enum TrySendError<T> {
    Full(T),
    Closed(T),
}

#[cpp("ox::tokio::sync::mpsc::SendTimeoutError")]
public extern enum SendTimeoutError<T> {
    Timeout(T),
    Closed(T),
}

#[cpp("ox::tokio::sync::mpsc::TryRecvError")]
public extern enum TryRecvError {
    Empty,
    Disconnected,
}

extension<T: PartialEq> SendError<T>: PartialEq { fn eq(other: &SendError<T>): Bool { self.0 == other.0 } }
extension<T: Eq> SendError<T>: Eq {}
extension<T: Clone> SendError<T>: Clone { fn clone(): SendError<T> { SendError(self.0.clone()) } }
extension<T: PartialEq> TrySendError<T>: PartialEq {
    fn eq(other: &TrySendError<T>): Bool {
        match (self, other) {
            (TrySendError.Full(a), TrySendError.Full(b)) -> a == b,
            (TrySendError.Closed(a), TrySendError.Closed(b)) -> a == b,
            _ -> false,
        }
    }
}
extension<T: Eq> TrySendError<T>: Eq {}
extension<T: Clone> TrySendError<T>: Clone {
    fn clone(): TrySendError<T> {
        match self {
            TrySendError.Full(value) -> TrySendError.Full(value.clone()),
            TrySendError.Closed(value) -> TrySendError.Closed(value.clone()),
        }
    }
}
extension<T> SendError<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("channel closed") } }
extension<T: Debug> SendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("SendError").field(&self.0).finish() }
}
extension<T: Debug> SendError<T>: Error {}

extension<T> TrySendError<T> {
    /// The message.
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): T
}
extension<T> TrySendError<T>: From<SendError<T>> {
    static fn from(error: SendError<T>): TrySendError<T> { TrySendError.Closed(error.0) }
}
extension<T> TrySendError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TrySendError.Full(_) -> f.pad("no available capacity"),
            TrySendError.Closed(_) -> f.pad("channel closed"),
        }
    }
}
extension<T: Debug> TrySendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TrySendError.Full(value) -> f.debugTuple("Full").field(value).finish(),
            TrySendError.Closed(value) -> f.debugTuple("Closed").field(value).finish(),
        }
    }
}
extension<T: Debug> TrySendError<T>: Error {}

extension<T> SendTimeoutError<T> {
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): T
}
extension<T> SendTimeoutError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            SendTimeoutError.Timeout(_) -> f.pad("timed out waiting on send operation"),
            SendTimeoutError.Closed(_) -> f.pad("channel closed"),
        }
    }
}
extension<T: Debug> SendTimeoutError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            SendTimeoutError.Timeout(value) -> f.debugTuple("Timeout").field(value).finish(),
            SendTimeoutError.Closed(value) -> f.debugTuple("Closed").field(value).finish(),
        }
    }
}
extension<T: Debug> SendTimeoutError<T>: Error {}

extension TryRecvError: Clone { fn clone(): TryRecvError { *self } }
extension TryRecvError: Copy {}
extension TryRecvError: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &TryRecvError): Bool }
extension TryRecvError: Eq {}
extension TryRecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.pad("receiving on an empty channel"),
            TryRecvError.Disconnected -> f.pad("receiving on a closed channel"),
        }
    }
}
extension TryRecvError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.writeStr("Empty"),
            TryRecvError.Disconnected -> f.writeStr("Disconnected"),
        }
    }
}
extension TryRecvError: Error {}
