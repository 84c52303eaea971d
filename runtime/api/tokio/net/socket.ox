// tokio.net.socket: sockets that no runtime watches yet.
#![cpp(header = "ox/tokio/net/socket.h")]
import std.io.Result
import std.net.SocketAddr
import std.net.options.{ optionOf, setOption }
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd }
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
#[cpp("ox::tokio::net::localAddr")]
public(crate) extern fn localAddrOf(socket: Int): Result<SocketAddr>
#[cpp("ox::tokio::net::peerAddr")]
public(crate) extern fn peerAddrOf(socket: Int): Result<SocketAddr>
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
    public(crate) consuming fn intoRaw(): Int { self.file.intoRawFd() }
    public(crate) fn setOption(option: UInt32, value: Int): Result<()> { setOption(self.raw(), option, value) }
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
