// Less common parts of the library: disjoint and mutable parts of slices, saturating and mixed-sign numbers, `?` on ControlFlow, const constructors.
import std.collections.{ HashMap, VecDeque }
import std.num.{ Saturating, Wrapping }
import std.ops.ControlFlow
import std.borrow.Cow
import std.any.Any
import std.sync.{ Condvar, Mutex }
static QUEUE: Mutex<VecDeque<String>> = Mutex.new(VecDeque.new())
static READY: Condvar = Condvar.new()
#[derive(Debug)]
#[allow(deadCode)]
enum E { A, B(Int) }
fn firstNegative(xs: &[Int]): ControlFlow<Int> {
    for x in xs { check(*x)? }
    ControlFlow.Continue(())
}
fn check(x: Int): ControlFlow<Int> { if x < 0 { ControlFlow.Break(x) } else { ControlFlow.Continue(()) } }
fn isString(s: &(dyn Any + Send + Sync)): Bool { s.is<String>() }
fn main() {
    QUEUE.lock().unwrap().pushBack("a".toString())
    READY.notifyOne()
    println!("\(QUEUE.lock().unwrap():?) \(sizeOf<UInt64>()) \(alignOf<UInt16>()) \(sizeOfVal(&[1u8; 3]))")
    var letters = HashMap.new()
    for ch in "hello".chars() { letters.entry(ch).andModify { *it += 1 }.orInsert(1) }
    println!("\(letters[&'l']) \(firstNegative(&[1, -2, 3]):?) \(firstNegative(&[1]):?)")
    var xs = [1, 2, 3, 4, 5, 6]
    for part in (xs.splitnMut(2) { it % 2 == 0 }) { part[0] = 9 }
    println!("\(xs:?)")
    for part in (xs.splitInclusiveMut { it % 3 == 0 }) { part[0] *= 2 }
    println!("\(xs:?) \(xs.arrayWindows().map { [a, b] -> a + b }.collect<Vec<_>>():?)")
    if let Ok([a, b]) = xs.getDisjointMut([0, 4]) { std.mem.swap(a, b) }
    println!("\(xs:?)")
    println!("\(xs.getDisjointMut([1, 1]):?)")
    let (head, rest) = xs.asChunksMut<4>()
    head[0][0] = 100
    rest[0] = 7
    println!("\(xs:?)")
    assertEq!(&mut xs[..2], &mut [100, 4])
    assertEq!(&mut xs[..1], &[100])
    assertEq!(&mut xs[..1], [100])
    var s: &[Int] = &xs
    println!("\(s.splitOffFirst():?) \(s.splitOffLast():?) \(s.len())")
    var q: VecDeque<Int> = (1..5).collect()
    println!("\(q.popFrontIf { *it == 1 }:?) \(q.popBackIf { *it == 1 }:?) \(q == &[2, 3, 4]) \(q.binarySearchByKey(&8) { it * 2 }:?)")
    println!("\(Saturating(250u8) + Saturating(9)) \(Wrapping(3u8).pow(6)) \(Saturating<Int8>.MAX) \(Wrapping(-5i32).abs())")
    println!("\(5u8.checkedSubSigned(-3):?) \(5u8.checkedSubSigned(9):?) \((-100i8).saturatingSubUnsigned(100)) \(1u8.unboundedShl(9)) \((-8i32).unboundedShr(40)) \(3u8.strictAdd(4))")
    println!("\(10u8.checkedSignedDiff(200):?) \(10u8.checkedSignedDiff(20):?) \(5i8.overflowingSubUnsigned(200):?) \(Float.from(true)) \(f64.DIGITS)")
    println!("\("x" == Cow.Borrowed("x")) \(isString(&"s".toString())) \(isString(&1)) \(std.mem.discriminant(&E.B(2)):?)")
    let (x, (y, z)): (Vec<_>, (Vec<_>, Vec<_>)) = [(1, (2, 3)), (4, (5, 6))].intoIter().unzip()
    println!("\(x:?) \(y:?) \(z:?)")
    var m = HashMap.from([("a", 1), ("b", 2)])
    if let [Some(a), Some(b)] = m.getDisjointMut(["a", "b"]) { std.mem.swap(a, b) }
    println!("\(m["a"]) \(m["b"])")
    var p = "12ab".chars().peekable()
    println!("\(p.nextIfMap { c -> c.toDigit(10).okOr(c) }:?) \(p.next():?) \(p.nextIfMap { c -> c.toDigit(10).okOr(c) }:?) \(p.next():?)")
}
