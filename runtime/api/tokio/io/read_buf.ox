// tokio.io.ReadBuf: where a reader puts what it reads.
import std.fmt.{ self, Debug, Formatter }

/// A slice that is filled from its beginning.
public struct ReadBuf<'a> {
    buffer: &'a mut [UInt8],
    filled: UIntSize,
}

extension<'a> ReadBuf<'a> {
    public static fn new(buffer: &'a mut [UInt8]): ReadBuf<'a> { ReadBuf { buffer: buffer, filled: 0 } }
    public fn capacity(): UIntSize { self.buffer.len() }
    public fn remaining(): UIntSize { self.buffer.len() - self.filled }
    public fn filled(): &[UInt8] { &self.buffer[..self.filled] }
    public mutating fn filledMut(): &mut [UInt8] { &mut self.buffer[..self.filled] }
    public mutating fn initializeUnfilled(): &mut [UInt8] { &mut self.buffer[self.filled..] }
    public mutating fn initializeUnfilledTo(count: UIntSize): &mut [UInt8] { &mut self.buffer[self.filled..self.filled + count] }
    /// Says that `count` bytes more are filled.
    public mutating fn advance(count: UIntSize) { self.setFilled(self.filled + count) }
    public mutating fn setFilled(count: UIntSize) {
        assert!(count <= self.buffer.len(), "filled must not become larger than initialized")
        self.filled = count
    }
    /// All of it: bytes of this library are always initialized.
    public fn initialized(): &[UInt8] { self.buffer }
    public mutating fn initializedMut(): &mut [UInt8] { self.buffer }
    /// The first `count` bytes that are not filled, as a buffer of their own; say with `advance` what was filled.
    #[mustUse = "this `ReadBuf` is a view of the one it is taken from"]
    public mutating fn take(count: UIntSize): ReadBuf {
        let room = self.remaining().min(count)
        ReadBuf.new(self.initializeUnfilledTo(room))
    }
    public mutating fn clear() { self.filled = 0 }
    public mutating fn putSlice(bytes: &[UInt8]) {
        assert!(bytes.len() <= self.remaining(), "buf.len() must fit in remaining()")
        self.buffer[self.filled..self.filled + bytes.len()].copyFromSlice(bytes)
        self.filled += bytes.len()
    }
}
extension<'a> ReadBuf<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("ReadBuf").field("filled", &self.filled).field("initialized", &self.capacity()).field("capacity", &self.capacity()).finish()
    }
}
