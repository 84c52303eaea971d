// std.result: a value or an error.
import std.convert.{ From, Infallible, Into }
import std.default.Default
import std.fmt.Debug
import std.iter.{ FromIterator, IntoIterator, Iterator, Product, Sum }
import std.ops.{ ControlFlow, Deref, DerefMut, FromResidual, Try }
import std.option

#[lang("Result")]
#[cpp("ox::Result")]
#[mustUse = "this `Result` may be an `Err` variant, which should be handled"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
public extern enum Result<T, E> {
    Ok(T),
    Err(E),
}

/// Panics with `message: value`, the value shown by Debug.
#[cold]
#[trackCaller]
fn unwrapFailed<V: Debug>(message: &str, value: &V)! { panic!("{}: {:?}", message, value) }

extension<T, E> Result<T, E> {
    #[mustUse = "if you intended to assert that this is ok, consider `.unwrap()` instead"]
    public fn isOk(): Bool {
        match self {
            Ok(_) -> true,
            Err(_) -> false,
        }
    }

    #[mustUse = "if you intended to assert that this is err, consider `.unwrapErr()` instead"]
    public fn isErr(): Bool { !self.isOk() }

    #[mustUse]
    public consuming fn isOkAnd<F: FnOnce(T) -> Bool>(f: F): Bool {
        match self {
            Ok(value) -> f(value),
            Err(_) -> false,
        }
    }

    #[mustUse]
    public consuming fn isErrAnd<F: FnOnce(E) -> Bool>(f: F): Bool {
        match self {
            Ok(_) -> false,
            Err(error) -> f(error),
        }
    }

    public consuming fn ok(): Option<T> {
        match self {
            Ok(value) -> Some(value),
            Err(_) -> null,
        }
    }

    public consuming fn err(): Option<E> {
        match self {
            Ok(_) -> null,
            Err(error) -> Some(error),
        }
    }

    public fn asRef(): Result<&T, &E> {
        match self {
            Ok(value) -> Ok(value),
            Err(error) -> Err(error),
        }
    }

    public mutating fn asMut(): Result<&mut T, &mut E> {
        match self {
            Ok(value) -> Ok(value),
            Err(error) -> Err(error),
        }
    }

    public consuming fn map<U, F: FnOnce(T) -> U>(f: F): Result<U, E> {
        match self {
            Ok(value) -> Ok(f(value)),
            Err(error) -> Err(error),
        }
    }

    #[mustUse]
    public consuming fn mapOr<U, F: FnOnce(T) -> U>(fallback: U, f: F): U {
        match self {
            Ok(value) -> f(value),
            Err(_) -> fallback,
        }
    }

    public consuming fn mapOrElse<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(fallback: D, f: F): U {
        match self {
            Ok(value) -> f(value),
            Err(error) -> fallback(error),
        }
    }

    public consuming fn mapErr<F, O: FnOnce(E) -> F>(f: O): Result<T, F> {
        match self {
            Ok(value) -> Ok(value),
            Err(error) -> Err(f(error)),
        }
    }

    public consuming fn inspect<F: FnOnce(&T)>(f: F): Result<T, E> {
        if let Ok(value) = &self {
            f(value)
        }
        self
    }

    public consuming fn inspectErr<F: FnOnce(&E)>(f: F): Result<T, E> {
        if let Err(error) = &self {
            f(error)
        }
        self
    }

    public fn asDeref(): Result<&T.Target, &E> where T: Deref {
        match self {
            Ok(value) -> Ok(value.deref()),
            Err(error) -> Err(error),
        }
    }

    public mutating fn asDerefMut(): Result<&mut T.Target, &mut E> where T: DerefMut {
        match self {
            Ok(value) -> Ok(value.derefMut()),
            Err(error) -> Err(error),
        }
    }

    public fn iter(): option.IntoIter<&T> { self.asRef().ok().intoIter() }

    public mutating fn iterMut(): option.IntoIter<&mut T> { self.asMut().ok().intoIter() }

    #[inline]
    #[trackCaller]
    public consuming fn expect(message: &str): T where E: Debug {
        match self {
            Ok(value) -> value,
            Err(error) -> unwrapFailed(message, &error),
        }
    }

    #[inline]
    #[trackCaller]
    public consuming fn unwrap(): T where E: Debug {
        match self {
            Ok(value) -> value,
            Err(error) -> unwrapFailed("called `Result::unwrap()` on an `Err` value", &error),
        }
    }

    public consuming fn unwrapOrDefault(): T where T: Default {
        match self {
            Ok(value) -> value,
            Err(_) -> T.default(),
        }
    }

    #[trackCaller]
    public consuming fn expectErr(message: &str): E where T: Debug {
        match self {
            Ok(value) -> unwrapFailed(message, &value),
            Err(error) -> error,
        }
    }

    #[trackCaller]
    public consuming fn unwrapErr(): E where T: Debug {
        match self {
            Ok(value) -> unwrapFailed("called `Result::unwrap_err()` on an `Ok` value", &value),
            Err(error) -> error,
        }
    }

    public consuming fn and<U>(other: Result<U, E>): Result<U, E> {
        match self {
            Ok(_) -> other,
            Err(error) -> Err(error),
        }
    }

    public consuming fn andThen<U, F: FnOnce(T) -> Result<U, E>>(f: F): Result<U, E> {
        match self {
            Ok(value) -> f(value),
            Err(error) -> Err(error),
        }
    }

    public consuming fn or<F>(other: Result<T, F>): Result<T, F> {
        match self {
            Ok(value) -> Ok(value),
            Err(_) -> other,
        }
    }

    public consuming fn orElse<F, O: FnOnce(E) -> Result<T, F>>(f: O): Result<T, F> {
        match self {
            Ok(value) -> Ok(value),
            Err(error) -> f(error),
        }
    }

    public consuming fn unwrapOr(fallback: T): T {
        match self {
            Ok(value) -> value,
            Err(_) -> fallback,
        }
    }

    public consuming fn unwrapOrElse<F: FnOnce(E) -> T>(f: F): T {
        match self {
            Ok(value) -> value,
            Err(error) -> f(error),
        }
    }
}

extension<'a, T, E> Result<&'a T, E> {
    public consuming fn copied(): Result<T, E> where T: Copy {
        match self {
            Ok(value) -> Ok(*value),
            Err(error) -> Err(error),
        }
    }

    public consuming fn cloned(): Result<T, E> where T: Clone {
        match self {
            Ok(value) -> Ok(value.clone()),
            Err(error) -> Err(error),
        }
    }
}

extension<T, E> Result<Option<T>, E> {
    public consuming fn transpose(): Option<Result<T, E>> {
        match self {
            Ok(Some(value)) -> Some(Ok(value)),
            Ok(null) -> null,
            Err(error) -> Some(Err(error)),
        }
    }
}

extension<T, E> Result<Result<T, E>, E> {
    public consuming fn flatten(): Result<T, E> {
        match self {
            Ok(inner) -> inner,
            Err(error) -> Err(error),
        }
    }
}

extension<T, E> Result<T, E>: Try {
    type Output = T
    type Residual = Result<Infallible, E>
    static fn fromOutput(output: T): Result<T, E> { Ok(output) }
    consuming fn branch(): ControlFlow<Result<Infallible, E>, T> {
        match self {
            Ok(value) -> ControlFlow.Continue(value),
            Err(error) -> ControlFlow.Break(Err(error)),
        }
    }
}

extension<T, E, F: From<E>> Result<T, F>: FromResidual<Result<Infallible, E>> {
    static fn fromResidual(residual: Result<Infallible, E>): Result<T, F> {
        match residual {
            Err(error) -> Err(F.from(error)),
            Ok(never) -> match never {},
        }
    }
}

extension<T, E> Result<T, E>: IntoIterator {
    type Item = T
    type IntoIter = option.IntoIter<T>
    consuming fn intoIter(): option.IntoIter<T> { self.ok().intoIter() }
}

extension<'a, T, E> &'a Result<T, E>: IntoIterator {
    type Item = &'a T
    type IntoIter = option.IntoIter<&'a T>
    consuming fn intoIter(): option.IntoIter<&'a T> { self.asRef().ok().intoIter() }
}

extension<'a, T, E> &'a mut Result<T, E>: IntoIterator {
    type Item = &'a mut T
    type IntoIter = option.IntoIter<&'a mut T>
    consuming fn intoIter(): option.IntoIter<&'a mut T> { self.asMut().ok().intoIter() }
}

/// Runs an iterator of results until the first error, which it stores in `error`.
struct WhileOk<'a, I, E> {
    iter: I,
    error: &'a mut Option<E>,
}

extension<'a, T, E, I: Iterator<Item = Result<T, E>>> WhileOk<'a, I, E>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        match self.iter.next() {
            Some(Ok(value)) -> Some(value),
            Some(Err(error)) -> {
                *self.error = Some(error)
                null
            }
            null -> null,
        }
    }
}

extension<A, E, V: FromIterator<A>> Result<V, E>: FromIterator<Result<A, E>> {
    static fn fromIter<I: IntoIterator<Item = Result<A, E>>>(iter: I): Result<V, E> {
        var error: Option<E> = null
        let collected = V.fromIter(WhileOk { iter: iter.intoIter(), error: &mut error })
        match error {
            Some(error) -> Err(error),
            null -> Ok(collected),
        }
    }
}

extension<T, U: Sum<T>, E> Result<U, E>: Sum<Result<T, E>> {
    static fn sum<I: Iterator<Item = Result<T, E>>>(iter: I): Result<U, E> {
        var error: Option<E> = null
        let total = U.sum(WhileOk { iter: iter, error: &mut error })
        match error {
            Some(error) -> Err(error),
            null -> Ok(total),
        }
    }
}

extension<T, U: Product<T>, E> Result<U, E>: Product<Result<T, E>> {
    static fn product<I: Iterator<Item = Result<T, E>>>(iter: I): Result<U, E> {
        var error: Option<E> = null
        let total = U.product(WhileOk { iter: iter, error: &mut error })
        match error {
            Some(error) -> Err(error),
            null -> Ok(total),
        }
    }
}
