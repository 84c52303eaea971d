// A closure captures the places it uses, by the least it needs.
struct Point {
    x: Int,
    y: Int,
    name: String,
}

fn twice(mut f: impl FnMut()) {
    f()
    f()
}

fn main() {
    var p = Point { x: 1, y: 2, name: "p".toString() }
    let y = &p.y
    twice { p.x += 10 }
    println!("\(p.x) \(y)")
    let take = move { -> p.name }
    println!("\(take()) \(p.x)")
    let base = 100
    let add = { n: Int -> n + base }
    let boxed: Vec<Box<dyn Fn(Int) -> Int>> = vec![Box.new(add), Box.new({ n -> n * 2 })]
    println!("\(boxed.iter().map { f -> f(5) }.collect<Vec<_>>():?)")
}
