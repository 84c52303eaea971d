// futures.future.results: futures of Results.
import std.convert.Into
import std.future.{ Future, Ready, ready }
import std.marker.{ Send, Unpin }

public fn ok<T, E>(value: T): Ready<Result<T, E>> { ready(Ok(value)) }
public fn err<T, E>(error: E): Ready<Result<T, E>> { ready(Err(error)) }

/// What futures of a Result can do besides.
public trait TryFutureExt: Future {
    consuming async fn mapOk<T, E, U, C: FnOnce(T) -> U>(f: C): Result<U, E> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> Ok(f(value)),
            Err(error) -> Err(error),
        }
    }
    consuming async fn mapErr<T, E, D, C: FnOnce(E) -> D>(f: C): Result<T, D> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> Ok(value),
            Err(error) -> Err(f(error)),
        }
    }
    consuming async fn mapOkOrElse<T, E, U, D: FnOnce(E) -> U, C: FnOnce(T) -> U>(onError: D, f: C): U where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> f(value),
            Err(error) -> onError(error),
        }
    }
    consuming async fn andThen<T, E, U, F: Future<Output = Result<U, E>>, C: FnOnce(T) -> F>(f: C): Result<U, E> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> await f(value),
            Err(error) -> Err(error),
        }
    }
    consuming async fn orElse<T, E, D, F: Future<Output = Result<T, D>>, C: FnOnce(E) -> F>(f: C): Result<T, D> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> Ok(value),
            Err(error) -> await f(error),
        }
    }
    consuming async fn unwrapOrElse<T, E, C: FnOnce(E) -> T>(f: C): T where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> value,
            Err(error) -> f(error),
        }
    }
    consuming async fn errInto<T, E: Into<D>, D>(): Result<T, D> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> Ok(value),
            Err(error) -> Err(error.into()),
        }
    }
    consuming async fn okInto<T: Into<U>, E, U>(): Result<U, E> where Self: Sized + Future<Output = Result<T, E>> {
        match await self {
            Ok(value) -> Ok(value.into()),
            Err(error) -> Err(error),
        }
    }
    consuming async fn inspectOk<T, E, C: FnOnce(&T)>(f: C): Result<T, E> where Self: Sized + Future<Output = Result<T, E>> {
        let result = await self
        if let Ok(value) = &result { f(value) }
        result
    }
    consuming async fn inspectErr<T, E, C: FnOnce(&E)>(f: C): Result<T, E> where Self: Sized + Future<Output = Result<T, E>> {
        let result = await self
        if let Err(error) = &result { f(error) }
        result
    }
    consuming async fn tryFlatten<T, E, F: Future<Output = Result<T, E>>>(): Result<T, E> where Self: Sized + Future<Output = Result<F, E>> {
        match await self {
            Ok(inner) -> await inner,
            Err(error) -> Err(error),
        }
    }
    consuming fn intoFuture(): Self where Self: Sized { self }
}

extension<T, E, F: Future<Output = Result<T, E>> + ?Sized> F: TryFutureExt {}
