// tokioStream.StreamMap: streams by name, as one stream.
import futures.stream.Stream
import std.borrow.Borrow
import std.cmp.Eq
import std.default.Default
import std.fmt.{ self, Debug, Formatter }
import std.hash.Hash
import std.iter.{ Extend, FromIterator, IntoIterator, Iterator }
import std.marker.Unpin
import std.task.{ Context, Poll }

/// The values of all its streams, each with the key of its stream. A stream that ends is removed.
#[mustUse = "streams do nothing unless polled"]
public struct StreamMap<K, V> {
    entries: Vec<(K, V)>,
    // Who is asked first, in turn.
    turn: UIntSize,
}

extension<K, V> StreamMap<K, V> {
    public static fn new(): StreamMap<K, V> { StreamMap { entries: Vec.new(), turn: 0 } }
    public static fn withCapacity(capacity: UIntSize): StreamMap<K, V> { StreamMap { entries: Vec.withCapacity(capacity), turn: 0 } }
    public fn keys(): impl Iterator<Item = &K> { self.entries.iter().map({ entry -> &entry.0 }) }
    public fn values(): impl Iterator<Item = &V> { self.entries.iter().map({ entry -> &entry.1 }) }
    public mutating fn valuesMut(): impl Iterator<Item = &mut V> { self.entries.iterMut().map({ entry -> &mut entry.1 }) }
    public fn iter(): std.slice.Iter<(K, V)> { self.entries.iter() }
    public mutating fn iterMut(): std.slice.IterMut<(K, V)> { self.entries.iterMut() }
    public fn capacity(): UIntSize { self.entries.capacity() }
    public fn len(): UIntSize { self.entries.len() }
    public fn isEmpty(): Bool { self.entries.isEmpty() }
    public mutating fn clear() { self.entries.clear() }
    /// The stream that had the key before.
    public mutating fn insert(key: K, stream: V): Option<V> where K: Hash + Eq {
        let before = self.remove(&key)
        self.entries.push((key, stream))
        before
    }
    public mutating fn remove<Q: Hash + Eq + ?Sized>(key: &Q): Option<V> where K: Borrow<Q> {
        for i in 0..self.entries.len() {
            if self.entries[i].0.borrow() == key { return Some(self.entries.swapRemove(i).1) }
        }
        null
    }
    public fn containsKey<Q: Hash + Eq + ?Sized>(key: &Q): Bool where K: Borrow<Q> { self.entries.iter().any({ entry -> entry.0.borrow() == key }) }
}
extension<K: Clone, V: Stream + Unpin> StreamMap<K, V> {
    /// The place of a stream with a value, and the value.
    mutating fn pollEntry(cx: &mut Context): Poll<Option<(UIntSize, V.Item)>> {
        if !self.entries.isEmpty() { self.turn = (self.turn + 1) % self.entries.len() }
        var place = self.turn
        var left = self.entries.len()
        while left > 0 {
            left -= 1
            match self.entries[place].1.pollNext(cx) {
                Poll.Ready(Some(item)) -> return Poll.Ready(Some((place, item))),
                Poll.Ready(null) -> {
                    // The last one comes to its place; it was asked already if that is behind where this began.
                    self.entries.swapRemove(place)
                    let last = self.entries.len()
                    if place == last {
                        place = 0
                    } else if place < self.turn && self.turn <= last {
                        place = (place + 1) % last
                    }
                },
                Poll.Pending -> place = (place + 1) % self.entries.len(),
            }
        }
        if self.entries.isEmpty() { Poll.Ready(null) } else { Poll.Pending }
    }
    /// Appends up to `limit` of the values that are there; 0 when all streams have ended.
    ///
    /// Cancel safety: dropped, it has taken no value.
    #[cancelSafe]
    public mutating async fn nextMany(buffer: &mut Vec<(K, V.Item)>, limit: UIntSize): UIntSize {
        await std.future.pollFn({ cx -> self.pollNextMany(cx, buffer, limit) })
    }
    /// `nextMany` by hand.
    public mutating fn pollNextMany(cx: &mut Context, buffer: &mut Vec<(K, V.Item)>, limit: UIntSize): Poll<UIntSize> {
        if limit == 0 { return Poll.Ready(0) }
        var count: UIntSize = 0
        while count < limit {
            match self.pollNext(cx) {
                Poll.Ready(Some(item)) -> {
                    buffer.push(item)
                    count += 1
                },
                Poll.Ready(null) -> return Poll.Ready(count),
                Poll.Pending -> break,
            }
        }
        if count > 0 { Poll.Ready(count) } else { Poll.Pending }
    }
}
extension<K, V> StreamMap<K, V>: Unpin {}
extension<K, V> StreamMap<K, V>: Default { static fn default(): StreamMap<K, V> { StreamMap.new() } }
extension<K: Debug, V: Debug> StreamMap<K, V>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("StreamMap").field("entries", &self.entries).finish() } }
extension<K: Hash + Eq, V> StreamMap<K, V>: Extend<(K, V)> {
    mutating fn extend<I: IntoIterator<Item = (K, V)>>(iter: I) {
        for (key, stream) in iter { self.insert(key, stream) }
    }
}
extension<K: Hash + Eq, V> StreamMap<K, V>: FromIterator<(K, V)> {
    static fn fromIter<I: IntoIterator<Item = (K, V)>>(iter: I): StreamMap<K, V> {
        var all = StreamMap.new()
        all.extend(iter)
        all
    }
}
extension<K: Clone, V: Stream + Unpin> StreamMap<K, V>: Stream {
    type Item = (K, V.Item)
    mutating fn pollNext(cx: &mut Context): Poll<Option<(K, V.Item)>> {
        match self.pollEntry(cx) {
            Poll.Ready(Some((place, item))) -> Poll.Ready(Some((self.entries[place].0.clone(), item))),
            Poll.Ready(null) -> Poll.Ready(null),
            Poll.Pending -> Poll.Pending,
        }
    }
}
