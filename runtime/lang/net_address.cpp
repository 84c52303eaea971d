#include "ox/lang/net_address.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

namespace ox::net {

namespace {

/// A text that the system's functions can read.
class Terminated {
  public:
    explicit Terminated(Str text) {
        isTooLong_ = text.len() >= sizeof buffer_;
        usize const length = isTooLong_ ? 0 : text.len();
        std::memcpy(buffer_, text.data(), length);
        buffer_[length] = '\0';
    }
    bool isTooLong() const { return isTooLong_; }
    char const* get() const { return buffer_; }

  private:
    char buffer_[256];
    bool isTooLong_;
};

template <class T>
Option<T> parseWith(int family, Str text) {
    T address;
    Terminated const terminated(text);
    if (terminated.isTooLong() || inet_pton(family, terminated.get(), address.octets) != 1)
        return Option<T>::None();
    return Option<T>::Some(address);
}

template <class T>
fmt::Result displayWith(int family, T const* value, fmt::Formatter* formatter) {
    char buffer[INET6_ADDRSTRLEN];
    char const* const text = inet_ntop(family, value->octets, buffer, sizeof buffer);
    return formatter->pad(Str(text, std::strlen(text)));
}

Option<u16> parsePort(Str text) {
    u32 port = 0;
    if (text.isEmpty() || text.len() > 5) return Option<u16>::None();
    for (char c : text) {
        if (c < '0' || c > '9') return Option<u16>::None();
        port = port * 10 + static_cast<u32>(c - '0');
    }
    return port <= 0xffff ? Option<u16>::Some(static_cast<u16>(port)) : Option<u16>::None();
}

}  // namespace

u32 Ipv4Addr::toBits() const {
    return u32(octets[0]) << 24 | u32(octets[1]) << 16 | u32(octets[2]) << 8 | u32(octets[3]);
}
Ipv4Addr Ipv4Addr::fromBits(u32 bits) {
    return make(static_cast<u8>(bits >> 24), static_cast<u8>(bits >> 16), static_cast<u8>(bits >> 8),
                static_cast<u8>(bits));
}
Array<u8, 4> Ipv4Addr::octetArray() const {
    return Array<u8, 4>::of(octets[0], octets[1], octets[2], octets[3]);
}
Ordering Ipv4Addr::cmp(Ipv4Addr const* other) const {
    return Ordering::of(std::memcmp(octets, other->octets, 4));
}
Option<Ipv4Addr> Ipv4Addr::parse(Str text) { return parseWith<Ipv4Addr>(AF_INET, text); }
fmt::Result Ipv4Addr::display(Ipv4Addr const* value, fmt::Formatter* formatter) {
    return displayWith(AF_INET, value, formatter);
}

Ipv6Addr Ipv6Addr::make(u16 a, u16 b, u16 c, u16 d, u16 e, u16 f, u16 g, u16 h) {
    u16 const segments[] = {a, b, c, d, e, f, g, h};
    Ipv6Addr address;
    for (usize i = 0; i < 8; ++i) {
        address.octets[2 * i] = static_cast<u8>(segments[i] >> 8);
        address.octets[2 * i + 1] = static_cast<u8>(segments[i]);
    }
    return address;
}
Ordering Ipv6Addr::cmp(Ipv6Addr const* other) const {
    return Ordering::of(std::memcmp(octets, other->octets, 16));
}
Option<Ipv6Addr> Ipv6Addr::parse(Str text) { return parseWith<Ipv6Addr>(AF_INET6, text); }
fmt::Result Ipv6Addr::display(Ipv6Addr const* value, fmt::Formatter* formatter) {
    return displayWith(AF_INET6, value, formatter);
}

SocketAddr SocketAddr::v4(Ipv4Addr ip, u16 port) {
    SocketAddr address;
    std::memcpy(address.octets_, ip.octets, 4);
    address.port_ = port;
    return address;
}

SocketAddr SocketAddr::v6(Ipv6Addr ip, u16 port) {
    SocketAddr address;
    std::memcpy(address.octets_, ip.octets, 16);
    address.port_ = port;
    address.isV4_ = false;
    return address;
}

Ipv6Addr SocketAddr::ipv6() const {
    Ipv6Addr ip;
    std::memcpy(ip.octets, octets_, 16);
    return ip;
}

int SocketAddr::family() const { return isV4_ ? AF_INET : AF_INET6; }

Option<SocketAddr> SocketAddr::parse(Str text) {
    using Answer = Option<SocketAddr>;
    usize colon = text.len();
    while (colon > 0 && text.data()[colon - 1] != ':') --colon;
    if (colon == 0) return Answer::None();
    Option<u16> const port = parsePort(text.from(colon, text.len() - colon));
    if (port.isNone()) return Answer::None();
    Str const host = text.from(0, colon - 1);
    if (host.len() > 2 && host.data()[0] == '[' && host.data()[host.len() - 1] == ']') {
        Option<Ipv6Addr> const ip = Ipv6Addr::parse(host.from(1, host.len() - 2));
        return ip.isSome() ? Answer::Some(v6(ip.asSome()._0, port.asSome()._0)) : Answer::None();
    }
    Option<Ipv4Addr> const ip = Ipv4Addr::parse(host);
    return ip.isSome() ? Answer::Some(v4(ip.asSome()._0, port.asSome()._0)) : Answer::None();
}

Option<SocketAddr> SocketAddr::fromSystem(sockaddr const* system) {
    SocketAddr address;
    if (system->sa_family == AF_INET) {
        sockaddr_in in;
        std::memcpy(&in, system, sizeof in);
        std::memcpy(address.octets_, &in.sin_addr, 4);
        address.port_ = ntohs(in.sin_port);
        return Option<SocketAddr>::Some(address);
    }
    if (system->sa_family == AF_INET6) {
        sockaddr_in6 in;
        std::memcpy(&in, system, sizeof in);
        std::memcpy(address.octets_, &in.sin6_addr, 16);
        address.port_ = ntohs(in.sin6_port);
        address.flow_ = in.sin6_flowinfo;
        address.scope_ = in.sin6_scope_id;
        address.isV4_ = false;
        return Option<SocketAddr>::Some(address);
    }
    return Option<SocketAddr>::None();
}

u32 SocketAddr::toSystem(void* space) const {
    static_assert(sizeof(sockaddr_storage) <= kSystemSize);
    if (isV4_) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(port_);
        std::memcpy(&in.sin_addr, octets_, 4);
        std::memcpy(space, &in, sizeof in);
        return sizeof in;
    }
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_port = htons(port_);
    in.sin6_flowinfo = flow_;
    in.sin6_scope_id = scope_;
    std::memcpy(&in.sin6_addr, octets_, 16);
    std::memcpy(space, &in, sizeof in);
    return sizeof in;
}

fmt::Result SocketAddr::display(SocketAddr const* value, fmt::Formatter* formatter) {
    u32 const port = value->port_;
    if (value->isV4_) {
        Ipv4Addr const ip = value->ipv4();
        return formatter->writeFmt(
            fmt::Arguments("{}:{}", {fmt::arg<Ipv4Addr::display>(&ip), fmt::display(port)}));
    }
    Ipv6Addr const ip = value->ipv6();
    return formatter->writeFmt(
        fmt::Arguments("[{}]:{}", {fmt::arg<Ipv6Addr::display>(&ip), fmt::display(port)}));
}

static_assert(EAI_NONAME < 0 && EAI_AGAIN < 0 && EAI_FAIL < 0);

Result<Vec<SocketAddr>, i32> lookUp(Str host, u16 port) {
    using Answer = Result<Vec<SocketAddr>, i32>;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    Terminated const name(host);
    int const error = name.isTooLong() ? EAI_NONAME : getaddrinfo(name.get(), nullptr, &hints, &found);
    if (error != 0) return Answer::Err(error == EAI_SYSTEM ? errno : error);
    Vec<SocketAddr> addresses = Vec<SocketAddr>::make();
    for (addrinfo* each = found; each != nullptr; each = each->ai_next) {
        Option<SocketAddr> address = SocketAddr::fromSystem(each->ai_addr);
        if (address.isNone()) continue;
        address.asSome()._0.setPort(port);
        addresses.push(address.asSome()._0);
    }
    freeaddrinfo(found);
    return Answer::Ok(std::move(addresses));
}

Str resolverMessage(i32 error) {
    char const* const message = gai_strerror(error);
    return Str(message, std::strlen(message));
}

static_assert(sizeof(sockaddr_storage) == SocketAddr::kSystemSize && alignof(sockaddr_storage) <= 16);

Result<SocketAddr, io::Error> SystemAddress::decode() {
    using Answer = Result<SocketAddr, io::Error>;
    Option<SocketAddr> const address = SocketAddr::fromSystem(get());
    if (address.isNone()) return Answer::Err(io::Error::fromRawOsError(EAFNOSUPPORT));
    return Answer::Ok(address.asSome()._0);
}

}  // namespace ox::net
