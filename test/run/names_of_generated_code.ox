// The program may use the names that the generated code uses for itself.
#[derive(Debug, Clone, PartialEq)]
struct Unit

#[derive(Debug)]
struct Str(Int)

#[derive(Debug)]
enum Tag {
    Tag,
    Payload(Str),
    Output { tag: Int },
}

#[derive(Debug)]
enum Holder {
    Full(Tag),
    Maybe(Unit?),
}

// Names that are macros of C, or reserved.
#[derive(Debug, Clone, Copy)]
enum Errno { EPERM, ENOENT = 2, _Complex }
const INT64_MAX: Int = 1
const SEEK_SET: Int = 2

// Variants named as the classes of fields.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    String(String),
    Word(String),
    Unit(Unit),
    Option(Unit?),
    Other(Unit?, &'static str),
    Box(Box<Part>),
    Pair(Box<Part>, Box<Part>),
    Holds { unit: Unit },
}

module ops {
    public fn add(a: Int, b: Int): Int { a * b }
}

fn panic(): Int { 1 }

fn main() {
    println!("\(Unit:?) \(Str(1):?) \(Tag.Tag:?) \(Tag.Payload(Str(2)):?) \(Tag.Output { tag: 3 }:?)")
    println!("\(Holder.Full(Tag.Tag):?) \(Holder.Maybe(Some(Unit)):?) \(Unit == Unit.clone())")
    let parts = [Part.String("a".toString()), Part.Unit(Unit), Part.Option(null), Part.Other(null, "b"), Part.Holds { unit: Unit }]
    println!("\(parts:?) \(Part.Box(Box.new(Part.Word("w".toString()))):?) \(Part.Pair(Box.new(parts[0].clone()), Box.new(parts[1].clone())):?)")
    println!("\([Errno.EPERM, Errno.ENOENT, Errno._Complex]:?) \(Errno.ENOENT as Int + INT64_MAX + SEEK_SET)")
    let (usize, tag) = (ops.add(3, 4), panic())
    println!("\(usize) \(tag)")
}
