// What a branch or inner block hands to a variable by reference lives as long as the variable; in a constant, for ever.
import std.fmt.Debug
struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)"); } }
struct Config { name: String, size: UIntSize }
extension Config { static fn new(name: &str): Config { Config { name: name.toString(), size: name.len() } } }
const EMPTY: &Vec<Int> = &Vec.new()
const MAYBE: &Option<String> = &null
static WORDS: &String = &String.new()
fn size(c: Bool): UIntSize {
    let r: &Config = if c { &Config.new("abc") } else { &Config.new("z") }
    r.size + r.name.len()
}
fn text(n: Int): String {
    let s: &str = match n { 0 -> "zero", 1 -> &String.from("one"), _ -> { &format!("n{n}") } }
    let t: &str = &String.from("t")
    format!("{s}{t}")
}
fn slice(n: Int): UIntSize {
    let v: &[Int] = if n > 0 { &[1, 2, 3] } else { &vec![n; 4] }
    let w = { let k = n + 1; &vec![k] }
    v.len() + w.len()
}
fn kept(c: Bool) {
    let a = Noisy("a")
    let r = if c { &Noisy("then") } else { &Noisy("else") }
    let (p, q) = match c { true -> (&Noisy("p"), Some(&a)), false -> (&a, null) }
    let b = Noisy("b")
    println!("\(r.0) \(p.0) \(q.isSome()) \(b.0)");
}
fn stable(c: Bool): &'static [UInt8] {
    let v: &'static [UInt8] = if c { &[1, 2] } else { &[] }
    v
}
fn changed(c: Bool): Vec<Int> {
    let v: &mut Vec<Int> = if c { &mut vec![1] } else { &mut Vec.new() }
    v.push(9)
    v.clone()
}
fn shown(c: Bool): String {
    let d: &dyn Debug = if c { &vec![1, 2] } else { &"text".toString() }
    format!("{d:?}")
}
fn early(n: Int): Option<UIntSize> {
    let s: &String = if let Some(d) = n.checkedSub(3) { &d.toString() } else { return null }
    Some(s.len())
}
fn escape<'a>(r: &'a Option<String>): Box<dyn Fn() -> UIntSize + 'a> {
    Box.new { -> match r { Some(s) -> s.len(), null -> 0 } }
}
fn each<'a>(v: &'a [Int]): impl Iterator<Item = Int> + 'a {
    (0..3).map { i -> match v { [] -> i, [a, ..] -> a + i } }
}
fn nested<'a>(r: &'a (Option<Int>, String)): impl Fn(Int) -> String + 'a {
    move { n -> if let (Some(k), s) = r && *k > n { format!("{s}{k}") } else { "-".toString() } }}
fn counting(r: &mut Option<Int>) {
    var more = { -> match r { Some(n) -> { *n += 1; true } null -> false } }
    more()
    println!("\(more())")
    println!("{r:?}");
}
fn main() {
    println!("{} {} {}", EMPTY.len(), MAYBE.isNone(), WORDS.len())
    println!("\(size(true)) \(size(false)) \(text(0)) \(text(1)) \(text(2))")
    println!("\(slice(1)) \(slice(0))")
    kept(true)
    kept(false)
    println!("{:?} {:?} {:?} {:?}", stable(true), stable(false), changed(true), changed(false))
    println!("\(shown(true)) \(shown(false)) \(early(13):?) \(early(Int.MIN):?)")
    println!("\(escape(&Some("abcd".toString()))()) \(each(&[5]).collect<Vec<_>>():?)")
    let pair = (Some(4), "k".toString())
    println!("{} {}", nested(&pair)(3), nested(&pair)(4))
    counting(&mut Some(1));
}
