#include "ox/lang/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace ox::net {

namespace {

constexpr io::LiteralMessage kNoTime{io::ErrorKind::InvalidInput(), "cannot set a 0 duration timeout"};

using io::Error;
using ox::time::Duration;

template <class T>
Outcome<T> failure(int error) {
    return Outcome<T>::Err(Error::fromRawOsError(error));
}
Outcome<Unit> done(int outcome) { return outcome == 0 ? Outcome<Unit>::Ok(Unit{}) : failure<Unit>(errno); }

template <class Call>
auto retried(Call call) {
    for (;;) {
        auto const outcome = call();
        if (outcome != -1 || errno != EINTR) return outcome;
    }
}

Outcome<RawFile> opened(SocketAddr const& address, int type) {
    int const socket = ::socket(address.family(), type | SOCK_CLOEXEC, 0);
    return socket < 0 ? failure<RawFile>(errno) : Outcome<RawFile>::Ok(RawFile::adopt(socket));
}

/// Waits for a connection under way; zero, or an errno.
int settled(int socket, int millis) {
    pollfd wait{socket, POLLOUT, 0};
    int const count = retried([&] { return poll(&wait, 1, millis); });
    if (count < 0) return errno;
    if (count == 0) return ETIMEDOUT;
    int error = 0;
    socklen_t length = sizeof error;
    return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0 ? errno : error;
}

}  // namespace

Outcome<RawFile> listenAt(SocketAddr address) {
    Outcome<RawFile> socket = opened(address, SOCK_STREAM);
    if (socket.isErr()) return socket;
    int const descriptor = socket.asOk()._0.descriptor();
    int const on = 1;
    constexpr int kBacklog = 128;
    SystemAddress system(address);
    if (setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(descriptor, system.get(), system.length) != 0 || ::listen(descriptor, kBacklog) != 0)
        return failure<RawFile>(errno);
    return socket;
}

Outcome<RawFile> connectTo(SocketAddr address, Option<Duration> limit) {
    Outcome<RawFile> socket = opened(address, SOCK_STREAM);
    if (socket.isErr()) return socket;
    int const descriptor = socket.asOk()._0.descriptor();
    SystemAddress system(address);
    bool const isLimited = limit.isSome();
    if (isLimited) fcntl(descriptor, F_SETFL, O_NONBLOCK);
    int error = ::connect(descriptor, system.get(), system.length) == 0 ? 0 : errno;
    // An interrupted connect goes on by itself.
    if (error == EINTR || error == EINPROGRESS) {
        i64 const millis = isLimited ? static_cast<i64>(limit.asSome()._0.asMillis()) : -1;
        constexpr i64 kMost = 0x7fff'ffff;
        error = settled(descriptor, static_cast<int>(millis < kMost ? millis : kMost));
    }
    if (error != 0) return failure<RawFile>(error);
    if (isLimited) fcntl(descriptor, F_SETFL, 0);
    return socket;
}

Outcome<RawFile> bindDatagrams(SocketAddr address) {
    Outcome<RawFile> socket = opened(address, SOCK_DGRAM);
    if (socket.isErr()) return socket;
    SystemAddress system(address);
    if (::bind(socket.asOk()._0.descriptor(), system.get(), system.length) != 0)
        return failure<RawFile>(errno);
    return socket;
}

Outcome<Tuple<RawFile, SocketAddr>> acceptOn(i32 socket) {
    using Accepted = Tuple<RawFile, SocketAddr>;
    SystemAddress peer;
    int const accepted = retried([&] { return accept4(socket, peer.get(), &peer.length, SOCK_CLOEXEC); });
    if (accepted < 0) return failure<Accepted>(errno);
    RawFile file = RawFile::adopt(accepted);
    Outcome<SocketAddr> address = peer.decode();
    if (address.isErr()) return Outcome<Accepted>::Err(std::move(address.asErr()._0));
    return Outcome<Accepted>::Ok(Accepted(std::move(file), address.asOk()._0));
}

Outcome<SocketAddr> localAddrOf(i32 socket) {
    SystemAddress address;
    if (getsockname(socket, address.get(), &address.length) != 0) return failure<SocketAddr>(errno);
    return address.decode();
}
Outcome<SocketAddr> peerAddrOf(i32 socket) {
    SystemAddress address;
    if (getpeername(socket, address.get(), &address.length) != 0) return failure<SocketAddr>(errno);
    return address.decode();
}

Outcome<Unit> joinTo(i32 socket, SocketAddr address) {
    SystemAddress system(address);
    return done(retried([&] { return ::connect(socket, system.get(), system.length); }));
}

Outcome<Unit> shutdownOf(i32 socket, i32 how) { return done(::shutdown(socket, how)); }

Outcome<usize> peekAt(i32 socket, SliceMut<u8> buffer) {
    ssize_t const count = retried([&] { return recv(socket, buffer.data(), buffer.len(), MSG_PEEK); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}

Outcome<usize> sendTo(i32 socket, Slice<u8> bytes, SocketAddr address) {
    SystemAddress system(address);
    ssize_t const count = retried(
        [&] { return sendto(socket, bytes.data(), bytes.len(), MSG_NOSIGNAL, system.get(), system.length); });
    return count < 0 ? failure<usize>(errno) : Outcome<usize>::Ok(static_cast<usize>(count));
}

Outcome<Tuple<usize, SocketAddr>> recvFrom(i32 socket, SliceMut<u8> buffer, bool takes) {
    using Received = Tuple<usize, SocketAddr>;
    SystemAddress sender;
    ssize_t const count = retried([&] {
        sender.length = sizeof sender.space;
        return recvfrom(socket, buffer.data(), buffer.len(), takes ? 0 : MSG_PEEK, sender.get(),
                        &sender.length);
    });
    if (count < 0) return failure<Received>(errno);
    Outcome<SocketAddr> address = sender.decode();
    if (address.isErr()) return Outcome<Received>::Err(std::move(address.asErr()._0));
    return Outcome<Received>::Ok(Received(static_cast<usize>(count), address.asOk()._0));
}

Outcome<Unit> setNonblocking(i32 socket, bool on) {
    int const flags = fcntl(socket, F_GETFL);
    if (flags < 0) return failure<Unit>(errno);
    return done(fcntl(socket, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK));
}

Outcome<Unit> setTimeout(i32 socket, bool ofReading, Option<Duration> limit) {
    timeval time{};
    if (limit.isSome()) {
        Duration const span = limit.asSome()._0;
        if (span.isZero()) return Outcome<Unit>::Err(Error::fromMessage(kNoTime));
        time.tv_sec = static_cast<time_t>(span.asSecs());
        time.tv_usec = static_cast<suseconds_t>(span.subsecMicros());
        if (time.tv_sec == 0 && time.tv_usec == 0) time.tv_usec = 1;
    }
    return done(setsockopt(socket, SOL_SOCKET, ofReading ? SO_RCVTIMEO : SO_SNDTIMEO, &time, sizeof time));
}

Outcome<Option<Duration>> timeoutOf(i32 socket, bool ofReading) {
    using Answer = Outcome<Option<Duration>>;
    timeval time{};
    socklen_t length = sizeof time;
    if (getsockopt(socket, SOL_SOCKET, ofReading ? SO_RCVTIMEO : SO_SNDTIMEO, &time, &length) != 0)
        return failure<Option<Duration>>(errno);
    if (time.tv_sec == 0 && time.tv_usec == 0) return Answer::Ok(Option<Duration>::None());
    return Answer::Ok(Option<Duration>::Some(
        Duration::fromMicros(static_cast<u64>(time.tv_sec) * 1'000'000 + static_cast<u64>(time.tv_usec))));
}

}  // namespace ox::net
