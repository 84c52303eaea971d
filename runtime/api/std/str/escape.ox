// Text with its unusual characters written as escapes: an iterator that can also be displayed.
#![cpp(header = "ox/lang/str.h")]
import std.fmt
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }
import std.str.sliceUnchecked

#[cpp("ox::strs::escapeDebug")]
extern fn escapeDebug(text: &str): String
#[cpp("ox::strs::escapeDefault")]
extern fn escapeDefault(text: &str): String
#[cpp("ox::strs::escapeUnicode")]
extern fn escapeUnicode(text: &str): String
#[cpp("ox::strs::escapeAscii")]
extern fn escapeAscii(bytes: &[UInt8]): String

#[derive(Clone, Debug)]
public struct EscapeDebug {
    text: String,
    at: UIntSize,
}

public type EscapeDefault = EscapeDebug
public type EscapeUnicode = EscapeDebug

extension EscapeDebug {
    public static fn debug(text: &str): EscapeDebug { EscapeDebug { text: escapeDebug(text), at: 0 } }
    public static fn defaults(text: &str): EscapeDebug { EscapeDebug { text: escapeDefault(text), at: 0 } }
    public static fn unicode(text: &str): EscapeDebug { EscapeDebug { text: escapeUnicode(text), at: 0 } }
    fn rest(): &str { sliceUnchecked(&self.text, self.at, self.text.len()) }
}

extension EscapeDebug: Iterator {
    type Item = Char
    mutating fn next(): Option<Char> {
        let c = self.rest().chars().next()?
        self.at += c.lenUtf8()
        Some(c)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.rest().chars().sizeHint() }
}

extension EscapeDebug: FusedIterator {}
extension EscapeDebug: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr(self.rest()) }
}

/// Bytes as the text of a byte string literal.
#[derive(Clone, Debug)]
public struct EscapeAscii {
    text: String,
    front: UIntSize,
    back: UIntSize,
}

extension EscapeAscii {
    public static fn of(bytes: &[UInt8]): EscapeAscii {
        let text = escapeAscii(bytes)
        let back = text.len()
        EscapeAscii { text: text, front: 0, back: back }
    }
}

extension EscapeAscii: Iterator {
    type Item = UInt8
    mutating fn next(): Option<UInt8> {
        if self.front == self.back { return null }
        self.front += 1
        Some(self.text.asBytes()[self.front - 1])
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.back - self.front, Some(self.back - self.front)) }
}

extension EscapeAscii: DoubleEndedIterator {
    mutating fn nextBack(): Option<UInt8> {
        if self.front == self.back { return null }
        self.back -= 1
        Some(self.text.asBytes()[self.back])
    }
}

extension EscapeAscii: ExactSizeIterator {}
extension EscapeAscii: FusedIterator {}
extension EscapeAscii: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr(sliceUnchecked(&self.text, self.front, self.back)) }
}
