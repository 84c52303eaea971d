// Files: whole contents, handles with a position, what opens how, directories, and the errors of each.
import std.path.{ Path, PathBuf }
import tokio
import tokio.fs.{ self, File, OpenOptions }
import tokio.io.{ self, AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt, BufReader, SeekFrom }

#[tokio.main(flavor = "current_thread")]
async fn main(): io.Result<()> {
    let dir = &"/tmp/ox_fs_\(std.process.id())"
    let _ = await fs.removeDirAll(dir)
    await fs.createDirAll(format!("{}/a/b", dir))?
    await fs.createDirAll(format!("{}/a/b", dir))?
    let path = format!("{}/a/note.txt", dir)
    await fs.write(&path, "line one\nline two\n")?
    println!("\(await fs.readToString(&path)?:?)")
    println!("\((await fs.read(&path)?).len())")
    let meta = await fs.metadata(&path)?
    println!("\(meta.len()) \(meta.isFile()) \(meta.isDir())")
    println!("\((await fs.readToString("/tmp/ox_fs_none")).unwrapErr().kind():?)")
    println!("\((await File.open("/tmp/ox_fs_none")).unwrapErr())")

    var file = await File.create(format!("{}/data", dir))?
    await file.writeAll(b"hello")?
    await file.writeAll(b" world")?
    await file.flush()?
    drop(file)
    var file = await OpenOptions.new().read(true).write(true).open(format!("{}/data", dir))?
    var five = [0u8; 5]
    await file.readExact(&mut five)?
    println!("\(String.fromUtf8Lossy(&five))")
    println!("\(await file.seek(SeekFrom.Start(6))?)")
    await file.writeAll(b"W")?
    await file.rewind()?
    var text = String.new()
    await file.readToString(&mut text)?
    println!("\(text) \(await file.streamPosition()?)")
    await file.setLen(4)?
    println!("\((await file.metadata()?).len())")
    await file.syncAll()?

    var log = await OpenOptions.new().append(true).create(true).open(&path)?
    await log.writeAll(b"line three\n")?
    await log.shutdown()?
    var lines = BufReader.new(await File.open(&path)?).lines()
    while let Some(line) = await lines.nextLine()? { println!("> \(line)") }
    println!("\(await fs.copy(&path, format!("{}/copy", dir))?)")
    await fs.rename(format!("{}/copy", dir), format!("{}/moved", dir))?
    println!("\(await fs.metadata(format!("{}/copy", dir)).isErr()) \(await fs.metadata(format!("{}/moved", dir)).isOk())")
    await fs.removeFile(format!("{}/moved", dir))?
    println!("\((await fs.removeDir(dir)).isErr())")
    println!("\((await OpenOptions.new().write(true).createNew(true).open(&path)).unwrapErr().kind():?)")
    println!("\((await OpenOptions.new().open(&path)).unwrapErr().kind():?)")
    let mut src = await File.open(&path)?
    var out = Vec.new()
    println!("\(await io.copy(&mut src, &mut out)?)")
    let root = PathBuf.from(dir)
    await fs.createDir(root.join("c"))?
    var names = Vec.new()
    var entries = await fs.readDir(&root)?
    while let Some(entry) = await entries.nextEntry()? {
        names.push((entry.fileName().intoString().unwrap(), (await entry.fileType()?).isDir()))
        assert_eq!(entry.path(), root.join(entry.fileName()))
    }
    names.sort()
    println!("{names:?}")
    await fs.symlink(root.join("a"), root.join("link"))?
    println!("{} {}", await fs.readLink(root.join("link"))? == root.join("a"), (await fs.symlinkMetadata(root.join("link"))?).isSymlink())
    println!("{}", await fs.canonicalize(root.join("c/../link/note.txt"))? == await fs.canonicalize(&path)?)
    println!("{} {}", await fs.tryExists(&path)?, await fs.tryExists(Path.new("/nowhere/at/all"))?)
    println!("{:?}", (await fs.readDir("/nowhere")).unwrapErr().kind())
    await fs.DirBuilder.new().recursive(true).create(root.join("x/y/z"))?
    println!("{}", root.join("x/y/z").isDir())
    let blocking = (await File.open(&path)?).intoStd()
    println!("{}", (await blocking).metadata()?.len())
    await fs.removeDirAll(dir)?
    println!("\((await fs.metadata(dir)).isErr())")
    Ok(())
}
