// std.net.options: what sockets can be told and asked.
#![cpp(header = "ox/lang/socket_options.h")]
import std.io.{ Error, Result }
import std.net.{ Ipv4Addr, Ipv6Addr }
import std.time.Duration

#[cpp("ox::net::setOption")]
public(crate) extern fn setOption(socket: Int, option: UInt32, value: Int): Result<()>
#[cpp("ox::net::optionOf")]
public(crate) extern fn optionOf(socket: Int, option: UInt32): Result<Int>
#[cpp("ox::net::takeErrorOf")]
public(crate) extern fn errorOf(socket: Int): Result<()>
#[cpp("ox::net::memberOfV4")]
public(crate) extern fn memberOfV4(socket: Int, group: Ipv4Addr, interface: Ipv4Addr, joins: Bool): Result<()>
#[cpp("ox::net::memberOfV6")]
public(crate) extern fn memberOfV6(socket: Int, group: Ipv6Addr, interface: UInt32, joins: Bool): Result<()>

// As in socket_options.h.
public(crate) const REUSE_ADDRESS: UInt32 = 0
public(crate) const REUSE_PORT: UInt32 = 1
public(crate) const NO_DELAY: UInt32 = 2
public(crate) const KEEP_ALIVE: UInt32 = 3
public(crate) const BROADCAST: UInt32 = 4
public(crate) const TTL: UInt32 = 5
public(crate) const SEND_BUFFER: UInt32 = 6
public(crate) const RECEIVE_BUFFER: UInt32 = 7
public(crate) const MULTICAST_LOOP: UInt32 = 8
public(crate) const MULTICAST_TTL: UInt32 = 9
public(crate) const TYPE_OF_SERVICE: UInt32 = 10
const LINGER: UInt32 = 11
public(crate) const MULTICAST_LOOP_V6: UInt32 = 12

public(crate) fn setFlag(socket: Int, option: UInt32, on: Bool): Result<()> { setOption(socket, option, if on { 1 } else { 0 }) }
public(crate) fn flagOf(socket: Int, option: UInt32): Result<Bool> { Ok(optionOf(socket, option)? != 0) }
public(crate) fn numberOf(socket: Int, option: UInt32): Result<UInt32> { Ok(optionOf(socket, option)? as UInt32) }
/// As `takeError` gives it; an error of the question itself is one as well.
public(crate) fn failureOf(socket: Int): Result<Option<Error>> { Ok(errorOf(socket).err()) }

public(crate) fn lingerOf(socket: Int): Result<Option<Duration>> {
    let seconds = optionOf(socket, LINGER)?
    Ok(if seconds < 0 { null } else { Some(Duration.fromSecs(seconds as UInt64)) })
}
public(crate) fn setLingerOf(socket: Int, duration: Option<Duration>): Result<()> {
    setOption(socket, LINGER, match duration {
        Some(duration) -> duration.asSecs() as Int,
        null -> -1,
    })
}
