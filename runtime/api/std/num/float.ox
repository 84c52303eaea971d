// The methods of floats.
#![cpp(header = "ox/lang/num.h")]
import std.cmp.Ordering

#[cpp("ox::num::FpCategory")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public extern enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

#[cpp("ox::num::Float<{T}>::epsilon")]
extern fn epsilon<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::lowest")]
extern fn lowest<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::minPositive")]
extern fn minPositive<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::largest")]
extern fn largest<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::infinity")]
extern fn infinity<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::negInfinity")]
extern fn negInfinity<T: FloatingPoint>(): T
#[cpp("ox::num::Float<{T}>::nan")]
extern fn nan<T: FloatingPoint>(): T

fn limit<T>(double: Int32, single: Int32): Int32 { if std.mem.sizeOf<T>() == 8 { double } else { single } }

#[lang("float")]
extension<T: FloatingPoint> T {
    public const EPSILON: T = epsilon<T>()
    public const MIN: T = lowest<T>()
    public const MIN_POSITIVE: T = minPositive<T>()
    public const MAX: T = largest<T>()
    public const INFINITY: T = infinity<T>()
    public const NEG_INFINITY: T = negInfinity<T>()
    public const NAN: T = nan<T>()
    public const RADIX: UInt32 = 2
    public const MANTISSA_DIGITS: UInt32 = limit<T>(53, 24) as UInt32
    public const DIGITS: UInt32 = limit<T>(15, 6) as UInt32
    public const MIN_EXP: Int32 = limit<T>(-1021, -125)
    public const MAX_EXP: Int32 = limit<T>(1024, 128)
    public const MIN_10_EXP: Int32 = limit<T>(-307, -37)
    public const MAX_10_EXP: Int32 = limit<T>(308, 38)
    #[cpp("ox::num::Float<{T}>::nextUp")]
    public extern consuming fn nextUp(): T
    #[cpp("ox::num::Float<{T}>::nextDown")]
    public extern consuming fn nextDown(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::abs")]
    public extern consuming fn abs(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::floor")]
    public extern consuming fn floor(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::ceil")]
    public extern consuming fn ceil(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::round")]
    public extern consuming fn round(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::roundTiesEven")]
    public extern consuming fn roundTiesEven(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::trunc")]
    public extern consuming fn trunc(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::fract")]
    public extern consuming fn fract(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::sqrt")]
    public extern consuming fn sqrt(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::cbrt")]
    public extern consuming fn cbrt(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::exp")]
    public extern consuming fn exp(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::exp2")]
    public extern consuming fn exp2(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::expM1")]
    public extern consuming fn expM1(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::ln")]
    public extern consuming fn ln(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::log2")]
    public extern consuming fn log2(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::log10")]
    public extern consuming fn log10(): T
    #[cpp("ox::num::Float<{T}>::ln1p")]
    public extern consuming fn ln1p(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::sin")]
    public extern consuming fn sin(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::cos")]
    public extern consuming fn cos(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::tan")]
    public extern consuming fn tan(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::asin")]
    public extern consuming fn asin(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::acos")]
    public extern consuming fn acos(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::atan")]
    public extern consuming fn atan(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::sinh")]
    public extern consuming fn sinh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::cosh")]
    public extern consuming fn cosh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::tanh")]
    public extern consuming fn tanh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::asinh")]
    public extern consuming fn asinh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::acosh")]
    public extern consuming fn acosh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::atanh")]
    public extern consuming fn atanh(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::signum")]
    public extern consuming fn signum(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::recip")]
    public extern consuming fn recip(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::toDegrees")]
    public extern consuming fn toDegrees(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::toRadians")]
    public extern consuming fn toRadians(): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::powi")]
    public extern consuming fn powi(n: Int): T
    #[cpp("ox::num::Float<{T}>::sinCos")]
    public extern consuming fn sinCos(): (T, T)
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::clamp")]
    public extern consuming fn clamp(min: T, max: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::mulAdd")]
    public extern consuming fn mulAdd(a: T, b: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::powf")]
    public extern consuming fn powf(n: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::log")]
    public extern consuming fn log(base: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::atan2")]
    public extern consuming fn atan2(other: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::hypot")]
    public extern consuming fn hypot(other: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::copysign")]
    public extern consuming fn copysign(sign: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::min")]
    public extern consuming fn min(other: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::max")]
    public extern consuming fn max(other: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::divEuclid")]
    public extern consuming fn divEuclid(rhs: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::remEuclid")]
    public extern consuming fn remEuclid(rhs: T): T
    #[cpp("ox::num::Float<{T}>::midpoint")]
    public extern consuming fn midpoint(other: T): T
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isNan")]
    public extern consuming fn isNan(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isInfinite")]
    public extern consuming fn isInfinite(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isFinite")]
    public extern consuming fn isFinite(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isNormal")]
    public extern consuming fn isNormal(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isSubnormal")]
    public extern consuming fn isSubnormal(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isSignNegative")]
    public extern consuming fn isSignNegative(): Bool
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::isSignPositive")]
    public extern consuming fn isSignPositive(): Bool
    #[cpp("ox::num::Float<{T}>::classify")]
    public extern consuming fn classify(): FpCategory
    #[mustUse]
    #[cpp("ox::num::Float<{T}>::totalCmp")]
    public extern fn totalCmp(other: &T): Ordering
}

extension Float32 {
    #[mustUse]
    #[cpp("ox::num::Float<{Self}>::toBits")]
    public extern consuming fn toBits(): UInt32
    #[mustUse]
    #[cpp("ox::num::Float<{Self}>::fromBits")]
    public extern static fn fromBits(bits: UInt32): Float32
    #[mustUse]
    public consuming fn toBeBytes(): [UInt8; 4] { self.toBits().toBeBytes() }
    #[mustUse]
    public static fn fromBeBytes(bytes: [UInt8; 4]): Float32 { Float32.fromBits(UInt32.fromBeBytes(bytes)) }
    #[mustUse]
    public consuming fn toLeBytes(): [UInt8; 4] { self.toBits().toLeBytes() }
    #[mustUse]
    public static fn fromLeBytes(bytes: [UInt8; 4]): Float32 { Float32.fromBits(UInt32.fromLeBytes(bytes)) }
    #[mustUse]
    public consuming fn toNeBytes(): [UInt8; 4] { self.toBits().toNeBytes() }
    #[mustUse]
    public static fn fromNeBytes(bytes: [UInt8; 4]): Float32 { Float32.fromBits(UInt32.fromNeBytes(bytes)) }
}

extension Float64 {
    #[mustUse]
    #[cpp("ox::num::Float<{Self}>::toBits")]
    public extern consuming fn toBits(): UInt64
    #[mustUse]
    #[cpp("ox::num::Float<{Self}>::fromBits")]
    public extern static fn fromBits(bits: UInt64): Float64
    #[mustUse]
    public consuming fn toBeBytes(): [UInt8; 8] { self.toBits().toBeBytes() }
    #[mustUse]
    public static fn fromBeBytes(bytes: [UInt8; 8]): Float64 { Float64.fromBits(UInt64.fromBeBytes(bytes)) }
    #[mustUse]
    public consuming fn toLeBytes(): [UInt8; 8] { self.toBits().toLeBytes() }
    #[mustUse]
    public static fn fromLeBytes(bytes: [UInt8; 8]): Float64 { Float64.fromBits(UInt64.fromLeBytes(bytes)) }
    #[mustUse]
    public consuming fn toNeBytes(): [UInt8; 8] { self.toBits().toNeBytes() }
    #[mustUse]
    public static fn fromNeBytes(bytes: [UInt8; 8]): Float64 { Float64.fromBits(UInt64.fromNeBytes(bytes)) }
}
