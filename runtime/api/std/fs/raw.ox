// std.fs.raw: the system's calls.
#![cpp(header = "ox/lang/file_system.h")]
import std.io.Result
import std.marker.{ Copy, Send, Sync }
import std.path.Path

#[cpp("ox::fs::RawFile")]
public(crate) extern struct RawFile

unsafe extension RawFile: Send {}
unsafe extension RawFile: Sync {}
extension RawFile {
    #[cpp("Self::open")]
    public(crate) extern static fn open(path: &Path, options: UInt32, mode: UInt32, own: Int): Result<RawFile>
    #[cpp("Self::adopt")]
    public(crate) extern static fn adopt(descriptor: Int): RawFile
    #[cpp(".descriptor")]
    public(crate) extern fn descriptor(): Int
    #[cpp(".release")]
    public(crate) extern consuming fn release(): Int
    #[cpp(".read")]
    public(crate) extern fn read(buffer: &mut [UInt8]): Result<UIntSize>
    #[cpp(".write")]
    public(crate) extern fn write(bytes: &[UInt8]): Result<UIntSize>
    #[cpp(".readAt")]
    public(crate) extern fn readAt(buffer: &mut [UInt8], offset: UInt64): Result<UIntSize>
    #[cpp(".writeAt")]
    public(crate) extern fn writeAt(bytes: &[UInt8], offset: UInt64): Result<UIntSize>
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
}

#[cpp("ox::fs::RawDirectory")]
public(crate) extern struct RawDirectory

unsafe extension RawDirectory: Send {}
unsafe extension RawDirectory: Sync {}
extension RawDirectory {
    #[cpp("Self::open")]
    public(crate) extern static fn open(path: &Path): Result<RawDirectory>
    /// Name, inode number, and the bits of the mode that say what it is; 0 when that has to be asked.
    #[cpp(".next")]
    public(crate) extern mutating fn next(): Option<Result<(String, UInt64, UInt32)>>
}

// The bits of `open`.
public(crate) const READ: UInt32 = 1
public(crate) const WRITE: UInt32 = 2
public(crate) const APPEND: UInt32 = 4
public(crate) const TRUNCATE: UInt32 = 8
public(crate) const CREATE: UInt32 = 16
public(crate) const CREATE_NEW: UInt32 = 32

#[cpp("ox::fs::Stat")]
public(crate) extern struct Stat

extension Stat: Clone { fn clone(): Stat { *self } }
extension Stat: Copy {}
extension Stat {
    #[cpp(".mode")]
    public(crate) extern fn mode(): UInt32
    #[cpp(".len")]
    public(crate) extern fn len(): UInt64
    #[cpp(".device")]
    public(crate) extern fn device(): UInt64
    #[cpp(".inode")]
    public(crate) extern fn inode(): UInt64
    #[cpp(".special")]
    public(crate) extern fn special(): UInt64
    #[cpp(".blockSize")]
    public(crate) extern fn blockSize(): UInt64
    #[cpp(".blocks")]
    public(crate) extern fn blocks(): UInt64
    #[cpp(".links")]
    public(crate) extern fn links(): UInt64
    #[cpp(".user")]
    public(crate) extern fn user(): UInt32
    #[cpp(".group")]
    public(crate) extern fn group(): UInt32
    #[cpp(".seconds")]
    public(crate) extern fn seconds(time: UInt32): Int64
    #[cpp(".nanos")]
    public(crate) extern fn nanos(time: UInt32): UInt32
}

#[cpp("ox::fs::stat")]
public(crate) extern fn stat(path: &Path, followsLinks: Bool): Result<Stat>
#[cpp("ox::fs::setMode")]
public(crate) extern fn setMode(path: &Path, mode: UInt32): Result<()>
#[cpp("ox::fs::setOwner")]
public(crate) extern fn setOwner(path: &Path, user: UInt32, group: UInt32, followsLinks: Bool): Result<()>
#[cpp("ox::fs::removeFile")]
public(crate) extern fn removeFile(path: &Path): Result<()>
#[cpp("ox::fs::createDir")]
public(crate) extern fn createDir(path: &Path, mode: UInt32): Result<()>
#[cpp("ox::fs::removeDir")]
public(crate) extern fn removeDir(path: &Path): Result<()>
#[cpp("ox::fs::removeDirAll")]
public(crate) extern fn removeDirAll(path: &Path): Result<()>
#[cpp("ox::fs::rename")]
public(crate) extern fn rename(from: &Path, to: &Path): Result<()>
#[cpp("ox::fs::hardLink")]
public(crate) extern fn hardLink(original: &Path, link: &Path): Result<()>
#[cpp("ox::fs::symlink")]
public(crate) extern fn symlink(original: &Path, link: &Path): Result<()>
#[cpp("ox::fs::readLink")]
public(crate) extern fn readLink(path: &Path): Result<String>
#[cpp("ox::fs::canonicalize")]
public(crate) extern fn canonicalize(path: &Path): Result<String>
#[cpp("ox::fs::currentDir")]
public(crate) extern fn currentDir(): Result<String>
#[cpp("ox::fs::setCurrentDir")]
public(crate) extern fn setCurrentDir(path: &Path): Result<()>

// The times of `Stat.seconds`.
public(crate) const MODIFIED: UInt32 = 0
public(crate) const ACCESSED: UInt32 = 1
public(crate) const CHANGED: UInt32 = 2
