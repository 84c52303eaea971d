// Cells that are filled once.
import std.cell.{ Cell, UnsafeCell }
import std.cmp.{ Eq, PartialEq }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.ops.Deref

public struct OnceCell<T> {
    inner: UnsafeCell<Option<T>>,
}

extension<T> OnceCell<T> {
    #[mustUse]
    public static fn new(): OnceCell<T> { OnceCell { inner: UnsafeCell.new(null) } }

    public fn get(): Option<&T> { unsafe { (&*self.inner.get()).asRef() } }

    public mutating fn getMut(): Option<&mut T> { self.inner.getMut().asMut() }

    public fn set(value: T): Result<(), T> {
        if self.get().isSome() {
            return Err(value)
        }
        unsafe { *self.inner.get() = Some(value) }
        Ok(())
    }

    #[trackCaller]
    public fn getOrInit<F: FnOnce() -> T>(f: F): &T {
        if let Some(value) = self.get() {
            return value
        }
        let value = f()
        if self.set(value).isErr() {
            panic!("reentrant init")
        }
        self.get().unwrap()
    }

    public consuming fn intoInner(): Option<T> { self.inner.intoInner() }

    public mutating fn take(): Option<T> { self.inner.getMut().take() }
}

extension<T> OnceCell<T>: Default {
    static fn default(): OnceCell<T> { OnceCell.new() }
}
extension<T: Clone> OnceCell<T>: Clone {
    fn clone(): OnceCell<T> { OnceCell { inner: UnsafeCell.new(self.get().cloned()) } }
}
extension<T: PartialEq> OnceCell<T>: PartialEq {
    fn eq(other: &OnceCell<T>): Bool { self.get() == other.get() }
}
extension<T: Eq> OnceCell<T>: Eq {}
extension<T> OnceCell<T>: From<T> {
    static fn from(value: T): OnceCell<T> { OnceCell { inner: UnsafeCell.new(Some(value)) } }
}

struct Uninit
extension Uninit: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("<uninit>") }
}

extension<T: Debug> OnceCell<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self.get() {
            Some(value) -> f.debugTuple("OnceCell").field(value).finish(),
            null -> f.debugTuple("OnceCell").field(&Uninit).finish(),
        }
    }
}

/// A value that is computed at its first use.
public struct LazyCell<T, F = fn() -> T> {
    cell: OnceCell<T>,
    init: Cell<Option<F>>,
}

extension<T, F: FnOnce() -> T> LazyCell<T, F> {
    public static fn new(f: F): LazyCell<T, F> { LazyCell { cell: OnceCell.new(), init: Cell.new(Some(f)) } }

    #[trackCaller]
    public static fn force(this: &LazyCell<T, F>): &T {
        this.cell.getOrInit({ ->
            match this.init.take() {
                Some(f) -> f(),
                null -> panic!("LazyCell instance has previously been poisoned"),
            }
        })
    }
}

extension<T, F: FnOnce() -> T> LazyCell<T, F>: Deref {
    type Target = T
    fn deref(): &T { LazyCell.force(self) }
}

extension<T: Default> LazyCell<T>: Default {
    static fn default(): LazyCell<T> {
        let make: fn() -> T = T.default
        LazyCell.new(make)
    }
}

extension<T: Debug, F> LazyCell<T, F>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self.cell.get() {
            Some(value) -> f.debugTuple("LazyCell").field(value).finish(),
            null -> f.debugTuple("LazyCell").field(&Uninit).finish(),
        }
    }
}
