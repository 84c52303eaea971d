// Taking pairs out of a BTreeMap while looking at them.
import std.collections.btreeMap.{ BTreeMap, IntoIter }
import std.collections.btreeMap.tree.ofSorted
import std.ops.RangeBounds

public struct ExtractIf<'a, K, V, R, F> {
    map: &'a mut BTreeMap<K, V>,
    rest: IntoIter<K, V>,
    kept: Vec<(K, V)>,
    range: R,
    filter: F,
}

extension<'a, K, V, R, F: FnMut(&K, &mut V) -> Bool> ExtractIf<'a, K, V, R, F> {
    public(crate) static fn new(map: &'a mut BTreeMap<K, V>, range: R, filter: F): Self {
        let rest = std.mem.take(map).intoIter()
        ExtractIf { map: map, rest: rest, kept: Vec.new(), range: range, filter: filter }
    }
}

extension<'a, K: Ord, V, R: RangeBounds<K>, F: FnMut(&K, &mut V) -> Bool> ExtractIf<'a, K, V, R, F>: Iterator {
    type Item = (K, V)
    mutating fn next(): Option<(K, V)> {
        while let Some((key, mut value)) = self.rest.next() {
            if self.range.contains(&key) && (self.filter)(&key, &mut value) {
                return Some((key, value))
            }
            self.kept.push((key, value))
        }
        null
    }
}

// What was not taken goes back, in the old order.
extension<'a, K, V, R, F> ExtractIf<'a, K, V, R, F>: Drop {
    mutating fn drop() {
        var pairs = std.mem.take(&mut self.kept)
        while let Some(pair) = self.rest.next() {
            pairs.push(pair)
        }
        self.map.tree = ofSorted(pairs, { _, _ -> false })
    }
}
