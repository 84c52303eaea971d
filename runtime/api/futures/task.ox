// futures.task: what futures are polled with.
import std.sync.Arc
public import std.future.Future
public import std.task.{ Context, Poll, Waker }

/// A waker that wakes nobody.
public fn noopWaker(): Waker { Waker.noop() }

/// A way to wake that a program defines.
public trait ArcWake: Send + Sync {
    static fn wakeByRef(self: &Arc<Self>)
    static fn wake(self: Arc<Self>) { Self.wakeByRef(&self) }
}

struct Wakes<W> { target: Arc<W> }

extension<W: ArcWake> Wakes<W>: std.task.Wake {
    static fn wake(self: Arc<Wakes<W>>) { W.wakeByRef(&self.target) }
}

/// The waker of an ArcWake.
public fn waker<W: ArcWake + 'static>(target: Arc<W>): Waker { Waker.from(Arc.new(Wakes { target: target })) }
