// Channels between threads.
#![cpp(header = "ox/lang/std_channel.h")]
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.iter.{ IntoIterator, Iterator }
import std.sync.condvar.nanosOf
import std.time.Duration

#[cpp("ox::sync::mpsc::Sender")]
extern struct RawSender<T>

#[cpp("ox::sync::mpsc::Receiver")]
extern struct RawReceiver<T>

/// What became of sending or receiving, with the value that did not go or that came.
#[cpp("ox::sync::mpsc::Attempt")]
extern struct Attempt<T>

// The codes of an attempt.
const FULL: UInt8 = 1
const DISCONNECTED: UInt8 = 3

#[cpp("ox::sync::mpsc::channel<{T}>")]
extern fn makeChannel<T>(capacity: UIntSize): (RawSender<T>, RawReceiver<T>)

extension<T> RawSender<T> {
    #[cpp(".send")]
    extern fn send(value: T): Attempt<T>
    #[cpp(".trySend")]
    extern fn trySend(value: T): Attempt<T>
    #[cpp(".clone")]
    extern fn duplicate(): RawSender<T>
}

extension<T> RawReceiver<T> {
    #[cpp(".receive")]
    extern fn receive(): Attempt<T>
    #[cpp(".tryReceive")]
    extern fn tryReceive(): Attempt<T>
    #[cpp(".receiveWithin")]
    extern fn receiveWithin(nanos: Int64): Attempt<T>
}

extension<T> Attempt<T> {
    #[cpp(".code")]
    extern fn code(): UInt8
    #[cpp("Self::intoValue")]
    extern consuming fn intoValue(): Option<T>
}

/// The sending half of a channel without bound.
public struct Sender<T> {
    raw: RawSender<T>,
}

/// The sending half of a bounded channel.
public struct SyncSender<T> {
    raw: RawSender<T>,
}

public struct Receiver<T> {
    raw: RawReceiver<T>,
}

unsafe extension<T: Send> Sender<T>: Send {}
unsafe extension<T: Send> Sender<T>: Sync {}
unsafe extension<T: Send> SyncSender<T>: Send {}
unsafe extension<T: Send> SyncSender<T>: Sync {}
unsafe extension<T: Send> Receiver<T>: Send {}
extension<T> Receiver<T>: !Sync {}

#[mustUse]
public fn channel<T>(): (Sender<T>, Receiver<T>) {
    let (sender, receiver) = makeChannel<T>(UIntSize.MAX)
    (Sender { raw: sender }, Receiver { raw: receiver })
}

/// A channel that holds at most `bound` values; 0: every value is handed over in person.
#[mustUse]
public fn syncChannel<T>(bound: UIntSize): (SyncSender<T>, Receiver<T>) {
    let (sender, receiver) = makeChannel<T>(bound)
    (SyncSender { raw: sender }, Receiver { raw: receiver })
}

extension<T> Sender<T> {
    public fn send(value: T): Result<(), SendError<T>> {
        match self.raw.send(value).intoValue() {
            Some(back) -> Err(SendError(back)),
            null -> Ok(()),
        }
    }
}

extension<T> SyncSender<T> {
    #[blocking]
    public fn send(value: T): Result<(), SendError<T>> {
        match self.raw.send(value).intoValue() {
            Some(back) -> Err(SendError(back)),
            null -> Ok(()),
        }
    }

    public fn trySend(value: T): Result<(), TrySendError<T>> {
        let attempt = self.raw.trySend(value)
        let code = attempt.code()
        match attempt.intoValue() {
            Some(back) if code == FULL -> Err(TrySendError.Full(back)),
            Some(back) -> Err(TrySendError.Disconnected(back)),
            null -> Ok(()),
        }
    }
}

extension<T> Sender<T>: Clone {
    fn clone(): Sender<T> { Sender { raw: self.raw.duplicate() } }
}
extension<T> SyncSender<T>: Clone {
    fn clone(): SyncSender<T> { SyncSender { raw: self.raw.duplicate() } }
}
extension<T> Sender<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Sender").finishNonExhaustive() }
}
extension<T> SyncSender<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("SyncSender").finishNonExhaustive() }
}
extension<T> Receiver<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Receiver").finishNonExhaustive() }
}

extension<T> Receiver<T> {
    #[blocking]
    public fn recv(): Result<T, RecvError> {
        match self.raw.receive().intoValue() {
            Some(value) -> Ok(value),
            null -> Err(RecvError),
        }
    }

    public fn tryRecv(): Result<T, TryRecvError> {
        let attempt = self.raw.tryReceive()
        let code = attempt.code()
        match attempt.intoValue() {
            Some(value) -> Ok(value),
            null -> if code == DISCONNECTED { Err(TryRecvError.Disconnected) } else { Err(TryRecvError.Empty) },
        }
    }

    #[blocking]
    public fn recvTimeout(timeout: Duration): Result<T, RecvTimeoutError> {
        let attempt = self.raw.receiveWithin(nanosOf(timeout))
        let code = attempt.code()
        match attempt.intoValue() {
            Some(value) -> Ok(value),
            null -> if code == DISCONNECTED { Err(RecvTimeoutError.Disconnected) } else { Err(RecvTimeoutError.Timeout) },
        }
    }

    public fn iter(): Iter<'_, T> { Iter { receiver: self } }

    public fn tryIter(): TryIter<'_, T> { TryIter { receiver: self } }
}

public struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
}
extension<'a, T> Iter<'a, T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.receiver.recv().ok() }
}

public struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
}
extension<'a, T> TryIter<'a, T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.receiver.tryRecv().ok() }
}

public struct IntoIter<T> {
    receiver: Receiver<T>,
}
extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.receiver.recv().ok() }
}

extension<T> Receiver<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { receiver: self } }
}
extension<'a, T> &'a Receiver<T>: IntoIterator {
    type Item = T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}

/// The channel is closed; the value comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
public struct SendError<T>(public T)

extension<T> SendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("SendError").finishNonExhaustive() }
}
extension<T> SendError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("sending on a closed channel") }
}
extension<T> SendError<T>: Error {}

#[derive(Clone, Copy, PartialEq, Eq)]
public enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

extension<T> TrySendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TrySendError.Full(_) -> f.writeStr("Full(..)"),
            TrySendError.Disconnected(_) -> f.writeStr("Disconnected(..)"),
        }
    }
}
extension<T> TrySendError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TrySendError.Full(_) -> f.pad("sending on a full channel"),
            TrySendError.Disconnected(_) -> f.pad("sending on a closed channel"),
        }
    }
}
extension<T> TrySendError<T>: Error {}
extension<T> TrySendError<T>: From<SendError<T>> {
    static fn from(error: SendError<T>): TrySendError<T> { TrySendError.Disconnected(error.0) }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
public struct RecvError

extension RecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("receiving on a closed channel") }
}
extension RecvError: Error {}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
public enum TryRecvError {
    Empty,
    Disconnected,
}

extension TryRecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryRecvError.Empty -> f.pad("receiving on an empty channel"),
            TryRecvError.Disconnected -> f.pad("receiving on a closed channel"),
        }
    }
}
extension TryRecvError: Error {}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
public enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

extension RecvTimeoutError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            RecvTimeoutError.Timeout -> f.pad("timed out waiting on channel"),
            RecvTimeoutError.Disconnected -> f.pad("channel is empty and sending half is closed"),
        }
    }
}
extension RecvTimeoutError: Error {}
