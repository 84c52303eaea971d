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
/// Begins to connect; done when the Descriptor made of it afterwards is writable and `ox::net::takeErrorOf`
/// gives none.
Result<Unit> startConnect(i32 socket, SocketAddr address);
Result<Tuple<Descriptor, SocketAddr>> tryAccept(Descriptor const* socket);
Result<SocketAddr> localAddr(i32 socket);
Result<SocketAddr> peerAddr(i32 socket);
Result<usize> trySendTo(Descriptor const* socket, Slice<u8> bytes, SocketAddr address);
/// `takes`: or leaves it for the next.
Result<Tuple<usize, SocketAddr>> tryRecvFrom(Descriptor const* socket, SliceMut<u8> buffer, bool takes);
/// 0: reading, 1: writing, 2: both.
Result<Unit> shutdown(Descriptor const* socket, i32 how);

/// The network device that the socket is tied to; empty for none.
Result<String> deviceOf(i32 socket);
Result<Unit> bindDevice(i32 socket, Str name);

/// Who is at the other end of a Unix socket: its user, group and process.
Result<Tuple<u32, u32, i32>> peerOf(i32 socket);

// Unix sockets; their names are paths, see ox/lang/unix_socket.h.
Result<usize> tryUnixSendTo(Descriptor const* socket, Slice<u8> bytes, Str path);
/// With the sender's path.
Result<Tuple<usize, String>> tryUnixRecvFrom(Descriptor const* socket, SliceMut<u8> buffer);
/// With the peer's path.
Result<Tuple<Descriptor, String>> tryUnixAccept(Descriptor const* socket);

}  // namespace ox::tokio::net
