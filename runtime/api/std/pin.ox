// std.pin: pointers whose targets stay where they are.
#![cpp(header = "ox/core/pin_future.h")]
import std.cmp.PartialEq
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.Unpin
import std.ops.{ Deref, DerefMut }
import std.task.{ Context, Poll }

#[lang("Pin")]
#[cpp("ox::Pin")]
public extern struct Pin<P>

// What `pin!` makes of its value.
#[lang("pinned")]
#[cpp("ox::Pin<{T}*>::make")]
public extern fn pinned<'a, T>(target: &'a mut T): Pin<&'a mut T>

// The pointer itself: what the compiler passes to a method that takes `Pin<&mut Self>`.
#[lang("unpinned")]
public fn unpinned<P: Deref>(pin: Pin<P>): P { Pin.unpin(pin) }

extension<P: Deref> Pin<P> {
    public static fn new(pointer: P): Pin<P> where P.Target: Unpin { unsafe { Pin.newUnchecked(pointer) } }

    #[cpp("Self::make")]
    public extern static unsafe fn newUnchecked(pointer: P): Pin<P>

    #[cpp(".pointer")]
    extern fn pointer(): &P

    #[cpp(".pointer")]
    extern mutating fn pointerMut(): &mut P

    #[cpp("Self::unpin")]
    extern static fn unpin(pin: Pin<P>): P

    public fn asRef(): Pin<&P.Target> { unsafe { Pin.newUnchecked(self.pointer().deref()) } }

    public mutating fn asMut(): Pin<&mut P.Target> where P: DerefMut { unsafe { Pin.newUnchecked(self.pointerMut().derefMut()) } }

    public mutating fn set(value: P.Target) where P: DerefMut, P.Target: Sized { *self.pointerMut().derefMut() = value }

    public static fn intoInner(pin: Pin<P>): P where P.Target: Unpin { Pin.unpin(pin) }

    public static unsafe fn intoInnerUnchecked(pin: Pin<P>): P { Pin.unpin(pin) }
}

extension<'a, T: ?Sized> Pin<&'a T> {
    #[mustUse]
    public consuming fn getRef(): &'a T { Pin.unpin(self) }
}

extension<'a, T: ?Sized> Pin<&'a mut T> {
    #[mustUse]
    public consuming fn getMut(): &'a mut T where T: Unpin { Pin.unpin(self) }
    #[mustUse]
    public consuming unsafe fn getUncheckedMut(): &'a mut T { Pin.unpin(self) }
}

extension<P: Deref> Pin<P>: Deref {
    type Target = P.Target
    fn deref(): &P.Target { self.pointer().deref() }
}
extension<P: DerefMut> Pin<P>: DerefMut where P.Target: Unpin {
    mutating fn derefMut(): &mut P.Target { self.pointerMut().derefMut() }
}

extension<P: DerefMut> Pin<P>: Future where P.Target: Future {
    type Output = <P.Target as Future>.Output
    mutating fn poll(cx: &mut Context): Poll<<P.Target as Future>.Output> { self.pointerMut().derefMut().poll(cx) }
}

extension<P: Deref + Clone> Pin<P>: Clone {
    fn clone(): Pin<P> { unsafe { Pin.newUnchecked(self.pointer().clone()) } }
}
extension<P: Deref + Copy> Pin<P>: Copy {}
extension<P: Deref + Debug> Pin<P>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { P.fmt(self.pointer(), f) }
}
extension<P: Deref + Display> Pin<P>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { P.fmt(self.pointer(), f) }
}
extension<P: Deref> Pin<P>: PartialEq where P.Target: PartialEq {
    fn eq(other: &Pin<P>): Bool { *self.deref() == *other.deref() }
}
