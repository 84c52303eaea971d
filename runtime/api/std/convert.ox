// std.convert: from one type to another.
import std.fmt
import std.char.TryFromCharError

external module integers

#[lang("From")]
public trait From<T>: Sized {
    #[mustUse]
    static fn from(value: T): Self
}

#[lang("Into")]
public trait Into<T>: Sized {
    #[mustUse]
    consuming fn into(): T
}

extension<T, U: From<T>> T: Into<U> {
    consuming fn into(): U { U.from(self) }
}

extension<T> T: From<T> {
    static fn from(value: T): T { value }
}

#[lang("TryFrom")]
public trait TryFrom<T>: Sized {
    type Error
    static fn tryFrom(value: T): Result<Self, Self.Error>
}

#[lang("TryInto")]
public trait TryInto<T>: Sized {
    type Error
    consuming fn tryInto(): Result<T, Self.Error>
}

extension<T, U: TryFrom<T>> T: TryInto<U> {
    type Error = U.Error
    consuming fn tryInto(): Result<U, U.Error> { U.tryFrom(self) }
}

public trait AsRef<T: ?Sized> {
    fn asRef(): &T
}

public trait AsMut<T: ?Sized> {
    mutating fn asMut(): &mut T
}

extension<T: AsRef<U> + ?Sized, U: ?Sized> &T: AsRef<U> { fn asRef(): &U { T.asRef(*self) } }
extension<T: AsRef<U> + ?Sized, U: ?Sized> &mut T: AsRef<U> { fn asRef(): &U { T.asRef(*self) } }
extension<T: AsMut<U> + ?Sized, U: ?Sized> &mut T: AsMut<U> { mutating fn asMut(): &mut U { T.asMut(*self) } }
extension str: AsRef<str> { fn asRef(): &str { self } }
extension str: AsRef<[UInt8]> { fn asRef(): &[UInt8] { self.asBytes() } }

/// The error of what cannot fail.
#[lang("Infallible")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
public enum Infallible {}

extension Infallible: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { match *self {} } }

public fn identity<T>(x: T): T { x }

extension<T, U: Into<T>> T: TryFrom<U> {
    type Error = Infallible
    static fn tryFrom(value: U): Result<T, Infallible> { Ok(value.into()) }
}

extension UInt16: From<UInt8> { static fn from(value: UInt8): UInt16 { value as UInt16 } }
extension UInt32: From<UInt8> { static fn from(value: UInt8): UInt32 { value as UInt32 } }
extension UInt64: From<UInt8> { static fn from(value: UInt8): UInt64 { value as UInt64 } }
extension UInt128: From<UInt8> { static fn from(value: UInt8): UInt128 { value as UInt128 } }
extension Int16: From<UInt8> { static fn from(value: UInt8): Int16 { value as Int16 } }
extension Int32: From<UInt8> { static fn from(value: UInt8): Int32 { value as Int32 } }
extension Int64: From<UInt8> { static fn from(value: UInt8): Int64 { value as Int64 } }
extension Int128: From<UInt8> { static fn from(value: UInt8): Int128 { value as Int128 } }
extension UIntSize: From<UInt8> { static fn from(value: UInt8): UIntSize { value as UIntSize } }
extension IntSize: From<UInt8> { static fn from(value: UInt8): IntSize { value as IntSize } }
extension UInt32: From<UInt16> { static fn from(value: UInt16): UInt32 { value as UInt32 } }
extension UInt64: From<UInt16> { static fn from(value: UInt16): UInt64 { value as UInt64 } }
extension UInt128: From<UInt16> { static fn from(value: UInt16): UInt128 { value as UInt128 } }
extension Int32: From<UInt16> { static fn from(value: UInt16): Int32 { value as Int32 } }
extension Int64: From<UInt16> { static fn from(value: UInt16): Int64 { value as Int64 } }
extension Int128: From<UInt16> { static fn from(value: UInt16): Int128 { value as Int128 } }
extension UIntSize: From<UInt16> { static fn from(value: UInt16): UIntSize { value as UIntSize } }
extension UInt64: From<UInt32> { static fn from(value: UInt32): UInt64 { value as UInt64 } }
extension UInt128: From<UInt32> { static fn from(value: UInt32): UInt128 { value as UInt128 } }
extension Int64: From<UInt32> { static fn from(value: UInt32): Int64 { value as Int64 } }
extension Int128: From<UInt32> { static fn from(value: UInt32): Int128 { value as Int128 } }
extension UInt128: From<UInt64> { static fn from(value: UInt64): UInt128 { value as UInt128 } }
extension Int128: From<UInt64> { static fn from(value: UInt64): Int128 { value as Int128 } }
extension Int16: From<Int8> { static fn from(value: Int8): Int16 { value as Int16 } }
extension Int32: From<Int8> { static fn from(value: Int8): Int32 { value as Int32 } }
extension Int64: From<Int8> { static fn from(value: Int8): Int64 { value as Int64 } }
extension Int128: From<Int8> { static fn from(value: Int8): Int128 { value as Int128 } }
extension IntSize: From<Int8> { static fn from(value: Int8): IntSize { value as IntSize } }
extension Int32: From<Int16> { static fn from(value: Int16): Int32 { value as Int32 } }
extension Int64: From<Int16> { static fn from(value: Int16): Int64 { value as Int64 } }
extension Int128: From<Int16> { static fn from(value: Int16): Int128 { value as Int128 } }
extension IntSize: From<Int16> { static fn from(value: Int16): IntSize { value as IntSize } }
extension Int64: From<Int32> { static fn from(value: Int32): Int64 { value as Int64 } }
extension Int128: From<Int32> { static fn from(value: Int32): Int128 { value as Int128 } }
extension Int128: From<Int64> { static fn from(value: Int64): Int128 { value as Int128 } }
extension Float32: From<UInt8> { static fn from(value: UInt8): Float32 { value as Float32 } }
extension Float32: From<Int8> { static fn from(value: Int8): Float32 { value as Float32 } }
extension Float32: From<UInt16> { static fn from(value: UInt16): Float32 { value as Float32 } }
extension Float32: From<Int16> { static fn from(value: Int16): Float32 { value as Float32 } }
extension Float64: From<UInt8> { static fn from(value: UInt8): Float64 { value as Float64 } }
extension Float64: From<Int8> { static fn from(value: Int8): Float64 { value as Float64 } }
extension Float64: From<UInt16> { static fn from(value: UInt16): Float64 { value as Float64 } }
extension Float64: From<Int16> { static fn from(value: Int16): Float64 { value as Float64 } }
extension Float64: From<UInt32> { static fn from(value: UInt32): Float64 { value as Float64 } }
extension Float64: From<Int32> { static fn from(value: Int32): Float64 { value as Float64 } }
extension Float64: From<Float32> { static fn from(value: Float32): Float64 { value as Float64 } }
extension Float32: From<Bool> { static fn from(value: Bool): Float32 { value as UInt8 as Float32 } }
extension Float64: From<Bool> { static fn from(value: Bool): Float64 { value as UInt8 as Float64 } }
extension UInt8: From<Bool> { static fn from(value: Bool): UInt8 { value as UInt8 } }
extension UInt16: From<Bool> { static fn from(value: Bool): UInt16 { value as UInt16 } }
extension UInt32: From<Bool> { static fn from(value: Bool): UInt32 { value as UInt32 } }
extension UInt64: From<Bool> { static fn from(value: Bool): UInt64 { value as UInt64 } }
extension UInt128: From<Bool> { static fn from(value: Bool): UInt128 { value as UInt128 } }
extension Int8: From<Bool> { static fn from(value: Bool): Int8 { value as Int8 } }
extension Int16: From<Bool> { static fn from(value: Bool): Int16 { value as Int16 } }
extension Int32: From<Bool> { static fn from(value: Bool): Int32 { value as Int32 } }
extension Int64: From<Bool> { static fn from(value: Bool): Int64 { value as Int64 } }
extension Int128: From<Bool> { static fn from(value: Bool): Int128 { value as Int128 } }
extension UIntSize: From<Bool> { static fn from(value: Bool): UIntSize { value as UIntSize } }
extension IntSize: From<Bool> { static fn from(value: Bool): IntSize { value as IntSize } }
extension UInt8: TryFrom<Char> {
    type Error = TryFromCharError
    static fn tryFrom(c: Char): Result<UInt8, TryFromCharError> {
        let code = c as UInt32
        if code < 256 { Ok(code as UInt8) } else { Err(TryFromCharError(())) }
    }
}
extension UInt16: TryFrom<Char> {
    type Error = TryFromCharError
    static fn tryFrom(c: Char): Result<UInt16, TryFromCharError> {
        let code = c as UInt32
        if code < 0x10000 { Ok(code as UInt16) } else { Err(TryFromCharError(())) }
    }
}
extension Char: From<UInt8> { static fn from(value: UInt8): Char { value as Char } }
extension UInt32: From<Char> { static fn from(value: Char): UInt32 { value as UInt32 } }
extension UInt64: From<Char> { static fn from(value: Char): UInt64 { value as UInt64 } }
extension UInt128: From<Char> { static fn from(value: Char): UInt128 { value as UInt128 } }
