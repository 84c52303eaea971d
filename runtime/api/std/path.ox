// std.path: where files are. Nothing here looks at the disk except what says so.
#![cpp(header = "ox/lang/str.h")]
import std.borrow.{ Borrow, Cow }
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.Infallible
import std.error.Error
import std.ffi.{ osOf, rawOf, OsStr, OsString }
import std.fmt.{ self, Debug, Formatter }
import std.fs
import std.hash.{ Hash, Hasher }
import std.io
import std.iter.{ Extend, FromIterator, FusedIterator }
import std.ops.Deref
import std.rc.Rc
import std.str.FromStr
import std.sync.Arc

public external module components

public import std.path.components.{ Component, Components, Iter, PrefixComponent }

public const MAIN_SEPARATOR: Char = '/'
public const MAIN_SEPARATOR_STR: &str = "/"

#[mustUse]
public fn isSeparator(c: Char): Bool { c == '/' }

/// A path, borrowed: names with slashes between them. Equal are paths with equal components.
#[cpp("ox::str")]
#[unsized]
public extern struct Path

#[cpp("$0")]
public(crate) extern fn pathOf(text: &str): &Path
#[cpp("$0")]
public(crate) extern fn textOf(path: &Path): &str
#[cpp("ox::Box<ox::str>($0)")]
extern fn boxedOf(text: Box<str>): Box<Path>
#[cpp("ox::Box<ox::str>($0)")]
extern fn textOfBox(path: Box<Path>): Box<str>
#[cpp("ox::Arc<ox::str>($0)")]
extern fn sharedOf(text: Arc<str>): Arc<Path>
#[cpp("ox::Rc<ox::str>($0)")]
extern fn countedOf(text: Rc<str>): Rc<Path>

/// A file's name at its last dot: what is before it, and what is behind it. One that begins with its only dot has none.
fn atDot(name: &OsStr): (Option<&OsStr>, Option<&OsStr>) {
    let text = rawOf(name)
    if text == ".." { return (Some(name), null) }
    match text.rsplitOnce('.') {
        Some((stem, extension)) -> if stem.isEmpty() { (Some(name), null) } else { (Some(osOf(stem)), Some(osOf(extension))) },
        null -> (Some(name), null),
    }
}

extension Path {
    public static fn new<S: AsRef<OsStr> + ?Sized>(text: &S): &Path { pathOf(rawOf(text.asRef())) }
    #[mustUse]
    public fn asOsStr(): &OsStr { osOf(textOf(self)) }
    #[mustUse]
    public fn toStr(): Option<&str> { self.asOsStr().toStr() }
    #[mustUse]
    public fn toStringLossy(): Cow<str> { self.asOsStr().toStringLossy() }
    #[mustUse]
    public fn toPathBuf(): PathBuf { PathBuf { inner: self.asOsStr().toOsString() } }
    #[mustUse]
    public consuming fn intoPathBuf(self: Box<Path>): PathBuf { PathBuf { inner: OsString.ofRaw(String.from(textOfBox(self))) } }
    #[mustUse]
    public fn isAbsolute(): Bool { self.hasRoot() }
    #[mustUse]
    public fn isRelative(): Bool { !self.hasRoot() }
    #[mustUse]
    public fn hasRoot(): Bool { textOf(self).startsWith('/') }
    public fn components(): Components<'_> { Components.of(textOf(self)) }
    public fn iter(): Iter<'_> { Iter.of(self.components()) }
    #[mustUse]
    public fn display(): Display<'_> { Display { path: self } }

    #[mustUse]
    public fn parent(): Option<&Path> {
        var parts = self.components()
        match parts.nextBack() {
            Some(Component.Normal(_)) | Some(Component.CurDir) | Some(Component.ParentDir) -> Some(parts.asPath()),
            _ -> null,
        }
    }
    /// This path, its parent, and so on.
    public fn ancestors(): Ancestors<'_> { Ancestors { next: Some(self) } }
    #[mustUse]
    public fn fileName(): Option<&OsStr> {
        match self.components().nextBack() {
            Some(Component.Normal(name)) -> Some(name),
            _ -> null,
        }
    }
    #[mustUse]
    public fn fileStem(): Option<&OsStr> { atDot(self.fileName()?).0 }
    #[mustUse]
    public fn extension(): Option<&OsStr> { atDot(self.fileName()?).1 }
    #[mustUse]
    public fn filePrefix(): Option<&OsStr> {
        let name = self.fileName()?
        let text = rawOf(name)
        if text == ".." { return Some(name) }
        let start: UIntSize = if text.startsWith('.') { 1 } else { 0 }
        match std.str.sliceUnchecked(text, start, text.len()).find('.') {
            Some(dot) -> Some(osOf(std.str.sliceUnchecked(text, 0, start + dot))),
            null -> Some(name),
        }
    }

    #[mustUse]
    public fn startsWith<P: AsRef<Path>>(base: P): Bool { self.behind(base.asRef()).isSome() }
    #[mustUse]
    public fn endsWith<P: AsRef<Path>>(child: P): Bool {
        var own = self.components()
        var wanted = child.asRef().components()
        while let Some(part) = wanted.nextBack() {
            if own.nextBack() != Some(part) { return false }
        }
        true
    }
    public fn stripPrefix<P: AsRef<Path>>(base: P): Result<&Path, StripPrefixError> {
        self.behind(base.asRef()).okOr(StripPrefixError(()))
    }
    fn behind(base: &Path): Option<&Path> {
        var own = self.components()
        for part in base.components() {
            if own.next() != Some(part) { return null }
        }
        Some(own.asPath())
    }

    #[mustUse]
    public fn join<P: AsRef<Path>>(path: P): PathBuf {
        var joined = self.toPathBuf()
        joined.push(path)
        joined
    }
    #[mustUse]
    public fn withFileName<S: AsRef<OsStr>>(name: S): PathBuf {
        var changed = self.toPathBuf()
        changed.setFileName(name)
        changed
    }
    public fn withExtension<S: AsRef<OsStr>>(extension: S): PathBuf {
        var changed = self.toPathBuf()
        changed.setExtension(extension)
        changed
    }
    public fn withAddedExtension<S: AsRef<OsStr>>(extension: S): PathBuf {
        var changed = self.toPathBuf()
        changed.addExtension(extension)
        changed
    }

    // These ask the system.
    #[mustUse]
    public fn exists(): Bool { fs.metadata(self).isOk() }
    public fn tryExists(): io.Result<Bool> { fs.exists(self) }
    #[mustUse]
    public fn isFile(): Bool { fs.metadata(self).isOkAnd({ found -> found.isFile() }) }
    #[mustUse]
    public fn isDir(): Bool { fs.metadata(self).isOkAnd({ found -> found.isDir() }) }
    #[mustUse]
    public fn isSymlink(): Bool { fs.symlinkMetadata(self).isOkAnd({ found -> found.isSymlink() }) }
    public fn metadata(): io.Result<fs.Metadata> { fs.metadata(self) }
    public fn symlinkMetadata(): io.Result<fs.Metadata> { fs.symlinkMetadata(self) }
    public fn canonicalize(): io.Result<PathBuf> { fs.canonicalize(self) }
    public fn readLink(): io.Result<PathBuf> { fs.readLink(self) }
    public fn readDir(): io.Result<fs.ReadDir> { fs.readDir(self) }
}

/// `std.path.absolute`: from the current directory on, without a look at links.
public fn absolute<P: AsRef<Path>>(path: P): io.Result<PathBuf> {
    let path = path.asRef()
    if textOf(path).isEmpty() { return Err(io.Error.new(io.ErrorKind.InvalidInput, "cannot make an empty path absolute")) }
    var whole = if path.isAbsolute() { PathBuf.new() } else { std.env.currentDir()? }
    for part in path.components() {
        whole.push(part)
    }
    if textOf(path).endsWith('/') { whole.push("") }
    Ok(whole)
}

public struct Display<'a> {
    path: &'a Path,
}
extension<'a> Display<'a>: fmt.Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.pad(&self.path.toStringLossy()) }
}
extension<'a> Display<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.path, f) }
}

#[derive(Clone, Copy, Debug)]
public struct Ancestors<'a> {
    next: Option<&'a Path>,
}
extension<'a> Ancestors<'a>: Iterator {
    type Item = &'a Path
    mutating fn next(): Option<&'a Path> {
        let path = self.next?
        self.next = path.parent()
        Some(path)
    }
}
extension<'a> Ancestors<'a>: FusedIterator {}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct StripPrefixError(())

extension StripPrefixError: fmt.Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("prefix not found") } }
extension StripPrefixError: Error {}

extension Path: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.asOsStr(), f) } }
extension Path: PartialEq { fn eq(other: &Path): Bool { self.components() == other.components() } }
extension Path: Eq {}
extension Path: PartialOrd { fn partialCmp(other: &Path): Option<Ordering> { Some(self.cmp(other)) } }
extension Path: Ord { fn cmp(other: &Path): Ordering { self.components().cmp(other.components()) } }
extension Path: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        for part in self.components() {
            part.asOsStr().hash(state)
        }
    }
}
extension Path: ToOwned {
    type Owned = PathBuf
    fn toOwned(): PathBuf { self.toPathBuf() }
}

extension Path: AsRef<Path> { fn asRef(): &Path { self } }
extension PathBuf: AsRef<Path> { fn asRef(): &Path { self.asPath() } }
extension str: AsRef<Path> { fn asRef(): &Path { pathOf(self) } }
extension String: AsRef<Path> { fn asRef(): &Path { pathOf(self.asStr()) } }
extension OsStr: AsRef<Path> { fn asRef(): &Path { pathOf(rawOf(self)) } }
extension OsString: AsRef<Path> { fn asRef(): &Path { pathOf(rawOf(self.asOsStr())) } }
extension<'a> Cow<'a, OsStr>: AsRef<Path> { fn asRef(): &Path { Path.new(&**self) } }
extension<'a> Component<'a>: AsRef<Path> { fn asRef(): &Path { Path.new(self.asOsStr()) } }
extension<'a> Components<'a>: AsRef<Path> { fn asRef(): &Path { self.asPath() } }
extension Path: AsRef<OsStr> { fn asRef(): &OsStr { self.asOsStr() } }
extension PathBuf: AsRef<OsStr> { fn asRef(): &OsStr { self.inner.asOsStr() } }

extension<'a> Box<Path>: From<&'a Path> { static fn from(path: &'a Path): Box<Path> { boxedOf(Box.from(textOf(path))) } }
extension Box<Path>: From<PathBuf> { static fn from(path: PathBuf): Box<Path> { Box.from(path.asPath()) } }
extension Box<Path>: Clone { fn clone(): Box<Path> { Box.from(&**self) } }
extension<'a> Arc<Path>: From<&'a Path> { static fn from(path: &'a Path): Arc<Path> { sharedOf(Arc.from(textOf(path))) } }
extension Arc<Path>: From<PathBuf> { static fn from(path: PathBuf): Arc<Path> { Arc.from(path.asPath()) } }
extension<'a> Rc<Path>: From<&'a Path> { static fn from(path: &'a Path): Rc<Path> { countedOf(Rc.from(textOf(path))) } }
extension Rc<Path>: From<PathBuf> { static fn from(path: PathBuf): Rc<Path> { Rc.from(path.asPath()) } }
extension<'a> Cow<'a, Path>: From<&'a Path> { static fn from(path: &'a Path): Self { Cow.Borrowed(path) } }
extension<'a> Cow<'a, Path>: From<PathBuf> { static fn from(path: PathBuf): Self { Cow.Owned(path) } }

extension Path: PartialEq<PathBuf> { fn eq(other: &PathBuf): Bool { *self == **other } }
extension<'a> Path: PartialEq<&'a Path> { fn eq(other: &&'a Path): Bool { *self == **other } }
extension<'a> &'a Path: PartialEq<PathBuf> { fn eq(other: &PathBuf): Bool { **self == **other } }
extension Path: PartialEq<OsStr> { fn eq(other: &OsStr): Bool { *self == *Path.new(other) } }
extension Path: PartialEq<str> { fn eq(other: &str): Bool { *self == *pathOf(other) } }
extension Path: PartialEq<String> { fn eq(other: &String): Bool { *self == *pathOf(other.asStr()) } }
extension<'a> &'a Path: PartialEq<str> { fn eq(other: &str): Bool { **self == *pathOf(other) } }
extension<'a> Path: PartialEq<&'a str> { fn eq(other: &&'a str): Bool { *self == *pathOf(*other) } }

/// A path of one's own.
#[derive(Clone, Default)]
public struct PathBuf {
    inner: OsString,
}

extension PathBuf {
    #[mustUse]
    public static fn new(): PathBuf { PathBuf { inner: OsString.new() } }
    #[mustUse]
    public static fn withCapacity(capacity: UIntSize): PathBuf { PathBuf { inner: OsString.withCapacity(capacity) } }
    #[mustUse]
    public fn asPath(): &Path { pathOf(rawOf(self.inner.asOsStr())) }
    /// A path that begins at the root takes the place of this one.
    public mutating fn push<P: AsRef<Path>>(path: P) {
        let path = path.asRef()
        if path.isAbsolute() {
            self.inner.clear()
        } else if !self.inner.isEmpty() && !rawOf(self.inner.asOsStr()).endsWith('/') {
            self.inner.push("/")
        }
        self.inner.push(path)
    }
    /// Back to the parent; false when there is none.
    public mutating fn pop(): Bool {
        match self.asPath().parent() {
            Some(parent) -> {
                let len = textOf(parent).len()
                self.inner.truncate(len)
                true
            },
            null -> false,
        }
    }
    public mutating fn setFileName<S: AsRef<OsStr>>(name: S) {
        if self.asPath().fileName().isSome() { self.pop() }
        self.push(Path.new(name.asRef()))
    }
    /// False when there is no file name.
    public mutating fn setExtension<S: AsRef<OsStr>>(extension: S): Bool {
        guard let Some(stem) = self.asPath().fileStem() else { return false }
        let stem = stem.toOsString()
        self.renamed(stem, extension.asRef())
    }
    public mutating fn addExtension<S: AsRef<OsStr>>(extension: S): Bool {
        guard let Some(name) = self.asPath().fileName() else { return false }
        let name = name.toOsString()
        self.renamed(name, extension.asRef())
    }
    mutating fn renamed(mut name: OsString, extension: &OsStr): Bool {
        if !extension.isEmpty() {
            name.push(".")
            name.push(extension)
        }
        self.setFileName(name)
        true
    }
    public mutating fn clear() { self.inner.clear() }
    public mutating fn reserve(additional: UIntSize) { self.inner.reserve(additional) }
    #[mustUse]
    public fn capacity(): UIntSize { self.inner.capacity() }
    #[mustUse]
    public consuming fn intoOsString(): OsString { self.inner }
    #[mustUse]
    public consuming fn intoBoxedPath(): Box<Path> { Box.from(self) }
}

extension PathBuf: Deref {
    type Target = Path
    fn deref(): &Path { self.asPath() }
}
extension PathBuf: Borrow<Path> { fn borrow(): &Path { self.asPath() } }
extension PathBuf: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(self.asPath(), f) } }
extension PathBuf: PartialEq { fn eq(other: &PathBuf): Bool { **self == **other } }
extension PathBuf: PartialEq<Path> { fn eq(other: &Path): Bool { **self == *other } }
extension<'a> PathBuf: PartialEq<&'a Path> { fn eq(other: &&'a Path): Bool { **self == **other } }
extension PathBuf: PartialEq<OsStr> { fn eq(other: &OsStr): Bool { **self == *Path.new(other) } }
extension PathBuf: PartialEq<str> { fn eq(other: &str): Bool { **self == *pathOf(other) } }
extension<'a> PathBuf: PartialEq<&'a str> { fn eq(other: &&'a str): Bool { **self == *pathOf(*other) } }
extension PathBuf: PartialEq<String> { fn eq(other: &String): Bool { **self == *pathOf(other.asStr()) } }
extension PathBuf: Eq {}
extension PathBuf: PartialOrd { fn partialCmp(other: &PathBuf): Option<Ordering> { Some(self.cmp(other)) } }
extension PathBuf: Ord { fn cmp(other: &PathBuf): Ordering { self.asPath().cmp(other.asPath()) } }
extension PathBuf: Hash { fn hash<H: Hasher>(state: &mut H) { self.asPath().hash(state) } }

extension<'a, T: AsRef<OsStr> + ?Sized> PathBuf: From<&'a T> { static fn from(text: &'a T): PathBuf { Path.new(text).toPathBuf() } }
extension PathBuf: From<String> { static fn from(text: String): PathBuf { PathBuf { inner: OsString.ofRaw(text) } } }
extension PathBuf: From<OsString> { static fn from(text: OsString): PathBuf { PathBuf { inner: text } } }
extension OsString: From<PathBuf> { static fn from(path: PathBuf): OsString { path.inner } }
extension PathBuf: From<Box<Path>> { static fn from(path: Box<Path>): PathBuf { path.toPathBuf() } }
extension<'a> PathBuf: From<Cow<'a, Path>> { static fn from(path: Cow<'a, Path>): PathBuf { path.intoOwned() } }
extension PathBuf: FromStr {
    type Err = Infallible
    static fn fromStr(text: &str): Result<PathBuf, Infallible> { Ok(PathBuf.from(text)) }
}
extension<P: AsRef<Path>> PathBuf: FromIterator<P> {
    static fn fromIter<I: IntoIterator<Item = P>>(iter: I): PathBuf {
        var path = PathBuf.new()
        path.extend(iter)
        path
    }
}
extension<P: AsRef<Path>> PathBuf: Extend<P> {
    mutating fn extend<I: IntoIterator<Item = P>>(iter: I) {
        for part in iter {
            self.push(part)
        }
    }
}
extension<'a> &'a Path: IntoIterator {
    type Item = &'a OsStr
    type IntoIter = Iter<'a>
    consuming fn intoIter(): Iter<'a> { self.iter() }
}
extension<'a> &'a PathBuf: IntoIterator {
    type Item = &'a OsStr
    type IntoIter = Iter<'a>
    consuming fn intoIter(): Iter<'a> { self.asPath().iter() }
}
