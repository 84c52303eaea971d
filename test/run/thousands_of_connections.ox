// Thousands of connections, and none left.
import tokio
import std.process.Stdio
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.sync.Arc
import std.time.Duration
import tokio.io.{ AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader }
import tokio.net.{ TcpListener, TcpStream, UdpSocket, UnixStream }
import tokio.process.Command
import tokio.time.{ sleep, timeout }

fn descriptors(): UIntSize {
    let limits = std.fs.readToString("/proc/self/limits").unwrap()
    let line = limits.lines().find { l -> l.startsWith("Max open files") }.unwrap()
    line.splitWhitespace().nth(3).unwrap().parse().unwrapOr(100_000)
}

fn me(what: &str): Command {
    var command = Command.new(std.env.currentExe().unwrap())
    command.arg(what).stdin(Stdio.piped()).stdout(Stdio.piped())
    command
}

async fn clients(port: UInt16, count: UIntSize) {
    var streams = Vec.new()
    for _ in 0..count { streams.push(await TcpStream.connect(("127.0.0.1", port)).unwrap()); }
    var tasks = Vec.new()
    for (i, mut stream) in streams.intoIter().enumerate() {
        tasks.push(tokio.spawn(async move {
            var total = 0
            for round in 0..3u32 {
                await stream.writeU32(i as UInt + round).unwrap()
                total += await stream.readU32().unwrap() - i as UInt - round
            }
            total
        }))
    }
    var total = 0
    for task in tasks { total += await task.unwrap(); }
    println!("\(total)")
}

async fn manyConnections() {
    let count = 10_000.min(descriptors() - 100)
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let port = listener.localAddr().unwrap().port()
    var child = me("clients").arg(port.toString()).arg(count.toString()).spawn().unwrap()
    let open = Arc.new(AtomicUsize.new(0))
    let seen = open.clone()
    let server = tokio.spawn(async move {
        for _ in 0..count {
            let (mut stream, _) = await listener.accept().unwrap()
            let seen = seen.clone()
            seen.fetchAdd(1, Ordering.SeqCst)
            tokio.spawn(async move {
                while let Ok(n) = await stream.readU32() { await stream.writeU32(n + 1).unwrap(); }
                seen.fetchSub(1, Ordering.SeqCst)
            })
        }
    })
    var total = String.new()
    await BufReader.new(child.stdout.take().unwrap()).readLine(&mut total).unwrap()
    await server.unwrap()
    println!("\(total.trim().parse<UIntSize>().unwrap() == 3 * count) \(await child.wait().unwrap())")
    while open.load(Ordering.SeqCst) != 0 { await sleep(Duration.fromMillis(1)); }
    println!("all closed")
}

async fn noDescriptorLeft() {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    var client = await TcpStream.connect(listener.localAddr().unwrap()).unwrap()
    var files = Vec.new()
    let failed = loop {
        match std.fs.File.open("/dev/null") {
            Ok(file) -> files.push(file),
            Err(e) -> break e,
        }
    }
    println!("\(failed.rawOsError():?)")
    println!("\(await listener.accept().map({ _ -> () }).mapErr({ e -> e.rawOsError() }):?)")
    println!("{:?}", await timeout(Duration.fromMillis(5), listener.accept()).map { r -> r.isErr() })
    println!("\(await TcpStream.connect(listener.localAddr().unwrap()).map({ _ -> () }).mapErr({ e -> e.rawOsError() }):?)")
    println!("\(await UdpSocket.bind("127.0.0.1:0").map({ _ -> () }).mapErr({ e -> e.rawOsError() }):?)")
    println!("{:?}", UnixStream.pair().map { _ -> () }.mapErr { e -> e.rawOsError() })
    println!("\(await tokio.fs.File.open("/dev/null").map({ _ -> () }).mapErr({ e -> e.rawOsError() }):?)")
    println!("\(await tokio.fs.readDir("/").map({ _ -> () }).mapErr({ e -> e.rawOsError() }):?)")
    println!("{:?}", Command.new("true").stdout(Stdio.piped()).spawn().map { _ -> () }.mapErr { e -> e.rawOsError() })
    files.pop()
    let (mut server, _) = await listener.accept().unwrap()
    await server.writeAll(b"at last").unwrap()
    drop(server)
    var text = String.new()
    await client.readToString(&mut text).unwrap()
    println!("\(text)")
}

#[tokio.main]
async fn main() {
    let args: Vec<String> = std.env.args().collect()
    match args.get(1).map({ s -> s.asStr() }) {
        Some("clients") -> return await clients(args[2].parse().unwrap(), args[3].parse().unwrap()),
        Some(_) -> return await noDescriptorLeft(),
        null -> {}
    }
    await manyConnections()
    let script = format!("ulimit -n 40; exec '\(std.env.currentExe().unwrap().display())' none")
    let out = await Command.new("sh").arg("-c").arg(script).output().unwrap()
    println!("{}", String.fromUtf8(out.stdout).unwrap())
    println!("\(String.fromUtf8(out.stderr).unwrap())")
}
