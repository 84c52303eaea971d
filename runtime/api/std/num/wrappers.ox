// Integers whose operators wrap or saturate.
import std.fmt
import std.marker.{ Integer, SignedInteger }
import std.ops.{ Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign }

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
public struct Wrapping<T>(public T)

extension<T: fmt.Display> Wrapping<T>: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Debug> Wrapping<T>: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: Integer> Wrapping<T>: Add {
    type Output = Wrapping<T>
    consuming fn add(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingAdd(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: AddAssign { mutating fn addAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingAdd(rhs.0) } }
extension<T: Integer> Wrapping<T>: Sub {
    type Output = Wrapping<T>
    consuming fn sub(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingSub(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: SubAssign { mutating fn subAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingSub(rhs.0) } }
extension<T: Integer> Wrapping<T>: Mul {
    type Output = Wrapping<T>
    consuming fn mul(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingMul(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: MulAssign { mutating fn mulAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingMul(rhs.0) } }
extension<T: Integer> Wrapping<T>: Div {
    type Output = Wrapping<T>
    consuming fn div(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingDiv(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: DivAssign { mutating fn divAssign(rhs: Wrapping<T>) { self.0 = self.0.wrappingDiv(rhs.0) } }
extension<T: Integer> Wrapping<T>: Rem {
    type Output = Wrapping<T>
    consuming fn rem(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0.wrappingRem(rhs.0)) }
}
extension<T: Integer> Wrapping<T>: Neg {
    type Output = Wrapping<T>
    consuming fn neg(): Wrapping<T> { Wrapping(self.0.wrappingNeg()) }
}
extension<T: Integer> Wrapping<T>: AddAssign<T> { mutating fn addAssign(rhs: T) { self.0 = self.0.wrappingAdd(rhs) } }
extension<T: Integer> Wrapping<T>: SubAssign<T> { mutating fn subAssign(rhs: T) { self.0 = self.0.wrappingSub(rhs) } }
extension<T: Integer> Wrapping<T>: MulAssign<T> { mutating fn mulAssign(rhs: T) { self.0 = self.0.wrappingMul(rhs) } }
extension<T: Integer + Not<Output = T>> Wrapping<T>: Not {
    type Output = Wrapping<T>
    consuming fn not(): Wrapping<T> { Wrapping(!self.0) }
}
extension<T: Integer + BitAnd<Output = T>> Wrapping<T>: BitAnd {
    type Output = Wrapping<T>
    consuming fn bitand(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0 & rhs.0) }
}
extension<T: Integer + BitAnd<Output = T>> Wrapping<T>: BitAndAssign {
    mutating fn bitandAssign(rhs: Wrapping<T>) { self.0 = self.0 & rhs.0 }
}
extension<T: Integer + BitOr<Output = T>> Wrapping<T>: BitOr {
    type Output = Wrapping<T>
    consuming fn bitor(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0 | rhs.0) }
}
extension<T: Integer + BitOr<Output = T>> Wrapping<T>: BitOrAssign {
    mutating fn bitorAssign(rhs: Wrapping<T>) { self.0 = self.0 | rhs.0 }
}
extension<T: Integer + BitXor<Output = T>> Wrapping<T>: BitXor {
    type Output = Wrapping<T>
    consuming fn bitxor(rhs: Wrapping<T>): Wrapping<T> { Wrapping(self.0 ^ rhs.0) }
}
extension<T: Integer + BitXor<Output = T>> Wrapping<T>: BitXorAssign {
    mutating fn bitxorAssign(rhs: Wrapping<T>) { self.0 = self.0 ^ rhs.0 }
}
extension<T: Integer> Wrapping<T>: Shl<UIntSize> {
    type Output = Wrapping<T>
    consuming fn shl(rhs: UIntSize): Wrapping<T> { Wrapping(self.0.wrappingShl(rhs as UInt32)) }
}
extension<T: Integer> Wrapping<T>: ShlAssign<UIntSize> {
    mutating fn shlAssign(rhs: UIntSize) { self.0 = self.0.wrappingShl(rhs as UInt32) }
}
extension<T: Integer> Wrapping<T>: Shr<UIntSize> {
    type Output = Wrapping<T>
    consuming fn shr(rhs: UIntSize): Wrapping<T> { Wrapping(self.0.wrappingShr(rhs as UInt32)) }
}
extension<T: Integer> Wrapping<T>: ShrAssign<UIntSize> {
    mutating fn shrAssign(rhs: UIntSize) { self.0 = self.0.wrappingShr(rhs as UInt32) }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
public struct Saturating<T>(public T)

extension<T: fmt.Display> Saturating<T>: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Debug> Saturating<T>: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: Integer> Saturating<T>: Add {
    type Output = Saturating<T>
    consuming fn add(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingAdd(rhs.0)) }
}
extension<T: Integer> Saturating<T>: AddAssign { mutating fn addAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingAdd(rhs.0) } }
extension<T: Integer> Saturating<T>: Sub {
    type Output = Saturating<T>
    consuming fn sub(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingSub(rhs.0)) }
}
extension<T: Integer> Saturating<T>: SubAssign { mutating fn subAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingSub(rhs.0) } }
extension<T: Integer> Saturating<T>: Mul {
    type Output = Saturating<T>
    consuming fn mul(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingMul(rhs.0)) }
}
extension<T: Integer> Saturating<T>: MulAssign { mutating fn mulAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingMul(rhs.0) } }
extension<T: Integer> Saturating<T>: Div {
    type Output = Saturating<T>
    consuming fn div(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.saturatingDiv(rhs.0)) }
}

extension<T: Integer> Wrapping<T> {
    public const MIN: Wrapping<T> = Wrapping(T.MIN)
    public const MAX: Wrapping<T> = Wrapping(T.MAX)
    public const BITS: UInt32 = T.BITS
    public consuming fn pow(exp: UInt32): Wrapping<T> { Wrapping(self.0.wrappingPow(exp)) }
    public consuming fn countOnes(): UInt32 { self.0.countOnes() }
    public consuming fn countZeros(): UInt32 { self.0.countZeros() }
    public consuming fn leadingZeros(): UInt32 { self.0.leadingZeros() }
    public consuming fn trailingZeros(): UInt32 { self.0.trailingZeros() }
    public consuming fn rotateLeft(n: UInt32): Wrapping<T> { Wrapping(self.0.rotateLeft(n)) }
    public consuming fn rotateRight(n: UInt32): Wrapping<T> { Wrapping(self.0.rotateRight(n)) }
    public consuming fn swapBytes(): Wrapping<T> { Wrapping(self.0.swapBytes()) }
    public consuming fn reverseBits(): Wrapping<T> { Wrapping(self.0.reverseBits()) }
}
extension<T: SignedInteger> Wrapping<T> {
    public consuming fn abs(): Wrapping<T> { Wrapping(self.0.wrappingAbs()) }
    public consuming fn signum(): Wrapping<T> { Wrapping(self.0.signum()) }
    public consuming fn isPositive(): Bool { self.0.isPositive() }
    public consuming fn isNegative(): Bool { self.0.isNegative() }
}

extension<T: Integer> Saturating<T> {
    public const MIN: Saturating<T> = Saturating(T.MIN)
    public const MAX: Saturating<T> = Saturating(T.MAX)
    public const BITS: UInt32 = T.BITS
    public consuming fn pow(exp: UInt32): Saturating<T> { Saturating(self.0.saturatingPow(exp)) }
    public consuming fn countOnes(): UInt32 { self.0.countOnes() }
    public consuming fn countZeros(): UInt32 { self.0.countZeros() }
    public consuming fn leadingZeros(): UInt32 { self.0.leadingZeros() }
    public consuming fn trailingZeros(): UInt32 { self.0.trailingZeros() }
    public consuming fn rotateLeft(n: UInt32): Saturating<T> { Saturating(self.0.rotateLeft(n)) }
    public consuming fn rotateRight(n: UInt32): Saturating<T> { Saturating(self.0.rotateRight(n)) }
    public consuming fn swapBytes(): Saturating<T> { Saturating(self.0.swapBytes()) }
    public consuming fn reverseBits(): Saturating<T> { Saturating(self.0.reverseBits()) }
}
extension<T: SignedInteger> Saturating<T> {
    public consuming fn abs(): Saturating<T> { Saturating(self.0.saturatingAbs()) }
    public consuming fn signum(): Saturating<T> { Saturating(self.0.signum()) }
    public consuming fn isPositive(): Bool { self.0.isPositive() }
    public consuming fn isNegative(): Bool { self.0.isNegative() }
}
extension<T: fmt.Binary> Wrapping<T>: fmt.Binary { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Octal> Wrapping<T>: fmt.Octal { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.LowerHex> Wrapping<T>: fmt.LowerHex { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.UpperHex> Wrapping<T>: fmt.UpperHex { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Binary> Saturating<T>: fmt.Binary { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.Octal> Saturating<T>: fmt.Octal { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.LowerHex> Saturating<T>: fmt.LowerHex { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }
extension<T: fmt.UpperHex> Saturating<T>: fmt.UpperHex { fn fmt(f: &mut fmt.Formatter): fmt.Result { self.0.fmt(f) } }

extension<T: Integer> Saturating<T>: DivAssign { mutating fn divAssign(rhs: Saturating<T>) { self.0 = self.0.saturatingDiv(rhs.0) } }
extension<T: Integer> Saturating<T>: AddAssign<T> { mutating fn addAssign(rhs: T) { self.0 = self.0.saturatingAdd(rhs) } }
extension<T: Integer> Saturating<T>: SubAssign<T> { mutating fn subAssign(rhs: T) { self.0 = self.0.saturatingSub(rhs) } }
extension<T: Integer> Saturating<T>: MulAssign<T> { mutating fn mulAssign(rhs: T) { self.0 = self.0.saturatingMul(rhs) } }
extension<T: SignedInteger> Saturating<T>: Neg {
    type Output = Saturating<T>
    consuming fn neg(): Saturating<T> { Saturating(self.0.saturatingNeg()) }
}
extension<T: Integer> Saturating<T>: Rem {
    type Output = Saturating<T>
    consuming fn rem(rhs: Saturating<T>): Saturating<T> { Saturating(self.0.wrappingRem(rhs.0)) }
}
