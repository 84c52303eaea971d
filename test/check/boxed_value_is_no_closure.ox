// What is no closure in a box of a `dyn Fn` is one error.
fn main() {
    let f: Box<dyn FnOnce() -> Int> = Box.new(4) //~ E0277
    println!("\(f())")
}
