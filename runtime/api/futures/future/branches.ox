// futures.future.branches: what `futures.select!` waits for.
import std.sync.atomic.{ AtomicBool, Ordering }
import std.task.{ Context, Poll }
import futures.future.FusedFuture

/// Whether a branch was polled that is not at its end.
public struct Live { isAny: AtomicBool }

public fn live(): Live { Live { isAny: AtomicBool.new(false) } }

/// A future that gives null once it has ended.
public struct Branch<'a, F> { future: F, live: &'a Live }

public fn branch<F: FusedFuture + Unpin>(future: F, live: &Live): Branch<F> { Branch { future, live } }

extension<'a, F: FusedFuture + Unpin> Branch<'a, F>: Future {
    type Output = Option<F.Output>
    mutating fn poll(cx: &mut Context): Poll<Option<F.Output>> {
        if self.future.isTerminated() { return Poll.Ready(null) }
        self.live.isAny.store(true, Ordering.Relaxed)
        self.future.poll(cx).map { output -> Some(output) }
    }
}

/// The branch of `default`, polled behind the others.
public struct Idle<'a> { live: &'a Live }

public fn idle(live: &Live): Idle { Idle { live } }

extension<'a> Idle<'a>: Future {
    type Output = Option<()>
    mutating fn poll(cx: &mut Context): Poll<Option<()>> {
        Poll.Ready(if self.live.isAny.load(Ordering.Relaxed) { Some(()) } else { null })
    }
}

#[trackCaller]
public fn allCompleted()! { panic!("all futures in select! were completed, but no `complete =>` handler was provided") }
