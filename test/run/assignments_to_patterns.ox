// On the left of `=` stand patterns of places: tuples, arrays, structs, `_` and `..`.
struct Point {
    x: Int,
    y: Int,
}
struct Pair(Int, Char)
struct Counter {
    n: Int,
    last: [Int; 1],
}

extension Counter {
    mutating fn step() { (self.n, self.last[0]) = (self.n + 1, self.n) }
}

fn loud(text: &str): Int {
    println!("\(text)")
    7
}

fn main() {
    var (a, b) = (1, 2)
    (a, b) = (b, a)
    _ = loud("ignored")
    println!("\(a) \(b)")
    var parts = [0; 3];
    [parts[0], _, parts[2]] = [a, b, loud("first")]
    (a, ..) = (5, 6, 7)
    Point { x: b, y: parts[1] } = Point { x: 10, y: 20 }
    println!("\(a) \(b) \(parts:?)")
    let letter
    (Pair(a, letter), _) = (Pair(8, 'z'), "rest")
    println!("\(a) \(letter)")
    var counter = Counter { n: 3, last: [0] }
    counter.step()
    println!("\(counter.n) \(counter.last:?)")
}
