// tokio.net.unix: connections within this machine.
import std.convert.{ AsRef, TryFrom }
import std.fmt.{ self, Debug, Display, Formatter }
import std.io.{ Error, IoSlice, Result }
import std.net.Shutdown
import std.ops.Drop
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, RawFd }
import std.os.unix.net as blocking
import std.os.unix.net.{ connectTo, datagramsAt, joinTo, listenAt, pairOf, pathOf }
import std.path.{ Path, PathBuf }
import std.sync.Arc
import std.task.{ Context, Poll }
import tokio.io.interest.{ Interest, Ready }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite
import tokio.net.descriptor.{ Descriptor, wouldBlock }

public external module byHand

public import tokio.net.unix.byHand.UCred

public struct UnixListener {
    io: Descriptor,
}

extension UnixListener {
    /// Of a listener that does not block.
    public static fn fromStd(socket: blocking.UnixListener): Result<UnixListener> { Ok(UnixListener { io: Descriptor.adopt(socket.intoRawFd())? }) }
    /// It does not block still.
    public consuming fn intoStd(): Result<blocking.UnixListener> { Ok(unsafe { blocking.UnixListener.fromRawFd(self.io.release()) }) }
    public static fn bind<P: AsRef<Path>>(path: P): Result<UnixListener> { Ok(UnixListener { io: Descriptor.of(listenAt(path.asRef(), false)?)? }) }
    /// Cancel safety: dropped, it has accepted none; no connection is lost.
    #[cancelSafe]
    public async fn accept(): Result<(UnixStream, SocketAddr)> {
        loop {
            let accepted = self.io.tryUnixAccept()
            if wouldBlock(&accepted) {
                await self.io.readable()
                continue
            }
            let (io, path) = accepted?
            return Ok((UnixStream { io: io }, SocketAddr.of(path)))
        }
    }
}

extension UnixListener {
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
}
extension UnixListener: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension UnixListener: TryFrom<blocking.UnixListener> {
    type Error = Error
    static fn tryFrom(socket: blocking.UnixListener): Result<UnixListener> { UnixListener.fromStd(socket) }
}
extension UnixListener: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnixListener { .. }") } }

/// Where a Unix socket is: a path, or nowhere.
#[derive(Clone)]
public struct SocketAddr {
    path: PathBuf,
}

extension SocketAddr {
    static fn of(path: String): SocketAddr { SocketAddr { path: PathBuf.from(path) } }
    public fn isUnnamed(): Bool { self.path.asOsStr().isEmpty() }
    public fn asPathname(): Option<&Path> { if self.isUnnamed() { null } else { Some(self.path.asPath()) } }
}
extension SocketAddr: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { if self.isUnnamed() { f.writeStr("(unnamed)") } else { write!(f, "{:?} (pathname)", self.path) } }
}

public struct UnixStream {
    io: Descriptor,
}

extension UnixStream {
    /// Cancel safety: dropped, there is no connection.
    #[cancelSafe]
    public static async fn connect<P: AsRef<Path>>(path: P): Result<UnixStream> {
        let io = Descriptor.of(connectTo(path.asRef(), false)?)?
        await io.writable()
        Ok(UnixStream { io: io })
    }
    /// Of a connection that does not block.
    public static fn fromStd(socket: blocking.UnixStream): Result<UnixStream> { Ok(UnixStream { io: Descriptor.adopt(socket.intoRawFd())? }) }
    /// It does not block still.
    public consuming fn intoStd(): Result<blocking.UnixStream> { Ok(unsafe { blocking.UnixStream.fromRawFd(self.io.release()) }) }
    public static fn pair(): Result<(UnixStream, UnixStream)> {
        let (a, b) = pairOf(true, false)?
        Ok((UnixStream { io: Descriptor.of(a)? }, UnixStream { io: Descriptor.of(b)? }))
    }
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn readable(): Result<()> {
        await self.io.readable()
        Ok(())
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn writable(): Result<()> {
        await self.io.writable()
        Ok(())
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Calls `f` if the socket may be ready; WouldBlock otherwise.
    public fn tryIo<R, F: FnOnce() -> Result<R>>(interest: Interest, f: F): Result<R> { self.io.tryIo(interest, f) }
    /// Waits, and calls `f`, until that does not block.
    ///
    /// Cancel safety: dropped, the operation was not done.
    #[cancelSafe]
    public async fn asyncIo<R, F: FnMut() -> Result<R>>(interest: Interest, f: F): Result<R> { await self.io.asyncIo(interest, f) }
    /// WouldBlock when there is nothing to read.
    public fn tryRead(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
    public fn tryWrite(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
    /// A reader and a writer that borrow the connection.
    public mutating fn split(): (ReadHalf, WriteHalf) { (ReadHalf { io: &self.io }, WriteHalf { io: &self.io }) }
    /// A reader and a writer that share it. The writer ends the writing when it is dropped.
    public consuming fn intoSplit(): (OwnedReadHalf, OwnedWriteHalf) {
        let shared = Arc.new(self.io)
        (OwnedReadHalf { io: shared.clone() }, OwnedWriteHalf { io: shared, isOpen: true })
    }
}
extension UnixStream: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension UnixStream: TryFrom<blocking.UnixStream> {
    type Error = Error
    static fn tryFrom(socket: blocking.UnixStream): Result<UnixStream> { UnixStream.fromStd(socket) }
}
extension UnixStream: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnixStream { .. }") } }

fn readFrom(io: &Descriptor, cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
    match io.pollRead(cx, buf.room()) {
        Poll.Ready(Ok(count)) -> {
            buf.took(count)
            Poll.Ready(Ok(()))
        },
        Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
        Poll.Pending -> Poll.Pending,
    }
}

extension UnixStream: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { readFrom(&self.io, cx, buf) }
}
extension UnixStream: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(self.io.shutdown(1)) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}

public struct ReadHalf<'a> {
    io: &'a Descriptor,
}
extension<'a> ReadHalf<'a> {
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn readable(): Result<()> {
        await self.io.readable()
        Ok(())
    }
    public fn tryRead(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
}
extension<'a> ReadHalf<'a>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReadHalf { .. }") } }
extension<'a> ReadHalf<'a>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { readFrom(self.io, cx, buf) }
}

public struct WriteHalf<'a> {
    io: &'a Descriptor,
}
extension<'a> WriteHalf<'a> {
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn writable(): Result<()> {
        await self.io.writable()
        Ok(())
    }
    public fn tryWrite(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
}
extension<'a> WriteHalf<'a>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("WriteHalf { .. }") } }
extension<'a> WriteHalf<'a>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(self.io.shutdown(1)) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}

public struct OwnedReadHalf {
    io: Arc<Descriptor>,
}
/// The two halves are not of one connection.
public struct ReuniteError(public OwnedReadHalf, public OwnedWriteHalf)

extension ReuniteError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReuniteError(..)") } }
extension ReuniteError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("tried to reunite halves that are not from the same socket") } }
extension ReuniteError: std.error.Error {}

fn rejoined(read: OwnedReadHalf, write: OwnedWriteHalf): std.result.Result<UnixStream, ReuniteError> {
    if !Arc.ptrEq(&read.io, &write.io) { return Err(ReuniteError(read, write)) }
    write.forget()
    match Arc.tryUnwrap(read.io) {
        Ok(io) -> Ok(UnixStream { io: io }),
        Err(_) -> unreachable!(),
    }
}

extension OwnedReadHalf {
    /// The whole connection again.
    public consuming fn reunite(other: OwnedWriteHalf): std.result.Result<UnixStream, ReuniteError> { rejoined(self, other) }
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn readable(): Result<()> {
        await self.io.readable()
        Ok(())
    }
    public fn tryRead(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
}
extension OwnedReadHalf: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("OwnedReadHalf { .. }") } }
extension OwnedReadHalf: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { readFrom(&self.io, cx, buf) }
}

public struct OwnedWriteHalf {
    io: Arc<Descriptor>,
    isOpen: Bool,
}
extension OwnedWriteHalf {
    /// The whole connection again.
    public consuming fn reunite(other: OwnedReadHalf): std.result.Result<UnixStream, ReuniteError> { rejoined(other, self) }
    /// Drops it without ending the writing.
    public consuming fn forget() {
        var half = self
        half.isOpen = false
    }
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn writable(): Result<()> {
        await self.io.writable()
        Ok(())
    }
    public fn tryWrite(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
}
extension OwnedWriteHalf: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("OwnedWriteHalf { .. }") } }
extension OwnedWriteHalf: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> {
        self.isOpen = false
        Poll.Ready(self.io.shutdown(1))
    }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}
extension OwnedWriteHalf: Drop {
    mutating fn drop() {
        if self.isOpen { let _ = self.io.shutdown(1) }
    }
}

/// Sends and receives datagrams within this machine.
public struct UnixDatagram {
    io: Descriptor,
}

extension UnixDatagram {
    public static fn bind<P: AsRef<Path>>(path: P): Result<UnixDatagram> { Ok(UnixDatagram { io: Descriptor.of(datagramsAt(path.asRef(), false)?)? }) }
    public static fn unbound(): Result<UnixDatagram> { UnixDatagram.bind("") }
    /// Of a socket that does not block.
    public static fn fromStd(socket: blocking.UnixDatagram): Result<UnixDatagram> { Ok(UnixDatagram { io: Descriptor.adopt(socket.intoRawFd())? }) }
    /// It does not block still.
    public consuming fn intoStd(): Result<blocking.UnixDatagram> { Ok(unsafe { blocking.UnixDatagram.fromRawFd(self.io.release()) }) }
    public static fn pair(): Result<(UnixDatagram, UnixDatagram)> {
        let (a, b) = pairOf(false, false)?
        Ok((UnixDatagram { io: Descriptor.of(a)? }, UnixDatagram { io: Descriptor.of(b)? }))
    }
    /// Chooses the peer of `send` and `recv`.
    public fn connect<P: AsRef<Path>>(path: P): Result<()> { joinTo(self.io.raw(), path.asRef()) }
    /// Cancel safety: dropped, it has sent nothing.
    #[cancelSafe]
    public async fn send(bytes: &[UInt8]): Result<UIntSize> {
        loop {
            let count = self.io.tryWrite(bytes)
            if !wouldBlock(&count) { return count }
            await self.io.writable()
        }
    }
    /// Cancel safety: dropped, it has received nothing.
    #[cancelSafe]
    public async fn recv(buffer: &mut [UInt8]): Result<UIntSize> {
        loop {
            let count = self.io.tryRead(buffer)
            if !wouldBlock(&count) { return count }
            await self.io.readable()
        }
    }
    /// Cancel safety: dropped, it has sent nothing.
    #[cancelSafe]
    public async fn sendTo<P: AsRef<Path>>(bytes: &[UInt8], target: P): Result<UIntSize> {
        loop {
            let count = self.io.tryUnixSendTo(bytes, target.asRef())
            if !wouldBlock(&count) { return count }
            await self.io.writable()
        }
    }
    /// Cancel safety: dropped, it has received nothing.
    #[cancelSafe]
    public async fn recvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> {
        loop {
            let received = self.tryRecvFrom(buffer)
            if !wouldBlock(&received) { return received }
            await self.io.readable()
        }
    }
    public fn trySend(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
    public fn tryRecv(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
    public fn trySendTo<P: AsRef<Path>>(bytes: &[UInt8], target: P): Result<UIntSize> { self.io.tryUnixSendTo(bytes, target.asRef()) }
    public fn tryRecvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> {
        let (count, path) = self.io.tryUnixRecvFrom(buffer)?
        Ok((count, SocketAddr.of(path)))
    }
    public fn localAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), false)?)) }
    public fn peerAddr(): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(self.io.raw(), true)?)) }
    public fn shutdown(how: Shutdown): Result<()> {
        self.io.shutdown(match how {
            Shutdown.Read -> 0,
            Shutdown.Write -> 1,
            Shutdown.Both -> 2,
        })
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn readable(): Result<()> {
        await self.io.readable()
        Ok(())
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn writable(): Result<()> {
        await self.io.writable()
        Ok(())
    }
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn ready(interest: Interest): Result<Ready> { await self.io.ready(interest) }
    /// Calls `f` if the socket may be ready; WouldBlock otherwise.
    public fn tryIo<R, F: FnOnce() -> Result<R>>(interest: Interest, f: F): Result<R> { self.io.tryIo(interest, f) }
    /// Waits, and calls `f`, until that does not block.
    ///
    /// Cancel safety: dropped, the operation was not done.
    #[cancelSafe]
    public async fn asyncIo<R, F: FnMut() -> Result<R>>(interest: Interest, f: F): Result<R> { await self.io.asyncIo(interest, f) }
}
extension UnixDatagram: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension UnixDatagram: TryFrom<blocking.UnixDatagram> {
    type Error = Error
    static fn tryFrom(socket: blocking.UnixDatagram): Result<UnixDatagram> { UnixDatagram.fromStd(socket) }
}
extension UnixDatagram: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnixDatagram { .. }") } }
