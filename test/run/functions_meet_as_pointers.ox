// Different functions, and closures that capture nothing, in an array or in branches meet as function pointers.
fn add(a: Int, b: Int): Int { a + b }
fn sub(a: Int, b: Int): Int { a - b }
enum Shape { Circle(Int), Square(Int) }
fn main() {
    let fs = [add, sub, add]
    println!("\(fs.iter().map { f -> f(9, 2) }.collect<Vec<_>>():?)")
    let table = vec![("add", add as (Int, Int) -> Int), ("sub", sub)]
    for (name, f) in &table { println!("\(name) \(f(5, 3))") }
    for up in [true, false] {
        let f = if up { add } else { sub }
        let g = match up { true -> sub, false -> Int.pow2 }
        println!("\(f(1, 2)) \(g(7, 2))")
    }
    let make = [Shape.Circle, Shape.Square]
    for m in make { match m(3) { Shape.Circle(r) -> println!("circle \(r)"), Shape.Square(s) -> println!("square \(s)") } }
    let steps = [{ x: Int -> x + 1 }, { x: Int -> x * 2 }, { x -> x - 3 }]
    println!("\(steps.iter().map { f -> f(10) }.collect<Vec<_>>():?)")
    for n in 0..3 {
        let f = match n { 0 -> { a: Int, b: Int -> a * b }, 1 -> add, _ -> { a, b -> a - b } }
        let g = if n == 0 { { s: &str -> s.len() } } else if n == 1 { { s: &str -> s.len() * 2 } } else { panic!() }
        println!("\(f(6, 4)) \(g("abc"))")
        if n == 1 { break }
    }
    let only = [add]
    println!("\(only[0](1, 1)) \([3, 1, 2].iter().fold(0) { a, b -> add(a, *b) })")
}
trait Pow2 { static fn pow2(a: Int, b: Int): Int }
extension Int: Pow2 { static fn pow2(a: Int, b: Int): Int { a.pow(b as UInt) } }
