// What is #[trackCaller], in the library and here, panics where it was called.
import std.collections.{ BTreeMap, HashMap, VecDeque }
import std.ops.{ Index, IndexMut }
import std.panic
import std.panic.Location
import std.sync.Mutex

static LINES: Mutex<Vec<UInt32>> = Mutex.new(Vec.new())

struct Grid { cells: Vec<Int>, width: UIntSize }
extension Grid: Index<(UIntSize, UIntSize)> {
    type Output = Int
    fn index((x, y): (UIntSize, UIntSize)): &Int { &self.cells[y * self.width + x] }
}
extension Grid: IndexMut<(UIntSize, UIntSize)> {
    mutating fn indexMut((x, y): (UIntSize, UIntSize)): &mut Int { &mut self.cells[y * self.width + x] }
}

#[trackCaller]
fn here(): UInt32 { Location.caller().line() }
#[track_caller]
fn through(): UInt32 { here() }
fn own(): UInt32 { here() }
#[trackCaller]
fn positive(n: Int): Int {
    assert!(n > 0, "not positive: {}", n)
    n
}
#[trackCaller]
fn doubled(n: Int8): Int8 { n * 2 }

trait Shape {
    #[trackCaller]
    fn line(): UInt32
}
struct Square
extension Square: Shape {
    fn line(): UInt32 { Location.caller().line() }
}

fn fails(first: UInt32, f: impl Fn()) {
    let ok = panic.catchUnwind({ -> f() }).isErr()
    let line = LINES.lock().unwrap().pop().unwrap()
    println!("{} {}", ok, line - first)
}

fn main() {
    panic.setHook(Box.new({ info ->
        let at = info.location().unwrap()
        assert!(at.file().endsWith("callers_are_where_panics_are.ox"), "{}", at)
        LINES.lock().unwrap().push(at.line())
    }))
    let v = vec![1, 2, 3]
    let text = "añb".toString()
    let n = v.len()
    let none: Int? = null
    fails(here(), { -> { let _ = v[n] } })
    fails(here(), { -> { let _ = &v[2..n + 1] } })
    fails(here(), { -> { let _ = &v[..=n] } })
    fails(here(), { -> { let _ = &text[2..] } })
    fails(here(), { -> { let _ = text.clone().remove(4) } })
    fails(here(), { -> { let _ = v.splitAt(n + 1) } })
    fails(here(), { -> { let _ = v.clone().swapRemove(n) } })
    fails(here(), { -> v.clone().insert(n + 1, 0) })
    fails(here(), { -> v.clone().swap(0, n) })
    fails(here(), { -> { let _ = v.clone().drain(n + 1..) } })
    fails(here(), { -> { let _ = v.chunks(n - 3) } })
    fails(here(), { -> { let _ = HashMap.from([(1, 2)])[&3] } })
    fails(here(), { -> { let _ = BTreeMap.from([(1, 2)])[&3] } })
    fails(here(), { -> { let _ = VecDeque.from([1])[n] } })
    fails(here(), { -> { let _ = none.unwrap() } })
    fails(here(), { -> { let _ = none.expect("a number") } })
    fails(here(), { -> { let _ = "x".parse<Int>().unwrap() } })
    fails(here(), { ->
        let _ = none!!
    })
    fails(here(), { ->
        let _ = Grid { cells: vec![1], width: 1 }[(0, 1)]
    })
    fails(here(), { ->
        Grid { cells: vec![1], width: 1 }[(1, 0)] += 1
    })
    fails(here(), { ->
        let _ = positive(-1)
    })
    // As a value, a function has no caller to tell of.
    let names: Vec<Int> = vec![Some(1), Some(2)].intoIter().map(Option.unwrap).collect()
    let each: Vec<Int> = names.iter().copied().map(positive).collect()
    let boxed: Box<dyn Shape> = Box.new(Square)
    println!("{:?} {} {}", each, through() - here(), own() < here())
    println!("{} {} {}", Square.line() - here(), boxed.line() == here(), doubled(4))
}
