// futures.future.combinators: what the methods of FutureExt give.
import std.any.Any
import std.clone.Clone
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.{ Future, Pending, Ready }
import std.marker.{ Send, Sync, Unpin }
import std.ops.DerefMut
import std.pin.Pin
import std.sync.{ Arc, Mutex, Weak }
import std.sync.atomic.{ AtomicBool, Ordering }
import std.task.{ Context, Poll, Wake, Waker }
import futures.stream.Stream

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Map<F, C> { future: F, f: Option<C> }

extension<F, C> Map<F, C> {
    public(crate) static fn new(future: F, f: C): Map<F, C> { Map { future: future, f: Some(f) } }
}
extension<T, F: Future, C: FnOnce(F.Output) -> T> Map<F, C>: Future {
    type Output = T
    mutating fn poll(cx: &mut Context): Poll<T> {
        match self.future.poll(cx) {
            Poll.Ready(output) -> {
                let f = self.f.take().expect("Map must not be polled after it returned `Poll::Ready`")
                Poll.Ready(f(output))
            },
            Poll.Pending -> Poll.Pending,
        }
    }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Inspect<F, C> { future: F, f: Option<C> }

extension<F, C> Inspect<F, C> {
    public(crate) static fn new(future: F, f: C): Inspect<F, C> { Inspect { future: future, f: Some(f) } }
}
extension<F: Future, C: FnOnce(&F.Output)> Inspect<F, C>: Future {
    type Output = F.Output
    mutating fn poll(cx: &mut Context): Poll<F.Output> {
        match self.future.poll(cx) {
            Poll.Ready(output) -> {
                if let Some(f) = self.f.take() { f(&output) }
                Poll.Ready(output)
            },
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// A future that knows whether it has been ready, and is dropped then.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Fuse<F> { future: Option<F> }

extension<F> Fuse<F> {
    public(crate) static fn new(future: F): Fuse<F> { Fuse { future: Some(future) } }
    /// One that is never ready.
    public static fn terminated(): Fuse<F> { Fuse { future: null } }
}
extension<F: Future> Fuse<F>: Future {
    type Output = F.Output
    mutating fn poll(cx: &mut Context): Poll<F.Output> {
        guard let Some(future) = &mut self.future else { return Poll.Pending }
        let outcome = future.poll(cx)
        if outcome.isReady() { self.future = null }
        outcome
    }
}

/// Of futures and streams that know whether they have ended.
public trait FusedFuture: Future {
    fn isTerminated(): Bool
}
extension<F: Future> Fuse<F>: FusedFuture { fn isTerminated(): Bool { self.future.isNone() } }
extension<'a, F: FusedFuture + ?Sized> &'a mut F: FusedFuture { fn isTerminated(): Bool { (**self).isTerminated() } }
extension<F: FusedFuture + Unpin + ?Sized> Box<F>: FusedFuture { fn isTerminated(): Bool { (**self).isTerminated() } }
extension<T> Ready<T>: FusedFuture {
    #[cpp(".isTaken")]
    extern fn isTerminated(): Bool
}
extension<T> Pending<T>: FusedFuture { fn isTerminated(): Bool { true } }
extension<P: DerefMut> Pin<P>: FusedFuture where P.Target: FusedFuture { fn isTerminated(): Bool { (**self).isTerminated() } }
extension<T, F: Future, C: FnOnce(F.Output) -> T> Map<F, C>: FusedFuture { fn isTerminated(): Bool { self.f.isNone() } }

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Flatten<F: Future> { outer: Option<F>, inner: Option<F.Output> }

extension<F: Future> Flatten<F> {
    public(crate) static fn new(future: F): Flatten<F> { Flatten { outer: Some(future), inner: null } }
}
extension<F: Future> Flatten<F>: Future where F.Output: Future {
    type Output = <F.Output as Future>.Output
    mutating fn poll(cx: &mut Context): Poll<<F.Output as Future>.Output> {
        if let Some(outer) = &mut self.outer {
            match outer.poll(cx) {
                Poll.Ready(inner) -> {
                    self.outer = null
                    self.inner = Some(inner)
                },
                Poll.Pending -> return Poll.Pending,
            }
        }
        self.inner.asMut().expect("Flatten polled after completion").poll(cx)
    }
}

/// The stream of one value.
#[mustUse = "streams do nothing unless polled"]
public struct IntoStream<F> { future: Option<F> }

extension<F> IntoStream<F> {
    public(crate) static fn new(future: F): IntoStream<F> { IntoStream { future: Some(future) } }
}
extension<F: Future> IntoStream<F>: Stream {
    type Item = F.Output
    mutating fn pollNext(cx: &mut Context): Poll<Option<F.Output>> {
        guard let Some(future) = &mut self.future else { return Poll.Ready(null) }
        match future.poll(cx) {
            Poll.Ready(output) -> {
                self.future = null
                Poll.Ready(Some(output))
            },
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// A panic of the future becomes an error.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct CatchUnwind<F> { future: F }

extension<F> CatchUnwind<F> {
    public(crate) static fn new(future: F): CatchUnwind<F> { CatchUnwind { future: future } }
}
extension<F: Future> CatchUnwind<F>: Future {
    type Output = Result<F.Output, Box<dyn Any + Send>>
    mutating fn poll(cx: &mut Context): Poll<Self.Output> {
        match std.panic.catchUnwind({ -> self.future.poll(cx) }) {
            Ok(Poll.Ready(output)) -> Poll.Ready(Ok(output)),
            Ok(Poll.Pending) -> Poll.Pending,
            Err(payload) -> Poll.Ready(Err(payload)),
        }
    }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Lazy<C> { f: Option<C> }

/// A future that calls `f` when it is polled.
public fn lazy<T, C: FnOnce(&mut Context) -> T>(f: C): Lazy<C> { Lazy { f: Some(f) } }

extension<C> Lazy<C>: Unpin {}
extension<T, C: FnOnce(&mut Context) -> T> Lazy<C>: Future {
    type Output = T
    mutating fn poll(cx: &mut Context): Poll<T> {
        let f = self.f.take().expect("Lazy polled after completion")
        Poll.Ready(f(cx))
    }
}

/// A future of an optional future.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct OptionFuture<F> { future: Option<F> }

extension<F> OptionFuture<F>: From<Option<F>> { static fn from(future: Option<F>): OptionFuture<F> { OptionFuture { future: future } } }
extension<F: Future> OptionFuture<F>: Future {
    type Output = Option<F.Output>
    mutating fn poll(cx: &mut Context): Poll<Option<F.Output>> {
        guard let Some(future) = &mut self.future else { return Poll.Ready(null) }
        match future.poll(cx) {
            Poll.Ready(output) -> Poll.Ready(Some(output)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// Those who wait for a shared future.
struct Waiters { wakers: Mutex<Vec<Waker>> }

extension Waiters: Wake {
    static fn wake(self: Arc<Waiters>) {
        let all = std.mem.take(&mut *self.wakers.lock().unwrap())
        for waker in all { waker.wake() }
    }
}
extension Waiters {
    fn add(waker: &Waker) {
        var wakers = self.wakers.lock().unwrap()
        if !wakers.iter().any({ known -> known.willWake(waker) }) { wakers.push(waker.clone()) }
    }
}

struct SharedState<F: Future> { future: Option<Pin<Box<F>>>, output: Option<F.Output> }

struct SharedInner<F: Future> {
    state: Mutex<SharedState<F>>,
    waiters: Arc<Waiters>,
}

/// A future that can be cloned: all clones are ready with clones of the one output.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Shared<F: Future> { inner: Arc<SharedInner<F>> }

extension<F: Future> Shared<F> {
    public(crate) static fn new(future: F): Shared<F> {
        Shared {
            inner: Arc.new(SharedInner {
                state: Mutex.new(SharedState { future: Some(Box.pin(future)), output: null }),
                waiters: Arc.new(Waiters { wakers: Mutex.new(Vec.new()) }),
            }),
        }
    }
    /// The output, if there is one already.
    public fn peek(): Option<&F.Output> {
        let state = self.inner.state.lock().unwrap()
        match &state.output {
            // An output that is there stays until the last clone is gone.
            Some(output) -> Some(unsafe { &*(output as *const F.Output) }),
            null -> null,
        }
    }
    /// Does not keep the future alive. Null when the future has been ready.
    public fn downgrade(): Option<WeakShared<F>> {
        if self.peek().isSome() { return null }
        Some(WeakShared { inner: Arc.downgrade(&self.inner) })
    }
    public fn strongCount(): Option<UIntSize> { if self.peek().isSome() { null } else { Some(Arc.strongCount(&self.inner)) } }
    public fn weakCount(): Option<UIntSize> { if self.peek().isSome() { null } else { Some(Arc.weakCount(&self.inner)) } }
    public fn ptrEq(other: &Shared<F>): Bool { Arc.ptrEq(&self.inner, &other.inner) }
}

/// A Shared that does not keep the future alive.
public struct WeakShared<F: Future> { inner: Weak<SharedInner<F>> }

extension<F: Future> WeakShared<F> {
    public fn upgrade(): Option<Shared<F>> { self.inner.upgrade().map({ inner -> Shared { inner: inner } }) }
}
extension<F: Future> WeakShared<F>: Clone { fn clone(): WeakShared<F> { WeakShared { inner: self.inner.clone() } } }
extension<F: Future> WeakShared<F>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("WeakShared { .. }") } }
extension<F: Future> Shared<F>: Clone { fn clone(): Shared<F> { Shared { inner: self.inner.clone() } } }
extension<F: Future> Shared<F>: Unpin {}
extension<F: Future> Shared<F>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Shared { .. }") } }
extension<F: Future> Shared<F>: Future where F.Output: Clone {
    type Output = F.Output
    mutating fn poll(cx: &mut Context): Poll<F.Output> {
        var state = self.inner.state.lock().unwrap()
        if let Some(output) = &state.output { return Poll.Ready(output.clone()) }
        self.inner.waiters.add(cx.waker())
        let waker = Waker.from(self.inner.waiters.clone())
        let future = state.future.asMut().expect("a shared future panicked")
        match future.poll(&mut Context.fromWaker(&waker)) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(output) -> {
                state.future = null
                state.output = Some(output.clone())
                drop(state)
                waker.wake()
                Poll.Ready(output)
            },
        }
    }
}

struct AbortState { isAborted: AtomicBool, waker: Mutex<Option<Waker>> }

/// Aborts an Abortable.
public struct AbortHandle { state: Arc<AbortState> }

extension AbortHandle {
    public static fn newPair(): (AbortHandle, AbortRegistration) {
        let state = Arc.new(AbortState { isAborted: AtomicBool.new(false), waker: Mutex.new(null) })
        (AbortHandle { state: state.clone() }, AbortRegistration { state: state })
    }
    public fn abort() {
        self.state.isAborted.store(true, Ordering.SeqCst)
        let waker = self.state.waker.lock().unwrap().take()
        if let Some(waker) = waker { waker.wake() }
    }
    public fn isAborted(): Bool { self.state.isAborted.load(Ordering.SeqCst) }
}
extension AbortHandle: Clone { fn clone(): AbortHandle { AbortHandle { state: self.state.clone() } } }
extension AbortHandle: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("AbortHandle { .. }") } }

public struct AbortRegistration { state: Arc<AbortState> }

/// A future or stream that can be aborted.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Abortable<T> { task: T, state: Arc<AbortState> }

/// The future, and what aborts it.
public fn abortable<F: Future>(future: F): (Abortable<F>, AbortHandle) {
    let (handle, registration) = AbortHandle.newPair()
    (Abortable.new(future, registration), handle)
}

extension<T> Abortable<T> {
    public static fn new(task: T, registration: AbortRegistration): Abortable<T> { Abortable { task: task, state: registration.state } }
    public fn isAborted(): Bool { self.state.isAborted.load(Ordering.SeqCst) }
}
extension<F: Future> Abortable<F>: Future {
    type Output = Result<F.Output, Aborted>
    mutating fn poll(cx: &mut Context): Poll<Result<F.Output, Aborted>> {
        if self.isAborted() { return Poll.Ready(Err(Aborted)) }
        if let Poll.Ready(output) = self.task.poll(cx) { return Poll.Ready(Ok(output)) }
        *self.state.waker.lock().unwrap() = Some(cx.waker().clone())
        // It may have been aborted meanwhile.
        if self.isAborted() { Poll.Ready(Err(Aborted)) } else { Poll.Pending }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct Aborted

extension Aborted: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("`Abortable` future has been aborted") } }
extension Aborted: Error {}

// What `poll!` awaits.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct PollOnce<F> { future: F }

public fn pollOnce<F: Future + Unpin>(future: F): PollOnce<F> { PollOnce { future: future } }
extension<F: Future + Unpin> PollOnce<F>: Future {
    type Output = Poll<F.Output>
    mutating fn poll(cx: &mut Context): Poll<Poll<F.Output>> { Poll.Ready(self.future.poll(cx)) }
}

// What `pending!` awaits: not ready the first time, and nobody is woken.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct PendingOnce { isReady: Bool }

public fn pendingOnce(): PendingOnce { PendingOnce { isReady: false } }
extension PendingOnce: Future {
    type Output = ()
    mutating fn poll(_cx: &mut Context): Poll<()> {
        if self.isReady { return Poll.Ready(()) }
        self.isReady = true
        Poll.Pending
    }
}
