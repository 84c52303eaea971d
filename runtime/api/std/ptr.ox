// std.ptr: raw pointers.
#![cpp(header = "ox/lang/pointers.h")]
import std.fmt
import std.hash.{ Hash, Hasher }

extension<T> *const T {
    #[cpp("($self == nullptr)")]
    public extern consuming fn isNull(): Bool
    #[cpp("($self + $0)")]
    public extern consuming unsafe fn add(count: UIntSize): *const T
    #[cpp("($self - $0)")]
    public extern consuming unsafe fn sub(count: UIntSize): *const T
    #[cpp("($self + $0)")]
    public extern consuming unsafe fn offset(count: IntSize): *const T
    #[cpp("($self - $0)")]
    public extern consuming unsafe fn offsetFrom(origin: *const T): IntSize
    #[cpp("const_cast<{T}*>($self)")]
    public extern consuming fn castMut(): *mut T
    #[cpp("reinterpret_cast<{U} const*>($self)")]
    public extern consuming fn cast<U>(): *const U
    #[cpp("reinterpret_cast<ox::usize>($self)")]
    public extern consuming fn addr(): UIntSize
    public consuming unsafe fn read(): T { read(self) }
    public consuming unsafe fn copyTo(target: *mut T, count: UIntSize) { copy(self, target, count) }
    public consuming unsafe fn copyToNonoverlapping(target: *mut T, count: UIntSize) { copy(self, target, count) }
    public consuming unsafe fn asRef<'a>(): Option<&'a T> { if self.isNull() { null } else { Some(&*self) } }
}

extension<T> *mut T {
    #[cpp("($self == nullptr)")]
    public extern consuming fn isNull(): Bool
    #[cpp("($self + $0)")]
    public extern consuming unsafe fn add(count: UIntSize): *mut T
    #[cpp("($self - $0)")]
    public extern consuming unsafe fn sub(count: UIntSize): *mut T
    #[cpp("($self + $0)")]
    public extern consuming unsafe fn offset(count: IntSize): *mut T
    #[cpp("($self - $0)")]
    public extern consuming unsafe fn offsetFrom(origin: *const T): IntSize
    #[cpp("static_cast<{T} const*>($self)")]
    public extern consuming fn castConst(): *const T
    #[cpp("reinterpret_cast<{U}*>($self)")]
    public extern consuming fn cast<U>(): *mut U
    #[cpp("reinterpret_cast<ox::usize>($self)")]
    public extern consuming fn addr(): UIntSize
    public consuming unsafe fn read(): T { read(self) }
    public consuming unsafe fn write(value: T) { write(self, value) }
    public consuming unsafe fn replace(value: T): T { replace(self, value) }
    public consuming unsafe fn swap(other: *mut T) { swap(self, other) }
    public consuming unsafe fn dropInPlace() { dropInPlace(self) }
    public consuming unsafe fn writeBytes(byte: UInt8, count: UIntSize) { writeBytes(self, byte, count) }
    public consuming unsafe fn copyTo(target: *mut T, count: UIntSize) { copy(self, target, count) }
    public consuming unsafe fn copyToNonoverlapping(target: *mut T, count: UIntSize) { copy(self, target, count) }
    public consuming unsafe fn copyFrom(source: *const T, count: UIntSize) { copy(source, self, count) }
    public consuming unsafe fn copyFromNonoverlapping(source: *const T, count: UIntSize) { copy(source, self, count) }
    public consuming unsafe fn asRef<'a>(): Option<&'a T> { if self.isNull() { null } else { Some(&*self) } }
    public consuming unsafe fn asMut<'a>(): Option<&'a mut T> { if self.isNull() { null } else { Some(&mut *self) } }
}

#[mustUse]
#[cpp("ox::pointers::nullMut<{T}>")]
public extern fn null<T>(): *const T

#[mustUse]
#[cpp("ox::pointers::nullMut<{T}>")]
public extern fn nullMut<T>(): *mut T

extension<T> *const T: fmt.Pointer {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { unsafe { fmt.Pointer.fmt(&&**self, f) } }
}
extension<T> *mut T: fmt.Pointer {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { unsafe { fmt.Pointer.fmt(&&**self, f) } }
}
extension<T> *const T: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Pointer.fmt(self, f) } }
extension<T> *mut T: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Pointer.fmt(self, f) } }

#[cpp("ox::pointers::eq")]
public extern fn eq<T: ?Sized>(a: *const T, b: *const T): Bool

#[cpp("ox::pointers::read")]
public extern unsafe fn read<T>(source: *const T): T

#[cpp("ox::pointers::write")]
public extern unsafe fn write<T>(target: *mut T, value: T)

#[cpp("ox::pointers::copy")]
public extern unsafe fn copy<T>(source: *const T, target: *mut T, count: UIntSize)

#[cpp("ox::pointers::copy")]
public extern unsafe fn copyNonoverlapping<T>(source: *const T, target: *mut T, count: UIntSize)

#[cpp("ox::pointers::writeBytes")]
public extern unsafe fn writeBytes<T>(target: *mut T, byte: UInt8, count: UIntSize)

#[mustUse]
#[cpp("ox::pointers::dangling<{T}>")]
public extern fn dangling<T>(): *const T

#[mustUse]
#[cpp("ox::pointers::dangling<{T}>")]
public extern fn danglingMut<T>(): *mut T

#[cpp("ox::pointers::dropInPlace")]
public extern unsafe fn dropInPlace<T>(target: *mut T)

public unsafe fn replace<T>(target: *mut T, value: T): T { std.mem.replace(&mut *target, value) }

public unsafe fn swap<T>(a: *mut T, b: *mut T) { std.mem.swap(&mut *a, &mut *b) }

public unsafe fn swapNonoverlapping<T>(a: *mut T, b: *mut T, count: UIntSize) {
    for i in 0..count { swap(a.add(i), b.add(i)) }
}

#[mustUse]
public fn sliceFromRawParts<T>(data: *const T, len: UIntSize): *const [T] { unsafe { std.slice.fromRawParts(data, len) } }

#[mustUse]
public fn sliceFromRawPartsMut<T>(data: *mut T, len: UIntSize): *mut [T] { unsafe { std.slice.fromRawPartsMut(data, len) } }

/// A pointer that is not null.
public struct NonNull<T> {
    pointer: *mut T,
}

extension<T> NonNull<T> {
    public static fn new(pointer: *mut T): Option<NonNull<T>> {
        if pointer.isNull() { null } else { Some(NonNull { pointer: pointer }) }
    }
    public static unsafe fn newUnchecked(pointer: *mut T): NonNull<T> { NonNull { pointer: pointer } }
    #[mustUse]
    public consuming fn asPtr(): *mut T { self.pointer }
    #[mustUse]
    public unsafe fn asRef<'a>(): &'a T { &*self.pointer }
    #[mustUse]
    public mutating unsafe fn asMut<'a>(): &'a mut T { &mut *self.pointer }
    #[mustUse]
    public static fn dangling(): NonNull<T> { NonNull { pointer: danglingMut() } }
    #[mustUse]
    public consuming fn cast<U>(): NonNull<U> { NonNull { pointer: self.pointer.cast<U>() } }
    public consuming unsafe fn add(count: UIntSize): NonNull<T> { NonNull { pointer: self.pointer.add(count) } }
    public consuming unsafe fn sub(count: UIntSize): NonNull<T> { NonNull { pointer: self.pointer.sub(count) } }
    public consuming unsafe fn read(): T { read(self.pointer) }
    public consuming unsafe fn write(value: T) { write(self.pointer, value) }
    public consuming unsafe fn replace(value: T): T { replace(self.pointer, value) }
    public consuming unsafe fn dropInPlace() { dropInPlace(self.pointer) }
}

extension<T> NonNull<T>: fmt.Debug { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Pointer.fmt(&self.pointer, f) } }
extension<T> NonNull<T>: fmt.Pointer { fn fmt(f: &mut fmt.Formatter): fmt.Result { fmt.Pointer.fmt(&self.pointer, f) } }
extension<T> NonNull<T>: Hash { fn hash<H: Hasher>(state: &mut H) { self.pointer.addr().hash(state) } }

extension<T> NonNull<T>: Clone { fn clone(): Self { *self } }
extension<T> NonNull<T>: Copy {}
extension<T> NonNull<T>: PartialEq { fn eq(other: &Self): Bool { eq(self.pointer, other.pointer) } }
extension<T> NonNull<T>: Eq {}
extension<'a, T> NonNull<T>: From<&'a mut T> {
    static fn from(target: &'a mut T): NonNull<T> { NonNull { pointer: target } }
}
extension<'a, T> NonNull<T>: From<&'a T> {
    static fn from(target: &'a T): NonNull<T> { NonNull { pointer: (target as *const T).castMut() } }
}

extension<T> NonNull<T>: !Send {}
extension<T> NonNull<T>: !Sync {}
