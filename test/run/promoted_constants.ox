// `&` of a constant value lives for ever.
#[allow(dead_code)]
enum Json { Null, Num(Int), Text(String) }
static GREETINGS: [&str; 3] = ["a", "b", "c"]
const LIMITS: [Int; 2] = [1, 2]
fn none(): &'static Json { &Json.Null }
fn pick(m: Bool): &'static [Int] { if m { &[1, 2, 3] } else { &[] } }
fn opt(): &'static Option<Int> { &null }
struct P { x: Int, y: Int }
fn origin(): &'static P { &P { x: 0, y: 0 } }
fn tuple(): &'static (Int, &'static str) { &(1, "x") }
fn five(): &'static Int { &5 }
fn neg(): &'static Int { &-7 }
fn sum(): &'static Int { &(2 + 3) }
fn lim(): &'static [Int] { &LIMITS }
fn main() {
    println!("\(pick(true):?) \(pick(false):?) \(opt():?) \(origin().x) \(tuple():?) \(five()) \(neg()) \(sum()) \(lim():?)")
    match none() { Json.Null -> println!("null"), _ -> println!("other") }
    let r: &Int
    { r = &9 }
    println!("\(r) \(GREETINGS[1])")
}
