// Iterators that come from nothing but functions and values.
import std.iter.{ Chain, DoubleEndedIterator, ExactSizeIterator, FusedIterator, IntoIterator, Iterator, Zip }
import std.marker.PhantomData

public fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B): Zip<A.IntoIter, B.IntoIter> { Zip.new(a.intoIter(), b.intoIter()) }

public fn chain<A: IntoIterator, B: IntoIterator<Item = A.Item>>(a: A, b: B): Chain<A.IntoIter, B.IntoIter> {
    Chain.new(a.intoIter(), b.intoIter())
}

public struct Empty<T> {
    marker: PhantomData<T>,
}

public fn empty<T>(): Empty<T> { Empty { marker: PhantomData } }

extension<T> Empty<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { null }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, Some(0)) }
}

extension<T> Empty<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { null }
}

extension<T> Empty<T>: ExactSizeIterator {}
extension<T> Empty<T>: FusedIterator {}
extension<T> Empty<T>: Clone {
    fn clone(): Self { Empty { marker: PhantomData } }
}

#[derive(Clone, Debug)]
public struct Once<T> {
    value: Option<T>,
}

public fn once<T>(value: T): Once<T> { Once { value: Some(value) } }

extension<T> Once<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.value.take() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count: UIntSize = if self.value.isSome() { 1 } else { 0 }
        (count, Some(count))
    }
}

extension<T> Once<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.value.take() }
}

extension<T> Once<T>: ExactSizeIterator {}
extension<T> Once<T>: FusedIterator {}

#[derive(Clone)]
public struct OnceWith<F> {
    make: Option<F>,
}

public fn onceWith<A, F: FnOnce() -> A>(make: F): OnceWith<F> { OnceWith { make: Some(make) } }

extension<A, F: FnOnce() -> A> OnceWith<F>: Iterator {
    type Item = A
    mutating fn next(): Option<A> {
        let make = self.make.take()?
        Some(make())
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let count: UIntSize = if self.make.isSome() { 1 } else { 0 }
        (count, Some(count))
    }
}

extension<A, F: FnOnce() -> A> OnceWith<F>: FusedIterator {}

#[derive(Clone, Debug)]
public struct Repeat<A> {
    element: A,
}

public fn repeat<T: Clone>(element: T): Repeat<T> { Repeat { element: element } }

extension<A: Clone> Repeat<A>: Iterator {
    type Item = A
    mutating fn next(): Option<A> { Some(self.element.clone()) }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (UIntSize.MAX, null) }
}

extension<A: Clone> Repeat<A>: DoubleEndedIterator {
    mutating fn nextBack(): Option<A> { Some(self.element.clone()) }
}

extension<A: Clone> Repeat<A>: FusedIterator {}

#[derive(Clone)]
public struct RepeatN<A> {
    element: Option<A>,
    left: UIntSize,
}

public fn repeatN<T: Clone>(element: T, count: UIntSize): RepeatN<T> {
    RepeatN { element: if count == 0 { null } else { Some(element) }, left: count }
}

extension<A: Clone> RepeatN<A>: Iterator {
    type Item = A
    mutating fn next(): Option<A> {
        if self.left == 0 {
            return null
        }
        self.left -= 1
        if self.left == 0 { self.element.take() } else { self.element.clone() }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left, Some(self.left)) }
}

extension<A: Clone> RepeatN<A>: DoubleEndedIterator {
    mutating fn nextBack(): Option<A> { self.next() }
}

extension<A: Clone> RepeatN<A>: ExactSizeIterator {}
extension<A: Clone> RepeatN<A>: FusedIterator {}

#[derive(Clone)]
public struct RepeatWith<F> {
    repeater: F,
}

public fn repeatWith<A, F: FnMut() -> A>(repeater: F): RepeatWith<F> { RepeatWith { repeater: repeater } }

extension<A, F: FnMut() -> A> RepeatWith<F>: Iterator {
    type Item = A
    mutating fn next(): Option<A> { Some((self.repeater)()) }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (UIntSize.MAX, null) }
}

#[derive(Clone)]
public struct FromFn<F> {
    f: F,
}

public fn fromFn<T, F: FnMut() -> Option<T>>(f: F): FromFn<F> { FromFn { f: f } }

extension<T, F: FnMut() -> Option<T>> FromFn<F>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { (self.f)() }
}

#[derive(Clone)]
public struct Successors<T, F> {
    following: Option<T>,
    successor: F,
}

public fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, successor: F): Successors<T, F> {
    Successors { following: first, successor: successor }
}

extension<T, F: FnMut(&T) -> Option<T>> Successors<T, F>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        let item = self.following.take()?
        self.following = (self.successor)(&item)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { if self.following.isSome() { (1, null) } else { (0, Some(0)) } }
}

extension<T, F: FnMut(&T) -> Option<T>> Successors<T, F>: FusedIterator {}
