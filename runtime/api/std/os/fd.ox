// std.os.fd: the numbers of open files.
import std.fs.File
import std.fs.raw.RawFile
import std.io
import std.marker.Copy

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

extension RawFile: IntoRawFd { consuming fn intoRawFd(): RawFd { self.release() } }
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

/// An open file that somebody else closes, while it is borrowed not.
#[derive(Clone, Copy)]
public struct BorrowedFd<'a> {
    descriptor: RawFd,
    owner: std.marker.PhantomData<&'a OwnedFd>,
}
extension<'a> BorrowedFd<'a> {
    public static unsafe fn borrowRaw(descriptor: RawFd): BorrowedFd<'a> { BorrowedFd { descriptor: descriptor, owner: std.marker.PhantomData } }
    public fn tryCloneToOwned(): io.Result<OwnedFd> { Ok(OwnedFd { raw: duplicate(self.descriptor)? }) }
}
extension OwnedFd { public fn tryClone(): io.Result<OwnedFd> { Ok(OwnedFd { raw: self.raw.duplicate()? }) } }
extension<'a> BorrowedFd<'a>: AsRawFd { fn asRawFd(): RawFd { self.descriptor } }

fn duplicate(descriptor: RawFd): io.Result<RawFile> {
    let borrowed = RawFile.adopt(descriptor)
    let copy = borrowed.duplicate()
    borrowed.release()
    copy
}

public trait AsFd {
    fn asFd(): BorrowedFd<'_>
}
extension<T: AsRawFd> T: AsFd { fn asFd(): BorrowedFd<'_> { unsafe { BorrowedFd.borrowRaw(self.asRawFd()) } } }
extension OwnedFd: std.fmt.Debug {
    fn fmt(f: &mut std.fmt.Formatter): std.fmt.Result { f.debugStruct("OwnedFd").field("fd", &self.asRawFd()).finish() }
}
extension<'a> BorrowedFd<'a>: std.fmt.Debug {
    fn fmt(f: &mut std.fmt.Formatter): std.fmt.Result { f.debugStruct("BorrowedFd").field("fd", &self.descriptor).finish() }
}
