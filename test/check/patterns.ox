// Patterns fit what they are matched with.
struct Point { x: Int, y: Int }
struct Pair(Int, Int)
enum Shape { Dot, Line(Int, Int), Box { w: Int, h: Int } }

fn fields(point: Point, pair: Pair, shape: Shape) {
    let Point { x, z, .. } = point //~ E0026
    let Point { x } = point //~ E0027
    let Pair(a, b, c) = pair //~ E0023
    match shape {
        Shape.Line(a) -> {} //~ E0023
        Shape.Box { w } -> {} //~ E0027
        Shape.Circle -> {} //~ E0599
        _ -> {}
    }
}
fn slices(three: [Int; 3], number: Int) {
    let [a, b] = three //~ E0527
    let [c, d, e, f, ..] = three //~ E0528
    let [g] = number //~ E0529
}
fn ranges(text: &str) {
    match text {
        "a"..="z" -> {} //~ E0029
        _ -> {}
    }
}
fn types(number: Int, found: Option<Int>) {
    match number {
        "one" -> {} //~ E0308
        Some(n) -> {} //~ E0308
        (a, b) -> {} //~ E0308
        &n -> {} //~ E0308
        _ -> {}
    }
    match found {
        Ok(n) -> {} //~ E0308
        _ -> {}
    }
    if let Err(e) = found {} //~ E0308
}
fn main() {}
