// What happens once, whichever thread comes first.
#![cpp(header = "ox/lang/sync_locks.h")]
import std.cell.{ Cell, UnsafeCell }
import std.fmt.{ self, Debug, Formatter }
import std.ops.Deref

#[cpp("ox::sync::Once")]
public extern struct Once

unsafe extension Once: Send {}
unsafe extension Once: Sync {}

/// What a forced call may ask.
public struct OnceState {
    poisoned: Bool,
}

extension OnceState {
    public fn isPoisoned(): Bool { self.poisoned }
}

extension Once {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): Once
    #[cpp(".isCompleted")]
    public extern fn isCompleted(): Bool
    #[cpp(".isPoisoned")]
    extern fn isPoisoned(): Bool
    #[cpp(".call")]
    public(crate) extern fn call<F: FnOnce()>(ignorePoison: Bool, f: F): Bool

    #[trackCaller]
    public fn callOnce<F: FnOnce()>(f: F) {
        if !self.call(false, f) {
            panic!("Once instance has previously been poisoned")
        }
    }

    public fn callOnceForce<F: FnOnce(&OnceState)>(f: F) {
        let poisoned = self.isPoisoned()
        self.call(true, { -> f(&OnceState { poisoned: poisoned }) })
    }
}

extension Once: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Once").finishNonExhaustive() }
}

struct Uninit
extension Uninit: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("<uninit>") }
}

public struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

unsafe extension<T: Send> OnceLock<T>: Send {}
unsafe extension<T: Send + Sync> OnceLock<T>: Sync {}

extension<T> OnceLock<T> {
    #[mustUse]
    public static fn new(): OnceLock<T> { OnceLock { once: Once.new(), value: UnsafeCell.new(null) } }

    public fn get(): Option<&T> { if self.once.isCompleted() { unsafe { (&*self.value.get()).asRef() } } else { null } }

    public mutating fn getMut(): Option<&mut T> { self.value.getMut().asMut() }

    public fn set(value: T): Result<(), T> {
        var left = Some(value)
        self.once.call(true, { -> unsafe { *self.value.get() = left.take() } })
        match left {
            Some(value) -> Err(value),
            null -> Ok(()),
        }
    }

    public fn getOrInit<F: FnOnce() -> T>(f: F): &T {
        self.once.call(true, { -> unsafe { *self.value.get() = Some(f()) } })
        self.get().unwrap()
    }

    public consuming fn intoInner(): Option<T> { self.value.intoInner() }

    public mutating fn take(): Option<T> {
        self.once = Once.new()
        self.value.getMut().take()
    }
}

extension<T> OnceLock<T>: Default {
    static fn default(): OnceLock<T> { OnceLock.new() }
}
extension<T: Clone> OnceLock<T>: Clone {
    fn clone(): OnceLock<T> {
        let copy = OnceLock.new()
        if let Some(value) = self.get() {
            copy.set(value.clone()).ok()
        }
        copy
    }
}
extension<T: PartialEq> OnceLock<T>: PartialEq {
    fn eq(other: &OnceLock<T>): Bool { self.get() == other.get() }
}
extension<T: Eq> OnceLock<T>: Eq {}
extension<T> OnceLock<T>: From<T> {
    static fn from(value: T): OnceLock<T> {
        let lock = OnceLock.new()
        lock.set(value).ok()
        lock
    }
}
extension<T: Debug> OnceLock<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self.get() {
            Some(value) -> f.debugTuple("OnceLock").field(value).finish(),
            null -> f.debugTuple("OnceLock").field(&Uninit).finish(),
        }
    }
}

/// A value that the first thread that needs it computes.
public struct LazyLock<T, F = fn() -> T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
    init: Cell<Option<F>>,
}

unsafe extension<T: Send, F: Send> LazyLock<T, F>: Send {}
unsafe extension<T: Send + Sync, F: Send> LazyLock<T, F>: Sync {}

extension<T, F: FnOnce() -> T> LazyLock<T, F> {
    public static fn new(f: F): LazyLock<T, F> {
        LazyLock { once: Once.new(), value: UnsafeCell.new(null), init: Cell.new(Some(f)) }
    }

    #[trackCaller]
    public static fn force(this: &LazyLock<T, F>): &T {
        let ok = this.once.call(false, { ->
            let make = this.init.take().unwrap()
            unsafe { *this.value.get() = Some(make()) }
        })
        if !ok {
            panic!("LazyLock instance has previously been poisoned")
        }
        unsafe { (&*this.value.get()).asRef().unwrap() }
    }
}

extension<T, F: FnOnce() -> T> LazyLock<T, F>: Deref {
    type Target = T
    fn deref(): &T { LazyLock.force(self) }
}
extension<T: Default> LazyLock<T>: Default {
    static fn default(): LazyLock<T> {
        let make: fn() -> T = T.default
        LazyLock.new(make)
    }
}
extension<T: Debug, F> LazyLock<T, F>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        if self.once.isCompleted() {
            match unsafe { &*self.value.get() } {
                Some(value) -> f.debugTuple("LazyLock").field(value).finish(),
                null -> f.debugTuple("LazyLock").field(&Uninit).finish(),
            }
        } else {
            f.debugTuple("LazyLock").field(&Uninit).finish()
        }
    }
}
