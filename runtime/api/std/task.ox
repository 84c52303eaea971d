// std.task: what futures are polled with.
#![cpp(header = "ox/core/waker.h")]
import std.clone.Clone
import std.convert.From
import std.fmt.{ self, Debug, Formatter }
import std.marker.{ Send, Sync }
import std.mem.ManuallyDrop
import std.ops.Drop
import std.sync.Arc

/// The outcome of a poll.
#[lang("Poll")]
#[cpp("ox::Poll")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[mustUse = "this `Poll` may be a `Pending` variant, which should be handled"]
public extern enum Poll<T> {
    Ready(T),
    Pending,
}

extension<T> Poll<T> {
    public consuming fn map<U, F: FnOnce(T) -> U>(f: F): Poll<U> {
        match self {
            Poll.Ready(value) -> Poll.Ready(f(value)),
            Poll.Pending -> Poll.Pending,
        }
    }
    public fn isReady(): Bool {
        match self {
            Poll.Ready(_) -> true,
            Poll.Pending -> false,
        }
    }
    public fn isPending(): Bool { !self.isReady() }
}
extension<T, E> Poll<Result<T, E>> {
    public consuming fn mapOk<U, F: FnOnce(T) -> U>(f: F): Poll<Result<U, E>> {
        match self {
            Poll.Ready(result) -> Poll.Ready(result.map(f)),
            Poll.Pending -> Poll.Pending,
        }
    }
    public consuming fn mapErr<U, F: FnOnce(E) -> U>(f: F): Poll<Result<T, U>> {
        match self {
            Poll.Ready(result) -> Poll.Ready(result.mapErr(f)),
            Poll.Pending -> Poll.Pending,
        }
    }
}
extension<T, E> Poll<Option<Result<T, E>>> {
    public consuming fn mapOk<U, F: FnOnce(T) -> U>(f: F): Poll<Option<Result<U, E>>> {
        match self {
            Poll.Ready(Some(result)) -> Poll.Ready(Some(result.map(f))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
    public consuming fn mapErr<U, F: FnOnce(E) -> U>(f: F): Poll<Option<Result<T, U>>> {
        match self {
            Poll.Ready(Some(result)) -> Poll.Ready(Some(result.mapErr(f))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}

// What `?` makes of a Poll: its error, if one is ready.
#[lang("pollOfResult")]
public fn pollOfResult<T, E>(poll: Poll<Result<T, E>>): Result<Poll<T>, E> {
    match poll {
        Poll.Ready(Ok(value)) -> Ok(Poll.Ready(value)),
        Poll.Ready(Err(error)) -> Err(error),
        Poll.Pending -> Ok(Poll.Pending),
    }
}
#[lang("pollOfNullable")]
public fn pollOfNullable<T, E>(poll: Poll<Option<Result<T, E>>>): Result<Poll<Option<T>>, E> {
    match poll {
        Poll.Ready(Some(Ok(value))) -> Ok(Poll.Ready(Some(value))),
        Poll.Ready(Some(Err(error))) -> Err(error),
        Poll.Ready(null) -> Ok(Poll.Ready(null)),
        Poll.Pending -> Ok(Poll.Pending),
    }
}

/// Wakes the task that polls a future.
#[lang("Waker")]
#[cpp("ox::task::Waker")]
public extern struct Waker

extension Waker {
    #[cpp(".wake")]
    public extern consuming fn wake()
    #[cpp(".wakeByRef")]
    public extern fn wakeByRef()
    /// Would both wake the same task? It may say no though they do.
    #[mustUse]
    #[cpp(".willWake")]
    public extern fn willWake(other: &Waker): Bool
    /// Wakes nobody.
    #[mustUse]
    #[cpp("Self::noop")]
    public extern static fn noop(): &'static Waker
}

extension Waker: Clone { #[cpp(".clone")] extern fn clone(): Waker }
extension Waker: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Waker { .. }") } }

/// A way to wake that a program defines; `Waker.from` makes a waker of it.
#[lang("Wake")]
public trait Wake {
    static fn wake(self: Arc<Self>)
    static fn wakeByRef(self: &Arc<Self>) { Self.wake(self.clone()) }
}

#[cpp("ox::task::WakerOf<{A}>::shared")]
extern fn sharedWaker<A>(value: A, wake: fn(A), wakeByRef: fn(&A), clone: fn(&A) -> A): Waker

fn wakeArc<W: Wake>(value: Arc<W>) { W.wake(value) }
fn wakeArcByRef<W: Wake>(value: &Arc<W>) { W.wakeByRef(value) }
fn cloneArc<W>(value: &Arc<W>): Arc<W> { value.clone() }

extension<W: Wake + Send + Sync + 'static> Waker: From<Arc<W>> {
    static fn from(value: Arc<W>): Waker { sharedWaker(value, wakeArc<W>, wakeArcByRef<W>, cloneArc<W>) }
}

/// The functions of a waker made by hand: each gets the waker's data. `clone` makes the data of one more waker, `wake` and `drop`
/// take it back.
#[derive(Clone, Copy, Debug)]
public struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wakeByRef: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}

extension RawWakerVTable {
    #[promotable]
    public const static fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wakeByRef: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ): RawWakerVTable {
        RawWakerVTable { clone: clone, wake: wake, wakeByRef: wakeByRef, drop: drop }
    }
}

/// A waker made by hand: data, and functions that know what it is. `Waker.fromRaw` makes a waker of it.
#[derive(Debug)]
public struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}

extension RawWaker {
    #[mustUse]
    public const static fn new(data: *const (), vtable: &'static RawWakerVTable): RawWaker {
        RawWaker { data: data, vtable: vtable }
    }
}

extension RawWaker: PartialEq {
    fn eq(other: &RawWaker): Bool { self.data == other.data && std.ptr.eq(self.vtable, other.vtable) }
}

// A raw waker that somebody owns, and that tells its functions when it is dropped.
struct OwnedRawWaker { raw: RawWaker }

extension OwnedRawWaker: Drop { mutating fn drop() { unsafe { (self.raw.vtable.drop)(self.raw.data) } } }

fn wakeRaw(waker: OwnedRawWaker) {
    let waker = ManuallyDrop.new(waker)
    unsafe { (waker.raw.vtable.wake)(waker.raw.data) }
}
fn wakeRawByRef(waker: &OwnedRawWaker) { unsafe { (waker.raw.vtable.wakeByRef)(waker.raw.data) } }
fn cloneRaw(waker: &OwnedRawWaker): OwnedRawWaker {
    OwnedRawWaker { raw: unsafe { (waker.raw.vtable.clone)(waker.raw.data) } }
}
fn isSameRaw(a: &OwnedRawWaker, b: &OwnedRawWaker): Bool { a.raw == b.raw }

#[cpp("ox::task::WakerOf<{A}>::cloned")]
extern fn clonedWaker<A>(value: A, wake: fn(A), wakeByRef: fn(&A), clone: fn(&A) -> A, isSame: fn(&A, &A) -> Bool): Waker

extension Waker {
    /// The functions must do what a waker's do, from any thread.
    #[mustUse]
    public static unsafe fn fromRaw(raw: RawWaker): Waker {
        clonedWaker(OwnedRawWaker { raw: raw }, wakeRaw, wakeRawByRef, cloneRaw, isSameRaw)
    }
    /// The functions must do what a waker's do, from any thread.
    #[mustUse]
    public static unsafe fn new(data: *const (), vtable: &'static RawWakerVTable): Waker { Waker.fromRaw(RawWaker.new(data, vtable)) }
}

/// What a poll may use: the waker of the polling task.
#[lang("Context")]
#[cpp("ox::task::Context")]
public extern struct Context<'a>

extension<'a> Context<'a> {
    #[mustUse]
    #[cpp("Self::fromWaker")]
    public extern static fn fromWaker(waker: &'a Waker): Context<'a>
    #[mustUse]
    #[cpp("const_cast<ox::task::Context*>($self)->waker()")]
    public extern fn waker(): &'a Waker
}

extension<'a> Context<'a>: !Send {}
extension<'a> Context<'a>: !Sync {}
