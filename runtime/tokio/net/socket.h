#pragma once

#include "ox/lang/net_address.h"
#include "ox/lang/string.h"
#include "ox/lang/tuple.h"
#include "ox/tokio/io/descriptor.h"

/// The system calls behind tokio.net, on descriptors that do not block.
namespace ox::tokio::net {

using io::Descriptor;
using io::Result;
using ox::net::SocketAddr;

/// A socket for addresses like `address`, the caller's to close. It becomes a Descriptor when it listens, is
/// bound or connects: of a stream socket that does nothing yet, epoll reports that it is closed.
Result<i32> openSocket(SocketAddr address, bool isStream);
Result<Unit> bind(i32 socket, SocketAddr address);
Result<Unit> listen(i32 socket, u32 backlog);
/// Begins to connect; done when the Descriptor made of it afterwards is writable and `takeError` gives none.
Result<Unit> startConnect(i32 socket, SocketAddr address);
Result<Unit> takeError(i32 socket);
Result<Tuple<Descriptor, SocketAddr>> tryAccept(Descriptor const* socket);
Result<SocketAddr> localAddr(i32 socket);
Result<SocketAddr> peerAddr(i32 socket);
Result<usize> trySendTo(Descriptor const* socket, Slice<u8> bytes, SocketAddr address);
/// `takes`: or leaves it for the next.
Result<Tuple<usize, SocketAddr>> tryRecvFrom(Descriptor const* socket, SliceMut<u8> buffer, bool takes);
/// 0: reading, 1: writing, 2: both.
Result<Unit> shutdown(Descriptor const* socket, i32 how);

/// Socket options that are numbers; of Linger the seconds, negative for none.
enum class SocketOption : u8 {
    ReuseAddress,
    ReusePort,
    NoDelay,
    KeepAlive,
    Broadcast,
    Ttl,
    SendBuffer,
    ReceiveBuffer,
    MulticastLoop,
    MulticastTtl,
    TypeOfService,
    Linger,
    MulticastLoopV6
};
Result<Unit> setOption(i32 socket, u32 option, i32 value);
Result<i32> getOption(i32 socket, u32 option);

/// Joins a multicast group, or leaves it, on the interface with that address or number.
Result<Unit> memberOfV4(i32 socket, ox::net::Ipv4Addr group, ox::net::Ipv4Addr interface, bool joins);
Result<Unit> memberOfV6(i32 socket, ox::net::Ipv6Addr group, u32 interface, bool joins);
/// The network device that the socket is tied to; empty for none.
Result<String> deviceOf(i32 socket);
Result<Unit> bindDevice(i32 socket, Str name);

/// Who is at the other end of a Unix socket: its user, group and process.
Result<Tuple<u32, u32, i32>> peerOf(i32 socket);

/// Unix sockets: a listening one, a connecting one, one for datagrams (without a name if the path is empty),
/// a connected pair.
Result<Descriptor> unixListen(Str path);
Result<Descriptor> unixConnect(Str path);
Result<Descriptor> unixDatagrams(Str path);
Result<Tuple<Descriptor, Descriptor>> unixPair(bool isStream);
Result<Unit> unixJoin(Descriptor const* socket, Str path);
Result<usize> tryUnixSendTo(Descriptor const* socket, Slice<u8> bytes, Str path);
/// With the sender's path; empty when it has none.
Result<Tuple<usize, String>> tryUnixRecvFrom(Descriptor const* socket, SliceMut<u8> buffer);
Result<String> unixAddress(Descriptor const* socket, bool ofPeer);
/// With the peer's path; empty when it has none.
Result<Tuple<Descriptor, String>> tryUnixAccept(Descriptor const* socket);

}  // namespace ox::tokio::net
