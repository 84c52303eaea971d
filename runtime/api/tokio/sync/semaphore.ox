// tokio.sync.Semaphore: a number of permits.
#![cpp(header = "ox/tokio/sync/semaphore.h")]
import std.error.Error
import std.cmp.{ Eq, PartialEq }
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Send, Sync }
import std.sync.Arc

/// Waiters are served in the order in which they came, so one that wants many permits holds up those behind it.
#[cpp("ox::tokio::sync::Semaphore")]
public extern struct Semaphore

unsafe extension Semaphore: Send {}
unsafe extension Semaphore: Sync {}
extension Semaphore {
    public const MAX_PERMITS: UIntSize = UIntSize.MAX >> 3

    #[cpp("Self::make")]
    public extern static fn new(permits: UIntSize): Semaphore
    #[cpp("Self::make")]
    public extern static fn constNew(permits: UIntSize): Semaphore
    #[cpp(".availablePermits")]
    public extern fn availablePermits(): UIntSize
    #[cpp(".addPermits")]
    public extern fn addPermits(n: UIntSize)
    #[cpp(".forgetPermits")]
    public extern fn forgetPermits(n: UIntSize): UIntSize

    /// Waits for a permit.
    ///
    /// Cancel safety: dropped while it waits, it has taken nothing, but loses its place in the queue.
    #[cancelLoses(place)]
    #[cpp(".acquire", future = "ox::tokio::sync::AcquirePermit")]
    public extern async fn acquire(): Result<SemaphorePermit, AcquireError>
    /// Waits for `n` permits at once.
    ///
    /// Cancel safety: as `acquire`.
    #[cancelLoses(place)]
    #[cpp(".acquireMany", future = "ox::tokio::sync::AcquirePermit")]
    public extern async fn acquireMany(n: UInt32): Result<SemaphorePermit, AcquireError>
    #[cpp(".tryAcquire")]
    public extern fn tryAcquire(): Result<SemaphorePermit, TryAcquireError>
    #[cpp(".tryAcquireMany")]
    public extern fn tryAcquireMany(n: UInt32): Result<SemaphorePermit, TryAcquireError>

    /// The same, with permits that have a share of the semaphore.
    ///
    /// Cancel safety: as `acquire`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::Semaphore::acquireOwned", future = "ox::tokio::sync::AcquireOwnedPermit")]
    public extern static async fn acquireOwned(self: Arc<Semaphore>): Result<OwnedSemaphorePermit, AcquireError>
    /// Cancel safety: as `acquire`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::Semaphore::acquireManyOwned", future = "ox::tokio::sync::AcquireOwnedPermit")]
    public extern static async fn acquireManyOwned(self: Arc<Semaphore>, n: UInt32): Result<OwnedSemaphorePermit, AcquireError>
    #[cpp("ox::tokio::sync::Semaphore::tryAcquireOwned")]
    public extern static fn tryAcquireOwned(self: Arc<Semaphore>): Result<OwnedSemaphorePermit, TryAcquireError>
    #[cpp("ox::tokio::sync::Semaphore::tryAcquireManyOwned")]
    public extern static fn tryAcquireManyOwned(self: Arc<Semaphore>, n: UInt32): Result<OwnedSemaphorePermit, TryAcquireError>

    /// No more permits are given; those who wait get an error.
    #[cpp(".close")]
    public extern fn close()
    #[cpp(".isClosed")]
    public extern fn isClosed(): Bool
}
extension Semaphore: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Semaphore").field("llSem", &formatArgs!("Semaphore {{ permits: \(self.availablePermits()) }}")).finish()
    }
}

/// Permits that are given back when it is dropped.
#[mustUse]
#[cpp("ox::tokio::sync::SemaphorePermit")]
public extern struct SemaphorePermit<'a>

extension<'a> SemaphorePermit<'a> {
    /// Never gives them back.
    #[cpp(".forget")]
    public extern consuming fn forget()
    #[cpp(".merge")]
    public extern mutating fn merge(other: SemaphorePermit<'a>)
    #[cpp(".split")]
    public extern mutating fn split(n: UIntSize): Option<SemaphorePermit<'a>>
    #[cpp(".numPermits")]
    public extern fn numPermits(): UIntSize
}

extension<'a> SemaphorePermit<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("SemaphorePermit").field("permits", &self.numPermits()).finishNonExhaustive() }
}

#[mustUse]
#[cpp("ox::tokio::sync::OwnedSemaphorePermit")]
public extern struct OwnedSemaphorePermit

extension OwnedSemaphorePermit {
    #[cpp(".forget")]
    public extern consuming fn forget()
    #[cpp(".merge")]
    public extern mutating fn merge(other: OwnedSemaphorePermit)
    #[cpp(".split")]
    public extern mutating fn split(n: UIntSize): Option<OwnedSemaphorePermit>
    #[cpp(".numPermits")]
    public extern fn numPermits(): UIntSize
}

extension OwnedSemaphorePermit: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("OwnedSemaphorePermit").field("permits", &self.numPermits()).finishNonExhaustive() }
}

/// The semaphore was closed.
#[cpp("ox::tokio::sync::AcquireError")]
public extern struct AcquireError

extension AcquireError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("semaphore closed") } }
extension AcquireError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("AcquireError(())") } }
extension AcquireError: Error {}

#[cpp("ox::tokio::sync::TryAcquireError")]
public extern enum TryAcquireError {
    Closed,
    NoPermits,
}

extension TryAcquireError: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &TryAcquireError): Bool }
extension TryAcquireError: Eq {}
extension TryAcquireError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryAcquireError.Closed -> f.pad("semaphore closed"),
            TryAcquireError.NoPermits -> f.pad("no permits available"),
        }
    }
}
extension TryAcquireError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryAcquireError.Closed -> f.writeStr("Closed"),
            TryAcquireError.NoPermits -> f.writeStr("NoPermits"),
        }
    }
}
extension TryAcquireError: Error {}
