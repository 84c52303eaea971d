// std.env: arguments and environment.
#![cpp(header = "ox/lang/env.h")]
import std.convert.AsRef
import std.error.Error
import std.ffi.{ rawOf, OsStr, OsString }
import std.fmt
import std.fs.raw
import std.io
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Iterator }
import std.path.{ Path, PathBuf }

#[cpp("ox::env::argCount")]
extern fn argCount(): UIntSize
#[cpp("ox::env::argAt")]
extern fn argAt(i: UIntSize): String
#[cpp("ox::env::get")]
extern fn get(name: &str): Option<String>
#[cpp("ox::env::set")]
extern fn set(name: &str, value: &str)
#[cpp("ox::env::unset")]
extern fn unset(name: &str)
#[cpp("ox::env::count")]
extern fn count(): UIntSize
#[cpp("ox::env::nameAt")]
extern fn nameAt(i: UIntSize): String
#[cpp("ox::env::valueAt")]
extern fn valueAt(i: UIntSize): String

public external module consts

/// The program's name, then what the user wrote.
public fn args(): Args { Args { next: 0, end: argCount() } }

#[mustUse]
public struct Args {
    next: UIntSize,
    end: UIntSize,
}

extension Args: Iterator {
    type Item = String
    mutating fn next(): Option<String> {
        if self.next == self.end { return null }
        self.next += 1
        Some(argAt(self.next - 1))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.end - self.next, Some(self.end - self.next)) }
}
extension Args: DoubleEndedIterator {
    mutating fn nextBack(): Option<String> {
        if self.next == self.end { return null }
        self.end -= 1
        Some(argAt(self.end))
    }
}
extension Args: ExactSizeIterator {}

public fn var<K: AsRef<OsStr>>(key: K): Result<String, VarError> {
    match varOs(key) {
        Some(value) -> value.intoString().mapErr({ value -> VarError.NotUnicode(value) }),
        null -> Err(VarError.NotPresent),
    }
}
#[mustUse]
public fn varOs<K: AsRef<OsStr>>(key: K): Option<OsString> { get(rawOf(key.asRef())).map({ value -> OsString.ofRaw(value) }) }
public unsafe fn setVar<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V) { set(rawOf(key.asRef()), rawOf(value.asRef())) }
public unsafe fn removeVar<K: AsRef<OsStr>>(key: K) { unset(rawOf(key.asRef())) }

/// Where the process is.
public fn currentDir(): io.Result<PathBuf> { Ok(PathBuf.from(OsString.ofRaw(raw.currentDir()?))) }
public fn setCurrentDir<P: AsRef<Path>>(path: P): io.Result<()> { raw.setCurrentDir(path.asRef()) }
public fn currentExe(): io.Result<PathBuf> { std.fs.readLink("/proc/self/exe") }
#[mustUse]
public fn tempDir(): PathBuf {
    match varOs("TMPDIR") {
        Some(path) -> PathBuf.from(path),
        null -> PathBuf.from("/tmp"),
    }
}
#[mustUse]
public fn homeDir(): Option<PathBuf> { varOs("HOME").map({ path -> PathBuf.from(path) }) }
/// What a variable like PATH lists.
public fn splitPaths<T: AsRef<OsStr> + ?Sized>(unparsed: &T): SplitPaths<'_> { SplitPaths { parts: rawOf(unparsed.asRef()).split(':') } }

public struct SplitPaths<'a> {
    parts: std.str.Split<'a, Char>,
}
extension<'a> SplitPaths<'a>: Iterator {
    type Item = PathBuf
    mutating fn next(): Option<PathBuf> { Some(PathBuf.from(self.parts.next()?)) }
}

#[mustUse]
public fn vars(): Vars {
    var pairs = Vec.new()
    for i in 0..count() {
        let name = OsString.ofRaw(nameAt(i)).intoString()
        pairs.push((name.unwrap(), OsString.ofRaw(valueAt(i)).intoString().unwrap()))
    }
    Vars { pairs: pairs.intoIter() }
}

/// As the system has them.
#[mustUse]
public fn varsOs(): VarsOs {
    var pairs = Vec.new()
    for i in 0..count() {
        pairs.push((OsString.ofRaw(nameAt(i)), OsString.ofRaw(valueAt(i))))
    }
    VarsOs { pairs: pairs.intoIter() }
}

public struct VarsOs {
    pairs: std.vec.IntoIter<(OsString, OsString)>,
}
extension VarsOs: Iterator {
    type Item = (OsString, OsString)
    mutating fn next(): Option<(OsString, OsString)> { self.pairs.next() }
}

public struct Vars {
    pairs: std.vec.IntoIter<(String, String)>,
}
extension Vars: Iterator {
    type Item = (String, String)
    mutating fn next(): Option<(String, String)> { self.pairs.next() }
}

#[derive(Debug, Clone, PartialEq, Eq)]
public enum VarError {
    NotPresent,
    NotUnicode(OsString),
}
extension VarError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self {
            VarError.NotPresent -> f.pad("environment variable not found"),
            VarError.NotUnicode(text) -> write!(f, "environment variable was not valid unicode: {:?}", text),
        }
    }
}
extension VarError: Error {}
