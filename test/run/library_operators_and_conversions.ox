import std.cmp.{max, min, Ordering, PartialOrd, Reverse}
import std.collections.hashMap.DefaultHasher
import std.collections.{BTreeMap, HashMap, HashSet}
import std.convert.{Infallible, TryFrom}
import std.fmt.{Debug, Display}
import std.hash.{BuildHasher, Hash, Hasher}
import std.iter.{FromIterator, Product, Sum}
import std.marker.PhantomData
import std.ops.*
import std.str.FromStr
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V2 { x: Float, y: Float }
extension V2: Add { type Output = V2; consuming fn add(o: V2): V2 { V2 { x: self.x + o.x, y: self.y + o.y } } }
extension V2: Sub { type Output = V2; consuming fn sub(o: V2): V2 { V2 { x: self.x - o.x, y: self.y - o.y } } }
extension V2: Mul<Float> { type Output = V2; consuming fn mul(k: Float): V2 { V2 { x: self.x * k, y: self.y * k } } }
extension Float: Mul<V2> { type Output = V2; consuming fn mul(v: V2): V2 { v * self } }
extension V2: Neg { type Output = V2; consuming fn neg(): V2 { V2 { x: -self.x, y: -self.y } } }
extension V2: AddAssign { mutating fn addAssign(o: V2) { self.x += o.x; self.y += o.y; } }
extension<'a> &'a V2: Add<&'a V2> { type Output = V2; consuming fn add(o: &V2): V2 { *self + *o } }
extension V2: Sum { static fn sum<I: Iterator<Item = V2>>(it: I): V2 { it.fold(V2.default()) { a, b -> a + b } } }
extension<'a> V2: Sum<&'a V2> { static fn sum<I: Iterator<Item = &'a V2>>(it: I): V2 { it.copied().sum() } }
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Mask(UInt8)
extension Mask: BitAnd { type Output = Mask; consuming fn bitand(o: Mask): Mask { Mask(self.0 & o.0) } }
extension Mask: BitOr { type Output = Mask; consuming fn bitor(o: Mask): Mask { Mask(self.0 | o.0) } }
extension Mask: BitXorAssign { mutating fn bitxorAssign(o: Mask) { self.0 ^= o.0; } }
extension Mask: Not { type Output = Mask; consuming fn not(): Mask { Mask(!self.0) } }
extension Mask: Shl<UInt> { type Output = Mask; consuming fn shl(n: UInt): Mask { Mask(self.0 << n) } }
extension Mask: ShrAssign<UInt> { mutating fn shrAssign(n: UInt) { self.0 >>= n; } }
extension Mask: Rem<UInt8> { type Output = UInt8; consuming fn rem(m: UInt8): UInt8 { self.0 % m } }
extension Mask: Div { type Output = Option<Mask>; consuming fn div(o: Mask): Option<Mask> { self.0.checkedDiv(o.0).map(Mask) } }
extension Mask: Product { static fn product<I: Iterator<Item = Self>>(it: I): Self { Mask(it.map { m -> m.0 }.product()) } }
struct Grid { w: UIntSize, cells: Vec<Int> }
extension Grid: Index<(UIntSize, UIntSize)> { type Output = Int; fn index((r, c): (UIntSize, UIntSize)): &Int { &self.cells[r * self.w + c] } }
extension Grid: IndexMut<(UIntSize, UIntSize)> { mutating fn indexMut((r, c): (UIntSize, UIntSize)): &mut Int { &mut self.cells[r * self.w + c] } }
extension Grid: Index<UIntSize> { type Output = [Int]; fn index(r: UIntSize): &[Int] { &self.cells[r * self.w..(r + 1) * self.w] } }
#[derive(Debug, PartialEq)]
struct Bag(Vec<String>)
extension Bag: FromIterator<String> { static fn fromIter<T: IntoIterator<Item = String>>(it: T): Self { Bag(it.intoIter().collect()) } }
extension<'a> Bag: FromIterator<&'a str> { static fn fromIter<T: IntoIterator<Item = &'a str>>(it: T): Self { it.intoIter().map(String.from).collect() } }
extension Bag: Extend<String> { mutating fn extend<T: IntoIterator<Item = String>>(it: T) { for s in it { self.0.push(s); } } }
extension Bag: IntoIterator { type Item = String; type IntoIter = std.vec.IntoIter<String>; consuming fn intoIter(): Self.IntoIter { self.0.intoIter() } }
extension<'a> &'a Bag: IntoIterator { type Item = &'a String; type IntoIter = std.slice.Iter<'a, String>; consuming fn intoIter(): Self.IntoIter { self.0.iter() } }
#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy, PartialOrd, Ord)]
enum Level { Low = 1, Mid = 5, High = 10 }
extension Level: TryFrom<Int> { type Error = String; static fn tryFrom(n: Int): Result<Self, String> { match n { 1 -> Ok(Level.Low), 5 -> Ok(Level.Mid), 10 -> Ok(Level.High), _ -> Err(format!("bad level {n}")) } } }
extension Int: From<Level> { static fn from(l: Level): Int { l as Int } }
extension Level: FromStr { type Err = (); static fn fromStr(s: &str): Result<Self, ()> { match s { "low" -> Ok(Self.Low), "high" -> Ok(Self.High), _ -> Err(()) } } }
struct Meters<T>(Float, PhantomData<T>)
struct Km
extension<T> Meters<T> { const ZERO: Float = 0.0; static fn new(x: Float): Self { Meters(x, PhantomData) } }
#[derive(Eq)]
struct Caseless(String)
extension Caseless: PartialEq { fn eq(o: &Self): Bool { self.0.eqIgnoreAsciiCase(&o.0) } }
extension Caseless: Hash { fn hash<H: Hasher>(h: &mut H) { self.0.toAsciiLowercase().hash(h) } }
#[derive(Debug, PartialEq, Eq)]
struct Task { pri: UInt, name: String }
extension Task: Ord { fn cmp(o: &Self): Ordering { self.pri.cmp(&o.pri).reverse().thenWith { -> self.name.cmp(&o.name) } } }
extension Task: PartialOrd { fn partialCmp(o: &Self): Option<Ordering> { Some(self.cmp(o)) } }
fn hashOf<T: Hash + ?Sized>(t: &T): UInt64 { var h = DefaultHasher.new(); t.hash(&mut h); h.finish() }
fn largest<T: PartialOrd + Copy>(xs: &[T]): Option<T> { var it = xs.iter().copied(); let first = it.next()?; Some(it.fold(first) { a, b -> if b > a { b } else { a } }) }
fn span<R: RangeBounds<UIntSize>>(r: R, n: UIntSize): (UIntSize, UIntSize) {
    let lo = match r.startBound() { Bound.Included(x) -> *x, Bound.Excluded(x) -> x + 1, Bound.Unbounded -> 0 }
    let hi = match r.endBound() { Bound.Included(x) -> x + 1, Bound.Excluded(x) -> *x, Bound.Unbounded -> n }
    (lo, hi)
}
fn search(xs: &[Int]): ControlFlow<Int, UIntSize> { var n = 0; for x in xs { if *x < 0 { return ControlFlow.Break(*x); } n += 1; } ControlFlow.Continue(n) }
fn infallible(x: UInt8): Result<UInt, Infallible> { Ok(UInt.from(x)) }
fn showAll<T>(items: impl IntoIterator<Item = T>): String where T: Display { items.intoIter().map { t -> t.toString() }.collect<Vec<_>>().join("|") }
fn main() {
    let (a, b) = (V2 { x: 1.0, y: 2.0 }, V2 { x: 0.5, y: -1.0 })
    var c = a + b * 2.0 - -b
    c += 2.0 * a
    println!("{c:?} {:?} {:?} {:?}", &a + &b, [a, b].iter().sum<V2>(), vec![a, a].intoIter().sum<V2>())
    println!("{:?} {:?}", a.partialCmp(&b), V2 { x: Float.NAN, y: 0.0 }.partialCmp(&a))
    var m = Mask(0b1100)
    m ^= Mask(1)
    m >>= 1
    println!("\(m:?) \(m & Mask(2):?) \(m | Mask(1):?) \(!m:?) \(m % 4) \(m / Mask(0):?) \((m << 1) / Mask(2):?)")
    println!("\([Mask(2), Mask(3)].intoIter().product<Mask>():?)")
    var g = Grid { w: 2, cells: vec![1, 2, 3, 4] }
    g[(1, 0)] += 10
    println!("{} {:?} {}", g[(1, 0)], &g[1], g[0].len())
    var bag: Bag = ["a", "b"].intoIter().collect()
    bag.extend(vec!["c".toString()])
    for s in &bag { print!("{s} "); }
    println!("\(bag.intoIter().rev().collect<Bag>():?)")
    println!("{:?} {:?} {}", Level.tryFrom(5), Level.tryFrom(6), Int.from(Level.High))
    let l: Result<Level, _> = 1.tryInto(); let n: Int = Level.Mid.into()
    println!("{l:?} {n} {:?} {:?} {}", "low".parse<Level>(), Level.fromStr("x"), Level.Low < Level.High)
    println!("\(Meters<Km>.new(2.0).0) \(Meters<Km>.ZERO)")
    let set: HashSet<Caseless> = ["A", "a", "B"].iter().map { s -> Caseless(s.toString()) }.collect()
    println!("{} {}", set.len(), set.contains(&Caseless("b".into())))
    var ts = vec![Task { pri: 1, name: "z".into() }, Task { pri: 9, name: "b".into() }, Task { pri: 9, name: "a".into() }]
    ts.sort()
    println!("\(ts.iter().map({ t -> t.name.asStr() }).collect<Vec<_>>():?) \(ts.iter().max().map({ t -> &t.name }):?)")
    println!("\(max(3, 9)) \(min("a", "b")) \(std.cmp.maxBy(1.5, 0.5, { a: &Float, b: &Float -> a.totalCmp(b) }):?) \(std.cmp.minByKey(-3, 2, { x: &Int -> x.abs() }):?)")
    println!("{:?} {:?} {} {:?}", 1.cmp(&2).reverse(), Ordering.Equal.then(Ordering.Less), 2.cmp(&1).isGt(), (1, "b").cmp(&(1, "a")))
    println!("\([Reverse(1), Reverse(3)].iter().max():?) \(Reverse(2) < Reverse(1))")
    println!("\(hashOf("a") == hashOf(&String.from("a"))) \(hashOf(&1u32) == hashOf(&1u32)) \(hashOf(&(1, 2)) == hashOf(&(2, 1)))")
    let st = std.hash.RandomState.new()
    println!("{}", st.hashOne("k") == st.hashOne("k"))
    println!("\(largest(&[1.5, 9.25]):?) \(largest<Char>(&[]):?) \(largest(&["x", "y"]):?)")
    println!("\(span(.., 9):?) \(span(2..5, 9):?) \(span(..=3, 9):?) \(span((Bound.Excluded(1), Bound.Unbounded), 9):?)")
    println!("{:?} {:?} {:?}", search(&[1, 2]), search(&[1, -2]), search(&[-1]).breakValue())
    let cf = (1..10).tryForEach { x -> if x * x > 20 { ControlFlow.Break(x) } else { ControlFlow.Continue(()) } }
    println!("{cf:?} {} {}", cf.isBreak(), (1..=5).contains(&5))
    println!("\((3..1).isEmpty():?) \((1..4).len()) \((0..=4).rev().map({ x -> x.toString() }).collect<String>()) \((1..10).stepBy(4).collect<Vec<_>>():?)")
    println!("{:?} {} {:?}", infallible(3), showAll([1, 2]), showAll(vec!['a']))
    let arr = [10, 20, 30, 40]
    println!("\(&arr[1..]:?) \(&arr[..=1]:?) \(arr.get(1..3):?) \((..2).contains(&1))")
    let add = { x: Int -> move { y: Int -> x + y } }
    let compose: Box<dyn Fn(Int) -> Int> = Box.new move { z -> add(1)(add(2)(z)) }
    println!("\(compose(10)) \([1, 2].map(&compose):?)")
    let fs: [(Float) -> Float; 2] = [Float.sqrt, Float.abs]
    println!("{:?}", fs.iter().map { f -> f(4.0) }.collect<Vec<_>>())
    var ops: HashMap<&str, (Int, Int) -> Int> = HashMap.new()
    ops.insert("add") { a, b -> a + b }; ops.insert("mul", Int.wrappingMul)
    var ks: Vec<_> = ops.keys().copied().collect(); ks.sort()
    println!("\(ks.iter().map({ k -> ops[k](3, 4) }).collect<Vec<_>>():?)")
    let bm: BTreeMap<Level, Vec<UInt8>> = [(Level.High, vec![1]), (Level.Low, vec![])].into()
    println!("{bm:?} {:?}", Level.Mid as UInt8)
    println!("\(String.from('c') + "d":?) \(Vec<UInt8>.from("hi"):?)")
    println!("\(Box<str>.from("b"):?) \(Option.from(3):?) \(<Box<[Int]>>.from([1, 2]):?)")
    println!("{} {:?} {:?}", Float.from(3u8) + Float.from(2i32), UInt64.tryFrom(-1i32).isErr(), UIntSize.tryFrom(7u64))
    let (q, r) = (7 / 2, 7 % 2); println!("{q} {r} {:?}", std.iter.repeat(1).take(3).map { x -> x << 2 }.collect<Vec<Int>>());
    println!("{:?} {:?} {:?} {:?}", UInt8.tryFrom('é'), UInt8.tryFrom('Ā').map_err { it.toString() }, UInt16.tryFrom('Ā'), <UInt8 as TryFrom<Char>>.tryFrom('a'))
    println!("{:?} {:?} {:?}", Wide.tryFrom(3u8), small(300i32), small('a'))
    println!("{:?} {:?}", Char.tryFrom(65u8), whole(7u32))
    let mut lexer = Lexer { rest: "ab".chars().peekable(), at: "c".charIndices() }
    lexer.rest.peek()
    println!("{lexer:?} {:?}", "d".bytes())
}

#[derive(Debug)]
struct Wide(UInt64)
extension Wide: From<UInt8> { static fn from(n: UInt8): Wide { Wide(n as UInt64) } }
fn small<T: TryInto<UInt8>>(t: T): UInt8? { t.tryInto().ok() }
fn whole(n: UInt): Result<Int64, std.convert.Infallible> { Int64.tryFrom(n) }

#[derive(Debug)]
struct Lexer<'a> {
    rest: std.iter.Peekable<std.str.Chars<'a>>,
    at: std.str.CharIndices<'a>,
}
