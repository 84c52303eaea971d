// The methods of integers whose signature depends on the width.
#![cpp(header = "ox/lang/num.h")]
import std.str.escape.EscapeAscii

extension Int8 {
    public consuming fn checkedSubUnsigned(rhs: UInt8): Option<Int8> {
        let result = self.wrappingSub(rhs as Int8)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UInt8): Int8 { self.wrappingSub(rhs as Int8) }
    public consuming fn saturatingSubUnsigned(rhs: UInt8): Int8 { self.checkedSubUnsigned(rhs) ?? Int8.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UInt8): (Int8, Bool) { (self.wrappingSub(rhs as Int8), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UInt8): (Int8, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 1]): Int8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 1]): Int8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 1]): Int8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: Int8): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UInt8): Option<Int8>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UInt8): Int8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UInt8): Int8
}

extension UInt8 {
    public consuming fn checkedSubSigned(rhs: Int8): Option<UInt8> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UInt8) }
    }
    public consuming fn wrappingSubSigned(rhs: Int8): UInt8 { self.wrappingSub(rhs as UInt8) }
    public consuming fn saturatingSubSigned(rhs: Int8): UInt8 {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UInt8) }
    }
    public consuming fn overflowingAddSigned(rhs: Int8): (UInt8, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UInt8): Option<Int8> {
        let result = self.wrappingSub(rhs) as Int8
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 1]): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 1]): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 1]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 1]): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UInt8): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): Int8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: Int8): Option<UInt8>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: Int8): UInt8
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: Int8): UInt8
    public fn isAscii(): Bool { *self < 128 }
    public consuming fn escapeAscii(): EscapeAscii { EscapeAscii.of(&[self]) }
    public fn isAsciiAlphabetic(): Bool { (*self as Char).isAsciiAlphabetic() }
    public fn isAsciiDigit(): Bool { (*self as Char).isAsciiDigit() }
    public fn isAsciiHexdigit(): Bool { (*self as Char).isAsciiHexdigit() }
    public fn isAsciiAlphanumeric(): Bool { (*self as Char).isAsciiAlphanumeric() }
    public fn isAsciiUppercase(): Bool { (*self as Char).isAsciiUppercase() }
    public fn isAsciiLowercase(): Bool { (*self as Char).isAsciiLowercase() }
    public fn isAsciiWhitespace(): Bool { (*self as Char).isAsciiWhitespace() }
    public fn isAsciiPunctuation(): Bool { (*self as Char).isAsciiPunctuation() }
    public fn isAsciiGraphic(): Bool { (*self as Char).isAsciiGraphic() }
    public fn isAsciiControl(): Bool { (*self as Char).isAsciiControl() }
    public fn toAsciiUppercase(): UInt8 { (*self as Char).toAsciiUppercase() as UInt8 }
    public fn toAsciiLowercase(): UInt8 { (*self as Char).toAsciiLowercase() as UInt8 }
    public mutating fn makeAsciiUppercase() { *self = self.toAsciiUppercase() }
    public mutating fn makeAsciiLowercase() { *self = self.toAsciiLowercase() }
    public fn eqIgnoreAsciiCase(other: &UInt8): Bool { self.toAsciiLowercase() == other.toAsciiLowercase() }
}

extension Int16 {
    public consuming fn checkedSubUnsigned(rhs: UInt16): Option<Int16> {
        let result = self.wrappingSub(rhs as Int16)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UInt16): Int16 { self.wrappingSub(rhs as Int16) }
    public consuming fn saturatingSubUnsigned(rhs: UInt16): Int16 { self.checkedSubUnsigned(rhs) ?? Int16.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UInt16): (Int16, Bool) { (self.wrappingSub(rhs as Int16), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UInt16): (Int16, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 2]): Int16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 2]): Int16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 2]): Int16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: Int16): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UInt16): Option<Int16>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UInt16): Int16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UInt16): Int16
}

extension UInt16 {
    public consuming fn checkedSubSigned(rhs: Int16): Option<UInt16> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UInt16) }
    }
    public consuming fn wrappingSubSigned(rhs: Int16): UInt16 { self.wrappingSub(rhs as UInt16) }
    public consuming fn saturatingSubSigned(rhs: Int16): UInt16 {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UInt16) }
    }
    public consuming fn overflowingAddSigned(rhs: Int16): (UInt16, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UInt16): Option<Int16> {
        let result = self.wrappingSub(rhs) as Int16
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 2]): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 2]): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 2]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 2]): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UInt16): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): Int16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: Int16): Option<UInt16>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: Int16): UInt16
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: Int16): UInt16
}

extension Int32 {
    public consuming fn checkedSubUnsigned(rhs: UInt32): Option<Int32> {
        let result = self.wrappingSub(rhs as Int32)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UInt32): Int32 { self.wrappingSub(rhs as Int32) }
    public consuming fn saturatingSubUnsigned(rhs: UInt32): Int32 { self.checkedSubUnsigned(rhs) ?? Int32.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UInt32): (Int32, Bool) { (self.wrappingSub(rhs as Int32), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UInt32): (Int32, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 4]): Int32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 4]): Int32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 4]): Int32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: Int32): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UInt32): Option<Int32>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UInt32): Int32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UInt32): Int32
}

extension UInt32 {
    public consuming fn checkedSubSigned(rhs: Int32): Option<UInt32> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UInt32) }
    }
    public consuming fn wrappingSubSigned(rhs: Int32): UInt32 { self.wrappingSub(rhs as UInt32) }
    public consuming fn saturatingSubSigned(rhs: Int32): UInt32 {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UInt32) }
    }
    public consuming fn overflowingAddSigned(rhs: Int32): (UInt32, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UInt32): Option<Int32> {
        let result = self.wrappingSub(rhs) as Int32
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 4]): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 4]): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 4]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 4]): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UInt32): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): Int32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: Int32): Option<UInt32>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: Int32): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: Int32): UInt32
}

extension Int64 {
    public consuming fn checkedSubUnsigned(rhs: UInt64): Option<Int64> {
        let result = self.wrappingSub(rhs as Int64)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UInt64): Int64 { self.wrappingSub(rhs as Int64) }
    public consuming fn saturatingSubUnsigned(rhs: UInt64): Int64 { self.checkedSubUnsigned(rhs) ?? Int64.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UInt64): (Int64, Bool) { (self.wrappingSub(rhs as Int64), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UInt64): (Int64, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 8]): Int64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 8]): Int64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 8]): Int64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: Int64): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UInt64): Option<Int64>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UInt64): Int64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UInt64): Int64
}

extension UInt64 {
    public consuming fn checkedSubSigned(rhs: Int64): Option<UInt64> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UInt64) }
    }
    public consuming fn wrappingSubSigned(rhs: Int64): UInt64 { self.wrappingSub(rhs as UInt64) }
    public consuming fn saturatingSubSigned(rhs: Int64): UInt64 {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UInt64) }
    }
    public consuming fn overflowingAddSigned(rhs: Int64): (UInt64, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UInt64): Option<Int64> {
        let result = self.wrappingSub(rhs) as Int64
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 8]): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 8]): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 8]): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UInt64): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): Int64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: Int64): Option<UInt64>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: Int64): UInt64
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: Int64): UInt64
}

extension Int128 {
    public consuming fn checkedSubUnsigned(rhs: UInt128): Option<Int128> {
        let result = self.wrappingSub(rhs as Int128)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UInt128): Int128 { self.wrappingSub(rhs as Int128) }
    public consuming fn saturatingSubUnsigned(rhs: UInt128): Int128 { self.checkedSubUnsigned(rhs) ?? Int128.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UInt128): (Int128, Bool) { (self.wrappingSub(rhs as Int128), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UInt128): (Int128, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 16]): Int128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 16]): Int128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 16]): Int128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: Int128): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UInt128): Option<Int128>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UInt128): Int128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UInt128): Int128
}

extension UInt128 {
    public consuming fn checkedSubSigned(rhs: Int128): Option<UInt128> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UInt128) }
    }
    public consuming fn wrappingSubSigned(rhs: Int128): UInt128 { self.wrappingSub(rhs as UInt128) }
    public consuming fn saturatingSubSigned(rhs: Int128): UInt128 {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UInt128) }
    }
    public consuming fn overflowingAddSigned(rhs: Int128): (UInt128, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UInt128): Option<Int128> {
        let result = self.wrappingSub(rhs) as Int128
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 16]): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 16]): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 16]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 16]): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UInt128): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): Int128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: Int128): Option<UInt128>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: Int128): UInt128
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: Int128): UInt128
}

extension IntSize {
    public consuming fn checkedSubUnsigned(rhs: UIntSize): Option<IntSize> {
        let result = self.wrappingSub(rhs as IntSize)
        if result > self || (result == self && rhs != 0) { null } else { Some(result) }
    }
    public consuming fn wrappingSubUnsigned(rhs: UIntSize): IntSize { self.wrappingSub(rhs as IntSize) }
    public consuming fn saturatingSubUnsigned(rhs: UIntSize): IntSize { self.checkedSubUnsigned(rhs) ?? IntSize.MIN }
    public consuming fn overflowingSubUnsigned(rhs: UIntSize): (IntSize, Bool) { (self.wrappingSub(rhs as IntSize), self.checkedSubUnsigned(rhs) == null) }
    public consuming fn overflowingAddUnsigned(rhs: UIntSize): (IntSize, Bool) { (self.wrappingAddUnsigned(rhs), self.checkedAddUnsigned(rhs) == null) }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 8]): IntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 8]): IntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 8]): IntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: IntSize): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::unsignedAbs")]
    public extern consuming fn unsignedAbs(): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castUnsigned")]
    public extern consuming fn castUnsigned(): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddUnsigned")]
    public extern consuming fn checkedAddUnsigned(rhs: UIntSize): Option<IntSize>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddUnsigned")]
    public extern consuming fn wrappingAddUnsigned(rhs: UIntSize): IntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddUnsigned")]
    public extern consuming fn saturatingAddUnsigned(rhs: UIntSize): IntSize
}

extension UIntSize {
    public consuming fn checkedSubSigned(rhs: IntSize): Option<UIntSize> {
        if rhs < 0 { self.checkedAdd(rhs.unsignedAbs()) } else { self.checkedSub(rhs as UIntSize) }
    }
    public consuming fn wrappingSubSigned(rhs: IntSize): UIntSize { self.wrappingSub(rhs as UIntSize) }
    public consuming fn saturatingSubSigned(rhs: IntSize): UIntSize {
        if rhs < 0 { self.saturatingAdd(rhs.unsignedAbs()) } else { self.saturatingSub(rhs as UIntSize) }
    }
    public consuming fn overflowingAddSigned(rhs: IntSize): (UIntSize, Bool) { (self.wrappingAddSigned(rhs), self.checkedAddSigned(rhs) == null) }
    public consuming fn checkedSignedDiff(rhs: UIntSize): Option<IntSize> {
        let result = self.wrappingSub(rhs) as IntSize
        if (self >= rhs) == (result < 0) { null } else { Some(result) }
    }
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toBeBytes")]
    public extern consuming fn toBeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromBeBytes")]
    public extern static fn fromBeBytes(bytes: [UInt8; 8]): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toLeBytes")]
    public extern consuming fn toLeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromLeBytes")]
    public extern static fn fromLeBytes(bytes: [UInt8; 8]): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::toNeBytes")]
    public extern consuming fn toNeBytes(): [UInt8; 8]
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::fromNeBytes")]
    public extern static fn fromNeBytes(bytes: [UInt8; 8]): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::absDiff")]
    public extern consuming fn absDiff(other: UIntSize): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::castSigned")]
    public extern consuming fn castSigned(): IntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::checkedAddSigned")]
    public extern consuming fn checkedAddSigned(rhs: IntSize): Option<UIntSize>
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::wrappingAddSigned")]
    public extern consuming fn wrappingAddSigned(rhs: IntSize): UIntSize
    #[mustUse]
    #[cpp("ox::num::Int<{Self}>::saturatingAddSigned")]
    public extern consuming fn saturatingAddSigned(rhs: IntSize): UIntSize
}
