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

module ops {
    public fn add(a: Int, b: Int): Int { a * b }
}

fn panic(): Int { 1 }

fn main() {
    println!("\(Unit:?) \(Str(1):?) \(Tag.Tag:?) \(Tag.Payload(Str(2)):?) \(Tag.Output { tag: 3 }:?)")
    println!("\(Holder.Full(Tag.Tag):?) \(Holder.Maybe(Some(Unit)):?) \(Unit == Unit.clone())")
    let (usize, tag) = (ops.add(3, 4), panic())
    println!("\(usize) \(tag)")
}
