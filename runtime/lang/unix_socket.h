#pragma once

#include "ox/lang/file_system.h"
#include "ox/lang/net_address.h"

/// Sockets within this machine. Their addresses are paths; a socket without a name has the empty path.
namespace ox::net {

using fs::Outcome;
using fs::RawFile;

/// A path as the system's calls want it.
class UnixAddress {
  public:
    /// Fails when the path is too long, or has a zero in it.
    static Outcome<UnixAddress> of(Str path);

    sockaddr const* get() const { return reinterpret_cast<sockaddr const*>(space_); }
    u32 length() const { return kSize; }

  private:
    UnixAddress() = default;

    static constexpr u32 kSize = 110;
    alignas(16) char space_[kSize] = {};
};
String unixPathOf(SystemAddress const& address);

// Sockets that do not block are for a runtime.
Outcome<RawFile> unixListen(Str path, bool blocks);
Outcome<RawFile> unixConnect(Str path, bool blocks);
/// For datagrams; without a name if the path is empty.
Outcome<RawFile> unixDatagrams(Str path, bool blocks);
Outcome<Tuple<RawFile, RawFile>> unixPair(bool isStream, bool blocks);
/// With the peer's path.
Outcome<Tuple<RawFile, String>> unixAccept(i32 socket);
Outcome<Unit> unixJoin(i32 socket, Str path);
Outcome<usize> unixSendTo(i32 socket, Slice<u8> bytes, Str path);
/// With the sender's path.
Outcome<Tuple<usize, String>> unixRecvFrom(i32 socket, SliceMut<u8> buffer);
Outcome<String> unixAddress(i32 socket, bool ofPeer);

}  // namespace ox::net
