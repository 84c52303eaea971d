// std.os.unix.io: see std.os.fd.
public import std.os.fd.{ AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd }
