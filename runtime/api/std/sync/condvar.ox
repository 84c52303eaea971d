// Waiting for a condition under a Mutex.
#![cpp(header = "ox/lang/sync_locks.h")]
import std.fmt.{ self, Debug, Formatter }
import std.sync.mutex.{ Mutex, MutexGuard }
import std.sync.poison.{ LockResult, PoisonError }
import std.time.Duration

#[cpp("ox::sync::Condvar")]
public extern struct Condvar

/// Whether a wait ended because its time was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct WaitTimeoutResult(Bool)

extension WaitTimeoutResult {
    #[mustUse]
    public fn timedOut(): Bool { self.0 }
}

#[cpp("$0->mutex()->isPoisoned()")]
extern fn isPoisoned<T>(guard: &MutexGuard<'_, T>): Bool

extension Condvar {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(): Condvar
    #[cpp(".notifyOne")]
    public extern fn notifyOne()
    #[cpp(".notifyAll")]
    public extern fn notifyAll()
    #[cpp(".wait")]
    extern fn block<T>(guard: &MutexGuard<'_, T>)
    #[cpp(".waitFor")]
    extern fn blockFor<T>(guard: &MutexGuard<'_, T>, nanos: Int64): Bool

    #[blocking]
    public fn wait<'a, T>(guard: MutexGuard<'a, T>): LockResult<MutexGuard<'a, T>> {
        self.block(&guard)
        if isPoisoned(&guard) { Err(PoisonError.new(guard)) } else { Ok(guard) }
    }

    #[blocking]
    public fn waitWhile<'a, T, F: FnMut(&mut T) -> Bool>(guard: MutexGuard<'a, T>, mut condition: F): LockResult<MutexGuard<'a, T>> {
        var held = guard
        while condition(&mut *held) {
            self.block(&held)
        }
        if isPoisoned(&held) { Err(PoisonError.new(held)) } else { Ok(held) }
    }

    #[blocking]
    public fn waitTimeout<'a, T>(guard: MutexGuard<'a, T>, duration: Duration): LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let inTime = self.blockFor(&guard, nanosOf(duration))
        let poisoned = isPoisoned(&guard)
        let result = (guard, WaitTimeoutResult(!inTime))
        if poisoned { Err(PoisonError.new(result)) } else { Ok(result) }
    }

    #[blocking]
    public fn waitTimeoutWhile<'a, T, F: FnMut(&mut T) -> Bool>(guard: MutexGuard<'a, T>, duration: Duration, mut condition: F): LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let start = std.time.Instant.now()
        var held = guard
        var timedOut = false
        while condition(&mut *held) {
            let passed = start.elapsed()
            if passed >= duration {
                timedOut = true
                break
            }
            self.blockFor(&held, nanosOf(duration - passed))
        }
        let poisoned = isPoisoned(&held)
        let result = (held, WaitTimeoutResult(timedOut))
        if poisoned { Err(PoisonError.new(result)) } else { Ok(result) }
    }
}

#[cpp("$0.asNanosClamped()")]
public(crate) extern fn nanosOf(duration: Duration): Int64

extension Condvar: Default {
    static fn default(): Condvar { Condvar.new() }
}
extension Condvar: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("Condvar").finishNonExhaustive() }
}
