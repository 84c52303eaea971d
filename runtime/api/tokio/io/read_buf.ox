// tokio.io.ReadBuf: where a reader puts what it reads.
import std.fmt.{ self, Debug, Formatter }
import std.mem.maybeUninit.MaybeUninit
import std.slice.fromRawPartsMut

/// A slice that is filled from its beginning. Behind what is filled there may be bytes that were written before, and behind
/// those some that nobody ever wrote.
public struct ReadBuf<'a> {
    // Of this only the first `initialized` bytes may be read.
    buffer: &'a mut [UInt8],
    filled: UIntSize,
    initialized: UIntSize,
}

extension<'a> ReadBuf<'a> {
    public static fn new(buffer: &'a mut [UInt8]): ReadBuf<'a> {
        let initialized = buffer.len()
        ReadBuf { buffer: buffer, filled: 0, initialized: initialized }
    }
    public static fn uninit(buffer: &'a mut [MaybeUninit<UInt8>]): ReadBuf<'a> {
        // Safety: bytes and room for bytes are laid out alike, and none is read before it is written.
        ReadBuf { buffer: unsafe { fromRawPartsMut(buffer.asMutPtr() as *mut UInt8, buffer.len()) }, filled: 0, initialized: 0 }
    }
    public fn capacity(): UIntSize { self.buffer.len() }
    public fn remaining(): UIntSize { self.buffer.len() - self.filled }
    public fn filled(): &[UInt8] { &self.buffer[..self.filled] }
    public mutating fn filledMut(): &mut [UInt8] { &mut self.buffer[..self.filled] }
    public fn initialized(): &[UInt8] { &self.buffer[..self.initialized] }
    public mutating fn initializedMut(): &mut [UInt8] { &mut self.buffer[..self.initialized] }
    public mutating unsafe fn innerMut(): &mut [MaybeUninit<UInt8>] {
        fromRawPartsMut(self.buffer.asMutPtr() as *mut MaybeUninit<UInt8>, self.buffer.len())
    }
    public mutating unsafe fn unfilledMut(): &mut [MaybeUninit<UInt8>] {
        let filled = self.filled
        &mut self.innerMut()[filled..]
    }
    public mutating fn initializeUnfilled(): &mut [UInt8] { self.initializeUnfilledTo(self.remaining()) }
    public mutating fn initializeUnfilledTo(count: UIntSize): &mut [UInt8] {
        assert!(self.remaining() >= count, "n overflows remaining")
        let end = self.filled + count
        if self.initialized < end {
            self.buffer[self.initialized..end].fill(0)
            self.initialized = end
        }
        &mut self.buffer[self.filled..end]
    }
    /// What is not filled, only to be written; then `took` says how much of it was.
    public(crate) mutating fn room(): &mut [UInt8] { &mut self.buffer[self.filled..] }
    public(crate) mutating fn took(count: UIntSize) {
        self.filled += count
        if self.initialized < self.filled { self.initialized = self.filled }
    }
    /// Says that `count` bytes more are filled.
    public mutating fn advance(count: UIntSize) { self.setFilled(self.filled.checkedAdd(count).expect("filled overflow")) }
    public mutating fn setFilled(count: UIntSize) {
        assert!(count <= self.initialized, "filled must not become larger than initialized")
        self.filled = count
    }
    /// Says that the first `count` bytes that are not filled were written.
    public mutating unsafe fn assumeInit(count: UIntSize) {
        let end = self.filled + count
        if self.initialized < end { self.initialized = end }
    }
    /// The first `count` bytes that are not filled, as a buffer of their own, which knows of no bytes that were written; say
    /// with `assumeInit` and `advance` what was filled.
    #[mustUse = "this `ReadBuf` is a view of the one it is taken from"]
    public mutating fn take(count: UIntSize): ReadBuf {
        let end = self.filled + self.remaining().min(count)
        ReadBuf { buffer: &mut self.buffer[self.filled..end], filled: 0, initialized: 0 }
    }
    public mutating fn clear() { self.filled = 0 }
    public mutating fn putSlice(bytes: &[UInt8]) {
        assert!(self.remaining() >= bytes.len(), "buf.len() must fit in remaining()")
        self.buffer[self.filled..self.filled + bytes.len()].copyFromSlice(bytes)
        self.took(bytes.len())
    }
}
extension<'a> ReadBuf<'a>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("ReadBuf").field("filled", &self.filled).field("initialized", &self.initialized).field("capacity", &self.capacity()).finish()
    }
}
