// std.net: addresses; sockets are in the module beside.
#![cpp(header = "ox/lang/net_address.h")]
import std.clone.Clone
import std.cmp.{ Eq, Ord, Ordering, PartialEq, PartialOrd }
import std.convert.From
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.{ Hash, Hasher }
import std.marker.Copy
import std.str.FromStr

public external module options
public external module socket

public import std.net.socket.{ Incoming, TcpListener, TcpStream, ToSocketAddrs, UdpSocket }

#[cpp("ox::net::Ipv4Addr")]
public extern struct Ipv4Addr

extension Ipv4Addr {
    public const LOCALHOST: Ipv4Addr = Ipv4Addr.new(127, 0, 0, 1)
    public const UNSPECIFIED: Ipv4Addr = Ipv4Addr.new(0, 0, 0, 0)
    public const BROADCAST: Ipv4Addr = Ipv4Addr.new(255, 255, 255, 255)

    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(a: UInt8, b: UInt8, c: UInt8, d: UInt8): Ipv4Addr
    #[mustUse]
    #[cpp(".octetArray")]
    public extern fn octets(): [UInt8; 4]
    #[mustUse]
    #[cpp(".toBits")]
    public extern fn toBits(): UInt32
    #[mustUse]
    #[cpp("Self::fromBits")]
    public extern static fn fromBits(bits: UInt32): Ipv4Addr
    #[cpp("Self::parse")]
    extern static fn parseText(text: &str): Option<Ipv4Addr>
    #[mustUse]
    public fn isLoopback(): Bool { self.octets()[0] == 127 }
    #[mustUse]
    public fn isUnspecified(): Bool { self.toBits() == 0 }
    #[mustUse]
    public fn isPrivate(): Bool {
        let octets = self.octets()
        octets[0] == 10 || (octets[0] == 172 && octets[1] >= 16 && octets[1] <= 31) || (octets[0] == 192 && octets[1] == 168)
    }
}
extension Ipv4Addr: Clone { fn clone(): Ipv4Addr { *self } }
extension Ipv4Addr: Copy {}
extension Ipv4Addr: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Ipv4Addr): Bool }
extension Ipv4Addr: Eq {}
extension Ipv4Addr: PartialOrd { fn partialCmp(other: &Ipv4Addr): Option<Ordering> { Some(self.cmp(other)) } }
extension Ipv4Addr: Ord { #[cpp(".cmp")] extern fn cmp(other: &Ipv4Addr): Ordering }
extension Ipv4Addr: Hash { fn hash<H: Hasher>(state: &mut H) { self.toBits().hash(state) } }
extension Ipv4Addr: Display { #[cpp("ox::net::Ipv4Addr::display($self, $0)")] extern fn fmt(f: &mut Formatter): fmt.Result }
extension Ipv4Addr: Debug { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(self, f) } }
extension Ipv4Addr: From<[UInt8; 4]> { static fn from(o: [UInt8; 4]): Ipv4Addr { Ipv4Addr.new(o[0], o[1], o[2], o[3]) } }
extension Ipv4Addr: FromStr {
    type Err = AddrParseError
    static fn fromStr(text: &str): Result<Ipv4Addr, AddrParseError> {
        Ipv4Addr.parseText(text).okOr(AddrParseError { expected: "invalid IPv4 address syntax" })
    }
}

#[cpp("ox::net::Ipv6Addr")]
public extern struct Ipv6Addr

extension Ipv6Addr {
    public const LOCALHOST: Ipv6Addr = Ipv6Addr.new(0, 0, 0, 0, 0, 0, 0, 1)
    public const UNSPECIFIED: Ipv6Addr = Ipv6Addr.new(0, 0, 0, 0, 0, 0, 0, 0)

    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(a: UInt16, b: UInt16, c: UInt16, d: UInt16, e: UInt16, f: UInt16, g: UInt16, h: UInt16): Ipv6Addr
    #[cpp(".segment")]
    extern fn segment(index: UIntSize): UInt16
    #[cpp("Self::parse")]
    extern static fn parseText(text: &str): Option<Ipv6Addr>
    #[mustUse]
    public fn segments(): [UInt16; 8] {
        [self.segment(0), self.segment(1), self.segment(2), self.segment(3), self.segment(4), self.segment(5), self.segment(6), self.segment(7)]
    }
    #[mustUse]
    public fn isLoopback(): Bool { *self == Ipv6Addr.LOCALHOST }
    #[mustUse]
    public fn isUnspecified(): Bool { *self == Ipv6Addr.UNSPECIFIED }
}
extension Ipv6Addr: Clone { fn clone(): Ipv6Addr { *self } }
extension Ipv6Addr: Copy {}
extension Ipv6Addr: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Ipv6Addr): Bool }
extension Ipv6Addr: Eq {}
extension Ipv6Addr: PartialOrd { fn partialCmp(other: &Ipv6Addr): Option<Ordering> { Some(self.cmp(other)) } }
extension Ipv6Addr: Ord { #[cpp(".cmp")] extern fn cmp(other: &Ipv6Addr): Ordering }
extension Ipv6Addr: Hash { fn hash<H: Hasher>(state: &mut H) { self.segments().hash(state) } }
extension Ipv6Addr: Display { #[cpp("ox::net::Ipv6Addr::display($self, $0)")] extern fn fmt(f: &mut Formatter): fmt.Result }
extension Ipv6Addr: Debug { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(self, f) } }
extension Ipv6Addr: FromStr {
    type Err = AddrParseError
    static fn fromStr(text: &str): Result<Ipv6Addr, AddrParseError> {
        Ipv6Addr.parseText(text).okOr(AddrParseError { expected: "invalid IPv6 address syntax" })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
public enum IpAddr {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

extension IpAddr {
    #[mustUse]
    public fn isIpv4(): Bool {
        match self {
            IpAddr.V4(_) -> true,
            IpAddr.V6(_) -> false,
        }
    }
    #[mustUse]
    public fn isIpv6(): Bool { !self.isIpv4() }
    #[mustUse]
    public fn isLoopback(): Bool {
        match self {
            IpAddr.V4(ip) -> ip.isLoopback(),
            IpAddr.V6(ip) -> ip.isLoopback(),
        }
    }
    #[mustUse]
    public fn isUnspecified(): Bool {
        match self {
            IpAddr.V4(ip) -> ip.isUnspecified(),
            IpAddr.V6(ip) -> ip.isUnspecified(),
        }
    }
}
extension IpAddr: From<Ipv4Addr> { static fn from(ip: Ipv4Addr): IpAddr { IpAddr.V4(ip) } }
extension IpAddr: From<Ipv6Addr> { static fn from(ip: Ipv6Addr): IpAddr { IpAddr.V6(ip) } }
extension IpAddr: From<[UInt8; 4]> { static fn from(octets: [UInt8; 4]): IpAddr { IpAddr.V4(Ipv4Addr.from(octets)) } }
extension IpAddr: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            IpAddr.V4(ip) -> Display.fmt(ip, f),
            IpAddr.V6(ip) -> Display.fmt(ip, f),
        }
    }
}
extension IpAddr: Debug { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(self, f) } }
extension IpAddr: FromStr {
    type Err = AddrParseError
    static fn fromStr(text: &str): Result<IpAddr, AddrParseError> {
        if let Some(ip) = Ipv4Addr.parseText(text) { return Ok(IpAddr.V4(ip)) }
        if let Some(ip) = Ipv6Addr.parseText(text) { return Ok(IpAddr.V6(ip)) }
        Err(AddrParseError { expected: "invalid IP address syntax" })
    }
}

/// An address with a port.
#[cpp("ox::net::SocketAddr")]
public extern struct SocketAddr

extension SocketAddr {
    #[cpp("Self::v4")]
    extern static fn v4(ip: Ipv4Addr, port: UInt16): SocketAddr
    #[cpp("Self::v6")]
    extern static fn v6(ip: Ipv6Addr, port: UInt16): SocketAddr
    #[cpp(".ipv4")]
    extern fn ipv4(): Ipv4Addr
    #[cpp(".ipv6")]
    extern fn ipv6(): Ipv6Addr
    #[cpp("Self::parse")]
    extern static fn parseText(text: &str): Option<SocketAddr>

    #[mustUse]
    public static fn new(ip: IpAddr, port: UInt16): SocketAddr {
        match ip {
            IpAddr.V4(ip) -> SocketAddr.v4(ip, port),
            IpAddr.V6(ip) -> SocketAddr.v6(ip, port),
        }
    }
    #[mustUse]
    public fn ip(): IpAddr { if self.isIpv4() { IpAddr.V4(self.ipv4()) } else { IpAddr.V6(self.ipv6()) } }
    #[mustUse]
    #[cpp(".port")]
    public extern fn port(): UInt16
    #[cpp(".setPort")]
    public extern mutating fn setPort(port: UInt16)
    #[mustUse]
    #[cpp(".isIpv4")]
    public extern fn isIpv4(): Bool
    #[mustUse]
    #[cpp(".isIpv6")]
    public extern fn isIpv6(): Bool
}
extension SocketAddr: Clone { fn clone(): SocketAddr { *self } }
extension SocketAddr: Copy {}
extension SocketAddr: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &SocketAddr): Bool }
extension SocketAddr: Eq {}
extension SocketAddr: PartialOrd { fn partialCmp(other: &SocketAddr): Option<Ordering> { Some(self.cmp(other)) } }
extension SocketAddr: Ord { fn cmp(other: &SocketAddr): Ordering { self.ip().cmp(&other.ip()).then(self.port().cmp(&other.port())) } }
extension SocketAddr: Hash {
    fn hash<H: Hasher>(state: &mut H) {
        self.ip().hash(state)
        self.port().hash(state)
    }
}
extension SocketAddr: Display { #[cpp("ox::net::SocketAddr::display($self, $0)")] extern fn fmt(f: &mut Formatter): fmt.Result }
extension SocketAddr: Debug { fn fmt(f: &mut Formatter): fmt.Result { Display.fmt(self, f) } }
extension SocketAddr: From<(IpAddr, UInt16)> { static fn from(pair: (IpAddr, UInt16)): SocketAddr { SocketAddr.new(pair.0, pair.1) } }
extension SocketAddr: From<([UInt8; 4], UInt16)> {
    static fn from(pair: ([UInt8; 4], UInt16)): SocketAddr { SocketAddr.v4(Ipv4Addr.from(pair.0), pair.1) }
}
extension SocketAddr: FromStr {
    type Err = AddrParseError
    static fn fromStr(text: &str): Result<SocketAddr, AddrParseError> {
        SocketAddr.parseText(text).okOr(AddrParseError { expected: "invalid socket address syntax" })
    }
}

/// A text is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
public struct AddrParseError {
    expected: &'static str,
}

extension AddrParseError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad(self.expected) } }
extension AddrParseError: Error {}

/// How a connection is ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
public enum Shutdown {
    Read,
    Write,
    Both,
}
