// tokio.sync.SetOnce: a place for a value that comes once, and that can be waited for.
import std.default.Default
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.sync.OnceLock
import tokio.sync.notify.Notify

public struct SetOnce<T> {
    value: OnceLock<T>,
    arrival: Notify,
}

extension<T> SetOnce<T> {
    public static fn new(): SetOnce<T> { SetOnce { value: OnceLock.new(), arrival: Notify.new() } }
    public static fn newWith(value: Option<T>): SetOnce<T> {
        let place = SetOnce.new()
        if let Some(value) = value { let _ = place.value.set(value) }
        place
    }
    public fn initialized(): Bool { self.value.get().isSome() }
    public fn get(): Option<&T> { self.value.get() }
    /// Wakes all that wait. A second value comes back.
    public fn set(value: T): Result<(), SetOnceError<T>> {
        match self.value.set(value) {
            Ok(()) -> {
                self.arrival.notifyWaiters()
                Ok(())
            },
            Err(value) -> Err(SetOnceError(value)),
        }
    }
    public consuming fn intoInner(): Option<T> { self.value.intoInner() }
    /// Waits for the value.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn wait(): &T {
        loop {
            // Listens before it looks.
            let arrival = self.arrival.notified()
            if let Some(value) = self.value.get() { return value }
            await arrival
        }
    }
}
extension<T> SetOnce<T>: Default { static fn default(): SetOnce<T> { SetOnce.new() } }
extension<T> SetOnce<T>: From<T> { static fn from(value: T): SetOnce<T> { SetOnce.newWith(Some(value)) } }
extension<T: Clone> SetOnce<T>: Clone { fn clone(): SetOnce<T> { SetOnce.newWith(self.get().cloned()) } }
extension<T: PartialEq> SetOnce<T>: PartialEq { fn eq(other: &SetOnce<T>): Bool { self.get() == other.get() } }
extension<T: Eq> SetOnce<T>: Eq {}
extension<T: Debug> SetOnce<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("SetOnce").field("value", &self.get()).finish() }
}

/// There was a value already; this is the other one.
#[derive(Debug, PartialEq, Eq)]
public struct SetOnceError<T>(public T)

extension<T> SetOnceError<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("SetOnceError") } }
extension<T: Debug> SetOnceError<T>: Error {}
