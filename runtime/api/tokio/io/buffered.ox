// tokio.io.buffered: fewer, larger reads and writes.
import std.convert.AsRef
import std.fmt.{ self, Debug, Formatter }
import std.future.{ Future, pollFn }
import std.io.{ Cursor, Error, ErrorKind, Result }
import std.marker.Unpin
import std.task.{ Context, Poll }
import tokio.io.read.{ AsyncRead, AsyncReadExt, Chain, Take }
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite

public trait AsyncBufRead: AsyncRead {
    /// What is buffered; reads more when that is nothing. Empty at the end.
    #[pinned]
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>>
    #[pinned]
    mutating fn consume(count: UIntSize)
}

extension<'a, R: AsyncBufRead + ?Sized> &'a mut R: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { (**self).pollFillBuf(cx) }
    mutating fn consume(count: UIntSize) { (**self).consume(count) }
}
extension<'a> &'a [UInt8]: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { Poll.Ready(Ok(*self)) }
    mutating fn consume(count: UIntSize) { *self = &self[count..] }
}

extension<T: AsRef<[UInt8]>> Cursor<T>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> {
        let start = self.position() as UIntSize
        let all = self.getRef().asRef()
        Poll.Ready(Ok(&all[start.min(all.len())..]))
    }
    mutating fn consume(count: UIntSize) { self.setPosition(self.position() + count as UInt64) }
}

/// Appends up to and including `delimiter`; ready with true when it was found, false at the end.
fn pollUntil<R: AsyncBufRead + ?Sized>(reader: &mut R, cx: &mut Context, delimiter: UInt8, into: &mut Vec<UInt8>): Poll<Result<Bool>> {
    loop {
        let (used, found) = match reader.pollFillBuf(cx) {
            Poll.Pending -> return Poll.Pending,
            Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
            Poll.Ready(Ok(available)) -> {
                match (available.iter().position { *it == delimiter }) {
                    Some(place) -> {
                        into.extendFromSlice(&available[..place + 1])
                        (place + 1, true)
                    },
                    null -> {
                        into.extendFromSlice(available)
                        (available.len(), false)
                    },
                }
            },
        }
        reader.consume(used)
        if found || used == 0 { return Poll.Ready(Ok(found)) }
    }
}

public trait AsyncBufReadExt: AsyncBufRead {
    /// What is buffered; reads more when that is nothing. Empty at the end.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    mutating async fn fillBuf(): Result<&[UInt8]> where Self: Unpin {
        // Polled once more, as a borrow cannot leave the closure: the second time it is ready at once.
        await pollFn { cx -> match self.pollFillBuf(cx) {
            Poll.Ready(Ok(_)) -> Poll.Ready(Ok(())),
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        } }?
        let waker = std.task.Waker.noop()
        match self.pollFillBuf(&mut Context.fromWaker(waker)) {
            Poll.Ready(result) -> result,
            Poll.Pending -> Ok(&[]),
        }
    }
    /// Appends up to and including `delimiter`, or up to the end.
    ///
    /// Cancel safety: what was read is in `buffer`.
    #[cancelLoses(data)]
    mutating async fn readUntil(delimiter: UInt8, buffer: &mut Vec<UInt8>): Result<UIntSize> where Self: Unpin {
        let before = buffer.len()
        await pollFn { cx -> pollUntil(self, cx, delimiter, buffer) }?
        Ok(buffer.len() - before)
    }
    /// Appends a line with its end; 0 at the end of the reader.
    ///
    /// Cancel safety: dropped, it may have read a part of the line, which is lost.
    #[cancelLoses(data)]
    mutating async fn readLine(buffer: &mut String): Result<UIntSize> where Self: Unpin {
        var bytes = Vec.new()
        await self.readUntil(10, &mut bytes)?
        std.io.traits.appendText(bytes, buffer)
    }
    consuming fn lines(): Lines<Self> where Self: Sized { Lines { reader: self, bytes: Vec.new() } }
    consuming fn split(delimiter: UInt8): Split<Self> where Self: Sized { Split { reader: self, delimiter: delimiter, bytes: Vec.new() } }
}

extension<R: AsyncBufRead + ?Sized> R: AsyncBufReadExt {}

/// The lines of a reader, without their ends.
public struct Lines<R> {
    reader: R,
    bytes: Vec<UInt8>,
}

extension<R: AsyncBufRead + Unpin> Lines<R> {
    /// Null at the end.
    ///
    /// Cancel safety: dropped, it keeps what it has read of the line.
    #[cancelSafe]
    public mutating async fn nextLine(): Result<Option<String>> { await pollFn { cx -> self.pollNextLine(cx) } }
    /// `nextLine` by hand.
    public mutating fn pollNextLine(cx: &mut Context): Poll<Result<Option<String>>> {
        match pollUntil(&mut self.reader, cx, 10, &mut self.bytes) {
            Poll.Ready(Ok(found)) -> Poll.Ready(self.line(found)),
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
    mutating fn line(found: Bool): Result<Option<String>> {
        if !found && self.bytes.isEmpty() { return Ok(null) }
        if self.bytes.last() == Some(&10) { self.bytes.pop() }
        if found && self.bytes.last() == Some(&13) { self.bytes.pop() }
        match String.fromUtf8(std.mem.take(&mut self.bytes)) {
            Ok(line) -> Ok(Some(line)),
            Err(_) -> Err(Error.new(ErrorKind.InvalidData, "stream did not contain valid UTF-8")),
        }
    }
}
extension<R> Lines<R> {
    public fn getRef(): &R { &self.reader }
    public mutating fn getMut(): &mut R { &mut self.reader }
    public consuming fn intoInner(): R { self.reader }
}

public struct Split<R> {
    reader: R,
    delimiter: UInt8,
    bytes: Vec<UInt8>,
}

extension<R: AsyncBufRead + Unpin> Split<R> {
    /// Null at the end.
    ///
    /// Cancel safety: dropped, it keeps what it has read of the segment.
    #[cancelSafe]
    public mutating async fn nextSegment(): Result<Option<Vec<UInt8>>> { await pollFn { cx -> self.pollNextSegment(cx) } }
    /// `nextSegment` by hand.
    public mutating fn pollNextSegment(cx: &mut Context): Poll<Result<Option<Vec<UInt8>>>> {
        match pollUntil(&mut self.reader, cx, self.delimiter, &mut self.bytes) {
            Poll.Ready(Ok(found)) -> {
                if !found && self.bytes.isEmpty() { return Poll.Ready(Ok(null)) }
                if found { self.bytes.pop() }
                Poll.Ready(Ok(Some(std.mem.take(&mut self.bytes))))
            },
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

public struct BufReader<R> {
    inner: R,
    buffer: Vec<UInt8>,
    start: UIntSize,
    end: UIntSize,
}

extension<R> BufReader<R> {
    public static fn new(inner: R): BufReader<R> { BufReader.withCapacity(8192, inner) }
    public static fn withCapacity(capacity: UIntSize, inner: R): BufReader<R> {
        BufReader { inner: inner, buffer: vec![0; capacity], start: 0, end: 0 }
    }
    public fn buffer(): &[UInt8] { &self.buffer[self.start..self.end] }
    public(crate) mutating fn dropBuffer() {
        self.start = 0
        self.end = 0
    }
    public fn getRef(): &R { &self.inner }
    public mutating fn getMut(): &mut R { &mut self.inner }
    public consuming fn intoInner(): R { self.inner }
}
extension<R: AsyncRead> BufReader<R>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> {
        if self.start == self.end {
            var buf = ReadBuf.new(&mut self.buffer)
            match self.inner.pollRead(cx, &mut buf) {
                Poll.Ready(Ok(())) -> {
                    let count = buf.filled().len()
                    self.start = 0
                    self.end = count
                },
                Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
                Poll.Pending -> return Poll.Pending,
            }
        }
        Poll.Ready(Ok(&self.buffer[self.start..self.end]))
    }
    mutating fn consume(count: UIntSize) { self.start = (self.start + count).min(self.end) }
}
extension<R: AsyncRead> BufReader<R>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        // A large read goes past the buffer.
        if self.start == self.end && buf.remaining() >= self.buffer.len() { return self.inner.pollRead(cx, buf) }
        let count = match self.pollFillBuf(cx) {
            Poll.Ready(Ok(available)) -> {
                let count = available.len().min(buf.remaining())
                buf.putSlice(&available[..count])
                count
            },
            Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
            Poll.Pending -> return Poll.Pending,
        }
        self.consume(count)
        Poll.Ready(Ok(()))
    }
}
extension<R: AsyncWrite> BufReader<R>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.inner.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { self.inner.pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.inner.pollShutdown(cx) }
}

/// Dropped, it loses what it has not written: flush it first.
public struct BufWriter<W> {
    inner: W,
    buffer: Vec<UInt8>,
    written: UIntSize,
    capacity: UIntSize,
}

extension<W> BufWriter<W> {
    public static fn new(inner: W): BufWriter<W> { BufWriter.withCapacity(8192, inner) }
    public static fn withCapacity(capacity: UIntSize, inner: W): BufWriter<W> {
        BufWriter { inner: inner, buffer: Vec.withCapacity(capacity), written: 0, capacity: capacity }
    }
    public fn buffer(): &[UInt8] { &self.buffer[self.written..] }
    public fn getRef(): &W { &self.inner }
    public mutating fn getMut(): &mut W { &mut self.inner }
    public consuming fn intoInner(): W { self.inner }
}
extension<W: AsyncWrite> BufWriter<W> {
    mutating fn pollEmpty(cx: &mut Context): Poll<Result<()>> {
        while self.written < self.buffer.len() {
            match self.inner.pollWrite(cx, &self.buffer[self.written..]) {
                Poll.Ready(Ok(0)) -> return Poll.Ready(Err(Error.new(ErrorKind.WriteZero, "failed to write the buffered data"))),
                Poll.Ready(Ok(count)) -> self.written += count,
                Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
                Poll.Pending -> return Poll.Pending,
            }
        }
        self.buffer.clear()
        self.written = 0
        Poll.Ready(Ok(()))
    }
}
extension<W: AsyncWrite> BufWriter<W>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> {
        if self.buffer.len() + bytes.len() > self.capacity {
            match self.pollEmpty(cx) {
                Poll.Ready(Ok(())) -> {},
                Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
                Poll.Pending -> return Poll.Pending,
            }
        }
        if bytes.len() >= self.capacity { return self.inner.pollWrite(cx, bytes) }
        self.buffer.extendFromSlice(bytes)
        Poll.Ready(Ok(bytes.len()))
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> {
        match self.pollEmpty(cx) {
            Poll.Ready(Ok(())) -> self.inner.pollFlush(cx),
            other -> other,
        }
    }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> {
        match self.pollEmpty(cx) {
            Poll.Ready(Ok(())) -> self.inner.pollShutdown(cx),
            other -> other,
        }
    }
}
extension<W: AsyncRead> BufWriter<W>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.inner.pollRead(cx, buf) }
}

/// Both, for streams that read and write.
public struct BufStream<S> {
    inner: BufReader<BufWriter<S>>,
}

extension<S: AsyncRead + AsyncWrite> BufStream<S> {
    public static fn new(stream: S): BufStream<S> { BufStream { inner: BufReader.new(BufWriter.new(stream)) } }
    public static fn withCapacity(reading: UIntSize, writing: UIntSize, stream: S): BufStream<S> {
        BufStream { inner: BufReader.withCapacity(reading, BufWriter.withCapacity(writing, stream)) }
    }
}
extension<S: AsyncRead + AsyncWrite> BufStream<S>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.inner.pollRead(cx, buf) }
}
extension<S: AsyncRead + AsyncWrite> BufStream<S>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { self.inner.pollFillBuf(cx) }
    mutating fn consume(count: UIntSize) { self.inner.consume(count) }
}
extension<S: AsyncRead + AsyncWrite> BufStream<S>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.inner.pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { self.inner.pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.inner.pollShutdown(cx) }
}
extension<R> BufReader<R>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("BufReader { .. }") } }
extension<W> BufWriter<W>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("BufWriter { .. }") } }
extension<S> BufStream<S>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("BufStream { .. }") } }
extension<S: AsyncRead + AsyncWrite> BufStream<S> {
    public fn getRef(): &S { self.inner.getRef().getRef() }
    public mutating fn getMut(): &mut S { self.inner.getMut().getMut() }
    public consuming fn intoInner(): S { self.inner.intoInner().intoInner() }
}
extension<R: AsyncBufRead + ?Sized> Box<R>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> { (**self).pollFillBuf(cx) }
    mutating fn consume(count: UIntSize) { (**self).consume(count) }
}
extension<R: AsyncBufRead> Take<R>: AsyncBufRead {
    mutating fn pollFillBuf(cx: &mut Context): Poll<Result<&[UInt8]>> {
        let limit = self.limit()
        if limit == 0 { return Poll.Ready(Ok(&[])) }
        match self.getMut().pollFillBuf(cx) {
            Poll.Ready(Ok(bytes)) -> Poll.Ready(Ok(&bytes[..bytes.len().min(limit.min(UIntSize.MAX as UInt64) as UIntSize)])),
            other -> other,
        }
    }
    mutating fn consume(count: UIntSize) {
        let taken = (count as UInt64).min(self.limit())
        self.setLimit(self.limit() - taken)
        self.getMut().consume(taken as UIntSize)
    }
}
