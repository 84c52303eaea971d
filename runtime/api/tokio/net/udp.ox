// tokio.net.udp: datagrams.
import std.convert.TryFrom
import std.fmt.{ self, Debug, Formatter }
import std.io.{ Error, ErrorKind, Result }
import std.net.SocketAddr
import std.net.options.{ BROADCAST, MULTICAST_LOOP, MULTICAST_TTL, TTL, TYPE_OF_SERVICE }
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, RawFd }
import tokio.io.interest.{ Interest, Ready }
import tokio.net.addr.{ ToSocketAddrs, addressesOf }
import tokio.net.descriptor.{ Descriptor, wouldBlock }
import tokio.net.socket.{ Socket, connectTo }

public external module byHand

public struct UdpSocket {
    io: Descriptor,
}

extension UdpSocket {
    /// Cancel safety: dropped, nothing is bound.
    #[cancelSafe]
    public static async fn bind<A: ToSocketAddrs>(address: A): Result<UdpSocket> {
        var failure = Error.new(ErrorKind.InvalidInput, "could not resolve to any address")
        for each in await addressesOf(address)? {
            let socket = Socket.open(each, false)?
            match socket.bind(each) {
                Ok(()) -> return Ok(UdpSocket { io: socket.watched()? }),
                Err(error) -> failure = error,
            }
        }
        Err(failure)
    }
    /// Of a socket that does not block.
    public static fn fromStd(socket: std.net.UdpSocket): Result<UdpSocket> { Ok(UdpSocket { io: Descriptor.adopt(socket.intoRawFd())? }) }
    /// It does not block still.
    public consuming fn intoStd(): Result<std.net.UdpSocket> { Ok(unsafe { std.net.UdpSocket.fromRawFd(self.io.release()) }) }
    /// Chooses the peer of `send` and `recv`.
    ///
    /// Cancel safety: dropped, there is no connection.
    #[cancelSafe]
    public async fn connect<A: ToSocketAddrs>(address: A): Result<()> {
        var failure = Error.new(ErrorKind.InvalidInput, "could not resolve to any address")
        for each in await addressesOf(address)? {
            match connectTo(self.io.raw(), each) {
                Ok(()) -> return Ok(()),
                Err(error) -> failure = error,
            }
        }
        Err(failure)
    }
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
    public async fn sendTo<A: ToSocketAddrs>(bytes: &[UInt8], target: A): Result<UIntSize> {
        let addresses = await addressesOf(target)?
        guard let Some(address) = addresses.first() else {
            return Err(Error.new(ErrorKind.InvalidInput, "no addresses to send data to"))
        }
        loop {
            let count = self.io.trySendTo(bytes, *address)
            if !wouldBlock(&count) { return count }
            await self.io.writable()
        }
    }
    /// Cancel safety: dropped, it has received nothing.
    #[cancelSafe]
    public async fn recvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> {
        loop {
            let received = self.io.tryRecvFrom(buffer, true)
            if !wouldBlock(&received) { return received }
            await self.io.readable()
        }
    }
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
    /// Receives without taking it away.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public async fn peekFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> {
        loop {
            let received = self.io.tryRecvFrom(buffer, false)
            if !wouldBlock(&received) { return received }
            await self.io.readable()
        }
    }
    public fn tryPeekFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> { self.io.tryRecvFrom(buffer, false) }
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
    public fn trySend(bytes: &[UInt8]): Result<UIntSize> { self.io.tryWrite(bytes) }
    public fn tryRecv(buffer: &mut [UInt8]): Result<UIntSize> { self.io.tryRead(buffer) }
    public fn trySendTo(bytes: &[UInt8], target: SocketAddr): Result<UIntSize> { self.io.trySendTo(bytes, target) }
    public fn tryRecvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> { self.io.tryRecvFrom(buffer, true) }
    public fn localAddr(): Result<SocketAddr> { self.io.localAddr() }
    public fn peerAddr(): Result<SocketAddr> { self.io.peerAddr() }
    public fn multicastLoopV4(): Result<Bool> { Ok(self.io.getOption(MULTICAST_LOOP)? != 0) }
    public fn setMulticastLoopV4(on: Bool): Result<()> { self.io.setOption(MULTICAST_LOOP, if on { 1 } else { 0 }) }
    public fn multicastTtlV4(): Result<UInt32> { Ok(self.io.getOption(MULTICAST_TTL)? as UInt32) }
    public fn setMulticastTtlV4(ttl: UInt32): Result<()> { self.io.setOption(MULTICAST_TTL, ttl as Int) }
    public fn tos(): Result<UInt32> { Ok(self.io.getOption(TYPE_OF_SERVICE)? as UInt32) }
    public fn setTos(tos: UInt32): Result<()> { self.io.setOption(TYPE_OF_SERVICE, tos as Int) }
    public fn broadcast(): Result<Bool> { Ok(self.io.getOption(BROADCAST)? != 0) }
    public fn ttl(): Result<UInt32> { Ok(self.io.getOption(TTL)? as UInt32) }
    public fn setTtl(ttl: UInt32): Result<()> { self.io.setOption(TTL, ttl as Int) }
    public fn setBroadcast(on: Bool): Result<()> { self.io.setOption(BROADCAST, if on { 1 } else { 0 }) }
}
extension UdpSocket: AsRawFd { fn asRawFd(): RawFd { self.io.raw() } }
extension UdpSocket: TryFrom<std.net.UdpSocket> {
    type Error = Error
    static fn tryFrom(socket: std.net.UdpSocket): Result<UdpSocket> { UdpSocket.fromStd(socket) }
}
extension UdpSocket: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UdpSocket { .. }") }
}
