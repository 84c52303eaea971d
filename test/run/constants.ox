const N: UIntSize = 4
const M: UIntSize = N * 2 + 1
const NAMES: [&str; N] = ["a", "b", "c", "d"]
const MASK: UInt8 = !0 >> 2
const fn square(x: UIntSize): UIntSize { x * x }
const SQ: UIntSize = square(3)
static TABLE: [Int; square(2)] = [1; square(2)]
struct Grid<const W: UIntSize, const H: UIntSize> { cells: [[Int; W]; H] }
extension Grid<W, H> {
    const AREA: UIntSize = W * H
    static fn filled(v: Int): Self { Grid { cells: [[v; W]; H] } }
    fn sum(): Int { self.cells.iter().map { it.iter().sum<Int>() }.sum() }
}
trait Shape { const SIDES: UInt; fn sides(): UInt { Self.SIDES } }
struct Tri
extension Tri: Shape { const SIDES: UInt = 3 }
struct Cfg { name: &'static str, size: UIntSize }
const DEFAULT: Cfg = Cfg { name: "def", size: SQ }
const fn fact(n: UInt64): UInt64 { if n == 0 { 1 } else { n * fact(n - 1) } }
const F10: UInt64 = fact(10)
const fn sumTo(n: UInt): UInt { var i = 0
  var s = 0
  while i <= n { s += i
   i += 1 }
  s }
const LOOKUP: [UInt; 3] = [sumTo(1), sumTo(2), sumTo(10)]
// A constant block is evaluated anew for each element.
static LOCKS: [std.sync.Mutex<Vec<Int>>; 3] = [const { std.sync.Mutex.new(Vec.new()) }; 3]
fn blocks() {
    var lists: [Vec<Int>; 3] = [const { Vec.new() }; 3]
    lists[1].push(4)
    LOCKS[2].lock().unwrap().push(lists[1][0])
    let none: [Box<Int>?; 2] = [const { null }; 2]
    println!("\(lists:?) \(LOCKS[2].lock().unwrap():?) \(none:?) \([const { 1 + 2 }; 2]:?)")
}
fn main() {
    blocks()
    let a = [0; M]
    println!("\(a.len()) \(NAMES[2]) \(MASK) \(SQ) \(TABLE.len())")
    let g = Grid<3, 2>.filled(2)
    println!("\(g.sum()) \(Grid<3, 2>.AREA) \(Tri.sides(&Tri)) \(DEFAULT.name) \(DEFAULT.size) \(F10) \(LOOKUP:?)")
    println!("\(Int.MAX) \(UInt8.MAX as Int + 1) \(Float.EPSILON > 0.0)")
    match 9u64 { F10 -> println!("f"), _ -> println!("other") }
}
