// A lock around a value.
#![cpp(header = "ox/lang/sync_locks.h")]
import std.fmt.{ self, Debug, Display, Formatter }
import std.ops.{ Deref, DerefMut }
import std.sync.poison.{ LockResult, PoisonError, TryLockError, TryLockResult }

#[lang("Mutex")]
#[cpp("ox::sync::Mutex")]
public extern struct Mutex<T>

#[cpp("ox::sync::MutexGuard")]
#[mustUse = "if unused the Mutex will immediately unlock"]
public extern struct MutexGuard<'a, T>

unsafe extension<T: Send> Mutex<T>: Send {}
unsafe extension<T: Send> Mutex<T>: Sync {}
extension<'a, T> MutexGuard<'a, T>: !Send {}
unsafe extension<'a, T: Sync> MutexGuard<'a, T>: Sync {}

extension<T> Mutex<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Mutex<T>
    #[cpp(".isPoisoned")]
    public extern fn isPoisoned(): Bool
    #[cpp(".clearPoison")]
    public extern fn clearPoison()
    #[cpp(".acquire")]
    extern fn acquire(): MutexGuard<'_, T>
    #[cpp(".tryAcquire")]
    extern fn tryAcquire(): Option<MutexGuard<'_, T>>
    #[cpp(".getMut")]
    extern mutating fn valueMut(): &mut T
    #[cpp("Self::intoInner")]
    extern consuming fn intoValue(): T

    #[blocking]
    public fn lock(): LockResult<MutexGuard<'_, T>> {
        let guard = self.acquire()
        if self.isPoisoned() { Err(PoisonError.new(guard)) } else { Ok(guard) }
    }

    public fn tryLock(): TryLockResult<MutexGuard<'_, T>> {
        match self.tryAcquire() {
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

extension<T: Default> Mutex<T>: Default {
    static fn default(): Mutex<T> { Mutex.new(T.default()) }
}
extension<T> Mutex<T>: From<T> {
    static fn from(value: T): Mutex<T> { Mutex.new(value) }
}
extension<T: Debug> Mutex<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        let poisoned = self.isPoisoned()
        match self.tryAcquire() {
            Some(guard) -> f.debugStruct("Mutex").field("data", &guard).field("poisoned", &poisoned).finishNonExhaustive(),
            null -> f.debugStruct("Mutex").field("data", &"<locked>").field("poisoned", &poisoned).finishNonExhaustive(),
        }
    }
}

extension<'a, T> MutexGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<'a, T> MutexGuard<'a, T>: DerefMut {
    #[cpp(".get")]
    extern mutating fn derefMut(): &mut T
}
extension<'a, T: Debug> MutexGuard<'a, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'a, T: Display> MutexGuard<'a, T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
