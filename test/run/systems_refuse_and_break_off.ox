// What the system refuses, breaks off or delays.
import tokio
import std.os.unix.process.ExitStatusExt
import std.process.Stdio
import std.time.Duration
import tokio.io.{ copyBidirectional, AsyncReadExt, AsyncWriteExt, AsyncBufReadExt, BufReader, BufWriter }
import tokio.net.{ TcpListener, TcpStream, UnixStream }
import tokio.process.Command
import tokio.signal.unix.{ signal, SignalKind }
import tokio.time.{ sleep, timeout }

fn sh(script: &str): Command {
    var command = Command.new("sh")
    command.arg("-c").arg(script)
    command
}

async fn pair(): (TcpStream, TcpStream) {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let (a, b) = await tokio.join!(TcpStream.connect(listener.localAddr().unwrap()), listener.accept())
    (a.unwrap(), b.unwrap().0)
}

async fn fullDisk() {
    var full = await tokio.fs.OpenOptions.new().write(true).open("/dev/full").unwrap()
    let first = await full.writeAll(b"abc")
    println!("\(first.mapErr({ e -> e.kind() }):?) \(await full.flush().mapErr({ e -> e.kind() }):?)")
    println!("\(await full.writeAll(&vec![1u8; 3_000_000]).mapErr({ e -> e.kind() }):?)")
    println!("{:?}", await tokio.fs.write("/dev/full", b"abc").mapErr { e -> e.rawOsError() })
    var buffered = BufWriter.new(await tokio.fs.OpenOptions.new().write(true).open("/dev/full").unwrap())
    println!("\(await buffered.writeAll(b"abc").isOk():?) \(await buffered.flush().mapErr({ e -> e.kind() }):?)")
}

async fn brokenPipes() {
    var child = sh("exec 0<&-; echo ready; sleep 0.2").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn().unwrap()
    var lines = BufReader.new(child.stdout.take().unwrap()).lines()
    println!("\(await lines.nextLine().unwrap():?)")
    println!("{:?}", await child.stdin.take().unwrap().writeAll(&vec![0u8; 200_000]).mapErr { e -> e.kind() })
    println!("\(await child.wait().unwrap())")
    var child = sh("printf begun; exec sleep 100").stdout(Stdio.piped()).spawn().unwrap()
    var out = child.stdout.take().unwrap()
    let reader = tokio.spawn(async move { var all = Vec.new(); let n = await out.readToEnd(&mut all); (n.unwrap(), all) })
    await sleep(Duration.fromMillis(50))
    child.startKill().unwrap()
    let status = await child.wait().unwrap()
    let (n, all) = await reader.unwrap()
    println!("\(status.signal():?) \(status.code():?) \(n) \(String.fromUtf8(all).unwrap():?)")
    let (a, b) = UnixStream.pair().unwrap()
    drop(b)
    var a = a
    println!("{:?}", await a.writeAll(b"x").mapErr { e -> e.kind() })
    println!("\(await a.readU8().mapErr({ e -> e.kind() }):?)")
    let (mut a, b) = await pair()
    b.setLinger(Some(Duration.ZERO)).unwrap()
    drop(b)
    await sleep(Duration.fromMillis(10))
    println!("\(await a.read(&mut [0; 4]).mapErr({ e -> e.kind() }):?)")
    println!("{:?}", await a.writeAll(b"x").mapErr { e -> e.kind() })
    let refused = { let l = await TcpListener.bind("127.0.0.1:0").unwrap(); l.localAddr().unwrap() }
    println!("\(await TcpStream.connect(refused).mapErr({ e -> e.kind() }).isErr():?)")
    println!("\(await TcpListener.bind("127.0.0.1:0").unwrap().localAddr().unwrap().port() != 0:?)")
    let taken = await TcpListener.bind("127.0.0.1:0").unwrap()
    println!("{:?}", await TcpListener.bind(taken.localAddr().unwrap()).map { _ -> () }.mapErr { e -> e.kind() })
    println!("\(await UnixStream.connect("/nowhere/at/all").map({ _ -> () }).mapErr({ e -> e.kind() }):?)")
    println!("\(await TcpStream.connect("127.0.0.1:nothing").map({ _ -> () }).mapErr({ e -> e.kind() }):?)")
    println!("{:?}", await TcpListener.bind("192.0.2.1:0").map { _ -> () }.mapErr { e -> e.kind() })
}

async fn partialWrites() {
    let (mut a, mut b) = await pair()
    let data: Vec<UInt8> = (0..20_000_000u32).map { i -> (i % 251 * 7 % 251) as UInt8 }.collect()
    let sent = data.clone()
    let writer = tokio.spawn(async move {
        var rest = &sent[..]
        var writes = 0
        while !rest.isEmpty() {
            let n = await a.write(rest).unwrap()
            rest = &rest[n..]
            writes += 1
        }
        await a.shutdown().unwrap()
        var answer = String.new()
        await a.readToString(&mut answer).unwrap()
        (writes > 1, answer)
    })
    await sleep(Duration.fromMillis(20))
    var got = Vec.new()
    var piece = vec![0u8; 70_000]
    loop {
        let n = await b.read(&mut piece).unwrap()
        if n == 0 { break; }
        got.extendFromSlice(&piece[..n])
        if got.len() % 5 == 0 { await sleep(Duration.fromMicros(200)); }
    }
    println!("\(got == data)")
    await b.writeAll(b"thanks").unwrap()
    drop(b)
    println!("\(await writer.unwrap():?)")
    let (a, mut b) = await pair()
    var total = 0
    loop {
        match a.tryWrite(&[1u8; 50_000]) {
            Ok(n) -> total += n,
            Err(e) -> { println!("{:?}", e.kind()); break }
        }
    }
    println!("\(await timeout(Duration.fromMillis(10), a.writable()).isErr():?)")
    var sink = vec![0u8; total]
    await b.readExact(&mut sink).unwrap()
    await a.writable().unwrap()
    println!("\(a.tryWrite(&[1]).unwrap())")
}

async fn halfClosed() {
    let (mut client, inner) = await pair()
    let (outer, mut server) = await pair()
    let proxy = tokio.spawn(async move {
        let (mut inner, mut outer) = (inner, outer)
        await copyBidirectional(&mut inner, &mut outer).unwrap()
    })
    await client.writeAll(b"request").unwrap()
    await client.shutdown().unwrap()
    var request = String.new()
    await server.readToString(&mut request).unwrap()
    println!("{} {}", request, proxy.isFinished())
    for _ in 0..3 { await server.writeAll(b"part ").unwrap(); await sleep(Duration.fromMillis(2)); }
    drop(server)
    var answer = String.new()
    await client.readToString(&mut answer).unwrap()
    println!("\(answer:?) \(await proxy.unwrap():?)")
}

async fn signalWhileAccepting() {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    var usr = signal(SignalKind.userDefined1()).unwrap()
    let address = listener.localAddr().unwrap()
    let pid = std.process.id()
    let kills = tokio.spawn(async move {
        for _ in 0..3 { await sleep(Duration.fromMillis(5)); await sh(&format!("kill -USR1 \(pid)")).status().unwrap(); }
        await sleep(Duration.fromMillis(20))
        var late = await TcpStream.connect(address).unwrap(); await late.writeAll(b"late").unwrap()
    })
    var signals = 0
    loop {
        await tokio.select! {
            accepted = listener.accept() -> {
                var text = String.new()
                await accepted.unwrap().0.readToString(&mut text).unwrap()
                println!("{} after {}", text, signals > 0)
                break
            }
            _ = usr.recv() -> signals += 1,
        }
    }
    await kills.unwrap()
    println!("\(await sh("kill -TERM $$; sleep 1").status().unwrap().signal():?)")
}

async fn closedStdin() {
    let child = Command.new(std.env.currentExe().unwrap()).arg("reads").stdin(Stdio.null()).stdout(Stdio.piped()).spawn().unwrap()
    let out = await child.waitWithOutput().unwrap()
    print!("\(String.fromUtf8(out.stdout).unwrap())")
    let me = std.env.currentExe().unwrap().toStringLossy().toString()
    let out = await sh(&format!("'{}' reads <&-", me)).output().unwrap()
    print!("\(String.fromUtf8(out.stdout).unwrap())")
    let out = await sh(&format!("'\(me)' prints | head -n 1; exit")).output().unwrap()
    print!("{} {}", String.fromUtf8(out.stdout).unwrap(), String.fromUtf8(out.stderr).unwrap().contains("failed printing to stdout: Broken pipe"))
    println!()
    let out = await sh(&format!("'\(me)' prints > /dev/full")).output().unwrap()
    println!("{:?} {}", out.status.code(), String.fromUtf8(out.stderr).unwrap().contains("failed printing to stdout: No space left on device (os error 28)"))
    let out = await sh(&format!("'\(me)' writes | head -n 1")).output().unwrap()
    print!("\(String.fromUtf8(out.stdout).unwrap()) \(String.fromUtf8(out.stderr).unwrap())")
    let out = await sh(&format!("'{}' writes > /dev/full", me)).output().unwrap()
    print!("\(out.status.code():?) \(String.fromUtf8(out.stderr).unwrap())")
    let out = await sh(&format!("'\(me)' prints >&-")).output().unwrap()
    println!("{:?} {:?}", out.status.code(), String.fromUtf8(out.stderr).unwrap())
}

async fn part(name: &str) {
    match name {
        "reads" -> {
            var line = String.new()
            println!("\(await BufReader.new(tokio.io.stdin()).readLine(&mut line):?) \(line:?)")
        }
        "prints" -> for i in 0..100_000 { println!("line \(i)") },
        _ -> {
            var out = tokio.io.stdout()
            for i in 0..100_000 {
                if let Err(e) = await out.writeAll(format!("line {}\n", i).asBytes()) {
                    eprintln!("\(e.kind():?)")
                    return
                }
            }
            if let Err(e) = await out.flush() { eprintln!("\(e.kind():?)"); }
        }
    }
}

#[tokio.main]
async fn main() {
    if let Some(name) = std.env.args().nth(1) { return await part(&name); }
    await fullDisk()
    await brokenPipes()
    await partialWrites()
    await halfClosed()
    await signalWhileAccepting()
    await closedStdin()
}
