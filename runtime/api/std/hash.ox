// std.hash: feeding values to hashers.
#![cpp(header = "ox/lang/hash.h")]
import std.marker.PhantomData

#[lang("Hash")]
public trait Hash {
    fn hash<H: Hasher>(state: &mut H)
    static fn hashSlice<H: Hasher>(data: &[Self], state: &mut H) where Self: Sized {
        for piece in data {
            piece.hash(state)
        }
    }
}

#[lang("Hasher")]
public trait Hasher {
    #[mustUse]
    fn finish(): UInt64
    mutating fn write(bytes: &[UInt8])
    mutating fn writeU8(i: UInt8) { self.write(&i.toNeBytes()) }
    mutating fn writeU16(i: UInt16) { self.write(&i.toNeBytes()) }
    mutating fn writeU32(i: UInt32) { self.write(&i.toNeBytes()) }
    mutating fn writeU64(i: UInt64) { self.write(&i.toNeBytes()) }
    mutating fn writeU128(i: UInt128) { self.write(&i.toNeBytes()) }
    mutating fn writeUsize(i: UIntSize) { self.write(&i.toNeBytes()) }
    mutating fn writeI8(i: Int8) { self.writeU8(i as UInt8) }
    mutating fn writeI16(i: Int16) { self.writeU16(i as UInt16) }
    mutating fn writeI32(i: Int32) { self.writeU32(i as UInt32) }
    mutating fn writeI64(i: Int64) { self.writeU64(i as UInt64) }
    mutating fn writeI128(i: Int128) { self.writeU128(i as UInt128) }
    mutating fn writeIsize(i: IntSize) { self.writeUsize(i as UIntSize) }
    mutating fn writeLengthPrefix(len: UIntSize) { self.writeUsize(len) }
    mutating fn writeStr(s: &str) {
        self.write(s.asBytes())
        self.writeU8(0xff)
    }
}

extension<H: Hasher + ?Sized> &mut H: Hasher {
    fn finish(): UInt64 { H.finish(*self) }
    mutating fn write(bytes: &[UInt8]) { H.write(*self, bytes) }
    mutating fn writeU8(i: UInt8) { H.writeU8(*self, i) }
    mutating fn writeU16(i: UInt16) { H.writeU16(*self, i) }
    mutating fn writeU32(i: UInt32) { H.writeU32(*self, i) }
    mutating fn writeU64(i: UInt64) { H.writeU64(*self, i) }
    mutating fn writeU128(i: UInt128) { H.writeU128(*self, i) }
    mutating fn writeUsize(i: UIntSize) { H.writeUsize(*self, i) }
    mutating fn writeStr(s: &str) { H.writeStr(*self, s) }
}

public trait BuildHasher {
    type Hasher: Hasher
    fn buildHasher(): Self.Hasher
    fn hashOne<T: Hash>(value: T): UInt64 where Self: Sized {
        var hasher = self.buildHasher()
        value.hash(&mut hasher)
        hasher.finish()
    }
}

public struct BuildHasherDefault<H> {
    marker: PhantomData<H>,
}

extension<H> BuildHasherDefault<H> {
    public static fn new(): Self { BuildHasherDefault { marker: PhantomData } }
}
extension<H: Default + Hasher> BuildHasherDefault<H>: BuildHasher {
    type Hasher = H
    fn buildHasher(): H { H.default() }
}
extension<H> BuildHasherDefault<H>: Default { static fn default(): Self { BuildHasherDefault.new() } }
extension<H> BuildHasherDefault<H>: Clone { fn clone(): Self { BuildHasherDefault.new() } }

/// SipHash 1-3 with fixed keys when made by `new`; what RandomState builds is seeded and faster.
#[cpp("ox::DefaultHasher")]
public extern struct DefaultHasher

extension DefaultHasher {
    #[mustUse]
    #[cpp("ox::DefaultHasher::create")]
    public extern static fn new(): DefaultHasher
}
extension DefaultHasher: Default { static fn default(): DefaultHasher { DefaultHasher.new() } }
extension DefaultHasher: Clone { #[cpp("(*$self)")] extern fn clone(): DefaultHasher }
extension DefaultHasher: Hasher {
    #[cpp(".finish")]
    extern fn finish(): UInt64
    #[cpp(".write")]
    extern mutating fn write(bytes: &[UInt8])
    #[cpp(".writeInteger")]
    extern mutating fn writeU8(i: UInt8)
    #[cpp(".writeInteger")]
    extern mutating fn writeU16(i: UInt16)
    #[cpp(".writeInteger")]
    extern mutating fn writeU32(i: UInt32)
    #[cpp(".writeInteger")]
    extern mutating fn writeU64(i: UInt64)
    #[cpp(".writeInteger")]
    extern mutating fn writeU128(i: UInt128)
    #[cpp(".writeInteger")]
    extern mutating fn writeUsize(i: UIntSize)
    #[cpp(".writeStr")]
    extern mutating fn writeStr(s: &str)
}

/// The hash builder of HashMap: another seed in every process.
#[cpp("ox::RandomState")]
public extern struct RandomState

extension RandomState {
    #[mustUse]
    #[cpp("ox::RandomState::create")]
    public extern static fn new(): RandomState
}
extension RandomState: Default { static fn default(): RandomState { RandomState.new() } }
extension RandomState: Clone { #[cpp("(*$self)")] extern fn clone(): RandomState }
extension RandomState: BuildHasher {
    type Hasher = DefaultHasher
    #[cpp(".buildHasher")]
    extern fn buildHasher(): DefaultHasher
}

extension Bool: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU8(*self as UInt8) } }
extension Char: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU32(*self as UInt32) } }
extension str: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeStr(self) } }
extension (): Hash { fn hash<H: Hasher>(state: &mut H) {} }
extension !: Hash { fn hash<H: Hasher>(state: &mut H) { *self } }
extension<T: Hash + ?Sized> &T: Hash { fn hash<H: Hasher>(state: &mut H) { T.hash(*self, state) } }
extension<T: Hash + ?Sized> &mut T: Hash { fn hash<H: Hasher>(state: &mut H) { T.hash(*self, state) } }

extension Int8: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeI8(*self) } }
extension Int16: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeI16(*self) } }
extension Int32: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeI32(*self) } }
extension Int64: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeI64(*self) } }
extension Int128: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeI128(*self) } }
extension IntSize: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeIsize(*self) } }
extension UInt8: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU8(*self) } }
extension UInt16: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU16(*self) } }
extension UInt32: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU32(*self) } }
extension UInt64: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU64(*self) } }
extension UInt128: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU128(*self) } }
extension UIntSize: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeUsize(*self) } }
