// A method called on a captured reference borrows what it points to: the closure outlives the variable.
trait Shape {
    fn name(): String
}
struct Square(Int)
extension Square: Shape {
    fn name(): String { "square \(self.0)" }
}
struct Words {
    list: Vec<String>,
    offset: UIntSize,
}
extension Words {
    fn shift(by: UIntSize): UIntSize { self.offset + by }
    fn shifted(): impl Iterator<Item = UIntSize> + '_ { (0..self.offset).map { i -> self.shift(i) } }
    fn boxed(): Box<dyn Iterator<Item = &String> + '_> { Box.new((0..3).filterMap { i -> self.list.get(i) }) }
    fn lengths(): Vec<Box<dyn Fn() -> UIntSize + '_>> {
        var result: Vec<Box<dyn Fn() -> UIntSize + '_>> = vec![]
        for word in &self.list {
            result.push(Box.new({ -> word.len() + self.offset }))
        }
        result
    }
}
fn length<'a>(text: &'a str): impl Fn() -> UIntSize + 'a { { -> text.len() } }
fn item<'a>(items: &'a [Int]): impl Fn(UIntSize) -> Int? + 'a { { i -> items.get(i).copied() } }
fn named<'a>(shape: &'a dyn Shape): Box<dyn Fn() -> String + 'a> { Box.new({ -> shape.name() }) }
fn inTuple<'a>(pair: (&'a str, Int)): impl Fn() -> UIntSize + 'a { { -> pair.0.len() } }
fn later<'a>(text: &'a str): impl Future<Output = String> + 'a { async { text.toString() } }

#[tokio.main]
async fn main() {
    let words = Words { list: vec!["a".toString(), "bcd".toString()], offset: 2 }
    println!("\(words.shifted().collect<Vec<_>>():?) \(words.boxed().collect<Vec<_>>():?)")
    println!("\(words.lengths().iter().map { f -> f() }.collect<Vec<_>>():?)")
    let text = "hello".toString()
    println!("\(length(&text)()) \(item(&[1, 2])(1):?) \(named(&Square(3))()) \(inTuple(("four", 1))())")
    println!("\(await later(&text))")
    var word = "first"
    let f = { -> word.len() }
    word = "no"
    println!("\(f()) \(word)")
    let data = vec![1, 2, 3]
    let total: Int = std.thread.scope { s ->
        let handles: Vec<_> = data.chunks(2).map { c -> s.spawn({ -> c.iter().sum<Int>() }) }.collect()
        handles.intoIter().map { h -> h.join().unwrap() }.sum()
    }
    println!("\(total)")
}
