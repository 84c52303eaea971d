// std.fs.File: an open file.
import std.convert.{ AsRef, From }
import std.ffi.OsString
import std.fmt.{ self, Debug, Formatter }
import std.fs.metadata.{ Metadata, Permissions }
import std.fs.raw.{ APPEND, CREATE, CREATE_NEW, READ, RawFile, TRUNCATE, WRITE }
import std.io.{ Read, Result, Seek, SeekFrom, Write }
import std.path.{ Path, PathBuf }
import std.slice.fromRawPartsMut
import std.sync.Arc

public struct File {
    raw: RawFile,
}

extension File {
    public(crate) static fn of(raw: RawFile): File { File { raw: raw } }
    public(crate) fn raw(): &RawFile { &self.raw }
    public(crate) consuming fn intoRaw(): RawFile { self.raw }

    /// For reading.
    public static fn open<P: AsRef<Path>>(path: P): Result<File> { Ok(File { raw: RawFile.open(path.asRef(), READ, 0, 0)? }) }
    /// For writing, empty.
    public static fn create<P: AsRef<Path>>(path: P): Result<File> {
        Ok(File { raw: RawFile.open(path.asRef(), WRITE | CREATE | TRUNCATE, 0o666, 0)? })
    }
    /// For writing and reading; the file must not be there.
    public static fn createNew<P: AsRef<Path>>(path: P): Result<File> {
        Ok(File { raw: RawFile.open(path.asRef(), READ | WRITE | CREATE_NEW, 0o666, 0)? })
    }
    #[mustUse]
    public static fn options(): OpenOptions { OpenOptions.new() }

    /// Waits until the disk has it all.
    public fn syncAll(): Result<()> { self.raw.sync(false) }
    public fn syncData(): Result<()> { self.raw.sync(true) }
    public fn setLen(size: UInt64): Result<()> { self.raw.setLen(size) }
    public fn metadata(): Result<Metadata> { Ok(Metadata.of(self.raw.stat()?)) }
    public fn setPermissions(permissions: Permissions): Result<()> { self.raw.setMode(permissions.bits()) }
    /// Another handle with the same position.
    public fn tryClone(): Result<File> { Ok(File { raw: self.raw.duplicate()? }) }

    fn readRest(buffer: &mut Vec<UInt8>): Result<UIntSize> {
        let start = buffer.len()
        // One more than what is left: the last read is the one that finds the end.
        let len = match (self.raw.stat(), self.raw.seek(1, 0)) {
            (Ok(found), Ok(position)) -> found.len().saturatingSub(position) as UIntSize,
            _ -> 0,
        }
        buffer.reserve(len + 1)
        loop {
            if buffer.len() == buffer.capacity() { buffer.reserve(64) }
            let filled = buffer.len()
            // Safety: the room behind the bytes is only written, and what was written counts.
            let count = self.raw.read(unsafe { fromRawPartsMut(buffer.asMutPtr().add(filled), buffer.capacity() - filled) })?
            if count == 0 { break }
            unsafe { buffer.setLen(filled + count) }
        }
        Ok(buffer.len() - start)
    }
}
extension File: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        let descriptor = self.raw.descriptor()
        var shown = f.debugStruct("File")
        shown.field("fd", &descriptor)
        if let Ok(path) = std.fs.readLink(format!("/proc/self/fd/{}", descriptor)) { shown.field("path", &path) }
        shown.finish()
    }
}

/// Where `from` counts from, and the distance.
fn origin(position: SeekFrom): (Int, Int64) {
    match position {
        SeekFrom.Start(offset) -> (0, offset as Int64),
        SeekFrom.Current(offset) -> (1, offset),
        SeekFrom.End(offset) -> (2, offset),
    }
}

extension File: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) }
    mutating fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> { self.readRest(buffer) }
}
extension File: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension File: Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64> {
        let (from, offset) = origin(position)
        self.raw.seek(from, offset)
    }
}
extension<'a> &'a File: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) }
    mutating fn readToEnd(buffer: &mut Vec<UInt8>): Result<UIntSize> { self.readRest(buffer) }
}
extension<'a> &'a File: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}
extension<'a> &'a File: Seek {
    mutating fn seek(position: SeekFrom): Result<UInt64> {
        let (from, offset) = origin(position)
        self.raw.seek(from, offset)
    }
}
extension Arc<File>: Read {
    mutating fn read(buffer: &mut [UInt8]): Result<UIntSize> { self.raw.read(buffer) }
}
extension Arc<File>: Write {
    mutating fn write(buffer: &[UInt8]): Result<UIntSize> { self.raw.write(buffer) }
    mutating fn flush(): Result<()> { Ok(()) }
}

/// How a file is opened.
#[derive(Clone, Debug)]
public struct OpenOptions {
    options: UInt32,
    mode: UInt32,
    // Flags of the system.
    own: Int,
}

extension OpenOptions {
    #[mustUse]
    public static fn new(): OpenOptions { OpenOptions { options: 0, mode: 0o666, own: 0 } }
    mutating fn set(option: UInt32, on: Bool): &mut OpenOptions {
        self.options = if on { self.options | option } else { self.options & !option }
        self
    }
    public mutating fn read(on: Bool): &mut OpenOptions { self.set(READ, on) }
    public mutating fn write(on: Bool): &mut OpenOptions { self.set(WRITE, on) }
    public mutating fn append(on: Bool): &mut OpenOptions { self.set(APPEND, on) }
    public mutating fn truncate(on: Bool): &mut OpenOptions { self.set(TRUNCATE, on) }
    public mutating fn create(on: Bool): &mut OpenOptions { self.set(CREATE, on) }
    public mutating fn createNew(on: Bool): &mut OpenOptions { self.set(CREATE_NEW, on) }
    /// Who may do what with a file that is made.
    public(crate) mutating fn setMode(mode: UInt32): &mut OpenOptions {
        self.mode = mode
        self
    }
    public(crate) mutating fn setOwn(flags: Int): &mut OpenOptions {
        self.own = flags
        self
    }
    public fn open<P: AsRef<Path>>(path: P): Result<File> {
        Ok(File { raw: RawFile.open(path.asRef(), self.options, self.mode, self.own)? })
    }
}
