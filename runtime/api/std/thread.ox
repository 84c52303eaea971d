// std.thread: threads of the operating system.
#![cpp(header = "ox/lang/thread.h")]
import std.any.Any
import std.cell.{ Cell, RefCell }
import std.fmt.{ self, Debug, Formatter }
import std.io
import std.marker.PhantomData
import std.panic.Payload
import std.time.Duration

public type Result<T> = std.result.Result<T, Box<dyn Any + Send>>

#[cpp("ox::thread::Thread")]
public extern struct Thread

#[cpp("ox::thread::JoinHandle")]
public extern struct JoinHandle<T>

#[cpp("ox::thread::Scope")]
public extern struct Scope<'scope, 'env: 'scope>

#[cpp("ox::thread::Options")]
extern struct Options

unsafe extension Thread: Send {}
unsafe extension Thread: Sync {}
unsafe extension<T> JoinHandle<T>: Send {}
unsafe extension<T> JoinHandle<T>: Sync {}
unsafe extension<'scope, 'env> Scope<'scope, 'env>: Send {}
unsafe extension<'scope, 'env> Scope<'scope, 'env>: Sync {}

#[cpp("ox::thread::Options::make")]
extern fn options(name: Option<String>, stackSize: UIntSize): Options

#[cpp("ox::thread::JoinHandle<{T}>::spawn")]
extern fn start<T, F: FnOnce() -> T>(f: F, options: Options): JoinHandle<T>

#[cpp("ox::thread::JoinHandle<{T}>::trySpawn")]
extern fn tryStart<T, F: FnOnce() -> T>(f: F, options: Options): io.Result<JoinHandle<T>>

#[cpp("ox::thread::Scope::run<{T}>")]
extern fn runScope<'env, T, F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T>(f: F): T

public fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F): JoinHandle<T> { start(f, options(null, 0)) }

/// Threads that borrow from here; all have ended when it returns.
#[blocking]
public fn scope<'env, F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T, T>(f: F): T { runScope(f) }

#[mustUse]
#[cpp("ox::thread::Thread::current")]
public extern fn current(): Thread

#[blocking]
#[cpp("ox::thread::park")]
public extern fn park()

#[blocking]
#[cpp("ox::thread::parkTimeout($0.asSecs(), $0.subsecNanos())")]
public extern fn parkTimeout(duration: Duration)

#[blocking]
#[cpp("ox::thread::sleep($0.asSecs(), $0.subsecNanos())")]
public extern fn sleep(duration: Duration)

#[cpp("ox::thread::yieldNow")]
public extern fn yieldNow()

#[cpp("ox::panicking::isPanicking")]
public extern fn panicking(): Bool

#[cpp("ox::thread::availableParallelism")]
extern fn cpus(): UIntSize

public fn availableParallelism(): io.Result<std.num.NonZero<UIntSize>> { Ok(std.num.NonZero.new(cpus()).unwrap()) }

extension Thread {
    #[cpp(".id")]
    extern fn number(): UInt64
    #[mustUse]
    #[cpp(".name")]
    public extern fn name(): Option<&str>
    #[cpp(".unpark")]
    public extern fn unpark()
    #[mustUse]
    public fn id(): ThreadId { ThreadId(self.number()) }
}
extension Thread: Clone {
    #[cpp(".clone")]
    extern fn clone(): Thread
}
extension Thread: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Thread").field("id", &self.id()).field("name", &self.name()).finishNonExhaustive()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
public struct ThreadId(UInt64)

extension<T> JoinHandle<T> {
    #[cpp("Self::join")]
    extern consuming fn finish(): std.result.Result<T, Payload>
    #[cpp(".isFinished")]
    public extern fn isFinished(): Bool
    #[mustUse]
    #[cpp(".thread")]
    public extern fn thread(): &Thread

    #[blocking]
    public consuming fn join(): Result<T> {
        match self.finish() {
            Ok(value) -> Ok(value),
            Err(payload) -> Err(payload.intoAny()),
        }
    }
}
extension<T> JoinHandle<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("JoinHandle").finishNonExhaustive() }
}

public struct ScopedJoinHandle<'scope, T> {
    inner: JoinHandle<T>,
    marker: PhantomData<&'scope ()>,
}

extension<'scope, T> ScopedJoinHandle<'scope, T> {
    #[blocking]
    public consuming fn join(): Result<T> { self.inner.join() }
    public fn isFinished(): Bool { self.inner.isFinished() }
    #[mustUse]
    public fn thread(): &Thread { self.inner.thread() }
}

extension<'scope, 'env> Scope<'scope, 'env> {
    #[cpp(".spawn<{T}>")]
    extern fn start<T, F: FnOnce() -> T>(f: F, options: Options): JoinHandle<T>
    #[cpp(".trySpawn<{T}>")]
    extern fn tryStart<T, F: FnOnce() -> T>(f: F, options: Options): io.Result<JoinHandle<T>>

    public fn spawn<F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(self: &'scope Self, f: F): ScopedJoinHandle<'scope, T> {
        ScopedJoinHandle { inner: self.start(f, options(null, 0)), marker: PhantomData }
    }
}

/// A thread's name and stack, before it is spawned.
#[derive(Debug)]
#[mustUse = "must eventually spawn the thread"]
public struct Builder {
    threadName: Option<String>,
    size: UIntSize,
}

extension Builder {
    public static fn new(): Builder { Builder { threadName: null, size: 0 } }
    public consuming fn name(name: String): Builder { Builder { threadName: Some(name), size: self.size } }
    public consuming fn stackSize(size: UIntSize): Builder { Builder { threadName: self.threadName, size: size } }
    public consuming fn spawn<F: FnOnce() -> T + Send + 'static, T: Send + 'static>(f: F): io.Result<JoinHandle<T>> {
        tryStart(f, options(self.threadName, self.size))
    }
    public consuming fn spawnScoped<'scope, 'env, F: FnOnce() -> T + Send + 'scope, T: Send + 'scope>(scope: &'scope Scope<'scope, 'env>, f: F): io.Result<ScopedJoinHandle<'scope, T>> {
        Ok(ScopedJoinHandle { inner: scope.tryStart(f, options(self.threadName, self.size))?, marker: PhantomData })
    }
}

/// A `threadLocal!` static.
#[lang("LocalKey")]
#[cpp("ox::thread::LocalKey")]
public extern struct LocalKey<T>

unsafe extension<T> LocalKey<T>: Send {}
unsafe extension<T> LocalKey<T>: Sync {}

extension<T> LocalKey<T> {
    #[cpp("$self->get()")]
    extern fn value(): &T

    public fn with<R, F: FnOnce(&T) -> R>(f: F): R { f(self.value()) }
}

extension<T> LocalKey<Cell<T>> {
    public fn set(value: T) { self.value().set(value) }
    public fn get(): T where T: Copy { self.value().get() }
    public fn take(): T where T: Default { self.value().take() }
    public fn replace(value: T): T { self.value().replace(value) }
}

extension<T> LocalKey<RefCell<T>> {
    public fn withBorrow<R, F: FnOnce(&T) -> R>(f: F): R { f(&*self.value().borrow()) }
    public fn withBorrowMut<R, F: FnOnce(&mut T) -> R>(f: F): R { f(&mut *self.value().borrowMut()) }
    public fn set(value: T) { self.value().replace(value) }
    public fn take(): T where T: Default { self.value().take() }
    public fn replace(value: T): T { self.value().replace(value) }
}
