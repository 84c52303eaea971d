// tokio.process: other programs, without blocking.
#![cpp(header = "ox/tokio/process/exit.h")]
import std.convert.{ AsRef, TryInto }
import std.ffi.OsStr
import std.fmt.{ self, Debug, Formatter }
import std.io.{ Error, ErrorKind, Result }
import std.ops.Drop
import std.net.socket.setNonblocking
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
import std.os.unix.process.{ CommandExt, ExitStatusExt }
import std.path.Path
import std.process as blocking
import std.process.{ ExitStatus, Output, Stdio }
import std.task.{ Context, Poll }
import tokio.io.read.{ AsyncRead, AsyncReadExt }
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite
import tokio.net.descriptor.{ Descriptor, wouldBlock }
import tokio.signal.unix.{ Signal, SignalKind, signal }

#[cpp("ox::tokio::process::exitOf")]
extern fn exitOf(pid: Int): Result<Descriptor>
#[cpp("ox::tokio::process::tryReap")]
extern fn tryReap(exit: &Descriptor, pid: Int): Result<Int>
#[cpp("ox::tokio::process::adoptPipe")]
extern fn adoptPipe(descriptor: Int): Result<Descriptor>
#[cpp("ox::process::abandon", header = "ox/lang/command.h")]
extern fn abandon(pid: Int)

/// A program with its arguments, environment and standard streams.
public struct Command {
    inner: blocking.Command,
    killOnDrop: Bool,
}

extension Command {
    public static fn new<S: AsRef<OsStr>>(program: S): Command { Command.from(blocking.Command.new(program)) }
    public fn asStd(): &blocking.Command { &self.inner }
    public mutating fn asStdMut(): &mut blocking.Command { &mut self.inner }
    public consuming fn intoStd(): blocking.Command { self.inner }
    public mutating fn arg<S: AsRef<OsStr>>(arg: S): &mut Command {
        self.inner.arg(arg)
        self
    }
    public mutating fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(args: I): &mut Command {
        self.inner.args(args)
        self
    }
    public mutating fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(key: K, value: V): &mut Command {
        self.inner.env(key, value)
        self
    }
    public mutating fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(variables: I): &mut Command {
        self.inner.envs(variables)
        self
    }
    public mutating fn envRemove<K: AsRef<OsStr>>(key: K): &mut Command {
        self.inner.envRemove(key)
        self
    }
    public mutating fn envClear(): &mut Command {
        self.inner.envClear()
        self
    }
    public mutating fn currentDir<P: AsRef<Path>>(directory: P): &mut Command {
        self.inner.currentDir(directory)
        self
    }
    public mutating fn stdin<T: Into<Stdio>>(stream: T): &mut Command {
        self.inner.stdin(stream)
        self
    }
    public mutating fn stdout<T: Into<Stdio>>(stream: T): &mut Command {
        self.inner.stdout(stream)
        self
    }
    public mutating fn stderr<T: Into<Stdio>>(stream: T): &mut Command {
        self.inner.stderr(stream)
        self
    }
    public mutating fn arg0<S: AsRef<OsStr>>(arg: S): &mut Command {
        self.inner.arg0(arg)
        self
    }
    public mutating fn uid(id: UInt32): &mut Command {
        self.inner.uid(id)
        self
    }
    public mutating fn gid(id: UInt32): &mut Command {
        self.inner.gid(id)
        self
    }
    /// `before` runs in the process to be, last of all. Of this process there is only the thread that starts it, so it may not
    /// wait for locks that other threads may hold.
    public mutating unsafe fn preExec<F: FnMut() -> Result<()> + Send + Sync + 'static>(before: F): &mut Command {
        unsafe { self.inner.preExec(before) }
        self
    }
    public mutating fn processGroup(group: Int): &mut Command {
        self.inner.processGroup(group)
        self
    }
    /// Kills the process when its handle is dropped.
    public mutating fn killOnDrop(on: Bool): &mut Command {
        self.killOnDrop = on
        self
    }
    public fn getKillOnDrop(): Bool { self.killOnDrop }

    public mutating fn spawn(): Result<Child> { Child.of(self.inner.spawn()?, self.killOnDrop) }
    /// Waits. The process is started by this call, not by the await.
    ///
    /// Cancel safety: dropped, the process goes on, unless it is killed on drop.
    #[cancelSafe]
    public mutating fn status(): impl Future<Output = Result<ExitStatus>> {
        let child = self.spawn()
        async move {
            var child = child?
            child.stdin.take()
            child.stdout.take()
            child.stderr.take()
            await child.wait()
        }
    }
    /// Waits; gives what it printed, which is not shown.
    ///
    /// Cancel safety: dropped, the process goes on, unless it is killed on drop; what it printed is lost.
    #[cancelLoses(data)]
    public mutating fn output(): impl Future<Output = Result<Output>> {
        self.inner.stdout(Stdio.piped()).stderr(Stdio.piped())
        let child = self.spawn()
        async move { await child?.waitWithOutput() }
    }
}
extension Command: From<blocking.Command> {
    static fn from(command: blocking.Command): Command { Command { inner: command, killOnDrop: false } }
}
extension Command: Debug { fn fmt(f: &mut Formatter): fmt.Result { Debug.fmt(&self.inner, f) } }

/// How the end of the process is learnt.
enum Exit {
    Descriptor(Descriptor),
    // On old kernels: some child of this process ended.
    Signal(Signal),
    Known(ExitStatus),
}

/// What there is to a process beside its streams. Dropped, it sees to it that the process is collected.
struct Running {
    pid: Int,
    exit: Exit,
    killOnDrop: Bool,
}

extension Running {
    /// WouldBlock while it runs, as far as the runtime knows.
    mutating fn reap(): Result<ExitStatus> {
        let raw = match &self.exit {
            Exit.Known(status) -> return Ok(*status),
            Exit.Descriptor(exit) -> tryReap(exit, self.pid)?,
            Exit.Signal(_) -> match tryWaitFor(self.pid)? {
                Some(raw) -> raw,
                null -> return Err(Error.from(ErrorKind.WouldBlock)),
            },
        }
        Ok(self.know(raw))
    }
    /// Asks the system, whatever the runtime knows.
    mutating fn reapNow(): Result<Option<ExitStatus>> {
        if let Exit.Known(status) = &self.exit { return Ok(Some(*status)) }
        match tryWaitFor(self.pid)? {
            Some(raw) -> Ok(Some(self.know(raw))),
            null -> Ok(null),
        }
    }
    mutating fn know(raw: Int): ExitStatus {
        let status = ExitStatus.fromRaw(raw)
        self.exit = Exit.Known(status)
        status
    }
    fn isKnown(): Bool {
        match &self.exit {
            Exit.Known(_) -> true,
            _ -> false,
        }
    }
}
extension Running: Drop {
    mutating fn drop() {
        if self.isKnown() { return }
        if self.killOnDrop { let _ = kill(self.pid, SIGKILL) }
        if let Ok(null) = self.reapNow() { abandon(self.pid) }
    }
}

#[cpp("ox::process::tryWait", header = "ox/lang/command.h")]
extern fn tryWaitFor(pid: Int): Result<Option<Int>>
#[cpp("ox::process::kill", header = "ox/lang/command.h")]
extern fn kill(pid: Int, signal: Int): Result<()>

const SIGKILL: Int = 9

/// A process that runs, or has ended. It goes on when this is dropped, unless it is killed on drop.
public struct Child {
    running: Running,
    public stdin: Option<ChildStdin>,
    public stdout: Option<ChildStdout>,
    public stderr: Option<ChildStderr>,
}

extension Child {
    static fn of(mut child: blocking.Child, killOnDrop: Bool): Result<Child> {
        let pid = child.id() as Int
        let exit = match exitOf(pid) {
            Ok(exit) -> Exit.Descriptor(exit),
            Err(error) -> if error.kind() == ErrorKind.Unsupported { Exit.Signal(signal(SignalKind.child())?) } else { return Err(error) },
        }
        let running = Running { pid: pid, exit: exit, killOnDrop: killOnDrop }
        let stdin = child.stdin.take().map(ChildStdin.fromStd).transpose()?
        let stdout = child.stdout.take().map(ChildStdout.fromStd).transpose()?
        let stderr = child.stderr.take().map(ChildStderr.fromStd).transpose()?
        Ok(Child { running: running, stdin: stdin, stdout: stdout, stderr: stderr })
    }
    /// Nothing when its end is known.
    public fn id(): Option<UInt32> { if self.running.isKnown() { null } else { Some(self.running.pid as UInt32) } }
    /// Its input ends first.
    ///
    /// Cancel safety: dropped, the process goes on, and can be waited for again.
    #[cancelSafe]
    public mutating async fn wait(): Result<ExitStatus> {
        self.stdin = null
        loop {
            let status = self.running.reap()
            if !wouldBlock(&status) { return status }
            match &mut self.running.exit {
                Exit.Descriptor(exit) -> await exit.readable(),
                Exit.Signal(signals) -> { await signals.recv() }
                Exit.Known(_) -> {},
            }
        }
    }
    /// Nothing while it runs.
    public mutating fn tryWait(): Result<Option<ExitStatus>> { self.running.reapNow() }
    /// Sends SIGKILL.
    public mutating fn startKill(): Result<()> {
        if self.running.isKnown() { return Err(Error.new(ErrorKind.InvalidInput, "invalid argument: can't kill an exited process")) }
        kill(self.running.pid, SIGKILL)
    }
    /// And waits.
    ///
    /// Cancel safety: dropped, the process was told to end, and can be waited for again.
    #[cancelSafe]
    public mutating async fn kill(): Result<()> {
        self.startKill()?
        await self.wait()?
        Ok(())
    }
    /// Waits, and reads what it prints to its end.
    ///
    /// Cancel safety: dropped, what was read is lost.
    #[cancelLoses(data)]
    public consuming async fn waitWithOutput(): Result<Output> {
        var child = self
        let stdout = child.stdout.take()
        let stderr = child.stderr.take()
        let (status, stdout, stderr) = await tokio.tryJoin!(child.wait(), readAll(stdout), readAll(stderr))?
        Ok(Output { status: status, stdout: stdout, stderr: stderr })
    }
}
extension Child: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Child").field("stdin", &self.stdin).field("stdout", &self.stdout).field("stderr", &self.stderr).finishNonExhaustive()
    }
}

async fn readAll<R: AsyncRead + Unpin>(stream: Option<R>): Result<Vec<UInt8>> {
    var bytes = Vec.new()
    if let Some(mut stream) = stream {
        await stream.readToEnd(&mut bytes)?
    }
    Ok(bytes)
}

fn fill(io: &Descriptor, cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
    match io.pollRead(cx, buf.room()) {
        Poll.Ready(Ok(count)) -> {
            buf.took(count)
            Poll.Ready(Ok(()))
        },
        Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
        Poll.Pending -> Poll.Pending,
    }
}

fn leave(io: Descriptor): Result<OwnedFd> {
    let file = unsafe { OwnedFd.fromRawFd(io.release()) }
    setNonblocking(file.asRawFd(), false)?
    Ok(file)
}

/// The writing end of what the process reads. It ends when this is dropped.
public struct ChildStdin {
    io: Descriptor,
}
extension ChildStdin: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension ChildStdin {
    public static fn fromStd(stream: blocking.ChildStdin): Result<ChildStdin> { Ok(ChildStdin { io: adoptPipe(OwnedFd.from(stream).intoRawFd())? }) }
    /// It blocks from here on.
    public consuming fn intoOwnedFd(): Result<OwnedFd> { leave(self.io) }
}
extension ChildStdin: TryInto<Stdio> {
    type Error = Error
    consuming fn tryInto(): Result<Stdio> { Ok(Stdio.from(self.intoOwnedFd()?)) }
}
extension ChildStdin: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension ChildStdin: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStdin { .. }") } }

/// The reading end of what the process prints.
public struct ChildStdout {
    io: Descriptor,
}
extension ChildStdout: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { fill(&self.io, cx, buf) }
}
extension ChildStdout {
    public static fn fromStd(stream: blocking.ChildStdout): Result<ChildStdout> { Ok(ChildStdout { io: adoptPipe(OwnedFd.from(stream).intoRawFd())? }) }
    /// It blocks from here on.
    public consuming fn intoOwnedFd(): Result<OwnedFd> { leave(self.io) }
}
extension ChildStdout: TryInto<Stdio> {
    type Error = Error
    consuming fn tryInto(): Result<Stdio> { Ok(Stdio.from(self.intoOwnedFd()?)) }
}
extension ChildStdout: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension ChildStdout: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStdout { .. }") } }

public struct ChildStderr {
    io: Descriptor,
}
extension ChildStderr: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { fill(&self.io, cx, buf) }
}
extension ChildStderr {
    public static fn fromStd(stream: blocking.ChildStderr): Result<ChildStderr> { Ok(ChildStderr { io: adoptPipe(OwnedFd.from(stream).intoRawFd())? }) }
    /// It blocks from here on.
    public consuming fn intoOwnedFd(): Result<OwnedFd> { leave(self.io) }
}
extension ChildStderr: TryInto<Stdio> {
    type Error = Error
    consuming fn tryInto(): Result<Stdio> { Ok(Stdio.from(self.intoOwnedFd()?)) }
}
extension ChildStderr: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension ChildStderr: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ChildStderr { .. }") } }
