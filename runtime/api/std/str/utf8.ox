// Bytes as text.
#![cpp(header = "ox/lang/str.h")]
import std.error.Error
import std.fmt

#[cpp("ox::strs::Utf8Check")]
extern struct Check

extension Check {
    #[cpp("ox::strs::checkUtf8")]
    extern static fn of(bytes: &[UInt8]): Check
    #[cpp("$self->valid")]
    extern fn isValid(): Bool
    #[cpp("$self->validUpTo")]
    extern fn validUpTo(): UIntSize
    #[cpp("$self->errorLen")]
    extern fn errorLen(): UInt8
}

/// Without the check.
#[cpp("ox::strs::fromUtf8Unchecked")]
public extern fn fromUtf8Unchecked(bytes: &[UInt8]): &str

public fn fromUtf8(bytes: &[UInt8]): Result<&str, Utf8Error> {
    let check = Check.of(bytes)
    if check.isValid() {
        Ok(fromUtf8Unchecked(bytes))
    } else {
        let len = check.errorLen()
        Err(Utf8Error { validUpTo: check.validUpTo(), errorLen: if len == 0 { null } else { Some(len) } })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
public struct Utf8Error {
    validUpTo: UIntSize,
    errorLen: Option<UInt8>,
}

extension Utf8Error {
    #[mustUse]
    public fn validUpTo(): UIntSize { self.validUpTo }
    #[mustUse]
    public fn errorLen(): Option<UIntSize> {
        match self.errorLen {
            Some(len) -> Some(len as UIntSize),
            null -> null,
        }
    }
}

extension Utf8Error: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugStruct("Utf8Error").field("valid_up_to", &self.validUpTo).field("error_len", &self.errorLen).finish()
    }
}
extension Utf8Error: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self.errorLen {
            Some(len) -> write!(f, "invalid utf-8 sequence of {} bytes from index {}", len, self.validUpTo),
            null -> write!(f, "incomplete utf-8 byte sequence from index {}", self.validUpTo),
        }
    }
}
extension Utf8Error: Error {}
