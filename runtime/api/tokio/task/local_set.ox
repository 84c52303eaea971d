// tokio.task.LocalSet: tasks that are not Send.
#![cpp(header = "ox/tokio/task/local_set.h")]
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.marker.{ Send, Sync }
import std.task.{ Context, Poll }
import tokio.runtime.Runtime
import tokio.task.JoinHandle

/// Starts a future that is not Send, in the LocalSet that this task runs in. Panics outside of one.
#[cpp("ox::tokio::task::spawnLocal<{F}>")]
public extern fn spawnLocal<F: Future + 'static>(future: F): JoinHandle<F.Output> where F.Output: 'static

/// Tasks that stay on the thread that awaits the set. Awaited, it runs them to their ends; dropped, it cancels them.
#[cpp("ox::tokio::task::LocalSet")]
public extern struct LocalSet

extension LocalSet: !Send {}
extension LocalSet: !Sync {}
extension LocalSet: Default { static fn default(): LocalSet { LocalSet.new() } }
extension LocalSet: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("LocalSet") } }
extension LocalSet {
    #[cpp("Self::make")]
    public extern static fn new(): LocalSet
    #[cpp(".spawnLocal")]
    public extern fn spawnLocal<F: Future + 'static>(future: F): JoinHandle<F.Output> where F.Output: 'static
    /// Runs the set's tasks until `future` is ready, on this thread.
    #[blocking]
    public fn blockOn<F: Future>(rt: &Runtime, future: F): F.Output { rt.blockOn(self.runUntil(future)) }
    /// While the guard lives, `spawnLocal` finds this set.
    #[cpp(".enter")]
    public extern fn enter(): LocalEnterGuard
    /// Runs the set's tasks until `future` is ready.
    ///
    /// Cancel safety: as that of `future`; the tasks stay.
    #[cancelSafe]
    #[cpp(".runUntil", future = "ox::tokio::task::RunUntil<{F}>")]
    public extern async fn runUntil<F: Future>(future: F): F.Output
}
extension LocalSet: Future {
    type Output = ()
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<()>
}

#[mustUse = "Creating and dropping a guard does nothing"]
#[cpp("ox::tokio::task::LocalEnterGuard")]
public extern struct LocalEnterGuard

extension LocalEnterGuard: !Send {}
extension LocalEnterGuard: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("LocalEnterGuard") } }
