// std.alloc: raw memory.
#![cpp(header = "ox/lang/pointers.h")]
import std.error.Error
import std.fmt
import std.mem.{ alignOf, alignOfVal, sizeOf, sizeOfVal }

/// The size and alignment of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
public struct Layout { size: UIntSize, align: UIntSize }

#[derive(Debug, Clone, PartialEq, Eq)]
public struct LayoutError

extension LayoutError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result { f.writeStr("invalid parameters to Layout::from_size_align") }
}
extension LayoutError: Error {}

extension Layout {
    #[mustUse]
    public static fn new<T>(): Layout { Layout { size: sizeOf<T>(), align: alignOf<T>() } }
    #[mustUse]
    public static fn forValue<T>(value: &T): Layout { Layout { size: sizeOfVal(value), align: alignOfVal(value) } }
    public static fn array<T>(count: UIntSize): Result<Layout, LayoutError> {
        let size = sizeOf<T>().checkedMul(count).okOr(LayoutError)?
        Layout.fromSizeAlign(size, alignOf<T>())
    }
    public static fn fromSizeAlign(size: UIntSize, align: UIntSize): Result<Layout, LayoutError> {
        if !align.isPowerOfTwo() || size > IntSize.MAX as UIntSize - (align - 1) { return Err(LayoutError) }
        Ok(Layout { size, align })
    }
    public static unsafe fn fromSizeAlignUnchecked(size: UIntSize, align: UIntSize): Layout { Layout { size, align } }
    #[mustUse]
    public fn size(): UIntSize { self.size }
    #[mustUse]
    public fn align(): UIntSize { self.align }
}

#[cpp("ox::pointers::allocate")]
extern fn allocate(size: UIntSize, align: UIntSize): *mut UInt8
#[cpp("ox::pointers::allocateZeros")]
extern fn allocateZeros(size: UIntSize, align: UIntSize): *mut UInt8
#[cpp("ox::pointers::release")]
extern fn release(block: *mut UInt8)
#[cpp("ox::pointers::resize")]
extern fn resize(block: *mut UInt8, oldSize: UIntSize, align: UIntSize, size: UIntSize): *mut UInt8

#[mustUse = "losing the pointer will leak memory"]
public unsafe fn alloc(layout: Layout): *mut UInt8 { allocate(layout.size, layout.align) }

#[mustUse = "losing the pointer will leak memory"]
public unsafe fn allocZeroed(layout: Layout): *mut UInt8 { allocateZeros(layout.size, layout.align) }

public unsafe fn dealloc(block: *mut UInt8, _layout: Layout) { release(block) }

#[mustUse = "losing the pointer will leak memory"]
public unsafe fn realloc(block: *mut UInt8, layout: Layout, size: UIntSize): *mut UInt8 {
    resize(block, layout.size, layout.align, size)
}

/// Never needed: where there is no memory the program ends in `alloc`.
public fn handleAllocError(layout: Layout)! { panic!("memory allocation of {} bytes failed", layout.size) }
