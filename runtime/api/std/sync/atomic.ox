// Atomic numbers, flags and pointers: one generic type behind Rust's names.
#![cpp(header = "ox/lang/atomic.h")]
import std.fmt.{ self, Debug, Formatter }
import std.marker.Integer

#[cpp("ox::sync::atomic::Ordering")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public extern enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

#[cpp("ox::sync::atomic::fence")]
public extern fn fence(order: Ordering)

#[cpp("ox::sync::atomic::Atomic")]
public extern struct Atomic<T>

public type AtomicBool = Atomic<Bool>
public type AtomicI8 = Atomic<Int8>
public type AtomicI16 = Atomic<Int16>
public type AtomicI32 = Atomic<Int32>
public type AtomicI64 = Atomic<Int64>
public type AtomicIsize = Atomic<IntSize>
public type AtomicU8 = Atomic<UInt8>
public type AtomicU16 = Atomic<UInt16>
public type AtomicU32 = Atomic<UInt32>
public type AtomicU64 = Atomic<UInt64>
public type AtomicUsize = Atomic<UIntSize>
public type AtomicPtr<T> = Atomic<*mut T>

unsafe extension<T> Atomic<T>: Send {}
unsafe extension<T> Atomic<T>: Sync {}

extension<T: Copy> Atomic<T> {
    #[cpp("Self::make")]
    public extern static fn new(value: T): Atomic<T>
    #[cpp(".load")]
    public extern fn load(order: Ordering): T
    #[cpp(".store")]
    public extern fn store(value: T, order: Ordering)
    #[cpp(".swap")]
    public extern fn swap(value: T, order: Ordering): T
    #[cpp(".compareExchange")]
    public extern fn compareExchange(current: T, new: T, success: Ordering, failure: Ordering): Result<T, T>
    #[cpp(".compareExchange")]
    public extern fn compareExchangeWeak(current: T, new: T, success: Ordering, failure: Ordering): Result<T, T>
    #[cpp(".asPtr")]
    public extern fn asPtr(): *mut T
    #[cpp("const_cast<{Self}*>($self)->asPtr()")]
    public extern mutating fn getMut(): &mut T
    #[cpp("Self::intoInner")]
    public extern consuming fn intoInner(): T

    public fn fetchUpdate<F: FnMut(T) -> Option<T>>(setOrder: Ordering, fetchOrder: Ordering, mut f: F): Result<T, T> {
        var old = self.load(fetchOrder)
        while let Some(next) = f(old) {
            match self.compareExchangeWeak(old, next, setOrder, fetchOrder) {
                Ok(value) -> return Ok(value),
                Err(value) -> { old = value }
            }
        }
        Err(old)
    }
}

extension<T: Integer> Atomic<T> {
    #[cpp(".fetchAdd")]
    public extern fn fetchAdd(value: T, order: Ordering): T
    #[cpp(".fetchSub")]
    public extern fn fetchSub(value: T, order: Ordering): T
    #[cpp(".fetchAnd")]
    public extern fn fetchAnd(value: T, order: Ordering): T
    #[cpp(".fetchOr")]
    public extern fn fetchOr(value: T, order: Ordering): T
    #[cpp(".fetchXor")]
    public extern fn fetchXor(value: T, order: Ordering): T
    #[cpp(".fetchNand")]
    public extern fn fetchNand(value: T, order: Ordering): T
    #[cpp(".fetchMax")]
    public extern fn fetchMax(value: T, order: Ordering): T
    #[cpp(".fetchMin")]
    public extern fn fetchMin(value: T, order: Ordering): T
}

extension Atomic<Bool> {
    #[cpp(".fetchAnd")]
    public extern fn fetchAnd(value: Bool, order: Ordering): Bool
    #[cpp(".fetchOr")]
    public extern fn fetchOr(value: Bool, order: Ordering): Bool
    #[cpp(".fetchXor")]
    public extern fn fetchXor(value: Bool, order: Ordering): Bool
    #[cpp(".fetchNand")]
    public extern fn fetchNand(value: Bool, order: Ordering): Bool
    public fn fetchNot(order: Ordering): Bool { self.fetchXor(true, order) }
}

extension<T: Default + Copy> Atomic<T>: Default {
    static fn default(): Atomic<T> { Atomic.new(T.default()) }
}
extension<T: Copy> Atomic<T>: From<T> {
    static fn from(value: T): Atomic<T> { Atomic.new(value) }
}
extension<T: Debug + Copy> Atomic<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result { self.load(Ordering.Relaxed).fmt(f) }
}
