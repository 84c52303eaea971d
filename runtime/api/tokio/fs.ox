// tokio.fs: files, on threads that may block.
import std.convert.AsRef
import std.fs as blocking
import std.io.{ Error, ErrorKind, Result }
import std.marker.Send
import std.os.unix.fs.DirBuilderExt
import std.path.{ Path, PathBuf }
import tokio.task.spawnBlocking

public external module file
public external module readDir

public import std.fs.{ FileType, Metadata, Permissions }
public import tokio.fs.file.{ File, OpenOptions }
public import tokio.fs.readDir.{ DirEntry, ReadDir, readDir }

public(crate) fn taskFailed(): Error { Error.new(ErrorKind.Other, "background task failed") }

/// Runs what blocks on a thread that may.
///
/// Cancel safety of all that is built on it: dropped, the operation goes on in the background; its result is lost.
public(crate) async fn run<T: Send + 'static, F: FnOnce() -> Result<T> + Send + 'static>(f: F): Result<T> {
    match await spawnBlocking(f) {
        Ok(result) -> result,
        Err(_) -> Err(taskFailed()),
    }
}

fn owned<P: AsRef<Path>>(path: P): PathBuf { path.asRef().toPathBuf() }

/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn read<P: AsRef<Path>>(path: P): Result<Vec<UInt8>> {
    let path = owned(path)
    await run(move { blocking.read(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn readToString<P: AsRef<Path>>(path: P): Result<String> {
    let path = owned(path)
    await run(move { blocking.readToString(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn metadata<P: AsRef<Path>>(path: P): Result<Metadata> {
    let path = owned(path)
    await run(move { blocking.metadata(&path) })
}
/// Of a link itself.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn symlinkMetadata<P: AsRef<Path>>(path: P): Result<Metadata> {
    let path = owned(path)
    await run(move { blocking.symlinkMetadata(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn tryExists<P: AsRef<Path>>(path: P): Result<Bool> {
    let path = owned(path)
    await run(move { blocking.exists(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn removeFile<P: AsRef<Path>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { blocking.removeFile(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn createDir<P: AsRef<Path>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { blocking.createDir(&path) })
}
/// With all directories above it; that one is there already is no error.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn createDirAll<P: AsRef<Path>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { blocking.createDirAll(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn removeDir<P: AsRef<Path>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { blocking.removeDir(&path) })
}
/// With all that is in it.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn removeDirAll<P: AsRef<Path>>(path: P): Result<()> {
    let path = owned(path)
    await run(move { blocking.removeDirAll(&path) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn readLink<P: AsRef<Path>>(path: P): Result<PathBuf> {
    let path = owned(path)
    await run(move { blocking.readLink(&path) })
}
/// The whole path, without links and dots.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn canonicalize<P: AsRef<Path>>(path: P): Result<PathBuf> {
    let path = owned(path)
    await run(move { blocking.canonicalize(&path) })
}
/// How many bytes it copied.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q): Result<UInt64> {
    let from = owned(from)
    let to = owned(to)
    await run(move { blocking.copy(&from, &to) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q): Result<()> {
    let from = owned(from)
    let to = owned(to)
    await run(move { blocking.rename(&from, &to) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn hardLink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q): Result<()> {
    let original = owned(original)
    let link = owned(link)
    await run(move { blocking.hardLink(&original, &link) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q): Result<()> {
    let original = owned(original)
    let link = owned(link)
    await run(move { blocking.softLink(&original, &link) })
}
/// The whole new content of a file, which is made if it is not there.
///
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn write<P: AsRef<Path>, C: AsRef<[UInt8]>>(path: P, contents: C): Result<()> {
    let path = owned(path)
    let bytes = contents.asRef().toVec()
    await run(move { blocking.write(&path, &bytes) })
}
/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn setPermissions<P: AsRef<Path>>(path: P, permissions: Permissions): Result<()> {
    let path = owned(path)
    await run(move { blocking.setPermissions(&path, permissions) })
}

/// How directories are made.
#[derive(Debug)]
public struct DirBuilder {
    recursive: Bool,
    mode: UInt32,
}

extension DirBuilder: Default { static fn default(): DirBuilder { DirBuilder.new() } }
extension DirBuilder {
    public static fn new(): DirBuilder { DirBuilder { recursive: false, mode: 0o777 } }
    public mutating fn recursive(on: Bool): &mut DirBuilder {
        self.recursive = on
        self
    }
    public mutating fn mode(mode: UInt32): &mut DirBuilder {
        self.mode = mode
        self
    }
    /// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
    #[cancelSafe]
    public async fn create<P: AsRef<Path>>(path: P): Result<()> {
        let path = owned(path)
        var builder = blocking.DirBuilder.new()
        builder.recursive(self.recursive).mode(self.mode)
        await run(move { builder.create(&path) })
    }
}
