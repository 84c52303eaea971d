// futures.future.several: several futures as one.
#![cpp(header = "ox/futures/join_all.h")]
import std.future.Future
import std.iter.{ IntoIterator, Iterator }
import std.marker.Unpin
import std.task.{ Context, Poll }

#[mustUse = "futures do nothing unless you `await` or poll them"]
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

#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cpp("ox::futures::TryJoinAll")]
public extern struct TryJoinAll<F>

#[cpp("ox::futures::tryJoinAll<{F}>")]
extern fn tryJoinAllOf<F: Future>(futures: Vec<F>): TryJoinAll<F>

/// The values of all futures, or the first error.
public fn tryJoinAll<T, E, F: Future<Output = Result<T, E>>, I: IntoIterator<Item = F>>(futures: I): TryJoinAll<F> {
    tryJoinAllOf(futures.intoIter().collect())
}
extension<T, E, F: Future<Output = Result<T, E>>> TryJoinAll<F>: Future {
    type Output = Result<Vec<T>, E>
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<Result<Vec<T>, E>>
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
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

/// The first value, and the futures that are left; the last error when there is none.
///
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn selectOk<T, E, F: Future<Output = Result<T, E>> + Unpin, I: IntoIterator<Item = F>>(futures: I): Result<(T, Vec<F>), E> {
    var left: Vec<F> = futures.intoIter().collect()
    assert!(!left.isEmpty(), "iterator provided to select_ok was empty")
    loop {
        let (result, _, others) = await selectAll(left)
        match result {
            Ok(value) -> return Ok((value, others)),
            Err(error) -> if others.isEmpty() { return Err(error) },
        }
        left = others
    }
}

/// Both outputs.
///
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn join<A: Future, B: Future>(a: A, b: B): (A.Output, B.Output) { await tokio.join!(a, b) }
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C): (A.Output, B.Output, C.Output) {
    await tokio.join!(a, b, c)
}
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn join4<A: Future, B: Future, C: Future, D: Future>(a: A, b: B, c: C, d: D): (A.Output, B.Output, C.Output, D.Output) {
    await tokio.join!(a, b, c, d)
}
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn join5<A: Future, B: Future, C: Future, D: Future, E: Future>(a: A, b: B, c: C, d: D, e: E): (A.Output, B.Output, C.Output, D.Output, E.Output) {
    await tokio.join!(a, b, c, d, e)
}
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn tryJoin<T, U, E, A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>>>(a: A, b: B): Result<(T, U), E> {
    await tokio.tryJoin!(a, b)
}
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn tryJoin3<T, U, V, E, A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>>, C: Future<Output = Result<V, E>>>(a: A, b: B, c: C): Result<(T, U, V), E> {
    await tokio.tryJoin!(a, b, c)
}
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn tryJoin4<T, U, V, W, E, A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>>, C: Future<Output = Result<V, E>>, D: Future<Output = Result<W, E>>>(a: A, b: B, c: C, d: D): Result<(T, U, V, W), E> {
    await tokio.tryJoin!(a, b, c, d)
}

/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn tryJoin5<T, U, V, W, X, E, A: Future<Output = Result<T, E>>, B: Future<Output = Result<U, E>>, C: Future<Output = Result<V, E>>, D: Future<Output = Result<W, E>>, F: Future<Output = Result<X, E>>>(a: A, b: B, c: C, d: D, f: F): Result<(T, U, V, W, X), E> {
    await tokio.tryJoin!(a, b, c, d, f)
}

/// One of two.
#[derive(Debug, Clone, PartialEq, Eq)]
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
extension<T, A, B> Either<(T, A), (T, B)> {
    /// The first places apart: it does not matter which side they are from.
    public consuming fn factorFirst(): (T, Either<A, B>) {
        match self {
            Either.Left((value, other)) -> (value, Either.Left(other)),
            Either.Right((value, other)) -> (value, Either.Right(other)),
        }
    }
}
extension<T, A, B> Either<(A, T), (B, T)> {
    public consuming fn factorSecond(): (Either<A, B>, T) {
        match self {
            Either.Left((other, value)) -> (Either.Left(other), value),
            Either.Right((other, value)) -> (Either.Right(other), value),
        }
    }
}
extension<T> Either<T, T> {
    public consuming fn intoInner(): T {
        match self {
            Either.Left(value) -> value,
            Either.Right(value) -> value,
        }
    }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
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

/// The first value of two, or the first error, and the other future.
///
/// Cancel safety: dropped, it drops the futures with all that they did.
#[cancelLoses(data)]
public async fn trySelect<T, U, E, D, A: Future<Output = Result<T, E>> + Unpin, B: Future<Output = Result<U, D>> + Unpin>(a: A, b: B): Result<Either<(T, B), (U, A)>, Either<(E, B), (D, A)>> {
    match await select(a, b) {
        Either.Left((Ok(value), other)) -> Ok(Either.Left((value, other))),
        Either.Left((Err(error), other)) -> Err(Either.Left((error, other))),
        Either.Right((Ok(value), other)) -> Ok(Either.Right((value, other))),
        Either.Right((Err(error), other)) -> Err(Either.Right((error, other))),
    }
}
