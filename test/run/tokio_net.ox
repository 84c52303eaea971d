// Connections over loopback and Unix sockets, datagrams, and the errors that a user expects.
import tokio
import std.net.{ IpAddr, Ipv4Addr, SocketAddr }
import std.sync.Arc
import tokio.io.{ self, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader }
import tokio.net.{ TcpListener, TcpSocket, TcpStream, UdpSocket, UnixListener, UnixStream }
import tokio.sync.broadcast
import tokio.time.{ timeout, Duration }

async fn handle(mut socket: TcpStream, peer: SocketAddr): io.Result<()> {
    let (reader, mut writer) = socket.split()
    var lines = BufReader.new(reader).lines()
    while let Some(line) = await lines.nextLine()? {
        if line == "quit" { break }
        await writer.writeAll("echo \(line) \(peer.ip().isLoopback())\n".asBytes())?
    }
    Ok(())
}

async fn serve(listener: TcpListener): io.Result<()> {
    loop {
        let (socket, peer) = await listener.accept()?
        tokio.spawn(async move {
            if let Err(e) = await handle(socket, peer) { eprintln!("\(e)") }
        })
    }
}

#[tokio.main]
async fn main(): Result<(), Box<dyn std.error.Error>> {
    let listener = await TcpListener.bind("127.0.0.1:0")?
    let addr = listener.localAddr()?
    println!("\(addr.ip()) \(addr.port() != 0)")
    let server = tokio.spawn(serve(listener))
    var clients = vec![]
    for i in 0..3 {
        clients.push(tokio.spawn(async move {
            let stream = await TcpStream.connect(addr)?
            stream.setNodelay(true)?
            let (r, mut w) = stream.intoSplit()
            var r = BufReader.new(r)
            var line = String.new()
            await w.writeAll(format!("hi {}\n", i).asBytes())?
            await r.readLine(&mut line)?
            await w.writeAll(b"quit\n")?
            var rest = String.new()
            await r.readToString(&mut rest)?
            Ok<_, io.Error>("\(line.trim()) \(rest.isEmpty())")
        }))
    }
    for c in clients { println!("\(await c??)") }
    server.abort()
    println!("\((await server).unwrapErr().isCancelled())")
    // refused
    let free = await TcpListener.bind((Ipv4Addr.LOCALHOST, 0))?
    let gone = free.localAddr()?
    drop(free)
    let e = (await TcpStream.connect(gone)).unwrapErr()
    println!("\(e.kind():?)")
    let e = (await TcpListener.bind("nonsense")).unwrapErr()
    println!("\(e.kind():?) \(e)")
    // in use
    let l = await TcpListener.bind("127.0.0.1:0")?
    let again = await TcpListener.bind(l.localAddr()?)
    println!("\(again.unwrapErr().kind():?)")
    // peek, eof, tryRead
    let (a, b) = await tokio.join!(TcpStream.connect(l.localAddr()?), l.accept())
    let mut a = a?
    let (mut b, from) = b?
    println!("\(from == a.localAddr()?) \(a.peerAddr()? == l.localAddr()?)")
    var buf = [0u8; 16]
    println!("\(b.tryRead(&mut buf).unwrapErr().kind():?)")
    await a.writeAll(b"abc")?
    await b.readable()?
    println!("\(await b.peek(&mut buf)?) \(b.tryRead(&mut buf)?)")
    println!("\((await timeout(Duration.fromMillis(10), b.read(&mut buf))).isErr())")
    await a.shutdown()?
    println!("\(await b.read(&mut buf)?)")
    await b.writeAll(b"still")?
    drop(b)
    var text = String.new()
    await a.readToString(&mut text)?
    println!("\(text)")
    // socket
    let s = TcpSocket.newV4()?
    s.setReuseaddr(true)?
    s.bind("127.0.0.1:0".parse()?)?
    let l = s.listen(8)?
    let t = tokio.spawn(async move { (await l.accept()).isOk() })
    // dropped listener in the task only after accept
    let ok = t.isFinished()
    println!("\(ok)")
    t.abort()
    // udp
    let a = Arc.new(await UdpSocket.bind("127.0.0.1:0")?)
    let b = await UdpSocket.bind("127.0.0.1:0")?
    await a.sendTo(b"ping", b.localAddr()?)?
    let (n, from) = await b.recvFrom(&mut buf)?
    println!("\(n) \(from == a.localAddr()?)")
    await b.connect(a.localAddr()?)?
    await b.send(b"pong!")?
    let n = await a.recv(&mut buf)?
    println!("\(String.fromUtf8Lossy(&buf[..n]))")
    // unix
    let path = &"/tmp/ox_net_\(std.process.id())"
    let l = UnixListener.bind(path)?
    let t = tokio.spawn(async move {
        let (mut s, _) = await l.accept()?
        await s.writeAll(b"over unix")?
        Ok<(), io.Error>(())
    })
    var c = await UnixStream.connect(path)?
    var text = String.new()
    await c.readToString(&mut text)?
    await t??
    println!("\(text)")
    await tokio.fs.removeFile(path)?
    let (mut x, mut y) = UnixStream.pair()?
    await x.writeAll(b"pair")?
    drop(x)
    text.clear()
    await y.readToString(&mut text)?
    println!("\(text)")
    for a in await tokio.net.lookupHost("localhost:80")? { if a.isIpv4() { println!("\(a)") } }
    Ok(())
}
