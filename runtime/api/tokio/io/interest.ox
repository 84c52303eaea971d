// tokio.io.Interest and Ready: what is waited for, and what has come.
import std.fmt.{ self, Debug, Formatter }
import std.ops.{ BitAnd, BitOr, BitOrAssign, Sub }

// As in io_driver.h.
const READABLE: UInt32 = 1
const WRITABLE: UInt32 = 2
const READ_CLOSED: UInt32 = 4
const WRITE_CLOSED: UInt32 = 8
const ERROR: UInt32 = 16

/// What to wait for.
#[derive(Clone, Copy, PartialEq, Eq)]
public struct Interest {
    bits: UInt32,
}

extension Interest {
    public const READABLE: Interest = Interest { bits: READABLE }
    public const WRITABLE: Interest = Interest { bits: WRITABLE }
    public const ERROR: Interest = Interest { bits: ERROR }
    public fn isReadable(): Bool { self.bits & READABLE != 0 }
    public fn isWritable(): Bool { self.bits & WRITABLE != 0 }
    public fn isError(): Bool { self.bits & ERROR != 0 }
    public fn add(other: Interest): Interest { Interest { bits: self.bits | other.bits } }
    public fn remove(other: Interest): Option<Interest> {
        let rest = self.bits & !other.bits
        if rest == 0 { null } else { Some(Interest { bits: rest }) }
    }
    public(crate) fn whole(): Ready { Ready { bits: self.bits } }
    /// With what ends the waiting besides.
    public(crate) fn mask(): UInt32 {
        let reads = if self.isReadable() { READABLE | READ_CLOSED } else { 0 }
        let writes = if self.isWritable() { WRITABLE | WRITE_CLOSED } else { 0 }
        reads | writes | ERROR
    }
}
extension Interest: BitOr {
    type Output = Interest
    consuming fn bitor(other: Interest): Interest { self.add(other) }
}
extension Interest: BitOrAssign { mutating fn bitorAssign(other: Interest) { *self = self.add(other) } }
extension Interest: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var names = Vec.new()
        if self.isReadable() { names.push("READABLE") }
        if self.isWritable() { names.push("WRITABLE") }
        if self.isError() { names.push("ERROR") }
        f.writeStr(&names.join(" | "))
    }
}

/// What a socket is ready for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
public struct Ready {
    bits: UInt32,
}

extension Ready {
    public const EMPTY: Ready = Ready { bits: 0 }
    public const READABLE: Ready = Ready { bits: READABLE }
    public const WRITABLE: Ready = Ready { bits: WRITABLE }
    public const READ_CLOSED: Ready = Ready { bits: READ_CLOSED }
    public const WRITE_CLOSED: Ready = Ready { bits: WRITE_CLOSED }
    public const ERROR: Ready = Ready { bits: ERROR }
    public const ALL: Ready = Ready { bits: 31 }
    public(crate) static fn of(bits: UInt32): Ready { Ready { bits: bits } }
    public(crate) fn bits(): UInt32 { self.bits }
    public fn isEmpty(): Bool { self.bits == 0 }
    public fn isReadable(): Bool { self.bits & (READABLE | READ_CLOSED) != 0 }
    public fn isWritable(): Bool { self.bits & (WRITABLE | WRITE_CLOSED) != 0 }
    public fn isReadClosed(): Bool { self.bits & READ_CLOSED != 0 }
    public fn isWriteClosed(): Bool { self.bits & WRITE_CLOSED != 0 }
    public fn isError(): Bool { self.bits & ERROR != 0 }
}
extension Ready: BitOr {
    type Output = Ready
    consuming fn bitor(other: Ready): Ready { Ready { bits: self.bits | other.bits } }
}
extension Ready: BitOrAssign { mutating fn bitorAssign(other: Ready) { self.bits |= other.bits } }
extension Ready: BitAnd {
    type Output = Ready
    consuming fn bitand(other: Ready): Ready { Ready { bits: self.bits & other.bits } }
}
extension Ready: Sub {
    type Output = Ready
    consuming fn sub(other: Ready): Ready { Ready { bits: self.bits & !other.bits } }
}
extension Ready: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Ready")
            .field("isReadable", &self.isReadable())
            .field("isWritable", &self.isWritable())
            .field("isReadClosed", &self.isReadClosed())
            .field("isWriteClosed", &self.isWriteClosed())
            .field("isError", &self.isError())
            .finish()
    }
}
