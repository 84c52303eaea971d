// std.char: Unicode scalar values.
#![cpp(header = "ox/lang/char.h")]
import std.error.Error
import std.fmt
import std.iter.{ DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator }
import std.str.escape.{ EscapeDebug, EscapeDefault, EscapeUnicode }

#[lang("char")]
extension Char {
    public const MAX: Char = '\u{10FFFF}'
    public const MIN: Char = '\0'
    public const REPLACEMENT_CHARACTER: Char = '\u{FFFD}'

    #[mustUse]
    #[cpp("ox::chars::fromU32")]
    public extern static fn fromU32(i: UInt32): Option<Char>
    public static fn decodeUtf16<I: IntoIterator<Item = UInt16>>(units: I): DecodeUtf16<I.IntoIter> { decodeUtf16(units) }
    #[mustUse]
    #[cpp("char32_t($0)")]
    public extern static unsafe fn fromU32Unchecked(i: UInt32): Char
    #[mustUse]
    #[cpp("ox::chars::fromDigitChecked")]
    public extern static fn fromDigit(num: UInt32, radix: UInt32): Option<Char>
    #[mustUse]
    #[cpp("ox::chars::isAlphabetic")]
    public extern consuming fn isAlphabetic(): Bool
    #[mustUse]
    #[cpp("ox::chars::isNumeric")]
    public extern consuming fn isNumeric(): Bool
    #[mustUse]
    public consuming fn isAlphanumeric(): Bool { self.isAlphabetic() || self.isNumeric() }
    #[mustUse]
    #[cpp("ox::chars::isLowercase")]
    public extern consuming fn isLowercase(): Bool
    #[mustUse]
    #[cpp("ox::chars::isUppercase")]
    public extern consuming fn isUppercase(): Bool
    #[mustUse]
    #[cpp("ox::chars::isWhitespace")]
    public extern consuming fn isWhitespace(): Bool
    #[mustUse]
    #[cpp("ox::chars::isControl")]
    public extern consuming fn isControl(): Bool
    #[mustUse]
    #[cpp("ox::chars::toDigitChecked")]
    public extern consuming fn toDigit(radix: UInt32): Option<UInt32>
    public consuming fn isDigit(radix: UInt32): Bool { self.toDigit(radix).isSome() }
    #[mustUse]
    #[cpp("ox::chars::lenUtf8")]
    public extern consuming fn lenUtf8(): UIntSize
    #[mustUse]
    #[cpp("ox::chars::lenUtf16")]
    public extern consuming fn lenUtf16(): UIntSize
    #[cpp("ox::chars::encodeUtf8")]
    public extern consuming fn encodeUtf8<'a>(buffer: &'a mut [UInt8]): &'a mut str
    #[cpp("ox::String::from(*$self)")]
    public extern fn toString(): String

    #[mustUse]
    public consuming fn toLowercase(): ToLowercase { ToLowercase.of(lower(self)) }
    #[mustUse]
    public consuming fn toUppercase(): ToUppercase { ToLowercase.of(upper(self)) }
    #[mustUse]
    public consuming fn escapeDebug(): EscapeDebug { EscapeDebug.debug(&self.toString()) }
    #[mustUse]
    public consuming fn escapeDefault(): EscapeDefault { EscapeDefault.defaults(&self.toString()) }
    #[mustUse]
    public consuming fn escapeUnicode(): EscapeUnicode { EscapeUnicode.unicode(&self.toString()) }

    #[mustUse]
    public fn isAscii(): Bool { *self <= '\u{7F}' }
    #[mustUse]
    public fn isAsciiAlphabetic(): Bool { (*self >= 'a' && *self <= 'z') || (*self >= 'A' && *self <= 'Z') }
    #[mustUse]
    public fn isAsciiDigit(): Bool { *self >= '0' && *self <= '9' }
    #[mustUse]
    public fn isAsciiHexdigit(): Bool { (*self).isDigit(16) }
    #[mustUse]
    public fn isAsciiAlphanumeric(): Bool { self.isAsciiAlphabetic() || self.isAsciiDigit() }
    #[mustUse]
    public fn isAsciiUppercase(): Bool { *self >= 'A' && *self <= 'Z' }
    #[mustUse]
    public fn isAsciiLowercase(): Bool { *self >= 'a' && *self <= 'z' }
    #[mustUse]
    public fn isAsciiWhitespace(): Bool { *self == ' ' || *self == '\t' || *self == '\n' || *self == '\u{C}' || *self == '\r' }
    #[mustUse]
    public fn isAsciiPunctuation(): Bool { self.isAsciiGraphic() && !self.isAsciiAlphanumeric() }
    #[mustUse]
    public fn isAsciiGraphic(): Bool { *self >= '!' && *self <= '~' }
    #[mustUse]
    public fn isAsciiControl(): Bool { *self < ' ' || *self == '\u{7F}' }
    #[mustUse]
    public fn toAsciiUppercase(): Char { if self.isAsciiLowercase() { shift(*self, -32) } else { *self } }
    #[mustUse]
    public fn toAsciiLowercase(): Char { if self.isAsciiUppercase() { shift(*self, 32) } else { *self } }
    public mutating fn makeAsciiUppercase() { *self = self.toAsciiUppercase() }
    public mutating fn makeAsciiLowercase() { *self = self.toAsciiLowercase() }
    public fn eqIgnoreAsciiCase(other: &Char): Bool { self.toAsciiLowercase() == other.toAsciiLowercase() }
}

#[cpp("static_cast<char32_t>($0 + static_cast<char32_t>($1))")]
extern fn shift(c: Char, by: Int): Char
#[cpp("ox::chars::toLowercase")]
extern fn lower(c: Char): Mapping
#[cpp("ox::chars::toUppercase")]
extern fn upper(c: Char): Mapping

#[cpp("ox::chars::CaseMapping")]
extern struct Mapping

extension Mapping: Clone { #[cpp("(*$self)")] extern fn clone(): Mapping }
extension Mapping {
    #[cpp("$self->items[$0]")]
    extern fn at(i: UIntSize): Char
    #[cpp("ox::usize($self->len)")]
    extern fn len(): UIntSize
}

/// The one to three characters of the other case.
#[derive(Clone)]
public struct ToLowercase {
    mapping: Mapping,
    front: UIntSize,
    back: UIntSize,
}

public type ToUppercase = ToLowercase

extension ToLowercase {
    static fn of(mapping: Mapping): ToLowercase {
        let back = mapping.len()
        ToLowercase { mapping: mapping, front: 0, back: back }
    }
}
extension ToLowercase: Iterator {
    type Item = Char
    mutating fn next(): Option<Char> {
        if self.front == self.back { return null }
        self.front += 1
        Some(self.mapping.at(self.front - 1))
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) { (self.back - self.front, Some(self.back - self.front)) }
}
extension ToLowercase: DoubleEndedIterator {
    mutating fn nextBack(): Option<Char> {
        if self.front == self.back { return null }
        self.back -= 1
        Some(self.mapping.at(self.back))
    }
}
extension ToLowercase: ExactSizeIterator {}
extension ToLowercase: FusedIterator {}
extension ToLowercase: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        var i = self.front
        while i < self.back {
            f.writeChar(self.mapping.at(i))?
            i += 1
        }
        Ok(())
    }
}

public fn decodeUtf16<I: IntoIterator<Item = UInt16>>(units: I): DecodeUtf16<I.IntoIter> {
    DecodeUtf16 { units: units.intoIter(), pending: null }
}

/// The characters of UTF-16 text; an error for each surrogate without its other half.
#[derive(Clone, Debug)]
public struct DecodeUtf16<I> {
    units: I,
    pending: Option<UInt16>,
}

extension<I: Iterator<Item = UInt16>> DecodeUtf16<I>: Iterator {
    type Item = Result<Char, DecodeUtf16Error>
    mutating fn next(): Option<Result<Char, DecodeUtf16Error>> {
        let first = match self.pending.take() {
            Some(unit) -> unit,
            null -> self.units.next()?,
        }
        if first < 0xD800 || first > 0xDFFF { return Some(Ok(unsafe { Char.fromU32Unchecked(first as UInt32) })) }
        if first > 0xDBFF { return Some(Err(DecodeUtf16Error { code: first })) }
        match self.units.next() {
            Some(second) -> {
                if second < 0xDC00 || second > 0xDFFF {
                    self.pending = Some(second)
                    return Some(Err(DecodeUtf16Error { code: first }))
                }
                let code = 0x10000 + ((first as UInt32 - 0xD800) << 10) + (second as UInt32 - 0xDC00)
                Some(Ok(unsafe { Char.fromU32Unchecked(code) }))
            }
            null -> Some(Err(DecodeUtf16Error { code: first })),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct DecodeUtf16Error {
    code: UInt16,
}

extension DecodeUtf16Error {
    #[mustUse]
    public fn unpairedSurrogate(): UInt16 { self.code }
}
extension DecodeUtf16Error: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { write!(f, "unpaired surrogate found: {:x}", self.code) }
}
extension DecodeUtf16Error: Error {}

public fn fromU32(i: UInt32): Option<Char> { Char.fromU32(i) }
public fn fromDigit(num: UInt32, radix: UInt32): Option<Char> { Char.fromDigit(num, radix) }

extension Char: TryFrom<UInt32> {
    type Error = CharTryFromError
    static fn tryFrom(i: UInt32): Result<Char, CharTryFromError> {
        match Char.fromU32(i) {
            Some(c) -> Ok(c),
            null -> Err(CharTryFromError(())),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct CharTryFromError(())
extension CharTryFromError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.pad("converted integer out of range for `char`") }
}
extension CharTryFromError: Error {}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public struct TryFromCharError(public(crate) ())
extension TryFromCharError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.pad("unicode code point out of range") }
}
extension TryFromCharError: Error {}

#[derive(Debug, Clone, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

#[derive(Debug, Clone, PartialEq, Eq)]
public struct ParseCharError {
    kind: CharErrorKind,
}

extension ParseCharError {
    public static fn empty(): ParseCharError { ParseCharError { kind: CharErrorKind.EmptyString } }
    public static fn tooMany(): ParseCharError { ParseCharError { kind: CharErrorKind.TooManyChars } }
}
extension ParseCharError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self.kind {
            CharErrorKind.EmptyString -> f.pad("cannot parse char from empty string"),
            CharErrorKind.TooManyChars -> f.pad("too many characters in string"),
        }
    }
}
extension ParseCharError: Error {}
