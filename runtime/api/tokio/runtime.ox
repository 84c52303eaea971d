// tokio.runtime: where tasks run.
#![cpp(header = "ox/tokio/runtime/runtime.h")]
import std.clone.Clone
import std.convert.Into
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.io
import std.marker.{ Send, Sync }
import std.time.Duration
import tokio.task.JoinHandle

/// Owns a runtime. Dropped, it cancels the tasks at their next awaits and waits for functions that block.
#[cpp("ox::tokio::runtime::Runtime")]
public extern struct Runtime

extension Runtime {
    /// The multi-threaded flavour, one worker for each CPU.
    #[cpp("Self::make")]
    public extern static fn new(): io.Result<Runtime>
    #[cpp(".handle")]
    public extern fn handle(): &Handle
    #[cpp(".spawn")]
    public extern fn spawn<F: Future + Send + 'static>(future: F): JoinHandle<F.Output> where F.Output: Send + 'static
    #[cpp(".spawnBlocking")]
    public extern fn spawnBlocking<R: Send + 'static, F: FnOnce() -> R + Send + 'static>(f: F): JoinHandle<R>
    /// Runs a future to its end on this thread, and tasks meanwhile. Panics on a thread that runs tasks.
    #[blocking]
    #[cpp(".blockOn")]
    public extern fn blockOn<F: Future>(future: F): F.Output
    #[cpp(".enter")]
    public extern fn enter(): EnterGuard
    public fn metrics(): RuntimeMetrics { self.handle().metrics() }
    /// Ends the runtime; waits at most so long for functions that block.
    #[cpp(".shutdownTimeout")]
    public extern consuming fn shutdownTimeout(duration: Duration)
    #[cpp(".shutdownBackground")]
    public extern consuming fn shutdownBackground()
}
extension Runtime: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Runtime { .. }") } }

/// While it lives, the thread is inside of the runtime: `spawn`, `sleep` and the like find it.
#[mustUse = "Creating and dropping a guard does nothing"]
#[cpp("ox::tokio::runtime::EnterGuard")]
public extern struct EnterGuard<'a>

extension<'a> EnterGuard<'a>: !Send {}
extension<'a> EnterGuard<'a>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("EnterGuard { .. }") } }

/// A share of a runtime.
#[cpp("ox::tokio::runtime::Handle")]
public extern struct Handle

extension Handle: Clone { #[cpp(".clone")] extern fn clone(): Handle }
extension Handle: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Handle { .. }") } }
extension Handle {
    /// Of the runtime that this thread is in; panics without one.
    #[cpp("Self::current")]
    public extern static fn current(): Handle
    #[cpp("Self::tryCurrent")]
    public extern static fn tryCurrent(): Result<Handle, TryCurrentError>
    #[cpp(".spawn")]
    public extern fn spawn<F: Future + Send + 'static>(future: F): JoinHandle<F.Output> where F.Output: Send + 'static
    #[cpp(".spawnBlocking")]
    public extern fn spawnBlocking<R: Send + 'static, F: FnOnce() -> R + Send + 'static>(f: F): JoinHandle<R>
    #[blocking]
    #[cpp(".blockOn")]
    public extern fn blockOn<F: Future>(future: F): F.Output
    #[cpp(".enter")]
    public extern fn enter(): EnterGuard
    #[cpp(".isMultiThread")]
    extern fn isMultiThread(): Bool
    public fn runtimeFlavor(): RuntimeFlavor {
        if self.isMultiThread() { RuntimeFlavor.MultiThread } else { RuntimeFlavor.CurrentThread }
    }
    public fn metrics(): RuntimeMetrics { RuntimeMetrics { handle: self.clone() } }
    #[cpp(".numWorkers")]
    extern fn numWorkers(): UIntSize
    #[cpp(".numAliveTasks")]
    extern fn numAliveTasks(): UIntSize
    #[cpp(".globalQueueDepth")]
    extern fn globalQueueDepth(): UIntSize
    #[cpp(".workerParkCount")]
    extern fn workerParkCount(worker: UIntSize): UInt64
    #[cpp(".workerParkUnparkCount")]
    extern fn workerParkUnparkCount(worker: UIntSize): UInt64
    #[cpp(".workerTotalBusyDuration")]
    extern fn workerTotalBusyDuration(worker: UIntSize): Duration
    #[cpp(".numBlockingThreads")]
    extern fn numBlockingThreads(): UIntSize
    #[cpp(".numIdleBlockingThreads")]
    extern fn numIdleBlockingThreads(): UIntSize
    #[cpp(".blockingQueueDepth")]
    extern fn blockingQueueDepth(): UIntSize
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}

/// Numbers about a runtime.
#[derive(Clone, Debug)]
public struct RuntimeMetrics { handle: Handle }

extension RuntimeMetrics {
    public fn numWorkers(): UIntSize { self.handle.numWorkers() }
    public fn numAliveTasks(): UIntSize { self.handle.numAliveTasks() }
    /// Tasks that were scheduled from outside, and that no worker has taken yet.
    public fn globalQueueDepth(): UIntSize { self.handle.globalQueueDepth() }
    public fn injectionQueueDepth(): UIntSize { self.handle.globalQueueDepth() }
    public fn workerParkCount(worker: UIntSize): UInt64 { self.handle.workerParkCount(worker) }
    /// Odd while the worker sleeps.
    public fn workerParkUnparkCount(worker: UIntSize): UInt64 { self.handle.workerParkUnparkCount(worker) }
    /// How long the worker has not slept, up to its last sleep.
    public fn workerTotalBusyDuration(worker: UIntSize): Duration { self.handle.workerTotalBusyDuration(worker) }
    public fn numBlockingThreads(): UIntSize { self.handle.numBlockingThreads() }
    public fn numIdleBlockingThreads(): UIntSize { self.handle.numIdleBlockingThreads() }
    public fn blockingQueueDepth(): UIntSize { self.handle.blockingQueueDepth() }
}

/// The thread is in no runtime.
#[cpp("ox::tokio::runtime::TryCurrentError")]
public extern struct TryCurrentError

extension TryCurrentError: Display {
    #[cpp("ox::tokio::runtime::TryCurrentError::display($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension TryCurrentError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("TryCurrentError { kind: NoContext }") } }
extension TryCurrentError: Error {}
extension TryCurrentError {
    public fn isMissingContext(): Bool { true }
    /// Threads of this library know their runtime to their ends.
    public fn isThreadLocalDestroyed(): Bool { false }
}

/// Chooses a runtime's properties.
#[cpp("ox::tokio::runtime::Builder")]
public extern struct Builder

extension Builder {
    #[cpp("Self::newCurrentThread")]
    public extern static fn newCurrentThread(): Builder
    #[cpp("Self::newMultiThread")]
    public extern static fn newMultiThread(): Builder
    /// Timers and I/O; who needs either without having enabled it panics.
    #[cpp(".enableAll")]
    public extern mutating fn enableAll(): &mut Builder
    #[cpp(".enableTime")]
    public extern mutating fn enableTime(): &mut Builder
    #[cpp(".enableIo")]
    public extern mutating fn enableIo(): &mut Builder
    #[cpp(".workerThreads")]
    public extern mutating fn workerThreads(count: UIntSize): &mut Builder
    #[cpp(".maxBlockingThreads")]
    public extern mutating fn maxBlockingThreads(count: UIntSize): &mut Builder
    #[cpp(".threadName")]
    extern mutating fn setThreadName(name: String): &mut Builder
    public mutating fn threadName<S: Into<String>>(name: S): &mut Builder { self.setThreadName(name.into()) }
    /// Asked for the name of each thread.
    #[cpp(".threadNameFn")]
    public extern mutating fn threadNameFn<F: Fn() -> String + Send + Sync + 'static>(f: F): &mut Builder
    /// Called first in each thread of the runtime.
    #[cpp(".onThreadStart")]
    public extern mutating fn onThreadStart<F: Fn() + Send + Sync + 'static>(f: F): &mut Builder
    /// Called last in each thread of the runtime.
    #[cpp(".onThreadStop")]
    public extern mutating fn onThreadStop<F: Fn() + Send + Sync + 'static>(f: F): &mut Builder
    /// Called before a worker sleeps for want of tasks.
    #[cpp(".onThreadPark")]
    public extern mutating fn onThreadPark<F: Fn() + Send + Sync + 'static>(f: F): &mut Builder
    /// Called after a worker has slept.
    #[cpp(".onThreadUnpark")]
    public extern mutating fn onThreadUnpark<F: Fn() + Send + Sync + 'static>(f: F): &mut Builder
    #[cpp(".threadStackSize")]
    public extern mutating fn threadStackSize(bytes: UIntSize): &mut Builder
    #[cpp(".threadKeepAlive")]
    public extern mutating fn threadKeepAlive(duration: Duration): &mut Builder
    #[cpp(".eventInterval")]
    public extern mutating fn eventInterval(ticks: UInt32): &mut Builder
    #[cpp(".globalQueueInterval")]
    public extern mutating fn globalQueueInterval(ticks: UInt32): &mut Builder
    /// Starts with the clock paused; for the current-thread flavour.
    #[cpp(".startPaused")]
    public extern mutating fn startPaused(paused: Bool): &mut Builder
    #[cpp(".build")]
    public extern mutating fn build(): io.Result<Runtime>
}
extension Builder: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Builder { .. }") } }
