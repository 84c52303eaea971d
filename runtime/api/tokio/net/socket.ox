// tokio.net.socket: sockets that no runtime watches yet.
#![cpp(header = "ox/tokio/net/socket.h")]
import std.io.Result
import std.net.{ Ipv4Addr, Ipv6Addr, SocketAddr }
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd }
import std.time.Duration
import tokio.net.descriptor.Descriptor

#[cpp("ox::tokio::net::openSocket")]
extern fn openSocket(address: SocketAddr, isStream: Bool): Result<Int>
#[cpp("ox::tokio::net::bind")]
extern fn bindTo(socket: Int, address: SocketAddr): Result<()>
#[cpp("ox::tokio::net::listen")]
extern fn listenWith(socket: Int, backlog: UInt32): Result<()>
/// Begins to connect.
#[cpp("ox::tokio::net::startConnect")]
public(crate) extern fn connectTo(socket: Int, address: SocketAddr): Result<()>
#[cpp("ox::tokio::net::takeError")]
public(crate) extern fn errorOf(socket: Int): Result<()>
#[cpp("ox::tokio::net::localAddr")]
public(crate) extern fn localAddrOf(socket: Int): Result<SocketAddr>
#[cpp("ox::tokio::net::peerAddr")]
public(crate) extern fn peerAddrOf(socket: Int): Result<SocketAddr>
#[cpp("ox::tokio::net::setOption")]
public(crate) extern fn setOptionOf(socket: Int, option: UInt32, value: Int): Result<()>
#[cpp("ox::tokio::net::getOption")]
public(crate) extern fn optionOf(socket: Int, option: UInt32): Result<Int>

#[cpp("ox::tokio::net::memberOfV4")]
public(crate) extern fn memberOfV4(socket: Int, group: Ipv4Addr, interface: Ipv4Addr, joins: Bool): Result<()>
#[cpp("ox::tokio::net::memberOfV6")]
public(crate) extern fn memberOfV6(socket: Int, group: Ipv6Addr, interface: UInt32, joins: Bool): Result<()>
#[cpp("ox::tokio::net::deviceOf")]
extern fn deviceNameOf(socket: Int): Result<String>
#[cpp("ox::tokio::net::bindDevice")]
extern fn bindToDevice(socket: Int, name: &str): Result<()>

/// The name of the network device that a socket is tied to.
public(crate) fn deviceOf(socket: Int): Result<Option<Vec<UInt8>>> {
    let name = deviceNameOf(socket)?
    Ok(if name.isEmpty() { null } else { Some(name.intoBytes()) })
}
public(crate) fn setDevice(socket: Int, name: Option<&[UInt8]>): Result<()> {
    bindToDevice(socket, match name {
        Some(name) -> unsafe { std.str.fromUtf8Unchecked(name) },
        null -> "",
    })
}

public(crate) struct Socket {
    file: OwnedFd,
}

extension Socket {
    public(crate) static fn open(address: SocketAddr, isStream: Bool): Result<Socket> {
        let socket = openSocket(address, isStream)?
        Ok(Socket { file: unsafe { OwnedFd.fromRawFd(socket) } })
    }
    public(crate) static fn of(file: OwnedFd): Socket { Socket { file: file } }
    public(crate) fn raw(): Int { self.file.asRawFd() }
    public(crate) fn setOption(option: UInt32, value: Int): Result<()> { setOptionOf(self.raw(), option, value) }
    public(crate) fn option(option: UInt32): Result<Int> { optionOf(self.raw(), option) }
    public(crate) fn localAddr(): Result<SocketAddr> { localAddrOf(self.raw()) }
    public(crate) fn bind(address: SocketAddr): Result<()> { bindTo(self.raw(), address) }
    public(crate) fn listen(backlog: UInt32): Result<()> { listenWith(self.raw(), backlog) }
    /// From here on the runtime watches it.
    public(crate) consuming fn watched(): Result<Descriptor> { Descriptor.adopt(self.file.intoRawFd()) }
    /// Connects, and waits until that is done.
    ///
    /// Cancel safety: dropped, it drops the socket.
    #[cancelSafe]
    public(crate) consuming async fn connect(address: SocketAddr): Result<Descriptor> {
        connectTo(self.raw(), address)?
        let io = self.watched()?
        await io.writable()
        io.takeError()?
        Ok(io)
    }
}

// The numbers of setOption and getOption.
public(crate) const REUSE_ADDRESS: UInt32 = 0
public(crate) const REUSE_PORT: UInt32 = 1
public(crate) const NO_DELAY: UInt32 = 2
public(crate) const KEEP_ALIVE: UInt32 = 3
public(crate) const BROADCAST: UInt32 = 4
public(crate) const TTL: UInt32 = 5
public(crate) const SEND_BUFFER: UInt32 = 6
public(crate) const RECEIVE_BUFFER: UInt32 = 7
public(crate) const MULTICAST_LOOP: UInt32 = 8
public(crate) const MULTICAST_TTL: UInt32 = 9
public(crate) const TYPE_OF_SERVICE: UInt32 = 10
const LINGER: UInt32 = 11
public(crate) const MULTICAST_LOOP_V6: UInt32 = 12

public(crate) fn lingerOf(socket: Int): Result<Option<Duration>> {
    let seconds = optionOf(socket, LINGER)?
    Ok(if seconds < 0 { null } else { Some(Duration.fromSecs(seconds as UInt64)) })
}
public(crate) fn setLingerOf(socket: Int, duration: Option<Duration>): Result<()> {
    setOptionOf(socket, LINGER, match duration {
        Some(duration) -> duration.asSecs() as Int,
        null -> -1,
    })
}
