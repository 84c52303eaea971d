// std.panic: panicking, and catching it.
#![cpp(header = "ox/lang/catch_unwind.h")]
import std.any.Any
import std.fmt

#[lang("panic")]
#[cpp("ox::panicking::panic")]
public extern fn panicStr(message: &str)!

#[lang("panicFmt")]
#[cpp("ox::panicking::panicFmt")]
public extern fn panicFmt(message: fmt.Arguments)!

/// What a panic carries: its message.
#[cpp("ox::Panic")]
public extern struct Payload

extension Payload {
    #[cpp(".message")]
    public extern fn message(): &str
    /// The message was a literal, so that the payload is a `&'static str`; otherwise it is a String.
    #[cpp(".isLiteral")]
    extern fn isLiteral(): Bool
    #[cpp(".literal")]
    extern fn literal(): &'static str
    public consuming fn intoAny(): Box<dyn Any + Send> {
        if self.isLiteral() { Box.new(self.literal()) } else { Box.new(self.message().toString()) }
    }
}

#[cpp("ox::panicking::catchResult<{R}>")]
extern fn catchResult<R, F: FnOnce() -> R>(f: F): Result<R, Payload>

public fn catchUnwind<R, F: FnOnce() -> R>(f: F): Result<R, Box<dyn Any + Send>> {
    match catchResult<R, F>(f) {
        Ok(value) -> Ok(value),
        Err(payload) -> Err(payload.intoAny()),
    }
}

/// `assertEq!` and `assertNe!`; `values` are the two lines that show the values.
#[cpp("ox::panicking::assertFailed")]
public extern fn assertFailed(isEqual: Bool, values: fmt.Arguments, message: Option<fmt.Arguments>)!

#[cpp("ox::panicking::unreachable")]
public extern fn unreachable()!
