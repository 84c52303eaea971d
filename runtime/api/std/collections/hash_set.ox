// HashSet: a HashMap without values.
import std.borrow.Borrow
import std.cmp.{ Eq, PartialEq }
import std.collections.hashMap.{ HashMap, IntoKeys, Keys }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ BuildHasher, Hash, RandomState }
import std.iter.{ Chain, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.ops.{ BitAnd, BitOr, BitXor, Sub }

public struct HashSet<T, S = RandomState> {
    map: HashMap<T, (), S>,
}

extension<T> HashSet<T, RandomState> {
    #[mustUse]
    public static fn new(): HashSet<T, RandomState> { HashSet { map: HashMap.new() } }

    #[mustUse]
    public static fn withCapacity(capacity: UIntSize): HashSet<T, RandomState> {
        HashSet { map: HashMap.withCapacity(capacity) }
    }
}

extension<T, S> HashSet<T, S> {
    public static fn withHasher(hashBuilder: S): HashSet<T, S> { HashSet { map: HashMap.withHasher(hashBuilder) } }

    public static fn withCapacityAndHasher(capacity: UIntSize, hashBuilder: S): HashSet<T, S> {
        HashSet { map: HashMap.withCapacityAndHasher(capacity, hashBuilder) }
    }

    public fn len(): UIntSize { self.map.len() }

    public fn isEmpty(): Bool { self.map.isEmpty() }

    public fn capacity(): UIntSize { self.map.capacity() }

    public fn hasher(): &S { self.map.hasher() }

    public mutating fn clear() { self.map.clear() }

    public fn iter(): Iter<'_, T> { Iter { keys: self.map.keys() } }

    public mutating fn drain(): IntoIter<T> { IntoIter { keys: self.map.takeKeys() } }

    public mutating fn retain<F: FnMut(&T) -> Bool>(mut keep: F) { self.map.retain({ value, _ -> keep(value) }) }
}

extension<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    public mutating fn extractIf<F: FnMut(&T) -> Bool>(mut filter: F): impl Iterator<Item = T> {
        self.map.extractIf(move { value, _ -> filter(value) }).map { (value, _) -> value }
    }

    public mutating fn reserve(additional: UIntSize) { self.map.reserve(additional) }

    public mutating fn shrinkToFit() { self.map.shrinkToFit() }

    public mutating fn shrinkTo(capacity: UIntSize) { self.map.shrinkTo(capacity) }

    public mutating fn insert(value: T): Bool { self.map.insert(value, ()).isNone() }

    public mutating fn replace(value: T): Option<T> {
        let old = self.map.removeEntry(&value)
        self.map.insert(value, ())
        match old {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }

    public fn contains<Q: Hash + Eq + ?Sized>(value: &Q): Bool where T: Borrow<Q> { self.map.containsKey(value) }

    public fn get<Q: Hash + Eq + ?Sized>(value: &Q): Option<&T> where T: Borrow<Q> {
        match self.map.getKeyValue(value) {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }

    public mutating fn remove<Q: Hash + Eq + ?Sized>(value: &Q): Bool where T: Borrow<Q> { self.map.remove(value).isSome() }

    public mutating fn take<Q: Hash + Eq + ?Sized>(value: &Q): Option<T> where T: Borrow<Q> {
        match self.map.removeEntry(value) {
            Some((key, _)) -> Some(key),
            null -> null,
        }
    }

    public fn isDisjoint(other: &HashSet<T, S>): Bool { !self.iter().any({ value -> other.contains(value) }) }

    public fn isSubset(other: &HashSet<T, S>): Bool {
        self.len() <= other.len() && self.iter().all({ value -> other.contains(value) })
    }

    public fn isSuperset(other: &HashSet<T, S>): Bool { other.isSubset(self) }

    public fn difference<'a>(self: &'a Self, other: &'a HashSet<T, S>): Difference<'a, T, S> { Difference { iter: self.iter(), other: other } }

    public fn intersection<'a>(self: &'a Self, other: &'a HashSet<T, S>): Intersection<'a, T, S> {
        if self.len() <= other.len() {
            Intersection { iter: self.iter(), other: other }
        } else {
            Intersection { iter: other.iter(), other: self }
        }
    }

    public fn union<'a>(self: &'a Self, other: &'a HashSet<T, S>): Union<'a, T, S> {
        if self.len() >= other.len() {
            Union { iter: self.iter().chain(other.difference(self)) }
        } else {
            Union { iter: other.iter().chain(self.difference(other)) }
        }
    }

    public fn symmetricDifference<'a>(self: &'a Self, other: &'a HashSet<T, S>): SymmetricDifference<'a, T, S> {
        SymmetricDifference { iter: self.difference(other).chain(other.difference(self)) }
    }
}

extension<T: Clone, S: Clone> HashSet<T, S>: Clone {
    fn clone(): Self { HashSet { map: self.map.clone() } }
}
extension<T: Eq + Hash, S: BuildHasher> HashSet<T, S>: PartialEq {
    fn eq(other: &Self): Bool { self.len() == other.len() && self.isSubset(other) }
}
extension<T: Eq + Hash, S: BuildHasher> HashSet<T, S>: Eq {}
extension<T: Debug, S> HashSet<T, S>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugSet().entries(self.iter()).finish() }
}
extension<T, S: Default> HashSet<T, S>: Default {
    static fn default(): Self { HashSet.withHasher(S.default()) }
}
extension<T: Eq + Hash, S: BuildHasher + Default> HashSet<T, S>: FromIterator<T> {
    static fn fromIter<I: IntoIterator<Item = T>>(iter: I): Self {
        var result: HashSet<T, S> = HashSet.withHasher(S.default())
        result.extend(iter)
        result
    }
}
extension<T: Eq + Hash, S: BuildHasher> HashSet<T, S>: Extend<T> {
    mutating fn extend<I: IntoIterator<Item = T>>(iter: I) {
        let source = iter.intoIter()
        let expected = source.sizeHint().0
        self.reserve(if self.isEmpty() { expected } else { (expected + 1) / 2 })
        for value in source {
            self.insert(value)
        }
    }
    mutating fn extendOne(value: T) { self.insert(value) }
}
extension<'a, T: Eq + Hash + Copy + 'a, S: BuildHasher> HashSet<T, S>: Extend<&'a T> {
    mutating fn extend<I: IntoIterator<Item = &'a T>>(iter: I) {
        for value in iter {
            self.insert(*value)
        }
    }
    mutating fn extendOne(value: &'a T) { self.insert(*value) }
}
extension<T: Eq + Hash, const N: UIntSize> HashSet<T, RandomState>: From<[T; N]> {
    static fn from(values: [T; N]): Self { HashSet.fromIter(values) }
}

extension<'a, 'b, T: Eq + Hash + Clone, S: BuildHasher + Default> &'a HashSet<T, S>: BitOr<&'b HashSet<T, S>> {
    type Output = HashSet<T, S>
    consuming fn bitor(other: &'b HashSet<T, S>): HashSet<T, S> { self.union(other).cloned().collect() }
}
extension<'a, 'b, T: Eq + Hash + Clone, S: BuildHasher + Default> &'a HashSet<T, S>: BitAnd<&'b HashSet<T, S>> {
    type Output = HashSet<T, S>
    consuming fn bitand(other: &'b HashSet<T, S>): HashSet<T, S> { self.intersection(other).cloned().collect() }
}
extension<'a, 'b, T: Eq + Hash + Clone, S: BuildHasher + Default> &'a HashSet<T, S>: BitXor<&'b HashSet<T, S>> {
    type Output = HashSet<T, S>
    consuming fn bitxor(other: &'b HashSet<T, S>): HashSet<T, S> { self.symmetricDifference(other).cloned().collect() }
}
extension<'a, 'b, T: Eq + Hash + Clone, S: BuildHasher + Default> &'a HashSet<T, S>: Sub<&'b HashSet<T, S>> {
    type Output = HashSet<T, S>
    consuming fn sub(other: &'b HashSet<T, S>): HashSet<T, S> { self.difference(other).cloned().collect() }
}

extension<T, S> HashSet<T, S>: IntoIterator {
    type Item = T
    type IntoIter = IntoIter<T>
    consuming fn intoIter(): IntoIter<T> { IntoIter { keys: self.map.intoKeys() } }
}
extension<'a, T, S> &'a HashSet<T, S>: IntoIterator {
    type Item = &'a T
    type IntoIter = Iter<'a, T>
    consuming fn intoIter(): Iter<'a, T> { self.iter() }
}

public struct Iter<'a, T> {
    keys: Keys<'a, T, ()>,
}
extension<'a, T> Iter<'a, T>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { self.keys.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.keys.sizeHint() }
}
extension<'a, T> Iter<'a, T>: ExactSizeIterator {}
extension<'a, T> Iter<'a, T>: FusedIterator {}
extension<'a, T> Iter<'a, T>: Clone {
    fn clone(): Self { Iter { keys: self.keys.clone() } }
}

public struct IntoIter<T> {
    keys: IntoKeys<T, ()>,
}
extension<T> IntoIter<T>: Iterator {
    type Item = T
    mutating fn next(): Option<T> { self.keys.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.keys.sizeHint() }
}
extension<T> IntoIter<T>: ExactSizeIterator {}
extension<T> IntoIter<T>: FusedIterator {}

public struct Difference<'a, T, S> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
extension<'a, T: Eq + Hash, S: BuildHasher> Difference<'a, T, S>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> {
        while let Some(value) = self.iter.next() {
            if !self.other.contains(value) {
                return Some(value)
            }
        }
        null
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
}

public struct Intersection<'a, T, S> {
    iter: Iter<'a, T>,
    other: &'a HashSet<T, S>,
}
extension<'a, T: Eq + Hash, S: BuildHasher> Intersection<'a, T, S>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> {
        while let Some(value) = self.iter.next() {
            if self.other.contains(value) {
                return Some(value)
            }
        }
        null
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (0, self.iter.sizeHint().1) }
}

public struct Union<'a, T, S> {
    iter: Chain<Iter<'a, T>, Difference<'a, T, S>>,
}
extension<'a, T: Eq + Hash, S: BuildHasher> Union<'a, T, S>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { self.iter.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
}

public struct SymmetricDifference<'a, T, S> {
    iter: Chain<Difference<'a, T, S>, Difference<'a, T, S>>,
}
extension<'a, T: Eq + Hash, S: BuildHasher> SymmetricDifference<'a, T, S>: Iterator {
    type Item = &'a T
    mutating fn next(): Option<&'a T> { self.iter.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.iter.sizeHint() }
}
