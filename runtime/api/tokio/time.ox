// tokio.time: waiting for a time, and giving up after one.
#![cpp(header = "ox/tokio/time/timeout.h")]
import std.clone.Clone
import std.convert.{ From, Into }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.Copy
import std.ops.{ Add, AddAssign, Sub, SubAssign }
import std.pin.Pin
import std.task.{ Context, Poll }

public external module error
public external module interval

public import std.time.Duration
public import tokio.time.interval.{ Interval, MissedTickBehavior, interval, intervalAt }

/// Ready after `duration`, within a fraction of a millisecond. Panics outside of a runtime.
///
/// Cancel safety: nothing is lost when it is dropped.
#[cancelSafe]
#[cpp("ox::tokio::time::sleep")]
public extern fn sleep(duration: Duration): Sleep

/// Ready at `deadline`; at once if that has passed.
///
/// Cancel safety: nothing is lost when it is dropped.
#[cancelSafe]
#[cpp("ox::tokio::time::sleepUntil")]
public extern fn sleepUntil(deadline: Instant): Sleep

/// The future of `sleep`. It cannot be moved once it was polled.
#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cpp("ox::tokio::time::Sleep")]
public extern struct Sleep

extension Sleep: !Unpin {}
extension Sleep: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sleep { .. }") } }
extension Sleep {
    #[cpp(".deadline")]
    public extern fn deadline(): Instant
    #[cpp(".isElapsed")]
    public extern fn isElapsed(): Bool
    /// Sets another deadline. Whoever waits is woken at that one.
    public fn reset(self: Pin<&mut Self>, deadline: Instant) { unsafe { self.getUncheckedMut().resetTo(deadline) } }
    #[cpp(".reset")]
    extern mutating fn resetTo(deadline: Instant)
}
extension Sleep: Future {
    type Output = ()
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<()>
}

/// Runs `future`, and gives up after `duration`: then the future is dropped where it stands. A future that is ready
/// at once is never late.
///
/// Cancel safety: as that of `future`.
#[cpp("ox::tokio::time::timeout<{F}>")]
public extern fn timeout<F: Future>(duration: Duration, future: F): Timeout<F>

#[cpp("ox::tokio::time::timeoutAt<{F}>")]
public extern fn timeoutAt<F: Future>(deadline: Instant, future: F): Timeout<F>

#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cpp("ox::tokio::time::Timeout")]
public extern struct Timeout<F>

extension<F: Debug> Timeout<F>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Timeout").field("value", self.getRef()).finishNonExhaustive() }
}
extension<F> Timeout<F> {
    #[cpp(".getRef")]
    public extern fn getRef(): &F
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut F
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): F
}
extension<F: Future> Timeout<F>: Future {
    type Output = Result<F.Output, Elapsed>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Result<F.Output, Elapsed>>
}

/// The time was over.
#[cpp("ox::tokio::time::Elapsed")]
public extern struct Elapsed

extension Elapsed: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Elapsed): Bool }
extension Elapsed: Eq {}
extension Elapsed: Display {
    #[cpp("ox::tokio::time::Elapsed::display($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension Elapsed: Debug {
    #[cpp("ox::tokio::time::Elapsed::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension Elapsed: Error {}
extension std.io.Error: From<Elapsed> {
    static fn from(error: Elapsed): std.io.Error { std.io.Error.new(std.io.ErrorKind.TimedOut, error) }
}

/// A reading of the runtime's clock, which tests may pause.
#[cpp("ox::tokio::time::Instant")]
public extern struct Instant

extension Instant {
    #[cpp("Self::now")]
    public extern static fn now(): Instant
    #[cpp("Self::farFuture")]
    extern static fn farFuture(): Instant
    #[cpp("Self::fromStd")]
    public extern static fn fromStd(instant: std.time.Instant): Instant
    #[cpp(".intoStd")]
    public extern fn intoStd(): std.time.Instant
    #[cpp(".durationSince")]
    public extern fn durationSince(earlier: Instant): Duration
    #[cpp(".checkedDurationSince")]
    public extern fn checkedDurationSince(earlier: Instant): Option<Duration>
    #[cpp(".saturatingDurationSince")]
    public extern fn saturatingDurationSince(earlier: Instant): Duration
    #[cpp(".elapsed")]
    public extern fn elapsed(): Duration
    #[cpp(".checkedAdd")]
    public extern fn checkedAdd(duration: Duration): Option<Instant>
    #[cpp(".checkedSub")]
    public extern fn checkedSub(duration: Duration): Option<Instant>
}

extension Instant: From<std.time.Instant> { static fn from(instant: std.time.Instant): Instant { Instant.fromStd(instant) } }
extension Instant: Into<std.time.Instant> { consuming fn into(): std.time.Instant { self.intoStd() } }
extension Instant: Clone { fn clone(): Instant { *self } }
extension Instant: Copy {}
extension Instant: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Instant): Bool }
extension Instant: Eq {}
extension Instant: PartialOrd { fn partialCmp(other: &Instant): Option<Ordering> { Some(self.cmp(other)) } }
extension Instant: Ord { #[cpp(".cmp")] extern fn cmp(other: &Instant): Ordering }
extension Instant: Debug {
    #[cpp("ox::tokio::time::Instant::debug($self, $0)")]
    extern fn fmt(f: &mut Formatter): fmt.Result
}
extension Instant: Add<Duration> {
    type Output = Instant
    #[cpp("ox::tokio::time::Instant::add($self, $0)")]
    extern consuming fn add(rhs: Duration): Instant
}
extension Instant: Sub<Duration> {
    type Output = Instant
    #[cpp("ox::tokio::time::Instant::sub($self, $0)")]
    extern consuming fn sub(rhs: Duration): Instant
}
extension Instant: Sub {
    type Output = Duration
    #[cpp("ox::tokio::time::Instant::since($self, $0)")]
    extern consuming fn sub(rhs: Instant): Duration
}
extension Instant: AddAssign<Duration> { mutating fn addAssign(rhs: Duration) { *self = *self + rhs } }
extension Instant: SubAssign<Duration> { mutating fn subAssign(rhs: Duration) { *self = *self - rhs } }

/// Stops the runtime's clock. With nothing else to do it goes on to the next deadline. Panics in a multi-threaded runtime.
#[cpp("ox::tokio::time::pause")]
public extern fn pause()
#[cpp("ox::tokio::time::resume")]
public extern fn resume()

#[cpp("ox::tokio::time::advance")]
extern fn advanceClock(duration: Duration)

/// Moves the paused clock forward, and lets the tasks run whose time has come. Panics unless the clock is paused.
///
/// Cancel safety: the clock is moved at the first poll.
#[cancelSafe]
public async fn advance(duration: Duration) {
    advanceClock(duration)
    await tokio.task.yieldNow()
}
