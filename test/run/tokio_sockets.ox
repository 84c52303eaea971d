// Options of sockets, a connection that is reset, halves of Unix connections.
import tokio
import std.time.Duration
import tokio.io.{ AsyncReadExt, AsyncWriteExt }
import tokio.net.{ TcpListener, TcpSocket, TcpStream, UdpSocket, UnixStream }
#[tokio.main(flavor = "current_thread")]
async fn main(): Result<(), Box<dyn std.error.Error>> {
    let l = await TcpListener.bind("127.0.0.1:0")?
    let address = l.localAddr()?
    let (client, accepted) = await tokio.join!(TcpStream.connect(address), l.accept())
    let client = client?
    var (server, _) = accepted?
    println!("\(client.linger()?:?)")
    client.setLinger(Some(Duration.ZERO))?
    println!("\(client.linger()?:?) \(client.takeError()?:?)")
    await server.writeAll(b"unread")?
    drop(client)
    var buffer = [0u8; 8]
    println!("\((await server.read(&mut buffer)).unwrapErr().kind():?)")
    println!("\((await server.writeAll(b"x")).unwrapErr().kind():?)")
    let socket = TcpSocket.newV4()?
    socket.setReuseaddr(true)?
    socket.setKeepalive(true)?
    println!("\(socket.reuseaddr()?) \(socket.keepalive()?) \(socket.nodelay()?) \(socket.linger()?:?)")
    let (a, b) = UnixStream.pair()?
    let (ar, aw) = a.intoSplit()
    let (br, bw) = b.intoSplit()
    await aw.writable()?
    println!("\(aw.tryWrite(b"hello")?)")
    await br.readable()?
    println!("\(br.tryRead(&mut buffer)?)")
    var a = ar.reunite(aw)?
    println!("\(br.reunite(bw).isOk())")
    println!("\(await a.read(&mut buffer)?)")
    let udp = await UdpSocket.bind("127.0.0.1:0")?
    udp.setMulticastLoopV4(false)?
    udp.setMulticastTtlV4(3)?
    println!("\(udp.multicastLoopV4()?) \(udp.multicastTtlV4()?)")
    Ok(())
}
