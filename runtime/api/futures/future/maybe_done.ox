// futures.future.maybeDone: futures together with their outputs, and futures that are only looked at.
import futures.future.FusedFuture
import std.future.Future
import std.pin.Pin
import std.task.{ Context, Poll }

/// A future, or its output until that is taken.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public enum MaybeDone<F: Future> {
    Future(F),
    Done(F.Output),
    Gone,
}

public fn maybeDone<F: Future>(future: F): MaybeDone<F> { MaybeDone.Future(future) }

extension<F: Future> MaybeDone<F> {
    public static fn outputMut<'a>(mut self: Pin<&'a mut Self>): Option<&'a mut F.Output> {
        match unsafe { self.getUncheckedMut() } {
            MaybeDone.Done(output) -> Some(output),
            _ -> null,
        }
    }
    public static fn takeOutput(mut self: Pin<&mut Self>): Option<F.Output> {
        let state = unsafe { self.getUncheckedMut() }
        guard let MaybeDone.Done(_) = state else { return null }
        match std.mem.replace(state, MaybeDone.Gone) {
            MaybeDone.Done(output) -> Some(output),
            _ -> null,
        }
    }
}
extension<F: Future> MaybeDone<F>: FusedFuture {
    fn isTerminated(): Bool { !matches!(self, MaybeDone.Future(_)) }
}
extension<F: Future> MaybeDone<F>: Future {
    type Output = ()
    mutating fn poll(cx: &mut Context): Poll<()> {
        let output = match self {
            MaybeDone.Future(future) -> match future.poll(cx) {
                Poll.Ready(output) -> output,
                Poll.Pending -> return Poll.Pending,
            },
            MaybeDone.Done(_) -> return Poll.Ready(()),
            MaybeDone.Gone -> panic!("MaybeDone polled after value taken"),
        }
        *self = MaybeDone.Done(output)
        Poll.Ready(())
    }
}

/// The same for a future of a Result, whose error is what it is ready with.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public enum TryMaybeDone<F, T> {
    Future(F),
    Done(T),
    Gone,
}

public fn tryMaybeDone<T, E, F: Future<Output = Result<T, E>>>(future: F): TryMaybeDone<F, T> { TryMaybeDone.Future(future) }

extension<F, T> TryMaybeDone<F, T> {
    public static fn outputMut<'a>(mut self: Pin<&'a mut Self>): Option<&'a mut T> {
        match unsafe { self.getUncheckedMut() } {
            TryMaybeDone.Done(output) -> Some(output),
            _ -> null,
        }
    }
    public static fn takeOutput(mut self: Pin<&mut Self>): Option<T> {
        let state = unsafe { self.getUncheckedMut() }
        guard let TryMaybeDone.Done(_) = state else { return null }
        match std.mem.replace(state, TryMaybeDone.Gone) {
            TryMaybeDone.Done(output) -> Some(output),
            _ -> null,
        }
    }
}
extension<T, E, F: Future<Output = Result<T, E>>> TryMaybeDone<F, T>: Future {
    type Output = Result<(), E>
    mutating fn poll(cx: &mut Context): Poll<Result<(), E>> {
        let result = match self {
            TryMaybeDone.Future(future) -> match future.poll(cx) {
                Poll.Ready(result) -> result,
                Poll.Pending -> return Poll.Pending,
            },
            TryMaybeDone.Done(_) -> return Poll.Ready(Ok(())),
            TryMaybeDone.Gone -> panic!("TryMaybeDone polled after value taken"),
        }
        match result {
            Ok(value) -> {
                *self = TryMaybeDone.Done(value)
                Poll.Ready(Ok(()))
            },
            Err(error) -> {
                *self = TryMaybeDone.Gone
                Poll.Ready(Err(error))
            },
        }
    }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct PollImmediate<F> { future: Option<F> }

/// Ready at once: with the future's output if there is one already.
public fn pollImmediate<F: Future>(future: F): PollImmediate<F> { PollImmediate { future: Some(future) } }

extension<F: Future> PollImmediate<F>: FusedFuture { fn isTerminated(): Bool { self.future.isNone() } }
extension<F: Future> PollImmediate<F>: Future {
    type Output = Option<F.Output>
    mutating fn poll(cx: &mut Context): Poll<Option<F.Output>> {
        match self.future.asMut().expect("PollImmediate polled after completion").poll(cx) {
            Poll.Ready(output) -> {
                self.future = null
                Poll.Ready(Some(output))
            },
            Poll.Pending -> Poll.Ready(null),
        }
    }
}
