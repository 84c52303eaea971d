// HashMap. The table is C++; hashing and comparing keys happens here.
#![cpp(header = "ox/lang/hash_table.h")]
import std.borrow.Borrow
import std.cmp.{ Eq, PartialEq }
import std.convert.From
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ BuildHasher, Hash }
import std.iter.{ ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator }
import std.marker.PhantomData
import std.ops.Index

public external module entry
public external module extract

public import std.collections.hashMap.extract.ExtractIf
public import std.collections.hashMap.entry.{ Entry, OccupiedEntry, VacantEntry }
public import std.hash.{ DefaultHasher, RandomState }

#[cpp("ox::hash::RawTable")]
public(crate) extern struct RawTable<T>

/// Walks a table; gives null at the end.
#[cpp("ox::hash::RawIter")]
public(crate) extern struct RawIter<T>

#[cpp("ox::hash::IntoIter")]
public(crate) extern struct TableIntoIter<T>

extension<T> RawTable<T> {
    #[cpp("Self::make")]
    public extern static fn new(): RawTable<T>
    #[cpp("Self::withCapacity")]
    public extern static fn withCapacity(capacity: UIntSize): RawTable<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
    #[cpp(".capacity")]
    public extern fn capacity(): UIntSize
    #[cpp(".find")]
    public extern fn find<F: FnMut(&T) -> Bool>(hash: UInt64, same: F): *mut T
    #[cpp(".insert")]
    public extern mutating fn insert<F: FnMut(&T) -> UInt64>(hash: UInt64, element: T, hasher: F): *mut T
    #[cpp(".remove")]
    public extern mutating fn remove(element: *mut T): T
    #[cpp(".cloneWith")]
    public extern fn cloneWith<F: FnMut(&T) -> T>(copy: F): RawTable<T>
    #[cpp(".reserve")]
    public extern mutating fn reserve<F: FnMut(&T) -> UInt64>(additional: UIntSize, hasher: F)
    #[cpp(".shrinkTo")]
    public extern mutating fn shrinkTo<F: FnMut(&T) -> UInt64>(capacity: UIntSize, hasher: F)
    #[cpp(".clear")]
    public extern mutating fn clear()
    #[cpp(".retain")]
    public extern mutating fn retain<F: FnMut(&mut T) -> Bool>(keep: F)
    #[cpp(".iter")]
    public extern fn iter(): RawIter<T>
    #[cpp("Self::intoIter")]
    public extern consuming fn intoIter(): TableIntoIter<T>
    #[cpp(".drain")]
    public extern mutating fn drain(): TableIntoIter<T>
}

extension<T> RawIter<T> {
    #[cpp(".next")]
    public extern mutating fn next(): *mut T
    #[cpp(".len")]
    public extern fn len(): UIntSize
}
extension<T> RawIter<T>: Clone {
    #[cpp("(*$self)")]
    extern fn clone(): Self
}
extension<T> RawIter<T>: Copy {}

extension<T> TableIntoIter<T> {
    #[cpp(".next")]
    public extern mutating fn next(): Option<T>
    #[cpp(".len")]
    public extern fn len(): UIntSize
}

public struct HashMap<K, V, S = RandomState> {
    public(crate) table: RawTable<(K, V)>,
    public(crate) hashBuilder: S,
}

extension<K, V> HashMap<K, V, RandomState> {
    #[mustUse]
    public static fn new(): HashMap<K, V, RandomState> { HashMap { table: RawTable.new(), hashBuilder: RandomState.new() } }

    #[mustUse]
    public static fn withCapacity(capacity: UIntSize): HashMap<K, V, RandomState> {
        HashMap { table: RawTable.withCapacity(capacity), hashBuilder: RandomState.new() }
    }
}

extension<K, V, S> HashMap<K, V, S> {
    public static fn withHasher(hashBuilder: S): HashMap<K, V, S> { HashMap { table: RawTable.new(), hashBuilder: hashBuilder } }

    public static fn withCapacityAndHasher(capacity: UIntSize, hashBuilder: S): HashMap<K, V, S> {
        HashMap { table: RawTable.withCapacity(capacity), hashBuilder: hashBuilder }
    }

    public fn len(): UIntSize { self.table.len() }

    public fn isEmpty(): Bool { self.table.len() == 0 }

    public fn capacity(): UIntSize { self.table.capacity() }

    public fn hasher(): &S { &self.hashBuilder }

    public mutating fn clear() { self.table.clear() }

    public fn iter(): Iter<'_, K, V> { Iter { raw: self.table.iter(), marker: PhantomData } }

    public mutating fn iterMut(): IterMut<'_, K, V> { IterMut { raw: self.table.iter(), marker: PhantomData } }

    public fn keys(): Keys<'_, K, V> { Keys { inner: self.iter() } }

    public fn values(): Values<'_, K, V> { Values { inner: self.iter() } }

    public mutating fn valuesMut(): ValuesMut<'_, K, V> { ValuesMut { inner: self.iterMut() } }

    public consuming fn intoKeys(): IntoKeys<K, V> { IntoKeys { inner: self.intoIter() } }

    public consuming fn intoValues(): IntoValues<K, V> { IntoValues { inner: self.intoIter() } }

    public(crate) mutating fn takeKeys(): IntoKeys<K, V> { IntoKeys { inner: IntoIter { inner: self.table.drain() } } }

    public mutating fn drain(): Drain<'_, K, V> { Drain { inner: self.table.drain(), marker: PhantomData } }

    public mutating fn retain<F: FnMut(&K, &mut V) -> Bool>(mut keep: F) {
        self.table.retain({ pair: &mut (K, V) -> keep(&pair.0, &mut pair.1) })
    }
}

extension<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    public mutating fn extractIf<F: FnMut(&K, &mut V) -> Bool>(filter: F): ExtractIf<'_, K, V, S, F> { ExtractIf.new(self, filter) }

    public(crate) fn findPair<Q: Hash + Eq + ?Sized>(key: &Q): *mut (K, V) where K: Borrow<Q> {
        if self.table.len() == 0 {
            return std.ptr.nullMut()
        }
        self.table.find(self.hashBuilder.hashOne(key), { pair: &(K, V) ->
            let found: &Q = pair.0.borrow()
            *key == *found
        })
    }

    /// Adds a pair whose key is not there.
    public(crate) mutating fn addPair(hash: UInt64, key: K, value: V): *mut (K, V) {
        let builder = &self.hashBuilder
        self.table.insert(hash, (key, value), { pair: &(K, V) -> builder.hashOne(&pair.0) })
    }

    public mutating fn reserve(additional: UIntSize) {
        let builder = &self.hashBuilder
        self.table.reserve(additional, { pair: &(K, V) -> builder.hashOne(&pair.0) })
    }

    public mutating fn shrinkTo(capacity: UIntSize) {
        let builder = &self.hashBuilder
        self.table.shrinkTo(capacity, { pair: &(K, V) -> builder.hashOne(&pair.0) })
    }

    public mutating fn shrinkToFit() { self.shrinkTo(0) }

    public mutating fn insert(key: K, value: V): Option<V> {
        let hash = self.hashBuilder.hashOne(&key)
        let found = self.table.find(hash, { pair: &(K, V) -> key == pair.0 })
        if found.isNull() {
            self.addPair(hash, key, value)
            null
        } else {
            Some(std.mem.replace(unsafe { &mut (*found).1 }, value))
        }
    }

    public fn get<Q: Hash + Eq + ?Sized>(key: &Q): Option<&V> where K: Borrow<Q> {
        let found = self.findPair(key)
        if found.isNull() { null } else { Some(unsafe { &(*found).1 }) }
    }

    public fn getKeyValue<Q: Hash + Eq + ?Sized>(key: &Q): Option<(&K, &V)> where K: Borrow<Q> {
        let found = self.findPair(key)
        if found.isNull() { null } else { unsafe { Some((&(*found).0, &(*found).1)) } }
    }

    public mutating fn getMut<Q: Hash + Eq + ?Sized>(key: &Q): Option<&mut V> where K: Borrow<Q> {
        let found = self.findPair(key)
        if found.isNull() { null } else { Some(unsafe { &mut (*found).1 }) }
    }

    /// Mutable references to the values of several keys, which must differ.
    #[trackCaller]
    public mutating fn getDisjointMut<Q: Hash + Eq + ?Sized, const N: UIntSize>(
        keys: [&Q; N],
    ): [Option<&mut V>; N] where K: Borrow<Q> {
        for i in 0..N {
            for k in 0..i {
                if *keys[i] == *keys[k] && self.containsKey(keys[i]) { panic!("duplicate keys found") }
            }
        }
        std.array.fromFn({ i ->
            let pair = self.findPair(keys[i])
            if pair.isNull() { null } else { Some(unsafe { &mut (*pair).1 }) }
        })
    }

    public fn containsKey<Q: Hash + Eq + ?Sized>(key: &Q): Bool where K: Borrow<Q> { !self.findPair(key).isNull() }

    public mutating fn remove<Q: Hash + Eq + ?Sized>(key: &Q): Option<V> where K: Borrow<Q> {
        let found = self.findPair(key)
        if found.isNull() { null } else { Some(self.table.remove(found).1) }
    }

    public mutating fn removeEntry<Q: Hash + Eq + ?Sized>(key: &Q): Option<(K, V)> where K: Borrow<Q> {
        let found = self.findPair(key)
        if found.isNull() { null } else { Some(self.table.remove(found)) }
    }

    public mutating fn entry(key: K): Entry<'_, K, V, S> {
        let hash = self.hashBuilder.hashOne(&key)
        let found = self.table.find(hash, { pair: &(K, V) -> key == pair.0 })
        if found.isNull() {
            Entry.Vacant(VacantEntry { map: self, key: key, hash: hash })
        } else {
            Entry.Occupied(OccupiedEntry { map: self, pair: found })
        }
    }
}

extension<K: Clone, V: Clone, S: Clone> HashMap<K, V, S>: Clone {
    fn clone(): Self {
        let table = self.table.cloneWith({ pair: &(K, V) -> (pair.0.clone(), pair.1.clone()) })
        HashMap { table: table, hashBuilder: self.hashBuilder.clone() }
    }
}

extension<K: Eq + Hash, V: PartialEq, S: BuildHasher> HashMap<K, V, S>: PartialEq {
    fn eq(other: &Self): Bool {
        if self.len() != other.len() {
            return false
        }
        for (key, value) in self {
            match other.get(key) {
                Some(theirs) if *value == *theirs -> {}
                _ -> return false,
            }
        }
        true
    }
}

extension<K: Eq + Hash, V: Eq, S: BuildHasher> HashMap<K, V, S>: Eq {}

extension<K: Debug, V: Debug, S> HashMap<K, V, S>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugMap().entries(self.iter()).finish() }
}

extension<K, V, S: Default> HashMap<K, V, S>: Default {
    static fn default(): Self { HashMap.withHasher(S.default()) }
}

extension<'a, K: Eq + Hash + Borrow<Q>, Q: Eq + Hash + ?Sized, V, S: BuildHasher> HashMap<K, V, S>: Index<&'a Q> {
    type Output = V
    #[trackCaller]
    fn index(key: &'a Q): &V { self.get(key).expect("no entry found for key") }
}

extension<K: Eq + Hash, V, S: BuildHasher + Default> HashMap<K, V, S>: FromIterator<(K, V)> {
    static fn fromIter<I: IntoIterator<Item = (K, V)>>(iter: I): Self {
        var result: HashMap<K, V, S> = HashMap.withHasher(S.default())
        result.extend(iter)
        result
    }
}

extension<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S>: Extend<(K, V)> {
    mutating fn extend<I: IntoIterator<Item = (K, V)>>(iter: I) {
        let source = iter.intoIter()
        let expected = source.sizeHint().0
        self.reserve(if self.isEmpty() { expected } else { (expected + 1) / 2 })
        for (key, value) in source {
            self.insert(key, value)
        }
    }
    mutating fn extendOne(pair: (K, V)) { self.insert(pair.0, pair.1) }
}

extension<'a, K: Eq + Hash + Copy + 'a, V: Copy + 'a, S: BuildHasher> HashMap<K, V, S>: Extend<(&'a K, &'a V)> {
    mutating fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(iter: I) {
        for (key, value) in iter {
            self.insert(*key, *value)
        }
    }
    mutating fn extendOne(pair: (&'a K, &'a V)) { self.insert(*pair.0, *pair.1) }
}

extension<K: Eq + Hash, V, const N: UIntSize> HashMap<K, V, RandomState>: From<[(K, V); N]> {
    static fn from(pairs: [(K, V); N]): Self { HashMap.fromIter(pairs) }
}

extension<K, V, S> HashMap<K, V, S>: IntoIterator {
    type Item = (K, V)
    type IntoIter = IntoIter<K, V>
    consuming fn intoIter(): IntoIter<K, V> { IntoIter { inner: self.table.intoIter() } }
}

extension<'a, K, V, S> &'a HashMap<K, V, S>: IntoIterator {
    type Item = (&'a K, &'a V)
    type IntoIter = Iter<'a, K, V>
    consuming fn intoIter(): Iter<'a, K, V> { self.iter() }
}

extension<'a, K, V, S> &'a mut HashMap<K, V, S>: IntoIterator {
    type Item = (&'a K, &'a mut V)
    type IntoIter = IterMut<'a, K, V>
    consuming fn intoIter(): IterMut<'a, K, V> { self.iterMut() }
}

public struct Iter<'a, K, V> {
    raw: RawIter<(K, V)>,
    marker: PhantomData<&'a (K, V)>,
}

extension<'a, K, V> Iter<'a, K, V>: Iterator {
    type Item = (&'a K, &'a V)
    mutating fn next(): Option<(&'a K, &'a V)> {
        let pair = self.raw.next()
        if pair.isNull() { null } else { unsafe { Some((&(*pair).0, &(*pair).1)) } }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.raw.len(), Some(self.raw.len())) }
}
extension<'a, K, V> Iter<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Iter<'a, K, V>: FusedIterator {}
extension<'a, K, V> Iter<'a, K, V>: Clone {
    fn clone(): Self { Iter { raw: self.raw, marker: PhantomData } }
}
extension<'a, K: Debug, V: Debug> Iter<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

public struct IterMut<'a, K, V> {
    raw: RawIter<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}

extension<'a, K, V> IterMut<'a, K, V>: Iterator {
    type Item = (&'a K, &'a mut V)
    mutating fn next(): Option<(&'a K, &'a mut V)> {
        let pair = self.raw.next()
        if pair.isNull() { null } else { unsafe { Some((&(*pair).0, &mut (*pair).1)) } }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.raw.len(), Some(self.raw.len())) }
}
extension<'a, K, V> IterMut<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> IterMut<'a, K, V>: FusedIterator {}

public struct IntoIter<K, V> {
    inner: TableIntoIter<(K, V)>,
}

extension<K, V> IntoIter<K, V>: Iterator {
    type Item = (K, V)
    mutating fn next(): Option<(K, V)> { self.inner.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.inner.len(), Some(self.inner.len())) }
}
extension<K, V> IntoIter<K, V>: ExactSizeIterator {}
extension<K, V> IntoIter<K, V>: FusedIterator {}

public struct Drain<'a, K, V> {
    inner: TableIntoIter<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}

extension<'a, K, V> Drain<'a, K, V>: Iterator {
    type Item = (K, V)
    mutating fn next(): Option<(K, V)> { self.inner.next() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.inner.len(), Some(self.inner.len())) }
}
extension<'a, K, V> Drain<'a, K, V>: ExactSizeIterator {}

public struct Keys<'a, K, V> {
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
extension<'a, K, V> Keys<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Keys<'a, K, V>: FusedIterator {}
extension<'a, K, V> Keys<'a, K, V>: Clone {
    fn clone(): Self { Keys { inner: self.inner.clone() } }
}
extension<'a, K: Debug, V> Keys<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

public struct Values<'a, K, V> {
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
extension<'a, K, V> Values<'a, K, V>: ExactSizeIterator {}
extension<'a, K, V> Values<'a, K, V>: FusedIterator {}
extension<'a, K, V> Values<'a, K, V>: Clone {
    fn clone(): Self { Values { inner: self.inner.clone() } }
}
extension<'a, K, V: Debug> Values<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.clone()).finish() }
}

public struct ValuesMut<'a, K, V> {
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
extension<'a, K, V> ValuesMut<'a, K, V>: ExactSizeIterator {}

public struct IntoKeys<K, V> {
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
extension<K, V> IntoKeys<K, V>: ExactSizeIterator {}

public struct IntoValues<K, V> {
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
extension<K, V> IntoValues<K, V>: ExactSizeIterator {}
