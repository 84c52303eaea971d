// An `if` without `else` has no value to give, and a function without a body none to run.
fn missing(n: Int): Int //~ E1001

struct Holder { values: Vec<Int> }

extension Holder {
    fn size(): UIntSize //~ E1001
    mutating fn add(n: Int) {
        var twice = { k: Int -> if k > 0 { self.values.push(k) } }
        twice(n)
    }
}

fn show(text: &str) { println!("\(text)") }

fn main() {
    let n = 3
    let label = if n > 1 { "big" } //~ E0317
    show(if n > 1 { "big" }) //~ E0317
    let pair = (1, if n > 2 { n }) //~ E0317
    let nothing = if n > 1 { show("x") }
    let other = if n > 1 { return }
    let value = if n > 1 { 1 } else { 2 }
    println!("\(value) \(nothing:?) \(other:?)")
}
