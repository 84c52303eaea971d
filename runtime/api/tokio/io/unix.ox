// tokio.io.unix.AsyncFd: readiness of descriptors that others read and write.
import std.fmt.{ self, Debug, Formatter }
import std.io.Result
import std.os.fd.{ AsRawFd, RawFd }
import std.task.{ Context, Poll }
import tokio.io.interest.{ Interest, Ready }
import tokio.net.descriptor.{ Descriptor, wouldBlock }

/// A descriptor in non-blocking mode, registered with the runtime.
public struct AsyncFd<T: AsRawFd> {
    io: Descriptor,
    inner: T,
    interest: Interest,
}

extension<T: AsRawFd> AsyncFd<T> {
    public static fn new(inner: T): Result<AsyncFd<T>> { AsyncFd.withInterest(inner, Interest.READABLE | Interest.WRITABLE) }
    public static fn withInterest(inner: T, interest: Interest): Result<AsyncFd<T>> {
        Ok(AsyncFd { io: Descriptor.adoptCopy(inner.asRawFd())?, inner: inner, interest: interest })
    }
    public fn getRef(): &T { &self.inner }
    public mutating fn getMut(): &mut T { &mut self.inner }
    public consuming fn intoInner(): T { self.inner }

    /// Ready when it may be; the guard says what became of it.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<AsyncFdReadyGuard<'_, T>> {
        let ready = await self.io.ready(interest)?
        Ok(AsyncFdReadyGuard { whole: self, seen: self.io.stamp(), ready: ready, mask: interest.mask() })
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn readable(): Result<AsyncFdReadyGuard<'_, T>> { await self.ready(Interest.READABLE) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn writable(): Result<AsyncFdReadyGuard<'_, T>> { await self.ready(Interest.WRITABLE) }
    /// As `ready`, with the way to change what the descriptor is of.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public mutating async fn readyMut(interest: Interest): Result<AsyncFdReadyMutGuard<'_, T>> {
        let ready = await self.io.ready(interest)?
        let seen = self.io.stamp()
        Ok(AsyncFdReadyMutGuard { whole: self, seen: seen, ready: ready, mask: interest.mask() })
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public mutating async fn readableMut(): Result<AsyncFdReadyMutGuard<'_, T>> { await self.readyMut(Interest.READABLE) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public mutating async fn writableMut(): Result<AsyncFdReadyMutGuard<'_, T>> { await self.readyMut(Interest.WRITABLE) }
    public fn pollReadReadyMut<'a>(self: &'a mut Self, cx: &mut Context): Poll<Result<AsyncFdReadyMutGuard<'a, T>>> { self.pollForMut(cx, Interest.READABLE) }
    public fn pollWriteReadyMut<'a>(self: &'a mut Self, cx: &mut Context): Poll<Result<AsyncFdReadyMutGuard<'a, T>>> { self.pollForMut(cx, Interest.WRITABLE) }
    fn pollForMut<'a>(self: &'a mut Self, cx: &mut Context, interest: Interest): Poll<Result<AsyncFdReadyMutGuard<'a, T>>> {
        match self.io.pollReady(cx, interest.mask()) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(_) -> {
                let seen = self.io.stamp()
                Poll.Ready(Ok(AsyncFdReadyMutGuard { whole: self, seen: seen, ready: interest.whole(), mask: interest.mask() }))
            },
        }
    }
    /// Waits, and calls `f`, until that does not block.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public mutating async fn asyncIoMut<R, F: FnMut(&mut T) -> Result<R>>(interest: Interest, mut f: F): Result<R> {
        await self.io.asyncIo(interest, { -> f(&mut self.inner) })
    }
    public mutating fn tryIoMut<R, F: FnOnce(&mut T) -> Result<R>>(interest: Interest, f: F): Result<R> {
        self.io.tryIo(interest, { -> f(&mut self.inner) })
    }
    public fn pollReadReady<'a>(self: &'a Self, cx: &mut Context): Poll<Result<AsyncFdReadyGuard<'a, T>>> { self.pollFor(cx, Interest.READABLE) }
    public fn pollWriteReady<'a>(self: &'a Self, cx: &mut Context): Poll<Result<AsyncFdReadyGuard<'a, T>>> { self.pollFor(cx, Interest.WRITABLE) }
    fn pollFor<'a>(self: &'a Self, cx: &mut Context, interest: Interest): Poll<Result<AsyncFdReadyGuard<'a, T>>> {
        self.io.pollReady(cx, interest.mask()).map({ _ ->
            Ok(AsyncFdReadyGuard { whole: self, seen: self.io.stamp(), ready: interest.whole(), mask: interest.mask() })
        })
    }
    /// Waits, and calls `f`, until that does not block.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn asyncIo<R, F: FnMut(&T) -> Result<R>>(interest: Interest, mut f: F): Result<R> {
        await self.io.asyncIo(interest, { -> f(&self.inner) })
    }
    public fn tryIo<R, F: FnOnce(&T) -> Result<R>>(interest: Interest, f: F): Result<R> { self.io.tryIo(interest, { -> f(&self.inner) }) }
}
extension<T: AsRawFd> AsyncFd<T>: AsRawFd { fn asRawFd(): RawFd { self.inner.asRawFd() } }
extension<T: AsRawFd + Debug> AsyncFd<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("AsyncFd").field("inner", &self.inner).finish() }
}

/// The descriptor may be ready. An operation that would block clears that.
#[mustUse = "You must explicitly choose whether to clear the readiness state by calling a method on ReadyGuard"]
public struct AsyncFdReadyGuard<'a, T: AsRawFd> {
    whole: &'a AsyncFd<T>,
    seen: UInt64,
    ready: Ready,
    mask: UInt32,
}

extension<'a, T: AsRawFd> AsyncFdReadyGuard<'a, T> {
    public mutating fn clearReady() { self.whole.io.usedUp(self.seen, self.mask) }
    /// Only what is part of `ready`.
    public mutating fn clearReadyMatching(ready: Ready) { self.whole.io.usedUp(self.seen, ready.bits()) }
    public mutating fn retainReady() {}
    public fn ready(): Ready { self.ready }
    public fn getRef(): &'a AsyncFd<T> { self.whole }
    public fn getInner(): &'a T { &self.whole.inner }
    /// The outer error says that it would block; the readiness is cleared then.
    public mutating fn tryIo<R, F: FnOnce(&AsyncFd<T>) -> Result<R>>(f: F): std.result.Result<Result<R>, TryIoError> {
        let result = f(self.whole)
        if wouldBlock(&result) {
            self.clearReady()
            return Err(TryIoError(()))
        }
        Ok(result)
    }
}

/// The descriptor may be ready; as AsyncFdReadyGuard, for what changes the owner.
#[mustUse = "You must explicitly choose whether to clear the readiness state by calling a method on ReadyGuard"]
public struct AsyncFdReadyMutGuard<'a, T: AsRawFd> {
    whole: &'a mut AsyncFd<T>,
    seen: UInt64,
    ready: Ready,
    mask: UInt32,
}

extension<'a, T: AsRawFd> AsyncFdReadyMutGuard<'a, T> {
    public mutating fn clearReady() { self.whole.io.usedUp(self.seen, self.mask) }
    /// Only what is part of `ready`.
    public mutating fn clearReadyMatching(ready: Ready) { self.whole.io.usedUp(self.seen, ready.bits()) }
    public mutating fn retainReady() {}
    public fn ready(): Ready { self.ready }
    public fn getRef(): &AsyncFd<T> { self.whole }
    public mutating fn getMut(): &mut AsyncFd<T> { self.whole }
    public fn getInner(): &T { &self.whole.inner }
    public mutating fn getInnerMut(): &mut T { &mut self.whole.inner }
    /// The outer error says that it would block; the readiness is cleared then.
    public mutating fn tryIo<R, F: FnOnce(&mut AsyncFd<T>) -> Result<R>>(f: F): std.result.Result<Result<R>, TryIoError> {
        let result = f(self.whole)
        if wouldBlock(&result) {
            self.clearReady()
            return Err(TryIoError(()))
        }
        Ok(result)
    }
}

/// It would block.
#[derive(Debug)]
public struct TryIoError(())
