// std.os.unix.fs: links, modes and inodes.
import std.convert.AsRef
import std.fs.{ DirBuilder, DirEntry, File, FileType, Metadata, OpenOptions, Permissions, raw }
import std.io.{ Error, ErrorKind, Result }
import std.path.Path

public fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q): Result<()> { raw.symlink(original.asRef(), link.asRef()) }

public trait PermissionsExt {
    fn mode(): UInt32
    mutating fn setMode(mode: UInt32)
    static fn fromMode(mode: UInt32): Self
}
extension Permissions: PermissionsExt {
    fn mode(): UInt32 { self.bits() }
    mutating fn setMode(mode: UInt32) { self.setBits(mode) }
    static fn fromMode(mode: UInt32): Permissions { Permissions.of(mode) }
}

public trait MetadataExt {
    fn mode(): UInt32
    fn size(): UInt64
    fn dev(): UInt64
    fn rdev(): UInt64
    fn ino(): UInt64
    fn nlink(): UInt64
    fn uid(): UInt32
    fn gid(): UInt32
    fn blksize(): UInt64
    fn blocks(): UInt64
    fn mtime(): Int64
    fn mtimeNsec(): Int64
    fn atime(): Int64
    fn atimeNsec(): Int64
    fn ctime(): Int64
    fn ctimeNsec(): Int64
}
extension Metadata: MetadataExt {
    fn mode(): UInt32 { self.stat().mode() }
    fn size(): UInt64 { self.stat().len() }
    fn dev(): UInt64 { self.stat().device() }
    fn rdev(): UInt64 { self.stat().special() }
    fn ino(): UInt64 { self.stat().inode() }
    fn nlink(): UInt64 { self.stat().links() }
    fn uid(): UInt32 { self.stat().user() }
    fn gid(): UInt32 { self.stat().group() }
    fn blksize(): UInt64 { self.stat().blockSize() }
    fn blocks(): UInt64 { self.stat().blocks() }
    fn mtime(): Int64 { self.stat().seconds(raw.MODIFIED) }
    fn mtimeNsec(): Int64 { self.stat().nanos(raw.MODIFIED) as Int64 }
    fn atime(): Int64 { self.stat().seconds(raw.ACCESSED) }
    fn atimeNsec(): Int64 { self.stat().nanos(raw.ACCESSED) as Int64 }
    fn ctime(): Int64 { self.stat().seconds(raw.CHANGED) }
    fn ctimeNsec(): Int64 { self.stat().nanos(raw.CHANGED) as Int64 }
}

public trait DirEntryExt {
    fn ino(): UInt64
}
extension DirEntry: DirEntryExt { fn ino(): UInt64 { self.inode() } }

public trait FileTypeExt {
    fn isBlockDevice(): Bool
    fn isCharDevice(): Bool
    fn isFifo(): Bool
    fn isSocket(): Bool
}
extension FileType: FileTypeExt {
    fn isBlockDevice(): Bool { self.bits() == 0o060000 }
    fn isCharDevice(): Bool { self.bits() == 0o020000 }
    fn isFifo(): Bool { self.bits() == 0o010000 }
    fn isSocket(): Bool { self.bits() == 0o140000 }
}

public trait OpenOptionsExt {
    mutating fn mode(mode: UInt32): &mut Self
    /// Flags of the system's `open`, beside those that the options mean; of those that say how it is accessed there is no need.
    mutating fn customFlags(flags: Int): &mut Self
}
extension OpenOptions: OpenOptionsExt {
    mutating fn mode(mode: UInt32): &mut OpenOptions { self.setMode(mode) }
    mutating fn customFlags(flags: Int): &mut OpenOptions { self.setOwn(flags) }
}

/// Reading and writing at a place; the file's position stays where it is.
public trait FileExt {
    fn readAt(buffer: &mut [UInt8], offset: UInt64): Result<UIntSize>
    fn writeAt(bytes: &[UInt8], offset: UInt64): Result<UIntSize>
    fn readExactAt(buffer: &mut [UInt8], offset: UInt64): Result<()> {
        var done: UIntSize = 0
        while done < buffer.len() {
            let count = self.readAt(&mut buffer[done..], offset + done as UInt64)?
            if count == 0 { return Err(Error.new(ErrorKind.UnexpectedEof, "failed to fill whole buffer")) }
            done += count
        }
        Ok(())
    }
    fn writeAllAt(bytes: &[UInt8], offset: UInt64): Result<()> {
        var done: UIntSize = 0
        while done < bytes.len() {
            let count = self.writeAt(&bytes[done..], offset + done as UInt64)?
            if count == 0 { return Err(Error.new(ErrorKind.WriteZero, "failed to write whole buffer")) }
            done += count
        }
        Ok(())
    }
}
extension File: FileExt {
    fn readAt(buffer: &mut [UInt8], offset: UInt64): Result<UIntSize> { self.raw().readAt(buffer, offset) }
    fn writeAt(bytes: &[UInt8], offset: UInt64): Result<UIntSize> { self.raw().writeAt(bytes, offset) }
}

fn changeOwner(path: &Path, user: Option<UInt32>, group: Option<UInt32>, followsLinks: Bool): Result<()> {
    // The largest number stands for no change.
    raw.setOwner(path, user.unwrapOr(UInt32.MAX), group.unwrapOr(UInt32.MAX), followsLinks)
}
public fn chown<P: AsRef<Path>>(path: P, user: Option<UInt32>, group: Option<UInt32>): Result<()> { changeOwner(path.asRef(), user, group, true) }
/// Of a link itself.
public fn lchown<P: AsRef<Path>>(path: P, user: Option<UInt32>, group: Option<UInt32>): Result<()> { changeOwner(path.asRef(), user, group, false) }

public trait DirBuilderExt {
    mutating fn mode(mode: UInt32): &mut Self
}
extension DirBuilder: DirBuilderExt { mutating fn mode(mode: UInt32): &mut DirBuilder { self.setMode(mode) } }
