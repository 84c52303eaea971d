// std.alloc and std.ptr: a vector by hand, a list of pointers, blocks of bytes.
import std.alloc.{ self, Layout }
import std.ptr.{ self, NonNull }

struct Loud(Int, String)
extension Loud: Drop { mutating fn drop() { print!("~\(self.0) ") } }

struct Stack<T> { items: NonNull<T>, capacity: UIntSize, len: UIntSize }

extension Stack<T> {
    static fn new(): Stack<T> { Stack { items: NonNull.dangling(), capacity: 0, len: 0 } }
    mutating fn grow() {
        let larger = Layout.array<T>(if self.capacity == 0 { 1 } else { 2 * self.capacity }).unwrap()
        let block = if self.capacity == 0 {
            unsafe { alloc.alloc(larger) }
        } else {
            let old = Layout.array<T>(self.capacity).unwrap()
            unsafe { alloc.realloc(self.items.asPtr() as *mut UInt8, old, larger.size()) }
        }
        self.items = match NonNull.new(block as *mut T) {
            Some(items) -> items,
            null -> alloc.handleAllocError(larger),
        }
        self.capacity = (2 * self.capacity).max(1)
    }
    mutating fn insert(at: UIntSize, item: T) {
        if self.len == self.capacity { self.grow() }
        unsafe {
            let place = self.items.asPtr().add(at)
            ptr.copy(place, place.add(1), self.len - at)
            place.write(item)
        }
        self.len += 1
    }
    mutating fn remove(at: UIntSize): T {
        self.len -= 1
        unsafe {
            let place = self.items.add(at)
            let item = place.read()
            ptr.copy(place.asPtr().add(1), place.asPtr(), self.len - at)
            item
        }
    }
    fn items(): &[T] { unsafe { std.slice.fromRawParts(self.items.asPtr(), self.len) } }
}
extension Stack<T>: Drop {
    mutating fn drop() {
        while self.len > 0 { drop(self.remove(0)) }
        if self.capacity > 0 {
            unsafe { alloc.dealloc(self.items.cast<UInt8>().asPtr(), Layout.array<T>(self.capacity).unwrap()) }
        }
    }
}

fn main() {
    var stack = Stack.new()
    for i in 0..5 { stack.insert(0, Loud(i, "x".repeat(i as UIntSize))) }
    stack.insert(2, Loud(9, "nine".toString()))
    println!("\(stack.items().iter().map { it.0 }.collect<Vec<_>>():?)")
    let taken = stack.remove(1)
    println!("\(taken.1) \(stack.len) \(stack.capacity)")
    drop(taken)
    drop(stack)
    println!()
    let layout = Layout.new<[UInt; 4]>()
    unsafe {
        let block = alloc.allocZeroed(layout).cast<UInt>()
        block.add(2).write(7)
        ptr.copyNonoverlapping([1u32, 2].asPtr(), block, 2)
        ptr.swap(block, block.add(3))
        println!("\(std.slice.fromRawParts(block, 4):?) \(layout.size()) \(layout.align()) \(block.add(3).offsetFrom(block))")
        alloc.dealloc(block as *mut UInt8, layout)
        var pair = [1, 2, 3, 4]
        let (a, b) = pair.splitAtMut(2)
        ptr.swapNonoverlapping(a.asMutPtr(), b.asMutPtr(), 2)
        println!("\(pair:?)")
    }
    println!("\(Layout.array<UInt64>(UIntSize.MAX).isErr()) \(Layout.fromSizeAlign(8, 3).mapErr { it.toString() }:?)")
}
