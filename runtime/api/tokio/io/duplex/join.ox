// tokio.io.join: a reader and a writer as one stream.
import std.fmt.{ self, Debug, Formatter }
import std.io.{ IoSlice, Result }
import std.task.{ Context, Poll }
import tokio.io.buffered.AsyncBufRead
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite

#[derive(Debug)]
public struct Join<R, W> {
    reader: R,
    writer: W,
}

public fn join<R: AsyncRead, W: AsyncWrite>(reader: R, writer: W): Join<R, W> { Join { reader: reader, writer: writer } }

extension<R, W> Join<R, W> {
    public consuming fn intoInner(): (R, W) { (self.reader, self.writer) }
    public fn reader(): &R { &self.reader }
    public fn writer(): &W { &self.writer }
    public mutating fn readerMut(): &mut R { &mut self.reader }
    public mutating fn writerMut(): &mut W { &mut self.writer }
}
extension<R: AsyncRead, W> Join<R, W>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.reader.pollRead(cx, buf) }
}
extension<R: AsyncBufRead, W> Join<R, W>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { self.reader.pollFillBuf(cx) }
    mutating fn consume(count: UIntSize) { self.reader.consume(count) }
}
extension<R, W: AsyncWrite> Join<R, W>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.writer.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { self.writer.pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.writer.pollShutdown(cx) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.writer.pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { self.writer.isWriteVectored() }
}
