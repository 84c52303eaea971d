// std.net: connections and datagrams, with calls that block.
#![cpp(header = "ox/lang/socket.h")]
import std.fmt.{ self, Debug, Formatter }
import std.fs.raw.RawFile
import std.io.{ Error, ErrorKind, Read, Result, Write }
import std.net.{ IpAddr, Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr }
import std.net.options.{ BROADCAST, MULTICAST_LOOP, MULTICAST_LOOP_V6, MULTICAST_TTL, NO_DELAY, TTL, failureOf, flagOf, memberOfV4, memberOfV6, numberOf, setFlag, setOption }
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
import std.time.Duration

#[cpp("ox::net::lookUp")]
extern fn lookUp(host: &str, port: UInt16): std.result.Result<Vec<SocketAddr>, Int>
#[cpp("ox::net::resolverMessage")]
extern fn resolverMessage(error: Int): &'static str
#[cpp("ox::net::listenAt")]
extern fn listenAt(address: SocketAddr): Result<RawFile>
#[cpp("ox::net::connectTo")]
extern fn connectTo(address: SocketAddr, limit: Option<Duration>): Result<RawFile>
#[cpp("ox::net::bindDatagrams")]
extern fn bindDatagrams(address: SocketAddr): Result<RawFile>
#[cpp("ox::net::acceptOn")]
extern fn acceptOn(socket: Int): Result<(RawFile, SocketAddr)>
#[cpp("ox::net::localAddrOf")]
extern fn localAddrOf(socket: Int): Result<SocketAddr>
#[cpp("ox::net::peerAddrOf")]
extern fn peerAddrOf(socket: Int): Result<SocketAddr>
#[cpp("ox::net::joinTo")]
extern fn joinTo(socket: Int, address: SocketAddr): Result<()>
#[cpp("ox::net::shutdownOf")]
public(crate) extern fn shutdownOf(socket: Int, how: Int): Result<()>
#[cpp("ox::net::peekAt")]
extern fn peekAt(socket: Int, buffer: &mut [UInt8]): Result<UIntSize>
#[cpp("ox::net::sendTo")]
extern fn sendTo(socket: Int, bytes: &[UInt8], address: SocketAddr): Result<UIntSize>
#[cpp("ox::net::recvFrom")]
extern fn recvFrom(socket: Int, buffer: &mut [UInt8], takes: Bool): Result<(UIntSize, SocketAddr)>
#[cpp("ox::net::setNonblocking")]
public(crate) extern fn setNonblocking(socket: Int, on: Bool): Result<()>
#[cpp("ox::net::setTimeout")]
public(crate) extern fn setTimeout(socket: Int, ofReading: Bool, limit: Option<Duration>): Result<()>
#[cpp("ox::net::timeoutOf")]
public(crate) extern fn timeoutOf(socket: Int, ofReading: Bool): Result<Option<Duration>>
public(crate) fn directionOf(how: Shutdown): Int {
    match how {
        Shutdown.Read -> 0,
        Shutdown.Write -> 1,
        Shutdown.Both -> 2,
    }
}

/// Asks the system's resolver.
#[blocking]
public fn resolve(host: &str, port: UInt16): Result<Vec<SocketAddr>> {
    lookUp(host, port).mapErr { error ->
        if error > 0 { return Error.fromRawOsError(error) }
        Error.new(ErrorKind.Uncategorized, "failed to lookup address information: \(resolverMessage(error))")
    }
}

/// What a socket can be bound or connected to: addresses, texts with a port, pairs of a host and a port.
public trait ToSocketAddrs {
    type Iter: Iterator<Item = SocketAddr>
    fn toSocketAddrs(): Result<Self.Iter>
}

type Found = std.vec.IntoIter<SocketAddr>

fn one(address: SocketAddr): Result<Found> { Ok(vec![address].intoIter()) }

fn ofHost(host: &str, port: UInt16): Result<Found> {
    match host.parse<IpAddr>() {
        Ok(ip) -> one(SocketAddr.new(ip, port)),
        Err(_) -> Ok(resolve(host, port)?.intoIter()),
    }
}

extension SocketAddr: ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { one(*self) }
}
extension str: ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> {
        if let Ok(address) = self.parse<SocketAddr>() { return one(address) }
        guard let Some((host, port)) = self.rsplitOnce(':') else { return Err(Error.new(ErrorKind.InvalidInput, "invalid socket address")) }
        match port.parse<UInt16>() {
            Ok(port) -> ofHost(host, port),
            Err(_) -> Err(Error.new(ErrorKind.InvalidInput, "invalid port value")),
        }
    }
}
extension String: ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { self.asStr().toSocketAddrs() }
}
extension<'a, A: ToSocketAddrs + ?Sized> &'a A: ToSocketAddrs {
    type Iter = A.Iter
    fn toSocketAddrs(): Result<A.Iter> { A.toSocketAddrs(*self) }
}
extension<'a> &'a [SocketAddr]: ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { Ok(self.toVec().intoIter()) }
}
extension (IpAddr, UInt16): ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { one(SocketAddr.new(self.0, self.1)) }
}
extension (Ipv4Addr, UInt16): ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { one(SocketAddr.new(IpAddr.V4(self.0), self.1)) }
}
extension (Ipv6Addr, UInt16): ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { one(SocketAddr.new(IpAddr.V6(self.0), self.1)) }
}
extension<'a> (&'a str, UInt16): ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { ofHost(self.0, self.1) }
}
extension (String, UInt16): ToSocketAddrs {
    type Iter = Found
    fn toSocketAddrs(): Result<Found> { ofHost(&self.0, self.1) }
}

/// The first address that `open` can use.
fn first<A: ToSocketAddrs, T, F: FnMut(SocketAddr) -> Result<T>>(addresses: A, mut open: F): Result<T> {
    var failure = Error.new(ErrorKind.InvalidInput, "could not resolve to any addresses")
    for address in addresses.toSocketAddrs()? {
        match open(address) {
            Ok(opened) -> return Ok(opened),
            Err(error) -> failure = error,
        }
    }
    Err(failure)
}

/// Waits for connections.
public struct TcpListener {
    raw: RawFile,
}

extension TcpListener {
    public static fn bind<A: ToSocketAddrs>(address: A): Result<TcpListener> { Ok(TcpListener { raw: first(address, listenAt)? }) }
    public fn accept(): Result<(TcpStream, SocketAddr)> {
        let (raw, peer) = acceptOn(self.raw.descriptor())?
        Ok((TcpStream { raw: raw }, peer))
    }
    public fn incoming(): Incoming<'_> { Incoming { listener: self } }
    public fn localAddr(): Result<SocketAddr> { localAddrOf(self.raw.descriptor()) }
    public fn tryClone(): Result<TcpListener> { Ok(TcpListener { raw: self.raw.duplicate()? }) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn ttl(): Result<UInt32> { numberOf(self.raw.descriptor(), TTL) }
    public fn setTtl(ttl: UInt32): Result<()> { setOption(self.raw.descriptor(), TTL, ttl as Int) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension TcpListener: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension TcpListener: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension TcpListener: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): TcpListener { TcpListener { raw: RawFile.adopt(descriptor) } } }
extension TcpListener: From<OwnedFd> { static fn from(owned: OwnedFd): TcpListener { unsafe { TcpListener.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<TcpListener> { static fn from(socket: TcpListener): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension TcpListener: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var shown = f.debugStruct("TcpListener")
        if let Ok(address) = self.localAddr() { shown.field("addr", &address) }
        shown.field("fd", &self.raw.descriptor()).finish()
    }
}

/// The connections of a listener, without end.
#[derive(Debug)]
public struct Incoming<'a> {
    listener: &'a TcpListener,
}
extension<'a> Incoming<'a>: Iterator {
    type Item = Result<TcpStream>
    mutating fn next(): Option<Result<TcpStream>> {
        match self.listener.accept() {
            Ok((stream, _)) -> Some(Ok(stream)),
            Err(error) -> Some(Err(error)),
        }
    }
}

/// A connection.
public struct TcpStream {
    raw: RawFile,
}

extension TcpStream {
    public static fn connect<A: ToSocketAddrs>(address: A): Result<TcpStream> {
        Ok(TcpStream { raw: first(address, { address -> connectTo(address, null) })? })
    }
    public static fn connectTimeout(address: &SocketAddr, timeout: Duration): Result<TcpStream> {
        if timeout.isZero() { return Err(Error.new(ErrorKind.InvalidInput, "cannot set a 0 duration timeout")) }
        Ok(TcpStream { raw: connectTo(*address, Some(timeout))? })
    }
    public fn localAddr(): Result<SocketAddr> { localAddrOf(self.raw.descriptor()) }
    public fn peerAddr(): Result<SocketAddr> { peerAddrOf(self.raw.descriptor()) }
    public fn shutdown(how: Shutdown): Result<()> { shutdownOf(self.raw.descriptor(), directionOf(how)) }
    public fn tryClone(): Result<TcpStream> { Ok(TcpStream { raw: self.raw.duplicate()? }) }
    public fn peek(buffer: &mut [UInt8]): Result<UIntSize> { peekAt(self.raw.descriptor(), buffer) }
    public fn setReadTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), true, limit) }
    public fn setWriteTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), false, limit) }
    public fn readTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), true) }
    public fn writeTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), false) }
    public fn setNodelay(on: Bool): Result<()> { setFlag(self.raw.descriptor(), NO_DELAY, on) }
    public fn nodelay(): Result<Bool> { flagOf(self.raw.descriptor(), NO_DELAY) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn ttl(): Result<UInt32> { numberOf(self.raw.descriptor(), TTL) }
    public fn setTtl(ttl: UInt32): Result<()> { setOption(self.raw.descriptor(), TTL, ttl as Int) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension TcpStream: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension TcpStream: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> &'a TcpStream: Read { mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) } }
extension<'a> &'a TcpStream: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension TcpStream: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension TcpStream: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension TcpStream: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): TcpStream { TcpStream { raw: RawFile.adopt(descriptor) } } }
extension TcpStream: From<OwnedFd> { static fn from(owned: OwnedFd): TcpStream { unsafe { TcpStream.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<TcpStream> { static fn from(socket: TcpStream): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension TcpStream: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var shown = f.debugStruct("TcpStream")
        if let Ok(address) = self.localAddr() { shown.field("addr", &address) }
        if let Ok(address) = self.peerAddr() { shown.field("peer", &address) }
        shown.field("fd", &self.raw.descriptor()).finish()
    }
}

/// Sends and receives datagrams.
public struct UdpSocket {
    raw: RawFile,
}

extension UdpSocket {
    public static fn bind<A: ToSocketAddrs>(address: A): Result<UdpSocket> { Ok(UdpSocket { raw: first(address, bindDatagrams)? }) }
    /// Chooses the peer of `send` and `recv`.
    public fn connect<A: ToSocketAddrs>(address: A): Result<()> { first(address, { address -> joinTo(self.raw.descriptor(), address) }) }
    public fn send(bytes: &[UInt8]): Result<UIntSize> { self.raw.write(bytes) }
    public fn recv(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) }
    public fn peek(buffer: &mut [UInt8]): Result<UIntSize> { peekAt(self.raw.descriptor(), buffer) }
    public fn sendTo<A: ToSocketAddrs>(bytes: &[UInt8], address: A): Result<UIntSize> {
        match address.toSocketAddrs()?.next() {
            Some(address) -> sendTo(self.raw.descriptor(), bytes, address),
            null -> Err(Error.new(ErrorKind.InvalidInput, "no addresses to send data to")),
        }
    }
    public fn recvFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> { recvFrom(self.raw.descriptor(), buffer, true) }
    public fn peekFrom(buffer: &mut [UInt8]): Result<(UIntSize, SocketAddr)> { recvFrom(self.raw.descriptor(), buffer, false) }
    public fn localAddr(): Result<SocketAddr> { localAddrOf(self.raw.descriptor()) }
    public fn peerAddr(): Result<SocketAddr> { peerAddrOf(self.raw.descriptor()) }
    public fn tryClone(): Result<UdpSocket> { Ok(UdpSocket { raw: self.raw.duplicate()? }) }
    public fn setReadTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), true, limit) }
    public fn setWriteTimeout(limit: Option<Duration>): Result<()> { setTimeout(self.raw.descriptor(), false, limit) }
    public fn readTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), true) }
    public fn writeTimeout(): Result<Option<Duration>> { timeoutOf(self.raw.descriptor(), false) }
    public fn setNonblocking(on: Bool): Result<()> { setNonblocking(self.raw.descriptor(), on) }
    public fn broadcast(): Result<Bool> { flagOf(self.raw.descriptor(), BROADCAST) }
    public fn setBroadcast(on: Bool): Result<()> { setFlag(self.raw.descriptor(), BROADCAST, on) }
    public fn multicastLoopV4(): Result<Bool> { flagOf(self.raw.descriptor(), MULTICAST_LOOP) }
    public fn setMulticastLoopV4(on: Bool): Result<()> { setFlag(self.raw.descriptor(), MULTICAST_LOOP, on) }
    public fn multicastLoopV6(): Result<Bool> { flagOf(self.raw.descriptor(), MULTICAST_LOOP_V6) }
    public fn setMulticastLoopV6(on: Bool): Result<()> { setFlag(self.raw.descriptor(), MULTICAST_LOOP_V6, on) }
    public fn multicastTtlV4(): Result<UInt32> { numberOf(self.raw.descriptor(), MULTICAST_TTL) }
    public fn setMulticastTtlV4(ttl: UInt32): Result<()> { setOption(self.raw.descriptor(), MULTICAST_TTL, ttl as Int) }
    public fn joinMulticastV4(group: &Ipv4Addr, interface: &Ipv4Addr): Result<()> { memberOfV4(self.raw.descriptor(), *group, *interface, true) }
    public fn leaveMulticastV4(group: &Ipv4Addr, interface: &Ipv4Addr): Result<()> { memberOfV4(self.raw.descriptor(), *group, *interface, false) }
    public fn joinMulticastV6(group: &Ipv6Addr, interface: UInt32): Result<()> { memberOfV6(self.raw.descriptor(), *group, interface, true) }
    public fn leaveMulticastV6(group: &Ipv6Addr, interface: UInt32): Result<()> { memberOfV6(self.raw.descriptor(), *group, interface, false) }
    public fn ttl(): Result<UInt32> { numberOf(self.raw.descriptor(), TTL) }
    public fn setTtl(ttl: UInt32): Result<()> { setOption(self.raw.descriptor(), TTL, ttl as Int) }
    /// The error of the last operation that failed by itself, which is forgotten.
    public fn takeError(): Result<Option<Error>> { failureOf(self.raw.descriptor()) }
}
extension UdpSocket: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension UdpSocket: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension UdpSocket: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): UdpSocket { UdpSocket { raw: RawFile.adopt(descriptor) } } }
extension UdpSocket: From<OwnedFd> { static fn from(owned: OwnedFd): UdpSocket { unsafe { UdpSocket.fromRawFd(owned.intoRawFd()) } } }
extension OwnedFd: From<UdpSocket> { static fn from(socket: UdpSocket): OwnedFd { unsafe { OwnedFd.fromRawFd(socket.intoRawFd()) } } }
extension UdpSocket: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        var shown = f.debugStruct("UdpSocket")
        if let Ok(address) = self.localAddr() { shown.field("addr", &address) }
        shown.field("fd", &self.raw.descriptor()).finish()
    }
}
