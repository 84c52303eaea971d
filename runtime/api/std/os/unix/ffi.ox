// std.os.unix.ffi: texts of the system are bytes.
import std.ffi.{ osOf, OsStr, OsString }
import std.str.utf8.fromUtf8Unchecked

public trait OsStrExt {
    static fn fromBytes(bytes: &[UInt8]): &Self
    fn asBytes(): &[UInt8]
}
extension OsStr: OsStrExt {
    static fn fromBytes(bytes: &[UInt8]): &OsStr { osOf(fromUtf8Unchecked(bytes)) }
    fn asBytes(): &[UInt8] { self.asEncodedBytes() }
}

public trait OsStringExt {
    static fn fromVec(bytes: Vec<UInt8>): Self
    consuming fn intoVec(): Vec<UInt8>
}
extension OsString: OsStringExt {
    static fn fromVec(bytes: Vec<UInt8>): OsString { OsString.ofRaw(unsafe { String.fromUtf8Unchecked(bytes) }) }
    consuming fn intoVec(): Vec<UInt8> { self.intoEncodedBytes() }
}
