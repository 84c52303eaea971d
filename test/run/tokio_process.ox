// tokio.process: output, pipes, waiting, killing, killOnDrop, many at once.
import std.process.Stdio
import std.time.Duration
import tokio.io.{ AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader }
import tokio.process.Command
import tokio.time.{ sleep, timeout }

fn sh(script: &str): Command {
    var command = Command.new("sh")
    command.arg("-c").arg(script)
    command
}

#[tokio.main]
async fn main(): Result<(), Box<dyn std.error.Error>> {
    let out = await Command.new("echo").arg("hello").output()?
    println!("{:?} {}", String.fromUtf8(out.stdout)?, out.status)
    let failed = await sh("echo oops >&2; exit 3").output()?
    println!("{} {:?} {:?}", failed.status, failed.status.code(), String.fromUtf8(failed.stderr)?)
    println!("{:?}", (await Command.new("ox-no-such").status()).map({ s -> s.code() }).mapErr({ e -> e.kind() }))
    var cat = Command.new("cat").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn()?
    println!("{}", cat.id().isSome())
    var input = cat.stdin.take().unwrap()
    await input.writeAll(b"one\ntwo\n")?
    drop(input)
    var lines = BufReader.new(cat.stdout.take().unwrap()).lines()
    while let Some(line) = await lines.nextLine()? { println!("> {line}") }
    println!("{} {:?}", await cat.wait()?, cat.id())
    println!("{:?}", await cat.wait()?)
    var sleeper = Command.new("sleep").arg("100").spawn()?
    println!("{}", (await timeout(Duration.fromMillis(30), sleeper.wait())).isErr())
    println!("{:?}", sleeper.tryWait()?)
    await sleeper.kill()?
    println!("{:?}", sleeper.tryWait()?.map({ s -> s.success() }))
    println!("{:?}", sleeper.startKill().isErr())
    let victim = Command.new("sleep").arg("100").killOnDrop(true).spawn()?
    let pid = victim.id().unwrap()
    drop(victim)
    await sleep(Duration.fromMillis(50))
    let alive = await sh(&format!("kill -0 {pid} 2>/dev/null")).status()?
    println!("{}", alive.success())
    var big = sh("cat; echo end >&2").stdin(Stdio.piped()).stdout(Stdio.piped()).stderr(Stdio.piped()).spawn()?
    var feed = big.stdin.take().unwrap()
    let writer = tokio.spawn(async move { await feed.writeAll(&vec![97u8; 500000]) })
    let got = await big.waitWithOutput()?
    await writer??
    println!("{} {:?}", got.stdout.len(), String.fromUtf8Lossy(&got.stderr))
    var tasks = Vec.new()
    for i in 0..5 {
        tasks.push(tokio.spawn(async move { await sh(&format!("exit {i}")).status().unwrap().code() }))
    }
    for t in tasks { print!("{:?} ", await t?) }
    println!("")
    println!("before")
    await sh("echo shown").status()?
    println!("after")
    var child = sh("read x; echo got $x").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn()?
    await child.stdin.asMut().unwrap().writeAll(b"line\n")?
    var text = String.new()
    await child.stdout.asMut().unwrap().readToString(&mut text)?
    println!("{text:?} {}", await child.wait()?.success())
    await tokio.select! {
        status = sh("exit 7").status() -> println!("{}", status?),
        _ = sleep(Duration.fromSecs(20)) -> println!("late"),
    }
    // Without a visit of the runtime in between.
    var busy = Command.new("sh").arg("-c").arg("exit 4").spawn()?
    let status = loop {
        if let Some(status) = busy.tryWait()? { break status }
        std.thread.sleep(Duration.fromMillis(2))
    }
    println!("{status} {} {}", std.env.consts.OS, std.env.consts.ARCH.isEmpty())
    Ok(())
}
