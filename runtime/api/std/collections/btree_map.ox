// BTreeMap: comparing keys happens here, the rest in the tree.
import std.borrow.Borrow
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.marker.PhantomData
import std.ops.{ Bound, Index, RangeBounds }

public external module entry
public external module extract
external module tree

import std.collections.btreeMap.tree.{ ofSorted, Appender, Found, Tree, TreeIntoIter, TreeIter }
public import std.collections.btreeMap.extract.ExtractIf
public import std.collections.btreeMap.entry.{ Entry, OccupiedEntry, VacantEntry }

public struct BTreeMap<K, V> {
    public(crate) tree: Tree<(K, V)>,
}

extension<K, V> BTreeMap<K, V> {
    #[mustUse]
    public static fn new(): BTreeMap<K, V> { BTreeMap { tree: Tree.new() } }

    #[mustUse]
    public fn len(): UIntSize { self.tree.len() }

    #[mustUse]
    public fn isEmpty(): Bool { self.tree.len() == 0 }

    public mutating fn clear() { self.tree.clear() }

    public fn iter(): Iter<'_, K, V> { Iter { raw: self.tree.iter(), left: self.len(), marker: PhantomData } }

    public mutating fn iterMut(): IterMut<'_, K, V> { IterMut { raw: self.tree.iter(), left: self.len(), marker: PhantomData } }

    public fn keys(): Keys<'_, K, V> { Keys { inner: self.iter() } }

    public fn values(): Values<'_, K, V> { Values { inner: self.iter() } }

    public mutating fn valuesMut(): ValuesMut<'_, K, V> { ValuesMut { inner: self.iterMut() } }

    public consuming fn intoKeys(): IntoKeys<K, V> { IntoKeys { inner: self.intoIter() } }

    public consuming fn intoValues(): IntoValues<K, V> { IntoValues { inner: self.intoIter() } }

    public fn firstKeyValue(): Option<(&K, &V)> { self.iter().next() }

    public fn lastKeyValue(): Option<(&K, &V)> { self.iter().nextBack() }

    public mutating fn popFirst(): Option<(K, V)> { self.tree.popFirst() }

    public mutating fn popLast(): Option<(K, V)> { self.tree.popLast() }

    public mutating fn extractIf<R: RangeBounds<K>, F: FnMut(&K, &mut V) -> Bool>(range: R, filter: F): ExtractIf<'_, K, V, R, F> where K: Ord {
        ExtractIf.new(self, range, filter)
    }

    public mutating fn retain<F: FnMut(&K, &mut V) -> Bool>(mut keep: F) {
        self.tree.retain({ pair: &mut (K, V) -> keep(&pair.0, &mut pair.1) })
    }

    fn find<Q: Ord + ?Sized>(key: &Q): Found<(K, V)> where K: Borrow<Q> {
        self.tree.search({ pair: &(K, V) ->
            let found: &Q = pair.0.borrow()
            found.cmp(key)
        })
    }

    public fn get<Q: Ord + ?Sized>(key: &Q): Option<&V> where K: Borrow<Q> + Ord {
        let found = self.find(key)
        if found.isFound() { Some(unsafe { &(*found.get()).1 }) } else { null }
    }

    public fn getKeyValue<Q: Ord + ?Sized>(key: &Q): Option<(&K, &V)> where K: Borrow<Q> + Ord {
        let found = self.find(key)
        if found.isFound() { unsafe { Some((&(*found.get()).0, &(*found.get()).1)) } } else { null }
    }

    public mutating fn getMut<Q: Ord + ?Sized>(key: &Q): Option<&mut V> where K: Borrow<Q> + Ord {
        let found = self.find(key)
        if found.isFound() { Some(unsafe { &mut (*found.get()).1 }) } else { null }
    }

    public fn containsKey<Q: Ord + ?Sized>(key: &Q): Bool where K: Borrow<Q> + Ord { self.find(key).isFound() }

    public mutating fn insert(key: K, value: V): Option<V> where K: Ord {
        let found = self.tree.search({ pair: &(K, V) -> pair.0.cmp(&key) })
        if found.isFound() {
            Some(std.mem.replace(unsafe { &mut (*found.get()).1 }, value))
        } else {
            self.tree.insert(found, (key, value))
            null
        }
    }

    public mutating fn remove<Q: Ord + ?Sized>(key: &Q): Option<V> where K: Borrow<Q> + Ord {
        let found = self.find(key)
        if found.isFound() { Some(self.tree.remove(found.position()).1) } else { null }
    }

    public mutating fn removeEntry<Q: Ord + ?Sized>(key: &Q): Option<(K, V)> where K: Borrow<Q> + Ord {
        let found = self.find(key)
        if found.isFound() { Some(self.tree.remove(found.position())) } else { null }
    }

    public mutating fn append(other: &mut BTreeMap<K, V>) where K: Ord {
        let source = std.mem.take(other)
        for (key, value) in source {
            self.insert(key, value)
        }
    }

    public mutating fn splitOff<Q: Ord + ?Sized>(key: &Q): BTreeMap<K, V> where K: Borrow<Q> + Ord {
        let tail = self.tree.splitOff({ pair: &(K, V) ->
            let found: &Q = pair.0.borrow()
            found.cmp(key) == Ordering.Less
        })
        BTreeMap { tree: tail }
    }

    public mutating fn entry(key: K): Entry<'_, K, V> where K: Ord {
        let found = self.tree.search({ pair: &(K, V) -> pair.0.cmp(&key) })
        if found.isFound() {
            Entry.Occupied(OccupiedEntry { map: self, found: found })
        } else {
            Entry.Vacant(VacantEntry { map: self, key: key, found: found })
        }
    }

    public mutating fn firstEntry(): Option<OccupiedEntry<'_, K, V>> where K: Ord {
        let pair = self.tree.iter().next()
        if pair.isNull() {
            return null
        }
        let found = self.tree.search({ other: &(K, V) -> other.0.cmp(unsafe { &(*pair).0 }) })
        Some(OccupiedEntry { map: self, found: found })
    }

    public mutating fn lastEntry(): Option<OccupiedEntry<'_, K, V>> where K: Ord {
        let pair = self.tree.iter().nextBack()
        if pair.isNull() {
            return null
        }
        let found = self.tree.search({ other: &(K, V) -> other.0.cmp(unsafe { &(*pair).0 }) })
        Some(OccupiedEntry { map: self, found: found })
    }

    fn walk<Q: Ord + ?Sized, R: RangeBounds<Q>>(range: &R): TreeIter<(K, V)> where K: Borrow<Q> {
        match (range.startBound(), range.endBound()) {
            (Bound.Excluded(a), Bound.Excluded(b)) if a == b -> panic!("range start and end are equal and excluded in BTreeMap"),
            (Bound.Included(a), Bound.Included(b)) if a > b -> panic!("range start is greater than range end in BTreeMap"),
            (Bound.Included(a), Bound.Excluded(b)) if a > b -> panic!("range start is greater than range end in BTreeMap"),
            (Bound.Excluded(a), Bound.Included(b)) if a > b -> panic!("range start is greater than range end in BTreeMap"),
            (Bound.Excluded(a), Bound.Excluded(b)) if a > b -> panic!("range start is greater than range end in BTreeMap"),
            _ -> {}
        }
        let before = { pair: &(K, V) ->
            let key: &Q = pair.0.borrow()
            match range.startBound() {
                Bound.Included(start) -> key.cmp(start) == Ordering.Less,
                Bound.Excluded(start) -> key.cmp(start) != Ordering.Greater,
                Bound.Unbounded -> false,
            }
        }
        let within = { pair: &(K, V) ->
            let key: &Q = pair.0.borrow()
            match range.endBound() {
                Bound.Included(end) -> key.cmp(end) != Ordering.Greater,
                Bound.Excluded(end) -> key.cmp(end) == Ordering.Less,
                Bound.Unbounded -> true,
            }
        }
        self.tree.range(before, within)
    }

    public fn range<Q: Ord + ?Sized, R: RangeBounds<Q>>(range: R): Range<'_, K, V> where K: Borrow<Q> + Ord {
        Range { raw: self.walk(&range), marker: PhantomData }
    }

    public mutating fn rangeMut<Q: Ord + ?Sized, R: RangeBounds<Q>>(range: R): RangeMut<'_, K, V> where K: Borrow<Q> + Ord {
        RangeMut { raw: self.walk(&range), marker: PhantomData }
    }
}

extension<K: Clone, V: Clone> BTreeMap<K, V>: Clone {
    fn clone(): Self {
        var result = BTreeMap { tree: Tree.new() }
        var end = Appender.to(&mut result.tree)
        for (key, value) in self {
            end.push((key.clone(), value.clone()))
        }
        result
    }
}
extension<K, V> BTreeMap<K, V>: Default {
    static fn default(): Self { BTreeMap.new() }
}
extension<K: PartialEq, V: PartialEq> BTreeMap<K, V>: PartialEq {
    fn eq(other: &Self): Bool { self.len() == other.len() && self.iter().eq(other.iter()) }
}
extension<K: Eq, V: Eq> BTreeMap<K, V>: Eq {}
extension<K: PartialOrd, V: PartialOrd> BTreeMap<K, V>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { self.iter().partialCmp(other.iter()) }
}
extension<K: Ord, V: Ord> BTreeMap<K, V>: Ord {
    fn cmp(other: &Self): Ordering { self.iter().cmp(other.iter()) }
}
extension<K: Hash, V: Hash> BTreeMap<K, V>: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        state.writeLengthPrefix(self.len())
        for pair in self {
            pair.hash(state)
        }
    }
}
extension<K: Debug, V: Debug> BTreeMap<K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugMap().entries(self.iter()).finish() }
}
extension<'a, K: Borrow<Q> + Ord, Q: Ord + ?Sized, V> BTreeMap<K, V>: Index<&'a Q> {
    type Output = V
    #[trackCaller]
    fn index(key: &'a Q): &V { self.get(key).expect("no entry found for key") }
}
extension<K: Ord, V> BTreeMap<K, V>: FromIterator<(K, V)> {
    static fn fromIter<I: IntoIterator<Item = (K, V)>>(iter: I): Self {
        var pairs: Vec<(K, V)> = Vec.fromIter(iter)
        pairs.sortBy({ a, b -> a.0.cmp(&b.0) })
        BTreeMap { tree: ofSorted(pairs, { a, b -> a.0 == b.0 }) }
    }
}
extension<K: Ord, V> BTreeMap<K, V>: Extend<(K, V)> {
    mutating fn extend<I: IntoIterator<Item = (K, V)>>(iter: I) {
        for (key, value) in iter {
            self.insert(key, value)
        }
    }
    mutating fn extendOne(pair: (K, V)) { self.insert(pair.0, pair.1) }
}
extension<'a, K: Ord + Copy + 'a, V: Copy + 'a> BTreeMap<K, V>: Extend<(&'a K, &'a V)> {
    mutating fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(iter: I) {
        for (key, value) in iter {
            self.insert(*key, *value)
        }
    }
    mutating fn extendOne(pair: (&'a K, &'a V)) { self.insert(*pair.0, *pair.1) }
}
extension<K: Ord, V, const N: UIntSize> BTreeMap<K, V>: From<[(K, V); N]> {
    static fn from(pairs: [(K, V); N]): Self { BTreeMap.fromIter(pairs) }
}

extension<K, V> BTreeMap<K, V>: IntoIterator {
    type Item = (K, V)
    type IntoIter = IntoIter<K, V>
    consuming fn intoIter(): IntoIter<K, V> { IntoIter { inner: self.tree.intoIter() } }
}
extension<'a, K, V> &'a BTreeMap<K, V>: IntoIterator {
    type Item = (&'a K, &'a V)
    type IntoIter = Iter<'a, K, V>
    consuming fn intoIter(): Iter<'a, K, V> { self.iter() }
}
extension<'a, K, V> &'a mut BTreeMap<K, V>: IntoIterator {
    type Item = (&'a K, &'a mut V)
    type IntoIter = IterMut<'a, K, V>
    consuming fn intoIter(): IterMut<'a, K, V> { self.iterMut() }
}

fn shared<'a, K, V>(pair: *mut (K, V)): Option<(&'a K, &'a V)> {
    if pair.isNull() { null } else { unsafe { Some((&(*pair).0, &(*pair).1)) } }
}

fn exclusive<'a, K, V>(pair: *mut (K, V)): Option<(&'a K, &'a mut V)> {
    if pair.isNull() { null } else { unsafe { Some((&(*pair).0, &mut (*pair).1)) } }
}

#[mustUse] public struct Iter<'a, K, V> {
    raw: TreeIter<(K, V)>,
    left: UIntSize,
    marker: PhantomData<&'a (K, V)>,
}
extension<'a, K, V> Iter<'a, K, V>: Iterator {
    type Item = (&'a K, &'a V)
    mutating fn next(): Option<(&'a K, &'a V)> {
        self.left = self.left.saturatingSub(1)
        shared(self.raw.next())
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left, Some(self.left)) }
}
extension<'a, K, V> Iter<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(&'a K, &'a V)> {
        self.left = self.left.saturatingSub(1)
        shared(self.raw.nextBack())
    }
}
extension<'a, K, V> Iter<'a, K, V>: FusedIterator {}
extension<'a, K, V> Iter<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Iter<'a, K, V>: Clone {
    fn clone(): Self { Iter { raw: self.raw, left: self.left, marker: PhantomData } }
}
extension<'a, K: Debug, V: Debug> Iter<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

#[mustUse] public struct IterMut<'a, K, V> {
    raw: TreeIter<(K, V)>,
    left: UIntSize,
    marker: PhantomData<&'a mut (K, V)>,
}
extension<'a, K, V> IterMut<'a, K, V>: Iterator {
    type Item = (&'a K, &'a mut V)
    mutating fn next(): Option<(&'a K, &'a mut V)> {
        self.left = self.left.saturatingSub(1)
        exclusive(self.raw.next())
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.left, Some(self.left)) }
}
extension<'a, K, V> IterMut<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(&'a K, &'a mut V)> {
        self.left = self.left.saturatingSub(1)
        exclusive(self.raw.nextBack())
    }
}
extension<'a, K, V> IterMut<'a, K, V>: FusedIterator {}
extension<'a, K, V> IterMut<'a, K, V>: ExactSizeIterator {}

#[mustUse] public struct Range<'a, K, V> {
    raw: TreeIter<(K, V)>,
    marker: PhantomData<&'a (K, V)>,
}
extension<'a, K, V> Range<'a, K, V>: Iterator {
    type Item = (&'a K, &'a V)
    mutating fn next(): Option<(&'a K, &'a V)> {
        shared(self.raw.next())
    }
}
extension<'a, K, V> Range<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(&'a K, &'a V)> {
        shared(self.raw.nextBack())
    }
}
extension<'a, K, V> Range<'a, K, V>: FusedIterator {}
extension<'a, K, V> Range<'a, K, V>: Clone {
    fn clone(): Self { Range { raw: self.raw, marker: PhantomData } }
}
extension<'a, K: Debug, V: Debug> Range<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

#[mustUse] public struct RangeMut<'a, K, V> {
    raw: TreeIter<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}
extension<'a, K, V> RangeMut<'a, K, V>: Iterator {
    type Item = (&'a K, &'a mut V)
    mutating fn next(): Option<(&'a K, &'a mut V)> {
        exclusive(self.raw.next())
    }
}
extension<'a, K, V> RangeMut<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(&'a K, &'a mut V)> {
        exclusive(self.raw.nextBack())
    }
}
extension<'a, K, V> RangeMut<'a, K, V>: FusedIterator {}

public struct IntoIter<K, V> {
    inner: TreeIntoIter<(K, V)>,
}
extension<K, V> IntoIter<K, V>: Iterator {
    type Item = (K, V)
    mutating fn next(): Option<(K, V)> { self.inner.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.inner.len(), Some(self.inner.len())) }
}
extension<K, V> IntoIter<K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(K, V)> { self.inner.nextBack() }
}
extension<K, V> IntoIter<K, V>: ExactSizeIterator {}
extension<K, V> IntoIter<K, V>: FusedIterator {}

#[mustUse] public struct Keys<'a, K, V> {
    inner: Iter<'a, K, V>,
}
extension<'a, K, V> Keys<'a, K, V>: Iterator {
    type Item = &'a K
    mutating fn next(): Option<&'a K> {
        match self.inner.next() {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<'a, K, V> Keys<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a K> {
        match self.inner.nextBack() {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }
}
extension<'a, K, V> Keys<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Keys<'a, K, V>: FusedIterator {}
extension<'a, K, V> Keys<'a, K, V>: Clone {
    fn clone(): Self { Keys { inner: self.inner.clone() } }
}
extension<'a, K: Debug, V> Keys<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

#[mustUse] public struct Values<'a, K, V> {
    inner: Iter<'a, K, V>,
}
extension<'a, K, V> Values<'a, K, V>: Iterator {
    type Item = &'a V
    mutating fn next(): Option<&'a V> {
        match self.inner.next() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<'a, K, V> Values<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a V> {
        match self.inner.nextBack() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
}
extension<'a, K, V> Values<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Values<'a, K, V>: FusedIterator {}
extension<'a, K, V> Values<'a, K, V>: Clone {
    fn clone(): Self { Values { inner: self.inner.clone() } }
}
extension<'a, K, V: Debug> Values<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

#[mustUse] public struct ValuesMut<'a, K, V> {
    inner: IterMut<'a, K, V>,
}
extension<'a, K, V> ValuesMut<'a, K, V>: Iterator {
    type Item = &'a mut V
    mutating fn next(): Option<&'a mut V> {
        match self.inner.next() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<'a, K, V> ValuesMut<'a, K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a mut V> {
        match self.inner.nextBack() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
}
extension<'a, K, V> ValuesMut<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> ValuesMut<'a, K, V>: FusedIterator {}

#[mustUse] public struct IntoKeys<K, V> {
    inner: IntoIter<K, V>,
}
extension<K, V> IntoKeys<K, V>: Iterator {
    type Item = K
    mutating fn next(): Option<K> {
        match self.inner.next() {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<K, V> IntoKeys<K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<K> {
        match self.inner.nextBack() {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }
}
extension<K, V> IntoKeys<K, V>: ExactSizeIterator {}
extension<K, V> IntoKeys<K, V>: FusedIterator {}

#[mustUse] public struct IntoValues<K, V> {
    inner: IntoIter<K, V>,
}
extension<K, V> IntoValues<K, V>: Iterator {
    type Item = V
    mutating fn next(): Option<V> {
        match self.inner.next() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.inner.sizeHint() }
}
extension<K, V> IntoValues<K, V>: DoubleEndedIterator {
    mutating fn nextBack(): Option<V> {
        match self.inner.nextBack() {
            Some((_, value)) -> Some(value),
            null -> null,
        }
    }
}
extension<K, V> IntoValues<K, V>: ExactSizeIterator {}
extension<K, V> IntoValues<K, V>: FusedIterator {}
