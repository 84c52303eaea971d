// tokio.net.unix: waiting by hand, pieces, and who is at the other end.
#![cpp(header = "ox/tokio/net/socket.h")]
import std.convert.AsRef
import std.io.{ Error, IoSlice, IoSliceMut, Result }
import std.path.Path
import std.task.{ Context, Poll }
import tokio.io.interest.Interest
import tokio.io.readBuf.ReadBuf
import tokio.net.descriptor.{ append, appendWith }
import tokio.net.unix.{ OwnedReadHalf, OwnedWriteHalf, ReadHalf, SocketAddr, UnixDatagram, UnixListener, UnixStream, WriteHalf }

#[cpp("ox::tokio::net::peerOf")]
extern fn peerOf(socket: Int): Result<(UInt32, UInt32, Int)>

/// Who is at the other end of a connection.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
public struct UCred {
    pid: Option<Int>,
    uid: UInt32,
    gid: UInt32,
}

extension UCred {
    public fn uid(): UInt32 { self.uid }
    public fn gid(): UInt32 { self.gid }
    public fn pid(): Option<Int> { self.pid }
}

extension UnixListener {
    /// `accept` by hand.
    public fn pollAccept(cx: &mut Context): Poll<Result<(UnixStream, SocketAddr)>> {
        self.io.pollIo(cx, Interest.READABLE, { ->
            let (io, path) = self.io.tryUnixAccept()?
            Ok((UnixStream { io: io }, SocketAddr.of(path)))
        })
    }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(self.io.takeError().err()) }
}

extension UnixStream {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
    public fn pollReadReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.READABLE) }
    public fn pollWriteReady(cx: &mut Context): Poll<Result<()>> { self.io.pollFor(cx, Interest.WRITABLE) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(self.io.takeError().err()) }
    public fn peerCred(): Result<UCred> {
        let (uid, gid, pid) = peerOf(self.io.raw())?
        Ok(UCred { pid: Some(pid), uid: uid, gid: gid })
    }
}
extension<'a> ReadHalf<'a> {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
}
extension OwnedReadHalf {
    /// Reads to the end of `buffer`, into room that it has, or some.
    public fn tryReadBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> { append(buffer, { room -> self.io.tryRead(room) }) }
    public fn tryReadVectored(pieces: &mut [IoSliceMut<'_>]): Result<UIntSize> { self.io.tryReadVectored(pieces) }
}
extension<'a> WriteHalf<'a> {
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
}
extension OwnedWriteHalf {
    public fn tryWriteVectored(pieces: &[IoSlice<'_>]): Result<UIntSize> { self.io.tryWriteVectored(pieces) }
}

extension UnixDatagram {
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
    public fn pollSendTo<P: AsRef<Path>>(cx: &mut Context, bytes: &[UInt8], target: P): Poll<Result<UIntSize>> {
        self.io.pollIo(cx, Interest.WRITABLE, { -> self.io.tryUnixSendTo(bytes, target.asRef()) })
    }
    public fn pollRecvFrom(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<SocketAddr>> {
        let room = buf.room()
        match self.io.pollIo(cx, Interest.READABLE, { -> self.tryRecvFrom(room) }) {
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
    public fn tryRecvBufFrom(buffer: &mut Vec<UInt8>): Result<(UIntSize, SocketAddr)> { appendWith(buffer, { room -> self.tryRecvFrom(room) }) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { Ok(self.io.takeError().err()) }
}
