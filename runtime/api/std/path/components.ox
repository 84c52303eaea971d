// The parts of a path.
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.ffi.{ osOf, OsStr }
import std.fmt.{ self, Debug, Formatter }
import std.iter.{ DoubleEndedIterator, FusedIterator, Iterator }
import std.path.{ pathOf, Path }
import std.str.sliceUnchecked

/// What only other systems have; no path has one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
public struct PrefixComponent<'a> {
    text: &'a OsStr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
public enum Component<'a> {
    Prefix(PrefixComponent<'a>),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&'a OsStr),
}

extension<'a> Component<'a> {
    #[mustUse]
    public consuming fn asOsStr(): &'a OsStr {
        match self {
            Component.Prefix(prefix) -> prefix.text,
            Component.RootDir -> osOf("/"),
            Component.CurDir -> osOf("."),
            Component.ParentDir -> osOf(".."),
            Component.Normal(name) -> name,
        }
    }
}
extension<'a> Component<'a>: AsRef<OsStr> { fn asRef(): &OsStr { self.asOsStr() } }

/// From both ends. Doubled slashes, slashes at the end and dots that are not in front are left out.
#[derive(Clone)]
public struct Components<'a> {
    text: &'a str,
    // Nothing was taken from the front yet: a root or a first dot is to come.
    isWhole: Bool,
}

fn named<'a>(name: &'a str): Option<Component<'a>> {
    match name {
        "" | "." -> null,
        ".." -> Some(Component.ParentDir),
        _ -> Some(Component.Normal(osOf(name))),
    }
}

extension<'a> Components<'a> {
    public(crate) static fn of(text: &'a str): Components<'a> { Components { text: text, isWhole: true } }

    /// The root or the dot in front, while it is to come: one byte.
    fn head(): Option<Component<'a>> {
        if !self.isWhole { return null }
        if self.text.startsWith('/') { return Some(Component.RootDir) }
        if self.text == "." || self.text.startsWith("./") { Some(Component.CurDir) } else { null }
    }
    mutating fn cut(count: UIntSize) { self.text = sliceUnchecked(self.text, count, self.text.len()) }

    /// The part in front of the first slash, and how much is gone with that.
    fn firstPart(): (Option<Component<'a>>, UIntSize) {
        match self.text.find('/') {
            Some(end) -> (named(sliceUnchecked(self.text, 0, end)), end + 1),
            null -> (named(self.text), self.text.len()),
        }
    }
    /// The part behind the last slash, and what remains then; nothing below `start` counts.
    fn lastPart(start: UIntSize): (Option<Component<'a>>, UIntSize) {
        let body = sliceUnchecked(self.text, start, self.text.len())
        match body.rfind('/') {
            Some(slash) -> (named(sliceUnchecked(body, slash + 1, body.len())), start + slash),
            null -> (named(body), start),
        }
    }

    /// What was not taken yet.
    #[mustUse]
    public fn asPath(): &'a Path {
        var rest = self.clone()
        if !rest.isWhole {
            while !rest.text.isEmpty() {
                let (part, length) = rest.firstPart()
                if part.isSome() { break }
                rest.cut(length)
            }
        }
        let start: UIntSize = if rest.head().isSome() { 1 } else { 0 }
        while rest.text.len() > start {
            let (part, length) = rest.lastPart(start)
            if part.isSome() { break }
            rest.text = sliceUnchecked(rest.text, 0, length)
        }
        pathOf(rest.text)
    }
}
extension<'a> Components<'a>: Iterator {
    type Item = Component<'a>
    mutating fn next(): Option<Component<'a>> {
        let head = self.head()
        self.isWhole = false
        if head.isSome() {
            self.cut(1)
            return head
        }
        while !self.text.isEmpty() {
            let (part, length) = self.firstPart()
            self.cut(length)
            if part.isSome() { return part }
        }
        null
    }
}
extension<'a> Components<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<Component<'a>> {
        let head = self.head()
        let start: UIntSize = if head.isSome() { 1 } else { 0 }
        while self.text.len() > start {
            let (part, length) = self.lastPart(start)
            self.text = sliceUnchecked(self.text, 0, length)
            if part.isSome() { return part }
        }
        self.isWhole = false
        self.text = ""
        head
    }
}
extension<'a> Components<'a>: FusedIterator {}
extension<'a> Components<'a>: PartialEq {
    fn eq(other: &Self): Bool { Iterator.eq(self.clone(), other.clone()) }
}
extension<'a> Components<'a>: Eq {}
extension<'a> Components<'a>: PartialOrd {
    fn partialCmp(other: &Self): Option<Ordering> { Some(Iterator.cmp(self.clone(), other.clone())) }
}
extension<'a> Components<'a>: Ord {
    fn cmp(other: &Self): Ordering { Iterator.cmp(self.clone(), other.clone()) }
}

struct ComponentList<'a>(Components<'a>)
extension<'a> ComponentList<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugList().entries(self.0.clone()).finish() }
}
extension<'a> Components<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("Components").field(&ComponentList(self.clone())).finish() }
}

/// The parts as texts.
#[derive(Clone)]
public struct Iter<'a> {
    inner: Components<'a>,
}
extension<'a> Iter<'a> {
    public(crate) static fn of(inner: Components<'a>): Iter<'a> { Iter { inner: inner } }
    #[mustUse]
    public fn asPath(): &'a Path { self.inner.asPath() }
}
extension<'a> Iter<'a>: Iterator {
    type Item = &'a OsStr
    mutating fn next(): Option<&'a OsStr> { Some(self.inner.next()?.asOsStr()) }
}
extension<'a> Iter<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<&'a OsStr> { Some(self.inner.nextBack()?.asOsStr()) }
}
extension<'a> Iter<'a>: FusedIterator {}
