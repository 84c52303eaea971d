// std.ffi: text as the system has it. It need not be UTF-8.
#![cpp(header = "ox/lang/str.h")]
public external module cStr
public import std.ffi.cStr.{ CStr, CString, FromBytesUntilNulError, FromBytesWithNulError, IntoStringError, NulError }

import std.borrow.{ Borrow, Cow }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.Infallible
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.{ Hash, Hasher }
import std.ops.Deref
import std.rc.Rc
import std.str.FromStr
import std.sync.Arc

/// Bytes that are mostly text.
#[cpp("ox::str")]
#[unsized]
public extern struct OsStr

// The same bytes under the other type. A `str` made so goes no further than this library.
#[cpp("$0")]
public(crate) extern fn osOf(text: &str): &OsStr
#[cpp("$0")]
public(crate) extern fn rawOf(text: &OsStr): &str
#[cpp("ox::Box<ox::str>($0)")]
extern fn boxedOf(text: Box<str>): Box<OsStr>
#[cpp("ox::Arc<ox::str>($0)")]
extern fn sharedOf(text: Arc<str>): Arc<OsStr>
#[cpp("ox::Rc<ox::str>($0)")]
extern fn countedOf(text: Rc<str>): Rc<OsStr>

extension OsStr {
    public static fn new<S: AsRef<OsStr> + ?Sized>(text: &S): &OsStr { text.asRef() }
    #[mustUse]
    public fn toStr(): Option<&str> { std.str.fromUtf8(self.asEncodedBytes()).ok() }
    #[mustUse]
    public fn toStringLossy(): Cow<str> { String.fromUtf8Lossy(self.asEncodedBytes()) }
    #[mustUse]
    public fn toOsString(): OsString { OsString { text: rawOf(self).toString() } }
    #[mustUse]
    public fn isEmpty(): Bool { rawOf(self).isEmpty() }
    #[mustUse]
    public fn len(): UIntSize { rawOf(self).len() }
    public fn asEncodedBytes(): &[UInt8] { rawOf(self).asBytes() }
    #[mustUse]
    public fn toAsciiLowercase(): OsString { OsString { text: rawOf(self).toAsciiLowercase() } }
    #[mustUse]
    public fn toAsciiUppercase(): OsString { OsString { text: rawOf(self).toAsciiUppercase() } }
    #[mustUse]
    public fn isAscii(): Bool { rawOf(self).isAscii() }
    public fn eqIgnoreAsciiCase<S: AsRef<OsStr>>(other: S): Bool { rawOf(self).eqIgnoreAsciiCase(rawOf(other.asRef())) }
    #[mustUse]
    public fn display(): Display<'_> { Display { text: self } }
}

/// Shows what is text, and a mark for each byte that is not.
public struct Display<'a> {
    text: &'a OsStr,
}
extension<'a> Display<'a>: fmt.Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad(&self.text.toStringLossy()) }
}
extension<'a> Display<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.text, f) }
}

extension OsStr: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        if let Some(text) = self.toStr() { return Debug.fmt(text, f) }
        f.writeStr("\"")?
        var rest = self.asEncodedBytes()
        while let Err(error) = std.str.fromUtf8(rest) {
            let valid = error.validUpTo()
            let next = match error.errorLen() {
                Some(len) -> valid + len,
                null -> rest.len(),
            }
            write!(f, "{}", std.str.fromUtf8Unchecked(&rest[..valid]).escapeDebug())?
            for byte in &rest[valid..next] {
                write!(f, "\\x{:02X}", byte)?
            }
            rest = &rest[next..]
        }
        write!(f, "{}\"", std.str.fromUtf8Unchecked(rest).escapeDebug())
    }
}
extension OsStr: PartialEq { fn eq(other: &OsStr): Bool { rawOf(self) == rawOf(other) } }
extension OsStr: PartialEq<str> { fn eq(other: &str): Bool { rawOf(self) == other } }
extension OsStr: PartialEq<OsString> { fn eq(other: &OsString): Bool { *self == **other } }
extension<'a> OsStr: PartialEq<&'a str> { fn eq(other: &&'a str): Bool { rawOf(self) == *other } }
extension str: PartialEq<OsStr> { fn eq(other: &OsStr): Bool { self == rawOf(other) } }
extension OsStr: Eq {}
extension OsStr: PartialOrd { fn partialCmp(other: &OsStr): Option<Ordering> { Some(self.cmp(other)) } }
extension OsStr: Ord { fn cmp(other: &OsStr): Ordering { rawOf(self).cmp(rawOf(other)) } }
extension OsStr: Hash { fn hash<H: Hasher>(state: &mut H) { rawOf(self).asBytes().hash(state) } }

extension OsStr: AsRef<OsStr> { fn asRef(): &OsStr { self } }
extension OsString: AsRef<OsStr> { fn asRef(): &OsStr { self.asOsStr() } }
extension str: AsRef<OsStr> { fn asRef(): &OsStr { osOf(self) } }
extension String: AsRef<OsStr> { fn asRef(): &OsStr { osOf(self.asStr()) } }

extension OsStr: ToOwned {
    type Owned = OsString
    fn toOwned(): OsString { self.toOsString() }
}
extension<'a> &'a OsStr: Default { static fn default(): &'a OsStr { osOf("") } }
extension<'a> Box<OsStr>: From<&'a OsStr> { static fn from(text: &'a OsStr): Box<OsStr> { boxedOf(Box.from(rawOf(text))) } }
extension<'a> Arc<OsStr>: From<&'a OsStr> { static fn from(text: &'a OsStr): Arc<OsStr> { sharedOf(Arc.from(rawOf(text))) } }
extension<'a> Rc<OsStr>: From<&'a OsStr> { static fn from(text: &'a OsStr): Rc<OsStr> { countedOf(Rc.from(rawOf(text))) } }
extension<'a> Cow<'a, OsStr>: From<&'a OsStr> { static fn from(text: &'a OsStr): Self { Cow.Borrowed(text) } }
extension<'a> Cow<'a, OsStr>: From<OsString> { static fn from(text: OsString): Self { Cow.Owned(text) } }

/// An owned one.
#[derive(Clone, Default)]
public struct OsString {
    text: String,
}

extension OsString {
    #[mustUse]
    public static fn new(): OsString { OsString { text: String.new() } }
    #[mustUse]
    public static fn withCapacity(capacity: UIntSize): OsString { OsString { text: String.withCapacity(capacity) } }
    public(crate) static fn ofRaw(text: String): OsString { OsString { text: text } }
    #[mustUse]
    public fn asOsStr(): &OsStr { osOf(self.text.asStr()) }
    public consuming fn intoString(): Result<String, OsString> { if self.asOsStr().toStr().isSome() { Ok(self.text) } else { Err(self) } }
    public mutating fn push<S: AsRef<OsStr>>(text: S) { self.text.pushStr(rawOf(text.asRef())) }
    public mutating fn clear() { self.text.clear() }
    public mutating fn reserve(additional: UIntSize) { self.text.reserve(additional) }
    public(crate) mutating fn truncate(len: UIntSize) { self.text.truncate(len) }
    #[mustUse]
    public fn capacity(): UIntSize { self.text.capacity() }
    public consuming fn intoEncodedBytes(): Vec<UInt8> { self.text.intoBytes() }
}

extension OsString: Deref {
    type Target = OsStr
    fn deref(): &OsStr { self.asOsStr() }
}
extension OsString: Borrow<OsStr> { fn borrow(): &OsStr { self.asOsStr() } }
extension OsString: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.asOsStr(), f) } }
extension OsString: PartialEq { fn eq(other: &OsString): Bool { self.text == other.text } }
extension OsString: PartialEq<str> { fn eq(other: &str): Bool { self.text == *other } }
extension<'a> OsString: PartialEq<&'a str> { fn eq(other: &&'a str): Bool { self.text == **other } }
extension OsString: PartialEq<OsStr> { fn eq(other: &OsStr): Bool { **self == *other } }
extension<'a> OsString: PartialEq<&'a OsStr> { fn eq(other: &&'a OsStr): Bool { **self == **other } }
extension<'a> &'a OsStr: PartialEq<OsString> { fn eq(other: &OsString): Bool { **self == **other } }
extension str: PartialEq<OsString> { fn eq(other: &OsString): Bool { self == other.text.asStr() } }
extension<'a> &'a str: PartialEq<OsString> { fn eq(other: &OsString): Bool { *self == other.text.asStr() } }
extension OsString: Eq {}
extension OsString: PartialOrd { fn partialCmp(other: &OsString): Option<Ordering> { Some(self.cmp(other)) } }
extension OsString: Ord { fn cmp(other: &OsString): Ordering { self.text.cmp(&other.text) } }
extension OsString: Hash { fn hash<H: Hasher>(state: &mut H) { self.asOsStr().hash(state) } }

extension OsString: From<String> { static fn from(text: String): OsString { OsString { text: text } } }
extension<'a, T: AsRef<OsStr> + ?Sized> OsString: From<&'a T> { static fn from(text: &'a T): OsString { text.asRef().toOsString() } }
extension<'a> OsString: From<Cow<'a, OsStr>> { static fn from(text: Cow<'a, OsStr>): OsString { text.intoOwned() } }
extension OsString: FromStr {
    type Err = Infallible
    static fn fromStr(text: &str): Result<OsString, Infallible> { Ok(OsString { text: text.toString() }) }
}
