// What a lock reports after a panic under it.
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }

public struct PoisonError<T> {
    data: T,
}

public type LockResult<T> = Result<T, PoisonError<T>>

extension<T> PoisonError<T> {
    public static fn new(data: T): PoisonError<T> { PoisonError { data: data } }
    public consuming fn intoInner(): T { self.data }
    public fn getRef(): &T { &self.data }
    public mutating fn getMut(): &mut T { &mut self.data }
}

extension<T> PoisonError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("PoisonError").finishNonExhaustive() }
}
extension<T> PoisonError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad("poisoned lock: another task failed inside") }
}
extension<T> PoisonError<T>: Error {}

public enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

public type TryLockResult<T> = Result<T, TryLockError<T>>

extension<T> TryLockError<T>: From<PoisonError<T>> {
    static fn from(error: PoisonError<T>): TryLockError<T> { TryLockError.Poisoned(error) }
}
extension<T> TryLockError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryLockError.Poisoned(_) -> f.writeStr("Poisoned(..)"),
            TryLockError.WouldBlock -> f.writeStr("WouldBlock"),
        }
    }
}
extension<T> TryLockError<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            TryLockError.Poisoned(_) -> f.pad("poisoned lock: another task failed inside"),
            TryLockError.WouldBlock -> f.pad("try_lock failed because the operation would block"),
        }
    }
}
extension<T> TryLockError<T>: Error {}

/// Shown in place of a value that cannot be locked.
public(crate) struct Locked
extension Locked: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("<locked>") }
}
