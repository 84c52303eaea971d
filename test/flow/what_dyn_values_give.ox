// What a `dyn` value gives is what its type gives, and lives as long; the value itself may hold shorter borrows.
import std.collections.HashMap

trait Source { type Out; fn get(): Self.Out }
struct Held<'a>(&'a Int)
extension<'a> Held<'a>: Source { type Out = &'a Int; fn get(): &'a Int { self.0 } }
struct Both<'a, 'b>(&'a Int, &'b str)
extension<'a, 'b> Both<'a, 'b>: Source {
    type Out = &'b str
    fn get(): &'b str {
        assert!(*self.0 == 1)
        self.1
    }
}

fn names(words: &[&'static str]): Vec<&'static str> {
    let it: Box<dyn Iterator<Item = &'static str> + '_> = Box.new(words.iter().copied().filter { it.len() > 1 })
    it.collect()
}
fn value<'s>(m: &HashMap<Int, &'s str>): Option<&'s str> {
    var it: Box<dyn Iterator<Item = &'s str> + '_> = Box.new(m.values().copied())
    it.next()
}
fn place<'s>(m: &HashMap<Int, &'s str>): Option<&'s &'s str> {
    var it: Box<dyn Iterator<Item = &'s &'s str> + '_> = Box.new(m.values()) //~ E0621
    it.next()
}
fn other<'b>(s: &'b str): &'b str {
    let n = 1
    let both: Box<dyn Source<Out = &'b str> + '_> = Box.new(Both(&n, s))
    both.get()
}
fn own<'b>(): &'b Int {
    let n = 1
    let held: Box<dyn Source<Out = &'b Int> + '_> = Box.new(Held(&n)) //~ E0597
    held.get()
}

fn main() {
    let late
    {
        let n = 5
        let held: Box<dyn Source<Out = &Int> + '_> = Box.new(Held(&n)) //~ E0597
        late = held.get()
    }
    println!("\(late) \(names(&[]):?) \(other(""))")
    let m: HashMap<Int, &str> = HashMap.new()
    println!("\(value(&m):?) \(place(&m):?) \(own())")
}
