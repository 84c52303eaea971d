// Arc: shared ownership between threads.
#![cpp(header = "ox/lang/arc.h")]
import std.borrow.Borrow
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.{ AsRef, From }
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter, Pointer }
import std.hash.{ Hash, Hasher }
import std.iter.{ FromIterator, IntoIterator }
import std.marker.Unpin
import std.ops.Deref
import std.pin.Pin

#[lang("Arc")]
#[cpp("ox::Arc")]
public extern struct Arc<T: ?Sized>

#[lang("ArcWeak")]
#[cpp("ox::sync::Weak")]
public extern struct Weak<T: ?Sized>
extension<T: ?Sized> Weak<T>: Unpin {}

extension<T> Arc<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Arc<T>

    #[cpp("Self::makeCyclic")]
    public extern static fn newCyclic<F: FnOnce(&Weak<T>) -> T>(f: F): Arc<T>

    #[mustUse]
    public static fn pin(value: T): Pin<Arc<T>> { unsafe { Pin.newUnchecked(Arc.new(value)) } }

    #[cpp("Self::takeLast")]
    extern static fn takeLast(this: &mut Arc<T>): Option<T>

    #[cpp("Self::intoInner")]
    public extern static fn intoInner(this: Arc<T>): Option<T>

    public static fn tryUnwrap(this: Arc<T>): Result<T, Arc<T>> {
        var last = this
        match Arc.takeLast(&mut last) {
            Some(value) -> Ok(value),
            null -> Err(last),
        }
    }

    public static fn unwrapOrClone(this: Arc<T>): T where T: Clone {
        match Arc.tryUnwrap(this) {
            Ok(value) -> value,
            Err(shared) -> T.clone(&*shared),
        }
    }

    public static fn makeMut(this: &mut Arc<T>): &mut T where T: Clone {
        if !Arc.isUnique(this) {
            let copy = match Arc.takeLast(this) {
                Some(value) -> value,
                null -> T.clone(&**this),
            }
            *this = Arc.new(copy)
        }
        Arc.getMutUnchecked(this)
    }

    #[mustUse]
    #[cpp("Self::intoRaw")]
    public extern static fn intoRaw(this: Arc<T>): *const T

    #[cpp("Self::fromRaw")]
    public extern static unsafe fn fromRaw(raw: *const T): Arc<T>

    #[cpp("Self::incrementStrongCount")]
    public extern static unsafe fn incrementStrongCount(raw: *const T)

    #[cpp("Self::decrementStrongCount")]
    public extern static unsafe fn decrementStrongCount(raw: *const T)
}

extension<T: ?Sized> Arc<T> {
    #[mustUse]
    #[cpp("$0->get()")]
    public extern static fn asPtr(this: &Arc<T>): *const T

    #[cpp("$0->get()")]
    extern static fn getMutUnchecked(this: &mut Arc<T>): &mut T

    #[cpp("$0->isUnique()")]
    extern static fn isUnique(this: &Arc<T>): Bool

    #[mustUse]
    #[cpp("$0->strongCount()")]
    public extern static fn strongCount(this: &Arc<T>): UIntSize

    #[mustUse]
    #[cpp("$0->weakCount()")]
    public extern static fn weakCount(this: &Arc<T>): UIntSize

    #[mustUse = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    #[cpp("$0->downgrade()")]
    public extern static fn downgrade(this: &Arc<T>): Weak<T>

    #[mustUse]
    #[cpp("$0->ptrEq($1)")]
    public extern static fn ptrEq(this: &Arc<T>, other: &Arc<T>): Bool

    public static fn getMut(this: &mut Arc<T>): Option<&mut T> {
        if Arc.isUnique(this) { Some(Arc.getMutUnchecked(this)) } else { null }
    }
}

extension<T> Weak<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): Weak<T>
}

extension<T: ?Sized> Weak<T> {
    #[mustUse = "this returns a new `Arc`, without modifying the original weak pointer"]
    #[cpp(".upgrade")]
    public extern fn upgrade(): Option<Arc<T>>

    #[mustUse]
    #[cpp(".strongCount")]
    public extern fn strongCount(): UIntSize

    #[mustUse]
    #[cpp(".weakCount")]
    public extern fn weakCount(): UIntSize

    #[mustUse]
    #[cpp(".ptrEq")]
    public extern fn ptrEq(other: &Weak<T>): Bool
}

unsafe extension<T: Send + Sync + ?Sized> Arc<T>: Send {}
unsafe extension<T: Send + Sync + ?Sized> Arc<T>: Sync {}
unsafe extension<T: Send + Sync + ?Sized> Weak<T>: Send {}
unsafe extension<T: Send + Sync + ?Sized> Weak<T>: Sync {}

extension<T: ?Sized> Arc<T>: Unpin {}

extension<T: ?Sized> Arc<T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<T: ?Sized> Arc<T>: Clone {
    #[cpp(".clone")]
    extern fn clone(): Arc<T>
}
extension<T: ?Sized> Weak<T>: Clone {
    #[cpp(".clone")]
    extern fn clone(): Weak<T>
}
extension<T> Weak<T>: Default {
    static fn default(): Weak<T> { Weak.new() }
}
extension<T: ?Sized> Weak<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("(Weak)") }
}
extension<T: Default> Arc<T>: Default {
    static fn default(): Arc<T> { Arc.new(T.default()) }
}

extension<T: PartialEq + ?Sized> Arc<T>: PartialEq {
    fn eq(other: &Arc<T>): Bool { T.eq(&**self, &**other) }
}
extension<T: Eq + ?Sized> Arc<T>: Eq {}
extension<T: PartialOrd + ?Sized> Arc<T>: PartialOrd {
    fn partialCmp(other: &Arc<T>): Option<Ordering> { T.partialCmp(&**self, &**other) }
}
extension<T: Ord + ?Sized> Arc<T>: Ord {
    fn cmp(other: &Arc<T>): Ordering { T.cmp(&**self, &**other) }
}
extension<T: Hash + ?Sized> Arc<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) { T.hash(&**self, state) }
}
extension<T: Debug + ?Sized> Arc<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: Display + ?Sized> Arc<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: ?Sized> Arc<T>: Pointer {
    fn fmt(f: &mut Formatter): fmt.Result {
        let value: &T = &**self
        Pointer.fmt(&value, f)
    }
}
extension<T: ?Sized> Arc<T>: Borrow<T> {
    fn borrow(): &T { &**self }
}
extension<T: ?Sized> Arc<T>: AsRef<T> {
    fn asRef(): &T { &**self }
}
extension<T: std.error.Error + ?Sized> Arc<T>: std.error.Error {
    fn source(): Option<&(dyn std.error.Error + 'static)> { T.source(&**self) }
}

#[cpp("ox::sync::copyStr")]
extern fn copyStr(text: &str): Arc<str>

#[cpp("ox::sync::fromVec")]
extern fn fromVec<T>(items: Vec<T>): Arc<[T]>

extension<T> Arc<T>: From<T> {
    static fn from(value: T): Arc<T> { Arc.new(value) }
}
extension<T> Arc<T>: From<Box<T>> {
    static fn from(boxed: Box<T>): Arc<T> { Arc.new(Box.intoInner(boxed)) }
}
extension<'a> Arc<str>: From<&'a str> {
    static fn from(text: &'a str): Arc<str> { copyStr(text) }
}
extension Arc<str>: From<String> {
    static fn from(text: String): Arc<str> { copyStr(text.asStr()) }
}
extension<T> Arc<[T]>: From<Vec<T>> {
    static fn from(items: Vec<T>): Arc<[T]> { fromVec(items) }
}
extension<'a, T: Clone> Arc<[T]>: From<&'a [T]> {
    static fn from(items: &'a [T]): Arc<[T]> { fromVec(items.toVec()) }
}
extension<T, const N: UIntSize> Arc<[T]>: From<[T; N]> {
    static fn from(items: [T; N]): Arc<[T]> { fromVec(std.vec.vecFromArray(items)) }
}
extension<T> Arc<[T]>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Arc<[T]> { fromVec(Vec.fromIter(iter)) }
}
