// tokio.net: sockets.
public external module addr
public external module descriptor
public external module tcp
public external module udp
public external module unix

public import tokio.net.addr.{ ToSocketAddrs, lookupHost }
public import tokio.net.tcp.{ OwnedReadHalf, OwnedWriteHalf, TcpListener, TcpSocket, TcpStream }
public import tokio.net.udp.UdpSocket
public import tokio.net.unix.{ UnixDatagram, UnixListener, UnixStream }
