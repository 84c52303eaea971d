// `for` over a range of integers counts: at the ends of the types, with bounds, steps, bindings and jumps of all kinds.
import std.sync.Mutex

fn twice(n: Int): Int {
    println!("twice \(n)")
    n * 2
}

fn sumTo<const N: UIntSize>(): UIntSize {
    var sum = 0
    for i in 0..=N { sum += i }
    sum
}

struct Noisy(Int)
extension Noisy {
    fn count(): Int { self.0 }
}
extension Noisy: Drop {
    mutating fn drop() { println!("drop \(self.0)") }
}

fn find(limit: Int): Int? {
    for i in 0..limit {
        if i * i > 20 { return Some(i) }
    }
    null
}

fn unit(n: Int) { for _ in 0..n { print!("u") } }

fn main() {
    // the ends of the types
    var count = 0
    for _ in 0..=255u8 { count += 1 }
    for _ in Int8.MIN..=Int8.MAX { count += 1 }
    for _ in -128..=127i8 { count += 1 }
    let top = UInt8.MAX
    for i in 250..=top { count += i as Int }
    for i in (Int64.MAX - 2)..=Int64.MAX { println!("\(i)") }
    for i in (Int64.MIN..=Int64.MIN + 2).rev() { println!("\(i)") }
    for i in (Int64.MIN..Int64.MIN + 2).rev() { println!("\(i)") }
    for i in (0..=3u32).rev() { print!("\(i) ") }
    for i in (0..3u32).rev() { print!("\(i) ") }
    for i in (1..=3u32).rev() { print!("\(i) ") }
    let low = -3i128
    for i in low..=-1 { print!("\(i) ") }
    for i in (low..0).rev() { print!("\(i) ") }
    println!("\(count)")
    // nothing
    let (big, small) = (5, 2)
    for _ in big..small { println!("never") }
    for _ in big..=small { println!("never") }
    for _ in (big..small).rev() { println!("never") }
    for _ in (big..=small).rev() { println!("never") }
    for _ in (big..small).stepBy(2) { println!("never") }
    for _ in 0..0u32 { println!("never") }
    for _ in 3..1usize { println!("never") }
    // bounds: once, in order
    var n = 3
    for i in twice(1)..twice(n) {
        n += 10
        print!("\(i):\(n) ")
    }
    for i in 0..n {
        n -= 10
        if i == 2 { break }
        print!("\(i):\(n) ")
    }
    for i in (twice(0)..=twice(1)).rev() { print!("\(i) ") }
    for i in 0..Noisy(2).count() { print!("\(i) ") }
    for i in 0..=({ let it = Noisy(1); it.count() }) { print!("\(i) ") }
    let shared = Mutex.new(2)
    for i in 0..*shared.lock().unwrap() { println!("\(i) \(shared.tryLock().isErr())") }
    println!("\(shared.tryLock().isOk())")
    // steps
    for i in (0..10).stepBy(3) { print!("\(i) ") }
    for i in (0..=9).stepBy(3) { print!("\(i) ") }
    for i in (250..=255u8).stepBy(2) { print!("\(i) ") }
    for i in (250u8..top).stepBy(3) { print!("\(i) ") }
    for i in (-100i8..=100).stepBy(100) { print!("\(i) ") }
    let step = 400
    for i in (0..200u8).stepBy(step) { print!("\(i) ") }
    for i in (0..n + 20).stepBy(7) { print!("\(i) ") }
    println!()
    // the variable: fresh, mutable, captured, ignored, matched
    var all: Vec<Box<dyn Fn() -> Int>> = vec![]
    for i in 0..3 { all.push(Box.new(move { -> i * 10 })) }
    for f in &all { print!("\(f()) ") }
    for mut i in 0..3 {
        i *= 2
        print!("\(i) ")
    }
    for mut i in (0..3).rev() {
        i += 1
        print!("\(i) ")
    }
    for ref i in 0..2 { print!("\(*i + 1) ") }
    for i @ _ in 0..2 { print!("\(i) ") }
    var addAll = 0
    for i in 1..=4 {
        var add = { addAll += i }
        add()
    }
    println!("\(addAll)")
    // jumps
    'outer: for i in 0..5 {
        for j in (0..5).rev() {
            if j == 3 { continue }
            if i == 1 { continue 'outer }
            if i == 3 { break 'outer }
            if j < 2 { break }
            match (i, j) {
                (0, 2) -> continue 'outer,
                (2, 4) -> continue,
                _ -> print!("\(i)\(j) "),
            }
        }
        print!("| ")
    }
    let found = loop {
        for i in 0.. {
            if i == 7 { break }
        }
        break 8
    }
    println!("\(found) \(find(10):?) \(find(3):?) \(sumTo<4>())")
    for i in 0..2 { for i in i..2 { print!("\(i) ") } }
    let i = 3
    for i in 0..i { print!("\(i) ") }
    for c in 'a'..='e' { print!("\(c)") }
    for c in ('x'..='z').rev() { print!("\(c)") }
    for c in '\u{D7FE}'..='\u{E001}' { print!("\(c as UInt32) ") }
    unit(3)
    let range = 0..3
    for i in range.clone() { print!("\(i) ") }
    for i in range { print!("\(i) ") }
    let nothing = for _ in 0..1 {}
    println!("\(nothing:?)")
    println!("\(match 1 { 1 -> { for _ in 0..2 { print!("m") } }, _ -> {} }:?)")
}
