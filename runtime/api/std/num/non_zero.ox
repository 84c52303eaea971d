// Integers that are not zero.
import std.fmt.{ self, Debug, Display, Formatter }
import std.hash.Hash
import std.marker.Integer

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
public struct NonZero<T> {
    value: T,
}

public type NonZeroI8 = NonZero<Int8>
public type NonZeroI16 = NonZero<Int16>
public type NonZeroI32 = NonZero<Int32>
public type NonZeroI64 = NonZero<Int64>
public type NonZeroIsize = NonZero<IntSize>
public type NonZeroU8 = NonZero<UInt8>
public type NonZeroU16 = NonZero<UInt16>
public type NonZeroU32 = NonZero<UInt32>
public type NonZeroU64 = NonZero<UInt64>
public type NonZeroUsize = NonZero<UIntSize>

extension<T: Integer + Default + PartialEq> NonZero<T> {
    public static fn new(value: T): Option<NonZero<T>> {
        if value == T.default() { null } else { Some(NonZero { value: value }) }
    }
    public static unsafe fn newUnchecked(value: T): NonZero<T> { NonZero { value: value } }
    public consuming fn get(): T { self.value }
}

extension<T: Debug> NonZero<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&self.value, f) }
}
extension<T: Display> NonZero<T>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { T.fmt(&self.value, f) }
}
