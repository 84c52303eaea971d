// std.mem: moving values about.
#![cpp(header = "ox/lang/mem.h")]
public external module maybeUninit
public import std.mem.maybeUninit.{ transmute, transmuteCopy, zeroed, MaybeUninit }

import std.fmt.{ self, Debug, Formatter }
import std.hash.{ Hash, Hasher }

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
