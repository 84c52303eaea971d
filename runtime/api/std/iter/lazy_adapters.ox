// Adaptors with a state of their own.
import std.cmp.PartialEq
import std.fmt.{ Debug, Formatter }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct TakeWhile<I, P> {
    iter: I,
    done: Bool,
    predicate: P,
}

extension<I, P> TakeWhile<I, P> {
    public(crate) static fn new(iter: I, predicate: P): TakeWhile<I, P> { TakeWhile { iter: iter, done: false, predicate: predicate } }
}

extension<I: Iterator, P: FnMut(&I.Item) -> Bool> TakeWhile<I, P>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        if self.done {
            return null
        }
        let item = self.iter.next()?
        if (self.predicate)(&item) {
            Some(item)
        } else {
            self.done = true
            null
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { if self.done { (0, Some(0)) } else { (0, self.iter.sizeHint().1) } }
}

extension<I: FusedIterator, P: FnMut(&I.Item) -> Bool> TakeWhile<I, P>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct SkipWhile<I, P> {
    iter: I,
    started: Bool,
    predicate: P,
}

extension<I, P> SkipWhile<I, P> {
    public(crate) static fn new(iter: I, predicate: P): SkipWhile<I, P> { SkipWhile { iter: iter, started: false, predicate: predicate } }
}

extension<I: Iterator, P: FnMut(&I.Item) -> Bool> SkipWhile<I, P>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        loop {
            let item = self.iter.next()?
            if self.started || !(self.predicate)(&item) {
                self.started = true
                return Some(item)
            }
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
}

extension<I: FusedIterator, P: FnMut(&I.Item) -> Bool> SkipWhile<I, P>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct MapWhile<I, P> {
    iter: I,
    predicate: P,
}

extension<I, P> MapWhile<I, P> {
    public(crate) static fn new(iter: I, predicate: P): MapWhile<I, P> { MapWhile { iter: iter, predicate: predicate } }
}

extension<B, I: Iterator, P: FnMut(I.Item) -> Option<B>> MapWhile<I, P>: Iterator {
    type Item = B
    mutating fn next(): Option<B> {
        match self.iter.next() {
            Some(item) -> (self.predicate)(item),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone)]
public struct Scan<I, St, F> {
    iter: I,
    f: F,
    state: St,
}

extension<I, St, F> Scan<I, St, F> {
    public(crate) static fn new(iter: I, state: St, f: F): Scan<I, St, F> { Scan { iter: iter, f: f, state: state } }
}

extension<B, I: Iterator, St, F: FnMut(&mut St, I.Item) -> Option<B>> Scan<I, St, F>: Iterator {
    type Item = B
    mutating fn next(): Option<B> {
        match self.iter.next() {
            Some(item) -> (self.f)(&mut self.state, item),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
}

/// Every step-th item; `gap` is the number of items left out between two.
#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct StepBy<I> {
    iter: I,
    gap: UIntSize,
    first: Bool,
}

extension<I> StepBy<I> {
    public(crate) static fn new(iter: I, step: UIntSize): StepBy<I> {
        assert!(step != 0)
        StepBy { iter: iter, gap: step - 1, first: true }
    }
}

extension<I: Iterator> StepBy<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        if self.first {
            self.first = false
            self.iter.next()
        } else {
            self.iter.nth(self.gap)
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let (low, high) = self.iter.sizeHint()
        (self.steps(low), high.map({ n -> self.steps(n) }))
    }
}

extension<I> StepBy<I> {
    fn steps(items: UIntSize): UIntSize {
        if self.first {
            if items == 0 { 0 } else { 1 + (items - 1) / (self.gap + 1) }
        } else {
            items / (self.gap + 1)
        }
    }
}

extension<I: DoubleEndedIterator + ExactSizeIterator> StepBy<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        let rest = self.iter.len() % (self.gap + 1)
        if self.first {
            if rest == 0 { self.iter.nthBack(self.gap) } else { self.iter.nthBack(rest - 1) }
        } else {
            self.iter.nthBack(rest)
        }
    }
}

extension<I: ExactSizeIterator> StepBy<I>: ExactSizeIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
#[derive(Clone, Debug)]
public struct Cycle<I> {
    original: I,
    iter: I,
}

extension<I: Clone> Cycle<I> {
    public(crate) static fn new(iter: I): Cycle<I> { Cycle { original: iter.clone(), iter: iter } }
}

extension<I: Clone + Iterator> Cycle<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        match self.iter.next() {
            Some(item) -> Some(item),
            null -> {
                self.iter = self.original.clone()
                self.iter.next()
            }
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        match self.original.sizeHint() {
            (0, Some(0)) -> (0, Some(0)),
            (0, _) -> (0, null),
            _ -> (UIntSize.MAX, null),
        }
    }
}

extension<I: Clone + Iterator> Cycle<I>: FusedIterator {}

#[mustUse = "iterators are lazy and do nothing unless consumed"]
public struct Peekable<I: Iterator> {
    iter: I,
    peeked: Option<Option<I.Item>>,
}

extension<I: Iterator + Debug> Peekable<I>: Debug where I.Item: Debug {
    fn fmt(f: &mut Formatter): std.fmt.Result {
        f.debugStruct("Peekable").field("iter", &self.iter).field("peeked", &self.peeked).finish()
    }
}
extension<I: Iterator> Peekable<I> {
    public(crate) static fn new(iter: I): Peekable<I> { Peekable { iter: iter, peeked: null } }

    public mutating fn peek(): Option<&I.Item> {
        if self.peeked.isNone() {
            self.peeked = Some(self.iter.next())
        }
        match &self.peeked {
            Some(Some(item)) -> Some(item),
            _ -> null,
        }
    }

    public mutating fn peekMut(): Option<&mut I.Item> {
        if self.peeked.isNone() {
            self.peeked = Some(self.iter.next())
        }
        match &mut self.peeked {
            Some(Some(item)) -> Some(item),
            _ -> null,
        }
    }

    public mutating fn nextIf<F: FnOnce(&I.Item) -> Bool>(f: F): Option<I.Item> {
        match self.next() {
            Some(item) -> {
                if f(&item) {
                    Some(item)
                } else {
                    self.peeked = Some(Some(item))
                    null
                }
            }
            null -> {
                self.peeked = Some(null)
                null
            }
        }
    }

    public mutating fn nextIfMap<R, F: FnOnce(I.Item) -> Result<R, I.Item>>(f: F): Option<R> {
        match f(self.next()?) {
            Ok(result) -> Some(result),
            Err(item) -> {
                self.peeked = Some(Some(item))
                null
            }
        }
    }

    public mutating fn nextIfEq<T: ?Sized>(expected: &T): Option<I.Item> where I.Item: PartialEq<T> {
        self.nextIf({ item -> item == expected })
    }
}

extension<I: Iterator + Clone> Peekable<I>: Clone where I.Item: Clone {
    fn clone(): Self { Peekable { iter: self.iter.clone(), peeked: self.peeked.clone() } }
}

extension<I: Iterator> Peekable<I>: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> {
        match self.peeked.take() {
            Some(item) -> item,
            null -> self.iter.next(),
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let more: UIntSize = match &self.peeked {
            Some(null) -> return (0, Some(0)),
            Some(Some(_)) -> 1,
            null -> 0,
        }
        let (low, high) = self.iter.sizeHint()
        let most = match high {
            Some(x) -> x.checkedAdd(more),
            null -> null,
        }
        (low.saturatingAdd(more), most)
    }
}

extension<I: DoubleEndedIterator> Peekable<I>: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> {
        if let Some(null) = &self.peeked {
            return null
        }
        let item = self.iter.nextBack()
        if item.isSome() {
            return item
        }
        match self.peeked.take() {
            Some(peeked) -> peeked,
            null -> null,
        }
    }
}

extension<I: ExactSizeIterator> Peekable<I>: ExactSizeIterator {}
extension<I: FusedIterator> Peekable<I>: FusedIterator {}
