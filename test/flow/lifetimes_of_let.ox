// RUN: %oxidec check --verify %s
// The lifetimes that a let's type names hold for its value.

type Names = Vec<&'static str>

fn text(): String { "x".toString() }

fn local() {
    let s = String.from("a")
    let x: &'static str = &s //~ E0597
    println!("\(x)")
    let t: &'static String = &text() //~ E0716
    println!("\(t)")
    let names: Names = vec![&s] //~ E0597
    println!("\(names:?)")
    let kept: Vec<&'static _> = vec![&5]
    println!("\(kept:?)")
    let five: &'static Int = &5
    println!("\(five)")
}

fn named<'a>(x: &'a str): &'a str {
    let s = String.from("q")
    let y: &'a str = &s //~ E0597
    let z: &'static str = x //~ E1012
    println!("\(y)\(z)")
    let again: &'a str = x
    again
}

fn main() {
    local()
    println!("\(named("n"))")
}
