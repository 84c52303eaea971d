// What is in a directory.
import std.convert.AsRef
import std.ffi.{ OsStr, OsString }
import std.fmt.{ self, Debug, Formatter }
import std.fs.metadata.{ FileType, Metadata }
import std.fs.raw.{ self, RawDirectory }
import std.io.Result
import std.path.{ Path, PathBuf }
import std.sync.Arc

/// In no order.
public fn readDir<P: AsRef<Path>>(path: P): Result<ReadDir> {
    let path = path.asRef()
    Ok(ReadDir { raw: RawDirectory.open(path)?, root: Arc.new(path.toPathBuf()) })
}

public struct ReadDir {
    raw: RawDirectory,
    root: Arc<PathBuf>,
}
extension ReadDir: Iterator {
    type Item = Result<DirEntry>
    mutating fn next(): Option<Result<DirEntry>> {
        match self.raw.next()? {
            Ok((name, inode, kind)) -> Some(Ok(DirEntry { root: self.root.clone(), name: OsString.ofRaw(name), inode: inode, kind: kind })),
            Err(error) -> Some(Err(error)),
        }
    }
}
extension ReadDir: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("ReadDir").field(&*self.root).finish() }
}

public struct DirEntry {
    root: Arc<PathBuf>,
    name: OsString,
    inode: UInt64,
    kind: UInt32,
}
extension DirEntry {
    #[mustUse]
    public fn path(): PathBuf { self.root.join(&self.name) }
    #[mustUse]
    public fn fileName(): OsString { self.name.clone() }
    /// Of the entry itself, even if that is a link.
    public fn metadata(): Result<Metadata> { Ok(Metadata.of(raw.stat(&self.path(), false)?)) }
    public fn fileType(): Result<FileType> { if self.kind == 0 { Ok(self.metadata()?.fileType()) } else { Ok(FileType.of(self.kind)) } }
    public(crate) fn inode(): UInt64 { self.inode }
}
extension DirEntry: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("DirEntry").field(&self.path()).finish() }
}
