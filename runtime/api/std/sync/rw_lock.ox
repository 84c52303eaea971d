// A lock for many readers or one writer.
#![cpp(header = "ox/lang/sync_locks.h")]
import std.fmt.{ self, Debug, Display, Formatter }
import std.ops.{ Deref, DerefMut }
import std.sync.poison.{ Locked, LockResult, PoisonError, TryLockError, TryLockResult }

#[lang("RwLock")]
#[cpp("ox::sync::RwLock")]
public extern struct RwLock<T>

#[cpp("ox::sync::RwLockReadGuard")]
#[mustUse = "if unused the RwLock will immediately unlock"]
public extern struct RwLockReadGuard<'a, T>

#[cpp("ox::sync::RwLockWriteGuard")]
#[mustUse = "if unused the RwLock will immediately unlock"]
public extern struct RwLockWriteGuard<'a, T>

unsafe extension<T: Send> RwLock<T>: Send {}
unsafe extension<T: Send + Sync> RwLock<T>: Sync {}
extension<'a, T> RwLockReadGuard<'a, T>: !Send {}
unsafe extension<'a, T: Sync> RwLockReadGuard<'a, T>: Sync {}
extension<'a, T> RwLockWriteGuard<'a, T>: !Send {}
unsafe extension<'a, T: Sync> RwLockWriteGuard<'a, T>: Sync {}

extension<T> RwLock<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): RwLock<T>
    #[cpp(".isPoisoned")]
    public extern fn isPoisoned(): Bool
    #[cpp(".clearPoison")]
    public extern fn clearPoison()
    #[cpp(".acquireRead")]
    extern fn acquireRead(): RwLockReadGuard<'_, T>
    #[cpp(".acquireWrite")]
    extern fn acquireWrite(): RwLockWriteGuard<'_, T>
    #[cpp(".tryAcquireRead")]
    extern fn tryAcquireRead(): Option<RwLockReadGuard<'_, T>>
    #[cpp(".tryAcquireWrite")]
    extern fn tryAcquireWrite(): Option<RwLockWriteGuard<'_, T>>
    #[cpp(".getMut")]
    extern mutating fn valueMut(): &mut T
    #[cpp("Self::intoInner")]
    extern consuming fn intoValue(): T

    #[blocking]
    public fn read(): LockResult<RwLockReadGuard<'_, T>> {
        let guard = self.acquireRead()
        if self.isPoisoned() { Err(PoisonError.new(guard)) } else { Ok(guard) }
    }

    #[blocking]
    public fn write(): LockResult<RwLockWriteGuard<'_, T>> {
        let guard = self.acquireWrite()
        if self.isPoisoned() { Err(PoisonError.new(guard)) } else { Ok(guard) }
    }

    public fn tryRead(): TryLockResult<RwLockReadGuard<'_, T>> {
        match self.tryAcquireRead() {
            Some(guard) -> if self.isPoisoned() { Err(TryLockError.Poisoned(PoisonError.new(guard))) } else { Ok(guard) },
            null -> Err(TryLockError.WouldBlock),
        }
    }

    public fn tryWrite(): TryLockResult<RwLockWriteGuard<'_, T>> {
        match self.tryAcquireWrite() {
            Some(guard) -> if self.isPoisoned() { Err(TryLockError.Poisoned(PoisonError.new(guard))) } else { Ok(guard) },
            null -> Err(TryLockError.WouldBlock),
        }
    }

    public mutating fn getMut(): LockResult<&mut T> {
        let poisoned = self.isPoisoned()
        let value = self.valueMut()
        if poisoned { Err(PoisonError.new(value)) } else { Ok(value) }
    }

    public consuming fn intoInner(): LockResult<T> {
        let poisoned = self.isPoisoned()
        let value = self.intoValue()
        if poisoned { Err(PoisonError.new(value)) } else { Ok(value) }
    }
}

extension<T: Default> RwLock<T>: Default {
    static fn default(): RwLock<T> { RwLock.new(T.default()) }
}
extension<T> RwLock<T>: From<T> {
    static fn from(value: T): RwLock<T> { RwLock.new(value) }
}
extension<T: Debug> RwLock<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        let poisoned = self.isPoisoned()
        match self.tryAcquireRead() {
            Some(guard) -> f.debugStruct("RwLock").field("data", &guard).field("poisoned", &poisoned).finishNonExhaustive(),
            null -> f.debugStruct("RwLock").field("data", &Locked).field("poisoned", &poisoned).finishNonExhaustive(),
        }
    }
}

extension<'a, T> RwLockReadGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<'a, T: Debug> RwLockReadGuard<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'a, T: Display> RwLockReadGuard<'a, T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'a, T> RwLockWriteGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<'a, T> RwLockWriteGuard<'a, T>: DerefMut {
    #[cpp(".get")]
    extern mutating fn derefMut(): &mut T
}
extension<'a, T: Debug> RwLockWriteGuard<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'a, T: Display> RwLockWriteGuard<'a, T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
