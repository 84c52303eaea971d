// tokio.sync.RwLock: many readers or one writer, awaited.
#![cpp(header = "ox/tokio/sync/rwlock.h")]
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ Send, Sync }
import std.ops.{ Deref, DerefMut }
import std.sync.Arc
import tokio.sync.mutex.TryLockError

/// First come, first served: a writer that waits holds up the readers behind it.
#[cpp("ox::tokio::sync::RwLock")]
public extern struct RwLock<T>

unsafe extension<T: Send> RwLock<T>: Send {}
unsafe extension<T: Send + Sync> RwLock<T>: Sync {}
extension<T> RwLock<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): RwLock<T>
    #[cpp("Self::withMaxReaders")]
    public extern static fn withMaxReaders(value: T, maxReads: UInt32): RwLock<T>

    /// Waits for shared access.
    ///
    /// Cancel safety: dropped while it waits, it has taken nothing, but loses its place in the queue.
    #[cancelLoses(place)]
    #[cpp(".read", future = "ox::tokio::sync::Read<{T}>")]
    public extern async fn read(): RwLockReadGuard<T>
    /// Waits for exclusive access.
    ///
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp(".write", future = "ox::tokio::sync::Write<{T}>")]
    public extern async fn write(): RwLockWriteGuard<T>
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::RwLock<{T}>::readOwned", future = "ox::tokio::sync::ReadOwned<{T}>")]
    public extern static async fn readOwned(self: Arc<RwLock<T>>): OwnedRwLockReadGuard<T>
    /// Cancel safety: as `read`.
    #[cancelLoses(place)]
    #[cpp("ox::tokio::sync::RwLock<{T}>::writeOwned", future = "ox::tokio::sync::WriteOwned<{T}>")]
    public extern static async fn writeOwned(self: Arc<RwLock<T>>): OwnedRwLockWriteGuard<T>

    #[cpp(".tryRead")]
    public extern fn tryRead(): Result<RwLockReadGuard<T>, TryLockError>
    #[cpp(".tryWrite")]
    public extern fn tryWrite(): Result<RwLockWriteGuard<T>, TryLockError>
    #[blocking]
    #[cpp(".blockingRead")]
    public extern fn blockingRead(): RwLockReadGuard<T>
    #[blocking]
    #[cpp(".blockingWrite")]
    public extern fn blockingWrite(): RwLockWriteGuard<T>
    #[cpp(".getMut")]
    public extern mutating fn getMut(): &mut T
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): T
}
extension<T> RwLock<T>: From<T> { static fn from(value: T): RwLock<T> { RwLock.new(value) } }
extension<T: Default> RwLock<T>: Default { static fn default(): RwLock<T> { RwLock.new(T.default()) } }
extension<T: Debug> RwLock<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var out = f.debugStruct("RwLock")
        match self.tryRead() {
            Ok(guard) -> out.field("data", &*guard).finish(),
            Err(_) -> out.field("data", &formatArgs!("<locked>")).finish(),
        }
    }
}

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::RwLockReadGuard")]
public extern struct RwLockReadGuard<'a, T>

unsafe extension<'a, T: Sync> RwLockReadGuard<'a, T>: Send {}
unsafe extension<'a, T: Send + Sync> RwLockReadGuard<'a, T>: Sync {}
extension<'a, T> RwLockReadGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T: Debug> RwLockReadGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display> RwLockReadGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::RwLockWriteGuard")]
public extern struct RwLockWriteGuard<'a, T>

unsafe extension<'a, T: Send + Sync> RwLockWriteGuard<'a, T>: Send {}
unsafe extension<'a, T: Send + Sync> RwLockWriteGuard<'a, T>: Sync {}
extension<'a, T> RwLockWriteGuard<'a, T> {
    /// Lets readers in, without letting a writer in between.
    #[cpp(".downgrade")]
    public extern consuming fn downgrade(): RwLockReadGuard<'a, T>
}
extension<'a, T> RwLockWriteGuard<'a, T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<'a, T> RwLockWriteGuard<'a, T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
extension<'a, T: Debug> RwLockWriteGuard<'a, T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }
extension<'a, T: Display> RwLockWriteGuard<'a, T>: Display { fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&**self, f) } }

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::OwnedRwLockReadGuard")]
public extern struct OwnedRwLockReadGuard<T>

extension<T> OwnedRwLockReadGuard<T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}

#[mustUse = "if unused the RwLock will immediately unlock"]
#[cpp("ox::tokio::sync::OwnedRwLockWriteGuard")]
public extern struct OwnedRwLockWriteGuard<T>

extension<T> OwnedRwLockWriteGuard<T> {
    #[cpp(".downgrade")]
    public extern consuming fn downgrade(): OwnedRwLockReadGuard<T>
}
extension<T> OwnedRwLockWriteGuard<T>: Deref {
    type Target = T
    #[cpp(".deref")]
    extern fn deref(): &T
}
extension<T> OwnedRwLockWriteGuard<T>: DerefMut { #[cpp(".derefMut")] extern mutating fn derefMut(): &mut T }
