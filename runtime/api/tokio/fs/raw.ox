// tokio.fs.raw: the system's calls, which block.
#![cpp(header = "ox/tokio/fs/file.h")]
import std.io.{ Error, ErrorKind, Result }
import std.marker.{ Copy, Send, Sync }
import tokio.task.spawnBlocking

#[cpp("ox::tokio::fs::RawFile")]
public(crate) extern struct RawFile

unsafe extension RawFile: Send {}
unsafe extension RawFile: Sync {}
extension RawFile {
    #[cpp("Self::open")]
    public(crate) extern static fn open(path: &str, options: UInt32, mode: UInt32): Result<RawFile>
    #[cpp(".read")]
    public(crate) extern fn read(buffer: &mut [UInt8]): Result<UIntSize>
    #[cpp(".write")]
    public(crate) extern fn write(bytes: &[UInt8]): Result<UIntSize>
    #[cpp(".seek")]
    public(crate) extern fn seek(from: Int, offset: Int64): Result<UInt64>
    #[cpp(".sync")]
    public(crate) extern fn sync(onlyData: Bool): Result<()>
    #[cpp(".setLen")]
    public(crate) extern fn setLen(len: UInt64): Result<()>
    #[cpp(".setMode")]
    public(crate) extern fn setMode(mode: UInt32): Result<()>
    #[cpp(".stat")]
    public(crate) extern fn stat(): Result<Stat>
    #[cpp(".duplicate")]
    public(crate) extern fn duplicate(): Result<RawFile>

    public(crate) fn writeAll(bytes: &[UInt8]): Result<()> {
        var rest = bytes
        while !rest.isEmpty() {
            let count = self.write(rest)?
            rest = &rest[count..]
        }
        Ok(())
    }
    public(crate) fn readToEnd(): Result<Vec<UInt8>> {
        // One more than the length: the last read is the one that finds the end.
        var bytes = vec![0u8; self.stat()?.len() as UIntSize + 1]
        var filled: UIntSize = 0
        loop {
            let count = self.read(&mut bytes[filled..])?
            if count == 0 { break }
            filled += count
            if filled == bytes.len() { bytes.resize(filled * 2 + 64, 0) }
        }
        bytes.truncate(filled)
        Ok(bytes)
    }
}

// The bits of `open`.
public(crate) const READ: UInt32 = 1
public(crate) const WRITE: UInt32 = 2
public(crate) const APPEND: UInt32 = 4
public(crate) const TRUNCATE: UInt32 = 8
public(crate) const CREATE: UInt32 = 16
public(crate) const CREATE_NEW: UInt32 = 32

#[cpp("ox::tokio::fs::Stat")]
public(crate) extern struct Stat

extension Stat: Clone { fn clone(): Stat { *self } }
extension Stat: Copy {}
extension Stat {
    #[cpp(".mode")]
    public(crate) extern fn mode(): UInt32
    #[cpp(".len")]
    public(crate) extern fn len(): UInt64
}

#[cpp("ox::tokio::fs::stat")]
public(crate) extern fn stat(path: &str, followsLinks: Bool): Result<Stat>
#[cpp("ox::tokio::fs::setMode")]
public(crate) extern fn setMode(path: &str, mode: UInt32): Result<()>
#[cpp("ox::tokio::fs::removeFile")]
public(crate) extern fn removeFile(path: &str): Result<()>
#[cpp("ox::tokio::fs::createDir")]
public(crate) extern fn createDir(path: &str): Result<()>
#[cpp("ox::tokio::fs::removeDir")]
public(crate) extern fn removeDir(path: &str): Result<()>
#[cpp("ox::tokio::fs::removeDirAll")]
public(crate) extern fn removeDirAll(path: &str): Result<()>
#[cpp("ox::tokio::fs::rename")]
public(crate) extern fn rename(from: &str, to: &str): Result<()>
#[cpp("ox::tokio::fs::hardLink")]
public(crate) extern fn hardLink(original: &str, link: &str): Result<()>
#[cpp("ox::tokio::fs::symlink")]
public(crate) extern fn symlink(original: &str, link: &str): Result<()>

public(crate) fn taskFailed(): Error { Error.new(ErrorKind.Other, "background task failed") }

/// Runs what blocks on a thread that may.
public(crate) async fn run<T: Send + 'static, F: FnOnce() -> Result<T> + Send + 'static>(f: F): Result<T> {
    match await spawnBlocking(f) {
        Ok(result) -> result,
        Err(_) -> Err(taskFailed()),
    }
}
