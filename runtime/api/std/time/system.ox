// std.time.SystemTime: the clock on the wall, which may be set.
#![cpp(header = "ox/tokio/time/instant.h")]
import std.clone.Clone
import std.cmp.{ Eq, Ord, PartialEq, PartialOrd }
import std.error.Error
import std.fmt.{ self, Debug, Formatter }
import std.hash.Hash
import std.marker.Copy
import std.ops.{ Add, AddAssign, Sub, SubAssign }
import std.time.Duration

#[cpp("ox::time::realtimeNanos")]
extern fn realtimeNanos(): Int64

public const UNIX_EPOCH: SystemTime = SystemTime.UNIX_EPOCH

const BILLION: Int64 = 1_000_000_000

/// Seconds since 1970, and nanoseconds on top of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
public struct SystemTime {
    seconds: Int64,
    nanos: UInt32,
}

extension SystemTime {
    public const UNIX_EPOCH: SystemTime = SystemTime { seconds: 0, nanos: 0 }

    public(crate) static fn of(seconds: Int64, nanos: UInt32): SystemTime { SystemTime { seconds: seconds, nanos: nanos } }
    #[mustUse]
    public static fn now(): SystemTime {
        let nanos = realtimeNanos()
        SystemTime { seconds: nanos.divEuclid(BILLION), nanos: nanos.remEuclid(BILLION) as UInt32 }
    }
    /// The error holds how much later `earlier` is.
    public fn durationSince(earlier: SystemTime): Result<Duration, SystemTimeError> {
        if *self >= earlier { Ok(self.since(earlier)) } else { Err(SystemTimeError(earlier.since(*self))) }
    }
    fn since(earlier: SystemTime): Duration {
        let seconds = (self.seconds - earlier.seconds) as UInt64
        if self.nanos >= earlier.nanos {
            Duration.new(seconds, self.nanos - earlier.nanos)
        } else {
            Duration.new(seconds - 1, self.nanos + BILLION as UInt32 - earlier.nanos)
        }
    }
    public fn elapsed(): Result<Duration, SystemTimeError> { SystemTime.now().durationSince(*self) }
    public fn checkedAdd(duration: Duration): Option<SystemTime> {
        let nanos = self.nanos + duration.subsecNanos()
        let carry = (nanos / BILLION as UInt32) as Int64
        let seconds = self.seconds.checkedAdd(Int64.tryFrom(duration.asSecs()).ok()?)?.checkedAdd(carry)?
        Some(SystemTime { seconds: seconds, nanos: nanos % BILLION as UInt32 })
    }
    public fn checkedSub(duration: Duration): Option<SystemTime> {
        let borrows = self.nanos < duration.subsecNanos()
        let seconds = self.seconds.checkedSub(Int64.tryFrom(duration.asSecs()).ok()?)?.checkedSub(borrows as Int64)?
        let nanos = if borrows { self.nanos + BILLION as UInt32 } else { self.nanos }
        Some(SystemTime { seconds: seconds, nanos: nanos - duration.subsecNanos() })
    }
}
extension SystemTime: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("SystemTime").field("tv_sec", &self.seconds).field("tv_nsec", &self.nanos).finish()
    }
}
extension SystemTime: Add<Duration> {
    type Output = SystemTime
    #[trackCaller]
    consuming fn add(rhs: Duration): SystemTime { self.checkedAdd(rhs).expect("overflow when adding duration to instant") }
}
extension SystemTime: Sub<Duration> {
    type Output = SystemTime
    #[trackCaller]
    consuming fn sub(rhs: Duration): SystemTime { self.checkedSub(rhs).expect("overflow when subtracting duration from instant") }
}
extension SystemTime: AddAssign<Duration> { mutating fn addAssign(rhs: Duration) { *self = *self + rhs } }
extension SystemTime: SubAssign<Duration> { mutating fn subAssign(rhs: Duration) { *self = *self - rhs } }

#[derive(Clone, Debug)]
public struct SystemTimeError(Duration)

extension SystemTimeError {
    #[mustUse]
    public fn duration(): Duration { self.0 }
}
extension SystemTimeError: fmt.Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("second time provided was later than self") }
}
extension SystemTimeError: Error {}
