// The adaptors that programs use most.
import std.cmp
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct Map<I, F> {
    iter: I,
    f: F,
}

extension<I, F> Map<I, F> {
    public(crate) static fn new(iter: I, f: F): Map<I, F> { Map { iter: iter, f: f } }
}

extension<B, I: Iterator, F: FnMut(I.Item) -> B> Map<I, F>: Iterator {
    type Item = B
    mutating fn next(): Option<B> {
        match self.iter.next() {
            Some(item) -> Some((self.f)(item)),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
    consuming fn forEach<G: FnMut(B)>(mut g: G) {
        var f = self.f
        self.iter.forEach({ item -> g(f(item)) })
    }
}

extension<B, I: DoubleEndedIterator, F: FnMut(I.Item) -> B> Map<I, F>: DoubleEndedIterator {
    mutating fn nextBack(): Option<B> {
        match self.iter.nextBack() {
            Some(item) -> Some((self.f)(item)),
            null -> null,
        }
    }
}

extension<B, I: ExactSizeIterator, F: FnMut(I.Item) -> B> Map<I, F>: ExactSizeIterator {}
extension<B, I: FusedIterator, F: FnMut(I.Item) -> B> Map<I, F>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct Filter<I, P> {
    iter: I,
    predicate: P,
}

extension<I, P> Filter<I, P> {
    public(crate) static fn new(iter: I, predicate: P): Filter<I, P> { Filter { iter: iter, predicate: predicate } }
}

extension<I: Iterator, P: FnMut(&I.Item) -> Bool> Filter<I, P>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        while let Some(item) = self.iter.next() {
            if (self.predicate)(&item) {
                return Some(item)
            }
        }
        null
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
    consuming fn forEach<G: FnMut(I.Item)>(mut g: G) {
        var predicate = self.predicate
        self.iter.forEach({ item -> if predicate(&item) { g(item) } })
    }
    // Without a branch that the processor could guess wrong.
    consuming fn count(): UIntSize {
        var predicate = self.predicate
        var n: UIntSize = 0
        self.iter.forEach({ item -> n += predicate(&item) as UIntSize })
        n
    }
}

extension<I: DoubleEndedIterator, P: FnMut(&I.Item) -> Bool> Filter<I, P>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        while let Some(item) = self.iter.nextBack() {
            if (self.predicate)(&item) {
                return Some(item)
            }
        }
        null
    }
}

extension<I: FusedIterator, P: FnMut(&I.Item) -> Bool> Filter<I, P>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct FilterMap<I, F> {
    iter: I,
    f: F,
}

extension<I, F> FilterMap<I, F> {
    public(crate) static fn new(iter: I, f: F): FilterMap<I, F> { FilterMap { iter: iter, f: f } }
}

extension<B, I: Iterator, F: FnMut(I.Item) -> Option<B>> FilterMap<I, F>: Iterator {
    type Item = B
    mutating fn next(): Option<B> {
        while let Some(item) = self.iter.next() {
            let mapped = (self.f)(item)
            if mapped.isSome() {
                return mapped
            }
        }
        null
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
    consuming fn forEach<G: FnMut(B)>(mut g: G) {
        var f = self.f
        self.iter.forEach({ item -> if let Some(mapped) = f(item) { g(mapped) } })
    }
}

extension<B, I: DoubleEndedIterator, F: FnMut(I.Item) -> Option<B>> FilterMap<I, F>: DoubleEndedIterator {
    mutating fn nextBack(): Option<B> {
        while let Some(item) = self.iter.nextBack() {
            let mapped = (self.f)(item)
            if mapped.isSome() {
                return mapped
            }
        }
        null
    }
}

extension<B, I: FusedIterator, F: FnMut(I.Item) -> Option<B>> FilterMap<I, F>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Enumerate<I> {
    iter: I,
    count: UIntSize,
}

extension<I> Enumerate<I> {
    public(crate) static fn new(iter: I): Enumerate<I> { Enumerate { iter: iter, count: 0 } }
}

extension<I: Iterator> Enumerate<I>: Iterator {
    type Item = (UIntSize, I.Item)
    mutating fn next(): Option<(UIntSize, I.Item)> {
        match self.iter.next() {
            Some(item) -> {
                let index = self.count
                self.count += 1
                Some((index, item))
            }
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
    consuming fn forEach<G: FnMut((UIntSize, I.Item))>(mut g: G) {
        var index = self.count
        self.iter.forEach({ item ->
            g((index, item))
            index += 1
        })
    }
    mutating fn nth(n: UIntSize): Option<(UIntSize, I.Item)> {
        match self.iter.nth(n) {
            Some(item) -> {
                let index = self.count + n
                self.count = index + 1
                Some((index, item))
            }
            null -> null,
        }
    }
}

extension<I: ExactSizeIterator + DoubleEndedIterator> Enumerate<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(UIntSize, I.Item)> {
        match self.iter.nextBack() {
            Some(item) -> Some((self.count + self.iter.len(), item)),
            null -> null,
        }
    }
}

extension<I: ExactSizeIterator> Enumerate<I>: ExactSizeIterator {}
extension<I: FusedIterator> Enumerate<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Rev<I> {
    iter: I,
}

extension<I> Rev<I> {
    public(crate) static fn new(iter: I): Rev<I> { Rev { iter: iter } }
}

extension<I: DoubleEndedIterator> Rev<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> { self.iter.nextBack() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
    mutating fn nth(n: UIntSize): Option<I.Item> { self.iter.nthBack(n) }
}

extension<I: DoubleEndedIterator> Rev<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> { self.iter.next() }
    mutating fn nthBack(n: UIntSize): Option<I.Item> { self.iter.nth(n) }
}

extension<I: ExactSizeIterator + DoubleEndedIterator> Rev<I>: ExactSizeIterator {}
extension<I: FusedIterator + DoubleEndedIterator> Rev<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Zip<A, B> {
    a: A,
    b: B,
}

extension<A, B> Zip<A, B> {
    public(crate) static fn new(a: A, b: B): Zip<A, B> { Zip { a: a, b: b } }
}

extension<A: Iterator, B: Iterator> Zip<A, B>: Iterator {
    type Item = (A.Item, B.Item)
    mutating fn next(): Option<(A.Item, B.Item)> {
        let a = self.a.next()?
        let b = self.b.next()?
        Some((a, b))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let (aLow, aHigh) = self.a.sizeHint()
        let (bLow, bHigh) = self.b.sizeHint()
        let high = match (aHigh, bHigh) {
            (Some(x), Some(y)) -> Some(cmp.min(x, y)),
            (Some(x), null) -> Some(x),
            (null, y) -> y,
        }
        (cmp.min(aLow, bLow), high)
    }
}

extension<A: DoubleEndedIterator + ExactSizeIterator, B: DoubleEndedIterator + ExactSizeIterator> Zip<A, B>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(A.Item, B.Item)> {
        let aLen = self.a.len()
        let bLen = self.b.len()
        if aLen > bLen {
            self.a.nthBack(aLen - bLen - 1)
        } else if bLen > aLen {
            self.b.nthBack(bLen - aLen - 1)
        }
        let a = self.a.nextBack()?
        let b = self.b.nextBack()?
        Some((a, b))
    }
}

extension<A: ExactSizeIterator, B: ExactSizeIterator> Zip<A, B>: ExactSizeIterator {}
extension<A: FusedIterator, B: FusedIterator> Zip<A, B>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Chain<A, B> {
    a: Option<A>,
    b: Option<B>,
}

extension<A, B> Chain<A, B> {
    public(crate) static fn new(a: A, b: B): Chain<A, B> { Chain { a: Some(a), b: Some(b) } }
}

extension<A: Iterator, B: Iterator<Item = A.Item>> Chain<A, B>: Iterator {
    type Item = A.Item
    mutating fn next(): Option<A.Item> {
        if let Some(a) = &mut self.a {
            let item = a.next()
            if item.isSome() {
                return item
            }
            self.a = null
        }
        match &mut self.b {
            Some(b) -> b.next(),
            null -> null,
        }
    }
    consuming fn forEach<G: FnMut(A.Item)>(mut g: G) {
        if let Some(a) = self.a { a.forEach({ item -> g(item) }) }
        if let Some(b) = self.b { b.forEach(g) }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let (aLow, aHigh) = match &self.a {
            Some(a) -> a.sizeHint(),
            null -> (0, Some(0)),
        }
        let (bLow, bHigh) = match &self.b {
            Some(b) -> b.sizeHint(),
            null -> (0, Some(0)),
        }
        let high = match (aHigh, bHigh) {
            (Some(x), Some(y)) -> x.checkedAdd(y),
            _ -> null,
        }
        (aLow.saturatingAdd(bLow), high)
    }
}

extension<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A.Item>> Chain<A, B>: DoubleEndedIterator {
    mutating fn nextBack(): Option<A.Item> {
        if let Some(b) = &mut self.b {
            let item = b.nextBack()
            if item.isSome() {
                return item
            }
            self.b = null
        }
        match &mut self.a {
            Some(a) -> a.nextBack(),
            null -> null,
        }
    }
}

extension<A: FusedIterator, B: FusedIterator<Item = A.Item>> Chain<A, B>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Take<I> {
    iter: I,
    n: UIntSize,
}

extension<I> Take<I> {
    public(crate) static fn new(iter: I, n: UIntSize): Take<I> { Take { iter: iter, n: n } }
}

extension<I: Iterator> Take<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        if self.n == 0 {
            return null
        }
        self.n -= 1
        self.iter.next()
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        if self.n == 0 {
            return (0, Some(0))
        }
        let (low, high) = self.iter.sizeHint()
        let most = match high {
            Some(x) if x < self.n -> x,
            _ -> self.n,
        }
        (cmp.min(low, self.n), Some(most))
    }
    mutating fn nth(index: UIntSize): Option<I.Item> {
        if self.n > index {
            self.n -= index + 1
            return self.iter.nth(index)
        }
        if self.n > 0 {
            self.iter.nth(self.n - 1)
            self.n = 0
        }
        null
    }
}

extension<I: DoubleEndedIterator + ExactSizeIterator> Take<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        if self.n == 0 {
            return null
        }
        let n = self.n
        self.n -= 1
        self.iter.nthBack(self.iter.len().saturatingSub(n))
    }
}

extension<I: ExactSizeIterator> Take<I>: ExactSizeIterator {}
extension<I: FusedIterator> Take<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Skip<I> {
    iter: I,
    n: UIntSize,
}

extension<I> Skip<I> {
    public(crate) static fn new(iter: I, n: UIntSize): Skip<I> { Skip { iter: iter, n: n } }
}

extension<I: Iterator> Skip<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        if self.n > 0 {
            let n = self.n
            self.n = 0
            self.iter.nth(n)
        } else {
            self.iter.next()
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let (low, high) = self.iter.sizeHint()
        let most = match high {
            Some(x) -> Some(x.saturatingSub(self.n)),
            null -> null,
        }
        (low.saturatingSub(self.n), most)
    }
}

extension<I: DoubleEndedIterator + ExactSizeIterator> Skip<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        if self.iter.len() > self.n { self.iter.nextBack() } else { null }
    }
}

extension<I: ExactSizeIterator> Skip<I>: ExactSizeIterator {}
extension<I: FusedIterator> Skip<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Copied<I> {
    iter: I,
}

extension<I> Copied<I> {
    public(crate) static fn new(iter: I): Copied<I> { Copied { iter: iter } }
}

extension<'a, T: Copy + 'a, I: Iterator<Item = &'a T>> Copied<I>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        match self.iter.next() {
            Some(item) -> Some(*item),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
    consuming fn forEach<G: FnMut(T)>(mut g: G) { self.iter.forEach({ item -> g(*item) }) }
    mutating fn nth(n: UIntSize): Option<T> { self.iter.nth(n).copied() }
}

extension<'a, T: Copy + 'a, I: DoubleEndedIterator<Item = &'a T>> Copied<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.iter.nextBack().copied() }
}

extension<'a, T: Copy + 'a, I: ExactSizeIterator<Item = &'a T>> Copied<I>: ExactSizeIterator {}
extension<'a, T: Copy + 'a, I: FusedIterator<Item = &'a T>> Copied<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Cloned<I> {
    iter: I,
}

extension<I> Cloned<I> {
    public(crate) static fn new(iter: I): Cloned<I> { Cloned { iter: iter } }
}

extension<'a, T: Clone + 'a, I: Iterator<Item = &'a T>> Cloned<I>: Iterator {
    type Item = T
    mutating fn next(): Option<T> {
        match self.iter.next() {
            Some(item) -> Some(item.clone()),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
    consuming fn forEach<G: FnMut(T)>(mut g: G) { self.iter.forEach({ item -> g(item.clone()) }) }
}

extension<'a, T: Clone + 'a, I: DoubleEndedIterator<Item = &'a T>> Cloned<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.iter.nextBack().cloned() }
}

extension<'a, T: Clone + 'a, I: ExactSizeIterator<Item = &'a T>> Cloned<I>: ExactSizeIterator {}
extension<'a, T: Clone + 'a, I: FusedIterator<Item = &'a T>> Cloned<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Fuse<I> {
    iter: Option<I>,
}

extension<I> Fuse<I> {
    public(crate) static fn new(iter: I): Fuse<I> { Fuse { iter: Some(iter) } }
}

extension<I: Iterator> Fuse<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        if let Some(iter) = &mut self.iter {
            let item = iter.next()
            if item.isSome() {
                return item
            }
            self.iter = null
        }
        null
    }
    consuming fn forEach<G: FnMut(I.Item)>(g: G) {
        if let Some(iter) = self.iter { iter.forEach(g) }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        match &self.iter {
            Some(iter) -> iter.sizeHint(),
            null -> (0, Some(0)),
        }
    }
}

extension<I: DoubleEndedIterator> Fuse<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        if let Some(iter) = &mut self.iter {
            let item = iter.nextBack()
            if item.isSome() {
                return item
            }
            self.iter = null
        }
        null
    }
}

extension<I: ExactSizeIterator> Fuse<I>: ExactSizeIterator {}
extension<I: Iterator> Fuse<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct Inspect<I, F> {
    iter: I,
    f: F,
}

extension<I, F> Inspect<I, F> {
    public(crate) static fn new(iter: I, f: F): Inspect<I, F> { Inspect { iter: iter, f: f } }
}

extension<I: Iterator, F: FnMut(&I.Item)> Inspect<I, F>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        let item = self.iter.next()?
        (self.f)(&item)
        Some(item)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
}

extension<I: DoubleEndedIterator, F: FnMut(&I.Item)> Inspect<I, F>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        let item = self.iter.nextBack()?
        (self.f)(&item)
        Some(item)
    }
}

extension<I: ExactSizeIterator, F: FnMut(&I.Item)> Inspect<I, F>: ExactSizeIterator {}
extension<I: FusedIterator, F: FnMut(&I.Item)> Inspect<I, F>: FusedIterator {}
