import std.io.{ Cursor, IoSlice, IoSliceMut }
import std.collections.VecDeque
import tokio.io.{ self, AsyncReadExt, AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufStream, ReadBuf }
import tokio.net.{ TcpListener, TcpStream, UdpSocket, UnixStream, UnixDatagram }
import std.future.pollFn

#[tokio.main]
async fn main() {
    var v: Vec<UInt8> = Vec.new()
    let n = await v.writeVectored(&[IoSlice.new(b"hello "), IoSlice.new(b"world")]).unwrap()
    println!("\(n) \(String.fromUtf8Lossy(&v)) \(v.isWriteVectored())")
    var buf = Cursor.new(b"data to write")
    var out: Vec<UInt8> = Vec.new()
    await out.writeBuf(&mut buf).unwrap()
    println!("\(buf.position()) \(String.fromUtf8Lossy(&out))")
    var q: VecDeque<UInt8> = VecDeque.new()
    q.extend(b"abc")
    q.pushFront(b'z')
    await out.writeAllBuf(&mut q).unwrap()
    println!("\(q.len()) \(String.fromUtf8Lossy(&out))")
    let (mut rx, mut tx) = io.simplex(4)
    let writer = tokio.spawn(async move {
        await tx.writeAll(b"0123456789").unwrap()
        await tx.shutdown().unwrap()
    })
    var text = String.new()
    await rx.readToString(&mut text).unwrap()
    await writer.unwrap()
    println!("\(text)")
    var both = io.join(&b"in"[..], Vec.new())
    var got = [0u8; 2]
    await both.readExact(&mut got).unwrap()
    await both.writeAll(&got).unwrap()
    println!("\(both.writer():?)")

    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let addr = listener.localAddr().unwrap()
    let client = tokio.spawn(async move {
        var s = await TcpStream.connect(addr).unwrap()
        println!("vectored \(s.isWriteVectored())")
        let n = await s.writeVectored(&[IoSlice.new(b"GET "), IoSlice.new(b"/ HTTP")]).unwrap()
        println!("sent \(n)")
        await s.writable().unwrap()
        println!("try \(s.tryWriteVectored(&[IoSlice.new(b"!"), IoSlice.new(b"?")]).unwrap())")
        s
    })
    let (mut server, _) = await listener.accept().unwrap()
    var kept = await client.unwrap()
    var peeked = [0u8; 4]
    let n = await pollFn { cx ->
        var b = ReadBuf.new(&mut peeked)
        server.pollPeek(cx, &mut b)
    }.unwrap()
    println!("peeked \(n)")
    await pollFn { cx -> server.pollReadReady(cx) }.unwrap()
    var a = [0u8; 4]
    var b = [0u8; 8]
    let n = server.tryReadVectored(&mut [IoSliceMut.new(&mut a), IoSliceMut.new(&mut b)]).unwrap()
    println!("\(n) \(String.fromUtf8Lossy(&a)) \(String.fromUtf8Lossy(&b))")
    await kept.writeAll(b"tail").unwrap()
    await server.readable().unwrap()
    var rest = Vec.withCapacity(16)
    println!("\(server.tryReadBuf(&mut rest).unwrap()) \(rest.len())")
    await server.shutdown().unwrap()
    var stream = BufStream.withCapacity(16, 16, kept)
    await stream.writeAll(b"x").unwrap()
    await stream.flush().unwrap()

    let (mut ua, ub) = UnixStream.pair().unwrap()
    let cred = ub.peerCred().unwrap()
    println!("\(cred.gid() == cred.gid()) \(cred.pid() == Some(std.process.id() as Int))")
    await ua.writeAll(b"unix").unwrap()
    await pollFn { cx -> ub.pollReadReady(cx) }.unwrap()
    var more = Vec.new()
    println!("\(ub.tryReadBuf(&mut more).unwrap())")

    let udp = await UdpSocket.bind("127.0.0.1:0").unwrap()
    let to = udp.localAddr().unwrap()
    println!("\(await pollFn { cx -> udp.pollSendTo(cx, b"datagram", to) }.unwrap())")
    var space = [0u8; 32]
    var into = ReadBuf.new(&mut space)
    let from = await pollFn { cx -> udp.pollRecvFrom(cx, &mut into) }.unwrap()
    println!("\(from == to) \(String.fromUtf8Lossy(into.filled()))")
    println!("\(udp.joinMulticastV4("224.0.0.123".parse().unwrap(), "127.0.0.1".parse().unwrap()).isOk()) \(udp.takeError().unwrap().isNone())")
    println!("\(udp.device().unwrap():?)")
    let mut v2 = Vec.new()
    await udp.sendTo(b"more", to).unwrap()
    println!("\(await udp.recvBufFrom(&mut v2).unwrap().0) \(v2.len())")
    let (da, db) = UnixDatagram.pair().unwrap()
    await da.send(b"dgram").unwrap()
    var room = [0u8; 8]
    var rb = ReadBuf.new(&mut room)
    await pollFn { cx -> db.pollRecv(cx, &mut rb) }.unwrap()
    println!("\(String.fromUtf8Lossy(rb.filled()))")
    var chain = (&b"ab"[..]).chain(&b"cd"[..])
    var whole = String.new()
    await chain.readToString(&mut whole).unwrap()
    println!("\(whole)")
    var lines = (&b"one\ntwo\nthree"[..]).take(6).lines()
    while let Some(line) = await lines.nextLine().unwrap() { println!("[\(line)]") }
    var parts = Cursor.new(b"a,b").split(b',')
    println!("\(await pollFn { cx -> parts.pollNextSegment(cx) }.unwrap():?)")
    // A writer that is a part of an array, and lines of what is in memory.
    var space = [0u8; 4]
    var part = &mut space[..]
    std.io.Write.writeAll(&mut part, b"abc").unwrap()
    println!("\(space:?)")
    var lines = Cursor.new("x\ny").lines()
    while let Some(line) = await lines.nextLine().unwrap() { println!("[\(line)]") }
}
