// `??` is lazy and chains, `!!` unwraps, `?` leaves, `guard let` and `if let` unwrap a plain name.
fn noisy(n: Int): Int {
    println!("fallback \(n)")
    n
}

fn half(n: Int): Int? { if n % 2 == 0 { Some(n / 2) } else { null } }

fn quarter(n: Int): Int? { half(half(n)?) }

fn describe(n: Int?): String {
    guard let n = n else { return "nothing".toString() }
    if let h = half(n) { "half \(h)" } else { "odd \(n)" }
}

fn main() {
    println!("\(half(8) ?? noisy(1)) \(half(7) ?? noisy(2))")
    println!("\(half(7) ?? half(9) ?? 3)")
    println!("\(quarter(12):?) \(quarter(6):?)")
    println!("\(describe(null)), \(describe(Some(4))), \(describe(Some(5)))")
    println!("\(half(4)!!) \(half(3) == null) \(half(4) != null)")
}
