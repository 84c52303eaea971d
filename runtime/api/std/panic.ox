// std.panic: panicking, and catching it.
#![cpp(header = "ox/lang/catch_unwind.h")]
import std.any.Any
import std.fmt

#[trackCaller]
#[lang("panic")]
#[cpp("ox::panicking::panic")]
public extern fn panicStr(message: &str)!

#[trackCaller]
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
    #[cpp(".isCustom")]
    extern fn isCustom(): Bool
    public consuming fn intoAny(): Box<dyn Any + Send> {
        if self.isCustom() { return takeCustom<dyn Any + Send>(self) }
        if self.isLiteral() { Box.new(self.literal()) } else { Box.new(self.message().toString()) }
    }
}

#[cpp("ox::panicking::takeCustom<{D}>")]
extern fn takeCustom<D: ?Sized>(payload: Payload): Box<D>
#[cpp("ox::panicking::customPanic<{D}>")]
extern fn customPanic<D: ?Sized>(payload: Box<D>): Payload
#[trackCaller]
#[cpp("ox::panicking::panicWith")]
extern fn panicWith(payload: Payload)!
#[cpp("ox::panicking::resume")]
extern fn resume(payload: Payload)!
#[cpp("ox::Panic")]
extern fn textPanic(message: &str, isLiteral: Bool): Payload

/// The payload of a panic that carries `any`.
fn payloadOf(any: Box<dyn Any + Send>): Payload {
    match any.downcast<String>() {
        Ok(text) -> textPanic(&text, false),
        Err(other) -> match other.downcast<&'static str>() {
            Ok(text) -> textPanic(*text, true),
            Err(other) -> customPanic<dyn Any + Send>(other),
        },
    }
}

/// Panics with a value of any type, for `catchUnwind` or the `join` of a thread or task to find.
#[trackCaller]
public fn panicAny<M: Any + Send + 'static>(message: M)! { panicWith(payloadOf(Box.new(message))) }

#[cpp("ox::panicking::catchResult<{R}>")]
extern fn catchResult<R, F: FnOnce() -> R>(f: F): Result<R, Payload>

public fn catchUnwind<R, F: FnOnce() -> R>(f: F): Result<R, Box<dyn Any + Send>> {
    match catchResult<R, F>(f) {
        Ok(value) -> Ok(value),
        Err(payload) -> Err(payload.intoAny()),
    }
}

/// `assertEq!` and `assertNe!`; `values` are the two lines that show the values.
#[trackCaller]
#[cpp("ox::panicking::assertFailed")]
public extern fn assertFailed(isEqual: Bool, values: fmt.Arguments, message: Option<fmt.Arguments>)!

#[trackCaller]
#[cpp("ox::panicking::unreachable")]
public extern fn unreachable()!

#[cpp("ox::panicking::HookInfo")]
extern struct RawInfo

extension RawInfo {
    #[cpp(".payload")]
    extern fn payload(): Payload
    #[cpp(".isCustom")]
    extern fn isCustom(): Bool
    #[cpp(".file")]
    extern fn file(): &str
    #[cpp(".line")]
    extern fn line(): UInt32
}

#[cpp("ox::panicking::Hook")]
extern struct RawHook

extension RawHook {
    #[cpp("ox::panicking::Hook::of")]
    extern static fn of<F: Fn(&RawInfo) + 'static>(f: F): RawHook
    #[cpp(".call")]
    extern fn call(info: &RawInfo)
}

#[cpp("ox::panicking::setHook")]
extern fn setRawHook(hook: RawHook)
#[cpp("ox::panicking::takeHook")]
extern fn takeRawHook(): RawHook

/// Where a panic happened.
#[derive(Debug, Clone, PartialEq, Eq)]
public struct Location<'a> {
    file: &'a str,
    line: UInt32,
}

#[trackCaller]
#[cpp("ox::panicking::locationOf")]
extern fn locationOf(make: (&'static str, UInt32) -> Location<'static>): &'static Location<'static>

fn newLocation(file: &'static str, line: UInt32): Location<'static> { Location { file: file, line: line } }

extension<'a> Location<'a> {
    /// Where the function that this is written in was called, if that is `#[trackCaller]`; or else here.
    #[mustUse]
    #[trackCaller]
    public static fn caller(): &'static Location<'static> { locationOf(newLocation) }
    #[mustUse]
    public fn file(): &'a str { self.file }
    #[mustUse]
    public fn line(): UInt32 { self.line }
    /// Places are lines: the first column stands for all of it.
    #[mustUse]
    public fn column(): UInt32 { 1 }
}
extension<'a> Location<'a>: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { write!(f, "{}:{}", self.file, self.line) }
}

/// What a panic hook is given.
public struct PanicHookInfo<'a> {
    raw: &'a RawInfo,
    payload: Box<dyn Any + Send>,
    location: Location<'a>,
}

extension<'a> PanicHookInfo<'a> {
    #[mustUse]
    public fn payload(): &(dyn Any + Send) { &*self.payload }
    #[mustUse]
    public fn payloadAsStr(): Option<&str> {
        if let Some(text) = self.payload.downcastRef<&'static str>() { return Some(*text) }
        match self.payload.downcastRef<String>() {
            Some(text) -> Some(text.asStr()),
            null -> null,
        }
    }
    #[mustUse]
    public fn location(): Option<&Location<'a>> { Some(&self.location) }
}
extension<'a> PanicHookInfo<'a>: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        write!(f, "panicked at {}:\n{}", self.location, self.payloadAsStr().unwrapOr("Box<dyn Any>"))
    }
}

/// Stands in a hook for a payload that is no text.
struct Unnamed

fn infoOf<'a>(raw: &'a RawInfo): PanicHookInfo<'a> {
    let payload: Box<dyn Any + Send> = if raw.isCustom() { Box.new(Unnamed) } else { raw.payload().intoAny() }
    PanicHookInfo { raw: raw, payload: payload, location: Location { file: raw.file(), line: raw.line() } }
}

public fn setHook(hook: Box<dyn Fn(&PanicHookInfo) + Sync + Send + 'static>) {
    setRawHook(RawHook.of({ raw: &RawInfo -> hook(&infoOf(raw)) }))
}

public fn takeHook(): Box<dyn Fn(&PanicHookInfo) + Sync + Send + 'static> {
    let hook = takeRawHook()
    Box.new({ info: &PanicHookInfo -> hook.call(info.raw) })
}

/// Goes on with a panic that was caught.
public fn resumeUnwind(payload: Box<dyn Any + Send>)! { resume(payloadOf(payload)) }

// What a panic may leave half done is for Rust's type system to worry about: here every value may be unwound through.
public trait UnwindSafe {}
public trait RefUnwindSafe {}
extension<T: ?Sized> T: UnwindSafe {}
extension<T: ?Sized> T: RefUnwindSafe {}

/// The value itself.
public fn AssertUnwindSafe<T>(value: T): T { value }
