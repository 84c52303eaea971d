// The place of a key in a HashMap.
import std.cmp.Eq
import std.collections.hashMap.HashMap
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.{ BuildHasher, Hash, RandomState }

public enum Entry<'a, K, V, S = RandomState> {
    Occupied(OccupiedEntry<'a, K, V, S>),
    Vacant(VacantEntry<'a, K, V, S>),
}

public struct OccupiedEntry<'a, K, V, S = RandomState> {
    public(crate) map: &'a mut HashMap<K, V, S>,
    public(crate) pair: *mut (K, V),
}

public struct VacantEntry<'a, K, V, S = RandomState> {
    public(crate) map: &'a mut HashMap<K, V, S>,
    public(crate) key: K,
    public(crate) hash: UInt64,
}

extension<'a, K: Eq + Hash, V, S: BuildHasher> Entry<'a, K, V, S> {
    public consuming fn orInsert(fallback: V): &'a mut V {
        match self {
            Entry.Occupied(entry) -> entry.intoMut(),
            Entry.Vacant(entry) -> entry.insert(fallback),
        }
    }

    public consuming fn orInsertWith<F: FnOnce() -> V>(fallback: F): &'a mut V {
        match self {
            Entry.Occupied(entry) -> entry.intoMut(),
            Entry.Vacant(entry) -> entry.insert(fallback()),
        }
    }

    public consuming fn orInsertWithKey<F: FnOnce(&K) -> V>(fallback: F): &'a mut V {
        match self {
            Entry.Occupied(entry) -> entry.intoMut(),
            Entry.Vacant(entry) -> {
                let value = fallback(entry.key())
                entry.insert(value)
            }
        }
    }

    public consuming fn orDefault(): &'a mut V where V: Default {
        match self {
            Entry.Occupied(entry) -> entry.intoMut(),
            Entry.Vacant(entry) -> entry.insert(V.default()),
        }
    }

    public consuming fn andModify<F: FnOnce(&mut V)>(f: F): Self {
        match self {
            Entry.Occupied(mut entry) -> {
                f(entry.getMut())
                Entry.Occupied(entry)
            }
            Entry.Vacant(entry) -> Entry.Vacant(entry),
        }
    }

    public consuming fn insertEntry(value: V): OccupiedEntry<'a, K, V, S> {
        match self {
            Entry.Occupied(mut entry) -> {
                entry.insert(value)
                entry
            }
            Entry.Vacant(entry) -> entry.insertEntry(value),
        }
    }

    public fn key(): &K {
        match self {
            Entry.Occupied(entry) -> entry.key(),
            Entry.Vacant(entry) -> entry.key(),
        }
    }
}

extension<'a, K, V, S> OccupiedEntry<'a, K, V, S> {
    #[mustUse]
    public fn key(): &K { unsafe { &(*self.pair).0 } }

    #[mustUse]
    public fn get(): &V { unsafe { &(*self.pair).1 } }

    public mutating fn getMut(): &mut V { unsafe { &mut (*self.pair).1 } }

    #[mustUse]
    public consuming fn intoMut(): &'a mut V { unsafe { &mut (*self.pair).1 } }

    public mutating fn insert(value: V): V { std.mem.replace(self.getMut(), value) }

    public consuming fn remove(): V { self.map.table.remove(self.pair).1 }

    public consuming fn removeEntry(): (K, V) { self.map.table.remove(self.pair) }
}

extension<'a, K, V, S> VacantEntry<'a, K, V, S> {
    public fn key(): &K { &self.key }

    public consuming fn intoKey(): K { self.key }
}

extension<'a, K: Eq + Hash, V, S: BuildHasher> VacantEntry<'a, K, V, S> {
    public consuming fn insert(value: V): &'a mut V { unsafe { &mut (*self.map.addPair(self.hash, self.key, value)).1 } }

    public consuming fn insertEntry(value: V): OccupiedEntry<'a, K, V, S> {
        let pair = self.map.addPair(self.hash, self.key, value)
        OccupiedEntry { map: self.map, pair: pair }
    }
}

extension<'a, K: Debug, V: Debug, S> Entry<'a, K, V, S>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            Entry.Occupied(entry) -> f.debugTuple("Entry").field(entry).finish(),
            Entry.Vacant(entry) -> f.debugTuple("Entry").field(entry).finish(),
        }
    }
}
extension<'a, K: Debug, V: Debug, S> OccupiedEntry<'a, K, V, S>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finishNonExhaustive()
    }
}
extension<'a, K: Debug, V, S> VacantEntry<'a, K, V, S>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("VacantEntry").field(self.key()).finish() }
}
