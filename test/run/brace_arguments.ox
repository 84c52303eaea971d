// A brace without an arrow, as an argument: a closure where only something callable fits, else a block.
fn twice(f: impl Fn() -> Int): Int { f() + f() }
fn run<F: FnOnce()>(name: &str, f: F) { println!("\(name)")
    f() }
fn plain(n: Int): Int { n }
fn main() {
    println!("\(twice({ 21 }))")
    run("a", { println!("in a") })
    println!("\(plain({ let x = 3
        x * 2 }))")
    let v: Vec<Int> = vec![3, 1].intoIter().map({ it + 1 }).collect()
    println!("\(v:?)")
}
