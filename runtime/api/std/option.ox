// std.option: a value or nothing.
import std.convert.From
import std.default.Default
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator, Product, Sum }
import std.mem
import std.ops.{ ControlFlow, Deref, DerefMut, FromResidual, Try }
import std.pin.Pin
import std.convert.Infallible

#[lang("Option")]
#[cpp("ox::Option")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
public extern enum Option<T> {
    None,
    Some(T),
}

#[cold]
#[trackCaller]
fn expectFailed(message: &str)! { panic!("{}", message) }

#[cold]
#[trackCaller]
fn unwrapFailed()! { panic!("called `Option::unwrap()` on a `None` value") }

extension<T> Option<T> {
    #[mustUse = "if you intended to assert that this has a value, consider `.unwrap()` instead"]
    public fn isSome(): Bool {
        match self {
            Some(_) -> true,
            null -> false,
        }
    }

    #[mustUse = "if you intended to assert that this doesn't have a value, consider wrapping this in an `assert!()` instead"]
    public fn isNone(): Bool { !self.isSome() }

    fn len(): UIntSize { if self.isSome() { 1 } else { 0 } }

    #[mustUse]
    public consuming fn isSomeAnd<F: FnOnce(T) -> Bool>(f: F): Bool {
        match self {
            Some(value) -> f(value),
            null -> false,
        }
    }

    #[mustUse]
    public consuming fn isNoneOr<F: FnOnce(T) -> Bool>(f: F): Bool {
        match self {
            Some(value) -> f(value),
            null -> true,
        }
    }

    public fn asRef(): Option<&T> {
        match self {
            Some(value) -> Some(value),
            null -> null,
        }
    }

    public mutating fn asMut(): Option<&mut T> {
        match self {
            Some(value) -> Some(value),
            null -> null,
        }
    }

    #[mustUse]
    public fn asSlice(): &[T] {
        match self {
            Some(value) -> std.slice.fromRef(value),
            null -> &[],
        }
    }

    #[inline]
    #[trackCaller]
    public consuming fn expect(message: &str): T {
        match self {
            Some(value) -> value,
            null -> expectFailed(message),
        }
    }

    #[inline]
    #[trackCaller]
    public consuming fn unwrap(): T {
        match self {
            Some(value) -> value,
            null -> unwrapFailed(),
        }
    }

    public consuming fn unwrapOr(fallback: T): T {
        match self {
            Some(value) -> value,
            null -> fallback,
        }
    }

    public consuming fn unwrapOrElse<F: FnOnce() -> T>(f: F): T {
        match self {
            Some(value) -> value,
            null -> f(),
        }
    }

    public consuming fn unwrapOrDefault(): T where T: Default {
        match self {
            Some(value) -> value,
            null -> T.default(),
        }
    }

    #[trackCaller]
    public consuming unsafe fn unwrapUnchecked(): T {
        match self {
            Some(value) -> value,
            null -> unwrapFailed(),
        }
    }

    public consuming fn map<U, F: FnOnce(T) -> U>(f: F): Option<U> {
        match self {
            Some(value) -> Some(f(value)),
            null -> null,
        }
    }

    public consuming fn inspect<F: FnOnce(&T)>(f: F): Option<T> {
        if let Some(value) = &self {
            f(value)
        }
        self
    }

    #[mustUse]
    public consuming fn mapOr<U, F: FnOnce(T) -> U>(fallback: U, f: F): U {
        match self {
            Some(value) -> f(value),
            null -> fallback,
        }
    }

    public consuming fn mapOrElse<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(fallback: D, f: F): U {
        match self {
            Some(value) -> f(value),
            null -> fallback(),
        }
    }

    public consuming fn mapOrDefault<U: Default, F: FnOnce(T) -> U>(f: F): U {
        match self {
            Some(value) -> f(value),
            null -> U.default(),
        }
    }

    public consuming fn okOr<E>(error: E): Result<T, E> {
        match self {
            Some(value) -> Ok(value),
            null -> Err(error),
        }
    }

    public consuming fn okOrElse<E, F: FnOnce() -> E>(error: F): Result<T, E> {
        match self {
            Some(value) -> Ok(value),
            null -> Err(error()),
        }
    }

    public fn asDeref(): Option<&T.Target> where T: Deref {
        match self {
            Some(value) -> Some(value.deref()),
            null -> null,
        }
    }

    public mutating fn asDerefMut(): Option<&mut T.Target> where T: DerefMut {
        match self {
            Some(value) -> Some(value.derefMut()),
            null -> null,
        }
    }

    public fn iter(): Iter<'_, T> { Iter { value: self.asRef() } }

    public mutating fn iterMut(): IterMut<'_, T> { IterMut { value: self.asMut() } }

    public consuming fn and<U>(other: Option<U>): Option<U> {
        match self {
            Some(_) -> other,
            null -> null,
        }
    }

    public consuming fn andThen<U, F: FnOnce(T) -> Option<U>>(f: F): Option<U> {
        match self {
            Some(value) -> f(value),
            null -> null,
        }
    }

    public consuming fn filter<P: FnOnce(&T) -> Bool>(predicate: P): Option<T> {
        if let Some(value) = self {
            if predicate(&value) {
                return Some(value)
            }
        }
        null
    }

    public consuming fn or(other: Option<T>): Option<T> {
        match self {
            Some(value) -> Some(value),
            null -> other,
        }
    }

    public consuming fn orElse<F: FnOnce() -> Option<T>>(f: F): Option<T> {
        match self {
            Some(value) -> Some(value),
            null -> f(),
        }
    }

    public consuming fn xor(other: Option<T>): Option<T> {
        match (self, other) {
            (Some(a), null) -> Some(a),
            (null, Some(b)) -> Some(b),
            _ -> null,
        }
    }

    #[mustUse]
    public mutating fn insert(value: T): &mut T {
        *self = Some(value)
        self.asMut().unwrap()
    }

    public mutating fn getOrInsert(value: T): &mut T {
        if self.isNone() {
            *self = Some(value)
        }
        self.asMut().unwrap()
    }

    public mutating fn getOrInsertDefault(): &mut T where T: Default {
        if self.isNone() {
            *self = Some(T.default())
        }
        self.asMut().unwrap()
    }

    public mutating fn getOrInsertWith<F: FnOnce() -> T>(f: F): &mut T {
        if self.isNone() {
            *self = Some(f())
        }
        self.asMut().unwrap()
    }

    public mutating fn take(): Option<T> { mem.replace(self, null) }

    public mutating fn takeIf<P: FnOnce(&mut T) -> Bool>(predicate: P): Option<T> {
        let matches = match self {
            Some(value) -> predicate(value),
            null -> false,
        }
        if matches { self.take() } else { null }
    }

    public mutating fn replace(value: T): Option<T> { mem.replace(self, Some(value)) }

    public consuming fn zip<U>(other: Option<U>): Option<(T, U)> {
        match (self, other) {
            (Some(a), Some(b)) -> Some((a, b)),
            _ -> null,
        }
    }
}

extension<T, U> Option<(T, U)> {
    public consuming fn unzip(): (Option<T>, Option<U>) {
        match self {
            Some((a, b)) -> (Some(a), Some(b)),
            null -> (null, null),
        }
    }
}

extension<'a, T> Option<&'a T> {
    #[mustUse]
    public consuming fn copied(): Option<T> where T: Copy {
        match self {
            Some(value) -> Some(*value),
            null -> null,
        }
    }

    #[mustUse]
    public consuming fn cloned(): Option<T> where T: Clone {
        match self {
            Some(value) -> Some(value.clone()),
            null -> null,
        }
    }
}

extension<'a, T> Option<&'a mut T> {
    #[mustUse]
    public consuming fn copied(): Option<T> where T: Copy {
        match self {
            Some(value) -> Some(*value),
            null -> null,
        }
    }

    #[mustUse]
    public consuming fn cloned(): Option<T> where T: Clone {
        match self {
            Some(value) -> Some(value.clone()),
            null -> null,
        }
    }
}

extension<T, E> Option<Result<T, E>> {
    public consuming fn transpose(): Result<Option<T>, E> {
        match self {
            Some(Ok(value)) -> Ok(Some(value)),
            Some(Err(error)) -> Err(error),
            null -> Ok(null),
        }
    }
}

extension<T> Option<Option<T>> {
    public consuming fn flatten(): Option<T> {
        match self {
            Some(inner) -> inner,
            null -> null,
        }
    }
}

extension<T> Option<T>: Default {
    static fn default(): Option<T> { null }
}

extension<T> Option<T>: From<T> {
    static fn from(value: T): Option<T> { Some(value) }
}

extension<T> Option<T>: Try {
    type Output = T
    type Residual = Option<Infallible>
    static fn fromOutput(output: T): Option<T> { Some(output) }
    consuming fn branch(): ControlFlow<Option<Infallible>, T> {
        match self {
            Some(value) -> ControlFlow.Continue(value),
            null -> ControlFlow.Break(null),
        }
    }
}

extension<T> Option<T>: FromResidual<Option<Infallible>> {
    static fn fromResidual(residual: Option<Infallible>): Option<T> { null }
}

public struct Iter<'a, T> {
    value: Option<&'a T>,
}

public struct IterMut<'a, T> {
    value: Option<&'a mut T>,
}

public struct IntoIter<T> {
    value: Option<T>,
}

extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { self.value.take() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count: UIntSize = if self.value.isSome() { 1 } else { 0 }
        (count, Some(count))
    }
}

extension<'a, T> Iter<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a T> { self.value.take() }
}

extension<'a, T> Iter<'a, T>: ExactSizeIterator {}
extension<'a, T> Iter<'a, T>: FusedIterator {}
extension<'a, T> Iter<'a, T>: Clone {
    fn clone(): Self { Iter { value: self.value } }
}

extension<'a, T> IterMut<'a, T>: Iterator {
    type Item = &'a mut T
    mutating fn next(): Option<&'a mut T> { self.value.take() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count: UIntSize = if self.value.isSome() { 1 } else { 0 }
        (count, Some(count))
    }
}

extension<'a, T> IterMut<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut T> { self.value.take() }
}

extension<'a, T> IterMut<'a, T>: ExactSizeIterator {}
extension<'a, T> IterMut<'a, T>: FusedIterator {}

extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.value.take() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count: UIntSize = if self.value.isSome() { 1 } else { 0 }
        (count, Some(count))
    }
}

extension<T> IntoIter<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.value.take() }
}

extension<T> IntoIter<T>: ExactSizeIterator {}
extension<T> IntoIter<T>: FusedIterator {}

extension<T> Option<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { value: self } }
}

extension<'a, T> &'a Option<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { Iter { value: self.asRef() } }
}

extension<'a, T> &'a mut Option<T>: IntoIterator {
    type Item = &'a mut T
    type IntoIter = IterMut<'a, T>
    consuming fn intoIter(): IterMut<'a, T> { IterMut { value: self.asMut() } }
}

/// Runs an iterator of nullables until the first null, which it reports through `stopped`.
struct WhileSome<'a, I> {
    iter: I,
    stopped: &'a mut Bool,
}

extension<'a, T, I: Iterator<Item = Option<T>>> WhileSome<'a, I>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        match self.iter.next() {
            Some(Some(value)) -> Some(value),
            Some(null) -> {
                *self.stopped = true
                null
            }
            null -> null,
        }
    }
}

extension<A, V: FromIterator<A>> Option<V>: FromIterator<Option<A>> {
    static fn fromIter<I: IntoIterator<Item = Option<A>>>(iter: I): Option<V> {
        var stopped = false
        let collected = V.fromIter(WhileSome { iter: iter.intoIter(), stopped: &mut stopped })
        if stopped { null } else { Some(collected) }
    }
}

extension<T, U: Sum<T>> Option<U>: Sum<Option<T>> {
    static fn sum<I: Iterator<Item = Option<T>>>(iter: I): Option<U> {
        var stopped = false
        let total = U.sum(WhileSome { iter: iter, stopped: &mut stopped })
        if stopped { null } else { Some(total) }
    }
}

extension<T, U: Product<T>> Option<U>: Product<Option<T>> {
    static fn product<I: Iterator<Item = Option<T>>>(iter: I): Option<U> {
        var stopped = false
        let total = U.product(WhileSome { iter: iter, stopped: &mut stopped })
        if stopped { null } else { Some(total) }
    }
}
