// Iterators over the characters and bytes of text.
#![cpp(header = "ox/lang/str.h")]
import std.fmt
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }
import std.str.sliceUnchecked

#[mustUse]
#[cpp("ox::Chars")]
public extern struct Chars<'a>

extension<'a> Chars<'a> {
    #[cpp("ox::Chars")]
    public extern static fn of(text: &'a str): Chars<'a>
    #[mustUse]
    #[cpp(".asStr")]
    public extern fn asStr(): &'a str
}

extension<'a> Chars<'a>: Clone { #[cpp("(*$self)")] extern fn clone(): Chars<'a> }
extension<'a> Chars<'a>: Iterator {
    type Item = Char
    #[cpp(".next")]
    extern mutating fn next(): Option<Char>
    #[cpp("$self.count()")]
    extern consuming fn count(): UIntSize
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        let bytes = self.asStr().len()
        ((bytes + 3) / 4, Some(bytes))
    }
    consuming fn last(): Option<Char> {
        var chars = self
        chars.nextBack()
    }
}
extension<'a> Chars<'a>: DoubleEndedIterator {
    #[cpp(".nextBack")]
    extern mutating fn nextBack(): Option<Char>
}
extension<'a> Chars<'a>: FusedIterator {}
extension<'a> Chars<'a>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.writeStr("Chars(")?
        f.debugList().entries(self.clone()).finish()?
        f.writeStr(")")
    }
}

#[mustUse]
#[derive(Clone)]
public struct CharIndices<'a> {
    front: UIntSize,
    chars: Chars<'a>,
}

extension<'a> CharIndices<'a> {
    public static fn of(text: &'a str): CharIndices<'a> { CharIndices { front: 0, chars: text.chars() } }
    #[mustUse]
    public fn asStr(): &'a str { self.chars.asStr() }
    #[mustUse]
    public fn offset(): UIntSize { self.front }
}
extension<'a> CharIndices<'a>: Iterator {
    type Item = (UIntSize, Char)
    mutating fn next(): Option<(UIntSize, Char)> {
        match self.chars.next() {
            Some(c) -> {
                let at = self.front
                self.front += c.lenUtf8()
                Some((at, c))
            }
            null -> null,
        }
    }
    consuming fn count(): UIntSize { self.chars.count() }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { self.chars.sizeHint() }
}
extension<'a> CharIndices<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<(UIntSize, Char)> {
        match self.chars.nextBack() {
            Some(c) -> Some((self.front + self.chars.asStr().len(), c)),
            null -> null,
        }
    }
}
extension<'a> CharIndices<'a>: FusedIterator {}
extension<'a> CharIndices<'a>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.debugStruct("CharIndices").field("front_offset", &self.front).field("iter", &self.chars).finish()
    }
}

#[mustUse]
#[derive(Clone)]
public struct Bytes<'a> {
    rest: &'a [UInt8],
}

extension<'a> Bytes<'a> {
    public static fn of(text: &'a str): Bytes<'a> { Bytes { rest: text.asBytes() } }
}
extension<'a> Bytes<'a>: Iterator {
    type Item = UInt8
    mutating fn next(): Option<UInt8> {
        if self.rest.isEmpty() { return null }
        let byte = self.rest[0]
        self.rest = &self.rest[1..]
        Some(byte)
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.rest.len(), Some(self.rest.len())) }
    consuming fn count(): UIntSize { self.rest.len() }
}
extension<'a> Bytes<'a>: DoubleEndedIterator {
    mutating fn nextBack(): Option<UInt8> {
        if self.rest.isEmpty() { return null }
        let last = self.rest.len() - 1
        let byte = self.rest[last]
        self.rest = &self.rest[..last]
        Some(byte)
    }
}
extension<'a> Bytes<'a>: ExactSizeIterator {}
extension<'a> Bytes<'a>: FusedIterator {}
extension<'a> Bytes<'a>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        f.writeStr("Bytes(Copied { it: Iter(")?
        self.rest.fmt(f)?
        f.writeStr(") })")
    }
}

#[derive(Clone)]
public struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    low: UInt16,
}

extension<'a> EncodeUtf16<'a> {
    public static fn of(text: &'a str): EncodeUtf16<'a> { EncodeUtf16 { chars: text.chars(), low: 0 } }
}
extension<'a> EncodeUtf16<'a>: Iterator {
    type Item = UInt16
    mutating fn next(): Option<UInt16> {
        if self.low != 0 {
            let low = self.low
            self.low = 0
            return Some(low)
        }
        match self.chars.next() {
            Some(c) -> {
                let code = c as UInt32
                if code < 0x10000 { return Some(code as UInt16) }
                let rest = code - 0x10000
                self.low = 0xDC00 | (rest & 0x3FF) as UInt16
                Some(0xD800 | (rest >> 10) as UInt16)
            }
            null -> null,
        }
    }
}
