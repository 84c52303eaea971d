// tokio.task.JoinSet: tasks that are awaited as they end.
#![cpp(header = "ox/tokio/task/join_set.h")]
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.marker.{ Send, Sync, Unpin }
import tokio.runtime.Handle
import tokio.task.{ AbortHandle, JoinError }

/// Dropped, it aborts its tasks.
#[cpp("ox::tokio::task::JoinSet")]
public extern struct JoinSet<T>
extension<T> JoinSet<T>: Unpin {}

unsafe extension<T: Send> JoinSet<T>: Send {}
unsafe extension<T: Send> JoinSet<T>: Sync {}
extension<T> JoinSet<T>: Default { static fn default(): JoinSet<T> { JoinSet.new() } }
extension<T> JoinSet<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("JoinSet").field("len", &self.len()).finish() }
}
extension<T> JoinSet<T> {
    #[cpp("Self::make")]
    public extern static fn new(): JoinSet<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[cpp(".spawn")]
    public extern mutating fn spawn<F: Future<Output = T> + Send + 'static>(task: F): AbortHandle where T: Send + 'static
    #[cpp(".spawnOn")]
    public extern mutating fn spawnOn<F: Future<Output = T> + Send + 'static>(task: F, handle: &Handle): AbortHandle where T: Send + 'static
    #[cpp(".spawnLocal")]
    public extern mutating fn spawnLocal<F: Future<Output = T> + 'static>(task: F): AbortHandle where T: 'static
    #[cpp(".spawnBlocking")]
    public extern mutating fn spawnBlocking<F: FnOnce() -> T + Send + 'static>(f: F): AbortHandle where T: Send + 'static

    /// The output of the next task that ends; null when there is none left.
    ///
    /// Cancel safety: a dropped `joinNext` has taken no output.
    #[cancelSafe]
    #[cpp(".joinNext", future = "ox::tokio::task::JoinNext<{T}>")]
    public extern mutating async fn joinNext(): Option<Result<T, JoinError>>
    #[cpp(".tryJoinNext")]
    public extern mutating fn tryJoinNext(): Option<Result<T, JoinError>>
    /// The outputs of all tasks, in the order of their ends. Panics when one panicked or was cancelled.
    ///
    /// Cancel safety: dropped, it drops the set, which cancels its tasks.
    #[cancelLoses(data)]
    public consuming async fn joinAll(): Vec<T> {
        var set = self
        var outputs = Vec.withCapacity(set.len())
        while let Some(result) = await set.joinNext() {
            outputs.push(result.unwrap())
        }
        outputs
    }
    #[cpp(".abortAll")]
    public extern mutating fn abortAll()
    /// Lets the tasks run on alone.
    #[cpp(".detachAll")]
    public extern mutating fn detachAll()
    /// Aborts all tasks and waits for their ends.
    ///
    /// Cancel safety: the tasks are aborted, but may not have ended.
    #[cancelSafe]
    #[cpp(".shutdown", future = "ox::tokio::task::Shutdown<{T}>")]
    public extern mutating async fn shutdown()
}
