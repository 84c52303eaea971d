// Who needs timers, I/O or signals in a runtime whose builder did not enable them panics with Tokio's words; all else works.
import std.time.Duration
import tokio.runtime.Builder
fn attempt(name: &str, f: impl FnOnce()) {
    match std.panic.catchUnwind(std.panic.AssertUnwindSafe(f)) {
        Ok(()) -> println!("{name}: ok"),
        Err(e) -> println!("{name}: {}", e.downcastRef<String>().cloned().or(e.downcastRef<&str>().map { s -> s.toString() }).unwrap()),
    }
}
fn main() {
    std.panic.setHook(Box.new { _ -> })
    for multi in [false, true] {
        let make = { time: Bool, io: Bool ->
            var b = if multi { Builder.newMultiThread() } else { Builder.newCurrentThread() }
            b.workerThreads(1)
            if time { b.enableTime() }
            if io { b.enableIo() }
            b.build().unwrap()
        }
        let bare = make(false, false)
        attempt("sleep") { bare.blockOn(async { await tokio.time.sleep(Duration.fromMillis(1)) }) }
        attempt("sleep zero") { bare.blockOn(async { await tokio.time.sleep(Duration.ZERO) }) }
        attempt("sleep made") { bare.blockOn(async { let _s = tokio.time.sleep(Duration.fromMillis(1)) }) }
        attempt("interval") { bare.blockOn(async { let _s = tokio.time.interval(Duration.fromMillis(1)) }) }
        attempt("timeout") { bare.blockOn(async { let _ = await tokio.time.timeout(Duration.fromMillis(1), async {}) }) }
        attempt("timeout outside") { let _ = tokio.time.timeout(Duration.fromMillis(1), async {}); }
        attempt("instant") { bare.blockOn(async { let _ = tokio.time.Instant.now().elapsed() }) }
        attempt("bind") { bare.blockOn(async { let _ = await tokio.net.TcpListener.bind("127.0.0.1:0").unwrap() }) }
        attempt("udp") { bare.blockOn(async { let _ = await tokio.net.UdpSocket.bind("127.0.0.1:0").unwrap() }) }
        attempt("ctrl_c") { bare.blockOn(async { let _ = tokio.signal.unix.signal(tokio.signal.unix.SignalKind.userDefined1()).unwrap() }) }
        attempt("process") { bare.blockOn(async { let _ = await tokio.process.Command.new("true").status().unwrap() }) }
        attempt("spawn") { bare.blockOn(async { (await tokio.spawn(async { await tokio.task.yieldNow() })).unwrap() }) }
        attempt("fs") { bare.blockOn(async { let _ = await tokio.fs.read("/dev/null").unwrap() }) }
        attempt("duplex") { bare.blockOn(async { let _ = tokio.io.duplex(3) }) }
        if !multi {
            attempt("pause") { bare.blockOn(async { tokio.time.pause() }) }
            attempt("advance") { bare.blockOn(async { await tokio.time.advance(Duration.fromSecs(1)) }) }
        }
        let timed = make(true, false)
        attempt("timed sleep") { timed.blockOn(async { await tokio.time.sleep(Duration.fromMillis(1)) }) }
        attempt("timed bind") { timed.blockOn(async { let _ = await tokio.net.TcpListener.bind("127.0.0.1:0").unwrap() }) }
        let io = make(false, true)
        attempt("io bind") { io.blockOn(async { let _ = await tokio.net.TcpListener.bind("127.0.0.1:0").unwrap() }) }
        attempt("io sleep") { io.blockOn(async { await tokio.time.sleep(Duration.fromMillis(1)) }) }
    }
}
