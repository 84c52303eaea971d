// What a head promises its users: types they can name, parameters that mean something and are known when they are needed.

public struct Stairs { at: Int }
struct Step(Int)

extension Stairs: Iterator {
    type Item = Step //~ E0446
    mutating fn next(): Step? { null }
}

module bank {
    public trait Account {
        type Key
        fn key(): Self.Key
    }
    trait Inner { type Key }
    public struct Plain
    struct Secret
    public struct Open(public Int)
    extension Plain: Account {
        type Key = Open
        fn key(): Open { Open(1) }
    }
    extension Secret: Account {
        type Key = Secret
        fn key(): Secret { Secret }
    }
    extension Plain: Inner { type Key = Secret }
}

trait Sink {
    fn take(value: impl Clone)
    fn give<T: Clone>(value: T)
}
struct Null

extension Null: Sink {
    fn take<T: Clone>(value: T) {} //~ E0643
    fn give(value: impl Clone) {} //~ E0643
}

trait Visit<T> {
    type Out
    fn visit(value: T): Self.Out
}

fn run<V: for<'a> Visit<&'a str>>(visitor: V, text: &str): V.Out { //~ E0212
    visitor.visit(text)
}
fn runOnce<'a, V: Visit<&'a str>>(visitor: V, text: &'a str): V.Out { visitor.visit(text) }

type Unused<T, U> = Vec<T> //~ E0091
type Fixed<'a, const N: UIntSize> = Int

trait Shape {}
struct Frame<'a, 'b> { shape: Box<dyn Shape + 'a + 'b>, at: &'a &'b Int } //~ E0226

struct Grid<const W: UIntSize, const H: UIntSize = W> { cells: [[UInt8; W]; H] }

#[repr(u8)] //~ E0084
enum Nothing {}

fn main() {
    let grid: Grid<2> = Grid { cells: [[0; 2]; 2] }
    println!("\(grid.cells.len()) \(Null.key())") //~ E0599
}
