// tokio.io.AsyncWrite: sinks of bytes.
import std.future.Future
import std.io.{ Cursor, Error, ErrorKind, IoSlice, Result }
import std.marker.Unpin
import std.ops.DerefMut
import std.pin.Pin
import std.task.{ Context, Poll }
import tokio.io.buf.Buf

public trait AsyncWrite {
    /// Writes some of `bytes`.
    #[pinned]
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>>
    #[pinned]
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>>
    #[pinned]
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>>
    /// Writes some of `pieces`, the earlier ones first. Unless it is written anew, one piece at a time.
    #[pinned]
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> {
        for piece in pieces {
            if !piece.isEmpty() { return self.pollWrite(cx, piece) }
        }
        self.pollWrite(cx, &[])
    }
    /// Whether many pieces cost one call.
    fn isWriteVectored(): Bool { false }
}

extension<'a, W: AsyncWrite + ?Sized> &'a mut W: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { (**self).pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { (**self).pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { (**self).pollShutdown(cx) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { (**self).pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { (**self).isWriteVectored() }
}
extension<W: AsyncWrite + ?Sized> Box<W>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { (**self).pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { (**self).pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { (**self).pollShutdown(cx) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { (**self).pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { (**self).isWriteVectored() }
}
extension<P: DerefMut> Pin<P>: AsyncWrite where P.Target: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { self.asMut().derefMut().pollWrite(cx, bytes) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { self.asMut().derefMut().pollFlush(cx) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { self.asMut().derefMut().pollShutdown(cx) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> { self.asMut().derefMut().pollWriteVectored(cx, pieces) }
    fn isWriteVectored(): Bool { self.deref().isWriteVectored() }
}
/// Appends.
extension Vec<UInt8>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> {
        self.extendFromSlice(bytes)
        Poll.Ready(Ok(bytes.len()))
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollWriteVectored(cx: &mut Context, pieces: &[IoSlice<'_>]): Poll<Result<UIntSize>> {
        let before = self.len()
        for piece in pieces { self.extendFromSlice(piece) }
        Poll.Ready(Ok(self.len() - before))
    }
    fn isWriteVectored(): Bool { true }
}
extension Cursor<Vec<UInt8>>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.Write.write(self, bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension<'a> Cursor<&'a mut Vec<UInt8>>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.Write.write(self, bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension<'a> Cursor<&'a mut [UInt8]>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.Write.write(self, bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension Cursor<Box<[UInt8]>>: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.Write.write(self, bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}

/// The futures of `write`, `flush` and `shutdown`.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Write<'a, W: ?Sized> {
    writer: &'a mut W,
    bytes: &'a [UInt8],
}
extension<'a, W: AsyncWrite + Unpin + ?Sized> Write<'a, W>: Future {
    type Output = Result<UIntSize>
    mutating fn poll(cx: &mut Context): Poll<Result<UIntSize>> { self.writer.pollWrite(cx, self.bytes) }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Flush<'a, W: ?Sized> {
    writer: &'a mut W,
}
extension<'a, W: AsyncWrite + Unpin + ?Sized> Flush<'a, W>: Future {
    type Output = Result<()>
    mutating fn poll(cx: &mut Context): Poll<Result<()>> { self.writer.pollFlush(cx) }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Shutdown<'a, W: ?Sized> {
    writer: &'a mut W,
}
extension<'a, W: AsyncWrite + Unpin + ?Sized> Shutdown<'a, W>: Future {
    type Output = Result<()>
    mutating fn poll(cx: &mut Context): Poll<Result<()>> { self.writer.pollShutdown(cx) }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct WriteVectored<'a, 'b, W: ?Sized> {
    writer: &'a mut W,
    pieces: &'a [IoSlice<'b>],
}
extension<'a, 'b, W: AsyncWrite + Unpin + ?Sized> WriteVectored<'a, 'b, W>: Future {
    type Output = Result<UIntSize>
    mutating fn poll(cx: &mut Context): Poll<Result<UIntSize>> { self.writer.pollWriteVectored(cx, self.pieces) }
}

/// The future of `writeAll`.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct WriteAll<'a, W: ?Sized> {
    writer: &'a mut W,
    rest: &'a [UInt8],
}
extension<'a, W: AsyncWrite + Unpin + ?Sized> WriteAll<'a, W>: Future {
    type Output = Result<()>
    mutating fn poll(cx: &mut Context): Poll<Result<()>> {
        while !self.rest.isEmpty() {
            match self.writer.pollWrite(cx, self.rest) {
                Poll.Ready(Ok(0)) -> return Poll.Ready(Err(Error.from(ErrorKind.WriteZero))),
                Poll.Ready(Ok(count)) -> self.rest = &self.rest[count..],
                Poll.Ready(Err(error)) -> return Poll.Ready(Err(error)),
                Poll.Pending -> return Poll.Pending,
            }
        }
        Poll.Ready(Ok(()))
    }
}

/// What every writer can do besides. The integers are big-endian, or little-endian with `Le`.
public trait AsyncWriteExt: AsyncWrite {
    /// Writes some of the bytes.
    ///
    /// Cancel safety: dropped, it has written nothing.
    #[cancelSafe]
    mutating fn write<'a>(bytes: &'a [UInt8]): Write<'a, Self> where Self: Unpin { Write { writer: self, bytes: bytes } }

    /// Writes all of the bytes.
    ///
    /// Cancel safety: dropped, it may have written a part of them.
    #[cancelLoses(data)]
    mutating fn writeAll<'a>(bytes: &'a [UInt8]): WriteAll<'a, Self> where Self: Unpin { WriteAll { writer: self, rest: bytes } }

    /// Writes some of the pieces, the earlier ones first.
    ///
    /// Cancel safety: dropped, it has written nothing.
    #[cancelSafe]
    mutating fn writeVectored<'a, 'b>(pieces: &'a [IoSlice<'b>]): WriteVectored<'a, 'b, Self> where Self: Unpin {
        WriteVectored { writer: self, pieces: pieces }
    }
    /// Writes some of what `source` has, and takes that away from it.
    ///
    /// Cancel safety: dropped, it has written nothing.
    #[cancelSafe]
    mutating async fn writeBuf<B: Buf>(source: &mut B): Result<UIntSize> where Self: Unpin {
        if !source.hasRemaining() { return Ok(0) }
        let count = await self.write(source.chunk())?
        source.advance(count)
        Ok(count)
    }
    /// Writes all of what `source` has.
    ///
    /// Cancel safety: dropped, what was written is gone from `source`, and the rest can be written later.
    #[cancelSafe]
    mutating async fn writeAllBuf<B: Buf>(source: &mut B): Result<()> where Self: Unpin {
        while source.hasRemaining() {
            let count = await self.write(source.chunk())?
            if count == 0 { return Err(Error.new(ErrorKind.WriteZero, "write zero byte into writer")) }
            source.advance(count)
        }
        Ok(())
    }

    /// Writes what is buffered.
    ///
    /// Cancel safety: dropped, it may have written a part, and can be begun again.
    #[cancelSafe]
    mutating fn flush(): Flush<Self> where Self: Unpin { Flush { writer: self } }
    /// Writes what is buffered and ends the writing.
    ///
    /// Cancel safety: dropped, it may have written a part, and can be begun again.
    #[cancelSafe]
    mutating fn shutdown(): Shutdown<Self> where Self: Unpin { Shutdown { writer: self } }

    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU8(value: UInt8): Result<()> where Self: Unpin { await self.writeAll(&[value]) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI8(value: Int8): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU16(value: UInt16): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI16(value: Int16): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU32(value: UInt32): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI32(value: Int32): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU64(value: UInt64): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI64(value: Int64): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU128(value: UInt128): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI128(value: Int128): Result<()> where Self: Unpin { await self.writeAll(&value.toBeBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeF32(value: Float32): Result<()> where Self: Unpin { await self.writeU32(value.toBits()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeF64(value: Float64): Result<()> where Self: Unpin { await self.writeU64(value.toBits()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU16Le(value: UInt16): Result<()> where Self: Unpin { await self.writeU16(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI16Le(value: Int16): Result<()> where Self: Unpin { await self.writeI16(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU32Le(value: UInt32): Result<()> where Self: Unpin { await self.writeU32(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI32Le(value: Int32): Result<()> where Self: Unpin { await self.writeI32(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU64Le(value: UInt64): Result<()> where Self: Unpin { await self.writeU64(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI64Le(value: Int64): Result<()> where Self: Unpin { await self.writeI64(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeU128Le(value: UInt128): Result<()> where Self: Unpin { await self.writeU128(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeI128Le(value: Int128): Result<()> where Self: Unpin { await self.writeI128(value.swapBytes()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeF32Le(value: Float32): Result<()> where Self: Unpin { await self.writeU32Le(value.toBits()) }
    /// Cancel safety: dropped, it may have written some of the bytes.
    #[cancelLoses(data)]
    mutating async fn writeF64Le(value: Float64): Result<()> where Self: Unpin { await self.writeU64Le(value.toBits()) }
}

extension<W: AsyncWrite + ?Sized> W: AsyncWriteExt {}
