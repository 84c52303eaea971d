#pragma once

#include "ox/lang/file_system.h"
#include "ox/lang/net_address.h"

/// What sockets can be told and asked.
namespace ox::net {

using fs::Outcome;

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
Outcome<Unit> setOption(i32 socket, u32 option, i32 value);
Outcome<i32> optionOf(i32 socket, u32 option);

/// Joins a multicast group, or leaves it, on the interface with that address or number.
Outcome<Unit> memberOfV4(i32 socket, Ipv4Addr group, Ipv4Addr interface, bool joins);
Outcome<Unit> memberOfV6(i32 socket, Ipv6Addr group, u32 interface, bool joins);
/// The error of the last operation that failed by itself, which is forgotten.
Outcome<Unit> takeErrorOf(i32 socket);

}  // namespace ox::net
