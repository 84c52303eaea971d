// tokio.time.interval: ticks at a steady pace.
#![cpp(header = "ox/tokio/time/interval.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.fmt.{ self, Debug, Formatter }
import std.marker.Copy
import std.task.{ Context, Poll }
import tokio.time.{ Duration, Instant }

/// Ticks every `period`, the first time at once. Panics when the period is zero.
#[cpp("ox::tokio::time::interval")]
public extern fn interval(period: Duration): Interval

/// The same, the first time at `start`.
#[cpp("ox::tokio::time::intervalAt")]
public extern fn intervalAt(start: Instant, period: Duration): Interval

#[cpp("ox::tokio::time::Interval")]
public extern struct Interval

#[cpp("ox::tokio::time::pollTick")]
extern fn pollIt(interval: &mut Interval, cx: &mut Context): Poll<Instant>

extension Interval {
    /// The next tick's time, when it has come.
    ///
    /// Cancel safety: a dropped `tick` has not used the tick up.
    #[cancelSafe]
    #[cpp(".tick", future = "ox::tokio::time::Tick")]
    public extern mutating async fn tick(): Instant
    /// `tick` by hand.
    public mutating fn pollTick(cx: &mut Context): Poll<Instant> { pollIt(self, cx) }
    /// The next tick is one period from now.
    #[cpp(".reset")]
    public extern mutating fn reset()
    #[cpp(".resetImmediately")]
    public extern mutating fn resetImmediately()
    #[cpp(".resetAfter")]
    public extern mutating fn resetAfter(after: Duration)
    #[cpp(".resetAt")]
    public extern mutating fn resetAt(deadline: Instant)
    #[cpp(".missedTickBehavior")]
    public extern fn missedTickBehavior(): MissedTickBehavior
    #[cpp(".setMissedTickBehavior")]
    public extern mutating fn setMissedTickBehavior(behavior: MissedTickBehavior)
    #[cpp(".period")]
    public extern fn period(): Duration
}

/// What an interval does when ticks were missed: makes up for them at once, starts anew from the late one, or goes on with
/// the next that is due.
#[cpp("ox::tokio::time::MissedTickBehavior")]
public extern enum MissedTickBehavior {
    Burst,
    Delay,
    Skip,
}

extension MissedTickBehavior: Clone { fn clone(): MissedTickBehavior { *self } }
extension MissedTickBehavior: Copy {}
extension MissedTickBehavior: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &MissedTickBehavior): Bool }
extension MissedTickBehavior: Eq {}
extension MissedTickBehavior: Default { static fn default(): MissedTickBehavior { MissedTickBehavior.Burst } }
extension MissedTickBehavior: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            MissedTickBehavior.Burst -> f.writeStr("Burst"),
            MissedTickBehavior.Delay -> f.writeStr("Delay"),
            MissedTickBehavior.Skip -> f.writeStr("Skip"),
        }
    }
}
extension Interval: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Interval").field("period", &self.period()).finishNonExhaustive() }
}
