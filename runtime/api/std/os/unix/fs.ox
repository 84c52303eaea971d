// std.os.unix.fs: links, modes and inodes.
import std.convert.AsRef
import std.fs.{ DirBuilder, DirEntry, File, FileType, Metadata, OpenOptions, Permissions, raw }
import std.io.Result
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
    fn ino(): UInt64
    fn nlink(): UInt64
    fn uid(): UInt32
    fn gid(): UInt32
    fn mtime(): Int64
    fn atime(): Int64
    fn ctime(): Int64
}
extension Metadata: MetadataExt {
    fn mode(): UInt32 { self.stat().mode() }
    fn size(): UInt64 { self.stat().len() }
    fn dev(): UInt64 { self.stat().device() }
    fn ino(): UInt64 { self.stat().inode() }
    fn nlink(): UInt64 { self.stat().links() }
    fn uid(): UInt32 { self.stat().user() }
    fn gid(): UInt32 { self.stat().group() }
    fn mtime(): Int64 { self.stat().seconds(raw.MODIFIED) }
    fn atime(): Int64 { self.stat().seconds(raw.ACCESSED) }
    fn ctime(): Int64 { self.stat().seconds(raw.CHANGED) }
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
}
extension OpenOptions: OpenOptionsExt { mutating fn mode(mode: UInt32): &mut OpenOptions { self.setMode(mode) } }
public trait DirBuilderExt {
    mutating fn mode(mode: UInt32): &mut Self
}
extension DirBuilder: DirBuilderExt { mutating fn mode(mode: UInt32): &mut DirBuilder { self.setMode(mode) } }
