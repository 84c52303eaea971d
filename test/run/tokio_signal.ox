// tokio.signal: every listener hears, signals between two looks count once, those before do not.
import std.time.Duration
import tokio.process.Command
import tokio.signal.unix.{ SignalKind, signal }
import tokio.time.{ sleep, timeout }

async fn send(name: &str) {
    let pid = std.process.id().toString()
    await Command.new("kill").arg(name).arg(pid).status().unwrap()
}

#[tokio.main(flavor = "current_thread")]
async fn main(): std.io.Result<()> {
    var usr1 = signal(SignalKind.userDefined1())?
    var second = signal(SignalKind.userDefined1())?
    await send("-USR1")
    println!("{:?} {:?}", await usr1.recv(), await second.recv())
    await send("-USR1")
    await send("-USR1")
    println!("{:?}", await usr1.recv())
    println!("{}", (await timeout(Duration.fromMillis(50), usr1.recv())).isErr())
    drop(second)
    var third = signal(SignalKind.userDefined1())?
    println!("{}", (await timeout(Duration.fromMillis(50), third.recv())).isErr())
    let waiter = tokio.spawn(async { await tokio.signal.ctrlC() })
    await sleep(Duration.fromMillis(30))
    await send("-INT")
    println!("{:?}", await waiter.unwrap().isOk())
    var term = signal(SignalKind.terminate())?
    var hup = signal(SignalKind.hangup())?
    await send("-TERM")
    await tokio.select! {
        _ = term.recv() -> println!("term"),
        _ = hup.recv() -> println!("hup"),
    }
    println!("{:?} {:?}", SignalKind.interrupt(), SignalKind.fromRaw(15).asRawValue())
    println!("{}", signal(SignalKind.fromRaw(9)).unwrapErr())
    Ok(())
}
