// std.os.unix: users, last steps before a program, names, groups and statuses of processes; places, flags and owners of files.
import std.io.{ Error, Read, Write }
import std.os.fd.{ AsFd, AsRawFd }
import std.os.unix.fs.{ FileExt, MetadataExt, OpenOptionsExt, PermissionsExt }
import std.os.unix.process.{ CommandExt, ExitStatusExt }
import std.process.{ Command, ExitStatus, Stdio }
import std.sync.Arc
import std.sync.atomic.{ AtomicI32, Ordering }
import tokio.io.{ AsyncReadExt, AsyncWriteExt }

fn text(bytes: &[u8]): String { String.fromUtf8Lossy(bytes).trimEnd().toString() }

#[tokio.main]
async fn main(): Result<(), Box<dyn std.error.Error>> {
    let me = std.fs.metadata("/proc/self")?
    // users
    let ids = Command.new("sh").args(["-c", "echo $(id -u) $(id -g)"]).uid(me.uid()).gid(me.gid()).output()?
    println!("{}", text(&ids.stdout) == format!("{} {}", me.uid(), me.gid()))
    // last steps: in the process to be, in order, an error is the start's
    let count = Arc.new(AtomicI32.new(0))
    let counted = count.clone()
    var command = Command.new("sh")
    command.arg("-c").arg("echo $PWD; cat; exit 7").currentDir("/").stdin(Stdio.piped()).stdout(Stdio.piped())
    unsafe {
        command.preExec(move { -> 
            counted.fetchAdd(1, Ordering.SeqCst)
            std.fs.write("/tmp/ox_pre_exec", std.process.id().toString())
         })
    }
    var child = command.spawn()?
    child.stdin.take().unwrap().writeAll(b"through")?
    let id = child.id()
    let out = child.waitWithOutput()?
    println!("{} {:?}", text(&out.stdout), out.status.code())
    println!("{} {}", std.fs.readToString("/tmp/ox_pre_exec")? == id.toString(), count.load(Ordering.SeqCst))
    std.fs.removeFile("/tmp/ox_pre_exec")?
    let refused = unsafe { Command.new("true").preExec({ -> Err(Error.fromRawOsError(13)) }).spawn() }
    println!("{:?}", refused.map({ c -> c.id() }).mapErr({ e -> (e.kind(), e.rawOsError()) }))
    let refused = unsafe { Command.new("true").preExec({ -> Err(Error.other("my own")) }).spawn() }
    println!("{:?}", refused.map({ c -> c.id() }).mapErr({ e -> e.rawOsError() }))
    let missing = Command.new("/nonexistent/program").uid(me.uid()).spawn()
    println!("{:?}", missing.map({ c -> c.id() }).mapErr({ e -> e.kind() }))
    // arg0, groups
    let named = Command.new("sh").arg0("renamed").arg("-c").arg("echo $0").output()?
    println!("{}", text(&named.stdout))
    let grouped = Command.new("sh").processGroup(0).uid(me.uid()).args(["-c", "ps -o pgid= -p $$ | tr -d ' '; echo $$"]).output()?
    let grouped = text(&grouped.stdout)
    var lines = grouped.lines()
    println!("{}", lines.next() == lines.next())
    // exec: only its error comes back; and in a process to be
    println!("{:?}", Command.new("/nonexistent/program").exec().kind())
    var set: Vec<_> = Vec.new()
    var with = Command.new("x")
    with.env("B", "2").env("A", "1").envRemove("C")
    for (key, value) in with.getEnvs() { set.push(format!("{:?}={:?}", key, value)); }
    println!("{}", set.join(" "))
    // statuses by number
    let killed = ExitStatus.fromRaw(9)
    println!("{:?} {:?} {} {} {}", killed.signal(), killed.code(), killed.coreDumped(), killed.intoRaw(), killed.continued())
    let dumped = ExitStatus.fromRaw(0x80 | 11)
    println!("{:?} {} {}", dumped.signal(), dumped.coreDumped(), dumped)
    println!("{} {:?}", ExitStatus.fromRaw(3 << 8), ExitStatus.fromRaw((19 << 8) | 0x7f).stoppedSignal())
    // Tokio's
    var command = tokio.process.Command.new("sh")
    command.arg("-c").arg("echo $0 $(id -u)").arg0("tokio-sh").uid(me.uid()).gid(me.gid())
    unsafe { command.preExec({ -> Ok(()) }); }
    let out = await command.output()?
    println!("{}", text(&out.stdout) == format!("tokio-sh {}", me.uid()))
    // one child's output is the other's input
    var first = tokio.process.Command.new("echo").arg("handed on").stdout(Stdio.piped()).spawn()?
    let input: Stdio = first.stdout.take().unwrap().tryInto()?
    let second = await tokio.process.Command.new("cat").stdin(input).output()?
    println!("{} {}", text(&second.stdout), await first.wait()?)
    var plain = Command.new("cat").stdin(Stdio.piped()).stdout(Stdio.piped()).spawn()?
    var input = tokio.process.ChildStdin.fromStd(plain.stdin.take().unwrap())?
    var output = tokio.process.ChildStdout.fromStd(plain.stdout.take().unwrap())?
    println!("{}", input.asRawFd() > 2 && output.asRawFd() > 2)
    await input.writeAll(b"adopted")?
    drop(input)
    var all = String.new()
    await output.readToString(&mut all)?
    println!("{} {}", all, plain.wait()?)
    // files
    let path = std.env.tempDir().join(format!("ox_unix_ext_{}", std.process.id()))
    let file = std.fs.OpenOptions.new().read(true).write(true).create(true).mode(0o640).open(&path)?
    file.writeAllAt(b"0123456789", 0)?
    var four = [0u8; 4]
    file.readExactAt(&mut four, 3)?
    println!("{} {} {:?}", text(&four), file.writeAt(b"xy", 8)?, file.readExactAt(&mut four, 8).mapErr({ e -> e.kind() }))
    var all = String.new()
    (&file).readToString(&mut all)?
    let facts = file.metadata()?
    println!("{} {:o} {} {} {} {}", all, facts.mode() & 0o7777, facts.size(), facts.nlink(), facts.uid() == me.uid(), facts.mtimeNsec() < 1_000_000_000)
    println!("{} {}", facts.blocks() <= 16, facts.blksize() >= 512)
    std.os.unix.fs.chown(&path, Some(me.uid()), null)?
    println!("{:?}", std.os.unix.fs.chown("/nonexistent/file", null, null).mapErr({ e -> e.kind() }))
    // O_EXCL of the system, O_APPEND, a directory opened as no directory
    println!("{:?}", std.fs.OpenOptions.new().write(true).create(true).customFlags(0o200).open(&path).map({ _ -> () }).mapErr({ e -> e.kind() }))
    var appended = await tokio.fs.OpenOptions.new().write(true).customFlags(0o2000).open(&path)?
    await appended.writeAll(b"+end")?
    await appended.flush()?
    println!("{}", await tokio.fs.readToString(&path)?)
    let mode = await tokio.fs.metadata(&path)?.permissions().mode()
    println!("{:o}", mode & 0o7777)
    await tokio.fs.setPermissions(&path, std.fs.Permissions.fromMode(0o600))?
    println!("{:o}", await tokio.fs.metadata(&path)?.mode() & 0o7777)
    let borrowed = file.asFd()
    let copy = borrowed.tryCloneToOwned()?
    println!("{}", copy.asRawFd() != borrowed.asRawFd())
    std.fs.removeFile(&path)?
    Ok(())
}
