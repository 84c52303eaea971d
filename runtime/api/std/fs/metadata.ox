// What the system knows about a file.
import std.fmt.{ self, Debug, Formatter }
import std.fs.raw.{ ACCESSED, MODIFIED, Stat }
import std.io.{ Error, ErrorKind, Result }
import std.time.SystemTime

#[derive(Clone)]
public struct Metadata {
    stat: Stat,
}

extension Metadata {
    public(crate) static fn of(stat: Stat): Metadata { Metadata { stat: stat } }
    #[mustUse]
    public fn fileType(): FileType { FileType { mode: self.stat.mode() & TYPE } }
    #[mustUse]
    public fn isDir(): Bool { self.fileType().isDir() }
    #[mustUse]
    public fn isFile(): Bool { self.fileType().isFile() }
    #[mustUse]
    public fn isSymlink(): Bool { self.fileType().isSymlink() }
    #[mustUse]
    public fn len(): UInt64 { self.stat.len() }
    #[mustUse]
    public fn permissions(): Permissions { Permissions { mode: self.stat.mode() & 0o7777 } }
    public fn modified(): Result<SystemTime> { Ok(self.time(MODIFIED)) }
    public fn accessed(): Result<SystemTime> { Ok(self.time(ACCESSED)) }
    public fn created(): Result<SystemTime> {
        Err(Error.new(ErrorKind.Unsupported, "creation time is not available for the filesystem"))
    }
    fn time(which: UInt32): SystemTime { SystemTime.of(self.stat.seconds(which), self.stat.nanos(which)) }
    public(crate) fn stat(): &Stat { &self.stat }
}
extension Metadata: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("Metadata")
            .field("fileType", &self.fileType())
            .field("permissions", &self.permissions())
            .field("len", &self.len())
            .finishNonExhaustive()
    }
}

const TYPE: UInt32 = 0o170000

/// What it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
public struct FileType {
    mode: UInt32,
}

extension FileType {
    public(crate) static fn of(mode: UInt32): FileType { FileType { mode: mode & TYPE } }
    #[mustUse]
    public fn isDir(): Bool { self.mode == 0o040000 }
    #[mustUse]
    public fn isFile(): Bool { self.mode == 0o100000 }
    #[mustUse]
    public fn isSymlink(): Bool { self.mode == 0o120000 }
    public(crate) fn bits(): UInt32 { self.mode }
}
extension FileType: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("FileType")
            .field("isFile", &self.isFile())
            .field("isDir", &self.isDir())
            .field("isSymlink", &self.isSymlink())
            .finishNonExhaustive()
    }
}

/// Who may do what with a file.
#[derive(Clone, PartialEq, Eq)]
public struct Permissions {
    mode: UInt32,
}

extension Permissions {
    public(crate) static fn of(mode: UInt32): Permissions { Permissions { mode: mode } }
    public(crate) fn bits(): UInt32 { self.mode }
    public(crate) mutating fn setBits(mode: UInt32) { self.mode = mode }
    /// Nobody may write it.
    #[mustUse]
    public fn readonly(): Bool { self.mode & 0o222 == 0 }
    public mutating fn setReadonly(on: Bool) { self.mode = if on { self.mode & !0o222 } else { self.mode | 0o222 } }
}
extension Permissions: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        write!(f, "Permissions(FilePermissions {{ mode: 0o{:o} }})", self.mode)
    }
}
