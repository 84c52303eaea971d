import std.collections.{BTreeMap, HashMap, HashSet, VecDeque}
import std.iter

struct Countdown(UInt)
extension Countdown: Iterator {
    type Item = UInt
    mutating fn next(): Option<UInt> {
        if self.0 == 0 {
            null
        } else {
            self.0 -= 1
            Some(self.0 + 1)
        }
    }
    fn sizeHint(): (UIntSize, Option<UIntSize>) {
        (self.0 as UIntSize, Some(self.0 as UIntSize))
    }
}
extension Countdown: ExactSizeIterator {}
extension Countdown: DoubleEndedIterator {
    mutating fn nextBack(): Option<UInt> { null }
}

fn evens(): impl Iterator<Item = UInt64> { (0..).stepBy(2) }
fn boxed<'a>(v: &'a [Int]): Box<dyn Iterator<Item = Int> + 'a> { Box.new(v.iter().map { x -> x * 2 }) }

fn main() {
    let v = vec![3, 1, 4, 1, 5, 9, 2, 6]
    println!("\(v.iter().scan(0, { acc, x -> *acc += x; Some(*acc) }).collect<Vec<_>>():?)")
    println!("\(v.iter().takeWhile({ x -> **x < 5 }).collect<Vec<_>>():?)")
    println!("{:?}", v.iter().skipWhile { x -> **x != 4 }.collect<Vec<_>>())
    println!("\(v.iter().mapWhile({ x -> if *x < 5 { Some(x * 10) } else { null } }).collect<Vec<_>>():?)")
    println!("\(v.iter().enumerate().filter({ (i, _) -> i % 2 == 0 }).map({ (_, x) -> x }).collect<Vec<_>>():?)")
    println!("{:?}", v.iter().zip(v.iter().skip(1)).map { (a, b) -> b - a }.collect<Vec<_>>())
    let (small, big): (Vec<Int>, Vec<Int>) = v.iter().partition { x -> **x < 4 }
    println!("{small:?} {big:?}")
    let (a, b): (Vec<UIntSize>, HashSet<Int>) = v.iter().copied().enumerate().unzip()
    println!("{a:?} {}", b.len())
    println!("{} {} {}", v.iter().sum<Int>(), v.iter().product<Int>(), v.iter().map { x -> *x as Float }.sum<Float>())
    println!("\(v.iter().minByKey({ x -> (**x - 5).abs() }):?) \(v.iter().maxBy({ a, b -> a.cmp(b) }):?)")
    println!("\(v.iter().fold(String.new(), { acc, x -> format!("{acc}{x}") }):?)")
    println!("{:?}", v.iter().rfold(0) { acc, x -> acc * 2 + x })
    println!("\(v.iter().copied().reduce({ a, b -> a.max(b) }):?)")
    println!("\(v.iter().tryFold(0i8, { acc, x -> acc.checkedAdd(*x as Int8 * 10) }):?)")
    let r: Result<Int, String> = v.iter().tryFold(0) { acc, x -> if *x < 9 { Ok(acc + x) } else { Err(format!("bad {x}")) } }
    println!("{r:?}")
    println!("\(v.iter().tryForEach({ x -> if *x == 4 { Err(*x) } else { Ok(()) } }):?)")
    println!("{:?} {:?}", v.iter().any { x -> *x == 9 }, v.iter().all { x -> *x > 0 })
    println!("\(v.iter().position({ x -> *x == 1 }):?) \(v.iter().rposition({ x -> *x == 1 }):?)")
    println!("\(v.iter().find({ x -> **x > 4 }):?) \(v.iter().findMap({ x -> if *x > 4 { Some(x * 100) } else { null } }):?)")
    println!("{:?}", v.iter().rev().skip(2).stepBy(3).collect<Vec<_>>())
    println!("\(v.chunks(3).flatMap({ c -> c.iter().rev() }).collect<Vec<_>>():?)")
    println!("\(vec![vec![1], vec![], vec![2, 3]].intoIter().flatten().collect<Vec<_>>():?)")
    println!("{:?}", [1, 2].iter().cycle().take(5).collect<Vec<_>>())
    println!("\([1, 2].iter().chain(&[3]).chain(iter.once(&4)).collect<Vec<_>>():?)")
    println!("\(v.iter().last():?) \(v.iter().nth(2):?) \(v.iter().nthBack(1):?)")
    println!("{:?}", iter.successors(Some(1u32)) { x -> if *x < 100 { Some(x * 3) } else { null } }.collect<Vec<_>>())
    var c = 0
    println!("\(iter.fromFn({ -> c += 1; if c < 4 { Some(c) } else { null } }).collect<Vec<_>>():?)")
    println!("\(iter.repeat("x").take(3).collect<String>():?)")
    println!("{:?} {:?}", iter.repeatWith { -> 7 }.take(2).collect<Vec<_>>(), iter.repeatN('z', 2).collect<String>())
    println!("\(iter.empty<Int>().next():?)")
    println!("\(iter.zip([1, 2], ["a", "b"]).collect<Vec<_>>():?)")
    println!("{:?}", iter.onceWith { -> 5 }.chain(Some(6)).collect<Vec<_>>())
    var p = v.iter().peekable()
    while let Some(x) = p.next() {
        if let Some(n) = p.peek() {
            if **n > *x { print!("{x}<{n} "); }
        }
        if p.nextIf({ n -> **n == 1 }).isSome() { print!("skip1 "); }
    }
    println!()
    var it = v.iter()
    let firsts: Vec<_> = it.byRef().take(2).collect()
    println!("{firsts:?} {:?}", it.asSlice())
    println!("{:?} {:?}", (0..10).sizeHint(), (0..10).filter { x -> x % 2 == 0 }.sizeHint())
    println!("\((0..10).len()) \((0..=10).rev().stepBy(5).collect<Vec<_>>():?)")
    println!("\(v.iter().inspect({ x -> print!("<{x}>") }).filter({ x -> **x > 4 }).count():?)")
    println!("{:?}", Countdown(4).zip("abcd".chars()).collect<Vec<_>>())
    println!("\(Countdown(3).len():?) \(Countdown(5).map({ x -> x * x }).filter({ x -> x % 2 == 1 }).sum<UInt>():?)")
    println!("\(evens().skip(3).take(3).collect<VecDeque<_>>():?)")
    println!("{:?}", boxed(&v).take(2).collect<Vec<_>>())
    println!("\(["1", "2", "x"].iter().map({ s -> s.parse<Int>() }).collect<Result<Vec<_>, _>>().mapErr({ e -> e.toString() }):?)")
    println!("\(["1", "2"].iter().map({ s -> s.parse<Int>().ok() }).collect<Option<Vec<_>>>():?)")
    println!("{:?}", ["1", "x", "3"].iter().flatMap { s -> s.parse<Int>() }.collect<Vec<_>>())
    println!("\(["1", "2"].iter().map({ s -> s.parse<Int>() }).sum<Result<Int, _>>():?)")
    println!("\([Some(2), Some(5)].intoIter().product<Option<Int>>():?)")
    println!("{:?}", v.iter().map { x -> (x % 3, *x) }.collect<BTreeMap<_, _>>())
    println!("\(v.iter().map({ x -> (x, x * x) }).collect<HashMap<_, _>>()[&9]:?)")
    println!("\([1, 2].iter().cmp([1, 3].iter()):?) \([1.0].iter().partialCmp([Float.NAN].iter()):?) \([1].iter().eq(&[1]):?)")
    println!("{} {}", [1, 2].iter().lt([1, 2, 0].iter()), (1..3).ne([1, 2]))
    println!("\([3.5, 1.5].iter().cloned().fold(Float.INFINITY, Float.min):?) \([1, 2, 2].iter().isSorted())")
    println!("\("hello".chars().rev().enumerate().map({ (i, c) -> if i % 2 == 0 { c.toAsciiUppercase() } else { c } }).collect<String>():?)")
    println!("{:?}", (1..=3).flatMap { x -> (0..x).map move { y -> (x, y) } }.collect<Vec<_>>())
    println!("\((1..=4).map({ x -> x as Float32 / 2.0 }).map({ x -> x.toString() }).collect<Vec<_>>().join(" "):?)")
    var total = 0
    (1..=5).forEach { x -> total += x }
    println!("{total} {:?}", (1..=5).rev().map { x -> x * x }.collect<Vec<UInt64>>())
    var e = v.iter().enumerate().skip(1).peekable()
    println!("{:?}", e.peek()); println!("\(e.next():?)"); println!("\(e.len())")
    println!("{:?} {:?}", v.iter().min(), v.iter().copied().maxByKey { x -> x % 5 })
    let nested = vec![("a", vec![1, 2]), ("b", vec![3])]
    for (name, items) in &nested { println!("{name} {}", items.len()); }
    println!("\(nested.iter().flatMap({ (n, xs) -> xs.iter().map(move { x -> format!("{n}{x}") }) }).collect<Vec<_>>():?)")
    println!("{:?}", v.iter().rev().fuse().collect<VecDeque<_>>())
    println!("\(('a'..='c').zip(1..).unzip<Char, Int, String, Vec<Int>>():?)")
    let s: String = vec!["a", "b"].intoIter().map(String.from).collect()
    println!("{s} {:?}", (0..3).map(Some).collect<Vec<_>>())
    println!("{:?}", v.iter().sum<Int>().checkedDiv(v.len() as Int))
    println!("\((0..5).map({ i -> i * i }).rfind({ x -> x % 2 == 1 }):?)");
}
