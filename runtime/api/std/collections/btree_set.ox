// BTreeSet: a BTreeMap without values.
import std.borrow.Borrow
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.collections.btreeMap.{ self, BTreeMap, IntoKeys, Keys }
import std.collections.btreeMap.tree.ofSorted
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator, Peekable }
import std.ops.{ BitAnd, BitOr, BitXor, RangeBounds, Sub }

public struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

extension<T> BTreeSet<T> {
    #[mustUse]
    public static fn new(): BTreeSet<T> { BTreeSet { map: BTreeMap.new() } }

    #[mustUse]
    public fn len(): UIntSize { self.map.len() }

    #[mustUse]
    public fn isEmpty(): Bool { self.map.isEmpty() }

    public mutating fn clear() { self.map.clear() }

    public fn iter(): Iter<'_, T> { Iter { keys: self.map.keys() } }

    #[mustUse]
    public fn first(): Option<&T> { self.iter().next() }

    #[mustUse]
    public fn last(): Option<&T> { self.iter().nextBack() }

    public mutating fn popFirst(): Option<T> {
        match self.map.popFirst() {
            Some((value, _)) -> Some(value),
            null -> null,
        }
    }

    public mutating fn popLast(): Option<T> {
        match self.map.popLast() {
            Some((value, _)) -> Some(value),
            null -> null,
        }
    }

    public mutating fn extractIf<R: RangeBounds<T>, F: FnMut(&T) -> Bool>(range: R, mut filter: F): impl Iterator<Item = T> where T: Ord {
        self.map.extractIf(range, move { value, _ -> filter(value) }).map { (value, _) -> value }
    }

    public mutating fn retain<F: FnMut(&T) -> Bool>(mut keep: F) { self.map.retain({ value, _ -> keep(value) }) }
}

extension<T: Ord> BTreeSet<T> {
    public mutating fn insert(value: T): Bool { self.map.insert(value, ()).isNone() }

    public mutating fn replace(value: T): Option<T> {
        let old = self.take(&value)
        self.insert(value)
        old
    }

    public fn contains<Q: Ord + ?Sized>(value: &Q): Bool where T: Borrow<Q> { self.map.containsKey(value) }

    public fn get<Q: Ord + ?Sized>(value: &Q): Option<&T> where T: Borrow<Q> {
        match self.map.getKeyValue(value) {
            Some((found, _)) -> Some(found),
            null -> null,
        }
    }

    public mutating fn remove<Q: Ord + ?Sized>(value: &Q): Bool where T: Borrow<Q> { self.map.remove(value).isSome() }

    public mutating fn take<Q: Ord + ?Sized>(value: &Q): Option<T> where T: Borrow<Q> {
        match self.map.removeEntry(value) {
            Some((found, _)) -> Some(found),
            null -> null,
        }
    }

    public mutating fn append(other: &mut BTreeSet<T>) { self.map.append(&mut other.map) }

    public mutating fn splitOff<Q: Ord + ?Sized>(value: &Q): BTreeSet<T> where T: Borrow<Q> {
        BTreeSet { map: self.map.splitOff(value) }
    }

    public fn range<Q: Ord + ?Sized, R: RangeBounds<Q>>(range: R): Range<'_, T> where T: Borrow<Q> {
        Range { inner: self.map.range(range) }
    }

    #[mustUse]
    public fn isDisjoint(other: &BTreeSet<T>): Bool { self.intersection(other).next().isNone() }

    #[mustUse]
    public fn isSubset(other: &BTreeSet<T>): Bool {
        self.len() <= other.len() && self.iter().all({ value -> other.contains(value) })
    }

    #[mustUse]
    public fn isSuperset(other: &BTreeSet<T>): Bool { other.isSubset(self) }

    public fn difference<'a>(self: &'a Self, other: &'a BTreeSet<T>): Merge<'a, T> { Merge.new(self, other, true, false, false) }

    public fn symmetricDifference<'a>(self: &'a Self, other: &'a BTreeSet<T>): Merge<'a, T> {
        Merge.new(self, other, true, false, true)
    }

    public fn intersection<'a>(self: &'a Self, other: &'a BTreeSet<T>): Merge<'a, T> {
        Merge.new(self, other, false, true, false)
    }

    public fn union<'a>(self: &'a Self, other: &'a BTreeSet<T>): Merge<'a, T> { Merge.new(self, other, true, true, true) }
}

/// Two sets walked side by side; gives what only the left has, what both have, what only the right has, as asked.
public struct Merge<'a, T> {
    left: Peekable<Iter<'a, T>>,
    right: Peekable<Iter<'a, T>>,
    onlyLeft: Bool,
    both: Bool,
    onlyRight: Bool,
}

extension<'a, T: Ord> Merge<'a, T> {
    static fn new(left: &'a BTreeSet<T>, right: &'a BTreeSet<T>, onlyLeft: Bool, both: Bool, onlyRight: Bool): Merge<'a, T> {
        Merge {
            left: left.iter().peekable(),
            right: right.iter().peekable(),
            onlyLeft: onlyLeft,
            both: both,
            onlyRight: onlyRight,
        }
    }
}

extension<'a, T: Ord> Merge<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> {
        loop {
            let order = match (self.left.peek(), self.right.peek()) {
                (Some(a), Some(b)) -> (*a).cmp(*b),
                (Some(_), null) -> Ordering.Less,
                (null, Some(_)) -> Ordering.Greater,
                (null, null) -> return null,
            }
            match order {
                Ordering.Less -> {
                    let item = self.left.next()
                    if self.onlyLeft {
                        return item
                    }
                }
                Ordering.Equal -> {
                    let item = self.left.next()
                    self.right.next()
                    if self.both {
                        return item
                    }
                }
                Ordering.Greater -> {
                    let item = self.right.next()
                    if self.onlyRight {
                        return item
                    }
                }
            }
        }
    }
}
extension<'a, T: Ord> Merge<'a, T>: FusedIterator {}

extension<T: Clone> BTreeSet<T>: Clone {
    fn clone(): Self { BTreeSet { map: self.map.clone() } }
}
extension<T> BTreeSet<T>: Default {
    static fn default(): Self { BTreeSet.new() }
}
extension<T: PartialEq> BTreeSet<T>: PartialEq {
    fn eq(other: &Self): Bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
extension<T: Eq> BTreeSet<T>: Eq {}
extension<T: PartialOrd> BTreeSet<T>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { self.iter().partialCmp(other.iter()) }
}
extension<T: Ord> BTreeSet<T>: Ord {
    fn cmp(other: &Self): Ordering { self.iter().cmp(other.iter()) }
}
extension<T: Hash> BTreeSet<T>: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        state.writeLengthPrefix(self.len())
        for value in self {
            value.hash(state)
        }
    }
}
extension<T: Debug> BTreeSet<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugSet().entries(self.iter()).finish() }
}
extension<T: Ord> BTreeSet<T>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Self {
        var values: Vec<T> = Vec.fromIter(iter)
        values.sort()
        BTreeSet { map: BTreeMap { tree: ofSorted(values.intoIter().map({ value -> (value, ()) }), { a, b -> a.0 == b.0 }) } }
    }
}
extension<T: Ord> BTreeSet<T>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        for value in iter {
            self.insert(value)
        }
    }
    mutating fn extendOne(value: T) { self.insert(value) }
}
extension<'a, T: Ord + Copy + 'a> BTreeSet<T>: Extend<&'a T> {
    mutating fn extend<I: IntoIterator<Item = &'a T>>(iter: I) {
        for value in iter {
            self.insert(*value)
        }
    }
    mutating fn extendOne(value: &'a T) { self.insert(*value) }
}
extension<T: Ord, const N: UIntSize> BTreeSet<T>: From<[T; N]> {
    static fn from(values: [T; N]): Self { BTreeSet.fromIter(values) }
}

extension<'a, 'b, T: Ord + Clone> &'a BTreeSet<T>: BitOr<&'b BTreeSet<T>> {
    type Output = BTreeSet<T>
    consuming fn bitor(other: &'b BTreeSet<T>): BTreeSet<T> { self.union(other).cloned().collect() }
}
extension<'a, 'b, T: Ord + Clone> &'a BTreeSet<T>: BitAnd<&'b BTreeSet<T>> {
    type Output = BTreeSet<T>
    consuming fn bitand(other: &'b BTreeSet<T>): BTreeSet<T> { self.intersection(other).cloned().collect() }
}
extension<'a, 'b, T: Ord + Clone> &'a BTreeSet<T>: BitXor<&'b BTreeSet<T>> {
    type Output = BTreeSet<T>
    consuming fn bitxor(other: &'b BTreeSet<T>): BTreeSet<T> { self.symmetricDifference(other).cloned().collect() }
}
extension<'a, 'b, T: Ord + Clone> &'a BTreeSet<T>: Sub<&'b BTreeSet<T>> {
    type Output = BTreeSet<T>
    consuming fn sub(other: &'b BTreeSet<T>): BTreeSet<T> { self.difference(other).cloned().collect() }
}

extension<T> BTreeSet<T>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { keys: self.map.intoKeys() } }
}
extension<'a, T> &'a BTreeSet<T>: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}

#[mustUse]
public struct Iter<'a, T> {
    keys: Keys<'a, T, ()>,
}
extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { self.keys.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.keys.sizeHint() }
}
extension<'a, T> Iter<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a T> { self.keys.nextBack() }
}
extension<'a, T> Iter<'a, T>: ExactSizeIterator {}
extension<'a, T> Iter<'a, T>: FusedIterator {}
extension<'a, T> Iter<'a, T>: Clone {
    fn clone(): Self { Iter { keys: self.keys.clone() } }
}

#[mustUse]
public struct Range<'a, T> {
    inner: btreeMap.Range<'a, T, ()>,
}
extension<'a, T> Range<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> {
        match self.inner.next() {
            Some((value, _)) -> Some(value),
            null -> null,
        }
    }
}
extension<'a, T> Range<'a, T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a T> {
        match self.inner.nextBack() {
            Some((value, _)) -> Some(value),
            null -> null,
        }
    }
}

public struct IntoIter<T> {
    keys: IntoKeys<T, ()>,
}
extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.keys.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.keys.sizeHint() }
}
extension<T> IntoIter<T>: DoubleEndedIterator {
    mutating fn nextBack(): Option<T> { self.keys.nextBack() }
}
extension<T> IntoIter<T>: ExactSizeIterator {}
extension<T> IntoIter<T>: FusedIterator {}
