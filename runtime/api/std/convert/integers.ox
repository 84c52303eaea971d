// The conversions between integers that may fail; the others are `From`.
#![cpp(header = "ox/lang/num.h")]
import std.num.TryFromIntError

#[cpp("ox::num::fits<{To}>($0)")]
extern fn fits<To: Integer, T: Integer>(value: T): Bool

#[cpp("ox::ops::cast<{To}>($0)")]
extern fn cast<To, T>(value: T): To

fn narrow<To: Integer, T: Integer>(value: T): Result<To, TryFromIntError> {
    if fits<To, T>(value) { Ok(cast<To, T>(value)) } else { Err(TryFromIntError(())) }
}

extension UInt8: TryFrom<UInt16> { type Error = TryFromIntError; static fn tryFrom(value: UInt16): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt8: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UInt8, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt16: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UInt16, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt32: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UInt32, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt64: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UInt64, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UInt128: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UInt128, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<Int8> { type Error = TryFromIntError; static fn tryFrom(value: Int8): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension UIntSize: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<UIntSize, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UInt8> { type Error = TryFromIntError; static fn tryFrom(value: UInt8): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UInt16> { type Error = TryFromIntError; static fn tryFrom(value: UInt16): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<Int16> { type Error = TryFromIntError; static fn tryFrom(value: Int16): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int8: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<Int8, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<UInt16> { type Error = TryFromIntError; static fn tryFrom(value: UInt16): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int16: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<Int16, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int32: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<Int32, TryFromIntError> { narrow(value) } }
extension Int64: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<Int64, TryFromIntError> { narrow(value) } }
extension Int64: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<Int64, TryFromIntError> { narrow(value) } }
extension Int64: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<Int64, TryFromIntError> { narrow(value) } }
extension Int64: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<Int64, TryFromIntError> { narrow(value) } }
extension Int64: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<Int64, TryFromIntError> { narrow(value) } }
extension Int128: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<Int128, TryFromIntError> { narrow(value) } }
extension Int128: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<Int128, TryFromIntError> { narrow(value) } }
extension Int128: TryFrom<IntSize> { type Error = TryFromIntError; static fn tryFrom(value: IntSize): Result<Int128, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<UInt16> { type Error = TryFromIntError; static fn tryFrom(value: UInt16): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<UInt32> { type Error = TryFromIntError; static fn tryFrom(value: UInt32): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<UInt64> { type Error = TryFromIntError; static fn tryFrom(value: UInt64): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<UInt128> { type Error = TryFromIntError; static fn tryFrom(value: UInt128): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<UIntSize> { type Error = TryFromIntError; static fn tryFrom(value: UIntSize): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<Int32> { type Error = TryFromIntError; static fn tryFrom(value: Int32): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<Int64> { type Error = TryFromIntError; static fn tryFrom(value: Int64): Result<IntSize, TryFromIntError> { narrow(value) } }
extension IntSize: TryFrom<Int128> { type Error = TryFromIntError; static fn tryFrom(value: Int128): Result<IntSize, TryFromIntError> { narrow(value) } }
