// std.cell: values that change behind a shared reference.
#![cpp(header = "ox/lang/cell.h")]
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.ops.{ Deref, DerefMut }

public external module lazy

public import std.cell.lazy.{ LazyCell, OnceCell }

#[lang("UnsafeCell")]
#[cpp("ox::UnsafeCell")]
public extern struct UnsafeCell<T>

#[lang("Cell")]
#[cpp("ox::Cell")]
public extern struct Cell<T>

#[lang("RefCell")]
#[cpp("ox::RefCell")]
public extern struct RefCell<T>

#[cpp("ox::cell::Borrow")]
public extern struct Ref<'b, T: ?Sized>

#[cpp("ox::cell::BorrowMut")]
public extern struct RefMut<'b, T: ?Sized>

unsafe extension<T: Send> UnsafeCell<T>: Send {}
extension<T> UnsafeCell<T>: !Sync {}
unsafe extension<T: Send> Cell<T>: Send {}
extension<T> Cell<T>: !Sync {}
unsafe extension<T: Send> RefCell<T>: Send {}
extension<T> RefCell<T>: !Sync {}
extension<'b, T: ?Sized> Ref<'b, T>: !Send {}
extension<'b, T: ?Sized> RefMut<'b, T>: !Send {}

extension<T> UnsafeCell<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): UnsafeCell<T>
    #[cpp(".get")]
    public extern fn get(): *mut T
    #[cpp(".get")]
    public extern mutating fn getMut(): &mut T
    #[cpp("Self::intoInner")]
    public extern consuming fn intoInner(): T
}

extension<T> Cell<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Cell<T>
    #[cpp(".set")]
    public extern fn set(value: T)
    #[cpp(".replace")]
    public extern fn replace(value: T): T
    #[cpp(".asPtr")]
    public extern fn asPtr(): *mut T
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut T
    #[cpp("Self::intoInner")]
    public extern consuming fn intoInner(): T
    #[cpp(".get")]
    extern fn load(): T

    public fn take(): T where T: Default { self.replace(T.default()) }
    public fn swap(other: &Cell<T>) {
        if self.asPtr() != other.asPtr() {
            unsafe { std.ptr.swap(self.asPtr(), other.asPtr()) }
        }
    }
}

extension<T: Copy> Cell<T> {
    public fn get(): T { self.load() }
    public fn update<F: FnOnce(T) -> T>(f: F) { self.set(f(self.load())) }
}

extension<T: Copy> Cell<T>: Clone {
    fn clone(): Cell<T> { Cell.new(self.get()) }
}
extension<T: Default> Cell<T>: Default {
    static fn default(): Cell<T> { Cell.new(T.default()) }
}
extension<T: PartialEq + Copy> Cell<T>: PartialEq {
    fn eq(other: &Cell<T>): Bool { self.get() == other.get() }
}
extension<T: Eq + Copy> Cell<T>: Eq {}
extension<T: PartialOrd + Copy> Cell<T>: PartialOrd {
    fn partialCmp(other: &Cell<T>): Option<Ordering> { self.get().partialCmp(&other.get()) }
}
extension<T: Ord + Copy> Cell<T>: Ord {
    fn cmp(other: &Cell<T>): Ordering { self.get().cmp(&other.get()) }
}
extension<T: Debug + Copy> Cell<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Cell").field("value", &self.get()).finish() }
}
extension<T> Cell<T>: From<T> {
    static fn from(value: T): Cell<T> { Cell.new(value) }
}

extension<T> RefCell<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): RefCell<T>
    #[trackCaller]
    #[cpp(".borrow")]
    public extern fn borrow(): Ref<'_, T>
    #[trackCaller]
    #[cpp(".borrowMut")]
    public extern fn borrowMut(): RefMut<'_, T>
    #[cpp(".tryBorrow")]
    extern fn borrowIfFree(): Option<Ref<'_, T>>
    #[cpp(".tryBorrowMut")]
    extern fn borrowMutIfFree(): Option<RefMut<'_, T>>
    #[cpp(".asPtr")]
    public extern fn asPtr(): *mut T
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut T
    #[cpp("Self::intoInner")]
    public extern consuming fn intoInner(): T

    public fn tryBorrow(): Result<Ref<'_, T>, BorrowError> {
        match self.borrowIfFree() {
            Some(guard) -> Ok(guard),
            null -> Err(BorrowError { hidden: () }),
        }
    }
    public fn tryBorrowMut(): Result<RefMut<'_, T>, BorrowMutError> {
        match self.borrowMutIfFree() {
            Some(guard) -> Ok(guard),
            null -> Err(BorrowMutError { hidden: () }),
        }
    }
    #[trackCaller]
    public fn replace(value: T): T { std.mem.replace(&mut *self.borrowMut(), value) }
    #[trackCaller]
    public fn replaceWith<F: FnOnce(&mut T) -> T>(f: F): T {
        var guard = self.borrowMut()
        let value = f(&mut *guard)
        std.mem.replace(&mut *guard, value)
    }
    #[trackCaller]
    public fn swap(other: &RefCell<T>) { std.mem.swap(&mut *self.borrowMut(), &mut *other.borrowMut()) }
    #[trackCaller]
    public fn take(): T where T: Default { self.replace(T.default()) }
}

extension<T: Clone> RefCell<T>: Clone {
    fn clone(): RefCell<T> { RefCell.new(T.clone(&*self.borrow())) }
}
extension<T: Default> RefCell<T>: Default {
    static fn default(): RefCell<T> { RefCell.new(T.default()) }
}
extension<T: PartialEq> RefCell<T>: PartialEq {
    fn eq(other: &RefCell<T>): Bool { *self.borrow() == *other.borrow() }
}
extension<T: Eq> RefCell<T>: Eq {}
extension<T: PartialOrd> RefCell<T>: PartialOrd {
    fn partialCmp(other: &RefCell<T>): Option<Ordering> { T.partialCmp(&*self.borrow(), &*other.borrow()) }
}
extension<T: Ord> RefCell<T>: Ord {
    fn cmp(other: &RefCell<T>): Ordering { T.cmp(&*self.borrow(), &*other.borrow()) }
}
extension<T> RefCell<T>: From<T> {
    static fn from(value: T): RefCell<T> { RefCell.new(value) }
}

struct Placeholder
extension Placeholder: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("<borrowed>") }
}

extension<T: Debug> RefCell<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self.borrowIfFree() {
            Some(guard) -> f.debugStruct("RefCell").field("value", &guard).finish(),
            null -> f.debugStruct("RefCell").field("value", &Placeholder).finish(),
        }
    }
}

extension<'b, T: ?Sized> Ref<'b, T> {
    #[mustUse]
    #[cpp("$0->clone()")]
    public extern static fn clone(orig: &Ref<'b, T>): Ref<'b, T>
    #[cpp("Self::map<{U}>")]
    public extern static fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F): Ref<'b, U>
}
extension<'b, T: ?Sized> Ref<'b, T> {
    public static fn filterMap<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F): Result<Ref<'b, U>, Ref<'b, T>> {
        let part: *const U = match f(&*orig) {
            Some(part) -> part,
            null -> return Err(orig),
        }
        Ok(Ref.map(orig, { _ -> unsafe { &*part } }))
    }
}
extension<'b, T: ?Sized> Ref<'b, T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<'b, T: Debug + ?Sized> Ref<'b, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'b, T: Display + ?Sized> Ref<'b, T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}

extension<'b, T: ?Sized> RefMut<'b, T> {
    #[cpp("Self::map<{U}>")]
    public extern static fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F): RefMut<'b, U>
}
extension<'b, T: ?Sized> RefMut<'b, T> {
    public static fn filterMap<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(mut orig: RefMut<'b, T>, f: F): Result<RefMut<'b, U>, RefMut<'b, T>> {
        let part: *mut U = match f(&mut *orig) {
            Some(part) -> part,
            null -> return Err(orig),
        }
        Ok(RefMut.map(orig, { _ -> unsafe { &mut *part } }))
    }
}
extension<'b, T: ?Sized> RefMut<'b, T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<'b, T: ?Sized> RefMut<'b, T>: DerefMut {
    #[cpp(".get")]
    extern mutating fn derefMut(): &mut T
}
extension<'b, T: Debug + ?Sized> RefMut<'b, T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<'b, T: Display + ?Sized> RefMut<'b, T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}

public struct BorrowError {
    hidden: (),
}
public struct BorrowMutError {
    hidden: (),
}

extension BorrowError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("BorrowError") }
}
extension BorrowError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("RefCell already mutably borrowed") }
}
extension BorrowError: std.error.Error {}
extension BorrowMutError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("BorrowMutError") }
}
extension BorrowMutError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("RefCell already borrowed") }
}
extension BorrowMutError: std.error.Error {}
