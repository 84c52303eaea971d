// std.os.unix.io: see std.os.fd.
public import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
