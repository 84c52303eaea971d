import tokio.sync.Mutex
import std.sync.Arc
import tokio.net.{ TcpListener, TcpStream, UnixListener, UnixStream }
import tokioStream.StreamExt
import tokioStream.wrappers.{ ReadDirStream, SignalStream, TcpListenerStream, UnixListenerStream }
import tokio.signal.unix.{ SignalKind, signal }

#[tokio.main]
async fn main() {
    let m = Arc.new(Mutex.new(5))
    let m2 = m.clone()
    await tokio.task.spawnBlocking(move { *m2.blockingLockOwned() += 1 }).unwrap()
    println!("\(await m.lock())")
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let addr = listener.localAddr().unwrap()
    var incoming = TcpListenerStream.new(listener)
    let client = tokio.spawn(async move { await TcpStream.connect(addr).unwrap() })
    println!("\(await incoming.next().unwrap().isOk())")
    drop(await client)
    let dir = std.env.tempDir().join(format!("ox_streams_\(std.process.id())"))
    await tokio.fs.createDirAll(&dir).unwrap()
    await tokio.fs.write(dir.join("f"), "x").unwrap()
    var entries = ReadDirStream.new(await tokio.fs.readDir(&dir).unwrap())
    while let Some(entry) = await entries.next() {
        let entry = entry.unwrap()
        println!("\(entry.fileName():?) \(entry.ino() > 0)")
    }
    let path = dir.join("sock")
    var incoming = UnixListenerStream.new(UnixListener.bind(&path).unwrap())
    let (stream, accepted) = await tokio.join!(UnixStream.connect(&path), incoming.next())
    println!("\(stream.isOk()) \(accepted.unwrap().isOk())")
    await tokio.fs.removeDirAll(&dir).unwrap()
    var signals = SignalStream.new(signal(SignalKind.userDefined1()).unwrap())
    std.process.Command.new("kill").arg("-USR1").arg("\(std.process.id())").status().unwrap()
    println!("\(await signals.next():?)")
}
