// std.fmt: how values become text.
public external module builders

public import std.fmt.builders.{ DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple }

public type Result = std.result.Result<(), Error>

/// A writer refused.
#[lang("FmtError")]
#[cpp("ox::fmt::Error")]
public extern struct Error

extension Error: Clone { fn clone(): Error { *self } }
extension Error: Copy {}
extension Error: Default { static fn default(): Error { Error } }
extension Error: PartialEq { fn eq(other: &Error): Bool { true } }
extension Error: Eq {}
extension Error: Debug { fn fmt(f: &mut Formatter): Result { f.writeStr("Error") } }
extension Error: Display {
    fn fmt(f: &mut Formatter): Result { f.pad("an error occurred when formatting an argument") }
}

#[lang("Display")]
public trait Display {
    fn fmt(f: &mut Formatter): Result
}

#[lang("Debug")]
public trait Debug {
    fn fmt(f: &mut Formatter): Result
}

#[lang("LowerHex")]
public trait LowerHex {
    fn fmt(f: &mut Formatter): Result
}

#[lang("UpperHex")]
public trait UpperHex {
    fn fmt(f: &mut Formatter): Result
}

#[lang("Octal")]
public trait Octal {
    fn fmt(f: &mut Formatter): Result
}

#[lang("Binary")]
public trait Binary {
    fn fmt(f: &mut Formatter): Result
}

#[lang("LowerExp")]
public trait LowerExp {
    fn fmt(f: &mut Formatter): Result
}

#[lang("UpperExp")]
public trait UpperExp {
    fn fmt(f: &mut Formatter): Result
}

#[lang("Pointer")]
public trait Pointer {
    fn fmt(f: &mut Formatter): Result
}

/// A template and its arguments, made by `formatArgs!`.
#[lang("Arguments")]
#[cpp("ox::fmt::Arguments")]
public extern struct Arguments<'a>

extension<'a> Arguments<'a> {
    #[mustUse]
    #[cpp("ox::fmt::asStr(*$self)")]
    public extern fn asStr(): Option<&'static str>
}
extension<'a> Arguments<'a>: Clone { fn clone(): Self { *self } }
extension<'a> Arguments<'a>: Copy {}
extension<'a> Arguments<'a>: Display {
    #[cpp("ox::fmt::displayArguments")]
    extern fn fmt(f: &mut Formatter): Result
}
extension<'a> Arguments<'a>: Debug {
    #[cpp("ox::fmt::displayArguments")]
    extern fn fmt(f: &mut Formatter): Result
}

#[cpp("ox::fmt::Alignment")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public extern enum Alignment {
    Left,
    Right,
    Center,
}

/// What a `fmt` method writes to.
#[lang("Formatter")]
#[cpp("ox::fmt::Formatter")]
public extern struct Formatter<'a>

extension<'a> Formatter<'a> {
    #[cpp(".writeStr")]
    public extern mutating fn writeStr(data: &str): Result
    #[cpp(".writeChar")]
    public extern mutating fn writeChar(c: Char): Result
    #[cpp(".writeFmt")]
    public extern mutating fn writeFmt(args: Arguments): Result
    /// Writes `text` as the placeholder's width, fill and precision say.
    #[cpp(".pad")]
    public extern mutating fn pad(text: &str): Result
    #[cpp(".padIntegral")]
    public extern mutating fn padIntegral(isNonNegative: Bool, prefix: &str, digits: &str): Result
    #[mustUse]
    #[cpp(".fill")]
    public extern fn fill(): Char
    #[mustUse]
    #[cpp(".align")]
    public extern fn align(): Option<Alignment>
    #[mustUse]
    #[cpp(".width")]
    public extern fn width(): Option<UIntSize>
    #[mustUse]
    #[cpp(".precision")]
    public extern fn precision(): Option<UIntSize>
    #[mustUse]
    #[cpp(".signPlus")]
    public extern fn signPlus(): Bool
    #[mustUse]
    #[cpp(".signMinus")]
    public extern fn signMinus(): Bool
    #[mustUse]
    #[cpp(".alternate")]
    public extern fn alternate(): Bool
    #[mustUse]
    #[cpp(".signAwareZeroPad")]
    public extern fn signAwareZeroPad(): Bool
    #[cpp(".debugStruct")]
    public extern mutating fn debugStruct<'b>(name: &str): DebugStruct<'b, 'a>
    #[cpp(".debugTuple")]
    public extern mutating fn debugTuple<'b>(name: &str): DebugTuple<'b, 'a>
    #[cpp(".debugList")]
    public extern mutating fn debugList<'b>(): DebugList<'b, 'a>
    #[cpp(".debugSet")]
    public extern mutating fn debugSet<'b>(): DebugSet<'b, 'a>
    #[cpp(".debugMap")]
    public extern mutating fn debugMap<'b>(): DebugMap<'b, 'a>
}

/// A receiver of text.
#[lang("FmtWrite")]
public trait Write {
    mutating fn writeStr(s: &str): Result
    mutating fn writeChar(c: Char): Result {
        var buffer = String.new()
        buffer.push(c)
        self.writeStr(&buffer)
    }
    mutating fn writeFmt(args: Arguments): Result { writeWith({ s: &str -> self.writeStr(s) }, args) }
}

#[cpp("ox::fmt::writeWith")]
extern fn writeWith<F: FnMut(&str) -> Result>(writeStr: F, args: Arguments): Result

extension<W: Write + ?Sized> &mut W: Write {
    mutating fn writeStr(s: &str): Result { W.writeStr(*self, s) }
    mutating fn writeChar(c: Char): Result { W.writeChar(*self, c) }
    mutating fn writeFmt(args: Arguments): Result { W.writeFmt(*self, args) }
}

extension<'a> Formatter<'a>: Write {
    #[cpp(".writeStr")]
    extern mutating fn writeStr(s: &str): Result
    #[cpp(".writeChar")]
    extern mutating fn writeChar(c: Char): Result
    #[cpp(".writeFmt")]
    extern mutating fn writeFmt(args: Arguments): Result
}

public fn write(output: &mut dyn Write, args: Arguments): Result { output.writeFmt(args) }

#[lang("formatToString")]
#[cpp("ox::fmt::format")]
public extern fn formatToString(args: Arguments): String

#[cpp("ox::fmt::format")]
public extern fn format(args: Arguments): String

extension<T: Integer> T: Display {
    #[cpp("ox::fmt::Int<{T}>::display")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: Debug {
    #[cpp("ox::fmt::Int<{T}>::debug")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: LowerHex {
    #[cpp("ox::fmt::Int<{T}>::lowerHex")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: UpperHex {
    #[cpp("ox::fmt::Int<{T}>::upperHex")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: Octal {
    #[cpp("ox::fmt::Int<{T}>::octal")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: Binary {
    #[cpp("ox::fmt::Int<{T}>::binary")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: LowerExp {
    #[cpp("ox::fmt::Int<{T}>::lowerExp")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: Integer> T: UpperExp {
    #[cpp("ox::fmt::Int<{T}>::upperExp")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: FloatingPoint> T: Display {
    #[cpp("ox::fmt::Float<{T}>::display")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: FloatingPoint> T: Debug {
    #[cpp("ox::fmt::Float<{T}>::debug")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: FloatingPoint> T: LowerExp {
    #[cpp("ox::fmt::Float<{T}>::lowerExp")]
    extern fn fmt(f: &mut Formatter): Result
}

extension<T: FloatingPoint> T: UpperExp {
    #[cpp("ox::fmt::Float<{T}>::upperExp")]
    extern fn fmt(f: &mut Formatter): Result
}

extension Bool: Display {
    #[cpp("ox::fmt::displayBool")]
    extern fn fmt(f: &mut Formatter): Result
}

extension Bool: Debug {
    #[cpp("ox::fmt::displayBool")]
    extern fn fmt(f: &mut Formatter): Result
}

extension Char: Display {
    #[cpp("ox::fmt::displayChar")]
    extern fn fmt(f: &mut Formatter): Result
}

extension Char: Debug {
    #[cpp("ox::fmt::debugChar")]
    extern fn fmt(f: &mut Formatter): Result
}

extension str: Display {
    #[cpp("ox::fmt::displayStr")]
    extern fn fmt(f: &mut Formatter): Result
}

extension str: Debug {
    #[cpp("ox::fmt::debugStr")]
    extern fn fmt(f: &mut Formatter): Result
}

extension (): Debug {
    #[cpp("ox::fmt::debugUnit")]
    extern fn fmt(f: &mut Formatter): Result
}

extension !: Display { fn fmt(f: &mut Formatter): Result { *self } }
extension !: Debug { fn fmt(f: &mut Formatter): Result { *self } }

extension<T: Display + ?Sized> &T: Display { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Display + ?Sized> &mut T: Display { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Debug + ?Sized> &T: Debug { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Debug + ?Sized> &mut T: Debug { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: LowerHex + ?Sized> &T: LowerHex { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: LowerHex + ?Sized> &mut T: LowerHex { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: UpperHex + ?Sized> &T: UpperHex { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: UpperHex + ?Sized> &mut T: UpperHex { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Octal + ?Sized> &T: Octal { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Octal + ?Sized> &mut T: Octal { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Binary + ?Sized> &T: Binary { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: Binary + ?Sized> &mut T: Binary { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: LowerExp + ?Sized> &T: LowerExp { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: LowerExp + ?Sized> &mut T: LowerExp { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: UpperExp + ?Sized> &T: UpperExp { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }
extension<T: UpperExp + ?Sized> &mut T: UpperExp { fn fmt(f: &mut Formatter): Result { T.fmt(*self, f) } }

extension<T: ?Sized> &T: Pointer {
    #[cpp("ox::fmt::Address<{T}>::shared")]
    extern fn fmt(f: &mut Formatter): Result
}
extension<T: ?Sized> &mut T: Pointer {
    #[cpp("ox::fmt::Address<{T}>::exclusive")]
    extern fn fmt(f: &mut Formatter): Result
}
