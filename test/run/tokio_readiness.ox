// Readiness of sockets, halves that come together again, datagrams within the machine, AsyncFd.
import std.io.{ ErrorKind, Read, Write }
import std.time.Duration
import tokio.io.unix.AsyncFd
import tokio.io.{ AsyncReadExt, AsyncWriteExt, Interest }
import tokio.net.{ TcpListener, TcpStream, UdpSocket, UnixDatagram, UnixListener, UnixStream }
import tokio.time.timeout

fn fine(): std.io.Result<i32> {
    Ok(1)
}

async fn tcpPair(): (TcpStream, TcpStream) {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let addr = listener.localAddr().unwrap()
    let (a, b) = await tokio.join!(TcpStream.connect(addr), listener.accept())
    (a.unwrap(), b.unwrap().0)
}

async fn readSome(stream: &TcpStream, buf: &mut [u8]): usize {
    loop {
        await stream.readable().unwrap()
        match stream.tryRead(buf) {
            Ok(n) -> return n,
            Err(e) if e.kind() == ErrorKind.WouldBlock -> continue,
            Err(e) -> panic!("{}", e),
        }
    }
}

/// From the blocking kinds of sockets, and back.
async fn converted(): std.io.Result<()> {
    let listener = std.net.TcpListener.bind("127.0.0.1:0")?
    listener.setNonblocking(true)?
    let addr = listener.localAddr()?
    let listener = tokio.net.TcpListener.fromStd(listener)?
    let client = std.thread.spawn(move { ->
        var stream = std.net.TcpStream.connect(addr).unwrap()
        stream.writeAll(b"from a thread").unwrap()
        var text = String.new()
        stream.readToString(&mut text).unwrap()
        text
    })
    let (mut socket, _) = await listener.accept()?
    var buf = [0u8; 13]
    await socket.readExact(&mut buf)?
    println!("{}", String.fromUtf8Lossy(&buf))
    await socket.writeAll(b"first ")?
    var plain = socket.intoStd()?
    plain.setNonblocking(false)?
    plain.writeAll(b"second")?
    drop(plain)
    println!("{}", client.join().unwrap())
    let plain = std.net.TcpStream.connect(listener.localAddr()?)?
    plain.setNonblocking(true)?
    var again = tokio.net.TcpStream.fromStd(plain)?
    let (mut peer, _) = await listener.accept()?
    await again.writeAll(b"x")?
    println!("{}", await peer.readU8()?)
    println!("{}", listener.intoStd()?.localAddr()? == addr)
    Ok(())
}

#[tokio.main(flavor = "current_thread")]
async fn main(): std.io.Result<()> {
    let (a, mut b) = await tcpPair()
    var buf = [0u8; 16]
    let ready = await a.ready(Interest.READABLE | Interest.WRITABLE)?
    println!("{}", ready.isWritable())
    println!("{:?}", a.tryRead(&mut buf).unwrapErr().kind())
    await b.writeAll(b"tcp")?
    println!("{}", await readSome(&a, &mut buf))
    println!("{}", a.tryWrite(b"back")?)
    println!("{}", await b.read(&mut buf)?)
    println!("{}", await a.asyncIo(Interest.WRITABLE, { -> a.tryWrite(b"more") })?)
    println!("{:?}", a.tryIo(Interest.READABLE, { -> fine() }).isErr())
    await b.shutdown()?
    drop(b)
    println!("{}", await readSome(&a, &mut buf))
    println!("{:?} {:?}", Interest.READABLE, Interest.READABLE.add(Interest.WRITABLE))

    let (c, d) = await tcpPair()
    let (r, w) = c.intoSplit()
    println!("{}", w.tryWrite(b"half")?)
    println!("{}", await readSome(&d, &mut buf))
    let c = r.reunite(w).unwrap()
    println!("{}", c.peerAddr()? == d.localAddr()?)
    let (r, _w) = c.intoSplit()
    let (_r2, w2) = d.intoSplit()
    println!("{}", r.reunite(w2).unwrapErr())

    let u = await UdpSocket.bind("127.0.0.1:0")?
    let v = await UdpSocket.bind("127.0.0.1:0")?
    await v.sendTo(b"peeked", u.localAddr()?)?
    let (n, from) = await u.peekFrom(&mut buf)?
    println!("{n} {}", from == v.localAddr()?)
    println!("{}", (await u.recvFrom(&mut buf)?).0)
    println!("{:?}", (await timeout(Duration.fromMillis(20), u.peekFrom(&mut buf))).isErr())
    println!("{:?}", u.tryRecvFrom(&mut buf).unwrapErr().kind())
    await u.writable()?

    let dir = std.env.tempDir().join(format!("ox_tio_{}", std.process.id()))
    std.fs.createDirAll(&dir)?
    let one = UnixDatagram.bind(dir.join("one"))?
    let two = UnixDatagram.bind(dir.join("two"))?
    println!("{}", await one.sendTo(b"letter", dir.join("two"))?)
    let (n, from) = await two.recvFrom(&mut buf)?
    println!("{n} {:?}", from.asPathname().unwrap().fileName())
    two.connect(dir.join("one"))?
    println!("{}", await two.send(b"answer!")?)
    println!("{}", await one.recv(&mut buf)?)
    let (x, y) = UnixDatagram.pair()?
    await x.send(b"pair")?
    println!("{} {:?}", await y.recv(&mut buf)?, x.localAddr()?)
    let listener = UnixListener.bind(dir.join("listen"))?
    let (client, accepted) = await tokio.join!(UnixStream.connect(dir.join("listen")), listener.accept())
    let (mut client, (server, peer)) = (client?, accepted?)
    println!("{} {:?}", peer.isUnnamed(), client.peerAddr()?.asPathname().map({ p -> p.endsWith("listen") }))
    await client.writeAll(b"unix")?
    await server.readable()?
    println!("{}", server.tryRead(&mut buf)?)
    let (mut sr, mut sw) = server.intoSplit()
    await sw.writeAll(b"bye")?
    drop(sw)
    var text = String.new()
    await client.readToString(&mut text)?
    println!("{text}")
    drop(client)
    println!("{}", await sr.read(&mut buf)?)
    std.fs.removeDirAll(&dir)?

    let std_a = std.net.TcpListener.bind("127.0.0.1:0")?
    let std_b = std.net.TcpStream.connect(std_a.localAddr()?)?
    let (std_c, _) = std_a.accept()?
    std_b.setNonblocking(true)?
    let fd = AsyncFd.new(std_b)?
    println!("{}", (await timeout(Duration.fromMillis(20), fd.asyncIo(Interest.READABLE, { inner -> (&*inner).read(&mut [0u8; 4]) }))).isErr())
    (&std_c).writeAll(b"fd!")?
    let n = loop {
        var guard = await fd.readable()?
        match guard.tryIo({ inner -> inner.getRef().read(&mut buf) }) {
            Ok(result) -> break result?,
            Err(_) -> continue,
        }
    }
    println!("{n}")
    println!("{}", (await fd.writable()?).getInner().peerAddr()? == std_a.localAddr()?)
    println!("{}", fd.intoInner().localAddr().isOk())
    await converted()
}
