// One mistake is told once.
#![allow(unused)]
struct Twice {
    last: Int,
    last: Int, //~ E0124
}


struct Shelf { items: Vec<Missing> } //~ E0425
struct Named<'a> { text: &'b str } //~ E0261

struct Wide(Int)
extension Wide: From<Missing> { static fn from(m: Missing): Wide { Wide(1) } } //~ E0425 //~ E0425
extension Wide: From<&str> { static fn from(m: &str): Wide { Wide(1) } }

fn three(a: Int, b: &str, c: Bool): Int { a }

fn main() {
    let twice = Twice { last: 1 }
    let shelf = Shelf { items: vec![] }
    shelf.items.unknown()
    shelf.items[0].price.low + 1
    three( //~ E0308
        "a",
        1,
        true)
    three(1, 2, true) //~ E0308
    let n = match shelf.items.len() {
        0 -> 1,
        1 -> "a", //~ E0308
        2 -> 'c',
        _ -> 2.5,
    }
    println!("\(n + 1)")
    let list = vec!["a", 1, 2] //~ E0308
    println!("\(list.join(","))")

    let half = &[1, 2] as [Int] //~ E0620
    println!("\([1, 2].join(","))") //~ E0599
}

// A result without its lifetime is no type that anything could differ from.
fn unsaid(a: &str, b: &str): &str { 5 } //~ E0106
fn usesUnsaid(): Int { unsaid("a", "b") }
