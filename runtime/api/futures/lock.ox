// futures.lock: a lock that is awaited.
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.sync.Arc
import tokio.sync.mutex as tokioMutex

public import tokio.sync.mutex.{ MappedMutexGuard, MutexGuard, OwnedMutexGuard }

/// Waiters get the lock in the order in which they came.
public struct Mutex<T> {
    inner: Arc<tokioMutex.Mutex<T>>,
}

extension<T> Mutex<T> {
    public static fn new(value: T): Mutex<T> { Mutex { inner: Arc.new(tokioMutex.Mutex.new(value)) } }
    /// Cancel safety: dropped while it waits, it has not taken the lock, but loses its place in the queue.
    #[cancelLoses(place)]
    public async fn lock(): MutexGuard<T> { await self.inner.lock() }
    /// Cancel safety: as `lock`.
    #[cancelLoses(place)]
    public static async fn lockOwned(self: Arc<Mutex<T>>): OwnedMutexGuard<T> { await self.inner.clone().lockOwned() }
    public fn tryLock(): Option<MutexGuard<T>> { self.inner.tryLock().ok() }
    public fn tryLockOwned(self: &Arc<Mutex<T>>): Option<OwnedMutexGuard<T>> { self.inner.clone().tryLockOwned().ok() }
    public mutating fn getMut(): &mut T { Arc.getMut(&mut self.inner).expect("nobody holds the lock").getMut() }
    public consuming fn intoInner(): T {
        match Arc.tryUnwrap(self.inner) {
            Ok(inner) -> inner.intoInner(),
            Err(_) -> panic!("the lock is held"),
        }
    }
}
extension<T> Mutex<T>: From<T> { static fn from(value: T): Mutex<T> { Mutex.new(value) } }
extension<T: Default> Mutex<T>: Default { static fn default(): Mutex<T> { Mutex.new(T.default()) } }
extension<T> Mutex<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Mutex").field("is_locked", &self.inner.tryLock().isErr()).field("has_waiters", &false).finish()
    }
}
