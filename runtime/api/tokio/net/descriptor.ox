// tokio.net.descriptor: the system's sockets.
#![cpp(header = "ox/tokio/net/socket.h")]
import std.fs.raw.RawFile
import std.io.{ Error, ErrorKind, Result }
import std.marker.{ Send, Sync }
import std.net.SocketAddr
import std.net.options.{ errorOf, lingerOf, optionOf, setLingerOf, setOption }
import std.os.fd.IntoRawFd
import std.path.Path
import std.slice.fromRawPartsMut
import std.task.{ Context, Poll }
import std.time.Duration
import tokio.io.interest.{ Interest, Ready }
import tokio.net.socket.{ localAddrOf, peerAddrOf }

#[cpp("ox::tokio::io::Descriptor")]
public(crate) extern struct Descriptor

unsafe extension Descriptor: Send {}
unsafe extension Descriptor: Sync {}
extension Descriptor {
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    #[cpp(".readable", future = "ox::tokio::io::Ready")]
    public(crate) extern async fn readable()
    #[cancelSafe]
    #[cpp(".writable", future = "ox::tokio::io::Ready")]
    public(crate) extern async fn writable()
    /// For bits of `tokio.io.Ready`.
    #[cancelSafe]
    #[cpp(".ready", future = "ox::tokio::io::Ready")]
    extern async fn waitFor(mask: UInt32)
    #[cpp(".state")]
    extern fn state(): UInt64
    #[cpp("ox::tokio::io::Descriptor::readinessOf")]
    extern static fn readinessOf(state: UInt64): UInt32
    #[cpp(".clear")]
    extern fn clear(seen: UInt64, mask: UInt32)
    #[cpp(".pollReady")]
    public(crate) extern fn pollReady(cx: &mut Context, mask: UInt32): Poll<()>
    #[cpp("Self::adoptCopy")]
    public(crate) extern static fn adoptCopy(descriptor: Int): Result<Descriptor>
    /// Takes over a descriptor that must not block.
    #[cpp("Self::adopt")]
    public(crate) extern static fn adopt(descriptor: Int): Result<Descriptor>
    /// Leaves the runtime, open.
    #[cpp(".release")]
    public(crate) extern consuming fn release(): Int
    #[cpp(".raw")]
    public(crate) extern fn raw(): Int

    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public(crate) async fn ready(interest: Interest): Result<Ready> {
        await self.waitFor(interest.mask())
        Ok(Ready.of(Descriptor.readinessOf(self.state()) & interest.mask()))
    }
    /// Calls `f` if it may be ready; that it would block after all is remembered.
    public(crate) fn tryIo<R, F: FnOnce() -> Result<R>>(interest: Interest, f: F): Result<R> {
        let seen = self.state()
        if Descriptor.readinessOf(seen) & interest.mask() == 0 { return Err(Error.from(ErrorKind.WouldBlock)) }
        let result = f()
        if wouldBlock(&result) { self.clear(seen, interest.mask()) }
        result
    }
    /// The same until it does not block.
    ///
    /// Cancel safety: nothing is lost when it is dropped.
    #[cancelSafe]
    public(crate) async fn asyncIo<R, F: FnMut() -> Result<R>>(interest: Interest, mut f: F): Result<R> {
        loop {
            await self.waitFor(interest.mask())
            let result = self.tryIo(interest, { -> f() })
            if !wouldBlock(&result) { return result }
        }
    }
    /// For a guard of what was ready when it had the stamp `seen`.
    public(crate) fn stamp(): UInt64 { self.state() }
    public(crate) fn usedUp(seen: UInt64, mask: UInt32) { self.clear(seen, mask) }

    #[cpp(".pollRead")]
    public(crate) extern fn pollRead(cx: &mut Context, buffer: &mut [UInt8]): Poll<Result<UIntSize>>
    #[cpp(".pollWrite")]
    public(crate) extern fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>>
    #[cpp(".tryRead")]
    public(crate) extern fn tryRead(buffer: &mut [UInt8]): Result<UIntSize>
    #[cpp(".tryWrite")]
    public(crate) extern fn tryWrite(bytes: &[UInt8]): Result<UIntSize>
    #[cpp(".tryPeek")]
    public(crate) extern fn tryPeek(buffer: &mut [UInt8]): Result<UIntSize>

    #[cpp(".pollWriteVectored")]
    public(crate) extern fn pollWriteVectored<P>(cx: &mut Context, pieces: &[P]): Poll<Result<UIntSize>>
    #[cpp(".tryWriteVectored")]
    public(crate) extern fn tryWriteVectored<P>(pieces: &[P]): Result<UIntSize>
    #[cpp(".tryReadVectored")]
    public(crate) extern fn tryReadVectored<P>(pieces: &mut [P]): Result<UIntSize>
    /// Calls `f` until it does not block; what it waits for ends the call for now.
    public(crate) fn pollIo<R, F: FnMut() -> Result<R>>(cx: &mut Context, interest: Interest, mut f: F): Poll<Result<R>> {
        loop {
            let result = f()
            if !wouldBlock(&result) { return Poll.Ready(result) }
            match self.pollReady(cx, interest.mask()) {
                Poll.Ready(_) -> {},
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
    public(crate) fn pollFor(cx: &mut Context, interest: Interest): Poll<Result<()>> { self.pollReady(cx, interest.mask()).map({ _ -> Ok(()) }) }

    #[cpp("ox::tokio::net::tryAccept")]
    public(crate) extern fn tryAccept(): Result<(Descriptor, SocketAddr)>
    public(crate) fn localAddr(): Result<SocketAddr> { localAddrOf(self.raw()) }
    public(crate) fn peerAddr(): Result<SocketAddr> { peerAddrOf(self.raw()) }
    #[cpp("ox::tokio::net::trySendTo")]
    public(crate) extern fn trySendTo(bytes: &[UInt8], address: SocketAddr): Result<UIntSize>
    #[cpp("ox::tokio::net::tryRecvFrom")]
    public(crate) extern fn tryRecvFrom(buffer: &mut [UInt8], takes: Bool): Result<(UIntSize, SocketAddr)>
    #[cpp("ox::tokio::net::shutdown")]
    public(crate) extern fn shutdown(how: Int): Result<()>
    public(crate) fn setOption(option: UInt32, value: Int): Result<()> { setOption(self.raw(), option, value) }
    public(crate) fn getOption(option: UInt32): Result<Int> { optionOf(self.raw(), option) }
    public(crate) fn takeError(): Result<()> { errorOf(self.raw()) }
    /// Of a file that must not block.
    public(crate) static fn of(file: RawFile): Result<Descriptor> { Descriptor.adopt(file.intoRawFd()) }
    #[cpp("ox::tokio::net::tryUnixSendTo")]
    public(crate) extern fn tryUnixSendTo(bytes: &[UInt8], path: &Path): Result<UIntSize>
    #[cpp("ox::tokio::net::tryUnixRecvFrom")]
    public(crate) extern fn tryUnixRecvFrom(buffer: &mut [UInt8]): Result<(UIntSize, String)>
    #[cpp("ox::tokio::net::tryUnixAccept")]
    public(crate) extern fn tryUnixAccept(): Result<(Descriptor, String)>
}

/// Lets `f` write behind the end of `buffer`, into as much room as it has without growing, but at least some.
public(crate) fn appendWith<R, F: FnOnce(&mut [UInt8]) -> Result<(UIntSize, R)>>(buffer: &mut Vec<UInt8>, f: F): Result<(UIntSize, R)> {
    if buffer.len() == buffer.capacity() { buffer.reserve(64) }
    let before = buffer.len()
    // Safety: the room behind the bytes is only written, and what was written counts.
    let outcome = f(unsafe { fromRawPartsMut(buffer.asMutPtr().add(before), buffer.capacity() - before) })
    if let Ok((count, _)) = &outcome { unsafe { buffer.setLen(before + *count) } }
    outcome
}
public(crate) fn append<F: FnOnce(&mut [UInt8]) -> Result<UIntSize>>(buffer: &mut Vec<UInt8>, f: F): Result<UIntSize> {
    Ok(appendWith(buffer, { room -> Ok((f(room)?, ())) })?.0)
}

public(crate) fn wouldBlock<T>(result: &Result<T>): Bool {
    match result {
        Err(error) -> error.kind() == ErrorKind.WouldBlock,
        Ok(_) -> false,
    }
}

extension Descriptor {
    public(crate) fn linger(): Result<Option<Duration>> { lingerOf(self.raw()) }
    public(crate) fn setLinger(duration: Option<Duration>): Result<()> { setLingerOf(self.raw(), duration) }
}
