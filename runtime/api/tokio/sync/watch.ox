// tokio.sync.watch: the latest value, for many.
#![cpp(header = "ox/tokio/sync/watch.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.default.Default
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Copy, Send, Sync, Unpin }
import std.ops.Deref

public external module error

#[cpp("ox::tokio::sync::watch::channel<{T}>")]
public extern fn channel<T>(initial: T): (Sender<T>, Receiver<T>)

#[cpp("ox::tokio::sync::watch::Sender")]
public extern struct Sender<T>
extension<T> Sender<T>: Unpin {}

unsafe extension<T: Send + Sync> Sender<T>: Send {}
unsafe extension<T: Send + Sync> Sender<T>: Sync {}
extension<T> Sender<T>: Clone { #[cpp(".clone")] extern fn clone(): Sender<T> }
extension<T: Default> Sender<T>: Default { static fn default(): Sender<T> { Sender.new(T.default()) } }
extension<T: Debug> Sender<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Sender").field("value", &*self.borrow()).finish() }
}
extension<T> Sender<T> {
    /// Without a receiver yet.
    public static fn new(initial: T): Sender<T> { channel(initial).0 }
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &Sender<T>): Bool
    /// Replaces the value; gives it back when nobody is there to see it.
    #[cpp(".send")]
    public extern fn send(value: T): Result<(), SendError<T>>
    /// Replaces the value whoever is there; the old one comes back.
    #[cpp(".sendReplace")]
    public extern fn sendReplace(value: T): T
    #[cpp(".sendModify")]
    public extern fn sendModify<F: FnOnce(&mut T)>(modify: F)
    /// Tells the receivers only when `modify` says so.
    #[cpp(".sendIfModified")]
    public extern fn sendIfModified<F: FnOnce(&mut T) -> Bool>(modify: F): Bool
    #[cpp(".borrow")]
    public extern fn borrow(): Ref<T>
    #[cpp(".subscribe")]
    public extern fn subscribe(): Receiver<T>
    /// Ready when all receivers are gone.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    #[cpp(".closed", future = "ox::tokio::sync::watch::Closed")]
    public extern async fn closed()
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
    #[cpp(".receiverCount")]
    public extern fn receiverCount(): UIntSize
    #[cpp(".senderCount")]
    public extern fn senderCount(): UIntSize
}

#[cpp("ox::tokio::sync::watch::Receiver")]
public extern struct Receiver<T>
extension<T> Receiver<T>: Unpin {}

unsafe extension<T: Send + Sync> Receiver<T>: Send {}
unsafe extension<T: Send + Sync> Receiver<T>: Sync {}
extension<T> Receiver<T>: Clone { #[cpp(".clone")] extern fn clone(): Receiver<T> }
extension<T: Debug> Receiver<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Receiver").field("value", &*self.borrow()).finish() }
}
extension<T> Receiver<T> {
    /// Ready when there is a value that this receiver has not seen; an error when the senders are gone.
    ///
    /// Cancel safety: dropped, it has marked nothing as seen.
    #[cancelSafe]
    #[cpp(".changed", future = "ox::tokio::sync::watch::Changed<{T}>")]
    public extern mutating async fn changed(): Result<(), RecvError>
    /// Waits for a value of which `condition` holds.
    ///
    /// Cancel safety: dropped, it may have marked values as seen that it did not want.
    #[cancelSafe]
    #[cpp(".waitFor", future = "ox::tokio::sync::watch::WaitFor<{T}, {F}>")]
    public extern mutating async fn waitFor<F: FnMut(&T) -> Bool>(condition: F): Result<Ref<T>, RecvError>
    #[cpp(".borrow")]
    public extern fn borrow(): Ref<T>
    /// The same, and marks the value as seen.
    #[cpp(".borrowAndUpdate")]
    public extern mutating fn borrowAndUpdate(): Ref<T>
    #[cpp(".hasChanged")]
    public extern fn hasChanged(): Result<Bool, RecvError>
    #[cpp(".markChanged")]
    public extern mutating fn markChanged()
    #[cpp(".markUnchanged")]
    public extern mutating fn markUnchanged()
    #[cpp(".sameChannel")]
    public extern fn sameChannel(other: &Receiver<T>): Bool
}

/// Access to the value. Senders wait while it lives; do not hold it across an await.
#[cpp("ox::tokio::sync::watch::Ref")]
public extern struct Ref<'a, T>

extension<'a, T> Ref<'a, T>: !Send {}
extension<'a, T> Ref<'a, T> {
    #[cpp(".hasChanged")]
    public extern fn hasChanged(): Bool
}
extension<'a, T> Ref<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T: Debug> Ref<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display> Ref<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[cpp("ox::tokio::sync::watch::SendError")]
public extern struct SendError<T>(public T)

extension<T> SendError<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("channel closed") } }
extension<T: Debug> SendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("SendError").field(&self.0).finish() }
}
extension<T: Debug> SendError<T>: Error {}
extension<T: PartialEq> SendError<T>: PartialEq { fn eq(other: &SendError<T>): Bool { self.0 == other.0 } }
extension<T: Eq> SendError<T>: Eq {}

#[cpp("ox::tokio::sync::watch::RecvError")]
public extern struct RecvError

extension RecvError: Clone { fn clone(): RecvError { *self } }
extension RecvError: Copy {}
extension RecvError: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &RecvError): Bool }
extension RecvError: Eq {}
extension RecvError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("channel closed") } }
extension RecvError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("RecvError(())") } }
extension RecvError: Error {}
