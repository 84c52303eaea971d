// futures.task: what futures are polled with.
import futures.executor.LocalSpawner
import futures.future.{ FutureExt, RemoteHandle }
import std.error.Error
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.PhantomData
import std.ops.Deref
import std.sync.{ Arc, Mutex }
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
extension SpawnError {
    public static fn shutdown(): SpawnError { SpawnError(()) }
    public fn isShutdown(): Bool { true }
}

/// What takes tasks that may go to another thread.
public trait SpawnExt {
    fn spawn<F: Future<Output = ()> + Send + 'static>(future: F): Result<(), SpawnError>
    /// The output through a handle, which stops the task when it is dropped.
    fn spawnWithHandle<F: Future + Send + 'static>(future: F): Result<RemoteHandle<F.Output>, SpawnError> where F.Output: Send {
        let (future, handle) = future.remoteHandle()
        self.spawn(future)?
        Ok(handle)
    }
}
/// What takes tasks that stay on this thread.
public trait LocalSpawnExt {
    fn spawnLocal<F: Future<Output = ()> + 'static>(future: F): Result<(), SpawnError>
    /// The output through a handle, which stops the task when it is dropped.
    fn spawnLocalWithHandle<F: Future + 'static>(future: F): Result<RemoteHandle<F.Output>, SpawnError> {
        let (future, handle) = future.remoteHandle()
        self.spawnLocal(future)?
        Ok(handle)
    }
}
extension LocalSpawner: SpawnExt {
    fn spawn<F: Future<Output = ()> + Send + 'static>(future: F): Result<(), SpawnError> { self.give(Box.pin(future)) }
}
extension LocalSpawner: LocalSpawnExt {
    fn spawnLocal<F: Future<Output = ()> + 'static>(future: F): Result<(), SpawnError> { self.give(Box.pin(future)) }
}

/// Room for the waker of one task, which others may wake while the task registers.
public struct AtomicWaker { waker: Mutex<Option<Waker>> }

extension AtomicWaker {
    public static fn new(): AtomicWaker { AtomicWaker { waker: Mutex.new(null) } }
    public fn register(waker: &Waker) {
        var kept = self.waker.lock().unwrap()
        if let Some(known) = &*kept {
            if known.willWake(waker) { return }
        }
        let before = kept.replace(waker.clone())
        drop(kept)
        drop(before)
    }
    public fn wake() {
        if let Some(waker) = self.take() { waker.wake() }
    }
    /// The waker, which is not kept any longer.
    public fn take(): Option<Waker> { self.waker.lock().unwrap().take() }
}
extension AtomicWaker: Default { static fn default(): AtomicWaker { AtomicWaker.new() } }
extension AtomicWaker: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("AtomicWaker") } }
