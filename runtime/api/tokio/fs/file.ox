// tokio.fs.File: an open file. What the system does with it happens on threads that may block.
import std.convert.{ AsRef, From }
import std.fmt.{ self, Debug, Formatter }
import std.fs as blocking
import std.fs.{ Metadata, Permissions }
import std.future.{ Future, pollFn }
import std.io.{ Error, Read, Result, Seek, SeekFrom, Write }
import std.os.fd.{ AsRawFd, FromRawFd, RawFd }
import std.os.unix.fs.OpenOptionsExt
import std.path.Path
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll }
import tokio.fs.{ run, taskFailed }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.seek.AsyncSeek
import tokio.io.write.AsyncWrite
import tokio.task.{ JoinHandle, spawnBlocking }

/// What an operation in the background gave.
enum Done {
    Read(Vec<UInt8>),
    Written,
    Sought(UInt64),
}

/// One operation at a time. A write is done when it was handed over; its error comes with the next operation, so flush
/// before the end.
public struct File {
    raw: Arc<blocking.File>,
    inner: Mutex<Inner>,
}

struct Inner {
    running: Option<JoinHandle<Result<Done>>>,
    // Read and not taken yet.
    bytes: Vec<UInt8>,
    start: UIntSize,
    position: UInt64,
    failure: Option<Error>,
}

extension Inner {
    /// Waits for the operation in the background; what it wrote or where it moved is then known.
    mutating fn pollIdle(cx: &mut Context): Poll<()> {
        guard let Some(running) = &mut self.running else { return Poll.Ready(()) }
        let outcome = match running.poll(cx) {
            Poll.Pending -> return Poll.Pending,
            Poll.Ready(outcome) -> outcome,
        }
        self.running = null
        match outcome {
            Ok(Ok(Done.Read(bytes))) -> {
                self.bytes = bytes
                self.start = 0
            },
            Ok(Ok(Done.Written)) -> {},
            Ok(Ok(Done.Sought(position))) -> self.position = position,
            Ok(Err(error)) -> self.failure = Some(error),
            Err(_) -> self.failure = Some(taskFailed()),
        }
        Poll.Ready(())
    }
    mutating fn takeFailure(): Result<()> {
        match self.failure.take() {
            Some(error) -> Err(error),
            null -> Ok(()),
        }
    }
    /// The bytes behind the position that were read already are read again later.
    mutating fn unread(): Int64 {
        let ahead = (self.bytes.len() - self.start) as Int64
        self.bytes.clear()
        self.start = 0
        ahead
    }
}

extension File {
    static fn of(raw: blocking.File): File {
        let inner = Inner { running: null, bytes: Vec.new(), start: 0, position: 0, failure: null }
        File { raw: Arc.new(raw), inner: Mutex.new(inner) }
    }
    /// For reading.
    ///
    /// Cancel safety: dropped, the file may be made or emptied nevertheless.
    #[cancelSafe]
    public static async fn open<P: AsRef<Path>>(path: P): Result<File> { await OpenOptions.new().read(true).open(path) }
    /// For writing, empty.
    ///
    /// Cancel safety: dropped, the file may be made or emptied nevertheless.
    #[cancelSafe]
    public static async fn create<P: AsRef<Path>>(path: P): Result<File> {
        await OpenOptions.new().write(true).create(true).truncate(true).open(path)
    }
    /// For writing and reading; the file must not be there.
    ///
    /// Cancel safety: dropped, the file may be made or emptied nevertheless.
    #[cancelSafe]
    public static async fn createNew<P: AsRef<Path>>(path: P): Result<File> {
        await OpenOptions.new().read(true).write(true).createNew(true).open(path)
    }
    public static fn options(): OpenOptions { OpenOptions.new() }

    async fn settled(): Result<Arc<blocking.File>> {
        await pollFn { cx -> self.inner.lock().unwrap().pollIdle(cx) }
        self.inner.lock().unwrap().takeFailure()?
        Ok(self.raw.clone())
    }

    /// Waits until the disk has it all.
    ///
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn syncAll(): Result<()> {
        let raw = await self.settled()?
        await run(move { raw.syncAll() })
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn syncData(): Result<()> {
        let raw = await self.settled()?
        await run(move { raw.syncData() })
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn setLen(size: UInt64): Result<()> {
        let raw = await self.settled()?
        let ahead = self.inner.lock().unwrap().unread()
        await run(move {
            if ahead != 0 { (&*raw).seek(SeekFrom.Current(-ahead))? }
            raw.setLen(size)
        })
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn metadata(): Result<Metadata> {
        let raw = self.raw.clone()
        await run(move { raw.metadata() })
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn setPermissions(permissions: Permissions): Result<()> {
        let raw = self.raw.clone()
        await run(move { raw.setPermissions(permissions) })
    }
    public static fn fromStd(file: blocking.File): File { File.of(file) }
    /// Waits for what is under way.
    ///
    /// Cancel safety: dropped, the file is closed.
    #[cancelLoses(data)]
    public consuming async fn intoStd(): blocking.File {
        await pollFn { cx -> self.inner.lock().unwrap().pollIdle(cx) }
        match Arc.tryUnwrap(self.raw) {
            Ok(raw) -> raw,
            Err(_) -> unreachable!(),
        }
    }
    public consuming fn tryIntoStd(): std.result.Result<blocking.File, File> {
        match Arc.tryUnwrap(self.raw) {
            Ok(raw) -> Ok(raw),
            Err(raw) -> Err(File { raw: raw, inner: self.inner }),
        }
    }
    /// Another handle with the same position.
    ///
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn tryClone(): Result<File> {
        let raw = self.raw.clone()
        Ok(File.of(await run(move { raw.tryClone() })?))
    }
}
extension File: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("File { .. }") } }

extension File: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        let inner = self.inner.getMut().unwrap()
        if inner.pollIdle(cx).isPending() { return Poll.Pending }
        loop {
            if let Some(error) = inner.failure.take() { return Poll.Ready(Err(error)) }
            if inner.start < inner.bytes.len() {
                let count = (inner.bytes.len() - inner.start).min(buf.remaining())
                buf.putSlice(&inner.bytes[inner.start..inner.start + count])
                inner.start += count
                return Poll.Ready(Ok(()))
            }
            let raw = self.raw.clone()
            let room = buf.remaining().min(2 * 1024 * 1024)
            if room == 0 { return Poll.Ready(Ok(())) }
            inner.running = Some(spawnBlocking(move {
                var bytes = vec![0u8; room]
                let count = (&*raw).read(&mut bytes)?
                bytes.truncate(count)
                Ok(Done.Read(bytes))
            }))
            if inner.pollIdle(cx).isPending() { return Poll.Pending }
            if inner.bytes.isEmpty() && inner.failure.isNone() { return Poll.Ready(Ok(())) }
        }
    }
}
extension File: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> {
        let inner = self.inner.getMut().unwrap()
        if inner.pollIdle(cx).isPending() { return Poll.Pending }
        if let Some(error) = inner.failure.take() { return Poll.Ready(Err(error)) }
        let ahead = inner.unread()
        let raw = self.raw.clone()
        let part = bytes[..bytes.len().min(2 * 1024 * 1024)].toVec()
        let count = part.len()
        inner.running = Some(spawnBlocking(move {
            if ahead != 0 { (&*raw).seek(SeekFrom.Current(-ahead))? }
            (&*raw).writeAll(&part)?
            Ok(Done.Written)
        }))
        Poll.Ready(Ok(count))
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> {
        let inner = self.inner.getMut().unwrap()
        // A read in the background is nothing to flush; its bytes stay.
        if inner.pollIdle(cx).isPending() { return Poll.Pending }
        Poll.Ready(inner.takeFailure())
    }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.pollFlush(cx) }
}
extension File: AsyncSeek {
    mutating fn startSeek(position: SeekFrom): Result<()> {
        let inner = self.inner.getMut().unwrap()
        if inner.running.isSome() {
            return Err(Error.new(std.io.ErrorKind.Other, "other file operation is pending, call poll_complete before start_seek"))
        }
        let ahead = inner.unread()
        let target = match position {
            SeekFrom.Current(offset) -> SeekFrom.Current(offset - ahead),
            other -> other,
        }
        let raw = self.raw.clone()
        inner.running = Some(spawnBlocking(move { Ok(Done.Sought((&*raw).seek(target)?)) }))
        Ok(())
    }
    mutating fn pollComplete(cx: &mut Context): Poll<Result<UInt64>> {
        let inner = self.inner.getMut().unwrap()
        if inner.pollIdle(cx).isPending() { return Poll.Pending }
        match inner.takeFailure() {
            Ok(()) -> Poll.Ready(Ok(inner.position)),
            Err(error) -> Poll.Ready(Err(error)),
        }
    }
}

/// How a file is opened.
#[derive(Clone, Debug)]
public struct OpenOptions {
    inner: blocking.OpenOptions,
}

extension OpenOptions {
    public static fn new(): OpenOptions { OpenOptions { inner: blocking.OpenOptions.new() } }
    public mutating fn read(on: Bool): &mut OpenOptions {
        self.inner.read(on)
        self
    }
    public mutating fn write(on: Bool): &mut OpenOptions {
        self.inner.write(on)
        self
    }
    public mutating fn append(on: Bool): &mut OpenOptions {
        self.inner.append(on)
        self
    }
    public mutating fn truncate(on: Bool): &mut OpenOptions {
        self.inner.truncate(on)
        self
    }
    public mutating fn create(on: Bool): &mut OpenOptions {
        self.inner.create(on)
        self
    }
    public mutating fn createNew(on: Bool): &mut OpenOptions {
        self.inner.createNew(on)
        self
    }
    /// Flags of the system's `open`, beside those that the options mean.
    public mutating fn customFlags(flags: Int): &mut OpenOptions {
        self.inner.customFlags(flags)
        self
    }
    public mutating fn mode(mode: UInt32): &mut OpenOptions {
        self.inner.mode(mode)
        self
    }
    /// Cancel safety: dropped, the file may have been made.
    #[cancelSafe]
    public async fn open<P: AsRef<Path>>(path: P): Result<File> {
        let path = path.asRef().toPathBuf()
        let options = self.inner.clone()
        Ok(File.of(await run(move { options.open(&path) })?))
    }
}
extension OpenOptions: Default { static fn default(): OpenOptions { OpenOptions.new() } }
extension OpenOptions: From<blocking.OpenOptions> {
    static fn from(options: blocking.OpenOptions): OpenOptions { OpenOptions { inner: options } }
}
extension File: From<blocking.File> { static fn from(file: blocking.File): File { File.fromStd(file) } }
extension File: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): File { File.fromStd(blocking.File.fromRawFd(descriptor)) } }
extension File: AsRawFd { fn asRawFd(): RawFd { self.raw.asRawFd() } }
