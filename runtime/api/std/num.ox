// std.num: the methods of numbers.
#![cpp(header = "ox/lang/num.h")]
import std.error.Error
import std.fmt
import std.str.parse.parseRadix

public external module bytes
public external module float
public external module nonZero
public external module wrappers

public import std.marker.{ FloatingPoint, Integer, SignedInteger, UnsignedInteger }
public import std.num.float.FpCategory
public import std.num.nonZero.{ NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU8, NonZeroUsize }
public import std.num.wrappers.{ Saturating, Wrapping }

#[cpp("ox::num::minimum<{T}>")]
extern fn minimum<T>(): T
#[cpp("ox::num::maximum<{T}>")]
extern fn maximum<T>(): T
#[cpp("ox::num::bits<{T}>")]
extern fn bits<T>(): UInt32

#[lang("integer")]
extension<T: Integer> T {
    public const MIN: T = minimum<T>()
    public const MAX: T = maximum<T>()
    public const BITS: UInt32 = bits<T>()

    public static fn fromStrRadix(src: &str, radix: UInt32): Result<T, ParseIntError> {
        if radix < 2 || radix > 36 { panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {}", radix) }
        parseRadix<T>(src, radix)
    }
    public static fn minValue(): T { minimum<T>() }
    public static fn maxValue(): T { maximum<T>() }
    #[cpp("ox::fmt::Int<{T}>::toString(*$self)")]
    public extern fn toString(): String

    #[mustUse]
    #[cpp("ox::num::Int<{T}>::countOnes")]
    public extern consuming fn countOnes(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::countZeros")]
    public extern consuming fn countZeros(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::leadingZeros")]
    public extern consuming fn leadingZeros(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::trailingZeros")]
    public extern consuming fn trailingZeros(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::leadingOnes")]
    public extern consuming fn leadingOnes(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::trailingOnes")]
    public extern consuming fn trailingOnes(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::rotateLeft")]
    public extern consuming fn rotateLeft(n: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::rotateRight")]
    public extern consuming fn rotateRight(n: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::swapBytes")]
    public extern consuming fn swapBytes(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::reverseBits")]
    public extern consuming fn reverseBits(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::toBe")]
    public extern consuming fn toBe(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::toLe")]
    public extern consuming fn toLe(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::fromBe")]
    public extern static fn fromBe(x: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::fromLe")]
    public extern static fn fromLe(x: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedAdd")]
    public extern consuming fn checkedAdd(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingAdd")]
    public extern consuming fn wrappingAdd(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingAdd")]
    public extern consuming fn overflowingAdd(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedSub")]
    public extern consuming fn checkedSub(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingSub")]
    public extern consuming fn wrappingSub(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingSub")]
    public extern consuming fn overflowingSub(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedMul")]
    public extern consuming fn checkedMul(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingMul")]
    public extern consuming fn wrappingMul(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingMul")]
    public extern consuming fn overflowingMul(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedDiv")]
    public extern consuming fn checkedDiv(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingDiv")]
    public extern consuming fn wrappingDiv(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingDiv")]
    public extern consuming fn overflowingDiv(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedRem")]
    public extern consuming fn checkedRem(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingRem")]
    public extern consuming fn wrappingRem(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingRem")]
    public extern consuming fn overflowingRem(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedDivEuclid")]
    public extern consuming fn checkedDivEuclid(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingDivEuclid")]
    public extern consuming fn wrappingDivEuclid(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingDivEuclid")]
    public extern consuming fn overflowingDivEuclid(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedRemEuclid")]
    public extern consuming fn checkedRemEuclid(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingRemEuclid")]
    public extern consuming fn wrappingRemEuclid(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingRemEuclid")]
    public extern consuming fn overflowingRemEuclid(rhs: T): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedShl")]
    public extern consuming fn checkedShl(rhs: UInt32): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingShl")]
    public extern consuming fn wrappingShl(rhs: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingShl")]
    public extern consuming fn overflowingShl(rhs: UInt32): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedShr")]
    public extern consuming fn checkedShr(rhs: UInt32): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingShr")]
    public extern consuming fn wrappingShr(rhs: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingShr")]
    public extern consuming fn overflowingShr(rhs: UInt32): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedPow")]
    public extern consuming fn checkedPow(exp: UInt32): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingPow")]
    public extern consuming fn wrappingPow(exp: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingPow")]
    public extern consuming fn overflowingPow(exp: UInt32): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedNeg")]
    public extern consuming fn checkedNeg(): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingNeg")]
    public extern consuming fn wrappingNeg(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingNeg")]
    public extern consuming fn overflowingNeg(): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingAdd")]
    public extern consuming fn saturatingAdd(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingSub")]
    public extern consuming fn saturatingSub(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingMul")]
    public extern consuming fn saturatingMul(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingDiv")]
    public extern consuming fn saturatingDiv(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingPow")]
    public extern consuming fn saturatingPow(exp: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::pow")]
    public extern consuming fn pow(exp: UInt32): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::divEuclid")]
    public extern consuming fn divEuclid(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::remEuclid")]
    public extern consuming fn remEuclid(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::isqrt")]
    public extern consuming fn isqrt(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::ilog")]
    public extern consuming fn ilog(base: T): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::ilog2")]
    public extern consuming fn ilog2(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::ilog10")]
    public extern consuming fn ilog10(): UInt32
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedIlog")]
    public extern consuming fn checkedIlog(base: T): Option<UInt32>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedIlog2")]
    public extern consuming fn checkedIlog2(): Option<UInt32>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedIlog10")]
    public extern consuming fn checkedIlog10(): Option<UInt32>
    #[cpp("ox::num::Int<{T}>::midpoint")]
    public extern consuming fn midpoint(rhs: T): T

    public consuming fn unboundedShl(rhs: UInt32): T { self.checkedShl(rhs) ?? self.wrappingSub(self) }
    public consuming fn unboundedShr(rhs: UInt32): T { self.checkedShr(rhs) ?? self.wrappingShr(T.BITS - 1).wrappingShr(1) }
    #[trackCaller]
    public consuming fn strictAdd(rhs: T): T { self.checkedAdd(rhs) ?? panic!("attempt to add with overflow") }
    #[trackCaller]
    public consuming fn strictSub(rhs: T): T { self.checkedSub(rhs) ?? panic!("attempt to subtract with overflow") }
    #[trackCaller]
    public consuming fn strictMul(rhs: T): T { self.checkedMul(rhs) ?? panic!("attempt to multiply with overflow") }
    #[trackCaller]
    public consuming fn strictNeg(): T { self.checkedNeg() ?? panic!("attempt to negate with overflow") }
    #[trackCaller]
    public consuming fn strictPow(exp: UInt32): T { self.checkedPow(exp) ?? panic!("attempt to multiply with overflow") }
    #[trackCaller]
    public consuming fn strictShl(rhs: UInt32): T { self.checkedShl(rhs) ?? panic!("attempt to shift left with overflow") }
    #[trackCaller]
    public consuming fn strictShr(rhs: UInt32): T { self.checkedShr(rhs) ?? panic!("attempt to shift right with overflow") }
    #[trackCaller]
    public consuming fn strictDiv(rhs: T): T {
        if rhs == rhs.wrappingSub(rhs) { panic!("attempt to divide by zero") }
        self.checkedDiv(rhs) ?? panic!("attempt to divide with overflow")
    }
    #[trackCaller]
    public consuming fn strictRem(rhs: T): T {
        if rhs == rhs.wrappingSub(rhs) { panic!("attempt to calculate the remainder with a divisor of zero") }
        self.checkedRem(rhs) ?? panic!("attempt to calculate the remainder with overflow")
    }
    #[trackCaller]
    public consuming fn strictDivEuclid(rhs: T): T {
        if rhs == rhs.wrappingSub(rhs) { panic!("attempt to divide by zero") }
        self.checkedDivEuclid(rhs) ?? panic!("attempt to divide with overflow")
    }
    #[trackCaller]
    public consuming fn strictRemEuclid(rhs: T): T {
        if rhs == rhs.wrappingSub(rhs) { panic!("attempt to calculate the remainder with a divisor of zero") }
        self.checkedRemEuclid(rhs) ?? panic!("attempt to calculate the remainder with overflow")
    }
}

#[lang("signedInteger")]
extension<T: SignedInteger> T {
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::abs")]
    public extern consuming fn abs(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::signum")]
    public extern consuming fn signum(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::isPositive")]
    public extern consuming fn isPositive(): Bool
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::isNegative")]
    public extern consuming fn isNegative(): Bool
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::wrappingAbs")]
    public extern consuming fn wrappingAbs(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedAbs")]
    public extern consuming fn checkedAbs(): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::overflowingAbs")]
    public extern consuming fn overflowingAbs(): (T, Bool)
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingAbs")]
    public extern consuming fn saturatingAbs(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::saturatingNeg")]
    public extern consuming fn saturatingNeg(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedIsqrt")]
    public extern consuming fn checkedIsqrt(): Option<T>
    #[trackCaller]
    public consuming fn strictAbs(): T { self.checkedAbs() ?? panic!("attempt to negate with overflow") }
}

#[lang("unsignedInteger")]
extension<T: UnsignedInteger> T {
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::isPowerOfTwo")]
    public extern consuming fn isPowerOfTwo(): Bool
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::nextPowerOfTwo")]
    public extern consuming fn nextPowerOfTwo(): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedNextPowerOfTwo")]
    public extern consuming fn checkedNextPowerOfTwo(): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::divCeil")]
    public extern consuming fn divCeil(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::nextMultipleOf")]
    public extern consuming fn nextMultipleOf(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::checkedNextMultipleOf")]
    public extern consuming fn checkedNextMultipleOf(rhs: T): Option<T>
    #[mustUse]
    #[cpp("ox::num::Int<{T}>::isMultipleOf")]
    public extern consuming fn isMultipleOf(rhs: T): Bool
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct ParseIntError {
    public kind: IntErrorKind,
}

extension ParseIntError {
    #[mustUse]
    public fn kind(): &IntErrorKind { &self.kind }
}
extension ParseIntError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self.kind {
            IntErrorKind.Empty -> f.pad("cannot parse integer from empty string"),
            IntErrorKind.InvalidDigit -> f.pad("invalid digit found in string"),
            IntErrorKind.PosOverflow -> f.pad("number too large to fit in target type"),
            IntErrorKind.NegOverflow -> f.pad("number too small to fit in target type"),
            IntErrorKind.Zero -> f.pad("number would be zero for non-zero type"),
        }
    }
}
extension ParseIntError: Error {}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct ParseFloatError {
    kind: FloatErrorKind,
}

extension ParseFloatError {
    /// The error of the text `s`, which is no number.
    public static fn of(s: &str): ParseFloatError {
        ParseFloatError { kind: if s.isEmpty() { FloatErrorKind.Empty } else { FloatErrorKind.Invalid } }
    }
}
extension ParseFloatError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self.kind {
            FloatErrorKind.Empty -> f.pad("cannot parse float from empty string"),
            FloatErrorKind.Invalid -> f.pad("invalid float literal"),
        }
    }
}
extension ParseFloatError: Error {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct TryFromIntError(public ())

extension TryFromIntError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.pad("out of range integral type conversion attempted") }
}
extension TryFromIntError: Error {}
