// tokio.fs: files, on threads that may block. Paths are texts.
import std.convert.AsRef
import std.io.{ Error, ErrorKind, Result }
import tokio.fs.raw.{ CREATE, READ, RawFile, TRUNCATE, WRITE, run }

public external module file
public external module raw

public import tokio.fs.file.{ File, Metadata, OpenOptions, Permissions }

fn owned<P: AsRef<str>>(path: P): String { path.asRef().toString() }

public async fn read<P: AsRef<str>>(path: P): Result<Vec<UInt8>> {
    let path = owned(path)
    await run(move { RawFile.open(&path, READ, 0)?.readToEnd() })
}
public async fn readToString<P: AsRef<str>>(path: P): Result<String> {
    match String.fromUtf8(await read(path)?) {
        Ok(text) -> Ok(text),
        Err(_) -> Err(Error.new(ErrorKind.InvalidData, "stream did not contain valid UTF-8")),
    }
}
/// The whole new content of a file, which is made if it is not there.
public async fn write<P: AsRef<str>, C: AsRef<[UInt8]>>(path: P, contents: C): Result<()> {
    let path = owned(path)
    let bytes = contents.asRef().toVec()
    await run(move { RawFile.open(&path, WRITE | CREATE | TRUNCATE, 0o666)?.writeAll(&bytes) })
}
/// How many bytes it copied.
public async fn copy<P: AsRef<str>, Q: AsRef<str>>(from: P, to: Q): Result<UInt64> {
    let from = owned(from)
    let to = owned(to)
    await run(move {
        let source = RawFile.open(&from, READ, 0)?
        let mode = source.stat()?.mode() & 0o777
        let target = RawFile.open(&to, WRITE | CREATE | TRUNCATE, mode)?
        var chunk = vec![0u8; 65536]
        var total: UInt64 = 0
        loop {
            let count = source.read(&mut chunk)?
            if count == 0 { return Ok(total) }
            target.writeAll(&chunk[..count])?
            total += count as UInt64
        }
    })
}
public async fn metadata<P: AsRef<str>>(path: P): Result<Metadata> {
    let path = owned(path)
    Ok(Metadata.of(await run(move { raw.stat(&path, true) })?))
}
public async fn symlinkMetadata<P: AsRef<str>>(path: P): Result<Metadata> {
    let path = owned(path)
    Ok(Metadata.of(await run(move { raw.stat(&path, false) })?))
}
public async fn tryExists<P: AsRef<str>>(path: P): Result<Bool> {
    match await metadata(path) {
        Ok(_) -> Ok(true),
        Err(error) -> if error.kind() == ErrorKind.NotFound { Ok(false) } else { Err(error) },
    }
}
public async fn setPermissions<P: AsRef<str>>(path: P, permissions: Permissions): Result<()> {
    let path = owned(path)
    let mode = permissions.bits()
    await run(move { raw.setMode(&path, mode) })
}
public async fn removeFile<P: AsRef<str>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { raw.removeFile(&path) })
}
public async fn createDir<P: AsRef<str>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { raw.createDir(&path) })
}

fn createAll(path: &str): Result<()> {
    match raw.createDir(path) {
        Ok(()) -> Ok(()),
        Err(error) -> {
            if error.kind() == ErrorKind.NotFound {
                if let Some((parent, _)) = path.trimEndMatches('/').rsplitOnce('/') {
                    if !parent.isEmpty() {
                        createAll(parent)?
                        return raw.createDir(path)
                    }
                }
                return Err(error)
            }
            match raw.stat(path, true) {
                Ok(found) -> if found.mode() & 0o170000 == 0o040000 { Ok(()) } else { Err(error) },
                Err(_) -> Err(error),
            }
        },
    }
}

/// With all directories above it; that one is there already is no error.
public async fn createDirAll<P: AsRef<str>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { createAll(&path) })
}
public async fn removeDir<P: AsRef<str>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { raw.removeDir(&path) })
}
/// With all that is in it.
public async fn removeDirAll<P: AsRef<str>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { raw.removeDirAll(&path) })
}
public async fn rename<P: AsRef<str>, Q: AsRef<str>>(from: P, to: Q): Result<()> {
    let from = owned(from)
    let to = owned(to)
    await run(move { raw.rename(&from, &to) })
}
public async fn hardLink<P: AsRef<str>, Q: AsRef<str>>(original: P, link: Q): Result<()> {
    let original = owned(original)
    let link = owned(link)
    await run(move { raw.hardLink(&original, &link) })
}
public async fn symlink<P: AsRef<str>, Q: AsRef<str>>(original: P, link: Q): Result<()> {
    let original = owned(original)
    let link = owned(link)
    await run(move { raw.symlink(&original, &link) })
}
