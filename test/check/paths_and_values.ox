// Paths to members, literals of structs, casts, comparisons and values that are copied.
import std.cell.RefCell

trait Source { type Item }
fn thing<S: Source>(item: <S as Source>.Thing) {} //~ E0576

static SHARED: RefCell<Int> = RefCell.new(1) //~ E0277
const LATE: Vec<Int> = vec![1] //~ E0015

enum Shape { Square(Int), Line { length: Int } }
fn size(shape: Shape): Int {
    match shape {
        Shape.Square { side } -> side, //~ E0769
        Shape.Line { length } -> length,
    }
}
fn ways() {
    match (1, &2) {
        (ref y, &0) | (0, y) -> println!("\(y)"), //~ E0409
        _ -> (),
    }
}

fn copied() {
    let names = [String.new(); 3] //~ E0277
    let one = [String.new(); 1]
    let zeros = [0; 3]
}

fn compared(a: Int, b: Int64, c: Char) {
    let d = Some(1) == 1 //~ E0308
    let e = vec![1] == vec!["a"] //~ E0277
    let f = c == "a" //~ E0308
    let g = 1 < "a" //~ E0277
    let h = a + b //~ E0308 //~ E0277
    var i = 1
    i += "a" //~ E0277
    RefCell.new(1).borrowMut() += 1 //~ E0368
}

fn cast(p: *const UInt8) {
    let q = p as *const [UInt8] //~ E0607
    (&0 as [Int]).len() //~ E0620
}

fn main() {}
