// Operators in closures whose parameters a later use makes known; numbers of variants that name each other.
enum Chain { Late = Chain.Early as isize + 3, Early = 4, Next }
fn main() {
    let next = { x -> x + 1 }
    let half = { x -> x / 2 }
    let large = { x -> x > 3 }
    let same = { a, b -> a == b && a != 7 }
    let shift = { a -> a << 2 }
    let c = { f -> (f - 32.0) * 5.0 / 9.0 }
    let v: Vec<Int> = vec![2, 8].iter().map(half).collect()
    println!("\(next(1u8)) \(large(4i64)) \(same(1, 1)) \(shift(3u64)) \(c(100.0):.1) \(v:?)")
    println!("\(Chain.Late as Int) \(Chain.Next as Int)")
    let bits: UInt32 = unsafe { std.mem.transmute(1.0f32) }
    println!("\(bits)")
}
