// tokio.sync.RwLock: many readers or one writer, awaited.
#![cpp(header = "ox/tokio/sync/rwlock.h")]
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Send, Sync }
import std.ops.{ Deref, DerefMut }
import std.sync.Arc
import tokio.sync.mutex.TryLockError
import tokio.sync.semaphore.SemaphorePermit

/// First come, first served: a writer that waits holds up the readers behind it.
#[cpp("ox::tokio::sync::RwLock")]
public extern struct RwLock<T>

unsafe extension<T: Send> RwLock<T>: Send {}
unsafe extension<T: Send + Sync> RwLock<T>: Sync {}
extension<T> RwLock<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): RwLock<T>
    #[cpp("Self::make")]
    public extern static fn constNew(value: T): RwLock<T>
    #[cpp("Self::withMaxReaders")]
    public extern static fn withMaxReaders(value: T, maxReads: UInt32): RwLock<T>

    #[cpp("Self::withMaxReaders")]
    public extern static fn constWithMaxReaders(value: T, maxReads: UInt32): RwLock<T>

    /// Waits for shared access.
    ///
    /// Cancel safety: dropped while it waits, it has taken nothing, but loses its place in the queue.
    #[cancelLoses(place)]
    #[cpp(".read", future = "ox::tokio::sync::Read<{T}>")]
    public extern async fn read(): RwLockReadGuard<T>
    /// Waits for exclusive access.
    ///
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp(".write", future = "ox::tokio::sync::Write<{T}>")]
    public extern async fn write(): RwLockWriteGuard<T>
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::RwLock<{T}>::readOwned", future = "ox::tokio::sync::ReadOwned<{T}>")]
    public extern static async fn readOwned(self: Arc<RwLock<T>>): OwnedRwLockReadGuard<T>
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::RwLock<{T}>::writeOwned", future = "ox::tokio::sync::WriteOwned<{T}>")]
    public extern static async fn writeOwned(self: Arc<RwLock<T>>): OwnedRwLockWriteGuard<T>

    #[cpp(".tryRead")]
    public extern fn tryRead(): Result<RwLockReadGuard<T>, TryLockError>
    #[cpp(".tryWrite")]
    public extern fn tryWrite(): Result<RwLockWriteGuard<T>, TryLockError>
    #[cpp("ox::tokio::sync::RwLock<{T}>::tryReadOwned")]
    public extern static fn tryReadOwned(self: Arc<RwLock<T>>): Result<OwnedRwLockReadGuard<T>, TryLockError>
    #[cpp("ox::tokio::sync::RwLock<{T}>::tryWriteOwned")]
    public extern static fn tryWriteOwned(self: Arc<RwLock<T>>): Result<OwnedRwLockWriteGuard<T>, TryLockError>
    #[blocking]
    #[cpp(".blockingRead")]
    public extern fn blockingRead(): RwLockReadGuard<T>
    #[blocking]
    #[cpp(".blockingWrite")]
    public extern fn blockingWrite(): RwLockWriteGuard<T>
    #[cpp(".maxReaders")]
    extern fn maxReaders(): UIntSize
    #[cpp("$self->semaphore().available()")]
    extern fn permits(): UIntSize
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut T
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): T
}
extension<T> RwLock<T>: From<T> { static fn from(value: T): RwLock<T> { RwLock.new(value) } }
extension<T: Default> RwLock<T>: Default { static fn default(): RwLock<T> { RwLock.new(T.default()) } }
extension<T: Debug> RwLock<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        // Not the value, but how many readers there may be, and may come now.
        f.debugStruct("RwLock")
            .field("mr", &self.maxReaders())
            .field("s", &formatArgs!("Semaphore {{ permits: \(self.permits()) }}"))
            .field("c", &formatArgs!("UnsafeCell {{ .. }}"))
            .finish()
    }
}

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::RwLockReadGuard")]
public extern struct RwLockReadGuard<'a, T: ?Sized>

unsafe extension<'a, T: Sync + ?Sized> RwLockReadGuard<'a, T>: Send {}
unsafe extension<'a, T: Send + Sync + ?Sized> RwLockReadGuard<'a, T>: Sync {}
extension<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    /// Access to a part of the value.
    public static fn map<U: ?Sized, F: FnOnce(&T) -> &U>(this: RwLockReadGuard<'a, T>, f: F): RwLockReadGuard<'a, U> {
        let value = f(this.whole())
        this.narrow(value)
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(this: RwLockReadGuard<'a, T>, f: F): Result<RwLockReadGuard<'a, U>, RwLockReadGuard<'a, T>> {
        match f(this.whole()) {
            Some(value) -> Ok(this.narrow(value)),
            null -> Err(this),
        }
    }
    // Lives as long as the lock is held, which outlives this guard when that is mapped.
    #[cpp(".deref")]
    extern fn whole(): &'a T
    #[cpp(".narrow<{U}>")]
    extern consuming fn narrow<U: ?Sized>(value: &'a U): RwLockReadGuard<'a, U>
}
extension<'a, T: ?Sized> RwLockReadGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T: Debug + ?Sized> RwLockReadGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display + ?Sized> RwLockReadGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::RwLockWriteGuard")]
public extern struct RwLockWriteGuard<'a, T>

unsafe extension<'a, T: Send + Sync> RwLockWriteGuard<'a, T>: Send {}
unsafe extension<'a, T: Send + Sync> RwLockWriteGuard<'a, T>: Sync {}
extension<'a, T> RwLockWriteGuard<'a, T> {
    /// Lets readers in, without letting a writer in between.
    #[cpp(".downgrade")]
    public extern consuming fn downgrade(): RwLockReadGuard<'a, T>

    /// Access to a part of the value.
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: RwLockWriteGuard<'a, T>, f: F): RwLockMappedWriteGuard<'a, U> {
        let value = f(this.whole())
        RwLockMappedWriteGuard { value: value, permit: this.intoPermit() }
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: RwLockWriteGuard<'a, T>, f: F): Result<RwLockMappedWriteGuard<'a, U>, RwLockWriteGuard<'a, T>> {
        match f(this.whole()) {
            Some(value) -> Ok(RwLockMappedWriteGuard { value: value, permit: this.intoPermit() }),
            null -> Err(this),
        }
    }
    /// `downgrade` and `map` in one.
    public static fn downgradeMap<U: ?Sized, F: FnOnce(&T) -> &U>(this: RwLockWriteGuard<'a, T>, f: F): RwLockReadGuard<'a, U> {
        RwLockReadGuard.map(this.downgrade(), f)
    }
    public static fn tryDowngradeMap<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(this: RwLockWriteGuard<'a, T>, f: F): Result<RwLockReadGuard<'a, U>, RwLockWriteGuard<'a, T>> {
        match f(this.whole()) {
            Some(value) -> Ok(this.downgrade().narrow(value)),
            null -> Err(this),
        }
    }
    /// As a guard of a part that is the whole.
    public static fn intoMapped(this: RwLockWriteGuard<'a, T>): RwLockMappedWriteGuard<'a, T> { RwLockWriteGuard.map(this) { it } }
    // Lives as long as the lock is held, which outlives this guard when that is mapped.
    #[cpp(".value")]
    extern fn whole(): &'a mut T
    #[cpp(".intoPermit")]
    extern consuming fn intoPermit(): SemaphorePermit<'a>
}

/// Exclusive access to a part of a value.
#[mustUse = "if unused the RwLock will immediately unlock"]
public struct RwLockMappedWriteGuard<'a, T: ?Sized> {
    value: &'a mut T,
    permit: SemaphorePermit<'a>,
}

extension<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T> {
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(this: RwLockMappedWriteGuard<'a, T>, f: F): RwLockMappedWriteGuard<'a, U> {
        RwLockMappedWriteGuard { value: f(this.value), permit: this.permit }
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(this: RwLockMappedWriteGuard<'a, T>, f: F): Result<RwLockMappedWriteGuard<'a, U>, RwLockMappedWriteGuard<'a, T>> {
        let whole: *mut T = this.value
        // Safety: `f` gives nothing that lives on where `whole` is used again.
        match f(unsafe { &mut *whole }) {
            Some(value) -> Ok(RwLockMappedWriteGuard { value: value, permit: this.permit }),
            null -> Err(RwLockMappedWriteGuard { value: unsafe { &mut *whole }, permit: this.permit }),
        }
    }
}
extension<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T>: Deref {
    type Target = T
    fn deref(): &T { &*self.value }
}
extension<'a, T: ?Sized> RwLockMappedWriteGuard<'a, T>: DerefMut { mutating fn derefMut(): &mut T { &mut *self.value } }
extension<'a, T: Debug + ?Sized> RwLockMappedWriteGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display + ?Sized> RwLockMappedWriteGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T> RwLockWriteGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T> RwLockWriteGuard<'a, T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
extension<'a, T: Debug> RwLockWriteGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display> RwLockWriteGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::OwnedRwLockReadGuard")]
public extern struct OwnedRwLockReadGuard<T, U: ?Sized = T>

unsafe extension<T: Send + Sync, U: Sync + ?Sized> OwnedRwLockReadGuard<T, U>: Send {}
unsafe extension<T: Send + Sync, U: Send + Sync + ?Sized> OwnedRwLockReadGuard<T, U>: Sync {}
extension<T, U: ?Sized> OwnedRwLockReadGuard<T, U> {
    /// Access to a part of the value.
    public static fn map<V: ?Sized, F: FnOnce(&U) -> &V>(this: OwnedRwLockReadGuard<T, U>, f: F): OwnedRwLockReadGuard<T, V> {
        let value = f(this.whole())
        this.narrow(value)
    }
    public static fn tryMap<V: ?Sized, F: FnOnce(&U) -> Option<&V>>(this: OwnedRwLockReadGuard<T, U>, f: F): Result<OwnedRwLockReadGuard<T, V>, OwnedRwLockReadGuard<T, U>> {
        match f(this.whole()) {
            Some(value) -> Ok(this.narrow(value)),
            null -> Err(this),
        }
    }
    // Lives as long as the lock is held, which outlives this guard when that is mapped.
    #[cpp(".deref")]
    extern fn whole<'v>(): &'v U
    #[cpp(".narrow<{V}>")]
    extern consuming fn narrow<'v, V: ?Sized>(value: &'v V): OwnedRwLockReadGuard<T, V>
}
extension<T, U: ?Sized> OwnedRwLockReadGuard<T, U>: Deref {
    type Target = U
    #[cpp(".deref")]
    extern fn deref(): &U
}

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::OwnedRwLockWriteGuard")]
public extern struct OwnedRwLockWriteGuard<T>

extension<T> OwnedRwLockWriteGuard<T> {
    #[cpp(".downgrade")]
    public extern consuming fn downgrade(): OwnedRwLockReadGuard<T>
    #[cpp(".derefMut")]
    extern mutating fn whole<'v>(): &'v mut T
    /// Access to a part of the value.
    public static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(mut this: OwnedRwLockWriteGuard<T>, f: F): OwnedRwLockMappedWriteGuard<T, U> {
        let value: *mut U = f(this.whole())
        OwnedRwLockMappedWriteGuard { value: value, owner: this }
    }
    public static fn tryMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(mut this: OwnedRwLockWriteGuard<T>, f: F): Result<OwnedRwLockMappedWriteGuard<T, U>, OwnedRwLockWriteGuard<T>> {
        match f(this.whole()) {
            Some(value) -> Ok(OwnedRwLockMappedWriteGuard { value: value, owner: this }),
            null -> Err(this),
        }
    }
    /// `downgrade` and `map` in one.
    public static fn downgradeMap<U: ?Sized, F: FnOnce(&T) -> &U>(this: OwnedRwLockWriteGuard<T>, f: F): OwnedRwLockReadGuard<T, U> {
        OwnedRwLockReadGuard.map(this.downgrade(), f)
    }
    /// As a guard of a part that is the whole.
    public static fn intoMapped(this: OwnedRwLockWriteGuard<T>): OwnedRwLockMappedWriteGuard<T, T> { OwnedRwLockWriteGuard.map(this) { it } }
}

/// Exclusive access to a part of a value, with a share of the lock.
#[mustUse = "if unused the RwLock will immediately unlock"]
public struct OwnedRwLockMappedWriteGuard<T, U: ?Sized> {
    value: *mut U,
    owner: OwnedRwLockWriteGuard<T>,
}

unsafe extension<T: Send + Sync, U: Send + ?Sized> OwnedRwLockMappedWriteGuard<T, U>: Send {}
unsafe extension<T: Send + Sync, U: Send + Sync + ?Sized> OwnedRwLockMappedWriteGuard<T, U>: Sync {}
extension<T, U: ?Sized> OwnedRwLockMappedWriteGuard<T, U> {
    public static fn map<V: ?Sized, F: FnOnce(&mut U) -> &mut V>(this: OwnedRwLockMappedWriteGuard<T, U>, f: F): OwnedRwLockMappedWriteGuard<T, V> {
        let value: *mut V = f(unsafe { &mut *this.value })
        OwnedRwLockMappedWriteGuard { value: value, owner: this.owner }
    }
    public static fn tryMap<V: ?Sized, F: FnOnce(&mut U) -> Option<&mut V>>(this: OwnedRwLockMappedWriteGuard<T, U>, f: F): Result<OwnedRwLockMappedWriteGuard<T, V>, OwnedRwLockMappedWriteGuard<T, U>> {
        match f(unsafe { &mut *this.value }) {
            Some(value) -> Ok(OwnedRwLockMappedWriteGuard { value: value, owner: this.owner }),
            null -> Err(this),
        }
    }
}
extension<T, U: ?Sized> OwnedRwLockMappedWriteGuard<T, U>: Deref {
    type Target = U
    fn deref(): &U { unsafe { &*self.value } }
}
extension<T, U: ?Sized> OwnedRwLockMappedWriteGuard<T, U>: DerefMut { mutating fn derefMut(): &mut U { unsafe { &mut *self.value } } }
extension<T, U: Debug + ?Sized> OwnedRwLockMappedWriteGuard<T, U>: Debug { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T, U: Display + ?Sized> OwnedRwLockMappedWriteGuard<T, U>: Display { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T> OwnedRwLockWriteGuard<T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<T> OwnedRwLockWriteGuard<T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
extension<T, U: Debug + ?Sized> OwnedRwLockReadGuard<T, U>: Debug { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T, U: Display + ?Sized> OwnedRwLockReadGuard<T, U>: Display { fn fmt(f: &mut Formatter): fmt.Result { U.fmt(&**self, f) } }
extension<T: Debug> OwnedRwLockWriteGuard<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<T: Display> OwnedRwLockWriteGuard<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
