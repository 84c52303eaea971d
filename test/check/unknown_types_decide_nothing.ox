#![allow(unused)]
// What a type that is not known would have decided is not asked for.
fn parsed<T: std.str.FromStr>(text: &str, other: Missing): T { todo!() } //~ E0425

fn called() {
    println!("{}", parsed("12", 0))
}
fn sorted() {
    var numbers: Missing<Float> = vec![2.5, -1.0] //~ E0425
    numbers.sortBy { a, b -> a.partialCmp(b).unwrap() }
}
// Shifts are for whole numbers, and nullables have a private `len`.
fn shifted() {
    let a = "a" << 1 //~ E0369
    let b = 1 << "a" //~ E0277
    let c = true << 1 //~ E0369
    let d = Some("a").len() //~ E0624
}
// Printing asks for nothing new.
fn printed() {
    var list = Vec.new() //~ E0282
    println!("\(list:?)")
}
// A pointer to what is not known after a mistake.
fn cloned(lock: std.sync.Arc<std.sync.Mutex<Int>>) {
    let other = std.sync.Arc.clone(lock) //~ E0308
    *other.lock().unwrap() += 1
}

fn main() {}
