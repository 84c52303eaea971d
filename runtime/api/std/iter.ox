// std.iter: Iterator and what goes with it.
#![cpp(header = "ox/lang/mem.h")]
import std.cmp.{ Ord, Ordering, PartialEq, PartialOrd }
import std.default.Default
import std.ops.{ ControlFlow, Try }

public external module adapters
public external module lazyAdapters
public external module nested
public external module range
public external module sources
public external module sum

public import std.iter.adapters.{ Chain, Cloned, Copied, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, Rev, Skip, Take, Zip }
public import std.iter.lazyAdapters.{ Cycle, MapWhile, Peekable, Scan, SkipWhile, StepBy, TakeWhile }
public import std.iter.nested.{ FlatMap, Flatten }
public import std.iter.range.Step
public import std.iter.sources.{ chain, empty, fromFn, once, onceWith, repeat, repeatN, repeatWith, successors, zip, Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Successors }
public import std.iter.sum.{ Product, Sum }

/// Takes a value whose place is given another at once.
#[cpp("ox::mem::moveOut")]
extern fn moveOut<T>(place: &mut T): T

#[lang("IntoIterator")]
public trait IntoIterator {
    type Item
    type IntoIter: Iterator<Item = Self.Item>
    consuming fn intoIter(): Self.IntoIter
}

extension<I: Iterator> I: IntoIterator {
    type Item = I.Item
    type IntoIter = I
    consuming fn intoIter(): I { self }
}

#[lang("FromIterator")]
public trait FromIterator<A> {
    static fn fromIter<T: IntoIterator<Item = A>>(iter: T): Self
}

public trait Extend<A> {
    mutating fn extend<T: IntoIterator<Item = A>>(iter: T)
    mutating fn extendOne(item: A) { self.extend(Some(item)) }
}

extension (): Extend<()> {
    mutating fn extend<T: IntoIterator<Item = ()>>(iter: T) {
        for _ in iter {}
    }
}

extension<A, B, C: Extend<A>, D: Extend<B>> (C, D): Extend<(A, B)> {
    mutating fn extend<T: IntoIterator<Item = (A, B)>>(iter: T) {
        for (a, b) in iter {
            self.0.extendOne(a)
            self.1.extendOne(b)
        }
    }
}

extension<A, B, C: Default + Extend<A>, D: Default + Extend<B>> (C, D): FromIterator<(A, B)> {
    static fn fromIter<T: IntoIterator<Item = (A, B)>>(iter: T): (C, D) {
        var left: C = C.default()
        var right: D = D.default()
        for (a, b) in iter {
            left.extendOne(a)
            right.extendOne(b)
        }
        (left, right)
    }
}

extension (): FromIterator<()> {
    static fn fromIter<T: IntoIterator<Item = ()>>(iter: T) {
        for _ in iter {}
    }
}

public trait ExactSizeIterator: Iterator {
    fn len(): UIntSize { self.sizeHint().0 }
}

public trait FusedIterator: Iterator {}

#[lang("DoubleEndedIterator")]
public trait DoubleEndedIterator: Iterator {
    mutating fn nextBack(): Option<Self.Item>

    mutating fn nthBack(n: UIntSize): Option<Self.Item> {
        var left = n
        while left > 0 {
            if self.nextBack().isNone() {
                return null
            }
            left -= 1
        }
        self.nextBack()
    }

    mutating fn tryRfold<B, F: FnMut(B, Self.Item) -> R, R: Try<Output = B>>(init: B, mut f: F): R where Self: Sized {
        var acc = init
        while let Some(item) = self.nextBack() {
            match f(acc, item).branch() {
                ControlFlow.Continue(value) -> { acc = value }
                ControlFlow.Break(residual) -> return R.fromResidual(residual),
            }
        }
        R.fromOutput(acc)
    }

    consuming fn rfold<B, F: FnMut(B, Self.Item) -> B>(init: B, mut f: F): B where Self: Sized {
        var iter = self
        var acc = init
        while let Some(item) = iter.nextBack() {
            acc = f(acc, item)
        }
        acc
    }

    mutating fn rfind<P: FnMut(&Self.Item) -> Bool>(mut predicate: P): Option<Self.Item> where Self: Sized {
        while let Some(item) = self.nextBack() {
            if predicate(&item) {
                return Some(item)
            }
        }
        null
    }
}

#[lang("Iterator")]
#[mustUse = "iterators are lazy and do nothing unless consumed"]
public trait Iterator {
    type Item

    #[lang("next")]
    mutating fn next(): Option<Self.Item>

    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, null) }

    consuming fn count(): UIntSize where Self: Sized {
        var n: UIntSize = 0
        self.forEach({ _ -> n += 1 })
        n
    }

    consuming fn last(): Option<Self.Item> where Self: Sized {
        var found: Option<Self.Item> = null
        for item in self {
            found = Some(item)
        }
        found
    }

    mutating fn nth(n: UIntSize): Option<Self.Item> {
        var left = n
        while left > 0 {
            if self.next().isNone() {
                return null
            }
            left -= 1
        }
        self.next()
    }

    #[lang("stepBy")]
    consuming fn stepBy(step: UIntSize): StepBy<Self> where Self: Sized { StepBy.new(self, step) }

    consuming fn chain<U: IntoIterator<Item = Self.Item>>(other: U): Chain<Self, U.IntoIter> where Self: Sized {
        Chain.new(self, other.intoIter())
    }

    consuming fn zip<U: IntoIterator>(other: U): Zip<Self, U.IntoIter> where Self: Sized {
        Zip.new(self, other.intoIter())
    }

    consuming fn map<B, F: FnMut(Self.Item) -> B>(f: F): Map<Self, F> where Self: Sized { Map.new(self, f) }

    /// Adaptors that have a shorter way than `next` through what they adapt take it here; all that consumes
    /// a whole iterator goes through it.
    consuming fn forEach<F: FnMut(Self.Item)>(mut f: F) where Self: Sized {
        for item in self {
            f(item)
        }
    }

    consuming fn filter<P: FnMut(&Self.Item) -> Bool>(predicate: P): Filter<Self, P> where Self: Sized {
        Filter.new(self, predicate)
    }

    consuming fn filterMap<B, F: FnMut(Self.Item) -> Option<B>>(f: F): FilterMap<Self, F> where Self: Sized {
        FilterMap.new(self, f)
    }

    consuming fn enumerate(): Enumerate<Self> where Self: Sized { Enumerate.new(self) }

    consuming fn peekable(): Peekable<Self> where Self: Sized { Peekable.new(self) }

    consuming fn skipWhile<P: FnMut(&Self.Item) -> Bool>(predicate: P): SkipWhile<Self, P> where Self: Sized {
        SkipWhile.new(self, predicate)
    }

    consuming fn takeWhile<P: FnMut(&Self.Item) -> Bool>(predicate: P): TakeWhile<Self, P> where Self: Sized {
        TakeWhile.new(self, predicate)
    }

    consuming fn mapWhile<B, P: FnMut(Self.Item) -> Option<B>>(predicate: P): MapWhile<Self, P> where Self: Sized {
        MapWhile.new(self, predicate)
    }

    consuming fn skip(n: UIntSize): Skip<Self> where Self: Sized { Skip.new(self, n) }

    consuming fn take(n: UIntSize): Take<Self> where Self: Sized { Take.new(self, n) }

    consuming fn scan<St, B, F: FnMut(&mut St, Self.Item) -> Option<B>>(state: St, f: F): Scan<Self, St, F> where Self: Sized {
        Scan.new(self, state, f)
    }

    consuming fn flatMap<U: IntoIterator, F: FnMut(Self.Item) -> U>(f: F): FlatMap<Self, U, F> where Self: Sized {
        FlatMap.new(self, f)
    }

    consuming fn flatten(): Flatten<Self> where Self: Sized, Self.Item: IntoIterator { Flatten.new(self) }

    consuming fn fuse(): Fuse<Self> where Self: Sized { Fuse.new(self) }

    consuming fn inspect<F: FnMut(&Self.Item)>(f: F): Inspect<Self, F> where Self: Sized { Inspect.new(self, f) }

    mutating fn byRef(): &mut Self where Self: Sized { self }

    #[mustUse = "if you really need to exhaust the iterator, consider `.for_each(drop)` instead"]
    consuming fn collect<B: FromIterator<Self.Item>>(): B where Self: Sized { B.fromIter(self) }

    consuming fn partition<B: Default + Extend<Self.Item>, F: FnMut(&Self.Item) -> Bool>(mut f: F): (B, B) where Self: Sized {
        var left: B = B.default()
        var right: B = B.default()
        for item in self {
            if f(&item) {
                left.extendOne(item)
            } else {
                right.extendOne(item)
            }
        }
        (left, right)
    }

    mutating fn tryFold<B, F: FnMut(B, Self.Item) -> R, R: Try<Output = B>>(init: B, mut f: F): R where Self: Sized {
        var acc = init
        while let Some(item) = self.next() {
            match f(acc, item).branch() {
                ControlFlow.Continue(value) -> { acc = value }
                ControlFlow.Break(residual) -> return R.fromResidual(residual),
            }
        }
        R.fromOutput(acc)
    }

    mutating fn tryForEach<F: FnMut(Self.Item) -> R, R: Try<Output = ()>>(mut f: F): R where Self: Sized {
        while let Some(item) = self.next() {
            match f(item).branch() {
                ControlFlow.Continue(_) -> {}
                ControlFlow.Break(residual) -> return R.fromResidual(residual),
            }
        }
        R.fromOutput(())
    }

    consuming fn fold<B, F: FnMut(B, Self.Item) -> B>(init: B, mut f: F): B where Self: Sized {
        var acc = init
        self.forEach({ item -> acc = f(moveOut(&mut acc), item) })
        acc
    }

    consuming fn reduce<F: FnMut(Self.Item, Self.Item) -> Self.Item>(mut f: F): Option<Self.Item> where Self: Sized {
        var iter = self
        match iter.next() {
            Some(first) -> Some(iter.fold(first, f)),
            null -> null,
        }
    }

    mutating fn all<F: FnMut(Self.Item) -> Bool>(mut f: F): Bool where Self: Sized {
        while let Some(item) = self.next() {
            if !f(item) {
                return false
            }
        }
        true
    }

    mutating fn any<F: FnMut(Self.Item) -> Bool>(mut f: F): Bool where Self: Sized {
        while let Some(item) = self.next() {
            if f(item) {
                return true
            }
        }
        false
    }

    mutating fn find<P: FnMut(&Self.Item) -> Bool>(mut predicate: P): Option<Self.Item> where Self: Sized {
        while let Some(item) = self.next() {
            if predicate(&item) {
                return Some(item)
            }
        }
        null
    }

    mutating fn findMap<B, F: FnMut(Self.Item) -> Option<B>>(mut f: F): Option<B> where Self: Sized {
        while let Some(item) = self.next() {
            let found = f(item)
            if found.isSome() {
                return found
            }
        }
        null
    }

    mutating fn position<P: FnMut(Self.Item) -> Bool>(mut predicate: P): Option<UIntSize> where Self: Sized {
        var index: UIntSize = 0
        while let Some(item) = self.next() {
            if predicate(item) {
                return Some(index)
            }
            index += 1
        }
        null
    }

    mutating fn rposition<P: FnMut(Self.Item) -> Bool>(mut predicate: P): Option<UIntSize>
    where
        Self: Sized + ExactSizeIterator + DoubleEndedIterator,
    {
        var index = self.len()
        while let Some(item) = self.nextBack() {
            index -= 1
            if predicate(item) {
                return Some(index)
            }
        }
        null
    }

    consuming fn max(): Option<Self.Item> where Self: Sized, Self.Item: Ord {
        self.maxBy({ a, b -> a.cmp(b) })
    }

    consuming fn min(): Option<Self.Item> where Self: Sized, Self.Item: Ord {
        self.minBy({ a, b -> a.cmp(b) })
    }

    consuming fn maxByKey<B: Ord, F: FnMut(&Self.Item) -> B>(mut f: F): Option<Self.Item> where Self: Sized {
        var iter = self
        var best = match iter.next() {
            Some(first) -> first,
            null -> return null,
        }
        var bestKey = f(&best)
        iter.forEach({ item ->
            let key = f(&item)
            if key.cmp(&bestKey) != Ordering.Less {
                best = item
                bestKey = key
            }
        })
        Some(best)
    }

    consuming fn maxBy<F: FnMut(&Self.Item, &Self.Item) -> Ordering>(mut compare: F): Option<Self.Item> where Self: Sized {
        var iter = self
        var best = match iter.next() {
            Some(first) -> first,
            null -> return null,
        }
        iter.forEach({ item ->
            if compare(&best, &item) != Ordering.Greater {
                best = item
            }
        })
        Some(best)
    }

    consuming fn minByKey<B: Ord, F: FnMut(&Self.Item) -> B>(mut f: F): Option<Self.Item> where Self: Sized {
        var iter = self
        var best = match iter.next() {
            Some(first) -> first,
            null -> return null,
        }
        var bestKey = f(&best)
        iter.forEach({ item ->
            let key = f(&item)
            if key.cmp(&bestKey) == Ordering.Less {
                best = item
                bestKey = key
            }
        })
        Some(best)
    }

    consuming fn minBy<F: FnMut(&Self.Item, &Self.Item) -> Ordering>(mut compare: F): Option<Self.Item> where Self: Sized {
        var iter = self
        var best = match iter.next() {
            Some(first) -> first,
            null -> return null,
        }
        iter.forEach({ item ->
            if compare(&best, &item) == Ordering.Greater {
                best = item
            }
        })
        Some(best)
    }

    #[lang("rev")]
    consuming fn rev(): Rev<Self> where Self: Sized + DoubleEndedIterator { Rev.new(self) }

    consuming fn unzip<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>>(): (FromA, FromB)
    where
        Self: Sized + Iterator<Item = (A, B)>,
    {
        var left: FromA = FromA.default()
        var right: FromB = FromB.default()
        for (a, b) in self {
            left.extendOne(a)
            right.extendOne(b)
        }
        (left, right)
    }

    consuming fn copied<'a, T: Copy + 'a>(): Copied<Self> where Self: Sized + Iterator<Item = &'a T> { Copied.new(self) }

    consuming fn cloned<'a, T: Clone + 'a>(): Cloned<Self> where Self: Sized + Iterator<Item = &'a T> { Cloned.new(self) }

    consuming fn cycle(): Cycle<Self> where Self: Sized + Clone { Cycle.new(self) }

    consuming fn sum<S: Sum<Self.Item>>(): S where Self: Sized { S.sum(self) }

    consuming fn product<P: Product<Self.Item>>(): P where Self: Sized { P.product(self) }

    consuming fn cmp<I: IntoIterator<Item = Self.Item>>(other: I): Ordering where Self: Sized, Self.Item: Ord {
        self.cmpBy(other, { a, b -> a.cmp(&b) })
    }

    consuming fn cmpBy<I: IntoIterator, F: FnMut(Self.Item, I.Item) -> Ordering>(other: I, mut compare: F): Ordering where Self: Sized {
        var left = self
        var right = other.intoIter()
        loop {
            match (left.next(), right.next()) {
                (Some(a), Some(b)) -> {
                    let order = compare(a, b)
                    if order != Ordering.Equal {
                        return order
                    }
                }
                (Some(_), null) -> return Ordering.Greater,
                (null, Some(_)) -> return Ordering.Less,
                (null, null) -> return Ordering.Equal,
            }
        }
    }

    consuming fn partialCmp<I: IntoIterator>(other: I): Option<Ordering> where Self: Sized, Self.Item: PartialOrd<I.Item> {
        var left = self
        var right = other.intoIter()
        loop {
            match (left.next(), right.next()) {
                (Some(a), Some(b)) -> {
                    let order = a.partialCmp(&b)
                    if order != Some(Ordering.Equal) {
                        return order
                    }
                }
                (Some(_), null) -> return Some(Ordering.Greater),
                (null, Some(_)) -> return Some(Ordering.Less),
                (null, null) -> return Some(Ordering.Equal),
            }
        }
    }

    consuming fn eq<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialEq<I.Item> {
        var left = self
        var right = other.intoIter()
        loop {
            match (left.next(), right.next()) {
                (Some(a), Some(b)) -> {
                    if a != b {
                        return false
                    }
                }
                (null, null) -> return true,
                _ -> return false,
            }
        }
    }

    consuming fn ne<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialEq<I.Item> { !self.eq(other) }

    consuming fn lt<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialOrd<I.Item> {
        self.partialCmp(other) == Some(Ordering.Less)
    }

    consuming fn le<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialOrd<I.Item> {
        match self.partialCmp(other) {
            Some(Ordering.Less) -> true,
            Some(Ordering.Equal) -> true,
            _ -> false,
        }
    }

    consuming fn gt<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialOrd<I.Item> {
        self.partialCmp(other) == Some(Ordering.Greater)
    }

    consuming fn ge<I: IntoIterator>(other: I): Bool where Self: Sized, Self.Item: PartialOrd<I.Item> {
        match self.partialCmp(other) {
            Some(Ordering.Greater) -> true,
            Some(Ordering.Equal) -> true,
            _ -> false,
        }
    }

    consuming fn isSorted(): Bool where Self: Sized, Self.Item: PartialOrd { self.isSortedBy({ a, b -> a <= b }) }

    consuming fn isSortedBy<F: FnMut(&Self.Item, &Self.Item) -> Bool>(mut compare: F): Bool where Self: Sized {
        var iter = self
        var last = match iter.next() {
            Some(first) -> first,
            null -> return true,
        }
        while let Some(item) = iter.next() {
            if !compare(&last, &item) {
                return false
            }
            last = item
        }
        true
    }

    consuming fn isSortedByKey<K: PartialOrd, F: FnMut(Self.Item) -> K>(f: F): Bool where Self: Sized {
        self.map(f).isSorted()
    }
}

extension<I: Iterator + ?Sized> &mut I: Iterator {
    type Item = I.Item
    mutating fn next(): Option<I.Item> { (**self).next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (**self).sizeHint() }
    mutating fn nth(n: UIntSize): Option<I.Item> { (**self).nth(n) }
}

extension<I: DoubleEndedIterator + ?Sized> &mut I: DoubleEndedIterator {
    mutating fn nextBack(): Option<I.Item> { (**self).nextBack() }
}

extension<I: ExactSizeIterator + ?Sized> &mut I: ExactSizeIterator {
    fn len(): UIntSize { (**self).len() }
}

extension<I: FusedIterator + ?Sized> &mut I: FusedIterator {}
