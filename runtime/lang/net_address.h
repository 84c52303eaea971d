#pragma once

#include "ox/lang/fmt.h"
#include "ox/lang/io_error.h"
#include "ox/lang/option.h"
#include "ox/lang/ordering.h"
#include "ox/lang/result.h"
#include "ox/lang/vec.h"

struct sockaddr;

namespace ox::net {

/// `std.net.Ipv4Addr` and `Ipv6Addr`, and either of them in a socket's address: bytes in network order.
struct Ipv4Addr {
    u8 octets[4];

    static constexpr Ipv4Addr make(u8 a, u8 b, u8 c, u8 d) { return {{a, b, c, d}}; }
    u32 toBits() const;
    static Ipv4Addr fromBits(u32 bits);
    Array<u8, 4> octetArray() const;
    bool operator==(Ipv4Addr const&) const = default;
    Ordering cmp(Ipv4Addr const* other) const;
    static Option<Ipv4Addr> parse(Str text);
    static fmt::Result display(Ipv4Addr const* value, fmt::Formatter* formatter);
};

struct Ipv6Addr {
    u8 octets[16];

    static Ipv6Addr make(u16 a, u16 b, u16 c, u16 d, u16 e, u16 f, u16 g, u16 h);
    u16 segment(usize i) const { return static_cast<u16>(octets[2 * i] << 8 | octets[2 * i + 1]); }
    bool operator==(Ipv6Addr const&) const = default;
    Ordering cmp(Ipv6Addr const* other) const;
    static Option<Ipv6Addr> parse(Str text);
    static fmt::Result display(Ipv6Addr const* value, fmt::Formatter* formatter);
};

class SocketAddr {
  public:
    static SocketAddr v4(Ipv4Addr ip, u16 port);
    static SocketAddr v6(Ipv6Addr ip, u16 port);
    static Option<SocketAddr> parse(Str text);
    /// The system's form; none for other families.
    static Option<SocketAddr> fromSystem(sockaddr const* address);
    /// Writes the system's form into `space`, which has room for any; returns its length.
    u32 toSystem(void* space) const;
    static constexpr usize kSystemSize = 128;

    bool isIpv4() const { return isV4_; }
    bool isIpv6() const { return !isV4_; }
    Ipv4Addr ipv4() const { return {{octets_[0], octets_[1], octets_[2], octets_[3]}}; }
    Ipv6Addr ipv6() const;
    u16 port() const { return port_; }
    void setPort(u16 port) { port_ = port; }
    int family() const;
    bool operator==(SocketAddr const&) const = default;

    static fmt::Result display(SocketAddr const* value, fmt::Formatter* formatter);

  private:
    u8 octets_[16] = {};
    u32 flow_ = 0;
    u32 scope_ = 0;
    u16 port_ = 0;
    bool isV4_ = true;
};

/// Asks the system's resolver; blocks. An error is an errno, or below zero one for `resolverMessage`.
Result<Vec<SocketAddr>, i32> lookUp(Str host, u16 port);
/// Lives forever.
Str resolverMessage(i32 error);

/// A socket address as the system's calls want it and give it.
struct SystemAddress {
    alignas(16) char space[SocketAddr::kSystemSize];
    u32 length = sizeof space;

    SystemAddress() = default;
    explicit SystemAddress(SocketAddr const& address) : length(address.toSystem(space)) {}
    sockaddr* get() { return reinterpret_cast<sockaddr*>(space); }
    /// Fails when it is of another family than the internet's.
    Result<SocketAddr, io::Error> decode();
};

}  // namespace ox::net
