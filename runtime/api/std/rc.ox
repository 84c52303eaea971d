// std.rc: shared ownership on one thread.
#![cpp(header = "ox/lang/rc.h")]
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

#[lang("Rc")]
#[cpp("ox::Rc")]
public extern struct Rc<T: ?Sized>

#[lang("RcWeak")]
#[cpp("ox::rc::Weak")]
public extern struct Weak<T: ?Sized>
extension<T: ?Sized> Weak<T>: Unpin {}

extension<T> Rc<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Rc<T>

    #[cpp("Self::makeCyclic")]
    public extern static fn newCyclic<F: FnOnce(&Weak<T>) -> T>(f: F): Rc<T>

    #[mustUse]
    public static fn pin(value: T): Pin<Rc<T>> { unsafe { Pin.newUnchecked(Rc.new(value)) } }

    #[cpp("Self::takeLast")]
    extern static fn takeLast(this: &mut Rc<T>): Option<T>

    #[cpp("Self::intoInner")]
    public extern static fn intoInner(this: Rc<T>): Option<T>

    public static fn tryUnwrap(this: Rc<T>): Result<T, Rc<T>> {
        var last = this
        match Rc.takeLast(&mut last) {
            Some(value) -> Ok(value),
            null -> Err(last),
        }
    }

    public static fn unwrapOrClone(this: Rc<T>): T where T: Clone {
        match Rc.tryUnwrap(this) {
            Ok(value) -> value,
            Err(shared) -> T.clone(&*shared),
        }
    }

    public static fn makeMut(this: &mut Rc<T>): &mut T where T: Clone {
        if !Rc.isUnique(this) {
            let copy = match Rc.takeLast(this) {
                Some(value) -> value,
                null -> T.clone(&**this),
            }
            *this = Rc.new(copy)
        }
        Rc.getMutUnchecked(this)
    }

    #[mustUse]
    #[cpp("Self::intoRaw")]
    public extern static fn intoRaw(this: Rc<T>): *const T

    #[cpp("Self::fromRaw")]
    public extern static unsafe fn fromRaw(raw: *const T): Rc<T>

    #[cpp("Self::incrementStrongCount")]
    public extern static unsafe fn incrementStrongCount(raw: *const T)

    #[cpp("Self::decrementStrongCount")]
    public extern static unsafe fn decrementStrongCount(raw: *const T)
}

extension<T: ?Sized> Rc<T> {
    #[cpp("$0->get()")]
    public extern static fn asPtr(this: &Rc<T>): *const T

    #[cpp("$0->get()")]
    extern static fn getMutUnchecked(this: &mut Rc<T>): &mut T

    #[cpp("$0->isUnique()")]
    extern static fn isUnique(this: &Rc<T>): Bool

    #[cpp("$0->strongCount()")]
    public extern static fn strongCount(this: &Rc<T>): UIntSize

    #[cpp("$0->weakCount()")]
    public extern static fn weakCount(this: &Rc<T>): UIntSize

    #[mustUse = "this returns a new `Weak` pointer, without modifying the original `Rc`"]
    #[cpp("$0->downgrade()")]
    public extern static fn downgrade(this: &Rc<T>): Weak<T>

    #[cpp("$0->ptrEq($1)")]
    public extern static fn ptrEq(this: &Rc<T>, other: &Rc<T>): Bool

    public static fn getMut(this: &mut Rc<T>): Option<&mut T> {
        if Rc.isUnique(this) { Some(Rc.getMutUnchecked(this)) } else { null }
    }
}

extension<T> Weak<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): Weak<T>
}

extension<T: ?Sized> Weak<T> {
    #[mustUse = "this returns a new `Rc`, without modifying the original weak pointer"]
    #[cpp(".upgrade")]
    public extern fn upgrade(): Option<Rc<T>>

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

extension<T: ?Sized> Rc<T>: !Send {}
extension<T: ?Sized> Rc<T>: !Sync {}
extension<T: ?Sized> Weak<T>: !Send {}
extension<T: ?Sized> Weak<T>: !Sync {}

extension<T: ?Sized> Rc<T>: Unpin {}

extension<T: ?Sized> Rc<T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<T: ?Sized> Rc<T>: Clone {
    #[cpp(".clone")]
    extern fn clone(): Rc<T>
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
extension<T: Default> Rc<T>: Default {
    static fn default(): Rc<T> { Rc.new(T.default()) }
}

extension<T: PartialEq + ?Sized> Rc<T>: PartialEq {
    fn eq(other: &Rc<T>): Bool { T.eq(&**self, &**other) }
}
extension<T: Eq + ?Sized> Rc<T>: Eq {}
extension<T: PartialOrd + ?Sized> Rc<T>: PartialOrd {
    fn partialCmp(other: &Rc<T>): Option<Ordering> { T.partialCmp(&**self, &**other) }
}
extension<T: Ord + ?Sized> Rc<T>: Ord {
    fn cmp(other: &Rc<T>): Ordering { T.cmp(&**self, &**other) }
}
extension<T: Hash + ?Sized> Rc<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) { T.hash(&**self, state) }
}
extension<T: Debug + ?Sized> Rc<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: Display + ?Sized> Rc<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: ?Sized> Rc<T>: Pointer {
    fn fmt(f: &mut Formatter): fmt.Result {
        let value: &T = &**self
        Pointer.fmt(&value, f)
    }
}
extension<T: ?Sized> Rc<T>: Borrow<T> {
    fn borrow(): &T { &**self }
}
extension<T: ?Sized> Rc<T>: AsRef<T> {
    fn asRef(): &T { &**self }
}

#[cpp("ox::rc::copyStr")]
extern fn copyStr(text: &str): Rc<str>

#[cpp("ox::rc::fromVec")]
extern fn fromVec<T>(items: Vec<T>): Rc<[T]>

extension<T> Rc<T>: From<T> {
    static fn from(value: T): Rc<T> { Rc.new(value) }
}
extension<T> Rc<T>: From<Box<T>> {
    static fn from(boxed: Box<T>): Rc<T> { Rc.new(Box.intoInner(boxed)) }
}
extension<'a> Rc<str>: From<&'a str> {
    static fn from(text: &'a str): Rc<str> { copyStr(text) }
}
extension Rc<str>: From<String> {
    static fn from(text: String): Rc<str> { copyStr(text.asStr()) }
}
extension<T> Rc<[T]>: From<Vec<T>> {
    static fn from(items: Vec<T>): Rc<[T]> { fromVec(items) }
}
extension<'a, T: Clone> Rc<[T]>: From<&'a [T]> {
    static fn from(items: &'a [T]): Rc<[T]> { fromVec(items.toVec()) }
}
extension<T, const N: UIntSize> Rc<[T]>: From<[T; N]> {
    static fn from(items: [T; N]): Rc<[T]> { fromVec(std.vec.vecFromArray(items)) }
}
extension<T> Rc<[T]>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Rc<[T]> { fromVec(Vec.fromIter(iter)) }
}
