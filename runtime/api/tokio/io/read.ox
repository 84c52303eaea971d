// tokio.io.AsyncRead: sources of bytes.
import std.convert.AsRef
import std.future.{ Future, pollFn }
import std.io.{ Cursor, Error, ErrorKind, Result }
import std.marker.Unpin
import std.ops.DerefMut
import std.pin.Pin
import std.task.{ Context, Poll }
import tokio.io.readBuf.ReadBuf

public trait AsyncRead {
    /// Fills some of `buf`; nothing more of it at the end.
    #[pinned]
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>>
}

extension<'a, R: AsyncRead + ?Sized> &'a mut R: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { (**self).pollRead(cx, buf) }
}
extension<R: AsyncRead + ?Sized> Box<R>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { (**self).pollRead(cx, buf) }
}
extension<P: DerefMut> Pin<P>: AsyncRead where P.Target: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.asMut().derefMut().pollRead(cx, buf) }
}
/// Reads what is left, and goes forward.
extension<'a> &'a [UInt8]: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        let count = self.len().min(buf.remaining())
        let (now, later) = self.splitAt(count)
        buf.putSlice(now)
        *self = later
        Poll.Ready(Ok(()))
    }
}

extension<T: AsRef<[UInt8]>> Cursor<T>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        let all = self.getRef().asRef()
        let start = (self.position() as UIntSize).min(all.len())
        let count = (all.len() - start).min(buf.remaining())
        buf.putSlice(&all[start..start + count])
        self.setPosition((start + count) as UInt64)
        Poll.Ready(Ok(()))
    }
}
/// The future of `read`.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Read<'a, R: ?Sized> {
    reader: &'a mut R,
    buffer: &'a mut [UInt8],
}

extension<'a, R: AsyncRead + Unpin + ?Sized> Read<'a, R>: Future {
    type Output = Result<UIntSize>
    mutating fn poll(cx: &mut Context): Poll<Result<UIntSize>> {
        var buf = ReadBuf.new(self.buffer)
        match self.reader.pollRead(cx, &mut buf) {
            Poll.Ready(Ok(())) -> Poll.Ready(Ok(buf.filled().len())),
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// Reads to the end of the vector, into room that it has, or some.
struct ReadInto<'a, R: ?Sized> {
    reader: &'a mut R,
    buffer: &'a mut Vec<UInt8>,
}

extension<'a, R: AsyncRead + Unpin + ?Sized> ReadInto<'a, R>: Future {
    type Output = Result<UIntSize>
    mutating fn poll(cx: &mut Context): Poll<Result<UIntSize>> {
        if self.buffer.len() == self.buffer.capacity() { self.buffer.reserve(64) }
        var buf = ReadBuf.uninit(self.buffer.spareCapacityMut())
        match self.reader.pollRead(cx, &mut buf) {
            Poll.Ready(Ok(())) -> {
                let count = buf.filled().len()
                // Safety: what is filled was written.
                unsafe { self.buffer.setLen(self.buffer.len() + count) }
                Poll.Ready(Ok(count))
            },
            Poll.Ready(Err(error)) -> Poll.Ready(Err(error)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

/// The future of `readExact`: an end before the buffer is full is an error with `text`, or with the text of its kind.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct ReadExact<'a, R: ?Sized> {
    reader: &'a mut R,
    buffer: &'a mut [UInt8],
    filled: UIntSize,
    text: Option<&'static str>,
}

extension<'a, R: AsyncRead + Unpin + ?Sized> ReadExact<'a, R>: Future {
    type Output = Result<UIntSize>
    mutating fn poll(cx: &mut Context): Poll<Result<UIntSize>> {
        while self.filled < self.buffer.len() {
            var buf = ReadBuf.new(&mut self.buffer[self.filled..])
            match self.reader.pollRead(cx, &mut buf) {
                Poll.Ready(Ok(())) -> {},
                Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
                Poll.Pending -> return Poll.Pending,
            }
            let count = buf.filled().len()
            if count == 0 { return Poll.Ready(Err(self.early())) }
            self.filled += count
        }
        Poll.Ready(Ok(self.filled))
    }
}
extension<'a, R: ?Sized> ReadExact<'a, R> {
    fn early(): Error {
        match self.text {
            Some(text) -> Error.new(ErrorKind.UnexpectedEof, text),
            null -> Error.from(ErrorKind.UnexpectedEof),
        }
    }
}

fn fill<'a, R: ?Sized>(reader: &'a mut R, buffer: &'a mut [UInt8]): ReadExact<'a, R> {
    ReadExact { reader: reader, buffer: buffer, filled: 0, text: null }
}

/// What every reader can do besides. The integers are big-endian, or little-endian with `Le`.
public trait AsyncReadExt: AsyncRead {
    /// Reads some bytes, 0 at the end.
    ///
    /// Cancel safety: dropped, it has read nothing.
    #[cancelSafe]
    mutating fn read<'a>(buffer: &'a mut [UInt8]): Read<'a, Self> where Self: Unpin { Read { reader: self, buffer: buffer } }

    /// Fills the whole buffer.
    ///
    /// Cancel safety: dropped, it may have filled a part, which is lost.
    #[cancelLoses(data)]
    mutating fn readExact<'a>(buffer: &'a mut [UInt8]): ReadExact<'a, Self> where Self: Unpin {
        ReadExact { reader: self, buffer: buffer, filled: 0, text: Some("early eof") }
    }

    /// Appends all that is left.
    ///
    /// Cancel safety: what was read is in `buffer`.
    #[cancelLoses(data)]
    mutating async fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> where Self: Unpin {
        let before = buffer.len()
        loop {
            // Not less at once: each piece is a call of the system.
            if buffer.capacity() - buffer.len() < 32 { buffer.reserve(1024) }
            let count = await (ReadInto { reader: &mut *self, buffer: &mut *buffer })?
            if count == 0 { return Ok(buffer.len() - before) }
        }
    }

    /// Appends all that is left, which must be UTF-8.
    ///
    /// Cancel safety: dropped, what it has read is lost.
    #[cancelLoses(data)]
    mutating async fn readToString(buffer: &mut String): Result<UIntSize> where Self: Unpin {
        var bytes = Vec.new()
        await self.readToEnd(&mut bytes)?
        std.io.traits.appendText(bytes, buffer)
    }

    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU8(): Result<UInt8> where Self: Unpin {
        var bytes = [0u8; 1]
        await fill(self, &mut bytes)?
        Ok(bytes[0])
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI8(): Result<Int8> where Self: Unpin { Ok(await self.readU8()? as Int8) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU16(): Result<UInt16> where Self: Unpin {
        var bytes = [0u8; 2]
        await fill(self, &mut bytes)?
        Ok(UInt16.fromBeBytes(bytes))
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI16(): Result<Int16> where Self: Unpin { Ok(await self.readU16()? as Int16) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU32(): Result<UInt32> where Self: Unpin {
        var bytes = [0u8; 4]
        await fill(self, &mut bytes)?
        Ok(UInt32.fromBeBytes(bytes))
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI32(): Result<Int32> where Self: Unpin { Ok(await self.readU32()? as Int32) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU64(): Result<UInt64> where Self: Unpin {
        var bytes = [0u8; 8]
        await fill(self, &mut bytes)?
        Ok(UInt64.fromBeBytes(bytes))
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI64(): Result<Int64> where Self: Unpin { Ok(await self.readU64()? as Int64) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU128(): Result<UInt128> where Self: Unpin {
        var bytes = [0u8; 16]
        await fill(self, &mut bytes)?
        Ok(UInt128.fromBeBytes(bytes))
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI128(): Result<Int128> where Self: Unpin { Ok(await self.readU128()? as Int128) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readF32(): Result<Float32> where Self: Unpin { Ok(Float32.fromBits(await self.readU32()?)) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readF64(): Result<Float64> where Self: Unpin { Ok(Float64.fromBits(await self.readU64()?)) }
    /// Reads some bytes to the end of `buffer`, at most as many as it has room for without growing, but at least some; 0 at
    /// the end.
    ///
    /// Cancel safety: dropped, it has read nothing.
    #[cancelSafe]
    mutating async fn readBuf(buffer: &mut Vec<UInt8>): Result<UIntSize> where Self: Unpin {
        await (ReadInto { reader: self, buffer: buffer })
    }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU16Le(): Result<UInt16> where Self: Unpin { Ok((await self.readU16()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI16Le(): Result<Int16> where Self: Unpin { Ok((await self.readI16()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU32Le(): Result<UInt32> where Self: Unpin { Ok((await self.readU32()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI32Le(): Result<Int32> where Self: Unpin { Ok((await self.readI32()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU64Le(): Result<UInt64> where Self: Unpin { Ok((await self.readU64()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI64Le(): Result<Int64> where Self: Unpin { Ok((await self.readI64()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readU128Le(): Result<UInt128> where Self: Unpin { Ok((await self.readU128()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readI128Le(): Result<Int128> where Self: Unpin { Ok((await self.readI128()?).swapBytes()) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readF32Le(): Result<Float32> where Self: Unpin { Ok(Float32.fromBits(await self.readU32Le()?)) }
    /// Cancel safety: dropped, it may have read some of the bytes, which are lost.
    #[cancelLoses(data)]
    mutating async fn readF64Le(): Result<Float64> where Self: Unpin { Ok(Float64.fromBits(await self.readU64Le()?)) }

    /// At most `limit` bytes.
    consuming fn take(limit: UInt64): Take<Self> where Self: Sized { Take { inner: self, limit: limit } }
    /// What `next` gives, after the end of this.
    consuming fn chain<R: AsyncRead>(next: R): Chain<Self, R> where Self: Sized { Chain { first: self, second: next, isFirstDone: false } }
}

extension<R: AsyncRead + ?Sized> R: AsyncReadExt {}

public struct Take<R> {
    inner: R,
    limit: UInt64,
}

extension<R> Take<R> {
    public fn limit(): UInt64 { self.limit }
    public mutating fn setLimit(limit: UInt64) { self.limit = limit }
    public fn getRef(): &R { &self.inner }
    public mutating fn getMut(): &mut R { &mut self.inner }
    public consuming fn intoInner(): R { self.inner }
}
extension<R: AsyncRead> Take<R>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        if self.limit == 0 { return Poll.Ready(Ok(())) }
        var part = buf.take(self.limit.min(UIntSize.MAX as UInt64) as UIntSize)
        match self.inner.pollRead(cx, &mut part) {
            Poll.Ready(Ok(())) -> {
                let count = part.filled().len()
                buf.took(count)
                self.limit -= count as UInt64
                Poll.Ready(Ok(()))
            },
            other -> other,
        }
    }
}

public struct Chain<A, B> {
    first: A,
    second: B,
    isFirstDone: Bool,
}

extension<A: AsyncRead, B: AsyncRead> Chain<A, B>: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        if !self.isFirstDone {
            let before = buf.filled().len()
            match self.first.pollRead(cx, buf) {
                Poll.Ready(Ok(())) -> {
                    if buf.filled().len() != before || buf.remaining() == 0 { return Poll.Ready(Ok(())) }
                    self.isFirstDone = true
                },
                other -> return other,
            }
        }
        self.second.pollRead(cx, buf)
    }
}
extension<A, B> Chain<A, B> {
    public fn getRef(): (&A, &B) { (&self.first, &self.second) }
    public mutating fn getMut(): (&mut A, &mut B) { (&mut self.first, &mut self.second) }
    public consuming fn intoInner(): (A, B) { (self.first, self.second) }
    public(crate) fn isFirstDone(): Bool { self.isFirstDone }
    public(crate) mutating fn endFirst() { self.isFirstDone = true }
}
