// tokio.net.udp: waiting by hand, groups of receivers, and what sockets are tied to.
import std.io.{ Error, Result }
import std.net.{ Ipv4Addr, Ipv6Addr, SocketAddr }
import std.task.{ Context, Poll }
import tokio.io.interest.Interest
import tokio.io.readBuf.ReadBuf
import tokio.net.descriptor.{ append, appendWith }
import std.net.options.{ MULTICAST_LOOP_V6, memberOfV4, memberOfV6 }
import tokio.net.socket.{ deviceOf, setDevice }
import tokio.net.udp.UdpSocket

extension UdpSocket {
    public fn pollRecvReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.READABLE) }
    public fn pollSendReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.WRITABLE) }
    public fn pollSend(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    public fn pollRecv(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        match self.io.pollRead(cx, buf.room()) {
            Poll.Ready(Ok(count)) -> {
                buf.took(count)
                Poll.Ready(Ok(()))
            },
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
    public fn pollSendTo(cx: &mut Context, bytes: &[UInt8], target: SocketAddr): Poll<Result<UIntSize>> {
        self.io.pollIo(cx, Interest.WRITABLE, { -> self.io.trySendTo(bytes, target) })
    }
    public fn pollRecvFrom(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<SocketAddr>> { self.receive(cx, buf, true) }
    public fn pollPeekFrom(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<SocketAddr>> { self.receive(cx, buf, false) }
    fn receive(cx: &mut Context, buf: &mut ReadBuf, takes: Bool): Poll<Result<SocketAddr>> {
        let room = buf.room()
        match self.io.pollIo(cx, Interest.READABLE, { -> self.io.tryRecvFrom(room, takes) }) {
            Poll.Ready(Ok((count, peer))) -> {
                buf.took(count)
                Poll.Ready(Ok(peer))
            },
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
    /// Receives to the end of `buffer`, into room that it has, or some.
    public fn tryRecvBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryRecvBufFrom(buffer: &mut Vec<UInt8>): Result<(UIntSize, SocketAddr)> {
        appendWith(buffer, { room -> self.io.tryRecvFrom(room, true) })
    }
    /// Receives to the end of `buffer`, into room that it has, or some.
    ///
    /// Cancel safety: dropped, it has received nothing.
    #[cancelSafe]
    public async fn recvBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> {
        await self.io.asyncIo(Interest.READABLE, { -> self.tryRecvBuf(buffer) })
    }
    /// Cancel safety: dropped, it has received nothing.
    #[cancelSafe]
    public async fn recvBufFrom(buffer: &mut Vec<UInt8>): Result<(UIntSize, SocketAddr)> {
        await self.io.asyncIo(Interest.READABLE, { -> self.tryRecvBufFrom(buffer) })
    }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(self.io.takeError().err()) }
    public fn joinMulticastV4(group: Ipv4Addr, interface: Ipv4Addr): Result<()> { memberOfV4(self.io.raw(), group, interface, true) }
    public fn leaveMulticastV4(group: Ipv4Addr, interface: Ipv4Addr): Result<()> { memberOfV4(self.io.raw(), group, interface, false) }
    public fn joinMulticastV6(group: &Ipv6Addr, interface: UInt32): Result<()> { memberOfV6(self.io.raw(), *group, interface, true) }
    public fn leaveMulticastV6(group: &Ipv6Addr, interface: UInt32): Result<()> { memberOfV6(self.io.raw(), *group, interface, false) }
    public fn multicastLoopV6(): Result<Bool> { Ok(self.io.getOption(MULTICAST_LOOP_V6)? != 0) }
    public fn setMulticastLoopV6(on: Bool): Result<()> { self.io.setOption(MULTICAST_LOOP_V6, if on { 1 } else { 0 }) }
    /// The name of the network device that it is tied to.
    public fn device(): Result<Option<Vec<UInt8>>> { deviceOf(self.io.raw()) }
    public fn bindDevice(name: Option<&[UInt8]>): Result<()> { setDevice(self.io.raw(), name) }
}
