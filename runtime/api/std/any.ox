// std.any: types at run time.
#![cpp(header = "ox/lang/any.h")]
import std.cmp.Ordering
import std.fmt
import std.hash.{ Hash, Hasher }

#[cpp("ox::TypeId")]
public extern struct TypeId

extension TypeId {
    #[mustUse]
    #[cpp("ox::TypeId::of<{T}>")]
    public extern static fn of<T: ?Sized>(): TypeId
}
extension TypeId: Clone { fn clone(): TypeId { *self } }
extension TypeId: Copy {}
extension TypeId: PartialEq { #[cpp("(*$self == *$0)")] extern fn eq(other: &TypeId): Bool }
extension TypeId: Eq {}
#[cpp("$0->number()")]
extern fn numberOf(id: &TypeId): UInt64
extension TypeId: PartialOrd { fn partialCmp(other: &TypeId): Option<Ordering> { Some(self.cmp(other)) } }
extension TypeId: Ord { fn cmp(other: &TypeId): Ordering { numberOf(self).cmp(&numberOf(other)) } }
extension TypeId: Hash { fn hash<H: Hasher>(state: &mut H) { state.writeU64(numberOf(self)) } }
extension TypeId: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { write!(f, "TypeId({:#034x})", numberOf(self)) } }

/// The name of a type, for people.
#[lang("typeName")]
public extern fn typeName<T: ?Sized>(): &'static str

public fn typeNameOfVal<T: ?Sized>(value: &T): &'static str { typeName<T>() }

#[lang("Any")]
public trait Any: 'static {
    fn typeId(): TypeId
}

extension<T: 'static + ?Sized> T: Any {
    fn typeId(): TypeId { TypeId.of<T>() }
}

#[cpp("ox::any::shared<{T}>")]
extern fn shared<T, D: ?Sized>(object: &D): &T

#[cpp("ox::any::exclusive<{T}>")]
extern fn exclusive<T, D: ?Sized>(object: &mut D): &mut T

#[cpp("ox::any::owned<{T}>")]
extern fn owned<T, D: ?Sized>(object: Box<D>): Box<T>

extension dyn Any {
    public fn is<T: Any>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Any>(): Option<&T> { if self.is<T>() { Some(shared<T, dyn Any>(self)) } else { null } }
    public mutating fn downcastMut<T: Any>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Any>(self)) } else { null }
    }
}

extension dyn Any + Send {
    public fn is<T: Any>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Any>(): Option<&T> {
        if self.is<T>() { Some(shared<T, dyn Any + Send>(self)) } else { null }
    }
    public mutating fn downcastMut<T: Any>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Any + Send>(self)) } else { null }
    }
}

extension dyn Any + Send + Sync {
    public fn is<T: Any>(): Bool { self.typeId() == TypeId.of<T>() }
    public fn downcastRef<T: Any>(): Option<&T> {
        if self.is<T>() { Some(shared<T, dyn Any + Send + Sync>(self)) } else { null }
    }
    public mutating fn downcastMut<T: Any>(): Option<&mut T> {
        if self.is<T>() { Some(exclusive<T, dyn Any + Send + Sync>(self)) } else { null }
    }
}

extension Box<dyn Any> {
    public consuming fn downcast<T: Any>(): Result<Box<T>, Box<dyn Any>> {
        if self.is<T>() { Ok(owned<T, dyn Any>(self)) } else { Err(self) }
    }
}

extension Box<dyn Any + Send> {
    public consuming fn downcast<T: Any>(): Result<Box<T>, Box<dyn Any + Send>> {
        if self.is<T>() { Ok(owned<T, dyn Any + Send>(self)) } else { Err(self) }
    }
}

extension Box<dyn Any + Send + Sync> {
    public consuming fn downcast<T: Any>(): Result<Box<T>, Box<dyn Any + Send + Sync>> {
        if self.is<T>() { Ok(owned<T, dyn Any + Send + Sync>(self)) } else { Err(self) }
    }
}

extension dyn Any: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr("Any { .. }") } }
extension dyn Any + Send: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr("Any { .. }") } }
extension dyn Any + Send + Sync: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr("Any { .. }") } }
