#include "ox/tokio/net/socket.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

namespace ox::tokio::net {

namespace {

using io::Error;
using ox::net::SystemAddress;

template <class T>
Result<T> failure(i32 error) {
    return Result<T>::Err(Error::fromRawOsError(error));
}

/// The result of a call that gives 0 or -1.
Result<Unit> resultOf(int outcome) { return outcome == 0 ? Result<Unit>::Ok(Unit{}) : failure<Unit>(errno); }

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

/// False when the path is too long.
bool setPath(sockaddr_un& address, Str path) {
    address = {};
    address.sun_family = AF_UNIX;
    if (path.len() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path.data(), path.len());
    return true;
}

/// Empty for a socket without a name.
String pathOf(SystemAddress const& system) {
    sockaddr_un address{};
    std::memcpy(&address, system.space, system.length < sizeof address ? system.length : sizeof address);
    return String(Str(address.sun_path, strnlen(address.sun_path, sizeof address.sun_path)));
}

sockaddr* generic(sockaddr_un& address) { return reinterpret_cast<sockaddr*>(&address); }

i64 acceptOn(Descriptor const* socket, SystemAddress& peer) {
    return socket->attempt(runtime::kReadMask, [&](int descriptor) {
        return i64(accept4(descriptor, peer.get(), &peer.length, SOCK_NONBLOCK | SOCK_CLOEXEC));
    });
}

}  // namespace

Result<i32> openSocket(SocketAddr address, bool isStream) {
    int const type = isStream ? SOCK_STREAM : SOCK_DGRAM;
    int const socket = ::socket(address.family(), type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return socket < 0 ? failure<i32>(errno) : Result<i32>::Ok(socket);
}

Result<Unit> bind(i32 socket, SocketAddr address) {
    SystemAddress system(address);
    return resultOf(::bind(socket, system.get(), system.length));
}

Result<Unit> listen(i32 socket, u32 backlog) { return resultOf(::listen(socket, static_cast<int>(backlog))); }

Result<Unit> startConnect(i32 socket, SocketAddr address) {
    SystemAddress system(address);
    if (::connect(socket, system.get(), system.length) == 0 || errno == EINPROGRESS) {
        return Result<Unit>::Ok(Unit{});
    }
    return failure<Unit>(errno);
}

Result<Unit> takeError(i32 socket) {
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0) return failure<Unit>(errno);
    return error == 0 ? Result<Unit>::Ok(Unit{}) : failure<Unit>(error);
}

Result<Tuple<Descriptor, SocketAddr>> tryAccept(Descriptor const* socket) {
    using Accepted = Tuple<Descriptor, SocketAddr>;
    SystemAddress peer;
    i64 const accepted = acceptOn(socket, peer);
    if (accepted < 0) return failure<Accepted>(static_cast<i32>(-accepted));
    Result<Descriptor> descriptor = Descriptor::adopt(static_cast<int>(accepted));
    if (descriptor.isErr()) return Result<Accepted>::Err(std::move(descriptor.asErr()._0));
    Result<SocketAddr> address = peer.decode();
    if (address.isErr()) return Result<Accepted>::Err(std::move(address.asErr()._0));
    return Result<Accepted>::Ok(Accepted(std::move(descriptor.asOk()._0), address.asOk()._0));
}

Result<SocketAddr> localAddr(i32 socket) {
    SystemAddress address;
    if (getsockname(socket, address.get(), &address.length) != 0) return failure<SocketAddr>(errno);
    return address.decode();
}

Result<SocketAddr> peerAddr(i32 socket) {
    SystemAddress address;
    if (getpeername(socket, address.get(), &address.length) != 0) return failure<SocketAddr>(errno);
    return address.decode();
}

Result<usize> trySendTo(Descriptor const* socket, Slice<u8> bytes, SocketAddr address) {
    SystemAddress system(address);
    return Descriptor::resultOf(socket->attempt(runtime::kWriteMask, [&](int descriptor) {
        return i64(sendto(descriptor, bytes.data(), bytes.len(), MSG_NOSIGNAL, system.get(), system.length));
    }));
}

Result<Tuple<usize, SocketAddr>> tryRecvFrom(Descriptor const* socket, SliceMut<u8> buffer, bool takes) {
    using Received = Tuple<usize, SocketAddr>;
    SystemAddress sender;
    i64 const count = socket->attempt(runtime::kReadMask, [&](int descriptor) {
        sender.length = sizeof sender.space;
        return i64(recvfrom(descriptor, buffer.data(), buffer.len(), takes ? 0 : MSG_PEEK, sender.get(),
                            &sender.length));
    });
    if (count < 0) return failure<Received>(static_cast<i32>(-count));
    Result<SocketAddr> address = sender.decode();
    if (address.isErr()) return Result<Received>::Err(std::move(address.asErr()._0));
    return Result<Received>::Ok(Received(static_cast<usize>(count), address.asOk()._0));
}

Result<Unit> shutdown(Descriptor const* socket, i32 how) { return resultOf(::shutdown(socket->raw(), how)); }

Result<Unit> setOption(i32 socket, u32 option, i32 value) {
    OptionName const& name = kOptions[option];
    if (option == kLinger) {
        linger const how{value >= 0, value >= 0 ? value : 0};
        return resultOf(setsockopt(socket, name.level, name.name, &how, sizeof how));
    }
    return resultOf(setsockopt(socket, name.level, name.name, &value, sizeof value));
}

Result<i32> getOption(i32 socket, u32 option) {
    OptionName const& name = kOptions[option];
    i32 value = 0;
    socklen_t length = sizeof value;
    if (option == kLinger) {
        linger how{};
        length = sizeof how;
        if (getsockopt(socket, name.level, name.name, &how, &length) != 0) return failure<i32>(errno);
        return Result<i32>::Ok(how.l_onoff != 0 ? how.l_linger : -1);
    }
    if (getsockopt(socket, name.level, name.name, &value, &length) != 0) return failure<i32>(errno);
    return Result<i32>::Ok(value);
}

Result<Unit> memberOfV4(i32 socket, ox::net::Ipv4Addr group, ox::net::Ipv4Addr interface, bool joins) {
    ip_mreq request;
    std::memcpy(&request.imr_multiaddr, group.octets, sizeof group.octets);
    std::memcpy(&request.imr_interface, interface.octets, sizeof interface.octets);
    int const name = joins ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP;
    return resultOf(setsockopt(socket, IPPROTO_IP, name, &request, sizeof request));
}

Result<Unit> memberOfV6(i32 socket, ox::net::Ipv6Addr group, u32 interface, bool joins) {
    ipv6_mreq request;
    std::memcpy(&request.ipv6mr_multiaddr, group.octets, sizeof group.octets);
    request.ipv6mr_interface = interface;
    int const name = joins ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP;
    return resultOf(setsockopt(socket, IPPROTO_IPV6, name, &request, sizeof request));
}

Result<String> deviceOf(i32 socket) {
    char name[IFNAMSIZ] = {};
    socklen_t length = sizeof name;
    if (getsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, name, &length) != 0) return failure<String>(errno);
    return Result<String>::Ok(String(Str(name, strnlen(name, sizeof name))));
}

Result<Unit> bindDevice(i32 socket, Str name) {
    return resultOf(
        setsockopt(socket, SOL_SOCKET, SO_BINDTODEVICE, name.data(), static_cast<socklen_t>(name.len())));
}

Result<Tuple<u32, u32, i32>> peerOf(i32 socket) {
    using Peer = Tuple<u32, u32, i32>;
    ucred peer{};
    socklen_t length = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return failure<Peer>(errno);
    return Result<Peer>::Ok(Peer(peer.uid, peer.gid, peer.pid));
}

Result<Descriptor> unixListen(Str path) {
    sockaddr_un address;
    if (!setPath(address, path)) return failure<Descriptor>(ENAMETOOLONG);
    int const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return failure<Descriptor>(errno);
    constexpr int kBacklog = 1024;
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket, kBacklog) != 0) {
        int const error = errno;
        close(socket);
        return failure<Descriptor>(error);
    }
    return Descriptor::adopt(socket);
}

Result<Descriptor> unixConnect(Str path) {
    sockaddr_un address;
    if (!setPath(address, path)) return failure<Descriptor>(ENAMETOOLONG);
    int const socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return failure<Descriptor>(errno);
    // A Unix socket connects at once or not at all.
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        int const error = errno;
        close(socket);
        return failure<Descriptor>(error);
    }
    return Descriptor::adopt(socket);
}

Result<Descriptor> unixDatagrams(Str path) {
    sockaddr_un address;
    if (!setPath(address, path)) return failure<Descriptor>(ENAMETOOLONG);
    int const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return failure<Descriptor>(errno);
    if (!path.isEmpty() && ::bind(socket, generic(address), sizeof address) != 0) {
        int const error = errno;
        close(socket);
        return failure<Descriptor>(error);
    }
    return Descriptor::adopt(socket);
}

Result<Unit> unixJoin(Descriptor const* socket, Str path) {
    sockaddr_un address;
    if (!setPath(address, path)) return failure<Unit>(ENAMETOOLONG);
    return resultOf(::connect(socket->raw(), generic(address), sizeof address));
}

Result<usize> tryUnixSendTo(Descriptor const* socket, Slice<u8> bytes, Str path) {
    sockaddr_un address;
    if (!setPath(address, path)) return failure<usize>(ENAMETOOLONG);
    return Descriptor::resultOf(socket->attempt(runtime::kWriteMask, [&](int descriptor) {
        return i64(
            sendto(descriptor, bytes.data(), bytes.len(), MSG_NOSIGNAL, generic(address), sizeof address));
    }));
}

Result<Tuple<usize, String>> tryUnixRecvFrom(Descriptor const* socket, SliceMut<u8> buffer) {
    using Received = Tuple<usize, String>;
    SystemAddress sender;
    i64 const count = socket->attempt(runtime::kReadMask, [&](int descriptor) {
        sender.length = sizeof sender.space;
        return i64(recvfrom(descriptor, buffer.data(), buffer.len(), 0, sender.get(), &sender.length));
    });
    if (count < 0) return failure<Received>(static_cast<i32>(-count));
    return Result<Received>::Ok(Received(static_cast<usize>(count), pathOf(sender)));
}

Result<String> unixAddress(Descriptor const* socket, bool ofPeer) {
    SystemAddress address;
    int const outcome = ofPeer ? getpeername(socket->raw(), address.get(), &address.length)
                               : getsockname(socket->raw(), address.get(), &address.length);
    return outcome != 0 ? failure<String>(errno) : Result<String>::Ok(pathOf(address));
}

Result<Tuple<Descriptor, Descriptor>> unixPair(bool isStream) {
    using Pair = Tuple<Descriptor, Descriptor>;
    int sockets[2];
    if (socketpair(AF_UNIX, (isStream ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0,
                   sockets) != 0)
        return failure<Pair>(errno);
    Result<Descriptor> first = Descriptor::adopt(sockets[0]);
    Result<Descriptor> second = Descriptor::adopt(sockets[1]);
    if (first.isErr()) return Result<Pair>::Err(std::move(first.asErr()._0));
    if (second.isErr()) return Result<Pair>::Err(std::move(second.asErr()._0));
    return Result<Pair>::Ok(Pair(std::move(first.asOk()._0), std::move(second.asOk()._0)));
}

Result<Tuple<Descriptor, String>> tryUnixAccept(Descriptor const* socket) {
    using Accepted = Tuple<Descriptor, String>;
    SystemAddress peer;
    i64 const accepted = acceptOn(socket, peer);
    if (accepted < 0) return failure<Accepted>(static_cast<i32>(-accepted));
    Result<Descriptor> descriptor = Descriptor::adopt(static_cast<int>(accepted));
    if (descriptor.isErr()) return Result<Accepted>::Err(std::move(descriptor.asErr()._0));
    return Result<Accepted>::Ok(Accepted(std::move(descriptor.asOk()._0), pathOf(peer)));
}

}  // namespace ox::tokio::net
