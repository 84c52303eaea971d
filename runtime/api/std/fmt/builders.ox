// Builders for Debug.
import std.fmt.{ Debug, Formatter, Result }

#[cpp("ox::fmt::DebugStruct")]
public extern struct DebugStruct<'a, 'b>

#[cpp("ox::fmt::DebugTuple")]
public extern struct DebugTuple<'a, 'b>

#[cpp("ox::fmt::DebugInner")]
public extern struct DebugList<'a, 'b>

#[cpp("ox::fmt::DebugInner")]
public extern struct DebugSet<'a, 'b>

#[cpp("ox::fmt::DebugInner")]
public extern struct DebugMap<'a, 'b>

extension<'a, 'b> DebugStruct<'a, 'b> {
    public mutating fn field<V: Debug + ?Sized>(name: &str, value: &V): &mut DebugStruct<'a, 'b> {
        self.fieldWith(name, { f: &mut Formatter -> V.fmt(value, f) })
    }
    #[cpp(".fieldWith")]
    public extern mutating fn fieldWith<F: FnOnce(&mut Formatter) -> Result>(name: &str, value: F): &mut DebugStruct<'a, 'b>
    #[cpp(".finishNonExhaustive")]
    public extern mutating fn finishNonExhaustive(): Result
    #[cpp(".finish")]
    public extern mutating fn finish(): Result
}

extension<'a, 'b> DebugTuple<'a, 'b> {
    public mutating fn field<V: Debug + ?Sized>(value: &V): &mut DebugTuple<'a, 'b> {
        self.fieldWith({ f: &mut Formatter -> V.fmt(value, f) })
    }
    #[cpp(".fieldWith")]
    public extern mutating fn fieldWith<F: FnOnce(&mut Formatter) -> Result>(value: F): &mut DebugTuple<'a, 'b>
    #[cpp(".finishNonExhaustive")]
    public extern mutating fn finishNonExhaustive(): Result
    #[cpp(".finish")]
    public extern mutating fn finish(): Result
}

extension<'a, 'b> DebugList<'a, 'b> {
    public mutating fn entry<V: Debug + ?Sized>(value: &V): &mut DebugList<'a, 'b> {
        self.entryWith({ f: &mut Formatter -> V.fmt(value, f) })
    }
    public mutating fn entries<D: Debug, I: IntoIterator<Item = D>>(entries: I): &mut DebugList<'a, 'b> {
        for value in entries {
            self.entry(&value)
        }
        self
    }
    #[cpp(".entryWith")]
    public extern mutating fn entryWith<F: FnOnce(&mut Formatter) -> Result>(value: F): &mut DebugList<'a, 'b>
    #[cpp(".finishNonExhaustive")]
    public extern mutating fn finishNonExhaustive(): Result
    #[cpp(".finish")]
    public extern mutating fn finish(): Result
}

extension<'a, 'b> DebugSet<'a, 'b> {
    public mutating fn entry<V: Debug + ?Sized>(value: &V): &mut DebugSet<'a, 'b> {
        self.entryWith({ f: &mut Formatter -> V.fmt(value, f) })
    }
    public mutating fn entries<D: Debug, I: IntoIterator<Item = D>>(entries: I): &mut DebugSet<'a, 'b> {
        for value in entries {
            self.entry(&value)
        }
        self
    }
    #[cpp(".entryWith")]
    public extern mutating fn entryWith<F: FnOnce(&mut Formatter) -> Result>(value: F): &mut DebugSet<'a, 'b>
    #[cpp(".finishNonExhaustive")]
    public extern mutating fn finishNonExhaustive(): Result
    #[cpp(".finish")]
    public extern mutating fn finish(): Result
}

extension<'a, 'b> DebugMap<'a, 'b> {
    public mutating fn entry<K: Debug + ?Sized, V: Debug + ?Sized>(key: &K, value: &V): &mut DebugMap<'a, 'b> {
        self.key(key).value(value)
    }
    public mutating fn key<K: Debug + ?Sized>(key: &K): &mut DebugMap<'a, 'b> {
        self.keyWith({ f: &mut Formatter -> K.fmt(key, f) })
    }
    public mutating fn value<V: Debug + ?Sized>(value: &V): &mut DebugMap<'a, 'b> {
        self.valueWith({ f: &mut Formatter -> V.fmt(value, f) })
    }
    public mutating fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(entries: I): &mut DebugMap<'a, 'b> {
        for (key, value) in entries {
            self.entry(&key, &value)
        }
        self
    }
    #[cpp(".keyWith")]
    public extern mutating fn keyWith<F: FnOnce(&mut Formatter) -> Result>(key: F): &mut DebugMap<'a, 'b>
    #[cpp(".valueWith")]
    public extern mutating fn valueWith<F: FnOnce(&mut Formatter) -> Result>(value: F): &mut DebugMap<'a, 'b>
    #[cpp(".finishNonExhaustive")]
    public extern mutating fn finishNonExhaustive(): Result
    #[cpp(".finish")]
    public extern mutating fn finish(): Result
}
