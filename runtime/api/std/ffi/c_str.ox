// Text that ends with a zero byte, as C has it.
#![cpp(header = "ox/lang/str.h")]
import std.borrow.{ Borrow, Cow }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.{ Hash, Hasher }
import std.ops.Deref
import std.slice.fromRawParts
import std.str.Utf8Error

/// Bytes without a zero among them; one follows in memory.
#[cpp("ox::str")]
#[unsized]
public extern struct CStr

#[cpp("$0")]
extern fn ofText(text: &str): &CStr
#[cpp("$0")]
extern fn textOf(text: &CStr): &str

fn ofBytes(bytes: &[UInt8]): &CStr { ofText(unsafe { std.str.fromUtf8Unchecked(bytes) }) }

extension CStr {
    /// The one zero of `bytes` must be its last.
    public static fn fromBytesWithNul(bytes: &[UInt8]): Result<&CStr, FromBytesWithNulError> {
        match bytes.iter().position({ it == 0 }) {
            Some(at) if at + 1 == bytes.len() -> Ok(ofBytes(&bytes[..at])),
            Some(at) -> Err(FromBytesWithNulError.InteriorNul { position: at }),
            null -> Err(FromBytesWithNulError.NotNulTerminated),
        }
    }
    public static fn fromBytesUntilNul(bytes: &[UInt8]): Result<&CStr, FromBytesUntilNulError> {
        match bytes.iter().position({ it == 0 }) {
            Some(at) -> Ok(ofBytes(&bytes[..at])),
            null -> Err(FromBytesUntilNulError(())),
        }
    }
    public static unsafe fn fromBytesWithNulUnchecked(bytes: &[UInt8]): &CStr { ofBytes(&bytes[..bytes.len() - 1]) }
    #[mustUse]
    public fn toBytes(): &[UInt8] { textOf(self).asBytes() }
    #[mustUse]
    public fn toBytesWithNul(): &[UInt8] { unsafe { fromRawParts(self.toBytes().asPtr(), self.countBytes() + 1) } }
    public fn toStr(): Result<&str, Utf8Error> { std.str.fromUtf8(self.toBytes()) }
    #[mustUse]
    public fn toStringLossy(): Cow<str> { String.fromUtf8Lossy(self.toBytes()) }
    #[mustUse]
    public fn countBytes(): UIntSize { textOf(self).len() }
    #[mustUse]
    public fn isEmpty(): Bool { textOf(self).isEmpty() }
    #[mustUse]
    public fn asPtr(): *const Int8 { self.toBytes().asPtr().cast<Int8>() }
}
extension CStr: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { write!(f, "\"{}\"", self.toBytes().escapeAscii()) }
}
extension CStr: PartialEq { fn eq(other: &CStr): Bool { textOf(self) == textOf(other) } }
extension CStr: Eq {}
extension CStr: PartialOrd { fn partialCmp(other: &CStr): Option<Ordering> { Some(self.cmp(other)) } }
extension CStr: Ord { fn cmp(other: &CStr): Ordering { textOf(self).cmp(textOf(other)) } }
extension CStr: Hash { fn hash<H: Hasher>(state: &mut H) { self.toBytesWithNul().hash(state) } }
extension CStr: AsRef<CStr> { fn asRef(): &CStr { self } }
extension CStr: ToOwned {
    type Owned = CString
    fn toOwned(): CString { CString { bytes: self.toBytesWithNul().toVec() } }
}

/// An owned one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
public struct CString {
    bytes: Vec<UInt8>,
}

extension CString {
    public static fn new<T: Into<Vec<UInt8>>>(text: T): Result<CString, NulError> {
        var bytes: Vec<UInt8> = text.into()
        if let Some(at) = bytes.iter().position({ it == 0 }) { return Err(NulError(at, bytes)) }
        bytes.push(0)
        Ok(CString { bytes: bytes })
    }
    #[mustUse]
    public fn asCStr(): &CStr { ofBytes(self.asBytes()) }
    #[mustUse]
    public fn asBytes(): &[UInt8] { &self.bytes[..self.bytes.len() - 1] }
    #[mustUse]
    public fn asBytesWithNul(): &[UInt8] { &self.bytes }
    public consuming fn intoBytesWithNul(): Vec<UInt8> { self.bytes }
    public consuming fn intoBytes(): Vec<UInt8> {
        var bytes = self.bytes
        bytes.pop()
        bytes
    }
    public consuming fn intoString(): Result<String, IntoStringError> {
        match String.fromUtf8(self.intoBytes()) {
            Ok(text) -> Ok(text),
            Err(error) -> {
                let reason = error.utf8Error()
                var bytes = error.intoBytes()
                bytes.push(0)
                Err(IntoStringError { inner: CString { bytes: bytes }, error: reason })
            }
        }
    }
}
extension CString: Deref {
    type Target = CStr
    fn deref(): &CStr { self.asCStr() }
}
extension CString: Borrow<CStr> { fn borrow(): &CStr { self.asCStr() } }
extension CString: AsRef<CStr> { fn asRef(): &CStr { self.asCStr() } }
extension CString: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.asCStr(), f) } }
extension CString: Default { static fn default(): CString { CString { bytes: vec![0] } } }
extension<'a> CString: From<&'a CStr> { static fn from(text: &'a CStr): CString { text.toOwned() } }

#[derive(Clone, PartialEq, Eq, Debug)]
public struct NulError(UIntSize, Vec<UInt8>)
extension NulError {
    #[mustUse]
    public fn nulPosition(): UIntSize { self.0 }
    #[mustUse]
    public consuming fn intoVec(): Vec<UInt8> { self.1 }
}
extension NulError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { write!(f, "nul byte found in provided data at position: {}", self.0) }
}
extension NulError: Error {}

#[derive(Clone, PartialEq, Eq, Debug)]
public enum FromBytesWithNulError {
    InteriorNul { position: UIntSize },
    NotNulTerminated,
}
extension FromBytesWithNulError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            FromBytesWithNulError.InteriorNul { position } -> write!(f, "data provided contains an interior nul byte at position {position}"),
            FromBytesWithNulError.NotNulTerminated -> f.writeStr("data provided is not nul terminated"),
        }
    }
}
extension FromBytesWithNulError: Error {}

#[derive(Clone, PartialEq, Eq, Debug)]
public struct FromBytesUntilNulError(())
extension FromBytesUntilNulError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("data provided does not contain a nul") }
}
extension FromBytesUntilNulError: Error {}

#[derive(Clone, PartialEq, Eq, Debug)]
public struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}
extension IntoStringError {
    #[mustUse]
    public consuming fn intoCstring(): CString { self.inner }
    #[mustUse]
    public fn utf8Error(): Utf8Error { self.error }
}
extension IntoStringError: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("C string contained non-utf8 bytes") }
}
extension IntoStringError: Error {}
