// tokio.io.util: copying, splitting, and the simplest streams.
import std.fmt.{ self, Debug, Formatter }
import std.io.Result
import std.marker.Unpin
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll }
import tokio.io.buffered.{ AsyncBufRead, AsyncBufReadExt }
import tokio.io.read.{ AsyncRead, AsyncReadExt }
import tokio.io.readBuf.ReadBuf
import tokio.io.write.{ AsyncWrite, AsyncWriteExt }

/// Copies all that is left of `reader`, and flushes.
///
/// Cancel safety: dropped, what it has read and not written is lost.
#[cancelLoses(data)]
public async fn copy<R: AsyncRead + Unpin + ?Sized, W: AsyncWrite + Unpin + ?Sized>(reader: &mut R, writer: &mut W): Result<UInt64> {
    await copyBy(reader, writer, CHUNK)
}

const CHUNK: UIntSize = 8192

async fn copyBy<R: AsyncRead + Unpin + ?Sized, W: AsyncWrite + Unpin + ?Sized>(reader: &mut R, writer: &mut W, size: UIntSize): Result<UInt64> {
    var chunk = vec![0u8; size]
    var total: UInt64 = 0
    loop {
        let count = await reader.read(&mut chunk)?
        if count == 0 {
            await writer.flush()?
            return Ok(total)
        }
        await writer.writeAll(&chunk[..count])?
        total += count as UInt64
    }
}

/// The same for a reader that is buffered already.
///
/// Cancel safety: dropped, bytes that were read and not written yet are lost.
#[cancelLoses(data)]
public async fn copyBuf<R: AsyncBufRead + Unpin + ?Sized, W: AsyncWrite + Unpin + ?Sized>(reader: &mut R, writer: &mut W): Result<UInt64> {
    var total: UInt64 = 0
    loop {
        let bytes = await reader.fillBuf()?
        let count = bytes.len()
        if count == 0 {
            await writer.flush()?
            return Ok(total)
        }
        await writer.writeAll(bytes)?
        reader.consume(count)
        total += count as UInt64
    }
}

async fn copyOneWay<A: AsyncRead + Unpin, B: AsyncWrite + Unpin>(mut from: A, mut to: B, size: UIntSize): Result<UInt64> {
    let count = await copyBy(&mut from, &mut to, size)?
    await to.shutdown()?
    Ok(count)
}

/// Copies both ways until both have ended.
///
/// Cancel safety: dropped, bytes that were read and not written yet are lost.
#[cancelLoses(data)]
public async fn copyBidirectional<A: AsyncRead + AsyncWrite + Unpin, B: AsyncRead + AsyncWrite + Unpin>(a: &mut A, b: &mut B): Result<(UInt64, UInt64)> {
    await copyBidirectionalWithSizes(a, b, CHUNK, CHUNK)
}

/// The same with buffers of these sizes.
///
/// Cancel safety: dropped, bytes that were read and not written yet are lost.
#[cancelLoses(data)]
public async fn copyBidirectionalWithSizes<A: AsyncRead + AsyncWrite + Unpin, B: AsyncRead + AsyncWrite + Unpin>(a: &mut A, b: &mut B, fromA: UIntSize, fromB: UIntSize): Result<(UInt64, UInt64)> {
    let (readA, writeA) = split(a)
    let (readB, writeB) = split(b)
    await tokio.tryJoin!(copyOneWay(readA, writeB, fromA), copyOneWay(readB, writeA, fromB))
}

public struct ReadHalf<S> {
    stream: Arc<Mutex<S>>,
}
public struct WriteHalf<S> {
    stream: Arc<Mutex<S>>,
}

/// A stream's reader and writer, to be used apart.
public fn split<S: AsyncRead + AsyncWrite>(stream: S): (ReadHalf<S>, WriteHalf<S>) {
    let shared = Arc.new(Mutex.new(stream))
    (ReadHalf { stream: shared.clone() }, WriteHalf { stream: shared })
}

extension<S> ReadHalf<S> {
    public fn isPairOf(other: &WriteHalf<S>): Bool { Arc.ptrEq(&self.stream, &other.stream) }
    /// The stream again. Panics when the halves are of different streams.
    public consuming fn unsplit(other: WriteHalf<S>): S {
        if !self.isPairOf(&other) { panic!("Unrelated `split::Write` passed to `split::Read::unsplit`.") }
        drop(other)
        match Arc.tryUnwrap(self.stream) {
            Ok(stream) -> stream.intoInner().unwrap(),
            Err(_) -> panic!("`Arc::try_unwrap` failed"),
        }
    }
}
extension<S> WriteHalf<S> {
    public fn isPairOf(other: &ReadHalf<S>): Bool { Arc.ptrEq(&self.stream, &other.stream) }
}
extension<S> ReadHalf<S>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReadHalf { .. }") } }
extension<S> WriteHalf<S>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("WriteHalf { .. }") } }
extension<S: AsyncRead> ReadHalf<S>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.stream.lock().unwrap().pollRead(cx, buf) }
}
extension<S: AsyncWrite> WriteHalf<S>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.stream.lock().unwrap().pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { self.stream.lock().unwrap().pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.stream.lock().unwrap().pollShutdown(cx) }
}

/// Reads nothing; swallows what is written.
public struct Empty
/// Swallows what is written.
public struct Sink
/// Reads one byte again and again.
public struct Repeat {
    byte: UInt8,
}

public fn empty(): Empty { Empty }
public fn sink(): Sink { Sink }
public fn repeat(byte: UInt8): Repeat { Repeat { byte: byte } }

extension Empty: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension Empty: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(Ok(bytes.len())) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension Sink: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(Ok(bytes.len())) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension Repeat: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        buf.room().fill(self.byte)
        buf.took(buf.remaining())
        Poll.Ready(Ok(()))
    }
}
extension Empty: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Empty { .. }") } }
extension Sink: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sink { .. }") } }
extension Repeat: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Repeat { .. }") } }
extension Empty: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { Poll.Ready(Ok(&[])) }
    mutating fn consume(count: UIntSize) {}
}
