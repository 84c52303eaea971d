// tokio.io.Buf: bytes that are taken away from their front, piece by piece.
import std.collections.VecDeque
import std.convert.AsRef
import std.io.Cursor

public trait Buf {
    fn remaining(): UIntSize
    /// Some of what remains, from its front; all of it where it lies in one piece.
    fn chunk(): &[UInt8]
    /// Takes `count` bytes away. Panics when there are not as many.
    mutating fn advance(count: UIntSize)
    fn hasRemaining(): Bool { self.remaining() > 0 }
}

extension<'a, B: Buf + ?Sized> &'a mut B: Buf {
    fn remaining(): UIntSize { (**self).remaining() }
    fn chunk(): &[UInt8] { (**self).chunk() }
    mutating fn advance(count: UIntSize) { (**self).advance(count) }
}
extension<'a> &'a [UInt8]: Buf {
    fn remaining(): UIntSize { self.len() }
    fn chunk(): &[UInt8] { *self }
    mutating fn advance(count: UIntSize) { *self = &self[count..] }
}
extension<T: AsRef<[UInt8]>> Cursor<T>: Buf {
    fn remaining(): UIntSize { self.chunk().len() }
    fn chunk(): &[UInt8] {
        let all = self.getRef().asRef()
        &all[(self.position() as UIntSize).min(all.len())..]
    }
    mutating fn advance(count: UIntSize) {
        assert!(count <= self.remaining(), "cannot advance past `remaining`")
        self.setPosition(self.position() + count as UInt64)
    }
}
extension VecDeque<UInt8>: Buf {
    fn remaining(): UIntSize { self.len() }
    fn chunk(): &[UInt8] { self.asSlices().0 }
    mutating fn advance(count: UIntSize) { self.drain(..count) }
}
