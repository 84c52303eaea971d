// std.os.unix.net: connections and datagrams within this machine, with calls that block.
#![cpp(header = "ox/lang/unix_socket.h")]
import std.convert.{ AsRef, From }
import std.fmt.{ self, Debug, Formatter }
import std.fs.raw.RawFile
import std.io.{ Error, Read, Result, Write }
import std.net.Shutdown
import std.net.options.failureOf
import std.net.socket.{ directionOf, setNonblocking, setTimeout, shutdownOf, timeoutOf }
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
import std.path.{ Path, PathBuf }
import std.time.Duration

#[cpp("ox::net::unixListen")]
public(crate) extern fn listenAt(path: &Path, blocks: Bool): Result<RawFile>
#[cpp("ox::net::unixConnect")]
public(crate) extern fn connectTo(path: &Path, blocks: Bool): Result<RawFile>
#[cpp("ox::net::unixDatagrams")]
public(crate) extern fn datagramsAt(path: &Path, blocks: Bool): Result<RawFile>
#[cpp("ox::net::unixPair")]
public(crate) extern fn pairOf(isStream: Bool, blocks: Bool): Result<(RawFile, RawFile)>
#[cpp("ox::net::unixAccept")]
extern fn acceptOn(socket: Int): Result<(RawFile, String)>
#[cpp("ox::net::unixJoin")]
public(crate) extern fn joinTo(socket: Int, path: &Path): Result<()>
#[cpp("ox::net::unixSendTo")]
extern fn sendTo(socket: Int, bytes: &[UInt8], path: &Path): Result<UIntSize>
#[cpp("ox::net::unixRecvFrom")]
extern fn recvFrom(socket: Int, buffer: &mut [UInt8]): Result<(UIntSize, String)>
#[cpp("ox::net::unixAddress")]
public(crate) extern fn pathOf(socket: Int, ofPeer: Bool): Result<String>

/// Where a socket is: a path, or nowhere.
#[derive(Clone)]
public struct SocketAddr {
    path: PathBuf,
}

extension SocketAddr {
    static fn of(path: String): SocketAddr { SocketAddr { path: PathBuf.from(path) } }
    static fn ofSocket(socket: &RawFile, ofPeer: Bool): Result<SocketAddr> { Ok(SocketAddr.of(pathOf(socket.descriptor(), ofPeer)?)) }
    public static fn fromPathname<P: AsRef<Path>>(path: P): Result<SocketAddr> { Ok(SocketAddr { path: path.asRef().toPathBuf() }) }
    #[mustUse]
    public fn isUnnamed(): Bool { self.path.asOsStr().isEmpty() }
    #[mustUse]
    public fn asPathname(): Option<&Path> { if self.isUnnamed() { null } else { Some(self.path.asPath()) } }
}
extension SocketAddr: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { if self.isUnnamed() { f.writeStr("(unnamed)") } else { write!(f, "{:?} (pathname)", self.path) } }
}

fn show(name: &str, raw: &RawFile, f: &mut Formatter): fmt.Result {
    var shown = f.debugStruct(name)
    shown.field("fd", &raw.descriptor())
    if let Ok(address) = SocketAddr.ofSocket(raw, false) { shown.field("local", &address) }
    if let Ok(address) = SocketAddr.ofSocket(raw, true) { shown.field("peer", &address) }
    shown.finish()
}

/// Waits for connections.
public struct UnixListener {
    raw: RawFile,
}

extension UnixListener {
    public static fn bind<P: AsRef<Path>>(path: P): Result<UnixListener> { Ok(UnixListener { raw: listenAt(path.asRef(), true)? }) }
    public static fn bindAddr(address: &SocketAddr): Result<UnixListener> { UnixListener.bind(&address.path) }
    public fn accept(): Result<(UnixStream, SocketAddr)> {
        let (raw, path) = acceptOn(self.raw.descriptor())?
        Ok((UnixStream { raw: raw }, SocketAddr.of(path)))
    }
    public fn incoming(): Incoming<'_> { Incoming { listener: self } }
    public fn localAddr(): Result<SocketAddr> { SocketAddr.ofSocket(&self.raw, false) }
    public fn tryClone(): Result<UnixListener> { Ok(UnixListener { raw: self.raw.duplicate()? }) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension UnixListener: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension UnixListener: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension UnixListener: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): UnixListener { UnixListener { raw: RawFile.adopt(descriptor) } } }
extension UnixListener: From<OwnedFd> { static fn from(owned: OwnedFd): UnixListener { unsafe { UnixListener.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<UnixListener> { static fn from(socket: UnixListener): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension UnixListener: Debug { fn fmt(f: &mut Formatter): fmt.Result { show("UnixListener", &self.raw, f) } }

/// The connections of a listener, without end.
#[derive(Debug)]
public struct Incoming<'a> {
    listener: &'a UnixListener,
}
extension<'a> Incoming<'a>: Iterator {
    type Item = Result<UnixStream>
    mutating fn next(): Option<Result<UnixStream>> { Some(self.listener.accept().map({ (stream, _) -> stream })) }
}
extension<'a> &'a UnixListener: IntoIterator {
    type Item = Result<UnixStream>
    type IntoIter = Incoming<'a>
    consuming fn intoIter(): Incoming<'a> { self.incoming() }
}

/// A connection.
public struct UnixStream {
    raw: RawFile,
}

extension UnixStream {
    public static fn connect<P: AsRef<Path>>(path: P): Result<UnixStream> { Ok(UnixStream { raw: connectTo(path.asRef(), true)? }) }
    public static fn connectAddr(address: &SocketAddr): Result<UnixStream> { UnixStream.connect(&address.path) }
    public static fn pair(): Result<(UnixStream, UnixStream)> {
        let (a, b) = pairOf(true, true)?
        Ok((UnixStream { raw: a }, UnixStream { raw: b }))
    }
    public fn localAddr(): Result<SocketAddr> { SocketAddr.ofSocket(&self.raw, false) }
    public fn peerAddr(): Result<SocketAddr> { SocketAddr.ofSocket(&self.raw, true) }
    public fn shutdown(how: Shutdown): Result<()> { shutdownOf(self.raw.descriptor(), directionOf(how)) }
    public fn tryClone(): Result<UnixStream> { Ok(UnixStream { raw: self.raw.duplicate()? }) }
    public fn setReadTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), true, limit) }
    public fn setWriteTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), false, limit) }
    public fn readTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), true) }
    public fn writeTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), false) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension UnixStream: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension UnixStream: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> &'a UnixStream: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension<'a> &'a UnixStream: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension UnixStream: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension UnixStream: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension UnixStream: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): UnixStream { UnixStream { raw: RawFile.adopt(descriptor) } } }
extension UnixStream: From<OwnedFd> { static fn from(owned: OwnedFd): UnixStream { unsafe { UnixStream.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<UnixStream> { static fn from(socket: UnixStream): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension UnixStream: Debug { fn fmt(f: &mut Formatter): fmt.Result { show("UnixStream", &self.raw, f) } }

/// Sends and receives datagrams.
public struct UnixDatagram {
    raw: RawFile,
}

extension UnixDatagram {
    public static fn bind<P: AsRef<Path>>(path: P): Result<UnixDatagram> { Ok(UnixDatagram { raw: datagramsAt(path.asRef(), true)? }) }
    public static fn unbound(): Result<UnixDatagram> { UnixDatagram.bind("") }
    public static fn pair(): Result<(UnixDatagram, UnixDatagram)> {
        let (a, b) = pairOf(false, true)?
        Ok((UnixDatagram { raw: a }, UnixDatagram { raw: b }))
    }
    /// Chooses the peer of `send` and `recv`.
    public fn connect<P: AsRef<Path>>(path: P): Result<()> { joinTo(self.raw.descriptor(), path.asRef()) }
    public fn localAddr(): Result<SocketAddr> { SocketAddr.ofSocket(&self.raw, false) }
    public fn peerAddr(): Result<SocketAddr> { SocketAddr.ofSocket(&self.raw, true) }
    public fn send(bytes: &[UInt8]): Result<UIntSize> { self.raw.write(bytes) }
    public fn recv(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) }
    public fn sendTo<P: AsRef<Path>>(bytes: &[UInt8], path: P): Result<UIntSize> { sendTo(self.raw.descriptor(), bytes, path.asRef()) }
    public fn recvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> {
        let (count, path) = recvFrom(self.raw.descriptor(), buffer)?
        Ok((count, SocketAddr.of(path)))
    }
    public fn shutdown(how: Shutdown): Result<()> { shutdownOf(self.raw.descriptor(), directionOf(how)) }
    public fn tryClone(): Result<UnixDatagram> { Ok(UnixDatagram { raw: self.raw.duplicate()? }) }
    public fn setReadTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), true, limit) }
    public fn setWriteTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), false, limit) }
    public fn readTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), true) }
    public fn writeTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), false) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension UnixDatagram: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension UnixDatagram: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension UnixDatagram: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): UnixDatagram { UnixDatagram { raw: RawFile.adopt(descriptor) } } }
extension UnixDatagram: From<OwnedFd> { static fn from(owned: OwnedFd): UnixDatagram { unsafe { UnixDatagram.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<UnixDatagram> { static fn from(socket: UnixDatagram): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension UnixDatagram: Debug { fn fmt(f: &mut Formatter): fmt.Result { show("UnixDatagram", &self.raw, f) } }
