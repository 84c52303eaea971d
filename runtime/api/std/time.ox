// std.time: spans of time and readings of the clock.
#![cpp(header = "ox/tokio/time/instant.h")]
import std.clone.Clone
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ Iterator, Sum }
import std.marker.Copy
import std.ops.{ Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign }

public external module system

public import std.time.system.{ SystemTime, SystemTimeError, UNIX_EPOCH }

/// A span of time: whole seconds, and nanoseconds below a second.
#[cpp("ox::time::Duration")]
public extern struct Duration

extension Duration {
    public const ZERO: Duration = Duration.fromNanos(0)
    public const NANOSECOND: Duration = Duration.fromNanos(1)
    public const MICROSECOND: Duration = Duration.fromMicros(1)
    public const MILLISECOND: Duration = Duration.fromMillis(1)
    public const SECOND: Duration = Duration.fromSecs(1)
    public const MAX: Duration = Duration.new(UInt64.MAX, 999_999_999)

    /// `nanos` of a second and more are carried over. Panics when that overflows.
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(secs: UInt64, nanos: UInt32): Duration
    #[mustUse]
    #[cpp("Self::fromSecs")]
    public extern static fn fromSecs(secs: UInt64): Duration
    #[mustUse]
    #[cpp("Self::fromMillis")]
    public extern static fn fromMillis(millis: UInt64): Duration
    #[mustUse]
    #[cpp("Self::fromMicros")]
    public extern static fn fromMicros(micros: UInt64): Duration
    #[mustUse]
    #[cpp("Self::fromNanos")]
    public extern static fn fromNanos(nanos: UInt64): Duration
    #[mustUse]
    #[cpp("Self::fromSecsF64")]
    public extern static fn fromSecsF64(secs: Float64): Duration
    #[mustUse]
    #[cpp("Self::fromSecsF32")]
    public extern static fn fromSecsF32(secs: Float32): Duration

    /// Rounds to nanoseconds; fails where `fromSecsF64` panics.
    public static fn tryFromSecsF64(secs: Float64): Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 { return Err(TryFromFloatSecsError { isNegative: true }) }
        if secs < 18_446_744_073_709_551_616.0 { Ok(Duration.fromSecsF64(secs)) } else { Err(TryFromFloatSecsError { isNegative: false }) }
    }
    public static fn tryFromSecsF32(secs: Float32): Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 { return Err(TryFromFloatSecsError { isNegative: true }) }
        if secs < 18_446_744_073_709_551_616.0 { Ok(Duration.fromSecsF32(secs)) } else { Err(TryFromFloatSecsError { isNegative: false }) }
    }
    #[trackCaller]
    #[mustUse]
    public static fn fromMins(mins: UInt64): Duration { Duration.fromSecs(mins.checkedMul(60).expect("overflow in Duration::from_mins")) }
    #[trackCaller]
    #[mustUse]
    public static fn fromHours(hours: UInt64): Duration { Duration.fromSecs(hours.checkedMul(3600).expect("overflow in Duration::from_hours")) }
    #[mustUse]
    public fn divDurationF32(rhs: Duration): Float32 { self.divDurationF64(rhs) as Float32 }

    #[mustUse]
    #[cpp(".isZero")]
    public extern fn isZero(): Bool
    #[mustUse]
    #[cpp(".asSecs")]
    public extern fn asSecs(): UInt64
    #[mustUse]
    #[cpp(".asMillis")]
    public extern fn asMillis(): UInt128
    #[mustUse]
    #[cpp(".asMicros")]
    public extern fn asMicros(): UInt128
    #[mustUse]
    #[cpp(".asNanos")]
    public extern fn asNanos(): UInt128
    #[mustUse]
    #[cpp(".subsecMillis")]
    public extern fn subsecMillis(): UInt32
    #[mustUse]
    #[cpp(".subsecMicros")]
    public extern fn subsecMicros(): UInt32
    #[mustUse]
    #[cpp(".subsecNanos")]
    public extern fn subsecNanos(): UInt32
    #[mustUse]
    #[cpp(".asSecsF64")]
    public extern fn asSecsF64(): Float64
    #[mustUse]
    #[cpp(".asSecsF32")]
    public extern fn asSecsF32(): Float32

    #[mustUse]
    #[cpp(".checkedAdd")]
    public extern fn checkedAdd(rhs: Duration): Option<Duration>
    #[mustUse]
    #[cpp(".checkedSub")]
    public extern fn checkedSub(rhs: Duration): Option<Duration>
    #[mustUse]
    #[cpp(".checkedMul")]
    public extern fn checkedMul(rhs: UInt32): Option<Duration>
    #[mustUse]
    #[cpp(".checkedDiv")]
    public extern fn checkedDiv(rhs: UInt32): Option<Duration>
    #[mustUse]
    #[cpp(".saturatingAdd")]
    public extern fn saturatingAdd(rhs: Duration): Duration
    #[mustUse]
    #[cpp(".saturatingSub")]
    public extern fn saturatingSub(rhs: Duration): Duration
    #[mustUse]
    #[cpp(".saturatingMul")]
    public extern fn saturatingMul(rhs: UInt32): Duration
    #[mustUse]
    #[cpp(".absDiff")]
    public extern fn absDiff(other: Duration): Duration
    #[mustUse]
    #[cpp(".mulF64")]
    public extern fn mulF64(rhs: Float64): Duration
    #[mustUse]
    #[cpp(".mulF32")]
    public extern fn mulF32(rhs: Float32): Duration
    #[mustUse]
    #[cpp(".divF64")]
    public extern fn divF64(rhs: Float64): Duration
    #[mustUse]
    #[cpp(".divF32")]
    public extern fn divF32(rhs: Float32): Duration
    #[mustUse]
    #[cpp(".divDurationF64")]
    public extern fn divDurationF64(rhs: Duration): Float64
}

/// Not the length of any Duration.
#[derive(Debug, Clone, PartialEq, Eq)]
public struct TryFromFloatSecsError {
    isNegative: Bool,
}
extension TryFromFloatSecsError: fmt.Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.pad(if self.isNegative {
            "cannot convert float seconds to Duration: value is negative"
        } else {
            "cannot convert float seconds to Duration: value is either too big or NaN"
        })
    }
}
extension TryFromFloatSecsError: std.error.Error {}

extension Duration: Clone { fn clone(): Duration { *self } }
extension Duration: Copy {}
extension Duration: Default { static fn default(): Duration { Duration.ZERO } }
extension Duration: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Duration): Bool }
extension Duration: Eq {}
extension Duration: PartialOrd { fn partialCmp(other: &Duration): Option<Ordering> { Some(self.cmp(other)) } }
extension Duration: Ord { #[cpp(".cmp")] extern fn cmp(other: &Duration): Ordering }
extension Duration: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        self.asSecs().hash(state)
        self.subsecNanos().hash(state)
    }
}
extension Duration: Debug {
    #[cpp("ox::time::Duration::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension Duration: Add {
    type Output = Duration
    #[cpp("ox::time::Duration::add($self, $0)")]
    extern consuming fn add(rhs: Duration): Duration
}
extension Duration: Sub {
    type Output = Duration
    #[cpp("ox::time::Duration::sub($self, $0)")]
    extern consuming fn sub(rhs: Duration): Duration
}
extension Duration: Mul<UInt32> {
    type Output = Duration
    #[cpp("ox::time::Duration::mul($self, $0)")]
    extern consuming fn mul(rhs: UInt32): Duration
}
extension UInt32: Mul<Duration> {
    type Output = Duration
    consuming fn mul(rhs: Duration): Duration { rhs * self }
}
extension Duration: Div<UInt32> {
    type Output = Duration
    #[cpp("ox::time::Duration::div($self, $0)")]
    extern consuming fn div(rhs: UInt32): Duration
}
extension Duration: AddAssign { mutating fn addAssign(rhs: Duration) { *self = *self + rhs } }
extension Duration: SubAssign { mutating fn subAssign(rhs: Duration) { *self = *self - rhs } }
extension Duration: MulAssign<UInt32> { mutating fn mulAssign(rhs: UInt32) { *self = *self * rhs } }
extension Duration: DivAssign<UInt32> { mutating fn divAssign(rhs: UInt32) { *self = *self / rhs } }
extension Duration: Sum {
    static fn sum<I: Iterator<Item = Duration>>(iter: I): Duration {
        var total = Duration.ZERO
        for span in iter { total += span }
        total
    }
}
extension<'a> Duration: Sum<&'a Duration> {
    static fn sum<I: Iterator<Item = &'a Duration>>(iter: I): Duration {
        var total = Duration.ZERO
        for span in iter { total += *span }
        total
    }
}

/// A reading of a clock that never goes back.
#[cpp("ox::time::Instant")]
public extern struct Instant

extension Instant {
    #[mustUse]
    #[cpp("Self::now")]
    public extern static fn now(): Instant
    /// Zero when `earlier` is later.
    #[mustUse]
    #[cpp(".durationSince")]
    public extern fn durationSince(earlier: Instant): Duration
    #[mustUse]
    #[cpp(".checkedDurationSince")]
    public extern fn checkedDurationSince(earlier: Instant): Option<Duration>
    #[mustUse]
    #[cpp(".saturatingDurationSince")]
    public extern fn saturatingDurationSince(earlier: Instant): Duration
    #[mustUse]
    #[cpp(".elapsed")]
    public extern fn elapsed(): Duration
    #[cpp(".checkedAdd")]
    public extern fn checkedAdd(duration: Duration): Option<Instant>
    #[cpp(".checkedSub")]
    public extern fn checkedSub(duration: Duration): Option<Instant>
}

extension Instant: Clone { fn clone(): Instant { *self } }
extension Instant: Copy {}
extension Instant: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Instant): Bool }
extension Instant: Eq {}
extension Instant: PartialOrd { fn partialCmp(other: &Instant): Option<Ordering> { Some(self.cmp(other)) } }
extension Instant: Ord { #[cpp(".cmp")] extern fn cmp(other: &Instant): Ordering }
extension Instant: Debug {
    #[cpp("ox::time::Instant::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension Instant: Add<Duration> {
    type Output = Instant
    #[cpp("ox::time::Instant::add($self, $0)")]
    extern consuming fn add(rhs: Duration): Instant
}
extension Instant: Sub<Duration> {
    type Output = Instant
    #[cpp("ox::time::Instant::sub($self, $0)")]
    extern consuming fn sub(rhs: Duration): Instant
}
extension Instant: Sub {
    type Output = Duration
    #[cpp("ox::time::Instant::since($self, $0)")]
    extern consuming fn sub(rhs: Instant): Duration
}
extension Instant: AddAssign<Duration> { mutating fn addAssign(rhs: Duration) { *self = *self + rhs } }
extension Instant: SubAssign<Duration> { mutating fn subAssign(rhs: Duration) { *self = *self - rhs } }
