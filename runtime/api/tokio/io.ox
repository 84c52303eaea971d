// tokio.io: reading and writing without blocking.
public external module buf
public external module buffered
public external module duplex
public external module interest
public external module read
public external module readBuf
public external module seek
public external module standard
public external module unix
public external module util
public external module write

public import std.io.{ Error, ErrorKind, Result, SeekFrom }
public import tokio.io.buffered.{ AsyncBufRead, AsyncBufReadExt, BufReader, BufStream, BufWriter, Lines, Split }
public import tokio.io.duplex.{ DuplexStream, duplex }
public import tokio.io.duplex.join.{ Join, join }
public import tokio.io.duplex.simplex.{ SimplexStream, simplex }
public import tokio.io.interest.{ Interest, Ready }
public import tokio.io.read.{ AsyncRead, AsyncReadExt, Chain, Take }
public import tokio.io.readBuf.ReadBuf
public import tokio.io.seek.{ AsyncSeek, AsyncSeekExt }
public import tokio.io.standard.{ Stderr, Stdin, Stdout, stderr, stdin, stdout }
public import tokio.io.util.{ Empty, ReadHalf, Repeat, Sink, WriteHalf, copy, copyBidirectional, copyBidirectionalWithSizes, copyBuf, empty, repeat, sink, split }
public import tokio.io.write.{ AsyncWrite, AsyncWriteExt }
