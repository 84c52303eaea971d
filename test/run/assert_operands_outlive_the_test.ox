// The operands of an assertion live until it is done, and die in reverse order.
import std.sync.Mutex
import tokio
struct Loud(Int)
extension Loud: Drop { mutating fn drop() { println!("drop \(self.0)") } }
extension Loud { fn value(): &Int { &self.0 } }
fn loud(n: Int): Loud { println!("make \(n)"); Loud(n) }
fn text(): String { "abc".toString() }
#[tokio.main]
async fn main() {
    let a = Mutex.new(1)
    assertEq!(*a.lock().unwrap(), 1)
    let m = tokio.sync.Mutex.new(1)
    assertEq!(*(await m.lock()), 1)
    assertEq!(*await m.lock(), 1)
    *(await m.lock()) += 1
    assertEq!(*loud(1).value(), *loud(1).value())
    println!("next")
    assertEq!(text(), "abc")
    assertEq!(text().asStr(), "abc")
    assertNe!(loud(3).0, loud(4).0, "no \(5)")
    if true { assertEq!(loud(6).0, 6) }
    let v = vec![1, 2]
    assertEq!(v.iter().map { it + 1 }.collect<Vec<Int>>(), [2, 3])
    println!("\(*(await m.lock()))")
}
