// tokio.net.addr: what stands for addresses.
import std.io.{ Error, ErrorKind, Result }
import std.net.{ IpAddr, Ipv4Addr, SocketAddr }
import std.net.socket.resolve
import tokio.task.spawnBlocking

/// What a socket can be bound or connected to: addresses, texts with a port, pairs of a host and a port.
public trait ToSocketAddrs {
    /// The addresses, if the system's resolver is not needed for them.
    fn known(): Option<Vec<SocketAddr>>
    fn hostAndPort(): Result<(String, UInt16)>
}

public(crate) async fn addressesOf<A: ToSocketAddrs>(address: A): Result<Vec<SocketAddr>> {
    if let Some(known) = address.known() { return Ok(known) }
    let (host, port) = address.hostAndPort()?
    match await spawnBlocking(move { resolve(&host, port) }) {
        Ok(found) -> found,
        Err(_) -> Err(Error.new(ErrorKind.Other, "background task failed")),
    }
}

/// Asks the system's resolver.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn lookupHost<A: ToSocketAddrs>(host: A): Result<std.vec.IntoIter<SocketAddr>> {
    Ok((await addressesOf(host)?).intoIter())
}

fn unresolvable(): Error { Error.new(ErrorKind.InvalidInput, "invalid socket address") }

extension SocketAddr: ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> { Some(vec![*self]) }
    fn hostAndPort(): Result<(String, UInt16)> { Err(unresolvable()) }
}
extension str: ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> {
        match self.parse<SocketAddr>() {
            Ok(address) -> Some(vec![address]),
            Err(_) -> null,
        }
    }
    fn hostAndPort(): Result<(String, UInt16)> {
        guard let Some((host, port)) = self.rsplitOnce(':') else { return Err(unresolvable()) }
        match port.parse<UInt16>() {
            Ok(port) -> Ok((host.toString(), port)),
            Err(_) -> Err(Error.new(ErrorKind.InvalidInput, "invalid port value")),
        }
    }
}
extension String: ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> { self.asStr().known() }
    fn hostAndPort(): Result<(String, UInt16)> { self.asStr().hostAndPort() }
}
extension<'a, A: ToSocketAddrs + ?Sized> &'a A: ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> { (**self).known() }
    fn hostAndPort(): Result<(String, UInt16)> { (**self).hostAndPort() }
}
extension (IpAddr, UInt16): ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> { Some(vec![SocketAddr.new(self.0, self.1)]) }
    fn hostAndPort(): Result<(String, UInt16)> { Err(unresolvable()) }
}
extension (Ipv4Addr, UInt16): ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> { Some(vec![SocketAddr.new(IpAddr.V4(self.0), self.1)]) }
    fn hostAndPort(): Result<(String, UInt16)> { Err(unresolvable()) }
}
extension<'a> (&'a str, UInt16): ToSocketAddrs {
    fn known(): Option<Vec<SocketAddr>> {
        match self.0.parse<IpAddr>() {
            Ok(ip) -> Some(vec![SocketAddr.new(ip, self.1)]),
            Err(_) -> null,
        }
    }
    fn hostAndPort(): Result<(String, UInt16)> { Ok((self.0.toString(), self.1)) }
}
