// Taking pairs out of a HashMap while looking at them.
import std.collections.hashMap.{ HashMap, TableIntoIter }
import std.hash.{ BuildHasher, Hash }

public struct ExtractIf<'a, K: Eq + Hash, V, S: BuildHasher, F> {
    map: &'a mut HashMap<K, V, S>,
    rest: TableIntoIter<(K, V)>,
    kept: Vec<(K, V)>,
    filter: F,
}

extension<'a, K: Eq + Hash, V, S: BuildHasher, F: FnMut(&K, &mut V) -> Bool> ExtractIf<'a, K, V, S, F> {
    public(crate) static fn new(map: &'a mut HashMap<K, V, S>, filter: F): Self {
        let rest = map.table.drain()
        ExtractIf { map: map, rest: rest, kept: Vec.new(), filter: filter }
    }
}

extension<'a, K: Eq + Hash, V, S: BuildHasher, F: FnMut(&K, &mut V) -> Bool> ExtractIf<'a, K, V, S, F>: Iterator {
    type Item = (K, V)
    mutating fn next(): Option<(K, V)> {
        while let Some((key, mut value)) = self.rest.next() {
            if (self.filter)(&key, &mut value) {
                return Some((key, value))
            }
            self.kept.push((key, value))
        }
        null
    }
}

// What was not taken goes back.
extension<'a, K: Eq + Hash, V, S: BuildHasher, F> ExtractIf<'a, K, V, S, F>: Drop {
    mutating fn drop() {
        for (key, value) in std.mem.take(&mut self.kept) {
            self.map.insert(key, value)
        }
        while let Some((key, value)) = self.rest.next() {
            self.map.insert(key, value)
        }
    }
}
