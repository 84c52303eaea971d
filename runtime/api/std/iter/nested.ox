// Iterators of iterators.
import std.iter.{ DoubleEndedIterator, Fuse, FusedIterator, IntoIterator, Iterator }

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct FlatMap<I, U: IntoIterator, F> {
    iter: Fuse<I>,
    f: F,
    front: Option<U.IntoIter>,
    back: Option<U.IntoIter>,
}

extension<I: Iterator, U: IntoIterator, F: FnMut(I.Item) -> U> FlatMap<I, U, F> {
    public(crate) static fn new(iter: I, f: F): FlatMap<I, U, F> { FlatMap { iter: iter.fuse(), f: f, front: null, back: null } }
}

extension<I: Clone, U: IntoIterator, F: Clone> FlatMap<I, U, F>: Clone where U.IntoIter: Clone {
    fn clone(): Self {
        FlatMap { iter: self.iter.clone(), f: self.f.clone(), front: self.front.clone(), back: self.back.clone() }
    }
}

extension<I: Iterator, U: IntoIterator, F: FnMut(I.Item) -> U> FlatMap<I, U, F>: Iterator {
    type Item = U.Item
    mutating fn next(): Option<U.Item> {
        loop {
            if let Some(inner) = &mut self.front {
                let item = inner.next()
                if item.isSome() {
                    return item
                }
                self.front = null
            }
            match self.iter.next() {
                Some(outer) -> { self.front = Some((self.f)(outer).intoIter()) }
                null -> return nextOf(&mut self.back),
            }
        }
    }
    consuming fn forEach<G: FnMut(U.Item)>(mut g: G) {
        var f = self.f
        if let Some(front) = self.front { front.forEach({ item -> g(item) }) }
        self.iter.forEach({ outer -> f(outer).intoIter().forEach({ item -> g(item) }) })
        if let Some(back) = self.back { back.forEach(g) }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { sizeOf(&self.front, &self.back, self.iter.sizeHint()) }
}

extension<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I.Item) -> U> FlatMap<I, U, F>: DoubleEndedIterator
where
    U.IntoIter: DoubleEndedIterator,
{
    mutating fn nextBack(): Option<U.Item> {
        loop {
            if let Some(inner) = &mut self.back {
                let item = inner.nextBack()
                if item.isSome() {
                    return item
                }
                self.back = null
            }
            match self.iter.nextBack() {
                Some(outer) -> { self.back = Some((self.f)(outer).intoIter()) }
                null -> return nextBackOf(&mut self.front),
            }
        }
    }
}

extension<I: Iterator, U: IntoIterator, F: FnMut(I.Item) -> U> FlatMap<I, U, F>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Flatten<I: Iterator> where I.Item: IntoIterator {
    iter: Fuse<I>,
    front: Option<<I.Item as IntoIterator>.IntoIter>,
    back: Option<<I.Item as IntoIterator>.IntoIter>,
}

extension<I: Iterator> Flatten<I> where I.Item: IntoIterator {
    public(crate) static fn new(iter: I): Flatten<I> { Flatten { iter: iter.fuse(), front: null, back: null } }
}

extension<U: IntoIterator, I: Iterator<Item = U> + Clone> Flatten<I>: Clone where U.IntoIter: Clone {
    fn clone(): Self { Flatten { iter: self.iter.clone(), front: self.front.clone(), back: self.back.clone() } }
}

extension<U: IntoIterator, I: Iterator<Item = U>> Flatten<I>: Iterator {
    type Item = U.Item
    mutating fn next(): Option<U.Item> {
        loop {
            if let Some(inner) = &mut self.front {
                let item = inner.next()
                if item.isSome() {
                    return item
                }
                self.front = null
            }
            match self.iter.next() {
                Some(outer) -> { self.front = Some(outer.intoIter()) }
                null -> return nextOf(&mut self.back),
            }
        }
    }
    consuming fn forEach<G: FnMut(U.Item)>(mut g: G) {
        if let Some(front) = self.front { front.forEach({ item -> g(item) }) }
        self.iter.forEach({ outer -> outer.intoIter().forEach({ item -> g(item) }) })
        if let Some(back) = self.back { back.forEach(g) }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { sizeOf(&self.front, &self.back, self.iter.sizeHint()) }
}

extension<U: IntoIterator, I: DoubleEndedIterator<Item = U>> Flatten<I>: DoubleEndedIterator
where
    U.IntoIter: DoubleEndedIterator,
{
    mutating fn nextBack(): Option<U.Item> {
        loop {
            if let Some(inner) = &mut self.back {
                let item = inner.nextBack()
                if item.isSome() {
                    return item
                }
                self.back = null
            }
            match self.iter.nextBack() {
                Some(outer) -> { self.back = Some(outer.intoIter()) }
                null -> return nextBackOf(&mut self.front),
            }
        }
    }
}

extension<U: IntoIterator, I: Iterator<Item = U>> Flatten<I>: FusedIterator {}

fn nextOf<I: Iterator>(iter: &mut Option<I>): Option<I.Item> {
    match iter {
        Some(inner) -> inner.next(),
        null -> null,
    }
}

fn nextBackOf<I: DoubleEndedIterator>(iter: &mut Option<I>): Option<I.Item> {
    match iter {
        Some(inner) -> inner.nextBack(),
        null -> null,
    }
}

fn sizeOf<I: Iterator>(front: &Option<I>, back: &Option<I>, outer: (UIntSize, Option<UIntSize>)): (UIntSize, Option<UIntSize>) {
    let (frontLow, frontHigh) = match front {
        Some(inner) -> inner.sizeHint(),
        null -> (0, Some(0)),
    }
    let (backLow, backHigh) = match back {
        Some(inner) -> inner.sizeHint(),
        null -> (0, Some(0)),
    }
    let high = match (outer, frontHigh, backHigh) {
        ((0, Some(0)), Some(a), Some(b)) -> a.checkedAdd(b),
        _ -> null,
    }
    (frontLow.saturatingAdd(backLow), high)
}
