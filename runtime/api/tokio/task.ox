// tokio.task: futures that run on their own.
#![cpp(header = "ox/tokio/task/spawn.h")]
import std.any.Any
import std.clone.Clone
import std.convert.From
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.hash.{ Hash, Hasher }
import std.marker.{ Copy, Send, Sync, Unpin }
import std.panic.Payload
import std.task.{ Context, Poll }

/// Starts a future as a task of the current runtime, which runs it beside the caller, on any of its threads.
/// Dropping the handle does not stop the task. Panics outside of a runtime.
#[lang("spawn")]
#[cpp("ox::tokio::task::spawn<{F}>")]
public extern fn spawn<F: Future + Send + 'static>(future: F): JoinHandle<F.Output> where F.Output: Send + 'static

/// Runs a function that blocks on a thread of its own, from a pool. It cannot be aborted once it runs.
#[cpp("ox::tokio::task::spawnBlocking<{F}>")]
public extern fn spawnBlocking<T: Send + 'static, F: FnOnce() -> T + Send + 'static>(f: F): JoinHandle<T>

public external module joinSet
public external module localKey
public external module localSet

public import tokio.task.joinSet.JoinSet
public import tokio.task.localKey.LocalKey
public import tokio.task.localSet.{ LocalEnterGuard, LocalSet, spawnLocal }

/// Lets the tasks that are ready run first.
///
/// Cancel safety: nothing is lost when it is dropped.
#[cancelSafe]
#[cpp("ox::tokio::task::yieldNow", header = "ox/tokio/task/yield_now.h", future = "ox::tokio::task::YieldNow")]
public extern async fn yieldNow()

/// Runs a function that blocks on this worker's thread; its other tasks go to other workers. Panics in a current-thread runtime.
#[cpp("ox::tokio::task::blockInPlace<{F}>", header = "ox/tokio/task/coop.h")]
public extern fn blockInPlace<R, F: FnOnce() -> R>(f: F): R

/// Polls a future without the limit that makes tasks take turns.
///
/// Cancel safety: dropped, it drops the future with all that it did.
#[cancelLoses(data)]
#[cpp("ox::tokio::task::unconstrained<{F}>", header = "ox/tokio/task/coop.h", future = "ox::tokio::task::Unconstrained<{F}>")]
public extern async fn unconstrained<F: Future>(future: F): F.Output

/// Spends one unit of the task's budget, and lets others run when that is used up.
///
/// Cancel safety: nothing is lost when it is dropped.
#[cancelSafe]
#[cpp("ox::tokio::task::consumeBudget", header = "ox/tokio/task/coop.h", future = "ox::tokio::task::ConsumeBudget")]
public extern async fn consumeBudget()

/// A task's name among all tasks of the program.
#[cpp("ox::tokio::task::Id")]
public extern struct Id

/// Of the task that runs here. Panics outside of tasks; the future of `blockOn` is none.
#[cpp("ox::tokio::task::id")]
public extern fn id(): Id
/// Null outside of tasks.
#[cpp("ox::tokio::task::tryId")]
public extern fn tryId(): Option<Id>

extension Id: Clone { fn clone(): Id { *self } }
extension Id: Copy {}
extension Id: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Id): Bool }
extension Id: Eq {}
extension Id {
    #[cpp(".number")]
    extern fn number(): UInt64
}
extension Id: Hash { fn hash<H: Hasher>(state: &mut H) { self.number().hash(state) } }
extension Id: Display { #[cpp("ox::tokio::task::Id::display($self, $0)")] extern fn fmt(f: &mut Formatter): fmt.Result }
extension Id: Debug { #[cpp("ox::tokio::task::Id::debug($self, $0)")] extern fn fmt(f: &mut Formatter): fmt.Result }

/// The owner of a task's output: a future of it. Dropped, it lets the task run on alone.
///
/// Cancel safety: it can be awaited by reference, dropped from a select! and awaited again.
#[cancelSafe]
#[cpp("ox::tokio::task::JoinHandle")]
public extern struct JoinHandle<T>

unsafe extension<T: Send> JoinHandle<T>: Send {}
unsafe extension<T: Send> JoinHandle<T>: Sync {}
extension<T> JoinHandle<T>: Unpin {}

extension<T> JoinHandle<T> {
    /// Cancels the task at its next await; a task that is complete is left as it is.
    #[cpp(".abort")]
    public extern fn abort()
    #[cpp(".isFinished")]
    public extern fn isFinished(): Bool
    #[cpp(".abortHandle")]
    public extern fn abortHandle(): AbortHandle
    #[cpp(".id")]
    public extern fn id(): Id
}
extension<T> JoinHandle<T>: Future {
    type Output = Result<T, JoinError>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Result<T, JoinError>>
}
extension<T> JoinHandle<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("JoinHandle").field("id", &self.id()).finish() }
}

/// Cancels a task without owning its output.
#[cpp("ox::tokio::task::AbortHandle")]
public extern struct AbortHandle

extension AbortHandle {
    #[cpp(".abort")]
    public extern fn abort()
    #[cpp(".isFinished")]
    public extern fn isFinished(): Bool
    #[cpp(".id")]
    public extern fn id(): Id
}
extension AbortHandle: Clone { #[cpp(".clone")] extern fn clone(): AbortHandle }
extension AbortHandle: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("AbortHandle").field("id", &self.id()).finish() }
}

/// Why a task has no output.
#[cpp("ox::tokio::task::JoinError")]
public extern struct JoinError

extension JoinError {
    #[cpp(".isCancelled")]
    public extern fn isCancelled(): Bool
    #[cpp(".isPanic")]
    public extern fn isPanic(): Bool
    #[cpp(".id")]
    public extern fn id(): Id
    #[cpp(".intoPanic")]
    extern consuming fn payload(): Payload
    /// What the task panicked with. Panics when it was cancelled.
    public consuming fn intoPanic(): Box<dyn Any + Send> { self.payload().intoAny() }
    public consuming fn tryIntoPanic(): Result<Box<dyn Any + Send>, JoinError> {
        if self.isPanic() { Ok(self.intoPanic()) } else { Err(self) }
    }
}
extension JoinError: Display {
    #[cpp("ox::tokio::task::JoinError::display($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension JoinError: Debug {
    #[cpp("ox::tokio::task::JoinError::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension JoinError: Error {}
extension std.io.Error: From<JoinError> {
    static fn from(error: JoinError): std.io.Error {
        std.io.Error.new(std.io.ErrorKind.Other, if error.isPanic() { "task panicked" } else { "task was cancelled" })
    }
}
