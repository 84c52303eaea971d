// std.process.Command: output, statuses, pipes, environment, directories, errors.
import std.io.{ self, BufRead, BufReader, Write }
import std.os.unix.process.{ CommandExt, ExitStatusExt }
import std.process.{ Command, Stdio }

fn sh(script: &str): Command {
    var command = Command.new("sh")
    command.arg("-c").arg(script)
    command
}

fn main(): io.Result<()> {
    let out = Command.new("echo").args(["hello", "wide world"]).output()?
    println!("{:?} {} {:?}", out.stdout.len(), String.fromUtf8Lossy(&out.stdout).trim(), out.status.code())
    println!("{:?}", out)
    let failed = sh("echo oops >&2; exit 3").output()?
    println!("{} {:?} {:?}", failed.status, failed.status.success(), String.fromUtf8(failed.stderr).unwrap())
    let killed = sh("kill -9 $$").status()?
    println!("{} {:?} {:?} {:?}", killed, killed.code(), killed.signal(), killed)
    match Command.new("ox-no-such-program").spawn() {
        Ok(_) -> println!("?"),
        Err(e) -> println!("{:?} {}", e.kind(), e),
    }
    var cat = Command.new("cat").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn()?
    cat.stdin.take().unwrap().writeAll(b"through\nthe\npipe\n")?
    var lines = Vec.new()
    for line in BufReader.new(cat.stdout.take().unwrap()).lines() { lines.push(line?) }
    println!("{lines:?} {}", cat.wait()?.success())
    var big = sh("cat; echo done >&2").stdin(Stdio.piped()).stdout(Stdio.piped()).stderr(Stdio.piped()).spawn()?
    var input = big.stdin.take().unwrap()
    let writer = std.thread.spawn move { input.writeAll(&vec![120u8; 300000]) }
    let got = big.waitWithOutput()?
    writer.join().unwrap()?
    println!("{} {:?}", got.stdout.len(), String.fromUtf8Lossy(&got.stderr))
    let set = sh("echo $OX_A-$OX_B").env("OX_A", "1").env("OX_B", "two").output()?
    println!("{}", String.fromUtf8Lossy(&set.stdout).trimEnd())
    let none = Command.new("/usr/bin/env").envClear().env("ONLY", "this").output()?
    println!("{:?}", String.fromUtf8Lossy(&none.stdout))
    let there = Command.new("pwd").currentDir("/").output()?
    println!("{}", String.fromUtf8Lossy(&there.stdout).trim())
    var sleeper = Command.new("sleep").arg("100").spawn()?
    println!("{:?} {}", sleeper.tryWait()?, sleeper.id() > 0)
    sleeper.kill()?
    println!("{}", sleeper.wait()?)
    println!("{:?}", sleeper.tryWait()?.map({ s -> s.signal() }))
    println!("parent first")
    let shown = sh("echo child").status()?
    println!("parent last {}", shown.success())
    let quiet = sh("echo hidden").stdout(Stdio.null()).status()?
    println!("{:?}", quiet.code())
    var first = Command.new("printf").arg("b\\na\\n").stdout(Stdio.piped()).spawn()?
    let sorted = Command.new("sort").stdin(first.stdout.take().unwrap()).output()?
    first.wait()?
    println!("{:?}", String.fromUtf8Lossy(&sorted.stdout))
    let path = std.env.tempDir().join(format!("ox_proc_{}", std.process.id()))
    sh("echo to file").stdout(std.fs.File.create(&path)?).status()?
    println!("{:?}", std.fs.readToString(&path)?)
    std.fs.removeFile(&path)?
    println!("{:?}", Command.new("ls").arg("-l").arg("a b"))
    println!("{}", sh("exit 300").status()?)
    println!("{:?}", Command.new("a\0b").spawn().unwrapErr().kind())
    let gone = Command.new("true").currentDir("/nonexistent/dir").spawn()
    println!("{:?}", gone.map({ c -> c.id() > 0 }).mapErr({ e -> e.kind() }))
    let named = Command.new("sh").arg0("renamed").args(["-c", "echo $0"]).output()?
    println!("{:?}", String.fromUtf8Lossy(&named.stdout))
    Ok(())
}
