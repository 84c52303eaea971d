// Sockets of the system become the runtime's and plain ones again; buffers that nobody has written; parts of what a lock guards.
import std.io.{ Read as _, Write as _ }
import std.mem.MaybeUninit
import std.net.Shutdown
import std.os.fd.{ AsRawFd, FromRawFd, IntoRawFd, OwnedFd }
import std.os.unix.net as plain
import std.sync.Arc
import std.time.Duration
import tokio.io.{ AsyncReadExt, AsyncWriteExt, ReadBuf }
import tokio.net.{ TcpListener, TcpSocket, TcpStream, UdpSocket, UnixDatagram, UnixListener, UnixStream }
import tokio.sync.{ OwnedRwLockMappedWriteGuard, OwnedRwLockWriteGuard, RwLock, RwLockMappedWriteGuard, RwLockWriteGuard }

fn show(buf: &ReadBuf): String { format!("{:?} {} {} {}", buf, buf.capacity(), buf.remaining(), buf.initialized().len()) }

fn readBufs() {
    var room = [MaybeUninit<u8>.uninit(); 10]
    var buf = ReadBuf.uninit(&mut room)
    println!("{}", show(&buf))
    buf.putSlice(b"abc")
    println!("{}", show(&buf))
    buf.initializeUnfilledTo(4)[3] = b'z'
    println!("{} {:?}", show(&buf), &buf.initialized()[3..])
    buf.advance(1)
    buf.setFilled(2)
    buf.filledMut()[0] = b'A'
    println!("{} {:?}", show(&buf), String.fromUtf8Lossy(buf.filled()))
    var part = buf.take(3)
    println!("{}", show(&part))
    part.putSlice(b"xy")
    let count = part.filled().len()
    unsafe { buf.assumeInit(count); }
    buf.advance(count)
    println!("{} {:?}", show(&buf), String.fromUtf8Lossy(buf.filled()))
    unsafe {
        buf.unfilledMut()[0].write(b'!')
        buf.assumeInit(1)
        println!("{}", buf.innerMut().len())
    }
    buf.advance(1)
    println!("{:?}", String.fromUtf8Lossy(buf.filled()))
    println!("{:?}", std.panic.catchUnwind(std.panic.AssertUnwindSafe({ ->  var a = [MaybeUninit<u8>.uninit(); 4]; var b = ReadBuf.uninit(&mut a); b.advance(1)  })).isErr())
    buf.initializeUnfilled()
    buf.clear()
    println!("{}", show(&buf))
    var v: Vec<u8> = Vec.withCapacity(16)
    v.push(7)
    for (i, place) in v.spareCapacityMut()[..3].iterMut().enumerate() { place.write(i as u8); }
    unsafe { v.setLen(4); }
    println!("{:?}", v); println!("{}", v.spareCapacityMut().len() >= 12)
}

module bytes { import tokio.io.AsyncReadExt
public async fn reads(): std.io.Result<()> {
    var source: &[u8] = b"some bytes that are read"
    var v: Vec<u8> = Vec.withCapacity(4)
    println!("{} {:?}", await source.readBuf(&mut v)?, String.fromUtf8Lossy(&v))
    v.push(b'+')
    var limited = source.take(6)
    println!("{} {:?} {}", await limited.readBuf(&mut v)?, String.fromUtf8Lossy(&v), limited.limit())
    println!("{} {:?}", await limited.readToEnd(&mut v)?, String.fromUtf8Lossy(&v))
    println!("{} {}", limited.limit(), await limited.readBuf(&mut v)?)
    var all = vec![1u8]
    let big = vec![5u8; 100_000]
    println!("{} {}", await (&big[..]).readToEnd(&mut all)?, all.len())
    println!("{}", await tokio.io.repeat(b'x').take(5000).readToEnd(&mut all)?)
    Ok(())
}
}

async fn unix(dir: &std.path.Path): Result<(), Box<dyn std.error.Error>> {
    let path = dir.join("socket")
    let listener = plain.UnixListener.bind(&path)?
    println!("{:?} {}", listener.localAddr()?.asPathname().map({ p -> p == path }), listener.localAddr()?.isUnnamed())
    listener.setNonblocking(true)?
    println!("{:?}", listener.accept().map({ _ -> () }).mapErr({ e -> e.kind() }))
    let listener = UnixListener.fromStd(listener)?
    let peer = std.thread.spawn({ let path = path.clone(); move { -> 
        var stream = plain.UnixStream.connect(path)?
        stream.writeAll(b"ping")?
        stream.shutdown(Shutdown.Write)?
        var text = String.new()
        stream.readToString(&mut text)?
        Ok<String, std.io.Error>(text)
     }})
    let (mut stream, address) = await listener.accept()?
    var text = String.new()
    await stream.readToString(&mut text)?
    await stream.writeAll(b"pong")?
    println!("{} {:?} {}", text, address, stream.peerCred()?.pid() == Some(std.process.id() as i32))
    drop(stream)
    println!("{}", peer.join().unwrap()?)
    let back = listener.intoStd()?
    back.setNonblocking(false)?
    println!("{}", back.localAddr()?.asPathname() == Some(&path))
    println!("{:?}", plain.UnixStream.connect(dir.join("none")).map({ _ -> () }).mapErr({ e -> e.kind() }))
    println!("{:?}", (await UnixStream.connect(dir.join("none"))).map({ _ -> () }).mapErr({ e -> e.kind() }))
    println!("{:?}", plain.UnixListener.bind(&path).map({ _ -> () }).mapErr({ e -> e.kind() }))
    let long = "x".repeat(200)
    println!("{:?}", plain.UnixListener.bind(&long).map({ _ -> () }).mapErr({ e -> (e.kind(), e.toString()) }))
    // A connection there and back again.
    let (a, b) = plain.UnixStream.pair()?
    a.setReadTimeout(Some(Duration.fromMillis(20)))?
    println!("{:?} {:?} {:?}", a.readTimeout()?, (&a).read(&mut [0u8; 4]).mapErr({ e -> e.kind() }), a.takeError()?.isNone())
    a.setNonblocking(true)?
    b.setNonblocking(true)?
    var a = UnixStream.fromStd(a)?
    var b: UnixStream = UnixStream.tryFrom(b)?
    await a.writeAll(b"over")?
    var four = [0u8; 4]
    await b.readExact(&mut four)?
    println!("{:?}", String.fromUtf8Lossy(&four))
    let a = a.intoStd()?
    a.setNonblocking(false)?
    (&a).writeAll(b"byte")?
    await b.readExact(&mut four)?
    println!("{:?} {:?} {:?}", String.fromUtf8Lossy(&four), a.localAddr()?, a.peerAddr()?)
    let c = a.tryClone()?
    drop(a)
    let owned: OwnedFd = c.into()
    let c = plain.UnixStream.from(owned)
    (&c).writeAll(b"more")?
    drop(c)
    var rest = String.new()
    await b.readToString(&mut rest)?
    println!("{}", rest)
    // Datagrams.
    let server = plain.UnixDatagram.bind(dir.join("datagrams"))?
    let client = plain.UnixDatagram.unbound()?
    println!("{}", client.sendTo(b"hello", dir.join("datagrams"))?)
    var buf = [0u8; 32]
    let (n, from) = server.recvFrom(&mut buf)?
    println!("{} {:?} {}", n, from, from.isUnnamed())
    server.setNonblocking(true)?
    let server = UnixDatagram.fromStd(server)?
    client.connect(dir.join("datagrams"))?
    client.send(b"again")?
    println!("{}", await server.recv(&mut buf)?)
    let server = server.intoStd()?
    println!("{:?}", server.recv(&mut buf).mapErr({ e -> e.kind() }))
    let (x, y) = plain.UnixDatagram.pair()?
    x.send(b"pair")?
    println!("{} {}", y.recv(&mut buf)?, std.os.unix.net.SocketAddr.fromPathname("/a/b")?.asPathname().unwrap().display())
    Ok(())
}

async fn internet(): Result<(), Box<dyn std.error.Error>> {
    let socket = std.net.UdpSocket.bind("127.0.0.1:0")?
    socket.setTtl(33)?
    socket.setReadTimeout(Some(Duration.fromSecs(3)))?
    println!("{} {:?} {} {:?}", socket.ttl()?, socket.readTimeout()?, socket.broadcast()?, socket.takeError()?.isNone())
    socket.setNonblocking(true)?
    let socket = UdpSocket.tryFrom(socket)?
    let to = socket.localAddr()?
    let other = await UdpSocket.bind("127.0.0.1:0")?
    await other.sendTo(b"udp", to)?
    var buf = [0u8; 8]
    println!("{} {}", await socket.recv(&mut buf)?, socket.intoStd()?.localAddr()? == to)
    let listener = std.net.TcpListener.bind("127.0.0.1:0")?
    println!("{} {:?}", listener.ttl()? > 0, listener.takeError()?.isNone())
    listener.setNonblocking(true)?
    let listener = TcpListener.tryFrom(listener)?
    let address = listener.localAddr()?
    let socket = TcpSocket.newV4()?
    let socket = unsafe { TcpSocket.fromRawFd(socket.intoRawFd()) }
    let (client, server) = await tokio.join!(socket.connect(address), listener.accept())
    let (client, mut server) = (client?, server?.0)
    let plain = client.intoStd()?
    plain.setNonblocking(false)?
    (&plain).writeAll(b"tcp")?
    plain.shutdown(Shutdown.Write)?
    var text = String.new()
    await server.readToString(&mut text)?
    println!("{} {} {}", text, plain.ttl()? > 0, plain.asRawFd() > 2)
    plain.setNonblocking(true)?
    let again: TcpStream = plain.tryInto()?
    println!("{}", again.peerAddr()? == address)
    Ok(())
}

async fn guards() {
    let lock = RwLock.new((1, String.from("two")))
    let whole = RwLockWriteGuard.intoMapped(await lock.write())
    let text = RwLockMappedWriteGuard.tryMap(whole, { v -> if v.0 == 1 { Some(&mut v.1) } else { null } })
    match text {
        Ok(mut text) -> { text.push('!'); println!("{}", *text) }
        Err(_) -> println!("no"),
    }
    let refused = RwLockMappedWriteGuard.tryMap(RwLockWriteGuard.intoMapped(await lock.write()), { v -> if v.0 == 2 { Some(&mut v.1) } else { null } })
    println!("{} {}", refused.isErr(), lock.tryRead().isErr())
    drop(refused)
    println!("{}", lock.tryRead().isOk())
    let shared = Arc.new(RwLock.constNew(vec![1, 2, 3]))
    let whole = OwnedRwLockWriteGuard.intoMapped(await shared.clone().writeOwned())
    let tail = OwnedRwLockMappedWriteGuard.map(whole, { v -> &mut v[1..] })
    let last = OwnedRwLockMappedWriteGuard.tryMap(tail, { v -> v.lastMut() })
    if let Ok(mut last) = last { *last = 30; }
    println!("{:?}", await shared.read())
}

#[tokio.main]
async fn main(): Result<(), Box<dyn std.error.Error>> {
    let hook = std.panic.takeHook()
    std.panic.setHook(Box.new({ _ ->  }))
    readBufs()
    std.panic.setHook(hook)
    await bytes.reads()?
    let dir = std.env.tempDir().join(format!("ox_unix_sockets_{}", std.process.id()))
    std.fs.createDirAll(&dir)?
    let outcome = await unix(&dir)
    std.fs.removeDirAll(&dir)?
    outcome?
    await internet()?
    await guards()
    println!("{:?}", tokio.time.MissedTickBehavior.default())
    Ok(())
}
