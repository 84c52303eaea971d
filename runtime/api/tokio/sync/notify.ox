// tokio.sync.Notify: wakes tasks, without a value.
#![cpp(header = "ox/tokio/sync/notify.h")]
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.marker.{ Send, Sync, Unpin }
import std.pin.Pin
import std.sync.Arc
import std.task.{ Context, Poll }

/// One `notifyOne` without a waiter is remembered.
#[cpp("ox::tokio::sync::Notify")]
public extern struct Notify

unsafe extension Notify: Send {}
unsafe extension Notify: Sync {}
extension Notify {
    #[cpp("Self::make")]
    public extern static fn new(): Notify
    #[cpp("Self::make")]
    public extern static fn constNew(): Notify
    /// Waits for a notification. Waits for `notifyWaiters` from this call on.
    ///
    /// Cancel safety: dropped, it loses its place; a notification that it has got goes to the next one.
    #[cancelLoses(place)]
    #[cpp(".notified")]
    public extern fn notified(): Notified
    /// The same with a share of the Notify, so that it may outlive the place it was made at.
    ///
    /// Cancel safety: as `notified`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::OwnedNotified")]
    public extern static fn notifiedOwned(self: Arc<Notify>): OwnedNotified
    /// Wakes the one that has waited longest.
    #[cpp(".notifyOne")]
    public extern fn notifyOne()
    #[cpp(".notifyLast")]
    public extern fn notifyLast()
    /// Wakes all that wait now.
    #[cpp(".notifyWaiters")]
    public extern fn notifyWaiters()
}
extension Notify: Default { static fn default(): Notify { Notify.new() } }
extension Notify: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Notify { .. }") } }

#[cpp("ox::tokio::sync::Notified")]
public extern struct Notified<'a>

unsafe extension<'a> Notified<'a>: Send {}
unsafe extension<'a> Notified<'a>: Sync {}
extension<'a> Notified<'a>: !Unpin {}
extension<'a> Notified<'a> {
    /// Takes its place now, without a poll; true when it is notified already.
    public fn enable(self: Pin<&mut Self>): Bool { unsafe { self.getUncheckedMut().takePlace() } }
    #[cpp(".enable")]
    extern mutating fn takePlace(): Bool
}
extension<'a> Notified<'a>: Future {
    type Output = ()
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<()>
}
extension<'a> Notified<'a>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Notified { .. }") } }

#[cpp("ox::tokio::sync::OwnedNotified")]
public extern struct OwnedNotified

unsafe extension OwnedNotified: Send {}
unsafe extension OwnedNotified: Sync {}
extension OwnedNotified: !Unpin {}
extension OwnedNotified {
    /// Takes its place now, without a poll; true when it is notified already.
    public fn enable(self: Pin<&mut Self>): Bool { unsafe { self.getUncheckedMut().takePlace() } }
    #[cpp(".enable")]
    extern mutating fn takePlace(): Bool
}
extension OwnedNotified: Future {
    type Output = ()
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<()>
}
extension OwnedNotified: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("OwnedNotified { .. }") } }
