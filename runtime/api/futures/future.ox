// futures.future: futures made of futures.
#![cpp(header = "ox/futures/join_all.h")]
import std.future
import std.iter.{ IntoIterator, Iterator }
import std.marker.{ Send, Unpin }
import std.pin.Pin
import std.task.{ Context, Poll }

public import std.future.{ Future, pending, pollFn, ready }

public type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>
public type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>

#[cpp("ox::futures::JoinAll")]
public extern struct JoinAll<F>

#[cpp("ox::futures::joinAll<{F}>")]
extern fn joinAllOf<F: Future>(futures: Vec<F>): JoinAll<F>

/// The outputs of all futures, in the order of the futures. Only those that were woken are polled.
///
/// Cancel safety: dropped, it drops the futures, and the outputs that were there.
public fn joinAll<I: IntoIterator>(futures: I): JoinAll<I.Item> where I.Item: Future {
    joinAllOf(futures.intoIter().collect())
}
extension<F: Future> JoinAll<F>: Future {
    type Output = Vec<F.Output>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Vec<F.Output>>
}

#[cpp("ox::futures::TryJoinAll")]
public extern struct TryJoinAll<F>

#[cpp("ox::futures::tryJoinAll<{F}>")]
extern fn tryJoinAllOf<F: Future>(futures: Vec<F>): TryJoinAll<F>

/// The values of all futures, or the first error.
public fn tryJoinAll<T, E, I: IntoIterator>(futures: I): TryJoinAll<I.Item> where I.Item: Future<Output = Result<T, E>> {
    tryJoinAllOf(futures.intoIter().collect())
}
extension<T, E, F: Future<Output = Result<T, E>>> TryJoinAll<F>: Future {
    type Output = Result<Vec<T>, E>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Result<Vec<T>, E>>
}

#[cpp("ox::futures::SelectAll")]
public extern struct SelectAll<F>

#[cpp("ox::futures::selectAll<{F}>")]
extern fn selectAllOf<F: Future + Unpin>(futures: Vec<F>): SelectAll<F>

/// The first output that is ready, its place, and the other futures.
public fn selectAll<I: IntoIterator>(futures: I): SelectAll<I.Item> where I.Item: Future + Unpin {
    selectAllOf(futures.intoIter().collect())
}
extension<F: Future + Unpin> SelectAll<F>: Future {
    type Output = (F.Output, UIntSize, Vec<F>)
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<(F.Output, UIntSize, Vec<F>)>
}

/// Both outputs.
public async fn join<A: Future, B: Future>(a: A, b: B): (A.Output, B.Output) { await tokio.join!(a, b) }
public async fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C): (A.Output, B.Output, C.Output) {
    await tokio.join!(a, b, c)
}
public async fn join4<A: Future, B: Future, C: Future, D: Future>(a: A, b: B, c: C, d: D): (A.Output, B.Output, C.Output, D.Output) {
    await tokio.join!(a, b, c, d)
}
public async fn tryJoin<T, U, E, A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>>>(a: A, b: B): Result<(T, U), E> {
    await tokio.tryJoin!(a, b)
}

/// One of two.
#[derive(Debug, Clone)]
public enum Either<A, B> {
    Left(A),
    Right(B),
}

extension<A: Future, B: Future<Output = A.Output>> Either<A, B>: Future {
    type Output = A.Output
    mutating fn poll(cx: &mut Context): Poll<A.Output> {
        match self {
            Either.Left(future) -> future.poll(cx),
            Either.Right(future) -> future.poll(cx),
        }
    }
}

public struct Select<A, B> { both: Option<(A, B)> }

/// The first of two outputs, and the other future.
public fn select<A: Future + Unpin, B: Future + Unpin>(a: A, b: B): Select<A, B> { Select { both: Some((a, b)) } }

extension<A: Future + Unpin, B: Future + Unpin> Select<A, B>: Future {
    type Output = Either<(A.Output, B), (B.Output, A)>
    mutating fn poll(cx: &mut Context): Poll<Self.Output> {
        let (mut a, mut b) = self.both.take().expect("cannot poll Select twice")
        if let Poll.Ready(output) = a.poll(cx) {
            return Poll.Ready(Either.Left((output, b)))
        }
        if let Poll.Ready(output) = b.poll(cx) {
            return Poll.Ready(Either.Right((output, a)))
        }
        self.both = Some((a, b))
        Poll.Pending
    }
}

public struct Map<F, C> { future: F, f: Option<C> }

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

/// What every future can do besides.
public trait FutureExt: Future {
    consuming fn map<T, C: FnOnce(Self.Output) -> T>(f: C): Map<Self, C> where Self: Sized { Map { future: self, f: Some(f) } }
    consuming async fn then<F: Future, C: FnOnce(Self.Output) -> F>(f: C): F.Output where Self: Sized { await f(await self) }
    consuming fn boxed<'a>(): BoxFuture<'a, Self.Output> where Self: Sized + Send + 'a { Box.pin(self) }
    consuming fn boxedLocal<'a>(): LocalBoxFuture<'a, Self.Output> where Self: Sized + 'a { Box.pin(self) }
    consuming fn leftFuture<B>(): Either<Self, B> where Self: Sized { Either.Left(self) }
    consuming fn rightFuture<A>(): Either<A, Self> where Self: Sized { Either.Right(self) }
    /// The output if it is ready at once.
    consuming fn nowOrNever(): Option<Self.Output> where Self: Sized {
        var future = self
        let waker = std.task.Waker.noop()
        match future.poll(&mut Context.fromWaker(&waker)) {
            Poll.Ready(output) -> Some(output),
            Poll.Pending -> null,
        }
    }
}

extension<F: Future + ?Sized> F: FutureExt {}
