// std.string: owned, growable text.
#![cpp(header = "ox/lang/string_vec.h")]
import std.borrow.Cow
import std.error.Error
import std.fmt
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.ops.{ Add, AddAssign, Bound, Deref, DerefMut, Index, IndexMut, RangeBounds }
import std.str.{ boundsOf, sliceUnchecked, Chars, Pattern, Utf8Error }

#[lang("String")]
#[cpp("ox::String")]
public extern struct String

extension String {
    #[mustUse]
    #[cpp("ox::String")]
    public extern static fn new(): String
    #[mustUse]
    #[cpp("ox::String::withCapacity")]
    public extern static fn withCapacity(capacity: UIntSize): String
    public static fn fromUtf8(bytes: Vec<UInt8>): Result<String, FromUtf8Error> {
        match std.str.fromUtf8(&bytes) {
            Ok(_) -> Ok(fromBytes(bytes)),
            Err(error) -> Err(FromUtf8Error { bytes: bytes, error: error }),
        }
    }
    #[mustUse]
    public static fn fromUtf8Lossy(bytes: &[UInt8]): Cow<str> {
        match std.str.fromUtf8(bytes) {
            Ok(text) -> Cow.Borrowed(text),
            Err(_) -> Cow.Owned(lossy(bytes)),
        }
    }
    #[mustUse]
    #[cpp("ox::strings::fromBytes")]
    public extern static unsafe fn fromUtf8Unchecked(bytes: Vec<UInt8>): String
    public static fn fromUtf16(units: &[UInt16]): Result<String, FromUtf16Error> {
        var result = String.withCapacity(units.len())
        for c in Char.decodeUtf16(units.iter().copied()) {
            match c {
                Ok(c) -> result.push(c),
                Err(_) -> return Err(FromUtf16Error(())),
            }
        }
        Ok(result)
    }
    #[mustUse]
    public static fn fromUtf16Lossy(units: &[UInt16]): String {
        Char.decodeUtf16(units.iter().copied()).map({ c -> c.unwrapOr(Char.REPLACEMENT_CHARACTER) }).collect()
    }

    #[mustUse]
    #[cpp(".asStr")]
    public extern fn asStr(): &str
    #[mustUse]
    #[cpp(".asMutStr")]
    public extern mutating fn asMutStr(): &mut str
    #[mustUse]
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[mustUse]
    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize
    #[mustUse]
    #[cpp(".isEmpty")]
    public extern fn isEmpty(): Bool
    #[mustUse]
    #[cpp(".asBytes")]
    public extern fn asBytes(): &[UInt8]
    #[cpp(".clone")]
    public extern fn toString(): String
    #[mustUse]
    #[cpp("ox::strings::intoBytes")]
    public extern consuming fn intoBytes(): Vec<UInt8>
    #[mustUse]
    public consuming fn intoBoxedStr(): Box<str> { Box.from(self) }
    public consuming fn leak<'a>(): &'a mut str { leak(self) }

    #[cpp(".pushStr")]
    public extern mutating fn pushStr(text: &str)
    #[cpp(".push")]
    public extern mutating fn push(c: Char)
    #[cpp(".pop")]
    public extern mutating fn pop(): Option<Char>
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp(".reserve")]
    public extern mutating fn reserve(additional: UIntSize)
    #[cpp(".reserveExact")]
    public extern mutating fn reserveExact(additional: UIntSize)
    #[cpp(".shrinkToFit")]
    public extern mutating fn shrinkToFit()
    #[cpp(".shrinkTo")]
    public extern mutating fn shrinkTo(minCapacity: UIntSize)
    #[cpp(".truncate")]
    public extern mutating fn truncate(newLen: UIntSize)
    #[cpp(".insert")]
    public extern mutating fn insert(index: UIntSize, c: Char)
    #[cpp(".insertStr")]
    public extern mutating fn insertStr(index: UIntSize, text: &str)
    #[cpp(".remove")]
    public extern mutating fn remove(index: UIntSize): Char
    #[mustUse]
    #[cpp(".splitOff")]
    public extern mutating fn splitOff(at: UIntSize): String
    public mutating fn retain<F: FnMut(Char) -> Bool>(mut keep: F) {
        var kept = String.withCapacity(self.len())
        for c in self.chars() {
            if keep(c) { kept.push(c) }
        }
        *self = kept
    }
    public mutating fn removeMatches<P: Pattern>(pattern: P) { *self = self.replace(pattern, "") }
    #[trackCaller]
    public mutating fn drain<R: RangeBounds<UIntSize>>(range: R): Drain {
        let (start, end) = checkedBounds(self, &range)
        Drain { rest: takeRange(self, start, end), front: 0 }
    }
    #[trackCaller]
    public mutating fn replaceRange<R: RangeBounds<UIntSize>>(range: R, with: &str) {
        let (start, end) = checkedBounds(self, &range)
        takeRange(self, start, end)
        self.insertStr(start, with)
    }
    #[trackCaller]
    public mutating fn extendFromWithin<R: RangeBounds<UIntSize>>(range: R) {
        let (start, end) = checkedBounds(self, &range)
        let copy = sliceUnchecked(self, start, end).toString()
        self.pushStr(&copy)
    }
}

#[cpp("ox::strings::fromBytes")]
extern fn fromBytes(bytes: Vec<UInt8>): String
#[cpp("ox::strs::fromUtf8Lossy")]
extern fn lossy(bytes: &[UInt8]): String
#[cpp("ox::strings::leak")]
extern fn leak<'a>(text: String): &'a mut str
/// Cuts a part out, in bounds.
#[cpp("ox::strings::takeRange")]
extern fn takeRange(text: &mut String, start: UIntSize, end: UIntSize): String
#[trackCaller]
#[cpp("ox::slices::checkRange")]
extern fn checkRange(start: UIntSize, end: UIntSize, len: UIntSize)

#[trackCaller]
fn checkedBounds<R: RangeBounds<UIntSize>>(text: &str, range: &R): (UIntSize, UIntSize) {
    let start: UIntSize = match range.startBound() {
        Bound.Included(start) -> *start,
        Bound.Excluded(start) -> *start + 1,
        Bound.Unbounded -> 0,
    }
    let end: UIntSize = match range.endBound() {
        Bound.Included(end) -> end.saturatingAdd(1),
        Bound.Excluded(end) -> *end,
        Bound.Unbounded -> text.len(),
    }
    checkRange(start, end, text.len())
    assert!(text.isCharBoundary(start))
    assert!(text.isCharBoundary(end))
    (start, end)
}

/// What `drain` cut out.
public struct Drain {
    rest: String,
    front: UIntSize,
}

extension Drain {
    #[mustUse]
    public fn asStr(): &str { sliceUnchecked(&self.rest, self.front, self.rest.len()) }
}
extension Drain: Iterator {
    type Item = Char
    mutating fn next(): Option<Char> {
        let c = self.asStr().chars().next()
        if let Some(c) = c { self.front += c.lenUtf8() }
        c
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.asStr().chars().sizeHint() }
}
extension Drain: DoubleEndedIterator {
    mutating fn nextBack(): Option<Char> {
        if self.front == self.rest.len() { null } else { self.rest.pop() }
    }
}
extension Drain: FusedIterator {}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct FromUtf8Error {
    bytes: Vec<UInt8>,
    error: Utf8Error,
}

extension FromUtf8Error {
    #[mustUse]
    public fn asBytes(): &[UInt8] { &self.bytes }
    #[mustUse]
    public consuming fn intoBytes(): Vec<UInt8> { self.bytes }
    #[mustUse]
    public fn utf8Error(): Utf8Error { self.error }
}
extension FromUtf8Error: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Display.fmt(&self.error, f) } }
extension FromUtf8Error: Error {}

#[derive(Debug)]
public struct FromUtf16Error(())
extension FromUtf16Error: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.pad("invalid utf-16: lone surrogate found") }
}
extension FromUtf16Error: Error {}

/// Everything with Display.
public trait ToString {
    fn toString(): String
}

extension<T: fmt.Display + ?Sized> T: ToString {
    fn toString(): String { format!("{}", self) }
}

extension String: Clone { #[cpp(".clone")] extern fn clone(): String }
extension String: Default { static fn default(): String { String.new() } }
extension String: Deref {
    type Target = str
    #[cpp(".asStr")]
    extern fn deref(): &str
}
extension String: DerefMut { #[cpp(".asMutStr")] extern mutating fn derefMut(): &mut str }
extension String: AsRef<str> { #[cpp(".asStr")] extern fn asRef(): &str }
extension String: AsRef<[UInt8]> { #[cpp(".asBytes")] extern fn asRef(): &[UInt8] }
extension String: AsMut<str> { #[cpp(".asMutStr")] extern mutating fn asMut(): &mut str }

extension String: fmt.Display { #[cpp("ox::fmt::displayString")] extern fn fmt(f: &mut fmt.Formatter): fmt.Result }
extension String: fmt.Debug { #[cpp("ox::fmt::debugString")] extern fn fmt(f: &mut fmt.Formatter): fmt.Result }
extension String: fmt.Write {
    mutating fn writeStr(s: &str): fmt.Result {
        self.pushStr(s)
        Ok(())
    }
    mutating fn writeChar(c: Char): fmt.Result {
        self.push(c)
        Ok(())
    }
    #[cpp("ox::fmt::writeToString")]
    extern mutating fn writeFmt(args: fmt.Arguments): fmt.Result
}
extension String: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeStr(self.asStr()) } }

extension String: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &String): Bool }
extension String: Eq {}
extension String: PartialOrd { fn partialCmp(other: &String): Option<std.cmp.Ordering> { Some(self.cmp(other)) } }
extension String: Ord { #[cpp("ox::strs::compare($self->asStr(), $0->asStr())")] extern fn cmp(other: &String): std.cmp.Ordering }
extension String: PartialEq<str> { #[cpp("($self->asStr() == $0)")] extern fn eq(other: &str): Bool }
extension<'a> String: PartialEq<&'a str> { #[cpp("($self->asStr() == *$0)")] extern fn eq(other: &&'a str): Bool }
extension str: PartialEq<String> { #[cpp("($self == $0->asStr())")] extern fn eq(other: &String): Bool }
extension<'a> &'a str: PartialEq<String> { #[cpp("(*$self == $0->asStr())")] extern fn eq(other: &String): Bool }

extension<'a> String: Add<&'a str> {
    type Output = String
    consuming fn add(rhs: &'a str): String {
        var sum = self
        sum.pushStr(rhs)
        sum
    }
}
extension<'a> String: AddAssign<&'a str> { mutating fn addAssign(rhs: &'a str) { self.pushStr(rhs) } }

extension<I> String: Index<I> where str: Index<I> {
    type Output = <str as Index<I>>.Output
    fn index(index: I): &Self.Output { self.asStr().index(index) }
}
extension<I> String: IndexMut<I> where str: IndexMut<I> {
    mutating fn indexMut(index: I): &mut Self.Output { self.asMutStr().indexMut(index) }
}

extension<'a> String: From<&'a str> { static fn from(text: &'a str): String { text.toString() } }
extension<'a> String: From<&'a mut str> { static fn from(text: &'a mut str): String { text.toString() } }
extension<'a> String: From<&'a String> { static fn from(text: &'a String): String { text.clone() } }
extension String: From<Char> { #[cpp("ox::String::from")] extern static fn from(c: Char): String }
extension String: From<Box<str>> { static fn from(text: Box<str>): String { (*text).toString() } }
extension<'a> String: From<Cow<'a, str>> { static fn from(text: Cow<'a, str>): String { text.intoOwned() } }
extension Box<str>: From<String> { static fn from(text: String): Box<str> { Box<str>.from(text.asStr()) } }
extension Vec<UInt8>: From<String> { static fn from(text: String): Vec<UInt8> { text.intoBytes() } }

extension String: FromIterator<Char> {
    static fn fromIter<I: IntoIterator<Item = Char>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension<A> Box<str>: FromIterator<A> where String: FromIterator<A> {
    static fn fromIter<I: IntoIterator<Item = A>>(iter: I): Box<str> { String.fromIter(iter).intoBoxedStr() }
}
extension<'a, A> Cow<'a, str>: FromIterator<A> where String: FromIterator<A> {
    static fn fromIter<I: IntoIterator<Item = A>>(iter: I): Cow<'a, str> { Cow.Owned(String.fromIter(iter)) }
}
extension String: Extend<Char> {
    mutating fn extend<I: IntoIterator<Item = Char>>(iter: I) {
        let parts = iter.intoIter()
        self.reserve(parts.sizeHint().0)
        parts.forEach({ part -> self.push(part) })
    }
}

extension<'a> String: FromIterator<&'a Char> {
    static fn fromIter<I: IntoIterator<Item = &'a Char>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension<'a> String: Extend<&'a Char> {
    mutating fn extend<I: IntoIterator<Item = &'a Char>>(iter: I) {
        let parts = iter.intoIter()
        self.reserve(parts.sizeHint().0)
        parts.forEach({ part -> self.push(*part) })
    }
}

extension<'a> String: FromIterator<&'a str> {
    static fn fromIter<I: IntoIterator<Item = &'a str>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension<'a> String: Extend<&'a str> {
    mutating fn extend<I: IntoIterator<Item = &'a str>>(iter: I) {
        for part in iter {
            self.pushStr(part)
        }
    }
}

extension String: FromIterator<String> {
    static fn fromIter<I: IntoIterator<Item = String>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension String: Extend<String> {
    mutating fn extend<I: IntoIterator<Item = String>>(iter: I) {
        for part in iter {
            self.pushStr(&part)
        }
    }
}

extension String: FromIterator<Box<str>> {
    static fn fromIter<I: IntoIterator<Item = Box<str>>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension String: Extend<Box<str>> {
    mutating fn extend<I: IntoIterator<Item = Box<str>>>(iter: I) {
        for part in iter {
            self.pushStr(&part)
        }
    }
}

extension<'a> String: FromIterator<Cow<'a, str>> {
    static fn fromIter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I): String {
        var result = String.new()
        result.extend(iter)
        result
    }
}
extension<'a> String: Extend<Cow<'a, str>> {
    mutating fn extend<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) {
        for part in iter {
            self.pushStr(&part)
        }
    }
}
