// std.task: what futures are polled with.
#![cpp(header = "ox/core/waker.h")]
import std.clone.Clone
import std.convert.From
import std.fmt.{ self, Debug, Formatter }
import std.marker.{ Send, Sync }
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
    public extern static fn noop(): Waker
}

extension Waker: Clone { #[cpp(".clone")] extern fn clone(): Waker }
extension Waker: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Waker { .. }") } }

/// A way to wake that a program defines; `Waker.from` makes a waker of it.
#[lang("Wake")]
public trait Wake {
    static fn wake(self: Arc<Self>)
    static fn wakeByRef(self: &Arc<Self>) { Self.wake(self.clone()) }
}

#[cpp("ox::task::WakerOf<{A}>::make")]
extern fn wakerOf<A>(value: A, wake: fn(&A)): Waker

fn wakeIt<W: Wake>(value: &Arc<W>) { W.wakeByRef(value) }

extension<W: Wake + Send + Sync + 'static> Waker: From<Arc<W>> {
    static fn from(value: Arc<W>): Waker { wakerOf(value, wakeIt<W>) }
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
