// tokio.sync.Mutex: a lock that is awaited, and may be held across an await.
#![cpp(header = "ox/tokio/sync/mutex.h")]
import std.convert.From
import std.default.Default
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Send, Sync }
import std.ops.{ Deref, DerefMut }
import std.sync.Arc

/// Waiters get the lock in the order in which they came.
#[cpp("ox::tokio::sync::Mutex")]
public extern struct Mutex<T>

unsafe extension<T: Send> Mutex<T>: Send {}
unsafe extension<T: Send> Mutex<T>: Sync {}

extension<T> Mutex<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Mutex<T>
    #[cpp("Self::make")]
    public extern static fn constNew(value: T): Mutex<T>

    /// Waits for the lock.
    ///
    /// Cancel safety: a lock that is dropped while it waits has not taken the lock, but loses its place in the queue.
    #[cancelLoses(place)]
    #[cpp(".lock", future = "ox::tokio::sync::Lock<{T}>")]
    public extern async fn lock(): MutexGuard<T>

    /// The same, with a guard that has a share of the mutex.
    ///
    /// Cancel safety: as `lock`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::Mutex<{T}>::lockOwned", future = "ox::tokio::sync::LockOwned<{T}>")]
    public extern static async fn lockOwned(self: Arc<Mutex<T>>): OwnedMutexGuard<T>

    #[cpp(".tryLock")]
    public extern fn tryLock(): Result<MutexGuard<T>, TryLockError>
    #[cpp("ox::tokio::sync::Mutex<{T}>::tryLockOwned")]
    public extern static fn tryLockOwned(self: Arc<Mutex<T>>): Result<OwnedMutexGuard<T>, TryLockError>
    /// Waits on this thread. Panics on one that runs tasks.
    #[blocking]
    #[cpp(".blockingLock")]
    public extern fn blockingLock(): MutexGuard<T>
    #[blocking]
    #[cpp("ox::tokio::sync::Mutex<{T}>::blockingLockOwned")]
    public extern static fn blockingLockOwned(self: Arc<Mutex<T>>): OwnedMutexGuard<T>
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut T
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): T
}

extension<T> Mutex<T>: From<T> { static fn from(value: T): Mutex<T> { Mutex.new(value) } }
extension<T: Default> Mutex<T>: Default { static fn default(): Mutex<T> { Mutex.new(T.default()) } }
extension<T: Debug> Mutex<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var out = f.debugStruct("Mutex")
        match self.tryLock() {
            Ok(guard) -> out.field("data", &*guard).finish(),
            Err(_) -> out.field("data", &formatArgs!("<locked>")).finish(),
        }
    }
}

/// Access to a locked value; unlocks when dropped.
#[mustUse = "if unused the Mutex will immediately unlock"]
#[cpp("ox::tokio::sync::MutexGuard")]
public extern struct MutexGuard<'a, T>

unsafe extension<'a, T: Send + Sync> MutexGuard<'a, T>: Sync {}
extension<'a, T> MutexGuard<'a, T> {
    /// Access to a part of the value.
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: MutexGuard<'a, T>, f: F): MappedMutexGuard<'a, U> {
        let value = f(this.whole())
        MappedMutexGuard { value: value, lock: this.intoLock() }
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: MutexGuard<'a, T>, f: F): Result<MappedMutexGuard<'a, U>, MutexGuard<'a, T>> {
        match f(this.whole()) {
            Some(value) -> Ok(MappedMutexGuard { value: value, lock: this.intoLock() }),
            null -> Err(this),
        }
    }
    #[cpp(".mutex")]
    extern fn lockOf(): &'a Mutex<T>
    public static fn mutex(this: &MutexGuard<'a, T>): &'a Mutex<T> { this.lockOf() }
    // Lives as long as the lock is held, which outlives this guard when that is mapped.
    #[cpp(".value")]
    extern fn whole(): &'a mut T
    #[cpp(".intoLock")]
    extern consuming fn intoLock(): HeldMutex<'a>
}
extension<'a, T> MutexGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T> MutexGuard<'a, T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
extension<'a, T: Debug> MutexGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display> MutexGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

/// Unlocks when dropped.
#[cpp("ox::tokio::sync::HeldMutex")]
extern struct HeldMutex<'a>

/// Access to a part of a locked value.
#[mustUse = "if unused the Mutex will immediately unlock"]
public struct MappedMutexGuard<'a, T: ?Sized> {
    value: &'a mut T,
    lock: HeldMutex<'a>,
}

extension<'a, T: ?Sized> MappedMutexGuard<'a, T> {
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: MappedMutexGuard<'a, T>, f: F): MappedMutexGuard<'a, U> {
        MappedMutexGuard { value: f(this.value), lock: this.lock }
    }
}
extension<'a, T: ?Sized> MappedMutexGuard<'a, T> {
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: MappedMutexGuard<'a, T>, f: F): Result<MappedMutexGuard<'a, U>, MappedMutexGuard<'a, T>> {
        let whole: *mut T = this.value
        match f(unsafe { &mut *whole }) {
            Some(value) -> Ok(MappedMutexGuard { value: value, lock: this.lock }),
            null -> Err(this),
        }
    }
}
extension<'a, T: ?Sized> MappedMutexGuard<'a, T>: Deref {
    type Target = T
    fn deref(): &T { &*self.value }
}
extension<'a, T: ?Sized> MappedMutexGuard<'a, T>: DerefMut { mutating fn derefMut(): &mut T { &mut *self.value } }
extension<'a, T: Debug + ?Sized> MappedMutexGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display + ?Sized> MappedMutexGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[mustUse = "if unused the Mutex will immediately unlock"]
#[cpp("ox::tokio::sync::OwnedMutexGuard")]
public extern struct OwnedMutexGuard<T>

unsafe extension<T: Send + Sync> OwnedMutexGuard<T>: Sync {}
extension<T> OwnedMutexGuard<T> {
    #[cpp(".shared")]
    extern fn lockOf(): &Arc<Mutex<T>>
    public static fn mutex(this: &OwnedMutexGuard<T>): &Arc<Mutex<T>> { this.lockOf() }
    // Lives as long as the lock is held, which outlives this guard when that is mapped.
    #[cpp(".derefMut")]
    extern mutating fn whole<'v>(): &'v mut T
    /// Access to a part of the value.
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(mut this: OwnedMutexGuard<T>, f: F): OwnedMappedMutexGuard<T, U> {
        let value: *mut U = f(this.whole())
        OwnedMappedMutexGuard { value: value, owner: this }
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(mut this: OwnedMutexGuard<T>, f: F): Result<OwnedMappedMutexGuard<T, U>, OwnedMutexGuard<T>> {
        match f(this.whole()) {
            Some(value) -> Ok(OwnedMappedMutexGuard { value: value, owner: this }),
            null -> Err(this),
        }
    }
}

/// Access to a part of a locked value, with a share of the mutex.
#[mustUse = "if unused the Mutex will immediately unlock"]
public struct OwnedMappedMutexGuard<T, U: ?Sized> {
    value: *mut U,
    owner: OwnedMutexGuard<T>,
}

unsafe extension<T: Send, U: Send + ?Sized> OwnedMappedMutexGuard<T, U>: Send {}
unsafe extension<T: Send + Sync, U: Send + Sync + ?Sized> OwnedMappedMutexGuard<T, U>: Sync {}
extension<T, U: ?Sized> OwnedMappedMutexGuard<T, U> {
    public static fn map<V: ?Sized, F: FnOnce(&mut U) -> &mut V>(this: OwnedMappedMutexGuard<T, U>, f: F): OwnedMappedMutexGuard<T, V> {
        let value: *mut V = f(unsafe { &mut *this.value })
        OwnedMappedMutexGuard { value: value, owner: this.owner }
    }
}
extension<T, U: ?Sized> OwnedMappedMutexGuard<T, U>: Deref {
    type Target = U
    fn deref(): &U { unsafe { &*self.value } }
}
extension<T, U: ?Sized> OwnedMappedMutexGuard<T, U>: DerefMut { mutating fn derefMut(): &mut U { unsafe { &mut *self.value } } }
extension<T, U: Debug + ?Sized> OwnedMappedMutexGuard<T, U>: Debug { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T, U: Display + ?Sized> OwnedMappedMutexGuard<T, U>: Display { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T> OwnedMutexGuard<T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<T> OwnedMutexGuard<T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
extension<T: Debug> OwnedMutexGuard<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<T: Display> OwnedMutexGuard<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

/// The lock was held.
#[cpp("ox::tokio::sync::TryLockError")]
public extern struct TryLockError

extension TryLockError: Display {
    #[cpp("ox::tokio::sync::TryLockError::display($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension TryLockError: Debug {
    #[cpp("ox::tokio::sync::TryLockError::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension TryLockError: Error {}
