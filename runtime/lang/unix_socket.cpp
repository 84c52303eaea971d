#include "ox/lang/unix_socket.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>

namespace ox::net {

namespace {

using io::Error;

constexpr io::LiteralMessage kNulByte{io::ErrorKind::InvalidInput(),
                                      "paths must not contain interior null bytes"};
constexpr io::LiteralMessage kTooLong{io::ErrorKind::InvalidInput(), "path must be shorter than SUN_LEN"};

template <class T>
Outcome<T> failure() {
    return Outcome<T>::Err(Error::lastOsError());
}
template <class T, class U>
Outcome<T> sameError(Outcome<U>& failed) {
    return Outcome<T>::Err(std::move(failed.asErr()._0));
}

template <class Call>
auto retried(Call call) {
    for (;;) {
        auto const outcome = call();
        if (outcome != -1 || errno != EINTR) return outcome;
    }
}

int kind(int type, bool blocks) { return type | SOCK_CLOEXEC | (blocks ? 0 : SOCK_NONBLOCK); }

/// A socket that `use` makes something of: 0, or -1.
template <class Use>
Outcome<RawFile> opened(int type, Str path, bool blocks, Use use) {
    Outcome<UnixAddress> address = UnixAddress::of(path);
    if (address.isErr()) return sameError<RawFile>(address);
    int const socket = ::socket(AF_UNIX, kind(type, blocks), 0);
    if (socket < 0) return failure<RawFile>();
    RawFile file = RawFile::adopt(socket);
    UnixAddress const& usable = address.asOk()._0;
    if (retried([&] { return use(socket, usable.get(), usable.length()); }) != 0) return failure<RawFile>();
    return Outcome<RawFile>::Ok(std::move(file));
}

}  // namespace

Outcome<UnixAddress> UnixAddress::of(Str path) {
    using Made = Outcome<UnixAddress>;
    static_assert(kSize == sizeof(sockaddr_un));
    sockaddr_un system{};
    system.sun_family = AF_UNIX;
    if (path.len() != 0 && std::memchr(path.data(), '\0', path.len()) != nullptr)
        return Made::Err(Error::fromMessage(kNulByte));
    if (path.len() >= sizeof system.sun_path) return Made::Err(Error::fromMessage(kTooLong));
    std::memcpy(system.sun_path, path.data(), path.len());
    UnixAddress address;
    std::memcpy(address.space_, &system, sizeof system);
    return Made::Ok(address);
}

String unixPathOf(SystemAddress const& address) {
    sockaddr_un system{};
    std::memcpy(&system, address.space, address.length < sizeof system ? address.length : sizeof system);
    return String(Str(system.sun_path, strnlen(system.sun_path, sizeof system.sun_path)));
}

Outcome<RawFile> unixListen(Str path, bool blocks) {
    constexpr int kBacklog = 1024;
    return opened(SOCK_STREAM, path, blocks, [](int socket, sockaddr const* address, u32 length) {
        int const bound = ::bind(socket, address, length);
        return bound != 0 ? bound : ::listen(socket, kBacklog);
    });
}

Outcome<RawFile> unixConnect(Str path, bool blocks) {
    // A Unix socket that does not block connects at once or not at all.
    return opened(SOCK_STREAM, path, blocks, ::connect);
}

Outcome<RawFile> unixDatagrams(Str path, bool blocks) {
    return opened(SOCK_DGRAM, path, blocks, [&](int socket, sockaddr const* address, u32 length) {
        return path.isEmpty() ? 0 : ::bind(socket, address, length);
    });
}

Outcome<Tuple<RawFile, RawFile>> unixPair(bool isStream, bool blocks) {
    using Pair = Tuple<RawFile, RawFile>;
    int sockets[2];
    if (socketpair(AF_UNIX, kind(isStream ? SOCK_STREAM : SOCK_DGRAM, blocks), 0, sockets) != 0)
        return failure<Pair>();
    return Outcome<Pair>::Ok(Pair(RawFile::adopt(sockets[0]), RawFile::adopt(sockets[1])));
}

Outcome<Tuple<RawFile, String>> unixAccept(i32 socket) {
    using Accepted = Tuple<RawFile, String>;
    SystemAddress peer;
    int const accepted = retried([&] { return accept4(socket, peer.get(), &peer.length, SOCK_CLOEXEC); });
    if (accepted < 0) return failure<Accepted>();
    return Outcome<Accepted>::Ok(Accepted(RawFile::adopt(accepted), unixPathOf(peer)));
}

Outcome<Unit> unixJoin(i32 socket, Str path) {
    Outcome<UnixAddress> address = UnixAddress::of(path);
    if (address.isErr()) return sameError<Unit>(address);
    UnixAddress const& peer = address.asOk()._0;
    return retried([&] { return ::connect(socket, peer.get(), peer.length()); }) == 0
               ? Outcome<Unit>::Ok(Unit{})
               : failure<Unit>();
}

Outcome<usize> unixSendTo(i32 socket, Slice<u8> bytes, Str path) {
    Outcome<UnixAddress> address = UnixAddress::of(path);
    if (address.isErr()) return sameError<usize>(address);
    UnixAddress const& peer = address.asOk()._0;
    ssize_t const count = retried(
        [&] { return sendto(socket, bytes.data(), bytes.len(), MSG_NOSIGNAL, peer.get(), peer.length()); });
    return count < 0 ? failure<usize>() : Outcome<usize>::Ok(static_cast<usize>(count));
}

Outcome<Tuple<usize, String>> unixRecvFrom(i32 socket, SliceMut<u8> buffer) {
    using Received = Tuple<usize, String>;
    SystemAddress sender;
    ssize_t const count = retried([&] {
        sender.length = sizeof sender.space;
        return recvfrom(socket, buffer.data(), buffer.len(), 0, sender.get(), &sender.length);
    });
    if (count < 0) return failure<Received>();
    return Outcome<Received>::Ok(Received(static_cast<usize>(count), unixPathOf(sender)));
}

Outcome<String> unixAddress(i32 socket, bool ofPeer) {
    SystemAddress address;
    int const outcome = ofPeer ? getpeername(socket, address.get(), &address.length)
                               : getsockname(socket, address.get(), &address.length);
    return outcome != 0 ? failure<String>() : Outcome<String>::Ok(unixPathOf(address));
}

}  // namespace ox::net
