// Arithmetic and indexing that always panic are errors; of variables, those that nobody borrows are known.
#![allow(unused)]
const LIMIT: UInt8 = 255


struct Pair { a: UInt8 }

fn literals(n: Int) {
    let a: UInt8 = 255 + 1 //~ arithmetic_overflow
    let small: UInt8 = 256 //~ overflowing_literals
    let b = i32.MAX + 1 //~ arithmetic_overflow
    let c = -i32.MIN //~ arithmetic_overflow
    let d = n << 40 //~ arithmetic_overflow
    let e = i32.MIN / -1 //~ unconditional_panic
    let f = 1_000_000 * 1_000_000 //~ arithmetic_overflow
    let g = LIMIT + 1 //~ arithmetic_overflow
    let h = n / 0 //~ unconditional_panic
}

fn variables(): UInt8 {
    let low: UIntSize = 0
    let before = low - 1 //~ arithmetic_overflow
    let five = 5
    let zero = five - 5
    println!("\(10 / zero)") //~ unconditional_panic
    let list = [1, 2, 3]
    let index = 1 + 2
    println!("\(list[index])") //~ unconditional_panic
    var changed = 5
    changed = 1
    println!("\(list[changed])")
    var counter: UInt8 = 254
    counter += 1
    counter += 1 //~ arithmetic_overflow
    let full: UInt8 = 255
    for _ in 0..2 { let more = full + 1 } //~ arithmetic_overflow
    200 + 100 //~ arithmetic_overflow
}

fn unknown() {
    let shown: UInt8 = 255
    println!("\(shown)")
    let a = shown + 1
    let borrowed = 0
    let r = &borrowed
    let b = 5 / borrowed
    var counter: UInt8 = 255
    println!("later")
    counter += 1
    let divisor = 0
    let c = if divisor == 0 { 1 } else { 5 / divisor }
    let fits = 255u8 as Int8 + 127
    let n = 255u8
    let later = { -> n + 1 }
    println!("\(later()) \(r) \(c) \(fits) \(a) \(b)")
}

fn main() {
    literals(1)
    variables()
    unknown()
}
