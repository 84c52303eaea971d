import std.rc.Rc
fn apply<F: Fn(Int) -> Int>(f: F, x: Int): Int { f(x) }
fn twice(mut f: impl FnMut(Int)) { f(1); f(2); }
fn once<F: FnOnce() -> String>(f: F): String { f() }
struct Pipeline { stages: Vec<Box<dyn Fn(Int) -> Int>> }
extension Pipeline {
    static fn new(): Self { Pipeline { stages: Vec.new() } }
    fn add(mut self: Self, f: impl Fn(Int) -> Int + 'static): Self { self.stages.push(Box.new(f)); self }
    fn run(x: Int): Int { self.stages.iter().fold(x) { acc, f -> f(acc) } }
}
fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C): impl Fn(A) -> C { move { x -> g(f(x)) }}
fn main() {
    let b: Box<dyn Fn(Int) -> Int> = Box.new { x -> x + 1 }
    println!("\(apply(&b, 1)) \(apply(&*b, 2)) \([1, 2].map(&b):?)")
    println!("\(vec![1, 2].intoIter().map(b).collect<Vec<_>>():?)")
    var log = vec![]
    { let m: Box<dyn FnMut(Int) + '_> = Box.new { x -> log.push(x) }; twice(m); }
    let o: Box<dyn FnOnce() -> String> = Box.new { -> "once".toString() }
    println!("{log:?} {}", once(o))
    println!("\(Pipeline.new().add({ x -> x + 1 }).add(Box.new({ x -> x * 10 }) as Box<dyn Fn(Int) -> Int>).run(2))")
    println!("\(compose({ x: Int -> x + 1 }, { y: Int -> format!("<{y}>") })(4))")
    let inc: (Int) -> Int = { x -> x + 1 }
    println!("\(apply(inc, 1)) \(apply(compose(inc, inc), 1))")
    var fs: Vec<(String, Box<dyn FnMut() -> Int>)> = Vec.new()
    for i in 0..3 { var n = i; fs.push((format!("f{i}"), Box.new(move { -> n += 1; n }))); }
    for (name, f) in fs.iterMut() { print!("{name}={} ", f()); }
    println!("\((fs[0].1)())")
    let total: Int = fs.iterMut().map { (_, f) -> f() }.sum()
    println!("{total}")
    let opt: Option<Box<dyn Fn(Int) -> Int>> = Some(Box.new move { x -> x - total })
    if let Some(f) = &opt { println!("{}", f(100)); }
    println!("\(opt.map({ f -> f(1) }):?)");
    // Texts as arguments of function pointers and of objects.
    let size: (&str) -> UIntSize = textSize
    let boxed: Box<dyn Fn(&str) -> UIntSize> = Box.new { s: &str -> s.len() + 1 }
    let namer: Box<dyn Namer> = Box.new(Dr)
    println!("\(size("ab")) \(boxed("ab")) \(namer.named("Who"))")
    // A block that prepares the closure it ends with is that closure.
    let seen = Rc.new(std.cell.RefCell.new(vec![]))
    twice({ let seen = seen.clone(); move { n -> seen.borrowMut().push(n) } })
    let joined = std.thread.spawn({
        let text = "spawned".toString()
        move { -> text.len() }
    }).join()
    println!("\(seen.borrow():?) \(joined:?) \(apply({ let k = 3; move { x -> x * k } }, 4))")
    // Function pointers are equal, hashed and shown by their addresses.
    let step = Step { name: "inc", run: more, undo: null }
    let back = Step { run: less, undo: Some(more), ..step.clone() }
    let steps = std.collections.HashSet.from([step.clone(), back.clone(), step.clone()])
    println!("\(step == back) \(step == step.clone()) \(steps.len()) \((back.run)(1)) \(format!("{:?}", step.run).startsWith("0x"))")
    let count = &mut vec![7usize]
    grow(count, count.len())
    println!("\(count:?)")
}
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Step { name: &'static str, run: (Int) -> Int, undo: ((Int) -> Int)? }
fn more(x: Int): Int { x + 1 }
fn less(x: Int): Int { x - 1 }
fn grow(v: &mut Vec<UIntSize>, n: UIntSize) { v.push(n) }
fn textSize(s: &str): UIntSize { s.len() }
trait Namer { fn named(name: &str): String }
struct Dr
extension Dr: Namer { fn named(name: &str): String { "Dr \(name)" } }
