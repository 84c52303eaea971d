// std.boxed: values on the heap.
import std.borrow.{ Borrow, BorrowMut }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.{ AsMut, AsRef, From, TryFrom }
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter, Pointer }
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.marker.Unpin
import std.ops.{ Deref, DerefMut }
import std.pin.Pin
import std.slice
import std.vec

#[lang("Box")]
#[cpp("ox::Box")]
public extern struct Box<T: ?Sized>

extension<T> Box<T> {
    #[mustUse]
    #[lang("boxNew")]
    #[cpp("Self::make")]
    public extern static fn new(value: T): Box<T>

    #[mustUse]
    #[lang("boxPin")]
    public static fn pin(value: T): Pin<Box<T>> { unsafe { Pin.newUnchecked(Box.new(value)) } }

    #[cpp("Self::intoInner")]
    public extern static fn intoInner(boxed: Box<T>): T
}

extension<T: ?Sized> Box<T> {
    #[cpp("Self::intoRaw")]
    extern static fn release<'a>(boxed: Box<T>): &'a mut T

    #[mustUse]
    #[cpp("Self::fromRaw")]
    public extern static unsafe fn fromRaw(raw: *mut T): Box<T>

    #[mustUse]
    #[cpp("Self::intoRaw")]
    public extern static fn intoRaw(boxed: Box<T>): *mut T

    public static fn leak<'a>(boxed: Box<T>): &'a mut T { Box.release(boxed) }

    public static fn intoPin(boxed: Box<T>): Pin<Box<T>> { unsafe { Pin.newUnchecked(boxed) } }
}

extension<T: ?Sized> Box<T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}

extension<T: ?Sized> Box<T>: DerefMut {
    #[cpp(".get")]
    extern mutating fn derefMut(): &mut T
}

extension<T: ?Sized> Box<T>: Unpin {}
unsafe extension<T: Send + ?Sized> Box<T>: Send {}
unsafe extension<T: Sync + ?Sized> Box<T>: Sync {}

extension<T: Clone> Box<T>: Clone {
    fn clone(): Box<T> { Box.new(T.clone(&**self)) }
}

#[cpp("ox::boxed::copyStr")]
extern fn copyStr(text: &str): Box<str>

extension Box<str>: Clone {
    fn clone(): Box<str> { copyStr(&**self) }
}

extension<T: Clone> Box<[T]>: Clone {
    fn clone(): Box<[T]> { (**self).toVec().intoBoxedSlice() }
}

extension<T: Default> Box<T>: Default {
    static fn default(): Box<T> { Box.new(T.default()) }
}

extension Box<str> {
    public consuming fn intoString(): String { String.from(self) }
}

extension Box<str>: Default {
    static fn default(): Box<str> { copyStr("") }
}

extension<T> Box<[T]>: Default {
    static fn default(): Box<[T]> { Vec.new().intoBoxedSlice() }
}

extension<T: PartialEq + ?Sized> Box<T>: PartialEq {
    fn eq(other: &Box<T>): Bool { T.eq(&**self, &**other) }
}
extension<T: Eq + ?Sized> Box<T>: Eq {}
extension<T: PartialOrd + ?Sized> Box<T>: PartialOrd {
    fn partialCmp(other: &Box<T>): Option<Ordering> { T.partialCmp(&**self, &**other) }
}
extension<T: Ord + ?Sized> Box<T>: Ord {
    fn cmp(other: &Box<T>): Ordering { T.cmp(&**self, &**other) }
}
extension<T: Hash + ?Sized> Box<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) { T.hash(&**self, state) }
}
extension<T: Debug + ?Sized> Box<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: Display + ?Sized> Box<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) }
}
extension<T: ?Sized> Box<T>: Pointer {
    fn fmt(f: &mut Formatter): fmt.Result {
        let value: &T = &**self
        Pointer.fmt(&value, f)
    }
}

extension<T: ?Sized> Box<T>: Borrow<T> {
    fn borrow(): &T { &**self }
}
extension<T: ?Sized> Box<T>: BorrowMut<T> {
    mutating fn borrowMut(): &mut T { &mut **self }
}
extension<T: ?Sized> Box<T>: AsRef<T> {
    fn asRef(): &T { &**self }
}
extension<T: ?Sized> Box<T>: AsMut<T> {
    mutating fn asMut(): &mut T { &mut **self }
}

extension<T> Box<T>: From<T> {
    static fn from(value: T): Box<T> { Box.new(value) }
}
extension<'a> Box<str>: From<&'a str> {
    static fn from(text: &'a str): Box<str> { copyStr(text) }
}
extension<'a, T: Clone> Box<[T]>: From<&'a [T]> {
    static fn from(items: &'a [T]): Box<[T]> { items.toVec().intoBoxedSlice() }
}
extension<T, const N: UIntSize> Box<[T]>: From<[T; N]> {
    static fn from(items: [T; N]): Box<[T]> { vec.vecFromArray(items).intoBoxedSlice() }
}
extension<T> Box<[T]>: From<Vec<T>> {
    static fn from(items: Vec<T>): Box<[T]> { items.intoBoxedSlice() }
}
extension<T: ?Sized> Pin<Box<T>>: From<Box<T>> {
    static fn from(boxed: Box<T>): Pin<Box<T>> { Box.intoPin(boxed) }
}

extension<T> Box<[T]>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Box<[T]> {
        let items: Vec<T> = Vec.fromIter(iter)
        items.intoBoxedSlice()
    }
}

extension<I: Iterator + ?Sized> Box<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> { I.next(&mut **self) }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { I.sizeHint(&**self) }
    mutating fn nth(n: UIntSize): Option<I.Item> { I.nth(&mut **self, n) }
}
extension<I: DoubleEndedIterator + ?Sized> Box<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> { I.nextBack(&mut **self) }
}
extension<I: ExactSizeIterator + ?Sized> Box<I>: ExactSizeIterator {
    fn len(): UIntSize { I.len(&**self) }
}
extension<I: FusedIterator + ?Sized> Box<I>: FusedIterator {}

extension<T> Box<[T]>: IntoIterator {
    type Item = T
    type IntoIter = vec.IntoIter<T>
    consuming fn intoIter(): vec.IntoIter<T> { self.intoVec().intoIter() }
}
extension<'a, T> &'a Box<[T]>: IntoIterator {
    type Item = &'a T
    type IntoIter = slice.Iter<'a, T>
    consuming fn intoIter(): slice.Iter<'a, T> { self.iter() }
}
