// std.env: arguments and environment.
#![cpp(header = "ox/lang/env.h")]
import std.error.Error
import std.fmt
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, Iterator }

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

/// The program's name, then what the user wrote.
public fn args(): Args { Args { next: 0, end: argCount() } }

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

public fn var(name: &str): Result<String, VarError> { get(name).okOr(VarError.NotPresent) }
public unsafe fn setVar(name: &str, value: &str) { set(name, value) }
public unsafe fn removeVar(name: &str) { unset(name) }

public fn vars(): Vars {
    var pairs = Vec.new()
    for i in 0..count() {
        pairs.push((nameAt(i), valueAt(i)))
    }
    Vars { pairs: pairs.intoIter() }
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
    NotUnicode(String),
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
