// std.net: a small server, timeouts, datagrams, names, and the errors of each.
import std.io.{ BufRead, BufReader, ErrorKind, Read, Write }
import std.net.{ Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream, ToSocketAddrs, UdpSocket }
import std.thread
import std.time.Duration

fn handle(mut stream: TcpStream): std.io.Result<()> {
    let reader = BufReader.new(&stream)
    let request: Vec<String> = reader.lines().map({ l -> l.unwrap() }).takeWhile({ l -> !l.isEmpty() }).collect()
    let status = if request[0] == "GET / HTTP/1.1" { "HTTP/1.1 200 OK" } else { "HTTP/1.1 404 NOT FOUND" }
    let body = "hello"
    let response = format!("{status}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
    stream.writeAll(response.asBytes())
}

fn get(addr: SocketAddr, path: &str): std.io.Result<String> {
    var stream = TcpStream.connect(addr)?
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n")?
    var text = String.new()
    stream.readToString(&mut text)?
    Ok(text)
}

fn main(): std.io.Result<()> {
    let listener = TcpListener.bind("127.0.0.1:0")?
    let addr = listener.localAddr()?
    println!("{} {}", addr.ip(), addr.port() > 0)
    let server = thread.spawn(move { ->
        for stream in listener.incoming().take(2) {
            handle(stream.unwrap()).unwrap()
        }
    })
    println!("{:?}", get(addr, "/")?)
    println!("{:?}", get(addr, "/nope")?)
    server.join().unwrap()
    match TcpStream.connect(addr) {
        Ok(_) -> println!("?"),
        Err(e) -> println!("{:?}", e.kind()),
    }
    let listener = TcpListener.bind((Ipv4Addr.LOCALHOST, 0))?
    let addr = listener.localAddr()?
    println!("{:?}", TcpListener.bind(addr).mapErr({ e -> e.kind() }).err())
    let client = thread.spawn(move { ->
        var s = TcpStream.connectTimeout(&addr, Duration.fromSecs(5)).unwrap()
        s.setNodelay(true).unwrap()
        s.writeAll(b"ping").unwrap()
        s.shutdown(Shutdown.Write).unwrap()
        var back = Vec.new()
        s.readToEnd(&mut back).unwrap()
        (back, s.nodelay().unwrap())
    })
    let (mut peer, from) = listener.accept()?
    println!("{}", from.ip().isLoopback())
    var two = [0u8; 2]
    println!("{} {two:?}", peer.peek(&mut two)?)
    var all = String.new()
    peer.readToString(&mut all)?
    println!("{all}")
    peer.writeAll(b"pong")?
    drop(peer)
    println!("{:?}", client.join().unwrap())
    let idle = TcpStream.connect(addr)?
    idle.setReadTimeout(Some(Duration.fromMillis(20)))?
    println!("{:?}", idle.readTimeout()?)
    println!("{:?}", (&idle).read(&mut two).unwrapErr().kind())
    idle.setNonblocking(true)?
    println!("{:?}", (&idle).read(&mut two).unwrapErr().kind() == ErrorKind.WouldBlock)
    println!("{}", idle.setReadTimeout(Some(Duration.ZERO)).unwrapErr())
    let a = UdpSocket.bind("127.0.0.1:0")?
    let b = UdpSocket.bind("127.0.0.1:0")?
    println!("{}", a.sendTo(b"datagram", b.localAddr()?)?)
    var buf = [0u8; 16]
    let (n, who) = b.recvFrom(&mut buf)?
    println!("{n} {} {}", who == a.localAddr()?, String.fromUtf8Lossy(&buf[..n]))
    b.connect(who)?
    println!("{}", b.send(b"reply")?)
    println!("{}", a.recv(&mut buf)?)
    println!("{:?}", "127.0.0.1:80".toSocketAddrs()?.collect<Vec<SocketAddr>>())
    println!("{}", "nonsense".toSocketAddrs().unwrapErr())
    println!("{}", "host:99999".toSocketAddrs().unwrapErr())
    println!("{:?}", ("x".repeat(2000).asStr(), 80u16).toSocketAddrs().unwrapErr())
    println!("{} {}", std.mem.sizeOf<std.io.Error>(), std.mem.sizeOf<Option<std.io.Error>>())
    Ok(())
}
