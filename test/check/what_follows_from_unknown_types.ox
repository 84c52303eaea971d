// A type that is wrong where it is written leaves nothing to say about what would have followed from it.
import std.collections.HashMap

struct Memo {
    known: &HashMap<String, Int>, //~ E0106
}

fn check(n: Int): Reslt<()> { //~ E0425
    if n > 1 { Ok(()) } else { Err("small".toString()) }
}

fn found(n: Int): Maybe<Int> { //~ E0425
    if n > 1 { return null }
    Some(n)
}

fn main() {
    let memo = Memo { known: HashMap.new() }
    println!("\(memo.known.len())")
    check(1)
    found(2)
}
