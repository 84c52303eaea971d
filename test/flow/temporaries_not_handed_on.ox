// RUN: %oxidec check --verify %s
// The operand of `&` at the end of an initialiser lives on, also below `*` and `[]`; what goes through a call does not.
fn length(s: &str): &str { s }
fn main() {
    let c = true
    let a: &str = &*String.from("a")
    let e = &vec![1, 2][0]
    let b = length(if c { &String.from("b") } else { "x" }) //~ E0716
    let d = match c { true -> length(&String.from("d")), false -> "y" } //~ E0716
    println!("\(a) \(b) \(d) \(e)")
}
