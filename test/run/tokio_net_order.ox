// Who runs when descriptors become ready, on one thread: nothing is ready before it was reported, and what is reported runs before
// the main future. A connection is there once it is established.
import tokio.net.{TcpSocket, TcpListener, TcpStream, UdpSocket, UnixListener, UnixStream}
import tokio.io.{AsyncReadExt, AsyncWriteExt}
async fn handler(mut stream: TcpStream, id: UInt) {
    println!("handler \(id) starts")
    var buf = [0u8; 16]
    loop {
        let n = (await stream.read(&mut buf)).unwrap()
        println!("handler \(id) read \(n)")
        if n == 0 { break; }
        (await stream.writeAll(&buf[..n])).unwrap()
        println!("handler {} wrote", id);
    }
}
async fn client(address: std.net.SocketAddr, id: UInt) {
    println!("client \(id) connects")
    var stream = (await TcpStream.connect(address)).unwrap()
    println!("client \(id) connected")
    for i in 0..2 {
        (await stream.writeAll(b"hello")).unwrap()
        println!("client {} wrote {}", id, i)
        var buf = [0u8; 5]
        (await stream.readExact(&mut buf)).unwrap()
        println!("client \(id) read \(i)");
    }
}
#[tokio.main(flavor = "current_thread")]
async fn main() {
    let listener = (await TcpListener.bind("127.0.0.1:0")).unwrap()
    let address = listener.localAddr().unwrap()
    let server = tokio.spawn(async move {
        for id in 0..3 {
            println!("accepting \(id)")
            let (stream, _) = (await listener.accept()).unwrap()
            println!("accepted {}", id)
            tokio.spawn(handler(stream, id));
        }
        println!("server done");
    })
    let a = tokio.spawn(client(address, 0))
    let b = tokio.spawn(client(address, 1))
    (await a).unwrap()
    (await b).unwrap()
    await client(address, 2)
    (await server).unwrap()
    let one = (await UdpSocket.bind("127.0.0.1:0")).unwrap()
    let two = (await UdpSocket.bind("127.0.0.1:0")).unwrap()
    let to = two.localAddr().unwrap()
    let task = tokio.spawn(async move { println!("udp starts"); var b = [0u8; 9]; let n = (await two.recv(&mut b)).unwrap(); println!("udp got {}", n); })
    println!("\((await one.sendTo(b"abc", to)).unwrap())")
    println!("udp sent")
    (await task).unwrap()
    let path = format!("{}/ox-order-{}.sock", std.env.tempDir().display(), std.process.id())
    let listener = UnixListener.bind(&path).unwrap()
    let server = tokio.spawn(async move {
        println!("unix accepting")
        let (mut s, _) = (await listener.accept()).unwrap()
        println!("unix accepted")
        var text = String.new()
        (await s.readToString(&mut text)).unwrap()
        println!("unix {}", text);
    })
    println!("unix connecting")
    var s = (await UnixStream.connect(&path)).unwrap()
    println!("unix connected")
    (await s.writeAll(b"over the socket")).unwrap()
    println!("unix wrote")
    drop(s)
    (await server).unwrap()
    let (mut x, mut y) = UnixStream.pair().unwrap()
    let t = tokio.spawn(async move { var b = [0u8; 3]; (await y.readExact(&mut b)).unwrap(); println!("pair got"); })
    (await x.writeAll(b"xyz")).unwrap()
    println!("pair wrote")
    (await t).unwrap()
    std.fs.removeFile(&path).unwrap();
    let socket = TcpSocket.newV4().unwrap()
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap()
    let full = socket.listen(1).unwrap()
    let address = full.localAddr().unwrap()
    var late = 0
    var kept = Vec.new()
    for _ in 0..4 {
        match await tokio.time.timeout(std.time.Duration.fromMillis(50), TcpStream.connect(address)) {
            Ok(stream) -> kept.push(stream.unwrap()),
            Err(_) -> late += 1,
        }
    }
    println!("\(late > 0)")
}
