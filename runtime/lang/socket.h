#pragma once

#include "ox/core/duration.h"
#include "ox/lang/file_system.h"
#include "ox/lang/net_address.h"
#include "ox/lang/tuple.h"

/// The calls of the system behind std.net. They block.
namespace ox::net {

using fs::Outcome;
using fs::RawFile;

Outcome<RawFile> listenAt(SocketAddr address);
Outcome<RawFile> connectTo(SocketAddr address, Option<ox::time::Duration> limit);
Outcome<RawFile> bindDatagrams(SocketAddr address);
Outcome<Tuple<RawFile, SocketAddr>> acceptOn(i32 socket);
Outcome<SocketAddr> localAddrOf(i32 socket);
Outcome<SocketAddr> peerAddrOf(i32 socket);
Outcome<Unit> joinTo(i32 socket, SocketAddr address);
/// 0: reading, 1: writing, 2: both.
Outcome<Unit> shutdownOf(i32 socket, i32 how);
Outcome<usize> peekAt(i32 socket, SliceMut<u8> buffer);
Outcome<usize> sendTo(i32 socket, Slice<u8> bytes, SocketAddr address);
Outcome<Tuple<usize, SocketAddr>> recvFrom(i32 socket, SliceMut<u8> buffer, bool takes);
Outcome<Unit> setNonblocking(i32 socket, bool on);
Outcome<Unit> setTimeout(i32 socket, bool ofReading, Option<ox::time::Duration> limit);
Outcome<Option<ox::time::Duration>> timeoutOf(i32 socket, bool ofReading);

}  // namespace ox::net
