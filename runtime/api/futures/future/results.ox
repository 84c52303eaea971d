// futures.future.results: futures of Results.
import futures.future.combinators.IntoStream
import futures.stream.Stream
import std.convert.Into
import std.future.{ Future, Ready, ready }
import std.marker.{ Send, Unpin }
import std.task.{ Context, Poll }

public fn ok<T, E>(value: T): Ready<Result<T, E>> { ready(Ok(value)) }
public fn err<T, E>(error: E): Ready<Result<T, E>> { ready(Err(error)) }

/// The futures of a Result, with names for its two sides.
public trait TryFuture: Future {
    type Ok
    type Error
    mutating fn tryPoll(cx: &mut Context): Poll<Result<Self.Ok, Self.Error>>
}

extension<T, E, F: Future<Output = Result<T, E>> + ?Sized> F: TryFuture {
    type Ok = T
    type Error = E
    mutating fn tryPoll(cx: &mut Context): Poll<Result<T, E>> { self.poll(cx) }
}

/// The same as a future that is seen to give a Result.
struct Plain<F> { future: F }

extension<F: TryFuture> Plain<F>: Future {
    type Output = Result<F.Ok, F.Error>
    mutating fn poll(cx: &mut Context): Poll<Result<F.Ok, F.Error>> { self.future.tryPoll(cx) }
}

/// What futures of a Result can do besides.
public trait TryFutureExt: TryFuture {
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn mapOk<U, C: FnOnce(Self.Ok) -> U>(f: C): Result<U, Self.Error> where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> Ok(f(value)),
            Err(error) -> Err(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn mapErr<D, C: FnOnce(Self.Error) -> D>(f: C): Result<Self.Ok, D> where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> Ok(value),
            Err(error) -> Err(f(error)),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn mapOkOrElse<U, D: FnOnce(Self.Error) -> U, C: FnOnce(Self.Ok) -> U>(onError: D, f: C): U where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> f(value),
            Err(error) -> onError(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn andThen<U, F: Future<Output = Result<U, Self.Error>>, C: FnOnce(Self.Ok) -> F>(f: C): Result<U, Self.Error> where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> await f(value),
            Err(error) -> Err(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn orElse<D, F: Future<Output = Result<Self.Ok, D>>, C: FnOnce(Self.Error) -> F>(f: C): Result<Self.Ok, D> where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> Ok(value),
            Err(error) -> await f(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn unwrapOrElse<C: FnOnce(Self.Error) -> Self.Ok>(f: C): Self.Ok where Self: Sized {
        match await (Plain { future: self }) {
            Ok(value) -> value,
            Err(error) -> f(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn errInto<D>(): Result<Self.Ok, D> where Self: Sized, Self.Error: Into<D> {
        match await (Plain { future: self }) {
            Ok(value) -> Ok(value),
            Err(error) -> Err(error.into()),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn okInto<U>(): Result<U, Self.Error> where Self: Sized, Self.Ok: Into<U> {
        match await (Plain { future: self }) {
            Ok(value) -> Ok(value.into()),
            Err(error) -> Err(error),
        }
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn inspectOk<C: FnOnce(&Self.Ok)>(f: C): Result<Self.Ok, Self.Error> where Self: Sized {
        let result = await (Plain { future: self })
        if let Ok(value) = &result { f(value) }
        result
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn inspectErr<C: FnOnce(&Self.Error)>(f: C): Result<Self.Ok, Self.Error> where Self: Sized {
        let result = await (Plain { future: self })
        if let Err(error) = &result { f(error) }
        result
    }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn tryFlatten<T>(): Result<T, Self.Error> where Self: Sized, Self.Ok: Future<Output = Result<T, Self.Error>> {
        match await (Plain { future: self }) {
            Ok(inner) -> await inner,
            Err(error) -> Err(error),
        }
    }
    /// The values of the stream that is the value.
    consuming fn tryFlattenStream(): futures.stream.TryFlatten<IntoStream<Self>, Self.Ok> where Self: Sized, Self.Ok: Stream {
        futures.stream.TryFlatten.new(IntoStream.new(self))
    }
    mutating fn tryPollUnpin(cx: &mut Context): Poll<Result<Self.Ok, Self.Error>> where Self: Unpin { self.tryPoll(cx) }
    consuming fn intoFuture(): Self where Self: Sized { self }
}

extension<F: TryFuture + ?Sized> F: TryFutureExt {}
