// `let`, parameters and `for` take patterns that cannot fail.
struct Point(Int, Int)

fn first((1, x): (Int, Int)): Int { x } //~ E0005

fn run(found: Int?, pairs: Vec<(Int, Bool)>) {
    let Some(x) = found //~ E0005
    println!("\(x)")
    let Point(a, b) = Point(1, 2)
    let Some(y) = found else { return }
    for (i, true) in pairs { //~ E0005
        println!("\(a) \(b) \(y) \(i)")
    }
    let twice = { Some(n): Int? -> n * 2 } //~ E0005
    println!("\(twice(found))")
    let Ok(z) = sure()
    println!("\(z)")
}

enum Never {}
fn sure(): Result<Int, Never> { Ok(1) }

fn main() {}
