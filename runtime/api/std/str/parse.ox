// Reading values from text.
#![cpp(header = "ox/lang/num.h")]
import std.char.ParseCharError
import std.convert.Infallible
import std.error.Error
import std.fmt
import std.num.{ IntErrorKind, ParseFloatError, ParseIntError }

#[lang("FromStr")]
public trait FromStr: Sized {
    type Err
    static fn fromStr(s: &str): Result<Self, Self.Err>
}

// 0 and up: the kind of the error as in IntErrorKind; -1: none, the value is in `value`.
#[cpp("ox::num::Int<{T}>::parse")]
extern fn parseInt<T: Integer>(s: &str, radix: UInt32, value: &mut T): Int

#[cpp("ox::num::Float<{T}>::parse")]
extern fn parseFloat<T: FloatingPoint>(s: &str, value: &mut T): Bool

#[cpp("ox::num::zero<{T}>")]
extern fn zero<T>(): T

public fn parseRadix<T: Integer>(s: &str, radix: UInt32): Result<T, ParseIntError> {
    var value: T = zero<T>()
    match parseInt<T>(s, radix, &mut value) {
        -1 -> Ok(value),
        0 -> Err(ParseIntError { kind: IntErrorKind.Empty }),
        1 -> Err(ParseIntError { kind: IntErrorKind.InvalidDigit }),
        2 -> Err(ParseIntError { kind: IntErrorKind.PosOverflow }),
        _ -> Err(ParseIntError { kind: IntErrorKind.NegOverflow }),
    }
}

extension<T: Integer> T: FromStr {
    type Err = ParseIntError
    static fn fromStr(s: &str): Result<T, ParseIntError> { parseRadix<T>(s, 10) }
}

extension<T: FloatingPoint> T: FromStr {
    type Err = ParseFloatError
    static fn fromStr(s: &str): Result<T, ParseFloatError> {
        var value: T = zero<T>()
        if parseFloat<T>(s, &mut value) { Ok(value) } else { Err(ParseFloatError.of(s)) }
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
public struct ParseBoolError

extension ParseBoolError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.pad("provided string was not `true` or `false`") }
}
extension ParseBoolError: Error {}

extension Bool: FromStr {
    type Err = ParseBoolError
    static fn fromStr(s: &str): Result<Bool, ParseBoolError> {
        match s {
            "true" -> Ok(true),
            "false" -> Ok(false),
            _ -> Err(ParseBoolError),
        }
    }
}

extension Char: FromStr {
    type Err = ParseCharError
    static fn fromStr(s: &str): Result<Char, ParseCharError> {
        var chars = s.chars()
        match chars.next() {
            null -> Err(ParseCharError.empty()),
            Some(c) -> if chars.asStr().isEmpty() { Ok(c) } else { Err(ParseCharError.tooMany()) },
        }
    }
}

extension String: FromStr {
    type Err = Infallible
    static fn fromStr(s: &str): Result<String, Infallible> { Ok(s.toString()) }
}
