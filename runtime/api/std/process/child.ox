// std.process.Child: another process.
#![cpp(header = "ox/lang/command.h")]
import std.clone.Clone
import std.fmt.{ self, Debug, Display, Formatter }
import std.fs.File
import std.fs.raw.RawFile
import std.io.{ Error, ErrorKind, Read, Result, Write }
import std.os.fd.{ AsRawFd, FromRawFd, OwnedFd, RawFd }
import std.process.ExitCode
import std.process.command.Started

#[cpp("ox::process::tryWait")]
extern fn tryWaitFor(pid: Int): Result<Option<Int>>
#[cpp("ox::process::wait")]
extern fn waitFor(pid: Int): Result<Int>
#[cpp("ox::process::kill")]
public(crate) extern fn send(pid: Int, signal: Int): Result<()>
#[cpp("ox::process::readBoth")]
extern fn readBoth(first: Int, intoFirst: &mut Vec<UInt8>, second: Int, intoSecond: &mut Vec<UInt8>): Result<()>
#[cpp("ox::process::exitCode")]
extern fn exitCode(status: Int): Option<Int>
#[cpp("ox::process::endingSignal")]
public(crate) extern fn endingSignal(status: Int): Option<Int>
#[cpp("ox::process::stoppingSignal")]
public(crate) extern fn stoppingSignal(status: Int): Option<Int>
#[cpp("ox::process::isContinued")]
public(crate) extern fn isContinued(status: Int): Bool
#[cpp("ox::process::dumpedCore")]
public(crate) extern fn dumpedCore(status: Int): Bool
#[cpp("ox::process::describeStatus")]
extern fn describe(status: Int): String

const SIGKILL: Int = 9

/// How a process ended.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
public struct ExitStatus {
    raw: Int,
}

extension ExitStatus {
    public(crate) static fn of(raw: Int): ExitStatus { ExitStatus { raw: raw } }
    public(crate) fn raw(): Int { self.raw }
    #[mustUse]
    public fn success(): Bool { self.raw == 0 }
    /// Nothing when a signal ended it.
    #[mustUse]
    public fn code(): Option<Int> { exitCode(self.raw) }
}
extension ExitStatus: Display { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr(&describe(self.raw)) } }
extension ExitStatus: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { write!(f, "ExitStatus(unix_wait_status({}))", self.raw) }
}

/// What a process printed.
#[derive(Clone, PartialEq, Eq)]
public struct Output {
    public status: ExitStatus,
    public stdout: Vec<UInt8>,
    public stderr: Vec<UInt8>,
}
extension Output: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var shown = f.debugStruct("Output")
        shown.field("status", &self.status)
        for (name, bytes) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            match std.str.fromUtf8(bytes) {
                Ok(text) -> shown.field(name, &text),
                Err(_) -> shown.field(name, bytes),
            }
        }
        shown.finish()
    }
}

/// What a standard stream of a process is.
public struct Stdio {
    kind: UInt32,
    file: Option<RawFile>,
}

// As in command.h.
const INHERIT: UInt32 = 0
const NULL: UInt32 = 1
const PIPE: UInt32 = 2
const DESCRIPTOR: UInt32 = 3

extension Stdio {
    #[mustUse]
    public static fn inherit(): Stdio { Stdio { kind: INHERIT, file: null } }
    #[mustUse]
    public static fn null(): Stdio { Stdio { kind: NULL, file: null } }
    #[mustUse]
    public static fn piped(): Stdio { Stdio { kind: PIPE, file: null } }
    static fn of(file: RawFile): Stdio { Stdio { kind: DESCRIPTOR, file: Some(file) } }
    public(crate) fn kind(): UInt32 { self.kind }
    public(crate) fn descriptor(): Int {
        match &self.file {
            Some(file) -> file.descriptor(),
            null -> -1,
        }
    }
}
extension Stdio: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Stdio { .. }") } }
extension Stdio: From<File> { static fn from(file: File): Stdio { Stdio.of(file.intoRaw()) } }
extension Stdio: From<OwnedFd> { static fn from(file: OwnedFd): Stdio { File.from(file).into() } }
extension Stdio: From<ChildStdin> { static fn from(stream: ChildStdin): Stdio { Stdio.of(stream.raw) } }
extension Stdio: From<ChildStdout> { static fn from(stream: ChildStdout): Stdio { Stdio.of(stream.raw) } }
extension Stdio: From<ChildStderr> { static fn from(stream: ChildStderr): Stdio { Stdio.of(stream.raw) } }
extension Stdio: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): Stdio { Stdio.of(RawFile.adopt(descriptor)) } }

/// The writing end of what the process reads. It ends when this is dropped.
public struct ChildStdin {
    raw: RawFile,
}
/// The reading end of what the process prints.
public struct ChildStdout {
    raw: RawFile,
}
public struct ChildStderr {
    raw: RawFile,
}
extension ChildStdin: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> &'a ChildStdin: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension ChildStdout: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension ChildStderr: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension ChildStdin: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension ChildStdout: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension ChildStderr: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension OwnedFd: From<ChildStdin> { static fn from(stream: ChildStdin): OwnedFd { File.of(stream.raw).into() } }
extension OwnedFd: From<ChildStdout> { static fn from(stream: ChildStdout): OwnedFd { File.of(stream.raw).into() } }
extension OwnedFd: From<ChildStderr> { static fn from(stream: ChildStderr): OwnedFd { File.of(stream.raw).into() } }
extension ChildStdin: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStdin { .. }") } }
extension ChildStdout: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStdout { .. }") } }
extension ChildStderr: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStderr { .. }") } }

/// A process that runs, or has ended. It goes on when this is dropped.
public struct Child {
    pid: Int,
    status: Option<ExitStatus>,
    public stdin: Option<ChildStdin>,
    public stdout: Option<ChildStdout>,
    public stderr: Option<ChildStderr>,
}

fn adopted(descriptor: Int): Option<RawFile> { if descriptor < 0 { null } else { Some(RawFile.adopt(descriptor)) } }

extension Child {
    public(crate) static fn of(started: Started): Child {
        Child {
            pid: started.pid(),
            status: null,
            stdin: adopted(started.pipe(0)).map({ raw -> ChildStdin { raw: raw } }),
            stdout: adopted(started.pipe(1)).map({ raw -> ChildStdout { raw: raw } }),
            stderr: adopted(started.pipe(2)).map({ raw -> ChildStderr { raw: raw } }),
        }
    }
    #[mustUse]
    public fn id(): UInt32 { self.pid as UInt32 }
    /// With SIGKILL. That it has ended already is no error.
    public mutating fn kill(): Result<()> { if self.status.isSome() { Ok(()) } else { send(self.pid, SIGKILL) } }
    /// Its input ends first.
    public mutating fn wait(): Result<ExitStatus> {
        self.stdin = null
        if let Some(status) = self.status { return Ok(status) }
        let status = ExitStatus.of(waitFor(self.pid)?)
        self.status = Some(status)
        Ok(status)
    }
    /// Nothing while it runs.
    public mutating fn tryWait(): Result<Option<ExitStatus>> {
        if self.status.isNone() {
            self.status = tryWaitFor(self.pid)?.map({ raw -> ExitStatus.of(raw) })
        }
        Ok(self.status)
    }
    public consuming fn waitWithOutput(): Result<Output> {
        var child = self
        child.stdin = null
        var stdout = Vec.new()
        var stderr = Vec.new()
        let first = child.stdout.asRef().map({ stream -> stream.asRawFd() }).unwrapOr(-1)
        let second = child.stderr.asRef().map({ stream -> stream.asRawFd() }).unwrapOr(-1)
        readBoth(first, &mut stdout, second, &mut stderr)?
        Ok(Output { status: child.wait()?, stdout: stdout, stderr: stderr })
    }
}
extension Child: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Child")
            .field("stdin", &self.stdin)
            .field("stdout", &self.stdout)
            .field("stderr", &self.stderr)
            .finishNonExhaustive()
    }
}
