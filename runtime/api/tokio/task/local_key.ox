// tokio.task.LocalKey: values that belong to a task.
#![cpp(header = "ox/tokio/task/task_local.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.{ Copy, Send, Sync }
import std.task.{ Context, Poll }

/// A `taskLocal!` static. It has a value inside of a `scope` only.
#[lang("TaskLocalKey")]
#[cpp("ox::tokio::task::LocalKey")]
public extern struct LocalKey<T>

unsafe extension<T> LocalKey<T>: Send {}
unsafe extension<T> LocalKey<T>: Sync {}
extension<T: 'static> LocalKey<T> {
    /// Runs `future` with this value; tasks that it spawns do not inherit it.
    ///
    /// Cancel safety: as that of `future`.
    #[cpp("ox::tokio::task::scope")]
    public extern fn scope<F: Future>(value: T, future: F): TaskLocalFuture<T, F>
    /// Calls `f` with this value.
    #[cpp(".syncScope")]
    public extern fn syncScope<R, F: FnOnce() -> R>(value: T, f: F): R

    #[cpp(".find")]
    extern fn find(): Option<&T>
    /// Panics outside of every scope.
    public fn with<R, F: FnOnce(&T) -> R>(f: F): R {
        match self.tryWith(f) {
            Ok(result) -> result,
            Err(_) -> panic!("cannot access a task-local storage value without setting it first"),
        }
    }
    public fn tryWith<R, F: FnOnce(&T) -> R>(f: F): Result<R, AccessError> {
        match self.find() {
            Some(value) -> Ok(f(value)),
            null -> Err(AccessError { isOutside: () }),
        }
    }
    public fn get(): T where T: Clone { self.with { it.clone() } }
    public fn tryGet(): Result<T, AccessError> where T: Clone { self.tryWith { it.clone() } }
}
extension<T> LocalKey<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("LocalKey { .. }") } }

/// The future of `LocalKey.scope`.
#[cpp("ox::tokio::task::TaskLocalFuture")]
public extern struct TaskLocalFuture<T, F>

extension<T, F: Future> TaskLocalFuture<T, F>: Future {
    type Output = F.Output
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<F.Output>
}

/// The value was asked for outside of every scope.
#[derive(Clone, Copy, PartialEq, Eq)]
public struct AccessError { isOutside: () }

extension AccessError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("task-local value not set") } }
extension AccessError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("AccessError").finish() } }
extension AccessError: Error {}
