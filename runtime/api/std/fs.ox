// std.fs: files, with calls that block.
import std.convert.AsRef
import std.ffi.OsString
import std.fs.raw.{ CREATE, READ, RawFile, TRUNCATE, WRITE }
import std.io.{ self, Error, ErrorKind, Read, Result, Write }
import std.path.{ Path, PathBuf, textOf }

public external module file
public external module metadata
public external module raw
public external module readDir

public import std.fs.file.{ File, OpenOptions }
public import std.fs.metadata.{ FileType, Metadata, Permissions }
public import std.fs.readDir.{ DirEntry, ReadDir, readDir }

public fn read<P: AsRef<Path>>(path: P): Result<Vec<UInt8>> {
    var bytes = Vec.new()
    File.open(path)?.readToEnd(&mut bytes)?
    Ok(bytes)
}
public fn readToString<P: AsRef<Path>>(path: P): Result<String> {
    var text = String.new()
    File.open(path)?.readToString(&mut text)?
    Ok(text)
}
/// The whole new content of a file, which is made if it is not there.
public fn write<P: AsRef<Path>, C: AsRef<[UInt8]>>(path: P, contents: C): Result<()> {
    File.create(path)?.writeAll(contents.asRef())
}
/// How many bytes it copied.
public fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q): Result<UInt64> {
    let source = RawFile.open(from.asRef(), READ, 0, 0)?
    let found = source.stat()?
    if Metadata.of(found).isDir() {
        return Err(Error.new(ErrorKind.InvalidInput, "the source path is neither a regular file nor a symlink to a regular file"))
    }
    let mode = found.mode() & 0o777
    let target = RawFile.open(to.asRef(), WRITE | CREATE | TRUNCATE, mode, 0)?
    target.setMode(mode)?
    var chunk = vec![0u8; 65536]
    var total: UInt64 = 0
    loop {
        let count = source.read(&mut chunk)?
        if count == 0 { return Ok(total) }
        target.writeAll(&chunk[..count])?
        total += count as UInt64
    }
}
public fn metadata<P: AsRef<Path>>(path: P): Result<Metadata> { Ok(Metadata.of(raw.stat(path.asRef(), true)?)) }
public fn symlinkMetadata<P: AsRef<Path>>(path: P): Result<Metadata> { Ok(Metadata.of(raw.stat(path.asRef(), false)?)) }
public fn exists<P: AsRef<Path>>(path: P): Result<Bool> {
    match raw.stat(path.asRef(), true) {
        Ok(_) -> Ok(true),
        Err(error) -> if error.kind() == ErrorKind.NotFound { Ok(false) } else { Err(error) },
    }
}
public fn setPermissions<P: AsRef<Path>>(path: P, permissions: Permissions): Result<()> { raw.setMode(path.asRef(), permissions.bits()) }
public fn removeFile<P: AsRef<Path>>(path: P): Result<()> { raw.removeFile(path.asRef()) }
public fn createDir<P: AsRef<Path>>(path: P): Result<()> { raw.createDir(path.asRef(), 0o777) }
/// With all directories above it; that one is there already is no error.
public fn createDirAll<P: AsRef<Path>>(path: P): Result<()> { createAll(path.asRef(), 0o777) }
public fn removeDir<P: AsRef<Path>>(path: P): Result<()> { raw.removeDir(path.asRef()) }
/// With all that is in it.
public fn removeDirAll<P: AsRef<Path>>(path: P): Result<()> { raw.removeDirAll(path.asRef()) }
public fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q): Result<()> { raw.rename(from.asRef(), to.asRef()) }
public fn hardLink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q): Result<()> { raw.hardLink(original.asRef(), link.asRef()) }
public fn softLink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q): Result<()> { raw.symlink(original.asRef(), link.asRef()) }
public fn readLink<P: AsRef<Path>>(path: P): Result<PathBuf> { Ok(PathBuf.from(OsString.ofRaw(raw.readLink(path.asRef())?))) }
/// The whole path, without links and dots.
public fn canonicalize<P: AsRef<Path>>(path: P): Result<PathBuf> { Ok(PathBuf.from(OsString.ofRaw(raw.canonicalize(path.asRef())?))) }

fn createAll(path: &Path, mode: UInt32): Result<()> {
    if textOf(path).isEmpty() { return Ok(()) }
    match raw.createDir(path, mode) {
        Ok(()) -> Ok(()),
        Err(error) -> {
            if error.kind() == ErrorKind.NotFound {
                guard let Some(parent) = path.parent() else { return Err(error) }
                createAll(parent, mode)?
                return raw.createDir(path, mode)
            }
            if path.isDir() { Ok(()) } else { Err(error) }
        },
    }
}

/// How directories are made.
#[derive(Debug)]
public struct DirBuilder {
    recursive: Bool,
    mode: UInt32,
}

extension DirBuilder {
    #[mustUse]
    public static fn new(): DirBuilder { DirBuilder { recursive: false, mode: 0o777 } }
    public mutating fn recursive(on: Bool): &mut DirBuilder {
        self.recursive = on
        self
    }
    public(crate) mutating fn setMode(mode: UInt32): &mut DirBuilder {
        self.mode = mode
        self
    }
    public fn create<P: AsRef<Path>>(path: P): Result<()> {
        if self.recursive { createAll(path.asRef(), self.mode) } else { raw.createDir(path.asRef(), self.mode) }
    }
}
