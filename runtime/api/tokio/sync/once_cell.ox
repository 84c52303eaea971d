// tokio.sync.OnceCell: a value that is made once, by the first who wants it.
#![cpp(header = "ox/tokio/sync/once_cell.h")]
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.convert.From
import std.default.Default
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.marker.{ Send, Sync }

#[cpp("ox::tokio::sync::OnceCell")]
public extern struct OnceCell<T>

unsafe extension<T: Send> OnceCell<T>: Send {}
unsafe extension<T: Send + Sync> OnceCell<T>: Sync {}
extension<T> OnceCell<T> {
    #[cpp("Self::make")]
    public extern static fn new(): OnceCell<T>
    #[cpp("Self::make")]
    public extern static fn constNew(): OnceCell<T>
    #[cpp("Self::makeWith")]
    public extern static fn newWith(value: Option<T>): OnceCell<T>
    #[cpp(".initialized")]
    public extern fn initialized(): Bool
    #[cpp(".get")]
    public extern fn get(): Option<&T>
    #[cpp(".getMut")]
    public extern mutating fn getMut(): Option<&mut T>
    #[cpp(".set")]
    public extern fn set(value: T): Result<(), SetError<T>>
    #[cpp(".intoInner")]
    public extern consuming fn intoInner(): Option<T>
    #[cpp(".takeValue")]
    public extern mutating fn take(): Option<T>

    /// The value; made by `f` if there is none yet.
    ///
    /// Cancel safety: dropped while it makes the value, that is lost, and the next one makes it.
    #[cancelLoses(data)]
    #[cpp("ox::tokio::sync::getOrInit($self, $0)", future = "ox::tokio::sync::GetOrInit<{T}, {C}>")]
    public extern async fn getOrInit<F: Future<Output = T>, C: FnOnce() -> F>(f: C): &T

    /// The same with an `f` that may fail; then the next one tries.
    ///
    /// Cancel safety: as `getOrInit`.
    #[cancelLoses(data)]
    #[cpp("ox::tokio::sync::getOrTryInit($self, $0)", future = "ox::tokio::sync::GetOrTryInit<{T}, {C}>")]
    public extern async fn getOrTryInit<E, F: Future<Output = Result<T, E>>, C: FnOnce() -> F>(f: C): Result<&T, E>
}
extension<T> OnceCell<T>: Default { static fn default(): OnceCell<T> { OnceCell.new() } }
extension<T: Clone> OnceCell<T>: Clone { fn clone(): OnceCell<T> { OnceCell.newWith(self.get().cloned()) } }
extension<T: PartialEq> OnceCell<T>: PartialEq { fn eq(other: &OnceCell<T>): Bool { self.get() == other.get() } }
extension<T: Eq> OnceCell<T>: Eq {}
extension<T> OnceCell<T>: From<T> { static fn from(value: T): OnceCell<T> { OnceCell.newWith(Some(value)) } }
extension<T: Debug> OnceCell<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("OnceCell").field("value", &self.get()).finish() }
}

#[cpp("ox::tokio::sync::SetError")]
public extern enum SetError<T> {
    AlreadyInitializedError(T),
    InitializingError(T),
}

extension<T> SetError<T> {
    public fn isAlreadyInitErr(): Bool { matches!(self, SetError.AlreadyInitializedError(_)) }
    public fn isInitializingErr(): Bool { matches!(self, SetError.InitializingError(_)) }
}
extension<T: PartialEq> SetError<T>: PartialEq {
    fn eq(other: &SetError<T>): Bool {
        match (self, other) {
            (SetError.AlreadyInitializedError(a), SetError.AlreadyInitializedError(b)) -> a == b,
            (SetError.InitializingError(a), SetError.InitializingError(b)) -> a == b,
            _ -> false,
        }
    }
}
extension<T: Eq> SetError<T>: Eq {}
extension<T> SetError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            SetError.AlreadyInitializedError(_) -> f.pad("AlreadyInitializedError"),
            SetError.InitializingError(_) -> f.pad("InitializingError"),
        }
    }
}
extension<T: Debug> SetError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            SetError.AlreadyInitializedError(value) -> f.debugTuple("AlreadyInitializedError").field(value).finish(),
            SetError.InitializingError(value) -> f.debugTuple("InitializingError").field(value).finish(),
        }
    }
}
extension<T: Debug> SetError<T>: Error {}
