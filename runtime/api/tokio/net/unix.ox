// tokio.net.unix: connections within this machine.
import std.io.Result
import std.task.{ Context, Poll }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite
import tokio.net.descriptor.{ Descriptor, wouldBlock }

public struct UnixListener {
    io: Descriptor,
}

extension UnixListener {
    public static fn bind(path: &str): Result<UnixListener> { Ok(UnixListener { io: Descriptor.unixListen(path)? }) }
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
            return Ok((UnixStream { io: io }, SocketAddr { path: path }))
        }
    }
}

/// Where a Unix socket is: a path, or nowhere.
#[derive(Debug, Clone)]
public struct SocketAddr {
    path: String,
}

extension SocketAddr {
    public fn isUnnamed(): Bool { self.path.isEmpty() }
    public fn asPathname(): Option<&str> { if self.path.isEmpty() { null } else { Some(self.path.asStr()) } }
}

public struct UnixStream {
    io: Descriptor,
}

extension UnixStream {
    public static async fn connect(path: &str): Result<UnixStream> { Ok(UnixStream { io: Descriptor.unixConnect(path)? }) }
    public static fn pair(): Result<(UnixStream, UnixStream)> {
        let (a, b) = Descriptor.unixPair()?
        Ok((UnixStream { io: a }, UnixStream { io: b }))
    }
}
extension UnixStream: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        match self.io.pollRead(cx, buf.initializeUnfilled()) {
            Poll.Ready(Ok(count)) -> {
                buf.advance(count)
                Poll.Ready(Ok(()))
            },
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
}
extension UnixStream: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.io.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(self.io.shutdown(1)) }
}
