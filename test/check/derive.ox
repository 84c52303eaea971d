// Derived extensions: what they ask of the fields, and what can be derived.
import std.collections.HashSet

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Point { x: Int, y: Int }

#[derive(Debug, Clone, PartialEq, PartialOrd, Default)]
struct Pair<T>(T, String)

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Marker

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Shape<'a, T, const N: UIntSize> where T: Copy {
    Empty,
    Circle(T, &'a str),
    Rect { sides: [Int; N], name: T? },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
enum Color { #[default] Red, Green, Blue }

#[derive(Debug, Clone)]
struct Peek<I: Iterator> {
    source: I,
    next: Option<I.Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Never {}

struct Plain

#[derive(
    Debug,
    Clone,
    PartialEq,
)]
struct Holder {
    count: Int,
    plain: Plain, //~ E0277 //~ E0277 //~ E0369
}

#[derive(Default, Hash)]
enum Wrapped {
    #[default]
    Nothing,
    Some(Plain), //~ E0277
}

#[derive(Clone)]
struct Only<T>(T)

fn uses(plain: Only<Plain>, n: Only<Int>) {
    let copy = n.clone()
    println!("\(copy.0)")
    plain.clone() //~ E0599
}

fn main() {
    #[derive(Debug, PartialEq)]
    struct Local { values: Vec<Int> }
    let local = Local { values: vec![1] }
    println!("\(local:?) \(local == Local { values: vec![] })")
    let p = Point.default()
    println!("\(p:?) \(p < p) \(Color.default():?) \(Marker == Marker)")
    var set = HashSet.new()
    set.insert((p, Color.Blue))
    println!("\(Pair(1, "a".toString()) == Pair.default())")
    let peek = Peek { source: vec![1, 2].intoIter(), next: Some(1) }
    println!("\(peek.clone():?)")
}
