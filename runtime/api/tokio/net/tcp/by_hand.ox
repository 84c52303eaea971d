// tokio.net.tcp: waiting by hand, pieces, and what sockets are tied to.
import std.io.{ Error, IoSlice, IoSliceMut, Result }
import std.os.fd.{ FromRawFd, IntoRawFd, OwnedFd }
import std.task.{ Context, Poll }
import tokio.io.interest.Interest
import tokio.io.readBuf.ReadBuf
import tokio.net.descriptor.{ Descriptor, append }
import std.net.options.errorOf
import tokio.net.socket.{ Socket, deviceOf, setDevice }
import tokio.net.tcp.{ OwnedReadHalf, OwnedWriteHalf, ReadHalf, TcpListener, TcpSocket, TcpStream, WriteHalf }

fn peekInto(io: &Descriptor, cx: &mut Context, buf: &mut ReadBuf): Poll<Result<UIntSize>> {
    let room = buf.room()
    match io.pollIo(cx, Interest.READABLE, { -> io.tryPeek(room) }) {
        Poll.Ready(Ok(count)) -> {
            buf.took(count)
            Poll.Ready(Ok(count))
        },
        other -> other,
    }
}

extension TcpStream {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
    public fn pollReadReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.READABLE) }
    public fn pollWriteReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.WRITABLE) }
    /// `peek` by hand.
    public fn pollPeek(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<UIntSize>> { peekInto(&self.io, cx, buf) }
}
extension<'a> ReadHalf<'a> {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
    /// `peek` by hand.
    public mutating fn pollPeek(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<UIntSize>> { peekInto(&self.io, cx, buf) }
}
extension OwnedReadHalf {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
    /// `peek` by hand.
    public mutating fn pollPeek(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<UIntSize>> { peekInto(&self.io, cx, buf) }
}
extension<'a> WriteHalf<'a> {
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
}
extension OwnedWriteHalf {
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
}

extension TcpSocket {
    /// Of a socket that does not block.
    public static fn fromStdStream(stream: std.net.TcpStream): TcpSocket {
        TcpSocket { socket: Socket.of(unsafe { OwnedFd.fromRawFd(stream.intoRawFd()) }) }
    }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(errorOf(self.socket.raw()).err()) }
    /// The name of the network device that it is tied to.
    public fn device(): Result<Option<Vec<UInt8>>> { deviceOf(self.socket.raw()) }
    public fn bindDevice(name: Option<&[UInt8]>): Result<()> { setDevice(self.socket.raw(), name) }
}
