// futures.task: what futures are polled with.
import futures.executor.LocalSpawner
import std.error.Error
import std.fmt.{ self, Display, Formatter }
import std.marker.PhantomData
import std.ops.Deref
import std.sync.Arc
public import std.future.Future
public import std.task.{ Context, Poll, Waker }

/// A waker that wakes nobody.
public fn noopWaker(): Waker { Waker.noop().clone() }
public fn noopWakerRef(): &'static Waker { Waker.noop() }

/// A way to wake that a program defines.
public trait ArcWake: Send + Sync {
    static fn wakeByRef(arcSelf: &Arc<Self>)
    fn wake(self: Arc<Self>) { Self.wakeByRef(&self) }
}

struct Wakes<W> { target: Arc<W> }

extension<W: ArcWake> Wakes<W>: std.task.Wake {
    static fn wake(self: Arc<Wakes<W>>) { W.wakeByRef(&self.target) }
}

/// The waker of an ArcWake.
public fn waker<W: ArcWake + 'static>(target: Arc<W>): Waker { Waker.from(Arc.new(Wakes { target: target })) }

/// A waker for as long as the ArcWake is borrowed.
public struct WakerRef<'a> { waker: Waker, target: PhantomData<&'a ()> }

extension<'a> WakerRef<'a>: Deref {
    type Target = Waker
    fn deref(): &Waker { &self.waker }
}

public fn wakerRef<W: ArcWake + 'static>(target: &Arc<W>): WakerRef<'_> {
    WakerRef { waker: waker(target.clone()), target: PhantomData }
}

/// The pool is gone.
#[derive(Debug)]
public struct SpawnError(public(crate) ())

extension SpawnError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Executor is shutdown") } }
extension SpawnError: Error {}

/// What takes tasks that may go to another thread.
public trait SpawnExt {
    fn spawn<F: Future<Output = ()> + Send + 'static>(future: F): Result<(), SpawnError>
}
/// What takes tasks that stay on this thread.
public trait LocalSpawnExt {
    fn spawnLocal<F: Future<Output = ()> + 'static>(future: F): Result<(), SpawnError>
}
extension LocalSpawner: SpawnExt {
    fn spawn<F: Future<Output = ()> + Send + 'static>(future: F): Result<(), SpawnError> { self.give(Box.pin(future)) }
}
extension LocalSpawner: LocalSpawnExt {
    fn spawnLocal<F: Future<Output = ()> + 'static>(future: F): Result<(), SpawnError> { self.give(Box.pin(future)) }
}
