// std.cmp: comparing and ordering.
#![cpp(header = "ox/lang/num.h")]

#[lang("PartialEq")]
public trait PartialEq<Rhs: ?Sized = Self> {
    #[mustUse]
    fn eq(other: &Rhs): Bool
    #[mustUse]
    fn ne(other: &Rhs): Bool { !self.eq(other) }
}

#[lang("Eq")]
public trait Eq: PartialEq {}

#[lang("Ordering")]
#[cpp("ox::Ordering")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
public extern enum Ordering {
    Less = -1,
    Equal = 0,
    Greater = 1,
}

extension Ordering {
    #[mustUse]
    public consuming fn isEq(): Bool { self as Int8 == 0 }
    #[mustUse]
    public consuming fn isNe(): Bool { self as Int8 != 0 }
    #[mustUse]
    public consuming fn isLt(): Bool { (self as Int8) < 0 }
    #[mustUse]
    public consuming fn isGt(): Bool { (self as Int8) > 0 }
    #[mustUse]
    public consuming fn isLe(): Bool { (self as Int8) <= 0 }
    #[mustUse]
    public consuming fn isGe(): Bool { (self as Int8) >= 0 }
    #[mustUse]
    public consuming fn reverse(): Ordering {
        match self {
            Ordering.Less -> Ordering.Greater,
            Ordering.Equal -> Ordering.Equal,
            Ordering.Greater -> Ordering.Less,
        }
    }
    #[mustUse]
    public consuming fn then(other: Ordering): Ordering {
        match self {
            Ordering.Equal -> other,
            _ -> self,
        }
    }
    #[mustUse]
    public consuming fn thenWith<F: FnOnce() -> Ordering>(f: F): Ordering {
        match self {
            Ordering.Equal -> f(),
            _ -> self,
        }
    }
}

#[lang("PartialOrd")]
public trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    #[mustUse]
    fn partialCmp(other: &Rhs): Option<Ordering>
    #[mustUse]
    fn lt(other: &Rhs): Bool {
        match self.partialCmp(other) {
            Some(Ordering.Less) -> true,
            _ -> false,
        }
    }
    #[mustUse]
    fn le(other: &Rhs): Bool {
        match self.partialCmp(other) {
            Some(Ordering.Less) -> true,
            Some(Ordering.Equal) -> true,
            _ -> false,
        }
    }
    #[mustUse]
    fn gt(other: &Rhs): Bool {
        match self.partialCmp(other) {
            Some(Ordering.Greater) -> true,
            _ -> false,
        }
    }
    #[mustUse]
    fn ge(other: &Rhs): Bool {
        match self.partialCmp(other) {
            Some(Ordering.Greater) -> true,
            Some(Ordering.Equal) -> true,
            _ -> false,
        }
    }
}

#[lang("Ord")]
public trait Ord: Eq + PartialOrd {
    #[mustUse]
    fn cmp(other: &Self): Ordering
    #[mustUse]
    consuming fn max(other: Self): Self where Self: Sized {
        match self.cmp(&other) {
            Ordering.Greater -> self,
            _ -> other,
        }
    }
    #[mustUse]
    consuming fn min(other: Self): Self where Self: Sized {
        match self.cmp(&other) {
            Ordering.Greater -> other,
            _ -> self,
        }
    }
    #[trackCaller]
    #[mustUse]
    consuming fn clamp(min: Self, max: Self): Self where Self: Sized {
        assert!(min <= max)
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

#[mustUse]
public fn min<T: Ord>(a: T, b: T): T { a.min(b) }
#[mustUse]
public fn max<T: Ord>(a: T, b: T): T { a.max(b) }

#[mustUse]
public fn minBy<T, F: FnOnce(&T, &T) -> Ordering>(a: T, b: T, compare: F): T {
    match compare(&a, &b) {
        Ordering.Greater -> b,
        _ -> a,
    }
}

#[mustUse]
public fn maxBy<T, F: FnOnce(&T, &T) -> Ordering>(a: T, b: T, compare: F): T {
    match compare(&a, &b) {
        Ordering.Greater -> a,
        _ -> b,
    }
}

#[mustUse]
public fn minByKey<T, K: Ord, F: FnMut(&T) -> K>(a: T, b: T, mut key: F): T {
    let order = key(&a).cmp(&key(&b))
    if order.isGt() { b } else { a }
}

#[mustUse]
public fn maxByKey<T, K: Ord, F: FnMut(&T) -> K>(a: T, b: T, mut key: F): T {
    let order = key(&a).cmp(&key(&b))
    if order.isGt() { a } else { b }
}

/// Orders the other way round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Default)]
public struct Reverse<T>(public T)

extension<T: PartialOrd> Reverse<T>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { other.0.partialCmp(&self.0) }
}
extension<T: Ord> Reverse<T>: Ord {
    fn cmp(other: &Self): Ordering { other.0.cmp(&self.0) }
}

extension<T: Integer> T: PartialEq {
    #[cpp("(*$self == *$0)")]
    extern fn eq(other: &T): Bool
    #[cpp("(*$self != *$0)")]
    extern fn ne(other: &T): Bool
}
extension<T: Integer> T: Eq {}
extension<T: Integer> T: PartialOrd {
    fn partialCmp(other: &T): Option<Ordering> { Some(self.cmp(other)) }
    #[cpp("(*$self < *$0)")]
    extern fn lt(other: &T): Bool
    #[cpp("(*$self <= *$0)")]
    extern fn le(other: &T): Bool
    #[cpp("(*$self > *$0)")]
    extern fn gt(other: &T): Bool
    #[cpp("(*$self >= *$0)")]
    extern fn ge(other: &T): Bool
}
extension<T: Integer> T: Ord {
    #[cpp("ox::Ordering::compare(*$self, *$0)")]
    extern fn cmp(other: &T): Ordering
    #[trackCaller]
    consuming fn clamp(min: T, max: T): T {
        assert!(min <= max, "min > max. min = {:?}, max = {:?}", min, max)
        if self < min { min } else if self > max { max } else { self }
    }
}

extension<T: FloatingPoint> T: PartialEq {
    #[cpp("(*$self == *$0)")]
    extern fn eq(other: &T): Bool
    #[cpp("(*$self != *$0)")]
    extern fn ne(other: &T): Bool
}
extension<T: FloatingPoint> T: PartialOrd {
    #[cpp("ox::num::Float<{T}>::partialCmp")]
    extern fn partialCmp(other: &T): Option<Ordering>
    #[cpp("(*$self < *$0)")]
    extern fn lt(other: &T): Bool
    #[cpp("(*$self <= *$0)")]
    extern fn le(other: &T): Bool
    #[cpp("(*$self > *$0)")]
    extern fn gt(other: &T): Bool
    #[cpp("(*$self >= *$0)")]
    extern fn ge(other: &T): Bool
}

extension Bool: PartialEq {
    #[cpp("(*$self == *$0)")]
    extern fn eq(other: &Bool): Bool
}
extension Bool: Eq {}
extension Bool: PartialOrd {
    fn partialCmp(other: &Bool): Option<Ordering> { Some(self.cmp(other)) }
}
extension Bool: Ord {
    #[cpp("ox::Ordering::compare(*$self, *$0)")]
    extern fn cmp(other: &Bool): Ordering
}

extension Char: PartialEq {
    #[cpp("(*$self == *$0)")]
    extern fn eq(other: &Char): Bool
}
extension Char: Eq {}
extension Char: PartialOrd {
    fn partialCmp(other: &Char): Option<Ordering> { Some(self.cmp(other)) }
}
extension Char: Ord {
    #[cpp("ox::Ordering::compare(*$self, *$0)")]
    extern fn cmp(other: &Char): Ordering
    #[trackCaller]
    consuming fn clamp(min: Char, max: Char): Char {
        assert!(min <= max, "min > max. min = {:?}, max = {:?}", min, max)
        if self < min { min } else if self > max { max } else { self }
    }
}

extension str: PartialEq {
    #[cpp("ox::strs::equal")]
    extern fn eq(other: &str): Bool
}
extension str: Eq {}
extension str: PartialOrd {
    fn partialCmp(other: &str): Option<Ordering> { Some(self.cmp(other)) }
}
extension str: Ord {
    #[cpp("ox::strs::compare")]
    extern fn cmp(other: &str): Ordering
}

extension (): PartialEq { fn eq(other: &()): Bool { true } }
extension (): Eq {}
extension (): PartialOrd { fn partialCmp(other: &()): Option<Ordering> { Some(Ordering.Equal) } }
extension (): Ord { fn cmp(other: &()): Ordering { Ordering.Equal } }

extension !: PartialEq { fn eq(other: &!): Bool { *self } }
extension !: Eq {}
extension !: PartialOrd { fn partialCmp(other: &!): Option<Ordering> { *self } }
extension !: Ord { fn cmp(other: &!): Ordering { *self } }

extension<A: PartialEq<B> + ?Sized, B: ?Sized> &A: PartialEq<&B> {
    fn eq(other: &&B): Bool { A.eq(*self, *other) }
    fn ne(other: &&B): Bool { A.ne(*self, *other) }
}
extension<A: Eq + ?Sized> &A: Eq {}
extension<A: PartialOrd<B> + ?Sized, B: ?Sized> &A: PartialOrd<&B> {
    fn partialCmp(other: &&B): Option<Ordering> { A.partialCmp(*self, *other) }
    fn lt(other: &&B): Bool { A.lt(*self, *other) }
    fn le(other: &&B): Bool { A.le(*self, *other) }
    fn gt(other: &&B): Bool { A.gt(*self, *other) }
    fn ge(other: &&B): Bool { A.ge(*self, *other) }
}
extension<A: Ord + ?Sized> &A: Ord { fn cmp(other: &Self): Ordering { A.cmp(*self, *other) } }

extension<A: PartialEq<B> + ?Sized, B: ?Sized> &mut A: PartialEq<&mut B> {
    fn eq(other: &&mut B): Bool { A.eq(*self, *other) }
}
extension<A: PartialEq<B> + ?Sized, B: ?Sized> &mut A: PartialEq<&B> {
    fn eq(other: &&B): Bool { A.eq(*self, *other) }
}
extension<A: PartialEq<B> + ?Sized, B: ?Sized> &A: PartialEq<&mut B> {
    fn eq(other: &&mut B): Bool { A.eq(*self, *other) }
}
extension<A: Eq + ?Sized> &mut A: Eq {}
extension<A: PartialOrd<B> + ?Sized, B: ?Sized> &mut A: PartialOrd<&mut B> {
    fn partialCmp(other: &&mut B): Option<Ordering> { A.partialCmp(*self, *other) }
}
extension<A: Ord + ?Sized> &mut A: Ord { fn cmp(other: &Self): Ordering { A.cmp(*self, *other) } }
