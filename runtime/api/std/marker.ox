// std.marker: properties of types.
#![cpp(header = "ox/lang/mem.h")]
import std.any.typeName
import std.cmp.Ordering
import std.fmt
import std.hash.{ Hash, Hasher }

#[lang("Sized")]
public trait Sized {}

#[lang("Copy")]
public trait Copy: Clone {}

#[lang("Send")]
public unsafe trait Send {}

#[lang("Sync")]
public unsafe trait Sync {}

#[lang("Unpin")]
public trait Unpin {}

/// Every builtin integer type, and nothing else.
#[lang("Integer")]
public trait Integer: Copy {}

#[lang("SignedInteger")]
public trait SignedInteger: Integer {}

#[lang("UnsignedInteger")]
public trait UnsignedInteger: Integer {}

/// Float32 and Float64.
#[lang("FloatingPoint")]
public trait FloatingPoint: Copy {}

/// Acts as if it owned a `T`.
#[lang("PhantomData")]
#[cpp("ox::PhantomData")]
public extern struct PhantomData<T: ?Sized>

extension<T: ?Sized> PhantomData<T>: Clone { fn clone(): Self { *self } }
extension<T: ?Sized> PhantomData<T>: Copy {}
extension<T: ?Sized> PhantomData<T>: PartialEq { fn eq(other: &Self): Bool { true } }
extension<T: ?Sized> PhantomData<T>: Eq {}
extension<T: ?Sized> PhantomData<T>: PartialOrd { fn partialCmp(other: &Self): Option<Ordering> { Some(Ordering.Equal) } }
extension<T: ?Sized> PhantomData<T>: Ord { fn cmp(other: &Self): Ordering { Ordering.Equal } }
extension<T: ?Sized> PhantomData<T>: Hash { fn hash<H: Hasher>(state: &mut H) {} }
extension<T: ?Sized> PhantomData<T>: fmt.Debug {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { write!(f, "PhantomData<{}>", typeName<T>()) }
}
extension<T: ?Sized> PhantomData<T>: Default { static fn default(): Self { PhantomData } }

/// Makes its owner !Unpin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
public struct PhantomPinned

extension PhantomPinned: !Unpin {}
