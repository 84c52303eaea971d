// Integers that are not zero.
import std.cmp.Ordering
import std.convert.TryFrom
import std.fmt.{ self, Binary, Debug, Display, Formatter, LowerHex }
import std.hash.{ Hash, Hasher }
import std.marker.{ Integer, SignedInteger, UnsignedInteger }
import std.num.{ IntErrorKind, ParseIntError, TryFromIntError }
import std.str.FromStr
import std.str.parse.parseRadix

#[cpp("ox::NonZero", header = "ox/lang/non_zero.h")]
public extern struct NonZero<T>

public type NonZeroI8 = NonZero<Int8>
public type NonZeroI16 = NonZero<Int16>
public type NonZeroI32 = NonZero<Int32>
public type NonZeroI64 = NonZero<Int64>
public type NonZeroI128 = NonZero<Int128>
public type NonZeroIsize = NonZero<IntSize>
public type NonZeroU8 = NonZero<UInt8>
public type NonZeroU16 = NonZero<UInt16>
public type NonZeroU32 = NonZero<UInt32>
public type NonZeroU64 = NonZero<UInt64>
public type NonZeroU128 = NonZero<UInt128>
public type NonZeroUsize = NonZero<UIntSize>

#[cpp("ox::NonZero<{T}>{$0}")]
extern fn wrap<T>(value: T): NonZero<T>
#[cpp("$0.value")]
extern fn unwrapped<T>(number: NonZero<T>): T
#[cpp("($0 == 0)")]
extern fn isZero<T: Integer>(value: T): Bool
#[cpp("{T}(1)")]
extern fn oneOf<T: Integer>(): T

extension<T: Integer> NonZero<T> {
    #[mustUse]
    public static fn new(value: T): Option<NonZero<T>> { if isZero(value) { null } else { Some(wrap(value)) } }
    #[mustUse]
    public static unsafe fn newUnchecked(value: T): NonZero<T> { wrap(value) }
    public consuming fn get(): T { unwrapped(self) }
    public consuming fn leadingZeros(): UInt32 { self.get().leadingZeros() }
    public consuming fn trailingZeros(): UInt32 { self.get().trailingZeros() }
    public consuming fn countOnes(): NonZero<UInt32> { wrap(self.get().countOnes()) }
    public consuming fn checkedMul(other: NonZero<T>): Option<NonZero<T>> {
        match self.get().checkedMul(other.get()) {
            Some(product) -> Some(wrap(product)),
            null -> null,
        }
    }
    public consuming fn saturatingMul(other: NonZero<T>): NonZero<T> { wrap(self.get().saturatingMul(other.get())) }
    public consuming fn checkedPow(exp: UInt32): Option<NonZero<T>> {
        match self.get().checkedPow(exp) {
            Some(power) -> Some(wrap(power)),
            null -> null,
        }
    }
    public consuming fn saturatingPow(exp: UInt32): NonZero<T> { wrap(self.get().saturatingPow(exp)) }
}

extension<T: UnsignedInteger> NonZero<T> {
    public const MIN: NonZero<T> = wrap<T>(oneOf<T>())
    public const MAX: NonZero<T> = wrap<T>(T.MAX)
    public const BITS: UInt32 = T.BITS
    public consuming fn checkedAdd(other: T): Option<NonZero<T>> {
        match self.get().checkedAdd(other) {
            Some(sum) -> Some(wrap(sum)),
            null -> null,
        }
    }
    public consuming fn saturatingAdd(other: T): NonZero<T> { wrap(self.get().saturatingAdd(other)) }
    public consuming fn isPowerOfTwo(): Bool { self.get().isPowerOfTwo() }
    public consuming fn ilog2(): UInt32 { self.get().ilog2() }
    public consuming fn ilog10(): UInt32 { self.get().ilog10() }
}

extension<T: SignedInteger> NonZero<T> {
    public consuming fn abs(): NonZero<T> { wrap(self.get().abs()) }
    public consuming fn isPositive(): Bool { self.get().isPositive() }
    public consuming fn isNegative(): Bool { self.get().isNegative() }
}

extension<T: Integer> NonZero<T>: Clone { fn clone(): Self { *self } }
extension<T: Integer> NonZero<T>: Copy {}
extension<T: Integer> NonZero<T>: PartialEq { fn eq(other: &Self): Bool { self.get() == other.get() } }
extension<T: Integer> NonZero<T>: Eq {}
extension<T: Integer> NonZero<T>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { Some(self.get().cmp(&other.get())) }
}
extension<T: Integer> NonZero<T>: Ord { fn cmp(other: &Self): Ordering { self.get().cmp(&other.get()) } }
extension<T: Integer> NonZero<T>: Hash { fn hash<H: Hasher>(state: &mut H) { self.get().hash(state) } }
extension<T: Integer> NonZero<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(&self.get(), f) } }
extension<T: Integer> NonZero<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(&self.get(), f) } }
extension<T: Integer> NonZero<T>: LowerHex { fn fmt(f: &mut Formatter): fmt.Result { LowerHex.fmt(&self.get(), f) } }
extension<T: Integer> NonZero<T>: Binary { fn fmt(f: &mut Formatter): fmt.Result { Binary.fmt(&self.get(), f) } }

extension<T: Integer> NonZero<T>: FromStr {
    type Err = ParseIntError
    static fn fromStr(s: &str): Result<NonZero<T>, ParseIntError> {
        NonZero.new(parseRadix<T>(s, 10)?).okOr(ParseIntError { kind: IntErrorKind.Zero })
    }
}
extension<T: Integer> NonZero<T>: TryFrom<T> {
    type Error = TryFromIntError
    static fn tryFrom(value: T): Result<NonZero<T>, TryFromIntError> { NonZero.new(value).okOr(TryFromIntError(())) }
}
