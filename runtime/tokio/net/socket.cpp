#include "ox/tokio/net/socket.h"

#include <errno.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

#include "ox/lang/unix_socket.h"

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

Result<usize> tryUnixSendTo(Descriptor const* socket, Slice<u8> bytes, Str path) {
    auto address = ox::net::UnixAddress::of(path);
    if (address.isErr()) return Result<usize>::Err(std::move(address.asErr()._0));
    ox::net::UnixAddress const& peer = address.asOk()._0;
    return Descriptor::resultOf(socket->attempt(runtime::kWriteMask, [&](int descriptor) {
        return i64(sendto(descriptor, bytes.data(), bytes.len(), MSG_NOSIGNAL, peer.get(), peer.length()));
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
    return Result<Received>::Ok(Received(static_cast<usize>(count), ox::net::unixPathOf(sender)));
}

Result<Tuple<Descriptor, String>> tryUnixAccept(Descriptor const* socket) {
    using Accepted = Tuple<Descriptor, String>;
    SystemAddress peer;
    i64 const accepted = acceptOn(socket, peer);
    if (accepted < 0) return failure<Accepted>(static_cast<i32>(-accepted));
    Result<Descriptor> descriptor = Descriptor::adopt(static_cast<int>(accepted));
    if (descriptor.isErr()) return Result<Accepted>::Err(std::move(descriptor.asErr()._0));
    return Result<Accepted>::Ok(Accepted(std::move(descriptor.asOk()._0), ox::net::unixPathOf(peer)));
}

}  // namespace ox::tokio::net
