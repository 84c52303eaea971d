// tokio.sync.Barrier: tasks that wait for each other.
#![cpp(header = "ox/tokio/sync/barrier.h")]
import std.clone.Clone
import std.fmt.{ self, Debug, Formatter }
import std.marker.{ Send, Sync }

#[cpp("ox::tokio::sync::Barrier")]
public extern struct Barrier

unsafe extension Barrier: Send {}
unsafe extension Barrier: Sync {}
extension Barrier {
    #[cpp("Self::make")]
    public extern static fn new(n: UIntSize): Barrier
    /// Waits until `n` tasks wait.
    ///
    /// Cancel safety: dropped after its first poll, it still counts as one that came.
    #[cancelLoses(place)]
    #[cpp(".wait", future = "ox::tokio::sync::BarrierWait")]
    public extern async fn wait(): BarrierWaitResult
}
extension Barrier: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Barrier { .. }") } }

#[cpp("ox::tokio::sync::BarrierWaitResult")]
public extern struct BarrierWaitResult

extension BarrierWaitResult {
    /// True for one of those that met.
    #[cpp(".isLeader")]
    public extern fn isLeader(): Bool
    #[cpp("Self::of")]
    extern static fn of(isLeader: Bool): BarrierWaitResult
}
extension BarrierWaitResult: Clone { fn clone(): BarrierWaitResult { BarrierWaitResult.of(self.isLeader()) } }
extension BarrierWaitResult: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("BarrierWaitResult").field(&self.isLeader()).finish() } }
