// The place of a key in a BTreeMap.
import std.cmp.Ord
import std.collections.btreeMap.BTreeMap
import std.collections.btreeMap.tree.Found
import std.default.Default
import std.fmt.{ self, Debug, Formatter }

public enum Entry<'a, K, V> {
    Vacant(VacantEntry<'a, K, V>),
    Occupied(OccupiedEntry<'a, K, V>),
}

public struct OccupiedEntry<'a, K, V> {
    public(crate) map: &'a mut BTreeMap<K, V>,
    public(crate) found: Found<(K, V)>,
}

public struct VacantEntry<'a, K, V> {
    public(crate) map: &'a mut BTreeMap<K, V>,
    public(crate) key: K,
    public(crate) found: Found<(K, V)>,
}

extension<'a, K: Ord, V> Entry<'a, K, V> {
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

    public fn key(): &K {
        match self {
            Entry.Occupied(entry) -> entry.key(),
            Entry.Vacant(entry) -> entry.key(),
        }
    }
}

extension<'a, K, V> OccupiedEntry<'a, K, V> {
    #[mustUse]
    public fn key(): &K { unsafe { &(*self.found.get()).0 } }

    #[mustUse]
    public fn get(): &V { unsafe { &(*self.found.get()).1 } }

    public mutating fn getMut(): &mut V { unsafe { &mut (*self.found.get()).1 } }

    #[mustUse]
    public consuming fn intoMut(): &'a mut V { unsafe { &mut (*self.found.get()).1 } }

    public mutating fn insert(value: V): V { std.mem.replace(self.getMut(), value) }

    public consuming fn remove(): V { self.map.tree.remove(self.found.position()).1 }

    public consuming fn removeEntry(): (K, V) { self.map.tree.remove(self.found.position()) }
}

extension<'a, K, V> VacantEntry<'a, K, V> {
    public fn key(): &K { &self.key }

    public consuming fn intoKey(): K { self.key }

    public consuming fn insert(value: V): &'a mut V { unsafe { &mut (*self.map.tree.insert(self.found, (self.key, value))).1 } }
}

extension<'a, K: Debug, V: Debug> Entry<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            Entry.Occupied(entry) -> f.debugTuple("Entry").field(entry).finish(),
            Entry.Vacant(entry) -> f.debugTuple("Entry").field(entry).finish(),
        }
    }
}
extension<'a, K: Debug, V: Debug> OccupiedEntry<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}
extension<'a, K: Debug, V> VacantEntry<'a, K, V>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("VacantEntry").field(self.key()).finish() }
}
