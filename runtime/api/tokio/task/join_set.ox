// tokio.task.JoinSet: tasks that are awaited as they end.
#![cpp(header = "ox/tokio/task/join_set.h")]
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.iter.{ FromIterator, IntoIterator }
import std.marker.{ Send, Sync, Unpin }
import std.task.{ Context, Poll }
import tokio.runtime.Handle
import tokio.task.{ AbortHandle, Id, JoinError, LocalSet }

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
    #[cpp(".spawnLocalOn")]
    public extern mutating fn spawnLocalOn<F: Future<Output = T> + 'static>(task: F, set: &LocalSet): AbortHandle where T: 'static
    #[cpp(".spawnBlockingOn")]
    public extern mutating fn spawnBlockingOn<F: FnOnce() -> T + Send + 'static>(f: F, handle: &Handle): AbortHandle where T: Send + 'static
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
    /// `joinNext` by hand.
    #[cpp(".pollJoinNext")]
    public extern mutating fn pollJoinNext(cx: &mut Context): Poll<Option<Result<T, JoinError>>>
    /// The output of the next task that ends, and which task it was.
    ///
    /// Cancel safety: a dropped `joinNextWithId` has taken no output.
    #[cancelSafe]
    #[cpp(".joinNextWithId", future = "ox::tokio::task::JoinNextWithId<{T}>")]
    public extern mutating async fn joinNextWithId(): Option<Result<(Id, T), JoinError>>
    #[cpp(".tryJoinNextWithId")]
    public extern mutating fn tryJoinNextWithId(): Option<Result<(Id, T), JoinError>>
    /// `joinNextWithId` by hand.
    #[cpp(".pollJoinNextWithId")]
    public extern mutating fn pollJoinNextWithId(cx: &mut Context): Poll<Option<Result<(Id, T), JoinError>>>
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

extension<T: Send + 'static, F: Future<Output = T> + Send + 'static> JoinSet<T>: FromIterator<F> {
    static fn fromIter<I: IntoIterator<Item = F>>(tasks: I): JoinSet<T> {
        var set = JoinSet.new()
        for task in tasks { set.spawn(task) }
        set
    }
}
