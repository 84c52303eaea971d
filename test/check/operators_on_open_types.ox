// A number beside an operator does not say what the other side is: a later use does, or nothing.
fn texts() {
    let next = { x -> x + 1 } //~ E0277
    println!("\(next("a"))")
    let scaled = { x -> x * 2.0 } //~ E0277
    println!("\(scaled(3))")
    let isLarge = { x -> x > 1 } //~ E0277
    println!("\(isLarge("a"))")
}
fn open() {
    let next = { x -> x + 1 } //~ E0284
}
fn references(numbers: Vec<Int>): Vec<Int> {
    let half = { x -> x / 2 }
    let large = { x -> x > 3 }
    println!("\(large(4u8))")
    numbers.iter().map(half).collect()
}
fn sizes() {
    let small: UInt16 = unsafe { std.mem.transmute(0u32) } //~ E0512
    let same: [UInt8; 4] = unsafe { std.mem.transmute(1.0f32) }
    println!("\(small) \(same[0])")
}

fn main() {}
