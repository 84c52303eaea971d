// std.borrow: borrowed and owned forms of the same data.
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.{ AsRef, From }
import std.default.Default
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.{ Hash, Hasher }
import std.ops.{ Add, AddAssign, Deref }

#[lang("Borrow")]
public trait Borrow<Borrowed: ?Sized> {
    fn borrow(): &Borrowed
}

public trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> {
    mutating fn borrowMut(): &mut Borrowed
}

extension<T: ?Sized> T: Borrow<T> {
    fn borrow(): &T { self }
}

extension<T: ?Sized> T: BorrowMut<T> {
    mutating fn borrowMut(): &mut T { self }
}

extension<'a, T: ?Sized> &'a T: Borrow<T> {
    fn borrow(): &T { *self }
}

extension<'a, T: ?Sized> &'a mut T: Borrow<T> {
    fn borrow(): &T { *self }
}

extension String: Borrow<str> {
    fn borrow(): &str { self.asStr() }
}

public trait ToOwned {
    type Owned: Borrow<Self>
    #[mustUse = "cloning is often expensive and is not expected to have side effects"]
    #[mustUse]
    fn toOwned(): Self.Owned
}

extension<T: Clone> T: ToOwned {
    type Owned = T
    fn toOwned(): T { self.clone() }
}

extension str: ToOwned {
    type Owned = String
    fn toOwned(): String { String.from(self) }
}

/// Borrowed as long as possible.
public enum Cow<'a, B: ?Sized + ToOwned + 'a> {
    Borrowed(&'a B),
    Owned(B.Owned),
}

extension<'a, B: ?Sized + ToOwned> Cow<'a, B> {
    public fn isBorrowed(): Bool {
        match self {
            Cow.Borrowed(_) -> true,
            Cow.Owned(_) -> false,
        }
    }

    public fn isOwned(): Bool { !self.isBorrowed() }

    public consuming fn intoOwned(): B.Owned {
        match self {
            Cow.Borrowed(value) -> value.toOwned(),
            Cow.Owned(value) -> value,
        }
    }

    public mutating fn toMut(): &mut B.Owned {
        if let Cow.Borrowed(value) = self {
            let owned = value.toOwned()
            *self = Cow.Owned(owned)
        }
        match self {
            Cow.Owned(value) -> value,
            Cow.Borrowed(_) -> unreachable!(),
        }
    }
}

extension<'a, B: ?Sized + ToOwned> Cow<'a, B>: Deref {
    type Target = B
    fn deref(): &B {
        match self {
            Cow.Borrowed(value) -> *value,
            Cow.Owned(value) -> value.borrow(),
        }
    }
}

extension<'a, B: ?Sized + ToOwned> Cow<'a, B>: Borrow<B> {
    fn borrow(): &B { self.deref() }
}

extension<'a, B: ?Sized + ToOwned> Cow<'a, B>: AsRef<B> {
    fn asRef(): &B { self.deref() }
}

extension<'a, B: ?Sized + ToOwned> Cow<'a, B>: Clone {
    fn clone(): Self {
        match self {
            Cow.Borrowed(value) -> Cow.Borrowed(*value),
            Cow.Owned(value) -> {
                let borrowed: &B = value.borrow()
                Cow.Owned(borrowed.toOwned())
            }
        }
    }
}

extension<'a, 'b, B: ?Sized + PartialEq<C> + ToOwned, C: ?Sized + ToOwned> Cow<'a, B>: PartialEq<Cow<'b, C>> {
    fn eq(other: &Cow<'b, C>): Bool { *self.deref() == *other.deref() }
}
extension<'a, B: ?Sized + Eq + ToOwned> Cow<'a, B>: Eq {}
extension<'a> Cow<'a, str>: PartialEq<str> {
    fn eq(other: &str): Bool { *self.deref() == *other }
}
extension<'a, 'b> Cow<'a, str>: PartialEq<&'b str> {
    fn eq(other: &&'b str): Bool { *self.deref() == **other }
}
extension<'a> Cow<'a, str>: PartialEq<String> {
    fn eq(other: &String): Bool { *self.deref() == *other.asStr() }
}
extension<'a> str: PartialEq<Cow<'a, str>> {
    fn eq(other: &Cow<'a, str>): Bool { *self == *other.deref() }
}
extension<'a, 'b> &'b str: PartialEq<Cow<'a, str>> {
    fn eq(other: &Cow<'a, str>): Bool { **self == *other.deref() }
}
extension<'a> String: PartialEq<Cow<'a, str>> {
    fn eq(other: &Cow<'a, str>): Bool { *self.asStr() == *other.deref() }
}
extension<'a, B: ?Sized + PartialOrd + ToOwned> Cow<'a, B>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { self.deref().partialCmp(other.deref()) }
}
extension<'a, B: ?Sized + Ord + ToOwned> Cow<'a, B>: Ord {
    fn cmp(other: &Self): Ordering { self.deref().cmp(other.deref()) }
}
extension<'a, B: ?Sized + Hash + ToOwned> Cow<'a, B>: Hash {
    fn hash<H: Hasher>(state: &mut H) { self.deref().hash(state) }
}
extension<'a, B: ?Sized + Debug + ToOwned> Cow<'a, B>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { self.deref().fmt(f) }
}
extension<'a, B: ?Sized + Display + ToOwned> Cow<'a, B>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { self.deref().fmt(f) }
}
extension<'a, B: ?Sized + ToOwned> Cow<'a, B>: Default where B.Owned: Default {
    static fn default(): Self { Cow.Owned(B.Owned.default()) }
}
extension<'a> Cow<'a, str>: From<&'a str> {
    static fn from(text: &'a str): Self { Cow.Borrowed(text) }
}
extension<'a> Cow<'a, str>: From<String> {
    static fn from(text: String): Self { Cow.Owned(text) }
}
extension<'a> Cow<'a, str>: From<&'a String> {
    static fn from(text: &'a String): Self { Cow.Borrowed(text.asStr()) }
}
extension<'a, T: Clone> Cow<'a, [T]>: From<&'a [T]> {
    static fn from(items: &'a [T]): Self { Cow.Borrowed(items) }
}
extension<'a, T: Clone> Cow<'a, [T]>: From<Vec<T>> {
    static fn from(items: Vec<T>): Self { Cow.Owned(items) }
}
extension<'a> Cow<'a, str>: Add<&'a str> {
    type Output = Cow<'a, str>
    consuming fn add(other: &'a str): Cow<'a, str> {
        var sum = self
        sum += other
        sum
    }
}
extension<'a> Cow<'a, str>: AddAssign<&'a str> {
    mutating fn addAssign(other: &'a str) {
        if self.isEmpty() {
            *self = Cow.Borrowed(other)
        } else if !other.isEmpty() {
            self.toMut().pushStr(other)
        }
    }
}
