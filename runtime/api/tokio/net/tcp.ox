// tokio.net.tcp: connections.
import std.convert.TryFrom
import std.fmt.{ self, Debug, Display, Formatter }
import std.io.{ Error, ErrorKind, IoSlice, Result }
import std.net.SocketAddr
import std.net.options.{ KEEP_ALIVE, NO_DELAY, RECEIVE_BUFFER, REUSE_ADDRESS, REUSE_PORT, SEND_BUFFER, TTL, TYPE_OF_SERVICE, lingerOf, setLingerOf }
import std.ops.Drop
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
import std.sync.Arc
import std.task.{ Context, Poll }
import std.time.Duration
import tokio.io.interest.{ Interest, Ready }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite
import tokio.net.addr.{ ToSocketAddrs, addressesOf }
import tokio.net.descriptor.{ Descriptor, wouldBlock }
import tokio.net.socket.Socket

public external module byHand

fn noAddress(): Error { Error.new(ErrorKind.InvalidInput, "could not resolve to any address") }

/// Waits for connections.
public struct TcpListener {
    io: Descriptor,
}

extension TcpListener {
    /// Cancel safety: dropped, nothing is bound.
    #[cancelSafe]
    public static async fn bind<A: ToSocketAddrs>(address: A): Result<TcpListener> {
        var failure = noAddress()
        for each in await addressesOf(address)? {
            match TcpListener.bindOne(each) {
                Ok(listener) -> return Ok(listener),
                Err(error) -> failure = error,
            }
        }
        Err(failure)
    }
    static fn bindOne(address: SocketAddr): Result<TcpListener> {
        let socket = Socket.open(address, true)?
        socket.setOption(REUSE_ADDRESS, 1)?
        socket.bind(address)?
        socket.listen(1024)?
        Ok(TcpListener { io: socket.watched()? })
    }
    /// The next connection.
    ///
    /// Cancel safety: dropped, it has accepted none; no connection is lost.
    #[cancelSafe]
    public async fn accept(): Result<(TcpStream, SocketAddr)> {
        loop {
            let accepted = self.io.tryAccept()
            if wouldBlock(&accepted) {
                await self.io.readable()
                continue
            }
            let (io, peer) = accepted?
            return Ok((TcpStream { io: io }, peer))
        }
    }
    /// Of a listener that does not block.
    public static fn fromStd(listener: std.net.TcpListener): Result<TcpListener> {
        Ok(TcpListener { io: Descriptor.adopt(listener.intoRawFd())? })
    }
    /// It does not block still.
    public consuming fn intoStd(): Result<std.net.TcpListener> { Ok(unsafe { std.net.TcpListener.fromRawFd(self.io.release()) }) }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
    public fn ttl(): Result<UInt32> { Ok(self.io.getOption(TTL)? as UInt32) }
    public fn setTtl(ttl: UInt32): Result<()> { self.io.setOption(TTL, ttl as Int) }
    /// `accept` by hand.
    public fn pollAccept(cx: &mut Context): Poll<Result<(TcpStream, SocketAddr)>> {
        self.io.pollIo(cx, Interest.READABLE, { ->
            let (io, peer) = self.io.tryAccept()?
            Ok((TcpStream { io: io }, peer))
        })
    }
}
extension TcpListener: TryFrom<std.net.TcpListener> {
    type Error = Error
    static fn tryFrom(socket: std.net.TcpListener): Result<TcpListener> { TcpListener.fromStd(socket) }
}
extension TcpListener: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("TcpListener { .. }") }
}

/// A connection.
public struct TcpStream {
    io: Descriptor,
}

extension TcpStream {
    /// Cancel safety: dropped, it connects to nothing.
    #[cancelSafe]
    public static async fn connect<A: ToSocketAddrs>(address: A): Result<TcpStream> {
        var failure = noAddress()
        for each in await addressesOf(address)? {
            match await TcpStream.connectOne(each) {
                Ok(stream) -> return Ok(stream),
                Err(error) -> failure = error,
            }
        }
        Err(failure)
    }
    static async fn connectOne(address: SocketAddr): Result<TcpStream> {
        let socket = Socket.open(address, true)?
        Ok(TcpStream { io: (await socket.connect(address))? })
    }
    /// Of a connection that does not block.
    public static fn fromStd(stream: std.net.TcpStream): Result<TcpStream> { Ok(TcpStream { io: Descriptor.adopt(stream.intoRawFd())? }) }
    /// It does not block still.
    public consuming fn intoStd(): Result<std.net.TcpStream> { Ok(unsafe { std.net.TcpStream.fromRawFd(self.io.release()) }) }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn nodelay(): Result<Bool> { Ok(self.io.getOption(NO_DELAY)? != 0) }
    public fn setNodelay(on: Bool): Result<()> { self.io.setOption(NO_DELAY, if on { 1 } else { 0 }) }
    /// How long closing waits for what is not sent yet; null: it does not, the system goes on alone. Zero resets the connection.
    public fn linger(): Result<Option<Duration>> { self.io.linger() }
    public fn setLinger(duration: Option<Duration>): Result<()> { self.io.setLinger(duration) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(self.io.takeError().err()) }
    public fn ttl(): Result<UInt32> { Ok(self.io.getOption(TTL)? as UInt32) }
    public fn setTtl(ttl: UInt32): Result<()> { self.io.setOption(TTL, ttl as Int) }

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
    /// WouldBlock when there is nothing to read.
    public fn tryRead(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
    public fn tryWrite(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
    /// Reads without taking it away.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn peek(buffer: &mut [UInt8]): Result<UIntSize> {
        loop {
            let count = self.io.tryPeek(buffer)
            if !wouldBlock(&count) { return count }
            await self.io.readable()
        }
    }
    /// A reader and a writer that borrow the connection.
    public mutating fn split(): (ReadHalf, WriteHalf) { (ReadHalf { io: &self.io }, WriteHalf { io: &self.io }) }
    /// A reader and a writer that share it. The writer ends the writing when it is dropped.
    public consuming fn intoSplit(): (OwnedReadHalf, OwnedWriteHalf) {
        let shared = Arc.new(self.io)
        (OwnedReadHalf { io: shared.clone() }, OwnedWriteHalf { io: shared, isOpen: true })
    }
}
extension TcpStream: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension TcpListener: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension TcpStream: TryFrom<std.net.TcpStream> {
    type Error = Error
    static fn tryFrom(socket: std.net.TcpStream): Result<TcpStream> { TcpStream.fromStd(socket) }
}
extension TcpStream: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("TcpStream { .. }") }
}

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

/// Ending the writing twice, or of a connection that is gone, is no error.
fn endWriting(io: &Descriptor): Result<()> {
    match io.shutdown(1) {
        Err(error) -> if error.kind() == ErrorKind.NotConnected { Ok(()) } else { Err(error) },
        done -> done,
    }
}

extension TcpStream: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { readFrom(&self.io, cx, buf) }
}
extension TcpStream: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(endWriting(&self.io)) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}

public struct ReadHalf<'a> {
    io: &'a Descriptor,
}
extension<'a> ReadHalf<'a> {
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
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
    /// Reads without taking it away.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn peek(buffer: &mut [UInt8]): Result<UIntSize> {
        loop {
            let count = self.io.tryPeek(buffer)
            if !wouldBlock(&count) { return count }
            await self.io.readable()
        }
    }
}
extension<'a> ReadHalf<'a>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReadHalf { .. }") } }
extension<'a> ReadHalf<'a>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { readFrom(self.io, cx, buf) }
}

public struct WriteHalf<'a> {
    io: &'a Descriptor,
}
extension<'a> WriteHalf<'a> {
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
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
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(endWriting(self.io)) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}

public struct OwnedReadHalf {
    io: Arc<Descriptor>,
}
/// The two halves were not of one connection; here they are.
public struct ReuniteError(public OwnedReadHalf, public OwnedWriteHalf)

extension ReuniteError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReuniteError(..)") } }
extension ReuniteError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("tried to reunite halves that are not from the same socket") } }
extension ReuniteError: std.error.Error {}

fn rejoined(read: OwnedReadHalf, write: OwnedWriteHalf): std.result.Result<TcpStream, ReuniteError> {
    if !Arc.ptrEq(&read.io, &write.io) { return Err(ReuniteError(read, write)) }
    write.forget()
    match Arc.tryUnwrap(read.io) {
        Ok(io) -> Ok(TcpStream { io: io }),
        Err(_) -> unreachable!(),
    }
}

extension OwnedReadHalf {
    /// The whole connection again.
    public consuming fn reunite(other: OwnedWriteHalf): std.result.Result<TcpStream, ReuniteError> { rejoined(self, other) }
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
    /// Reads without taking it away.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn peek(buffer: &mut [UInt8]): Result<UIntSize> {
        loop {
            let count = self.io.tryPeek(buffer)
            if !wouldBlock(&count) { return count }
            await self.io.readable()
        }
    }
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
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
    public consuming fn reunite(other: OwnedReadHalf): std.result.Result<TcpStream, ReuniteError> { rejoined(other, self) }
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
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
    /// Drops it without ending the writing.
    public consuming fn forget() {
        var half = self
        half.isOpen = false
    }
}
extension OwnedWriteHalf: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("OwnedWriteHalf { .. }") } }
extension OwnedWriteHalf: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> {
        self.isOpen = false
        Poll.Ready(endWriting(&self.io))
    }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.io.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { true }
}
extension OwnedWriteHalf: Drop {
    mutating fn drop() {
        if self.isOpen { let _ = endWriting(&self.io) }
    }
}

/// A socket before it is bound or connected.
public struct TcpSocket {
    socket: Socket,
}

extension TcpSocket {
    public static fn newV4(): Result<TcpSocket> { TcpSocket.open(SocketAddr.from(([0, 0, 0, 0], 0))) }
    public static fn newV6(): Result<TcpSocket> {
        TcpSocket.open(SocketAddr.new(std.net.IpAddr.V6(std.net.Ipv6Addr.UNSPECIFIED), 0))
    }
    static fn open(family: SocketAddr): Result<TcpSocket> { Ok(TcpSocket { socket: Socket.open(family, true)? }) }
    public fn setReuseaddr(on: Bool): Result<()> { self.socket.setOption(REUSE_ADDRESS, if on { 1 } else { 0 }) }
    public fn setReuseport(on: Bool): Result<()> { self.socket.setOption(REUSE_PORT, if on { 1 } else { 0 }) }
    public fn setKeepalive(on: Bool): Result<()> { self.socket.setOption(KEEP_ALIVE, if on { 1 } else { 0 }) }
    public fn setNodelay(on: Bool): Result<()> { self.socket.setOption(NO_DELAY, if on { 1 } else { 0 }) }
    public fn reuseaddr(): Result<Bool> { Ok(self.socket.option(REUSE_ADDRESS)? != 0) }
    public fn reuseport(): Result<Bool> { Ok(self.socket.option(REUSE_PORT)? != 0) }
    public fn keepalive(): Result<Bool> { Ok(self.socket.option(KEEP_ALIVE)? != 0) }
    public fn nodelay(): Result<Bool> { Ok(self.socket.option(NO_DELAY)? != 0) }
    public fn linger(): Result<Option<Duration>> { lingerOf(self.socket.raw()) }
    public fn setLinger(duration: Option<Duration>): Result<()> { setLingerOf(self.socket.raw(), duration) }
    public fn tos(): Result<UInt32> { Ok(self.socket.option(TYPE_OF_SERVICE)? as UInt32) }
    public fn setTos(tos: UInt32): Result<()> { self.socket.setOption(TYPE_OF_SERVICE, tos as Int) }
    public fn sendBufferSize(): Result<UInt32> { Ok(self.socket.option(SEND_BUFFER)? as UInt32) }
    public fn recvBufferSize(): Result<UInt32> { Ok(self.socket.option(RECEIVE_BUFFER)? as UInt32) }
    public fn setSendBufferSize(size: UInt32): Result<()> { self.socket.setOption(SEND_BUFFER, size as Int) }
    public fn setRecvBufferSize(size: UInt32): Result<()> { self.socket.setOption(RECEIVE_BUFFER, size as Int) }
    public fn bind(address: SocketAddr): Result<()> { self.socket.bind(address) }
    public fn localAddr(): Result<SocketAddr> { self.socket.localAddr() }
    public consuming fn listen(backlog: UInt32): Result<TcpListener> {
        self.socket.listen(backlog)?
        Ok(TcpListener { io: self.socket.watched()? })
    }
    /// Cancel safety: dropped, it drops the socket.
    #[cancelSafe]
    public consuming async fn connect(address: SocketAddr): Result<TcpStream> {
        Ok(TcpStream { io: (await self.socket.connect(address))? })
    }
}
extension TcpSocket: FromRawFd {
    static unsafe fn fromRawFd(descriptor: RawFd): TcpSocket { TcpSocket { socket: Socket.of(unsafe { OwnedFd.fromRawFd(descriptor) }) } }
}
extension TcpSocket: IntoRawFd { consuming fn intoRawFd(): RawFd { self.socket.intoRaw() } }
extension TcpSocket: AsRawFd { fn asRawFd(): RawFd { self.socket.raw() } }
extension TcpSocket: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("TcpSocket { .. }") } }
