// std.fs and what readers, writers and the clock have to do with files.
import std.fs.{ self, File, OpenOptions }
import std.io.{ self, BufRead, BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write }
import std.os.unix.fs.{ MetadataExt, PermissionsExt }
import std.path.{ Path, PathBuf }
import std.time.{ Duration, SystemTime, UNIX_EPOCH }

fn walk(dir: &Path, depth: UIntSize): io.Result<UIntSize> {
    var names: Vec<PathBuf> = Vec.new()
    for entry in fs.readDir(dir)? {
        names.push(entry?.path())
    }
    names.sort()
    var count: UIntSize = 0
    for path in &names {
        println!("{}{} {}", " ".repeat(depth), path.fileName().unwrap().toStringLossy(), path.isDir())
        count += 1
        if path.isDir() { count += walk(path, depth + 2)? }
    }
    Ok(count)
}

fn first(path: &str): Result<String, Box<dyn std.error.Error>> {
    let text = fs.readToString(path)?
    Ok(text.lines().next().unwrapOr("").toString())
}

fn main(): io.Result<()> {
    let dir = std.env.tempDir().join(format!("ox_std_fs_{}", std.process.id()))
    fs.createDirAll(dir.join("a/b"))?
    fs.createDirAll(dir.join("a/b"))?
    fs.write(dir.join("a/one.txt"), "first\nsecond\n")?
    let path = dir.join("a").join("one.txt")
    println!("{:?}", fs.readToString(&path)?)
    println!("{:?}", fs.read(&path)?.len())
    {
        var file = BufWriter.new(File.create(dir.join("two.txt"))?)
        for i in 0..5 { writeln!(file, "line {}", i)? }
        file.flush()?
    }
    for line in BufReader.new(File.open(dir.join("two.txt"))?).lines() { println!("> {}", line?) }
    var log = OpenOptions.new().append(true).create(true).open(dir.join("log"))?
    writeln!(log, "a")?
    writeln!(&log, "b")?
    log.writeAll(b"c\n")?
    var rw = OpenOptions.new().read(true).write(true).open(dir.join("log"))?
    var text = String.new()
    rw.readToString(&mut text)?
    println!("{text:?}")
    println!("{}", rw.seek(SeekFrom.Start(2))?)
    rw.writeAll(b"X")?
    rw.rewind()?
    var two = [0u8; 3]
    rw.readExact(&mut two)?
    println!("{:?} {}", two, rw.streamPosition()?)
    println!("{}", rw.seek(SeekFrom.End(-1))?)
    rw.setLen(2)?
    println!("{}", rw.metadata()?.len())
    println!("{}", fs.copy(&path, dir.join("copy"))?)
    fs.rename(dir.join("copy"), dir.join("moved"))?
    println!("{} {}", dir.join("copy").exists(), dir.join("moved").exists())
    println!("{}", walk(&dir, 0)?)
    let meta = fs.metadata(&path)?
    println!("{} {} {} {:?}", meta.isFile(), meta.isDir(), meta.len(), meta.permissions().readonly())
    println!("{}", meta.size())
    var perms = meta.permissions()
    perms.setReadonly(true)
    fs.setPermissions(&path, perms)?
    println!("{:o}", fs.metadata(&path)?.permissions().mode() & 0o777)
    fs.setPermissions(&path, fs.Permissions.fromMode(0o644))?
    let age = SystemTime.now().durationSince(meta.modified()?).unwrap()
    println!("{}", age < Duration.fromSecs(100))
    println!("{}", meta.modified()?.durationSince(UNIX_EPOCH).unwrap().asSecs() > 1_600_000_000)
    std.os.unix.fs.symlink(&path, dir.join("link"))?
    println!("{} {}", fs.symlinkMetadata(dir.join("link"))?.isSymlink(), fs.readLink(dir.join("link"))? == path)
    println!("{}", fs.canonicalize(dir.join("a/../link"))? == fs.canonicalize(&path)?)
    for bad in ["nope", "a", "two.txt/x"] {
        match File.open(dir.join(bad)).andThen({ f -> f.metadata() }) {
            Ok(m) -> println!("ok {}", m.isDir()),
            Err(e) -> println!("{:?} {}", e.kind(), e),
        }
    }
    match fs.readToString(dir.join("a")) {
        Err(e) if e.kind() == ErrorKind.NotFound -> println!("missing"),
        Err(e) -> println!("{e}"),
        Ok(_) -> println!("?"),
    }
    println!("{:?}", File.createNew(dir.join("two.txt")).mapErr({ e -> e.kind() }).err())
    println!("{:?}", fs.createDir(dir.join("a")).unwrapErr().kind())
    println!("{:?}", fs.removeDir(dir.join("a")).unwrapErr().kind())
    println!("{:?}", fs.copy(dir.join("a"), dir.join("z")).unwrapErr().toString())
    println!("{:?}", first("/nonexistent/file").unwrapErr().toString())
    println!("{:?}", fs.exists(dir.join("zzz"))?)
    fs.removeFile(dir.join("moved"))?
    fs.removeDirAll(&dir)?
    println!("{}", dir.exists())
    println!("{:?}", std.env.var("OX_SURELY_UNSET"))
    println!("{}", std.env.currentDir()?.isAbsolute())
    let old = UNIX_EPOCH + Duration.fromMillis(1500)
    println!("{:?} {:?}", old, UNIX_EPOCH.durationSince(old).unwrapErr().duration())
    println!("{}", UNIX_EPOCH.durationSince(old).unwrapErr())
    println!("{:?}", old - Duration.fromMillis(700))
    Ok(())
}
