#include "ox/lang/socket_options.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstring>

namespace ox::net {

namespace {

template <class T>
Outcome<T> failure(i32 error) {
    return Outcome<T>::Err(io::Error::fromRawOsError(error));
}
Outcome<Unit> resultOf(int outcome) {
    return outcome == 0 ? Outcome<Unit>::Ok(Unit{}) : failure<Unit>(errno);
}

struct OptionName {
    int level;
    int name;
};
constexpr OptionName kOptions[] = {{SOL_SOCKET, SO_REUSEADDR},
                                   {SOL_SOCKET, SO_REUSEPORT},
                                   {IPPROTO_TCP, TCP_NODELAY},
                                   {SOL_SOCKET, SO_KEEPALIVE},
                                   {SOL_SOCKET, SO_BROADCAST},
                                   {IPPROTO_IP, IP_TTL},
                                   {SOL_SOCKET, SO_SNDBUF},
                                   {SOL_SOCKET, SO_RCVBUF},
                                   {IPPROTO_IP, IP_MULTICAST_LOOP},
                                   {IPPROTO_IP, IP_MULTICAST_TTL},
                                   {IPPROTO_IP, IP_TOS},
                                   {SOL_SOCKET, SO_LINGER},
                                   {IPPROTO_IPV6, IPV6_MULTICAST_LOOP}};
constexpr auto kLinger = static_cast<u32>(SocketOption::Linger);

}  // namespace

Outcome<Unit> setOption(i32 socket, u32 option, i32 value) {
    OptionName const& name = kOptions[option];
    if (option == kLinger) {
        linger const how{value >= 0, value >= 0 ? value : 0};
        return resultOf(setsockopt(socket, name.level, name.name, &how, sizeof how));
    }
    return resultOf(setsockopt(socket, name.level, name.name, &value, sizeof value));
}

Outcome<i32> optionOf(i32 socket, u32 option) {
    OptionName const& name = kOptions[option];
    i32 value = 0;
    socklen_t length = sizeof value;
    if (option == kLinger) {
        linger how{};
        length = sizeof how;
        if (getsockopt(socket, name.level, name.name, &how, &length) != 0) return failure<i32>(errno);
        return Outcome<i32>::Ok(how.l_onoff != 0 ? how.l_linger : -1);
    }
    if (getsockopt(socket, name.level, name.name, &value, &length) != 0) return failure<i32>(errno);
    return Outcome<i32>::Ok(value);
}

Outcome<Unit> memberOfV4(i32 socket, Ipv4Addr group, Ipv4Addr interface, bool joins) {
    ip_mreq request;
    std::memcpy(&request.imr_multiaddr, group.octets, sizeof group.octets);
    std::memcpy(&request.imr_interface, interface.octets, sizeof interface.octets);
    int const name = joins ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP;
    return resultOf(setsockopt(socket, IPPROTO_IP, name, &request, sizeof request));
}

Outcome<Unit> memberOfV6(i32 socket, Ipv6Addr group, u32 interface, bool joins) {
    ipv6_mreq request;
    std::memcpy(&request.ipv6mr_multiaddr, group.octets, sizeof group.octets);
    request.ipv6mr_interface = interface;
    int const name = joins ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP;
    return resultOf(setsockopt(socket, IPPROTO_IPV6, name, &request, sizeof request));
}

Outcome<Unit> takeErrorOf(i32 socket) {
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0) return failure<Unit>(errno);
    return error == 0 ? Outcome<Unit>::Ok(Unit{}) : failure<Unit>(error);
}

}  // namespace ox::net
