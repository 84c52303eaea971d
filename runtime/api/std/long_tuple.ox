// Tuples of more than eight: comparing, hashing, printing, default values.
import std.cmp.Ordering
import std.fmt
import std.hash.{ Hash, Hasher }
extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq> (A, B, C, D, E, F, G, H, I): PartialEq {
    fn eq(other: &Self): Bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8
    }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq> (A, B, C, D, E, F, G, H, I): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd> (A, B, C, D, E, F, G, H, I): PartialOrd {
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
        let order = self.7.partialCmp(&other.7)
        if order != Some(Ordering.Equal) { return order }
        self.8.partialCmp(&other.8)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord> (A, B, C, D, E, F, G, H, I): Ord {
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
        let order = self.7.cmp(&other.7)
        if order.isNe() { return order }
        self.8.cmp(&other.8)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash> (A, B, C, D, E, F, G, H, I): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
        self.7.hash(state)
        self.8.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug, H: fmt.Debug, I: fmt.Debug> (A, B, C, D, E, F, G, H, I): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugTuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .field(&self.7)
            .field(&self.8)
            .finish()
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default> (A, B, C, D, E, F, G, H, I): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default(), H.default(), I.default())
    }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq> (A, B, C, D, E, F, G, H, I, J): PartialEq {
    fn eq(other: &Self): Bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9
    }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq> (A, B, C, D, E, F, G, H, I, J): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd> (A, B, C, D, E, F, G, H, I, J): PartialOrd {
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
        let order = self.7.partialCmp(&other.7)
        if order != Some(Ordering.Equal) { return order }
        let order = self.8.partialCmp(&other.8)
        if order != Some(Ordering.Equal) { return order }
        self.9.partialCmp(&other.9)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord> (A, B, C, D, E, F, G, H, I, J): Ord {
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
        let order = self.7.cmp(&other.7)
        if order.isNe() { return order }
        let order = self.8.cmp(&other.8)
        if order.isNe() { return order }
        self.9.cmp(&other.9)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash> (A, B, C, D, E, F, G, H, I, J): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
        self.7.hash(state)
        self.8.hash(state)
        self.9.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug, H: fmt.Debug, I: fmt.Debug, J: fmt.Debug> (A, B, C, D, E, F, G, H, I, J): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugTuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .field(&self.7)
            .field(&self.8)
            .field(&self.9)
            .finish()
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default> (A, B, C, D, E, F, G, H, I, J): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default(), H.default(), I.default(), J.default())
    }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq, K: PartialEq> (A, B, C, D, E, F, G, H, I, J, K): PartialEq {
    fn eq(other: &Self): Bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9 && self.10 == other.10
    }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq> (A, B, C, D, E, F, G, H, I, J, K): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd, K: PartialOrd> (A, B, C, D, E, F, G, H, I, J, K): PartialOrd {
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
        let order = self.7.partialCmp(&other.7)
        if order != Some(Ordering.Equal) { return order }
        let order = self.8.partialCmp(&other.8)
        if order != Some(Ordering.Equal) { return order }
        let order = self.9.partialCmp(&other.9)
        if order != Some(Ordering.Equal) { return order }
        self.10.partialCmp(&other.10)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord> (A, B, C, D, E, F, G, H, I, J, K): Ord {
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
        let order = self.7.cmp(&other.7)
        if order.isNe() { return order }
        let order = self.8.cmp(&other.8)
        if order.isNe() { return order }
        let order = self.9.cmp(&other.9)
        if order.isNe() { return order }
        self.10.cmp(&other.10)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash> (A, B, C, D, E, F, G, H, I, J, K): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
        self.7.hash(state)
        self.8.hash(state)
        self.9.hash(state)
        self.10.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug, H: fmt.Debug, I: fmt.Debug, J: fmt.Debug, K: fmt.Debug> (A, B, C, D, E, F, G, H, I, J, K): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugTuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .field(&self.7)
            .field(&self.8)
            .field(&self.9)
            .field(&self.10)
            .finish()
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default, K: Default> (A, B, C, D, E, F, G, H, I, J, K): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default(), H.default(), I.default(), J.default(), K.default())
    }
}

extension<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq, K: PartialEq, L: PartialEq> (A, B, C, D, E, F, G, H, I, J, K, L): PartialEq {
    fn eq(other: &Self): Bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9 && self.10 == other.10 && self.11 == other.11
    }
}
extension<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq, L: Eq> (A, B, C, D, E, F, G, H, I, J, K, L): Eq {}
extension<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd, K: PartialOrd, L: PartialOrd> (A, B, C, D, E, F, G, H, I, J, K, L): PartialOrd {
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
        let order = self.7.partialCmp(&other.7)
        if order != Some(Ordering.Equal) { return order }
        let order = self.8.partialCmp(&other.8)
        if order != Some(Ordering.Equal) { return order }
        let order = self.9.partialCmp(&other.9)
        if order != Some(Ordering.Equal) { return order }
        let order = self.10.partialCmp(&other.10)
        if order != Some(Ordering.Equal) { return order }
        self.11.partialCmp(&other.11)
    }
}
extension<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord, L: Ord> (A, B, C, D, E, F, G, H, I, J, K, L): Ord {
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
        let order = self.7.cmp(&other.7)
        if order.isNe() { return order }
        let order = self.8.cmp(&other.8)
        if order.isNe() { return order }
        let order = self.9.cmp(&other.9)
        if order.isNe() { return order }
        let order = self.10.cmp(&other.10)
        if order.isNe() { return order }
        self.11.cmp(&other.11)
    }
}
extension<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash, L: Hash> (A, B, C, D, E, F, G, H, I, J, K, L): Hash {
    fn hash<S: Hasher>(state: &mut S) {
        self.0.hash(state)
        self.1.hash(state)
        self.2.hash(state)
        self.3.hash(state)
        self.4.hash(state)
        self.5.hash(state)
        self.6.hash(state)
        self.7.hash(state)
        self.8.hash(state)
        self.9.hash(state)
        self.10.hash(state)
        self.11.hash(state)
    }
}
extension<A: fmt.Debug, B: fmt.Debug, C: fmt.Debug, D: fmt.Debug, E: fmt.Debug, F: fmt.Debug, G: fmt.Debug, H: fmt.Debug, I: fmt.Debug, J: fmt.Debug, K: fmt.Debug, L: fmt.Debug> (A, B, C, D, E, F, G, H, I, J, K, L): fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugTuple("")
            .field(&self.0)
            .field(&self.1)
            .field(&self.2)
            .field(&self.3)
            .field(&self.4)
            .field(&self.5)
            .field(&self.6)
            .field(&self.7)
            .field(&self.8)
            .field(&self.9)
            .field(&self.10)
            .field(&self.11)
            .finish()
    }
}
extension<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default, K: Default, L: Default> (A, B, C, D, E, F, G, H, I, J, K, L): Default {
    static fn default(): Self {
        (A.default(), B.default(), C.default(), D.default(), E.default(), F.default(), G.default(), H.default(), I.default(), J.default(), K.default(), L.default())
    }
}
