// std.os.fd: the numbers of open files.
import std.fs.File
import std.fs.raw.RawFile
import std.io

public type RawFd = Int

public trait AsRawFd {
    fn asRawFd(): RawFd
}
/// The descriptor is the caller's to close then.
public trait IntoRawFd {
    consuming fn intoRawFd(): RawFd
}
public trait FromRawFd {
    static unsafe fn fromRawFd(descriptor: RawFd): Self
}

extension RawFd: AsRawFd { fn asRawFd(): RawFd { *self } }
extension<T: AsRawFd> &T: AsRawFd { fn asRawFd(): RawFd { T.asRawFd(*self) } }
extension<T: AsRawFd> Box<T>: AsRawFd { fn asRawFd(): RawFd { T.asRawFd(&**self) } }
extension File: AsRawFd { fn asRawFd(): RawFd { self.raw().descriptor() } }
extension File: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): File { File.of(RawFile.adopt(descriptor)) } }
extension File: IntoRawFd { consuming fn intoRawFd(): RawFd { self.intoRaw().release() } }
extension OwnedFd: IntoRawFd { consuming fn intoRawFd(): RawFd { self.raw.release() } }
extension io.Stdin: AsRawFd { fn asRawFd(): RawFd { 0 } }
extension io.Stdout: AsRawFd { fn asRawFd(): RawFd { 1 } }
extension io.Stderr: AsRawFd { fn asRawFd(): RawFd { 2 } }

/// An open file that is closed with its owner.
public struct OwnedFd {
    raw: RawFile,
}
extension OwnedFd: AsRawFd { fn asRawFd(): RawFd { self.raw.descriptor() } }
extension OwnedFd: FromRawFd { static unsafe fn fromRawFd(descriptor: RawFd): OwnedFd { OwnedFd { raw: RawFile.adopt(descriptor) } } }
extension OwnedFd: From<File> { static fn from(file: File): OwnedFd { OwnedFd { raw: file.intoRaw() } } }
extension File: From<OwnedFd> { static fn from(owned: OwnedFd): File { File.of(owned.raw) } }
