// Comparing, hashing and printing tuples.
import std.cmp.Ordering
import std.fmt
import std.hash.{ Hash, Hasher }

extension<A: PartialEq> (A,): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 }
}
extension<A: Eq> (A,): Eq {}
extension<A: PartialOrd> (A,): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        self.0.partialCmp(&other.0)
    }
}
extension<A: Ord> (A,): Ord {
    fn cmp(other: &Self): Ordering {
        self.0.cmp(&other.0)
    }
}
extension<A: Hash> (A,): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
    }
}
extension<A: fmt.Debug> (A,): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).finish() }
}

extension<A: PartialEq, B: PartialEq> (A, B): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 }
}
extension<A: Eq, B: Eq> (A, B): Eq {}
extension<A: PartialOrd, B: PartialOrd> (A, B): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        self.1.partialCmp(&other.1)
    }
}
extension<A: Ord, B: Ord> (A, B): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        self.1.cmp(&other.1)
    }
}
extension<A: Hash, B: Hash> (A, B): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug> (A, B): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq> (A, B, C): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 }
}
extension<A: Eq, B: Eq, C: Eq> (A, B, C): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd> (A, B, C): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        self.2.partialCmp(&other.2)
    }
}
extension<A: Ord, B: Ord, C: Ord> (A, B, C): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        self.2.cmp(&other.2)
    }
}
extension<A: Hash, B: Hash, C: Hash> (A, B, C): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug> (A, B, C): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq> (A, B, C, D): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq> (A, B, C, D): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd> (A, B, C, D): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        let order = self.2.partialCmp(&other.2)
        if order != Some(Ordering.Equal) { return order }
        self.3.partialCmp(&other.3)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord> (A, B, C, D): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        let order = self.2.cmp(&other.2)
        if order.isNe() { return order }
        self.3.cmp(&other.3)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash> (A, B, C, D): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug> (A, B, C, D): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq> (A, B, C, D, E): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq> (A, B, C, D, E): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd> (A, B, C, D, E): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        let order = self.2.partialCmp(&other.2)
        if order != Some(Ordering.Equal) { return order }
        let order = self.3.partialCmp(&other.3)
        if order != Some(Ordering.Equal) { return order }
        self.4.partialCmp(&other.4)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord> (A, B, C, D, E): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        let order = self.2.cmp(&other.2)
        if order.isNe() { return order }
        let order = self.3.cmp(&other.3)
        if order.isNe() { return order }
        self.4.cmp(&other.4)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash> (A, B, C, D, E): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug> (A, B, C, D, E): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq> (A, B, C, D, E, F): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq> (A, B, C, D, E, F): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd> (A, B, C, D, E, F): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        let order = self.2.partialCmp(&other.2)
        if order != Some(Ordering.Equal) { return order }
        let order = self.3.partialCmp(&other.3)
        if order != Some(Ordering.Equal) { return order }
        let order = self.4.partialCmp(&other.4)
        if order != Some(Ordering.Equal) { return order }
        self.5.partialCmp(&other.5)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord> (A, B, C, D, E, F): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        let order = self.2.cmp(&other.2)
        if order.isNe() { return order }
        let order = self.3.cmp(&other.3)
        if order.isNe() { return order }
        let order = self.4.cmp(&other.4)
        if order.isNe() { return order }
        self.5.cmp(&other.5)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash> (A, B, C, D, E, F): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug> (A, B, C, D, E, F): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq> (A, B, C, D, E, F, G): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq> (A, B, C, D, E, F, G): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd> (A, B, C, D, E, F, G): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        let order = self.2.partialCmp(&other.2)
        if order != Some(Ordering.Equal) { return order }
        let order = self.3.partialCmp(&other.3)
        if order != Some(Ordering.Equal) { return order }
        let order = self.4.partialCmp(&other.4)
        if order != Some(Ordering.Equal) { return order }
        let order = self.5.partialCmp(&other.5)
        if order != Some(Ordering.Equal) { return order }
        self.6.partialCmp(&other.6)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord> (A, B, C, D, E, F, G): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        let order = self.2.cmp(&other.2)
        if order.isNe() { return order }
        let order = self.3.cmp(&other.3)
        if order.isNe() { return order }
        let order = self.4.cmp(&other.4)
        if order.isNe() { return order }
        let order = self.5.cmp(&other.5)
        if order.isNe() { return order }
        self.6.cmp(&other.6)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash> (A, B, C, D, E, F, G): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug> (A, B, C, D, E, F, G): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).field(&self.6).finish() }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq> (A, B, C, D, E, F, G, H): PartialEq {
    fn eq(other: &Self): Bool { self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq> (A, B, C, D, E, F, G, H): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd> (A, B, C, D, E, F, G, H): PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> {
        let order = self.0.partialCmp(&other.0)
        if order != Some(Ordering.Equal) { return order }
        let order = self.1.partialCmp(&other.1)
        if order != Some(Ordering.Equal) { return order }
        let order = self.2.partialCmp(&other.2)
        if order != Some(Ordering.Equal) { return order }
        let order = self.3.partialCmp(&other.3)
        if order != Some(Ordering.Equal) { return order }
        let order = self.4.partialCmp(&other.4)
        if order != Some(Ordering.Equal) { return order }
        let order = self.5.partialCmp(&other.5)
        if order != Some(Ordering.Equal) { return order }
        let order = self.6.partialCmp(&other.6)
        if order != Some(Ordering.Equal) { return order }
        self.7.partialCmp(&other.7)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord> (A, B, C, D, E, F, G, H): Ord {
    fn cmp(other: &Self): Ordering {
        let order = self.0.cmp(&other.0)
        if order.isNe() { return order }
        let order = self.1.cmp(&other.1)
        if order.isNe() { return order }
        let order = self.2.cmp(&other.2)
        if order.isNe() { return order }
        let order = self.3.cmp(&other.3)
        if order.isNe() { return order }
        let order = self.4.cmp(&other.4)
        if order.isNe() { return order }
        let order = self.5.cmp(&other.5)
        if order.isNe() { return order }
        let order = self.6.cmp(&other.6)
        if order.isNe() { return order }
        self.7.cmp(&other.7)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash> (A, B, C, D, E, F, G, H): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
        self.7.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug, H: fmt.Debug> (A, B, C, D, E, F, G, H): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.debugTuple("").field(&self.0).field(&self.1).field(&self.2).field(&self.3).field(&self.4).field(&self.5).field(&self.6).field(&self.7).finish() }
}

extension<T> (T, T): From<[T; 2]> {
    static fn from(items: [T; 2]): (T, T) {
        let [a, b] = items
        (a, b)
    }
}
extension<T> (T, T, T): From<[T; 3]> {
    static fn from(items: [T; 3]): (T, T, T) {
        let [a, b, c] = items
        (a, b, c)
    }
}
extension<T> (T, T, T, T): From<[T; 4]> {
    static fn from(items: [T; 4]): (T, T, T, T) {
        let [a, b, c, d] = items
        (a, b, c, d)
    }
}
extension<T> [T; 2]: From<(T, T)> { static fn from(items: (T, T)): [T; 2] { [items.0, items.1] } }
extension<T> [T; 3]: From<(T, T, T)> { static fn from(items: (T, T, T)): [T; 3] { [items.0, items.1, items.2] } }
extension<T> [T; 4]: From<(T, T, T, T)> { static fn from(items: (T, T, T, T)): [T; 4] { [items.0, items.1, items.2, items.3] } }
