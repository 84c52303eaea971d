// A trait object is coerced to one of a supertrait; methods of traits may return `impl Trait`.
import std.rc.Rc
import std.fmt.Debug
trait Named { fn name(): String }
trait Base: Debug { fn id(): Int
  mutating fn bump() }
trait Derived: Base + Named { fn twice(): Int { self.id() * 2 } }
#[derive(Debug)]
struct D(Int)
extension D: Base { fn id(): Int { self.0 }
  mutating fn bump() { self.0 += 1 } }
extension D: Named { fn name(): String { "d".toString() } }
extension D: Derived {}
fn up(d: &dyn Derived): &dyn Base { d }
fn upMut(d: &mut dyn Derived): &mut dyn Base { d }
trait Source { fn items(): impl Iterator<Item = Int>
  fn label(): impl Debug { "source" } }
extension D: Source { fn items(): impl Iterator<Item = Int> { 0..self.0 } }
fn total<S: Source>(s: &S): Int { s.items().map { it * 2 }.sum() }

fn main() {
    var d = D(4)
    println!("\(up(&d).id()) \(d.twice())")
    upMut(&mut d).bump()
    let b: Box<dyn Derived> = Box.new(D(7))
    let n: Box<dyn Named> = b
    println!("\(n.name()) \(d.id())")
    let r: Rc<dyn Derived> = Rc.new(D(8))
    let rb: Rc<dyn Base> = r.clone()
    println!("\(rb.id()) \(Rc.strongCount(&r)) \(rb:?)")
    let list: Vec<Box<dyn Derived>> = vec![Box.new(D(1)), Box.new(D(2))]
    let bases: Vec<Box<dyn Base>> = list.intoIter().map({ x -> x as Box<dyn Base> }).collect()
    for b in &bases { println!("\(b.id())") }
    println!("\(D(4).items().collect<Vec<_>>():?) \(total(&D(4))) \(D(0).label():?)")
    let any: &dyn std.any.Any = &5
    println!("\(any.downcastRef<Int>():?)")
    var jobs: Vec<Box<dyn Job>> = vec![Box.new(Worker { n: 1, s: "a".toString() }), Box.new(Worker { n: 2, s: "b".toString() })]
    *jobs[1].change() += 10
    println!("\(jobs[0].peek())")
    for job in jobs { println!("\(job.run(5))") }
}

// Receivers whose types are written, also of objects.
trait Job {
    fn run(self: Box<Self>, n: Int): Int
    fn peek<'a>(self: &'a Self): &'a str
    fn change<'a>(self: &'a mut Self): &'a mut Int
}
struct Worker { n: Int, s: String }
extension Worker: Job {
    fn run(self: Box<Self>, n: Int): Int { self.n + n }
    fn peek<'a>(self: &'a Self): &'a str { &self.s }
    fn change<'a>(self: &'a mut Self): &'a mut Int { &mut self.n }
}
