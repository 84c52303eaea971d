// What readers, writers, sockets, processes, signals and files keep and lose where an operation loses a select!.
import tokio
import std.future.pending
import std.process.Stdio
import std.time.Duration
import tokio.io.{ duplex, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, BufWriter }
import tokio.net.{ TcpListener, TcpStream, UdpSocket, UnixListener, UnixStream }
import tokio.process.Command
import tokio.signal.unix.{ signal, SignalKind }
import tokio.task.yieldNow
import tokio.time.sleep

macro_rules! lose {
    ($what:expr, $future:expr) => { lose!($what, $future, {}) };
    ($what:expr, $future:expr, $meanwhile:expr) => {
        await tokio.select! {
            biased;
            _ = $future -> println!("{}: won", $what),
            _ = async { $meanwhile } -> println!("\($what): lost"),
        }
    }
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    await reads()
    await lines()
    await writes()
    await copies()
    await tcp()
    await datagrams()
    await processes()
    await signals()
    await files()
}

async fn reads() {
    let (mut a, mut b) = duplex(8)
    var bytes = [0; 4]
    lose!("read", b.read(&mut bytes))
    lose!("read granted", b.read(&mut bytes), await a.writeAll(b"ab").unwrap())
    println!("{:?}", bytes)
    // What was read in part is in the buffer, not in the pipe.
    lose!("read exact", b.readExact(&mut bytes))
    println!("\(bytes:?)")
    await a.writeAll(b"cd").unwrap()
    println!("\(await b.read(&mut bytes).unwrap())")
    await a.writeAll(b"e").unwrap()
    lose!("read u16", b.readU16())
    await a.writeAll(b"fg").unwrap()
    println!("\(await b.readU16().unwrap())")
    var all = vec![]
    await a.writeAll(b"hij").unwrap()
    lose!("read to end", b.readToEnd(&mut all))
    println!("\(all:?)")
    var text = String.new()
    await a.writeAll(b"klm").unwrap()
    lose!("read to string", b.readToString(&mut text))
    println!("\(text:?)")
    var buffer = Vec.withCapacity(4)
    lose!("read buf", b.readBuf(&mut buffer), await a.writeAll(b"no").unwrap())
    println!("{:?} {}", await b.readBuf(&mut buffer), buffer.len())
    lose!("read of the end", b.read(&mut bytes), drop(a))
    println!("\(await b.read(&mut bytes).unwrap())")
}

async fn lines() {
    let (mut a, b) = duplex(64)
    var b = BufReader.new(b)
    await a.writeAll(b"one\ntw").unwrap()
    var line = String.new()
    await b.readLine(&mut line).unwrap()
    print!("{line}")
    lose!("fill buf", b.fillBuf())
    var line = String.new()
    lose!("read line", b.readLine(&mut line))
    println!("{:?}", line)
    await a.writeAll(b"o\nthree\nfo").unwrap()
    await b.readLine(&mut line).unwrap()
    println!("\(line:?)")
    var bytes = vec![]
    await b.readUntil(b'\n', &mut bytes).unwrap()
    lose!("read until", b.readUntil(b'\n', &mut bytes))
    println!("\(bytes:?)")
    await a.writeAll(b"ur\nfive\nsi").unwrap()
    var lines = b.lines()
    println!("{:?}", await lines.nextLine())
    println!("\(await lines.nextLine():?)")
    // The beginning of a line is kept.
    lose!("next line", lines.nextLine())
    await a.writeAll(b"x").unwrap()
    lose!("next line", lines.nextLine())
    await a.writeAll(b"\nsev").unwrap()
    println!("\(await lines.nextLine():?)")
    lose!("next line granted", lines.nextLine(), await a.writeAll(b"en\n").unwrap())
    println!("{:?}", await lines.nextLine())
    var parts = lines.intoInner().split(b',')
    await a.writeAll(b"1,2").unwrap()
    println!("\(await parts.nextSegment():?)")
    lose!("next segment", parts.nextSegment())
    drop(a)
    println!("\(await parts.nextSegment():?) \(await parts.nextSegment():?)")
}

async fn writes() {
    let (mut a, mut b) = duplex(4)
    lose!("write all", a.writeAll(b"abcdef"))
    var bytes = [0; 8]
    println!("\(await b.read(&mut bytes).unwrap())")
    println!("\(await a.write(b"ghijkl").unwrap())")
    lose!("write", a.write(b"mn"))
    println!("\(await b.read(&mut bytes).unwrap())")
    lose!("write u64", a.writeU64(1))
    println!("\(await b.read(&mut bytes).unwrap())")
    var writer = BufWriter.withCapacity(6, a)
    await writer.writeAll(b"opqrst").unwrap()
    // Part of the buffer is written, the rest stays in it.
    lose!("flush", writer.flush())
    println!("\(writer.buffer().len()) \(await b.read(&mut bytes).unwrap())")
    lose!("flush granted", async { await writer.flush().unwrap(); await pending<()>() })
    println!("\(writer.buffer().len()) \(await b.read(&mut bytes).unwrap())")
    await writer.writeAll(b"uvwxyz").unwrap()
    lose!("shutdown", writer.shutdown())
    println!("\(await b.read(&mut bytes).unwrap())")
    await writer.shutdown().unwrap()
    println!("\(await b.read(&mut bytes).unwrap()) \(await b.read(&mut bytes).unwrap())")
}

async fn copies() {
    let (mut from, mut source) = duplex(16)
    let (mut target, mut to) = duplex(4)
    await from.writeAll(b"0123456789").unwrap()
    lose!("copy", tokio.io.copy(&mut source, &mut target))
    var bytes = [0; 16]
    // It had read more than it could write.
    println!("\(await to.read(&mut bytes).unwrap())")
    await from.writeAll(b"ab").unwrap()
    println!("\(await source.read(&mut bytes).unwrap())")
    await from.writeAll(b"cd").unwrap()
    lose!("copy both ways", tokio.io.copyBidirectional(&mut source, &mut target))
    println!("\(await to.read(&mut bytes).unwrap())")
}

async fn tcp() {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let address = listener.localAddr().unwrap()
    lose!("accept", listener.accept())
    lose!("accept granted", listener.accept(), { std.net.TcpStream.connect(address).unwrap(); })
    println!("\(await listener.accept().isOk())")
    let blocking = std.net.TcpStream.connect(address)
    let (mut served, _) = await listener.accept().unwrap()
    var client = blocking.unwrap()
    var bytes = [0; 4]
    lose!("read", served.read(&mut bytes))
    lose!("peek", served.peek(&mut bytes))
    lose!("readable", served.readable())
    std.io.Write.writeAll(&mut client, b"abc").unwrap()
    lose!("readable granted", async { await served.readable().unwrap(); await pending<()>() }, await sleep(Duration.fromMillis(5)))
    println!("{} {}", await served.peek(&mut bytes).unwrap(), await served.read(&mut bytes).unwrap())
    lose!("read exact", served.readExact(&mut bytes), await sleep(Duration.fromMillis(1)))
    // Cancelled while it connects: the connection is closed, or was never made.
    lose!("connect", async { await TcpStream.connect(address).unwrap(); await pending<()>() }, await sleep(Duration.fromMillis(5)))
    let (mut closed, _) = await listener.accept().unwrap()
    println!("\(await closed.read(&mut bytes).unwrap())")
    // A writer that is dropped has written a beginning.
    let sent = await tokio.select! {
        biased;
        _ = served.writeAll(&[7; 16 << 20]) -> 0,
        _ = yieldNow() -> 1,
    }
    drop(served)
    var received = vec![]
    std.io.Read.readToEnd(&mut client, &mut received).unwrap()
    println!("{sent} {} {}", received.len() > 0 && received.len() < 16 << 20, received.iter().all { &b -> b == 7 })
}

async fn datagrams() {
    let a = await UdpSocket.bind("127.0.0.1:0").unwrap()
    let b = await UdpSocket.bind("127.0.0.1:0").unwrap()
    await a.connect(b.localAddr().unwrap()).unwrap()
    var bytes = [0; 4]
    lose!("recv", b.recv(&mut bytes))
    lose!("recv from", b.recvFrom(&mut bytes))
    await a.send(b"ab").unwrap()
    lose!("peek", async { await b.peekFrom(&mut bytes).unwrap(); await pending<()>() }, await yieldNow())
    println!("\(await b.recv(&mut bytes).unwrap())")
    let path = std.env.tempDir().join(format!("cancel_io_\(std.process.id())"))
    let listener = UnixListener.bind(&path).unwrap()
    lose!("unix accept", listener.accept())
    var stream = await UnixStream.connect(&path).unwrap()
    let (mut served, _) = await listener.accept().unwrap()
    std.fs.removeFile(&path).unwrap()
    lose!("unix read", served.read(&mut bytes))
    await stream.writeAll(b"cde").unwrap()
    println!("\(await served.read(&mut bytes).unwrap())")
}

async fn processes() {
    var child = Command.new("cat").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn().unwrap()
    lose!("wait", child.wait())
    // A wait that is dropped has closed the input, and nothing else.
    println!("\(child.stdin.isNone())")
    println!("\(await child.wait().unwrap().success())")
    println!("\(await child.wait().unwrap().code():?)")
    let child = Command.new("sleep").arg("100").killOnDrop(true).spawn().unwrap()
    let id = child.id().unwrap()
    lose!("wait with output", child.waitWithOutput(), await yieldNow())
    while std.path.Path.new(&format!("/proc/{id}/exe")).canonicalize().isOk() { await sleep(Duration.fromMillis(1)) }
    lose!("status", Command.new("sleep").arg("0.02").status())
    println!("\(await Command.new("true").status().unwrap().success())")
}

async fn signals() {
    var stream = signal(SignalKind.userDefined1()).unwrap()
    lose!("signal", stream.recv())
    lose!("ctrl c", tokio.signal.ctrlC())
    let kill = { -> std.process.Command.new("kill").args(["-USR1", &std.process.id().toString()]).status().unwrap() }
    kill()
    lose!("signal granted", async { await sleep(Duration.fromMillis(5)); await pending<()>() }, await sleep(Duration.fromMillis(10)))
    println!("\(await stream.recv():?)")
    lose!("signal", stream.recv())
}

async fn files() {
    let path = std.env.tempDir().join(format!("cancel_file_{}", std.process.id()))
    let ignored = await tokio.select! {
        biased;
        _ = tokio.fs.write(&path, "text") -> true,
        _ = async {} -> true,
    }
    // The file is written nevertheless.
    while std.fs.readToString(&path).unwrapOrDefault() != "text" { await sleep(Duration.fromMillis(1)) }
    var file = await tokio.fs.File.open(&path).unwrap()
    var bytes = [0; 2]
    var read = await tokio.select! {
        biased;
        n = file.read(&mut bytes) -> n.unwrap(),
        _ = async {} -> 0,
    }
    // What a loser has read comes next.
    for _ in 0..3 { read += await file.read(&mut bytes).unwrap() }
    println!("\(ignored) \(read)")
    std.fs.removeFile(&path).unwrap()
}
