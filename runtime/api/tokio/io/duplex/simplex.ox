// tokio.io.simplex: a pipe in memory, one way.
import std.fmt.{ self, Debug, Formatter }
import std.io.Result
import std.ops.Drop
import std.task.{ Context, Poll }
import tokio.io.duplex.Pipe
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.util.{ ReadHalf, WriteHalf, split }
import tokio.io.write.AsyncWrite

/// What is written to it is read from it.
public struct SimplexStream {
    pipe: Pipe,
}

/// Room for `maxBufSize` bytes; the ends.
public fn simplex(maxBufSize: UIntSize): (ReadHalf<SimplexStream>, WriteHalf<SimplexStream>) { split(SimplexStream.newUnsplit(maxBufSize)) }

extension SimplexStream {
    public static fn newUnsplit(maxBufSize: UIntSize): SimplexStream { SimplexStream { pipe: Pipe.new(maxBufSize) } }
}
extension SimplexStream: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("SimplexStream { .. }") } }
extension SimplexStream: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.pipe.pollRead(cx, buf) }
}
extension SimplexStream: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.pipe.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> {
        self.pipe.close()
        Poll.Ready(Ok(()))
    }
}
