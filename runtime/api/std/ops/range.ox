// The ranges `a..b`, `a..`, `..b`, `..`, `a..=b`, `..=b`.
import std.fmt

#[lang("RangeFull")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
public struct RangeFull

#[lang("Range")]
#[derive(Clone, PartialEq, Eq, Hash, Default)]
public struct Range<Idx> {
    public start: Idx,
    public end: Idx,
}

#[lang("RangeFrom")]
#[derive(Clone, PartialEq, Eq, Hash)]
public struct RangeFrom<Idx> {
    public start: Idx,
}

#[lang("RangeTo")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
public struct RangeTo<Idx> {
    public end: Idx,
}

/// As an iterator it is `exhausted` once `end` has been given.
#[lang("RangeInclusive")]
#[derive(Clone, PartialEq, Eq, Hash)]
public struct RangeInclusive<Idx> {
    public start: Idx,
    public end: Idx,
    public exhausted: Bool,
}

#[lang("RangeToInclusive")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
public struct RangeToInclusive<Idx> {
    public end: Idx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public enum Bound<T> {
    Included(T),
    Excluded(T),
    Unbounded,
}

extension<T> Bound<T> {
    public fn asRef(): Bound<&T> {
        match self {
            Bound.Included(value) -> Bound.Included(value),
            Bound.Excluded(value) -> Bound.Excluded(value),
            Bound.Unbounded -> Bound.Unbounded,
        }
    }
    public consuming fn map<U, F: FnOnce(T) -> U>(f: F): Bound<U> {
        match self {
            Bound.Included(value) -> Bound.Included(f(value)),
            Bound.Excluded(value) -> Bound.Excluded(f(value)),
            Bound.Unbounded -> Bound.Unbounded,
        }
    }
}

extension<Idx: PartialOrd> Range<Idx> {
    public fn contains<U: PartialOrd<Idx> + ?Sized>(item: &U): Bool where Idx: PartialOrd<U> {
        self.start <= *item && *item < self.end
    }
    public fn isEmpty(): Bool { !(self.start < self.end) }
}

extension<Idx: PartialOrd> RangeFrom<Idx> {
    public fn contains<U: PartialOrd<Idx> + ?Sized>(item: &U): Bool where Idx: PartialOrd<U> { self.start <= *item }
}

extension<Idx: PartialOrd> RangeTo<Idx> {
    public fn contains<U: PartialOrd<Idx> + ?Sized>(item: &U): Bool where Idx: PartialOrd<U> { *item < self.end }
}

extension<Idx> RangeInclusive<Idx> {
    #[lang("rangeInclusive")]
    public static fn new(start: Idx, end: Idx): Self { RangeInclusive { start: start, end: end, exhausted: false } }
    public fn start(): &Idx { &self.start }
    public fn end(): &Idx { &self.end }
    public consuming fn intoInner(): (Idx, Idx) { (self.start, self.end) }
}

extension<Idx: PartialOrd> RangeInclusive<Idx> {
    public fn contains<U: PartialOrd<Idx> + ?Sized>(item: &U): Bool where Idx: PartialOrd<U> {
        self.start <= *item && (if self.exhausted { *item < self.end } else { *item <= self.end })
    }
    public fn isEmpty(): Bool { self.exhausted || !(self.start <= self.end) }
}

extension<Idx: PartialOrd> RangeToInclusive<Idx> {
    public fn contains<U: PartialOrd<Idx> + ?Sized>(item: &U): Bool where Idx: PartialOrd<U> { *item <= self.end }
}

/// Any range, as an argument of `drain`, `range`, `slice` and the like.
public trait RangeBounds<T: ?Sized> {
    fn startBound(): Bound<&T>
    fn endBound(): Bound<&T>
    fn contains<U: PartialOrd<T> + ?Sized>(item: &U): Bool where T: PartialOrd<U> {
        let above = match self.startBound() {
            Bound.Included(start) -> *start <= *item,
            Bound.Excluded(start) -> *start < *item,
            Bound.Unbounded -> true,
        }
        let below = match self.endBound() {
            Bound.Included(end) -> *item <= *end,
            Bound.Excluded(end) -> *item < *end,
            Bound.Unbounded -> true,
        }
        above && below
    }
}

extension<T: ?Sized> RangeFull: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Unbounded }
    fn endBound(): Bound<&T> { Bound.Unbounded }
}
extension<T> Range<T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(&self.start) }
    fn endBound(): Bound<&T> { Bound.Excluded(&self.end) }
}
extension<T> RangeFrom<T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(&self.start) }
    fn endBound(): Bound<&T> { Bound.Unbounded }
}
extension<T> RangeTo<T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Unbounded }
    fn endBound(): Bound<&T> { Bound.Excluded(&self.end) }
}
extension<T> RangeInclusive<T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(&self.start) }
    fn endBound(): Bound<&T> {
        if self.exhausted { Bound.Excluded(&self.end) } else { Bound.Included(&self.end) }
    }
}
extension<T> RangeToInclusive<T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Unbounded }
    fn endBound(): Bound<&T> { Bound.Included(&self.end) }
}
extension<T> (Bound<T>, Bound<T>): RangeBounds<T> {
    fn startBound(): Bound<&T> { self.0.asRef() }
    fn endBound(): Bound<&T> { self.1.asRef() }
}

extension<'a, 'b, T: ?Sized> (Bound<&'a T>, Bound<&'b T>): RangeBounds<T> {
    fn startBound(): Bound<&T> { self.0.map({ value -> value }) }
    fn endBound(): Bound<&T> { self.1.map({ value -> value }) }
}
extension<'a, T: Sized> Range<&'a T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(self.start) }
    fn endBound(): Bound<&T> { Bound.Excluded(self.end) }
}
extension<'a, T: Sized> RangeFrom<&'a T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(self.start) }
    fn endBound(): Bound<&T> { Bound.Unbounded }
}
extension<'a, T: Sized> RangeTo<&'a T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Unbounded }
    fn endBound(): Bound<&T> { Bound.Excluded(self.end) }
}
extension<'a, T: Sized> RangeInclusive<&'a T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Included(self.start) }
    fn endBound(): Bound<&T> { Bound.Included(self.end) }
}
extension<'a, T: Sized> RangeToInclusive<&'a T>: RangeBounds<T> {
    fn startBound(): Bound<&T> { Bound.Unbounded }
    fn endBound(): Bound<&T> { Bound.Included(self.end) }
}

extension RangeFull: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr("..") }
}
extension<Idx: fmt.Debug> Range<Idx>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        self.start.fmt(f)?
        f.writeStr("..")?
        self.end.fmt(f)
    }
}
extension<Idx: fmt.Debug> RangeFrom<Idx>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        self.start.fmt(f)?
        f.writeStr("..")
    }
}
extension<Idx: fmt.Debug> RangeTo<Idx>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.writeStr("..")?
        self.end.fmt(f)
    }
}
extension<Idx: fmt.Debug> RangeInclusive<Idx>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        self.start.fmt(f)?
        f.writeStr("..=")?
        self.end.fmt(f)?
        if self.exhausted { f.writeStr(" (exhausted)")? }
        Ok(())
    }
}
extension<Idx: fmt.Debug> RangeToInclusive<Idx>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.writeStr("..=")?
        self.end.fmt(f)
    }
}
