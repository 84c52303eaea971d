#[derive(PartialEq, Eq)]
struct P { x: Int, y: Int }
const ORIGIN: P = P { x: 0, y: 0 }
const NAME: &str = "bob"
const PAIR: (Int, Char) = (1, 'a')
const LOW: Int = 3 * 2
const HIGH: Int = LOW * 10
#[derive(PartialEq, Eq)]
enum E { A, B(Int) }
const EB: E = E.B(4)
const NONE: Int? = null
struct Lim
extension Lim { const MAX: Int = 7 }
fn f(p: P): &'static str { match p { ORIGIN -> "origin", P { x: 0, .. } -> "axis", _ -> "other" } }
fn g(n: Int): &'static str { match n { Int.MIN..=-1 -> "neg", Lim.MAX -> "seven", LOW..=HIGH -> "in", Int.MAX -> "max", _ -> "out" } }

fn main() {
    println!("\(f(P { x: 0, y: 0 })) \(f(P { x: 0, y: 1 })) \(g(-4)) \(g(7)) \(g(20)) \(g(Int.MAX)) \(g(5))")
    match "bob" { NAME -> println!("hi"), _ -> println!("no") }
    match (1, 'a') { PAIR -> println!("pair"), _ -> println!("no") }
    match E.B(4) { EB -> println!("eb"), E.A | E.B(_) -> println!("no") }
    match Some(3) { NONE -> println!("none"), Some(_) -> println!("some") }
}
