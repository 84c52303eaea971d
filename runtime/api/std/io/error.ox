// What can go wrong with input and output.
#![cpp(header = "ox/lang/io_error.h")]
import std.error
import std.fmt

public type Result<T> = std.result.Result<T, Error>

#[lang("ErrorKind")]
#[cpp("ox::io::ErrorKind")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
public extern enum ErrorKind {
    NotFound,
    PermissionDenied,
    ConnectionRefused,
    ConnectionReset,
    HostUnreachable,
    NetworkUnreachable,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    NetworkDown,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    NotADirectory,
    IsADirectory,
    DirectoryNotEmpty,
    ReadOnlyFilesystem,
    StaleNetworkFileHandle,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    StorageFull,
    NotSeekable,
    QuotaExceeded,
    FileTooLarge,
    ResourceBusy,
    ExecutableFileBusy,
    Deadlock,
    CrossesDevices,
    TooManyLinks,
    InvalidFilename,
    ArgumentListTooLong,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
    Uncategorized,
}

extension ErrorKind {
    #[cpp("ox::io::describe(*$self)")]
    extern fn description(): &'static str
}
extension ErrorKind: fmt.Display { fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr(self.description()) } }

type Custom = dyn error.Error + Send + Sync

/// An error of the system, of a kind alone, or a custom one.
#[lang("IoError")]
#[cpp("ox::io::Error")]
public extern struct Error

extension Error {
    public static fn new<E: Into<Box<dyn error.Error + Send + Sync>>>(kind: ErrorKind, error: E): Error {
        custom<Custom>(kind, error.into())
    }
    public static fn other<E: Into<Box<dyn error.Error + Send + Sync>>>(error: E): Error { Error.new(ErrorKind.Other, error) }
    #[mustUse]
    #[cpp("ox::io::Error::fromRawOsError")]
    public extern static fn fromRawOsError(code: Int): Error
    #[mustUse]
    #[cpp("ox::io::Error::lastOsError")]
    public extern static fn lastOsError(): Error
    #[mustUse]
    #[cpp(".rawOsError")]
    public extern fn rawOsError(): Option<Int>
    #[mustUse]
    #[cpp(".kind")]
    public extern fn kind(): ErrorKind
    #[cpp(".osMessage")]
    extern fn osMessage(): String
    #[cpp(".simpleMessage")]
    extern fn simpleMessage(): Option<&'static str>
    #[cpp("$self->customRef<{D}>()")]
    extern fn customRef<D: ?Sized>(): Option<&D>
    #[cpp("$self->customMut<{D}>()")]
    extern mutating fn customMut<D: ?Sized>(): Option<&mut D>
    #[cpp("$self.intoCustom<{D}>()")]
    extern consuming fn intoCustom<D: ?Sized>(): Option<Box<D>>

    #[mustUse]
    public fn getRef(): Option<&(dyn error.Error + Send + Sync + 'static)> { self.customRef<Custom>() }
    #[mustUse]
    public mutating fn getMut(): Option<&mut (dyn error.Error + Send + Sync + 'static)> { self.customMut<Custom>() }
    #[mustUse]
    public consuming fn intoInner(): Option<Box<dyn error.Error + Send + Sync>> { self.intoCustom<Custom>() }
}

#[cpp("ox::io::Error::custom<{D}>")]
extern fn custom<D: ?Sized>(kind: ErrorKind, error: Box<D>): Error

unsafe extension Error: Send {}
unsafe extension Error: Sync {}

extension Error: From<ErrorKind> {
    #[cpp("ox::io::Error::fromKind")]
    extern static fn from(kind: ErrorKind): Error
}

extension Error: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        if let Some(custom) = self.getRef() {
            return fmt.Display.fmt(custom, f)
        }
        match self.rawOsError() {
            Some(code) -> write!(f, "{} (os error {})", self.osMessage(), code),
            null -> match self.simpleMessage() {
                Some(message) -> f.writeStr(message),
                null -> f.writeStr(self.kind().description()),
            },
        }
    }
}

extension Error: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        if let Some(custom) = self.getRef() {
            return f.debugStruct("Custom").field("kind", &self.kind()).field("error", custom).finish()
        }
        match self.rawOsError() {
            Some(code) -> f.debugStruct("Os").field("code", &code).field("kind", &self.kind()).field("message", &self.osMessage()).finish(),
            null -> match self.simpleMessage() {
                Some(message) -> f.debugStruct("Error").field("kind", &self.kind()).field("message", &message).finish(),
                null -> f.debugTuple("Kind").field(&self.kind()).finish(),
            },
        }
    }
}

extension Error: error.Error {
    fn source(): Option<&(dyn error.Error + 'static)> {
        match self.getRef() {
            Some(custom) -> custom.source(),
            null -> null,
        }
    }
}

extension Error: From<fmt.Error> {
    static fn from(error: fmt.Error): Error { Error.other(error) }
}
