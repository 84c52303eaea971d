// std.mem: moving values about.
#![cpp(header = "ox/lang/mem.h")]
public external module maybeUninit
public import std.mem.maybeUninit.{ transmute, transmuteCopy, zeroed, MaybeUninit }

import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }
import std.marker.{ Send, Sync }
import std.ops.{ Deref, DerefMut }

#[cpp("ox::mem::swap")]
public extern fn swap<T>(x: &mut T, y: &mut T)

#[cpp("ox::mem::replace")]
#[mustUse = "if you don't need the old value, you can just assign the new value directly"]
public extern fn replace<T>(dest: &mut T, src: T): T

public fn take<T: Default>(dest: &mut T): T { replace(dest, T.default()) }

public fn drop<T>(value: T) {}

#[cpp("ox::mem::forget")]
public extern fn forget<T>(value: T)

#[mustUse]
#[cpp("ox::mem::sizeOf<{T}>")]
public extern fn sizeOf<T>(): UIntSize

#[mustUse]
#[cpp("ox::mem::alignOf<{T}>")]
public extern fn alignOf<T>(): UIntSize

#[mustUse]
#[cpp("ox::mem::sizeOfVal<{T}>")]
public extern fn sizeOfVal<T: ?Sized>(value: &T): UIntSize

public fn alignOfVal<T>(value: &T): UIntSize { alignOf<T>() }

#[mustUse]
#[cpp("ox::mem::needsDrop<{T}>")]
public extern fn needsDrop<T>(): Bool

/// A value that is not dropped with its owner.
#[cpp("ox::mem::ManuallyDrop")]
public extern struct ManuallyDrop<T>

unsafe extension<T: Send> ManuallyDrop<T>: Send {}
unsafe extension<T: Sync> ManuallyDrop<T>: Sync {}
extension<T> ManuallyDrop<T> {
    #[mustUse]
    #[cpp("Self::make")]
    public extern static fn new(value: T): ManuallyDrop<T>
    #[cpp("Self::intoInner")]
    public extern static fn intoInner(slot: ManuallyDrop<T>): T
    /// Moves the value out; what is left must not be used.
    #[mustUse]
    #[cpp("Self::take")]
    public extern static unsafe fn take(slot: &mut ManuallyDrop<T>): T
    /// Drops the value; what is left must not be used.
    #[cpp("Self::drop")]
    public extern static unsafe fn drop(slot: &mut ManuallyDrop<T>)
}
extension<T> ManuallyDrop<T>: Deref {
    type Target = T
    #[cpp(".get")]
    extern fn deref(): &T
}
extension<T> ManuallyDrop<T>: DerefMut { #[cpp(".getMut")] extern mutating fn derefMut(): &mut T }
extension<T: Clone> ManuallyDrop<T>: Clone { fn clone(): Self { ManuallyDrop.new((**self).clone()) } }
extension<T: Default> ManuallyDrop<T>: Default { static fn default(): Self { ManuallyDrop.new(T.default()) } }
extension<T: PartialEq> ManuallyDrop<T>: PartialEq { fn eq(other: &Self): Bool { **self == **other } }
extension<T: Eq> ManuallyDrop<T>: Eq {}
extension<T: Debug> ManuallyDrop<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { f.debugStruct("ManuallyDrop").field("value", &**self).finish() }
}

/// Which variant an enum value is.
#[cpp("ox::mem::Discriminant")]
public extern struct Discriminant<T>

#[cpp("static_cast<ox::isize>($0->value)")]
extern fn numberOf<T>(which: &Discriminant<T>): IntSize

#[cpp("ox::mem::Discriminant<{T}>::of")]
public extern fn discriminant<T>(value: &T): Discriminant<T>

extension<T> Discriminant<T>: Clone { fn clone(): Self { *self } }
extension<T> Discriminant<T>: Copy {}
extension<T> Discriminant<T>: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &Self): Bool }
extension<T> Discriminant<T>: Eq {}
extension<T> Discriminant<T>: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeIsize(numberOf(self)) } }
extension<T> Discriminant<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("Discriminant").field(&numberOf(self)).finish() } }

/// Its number: what was written behind `=`, or one more than that of the variant before it.
#[cpp("ox::mem::discriminantValue<{T}>")]
public extern fn discriminantValue<T>(value: &T): IntSize
