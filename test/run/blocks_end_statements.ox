// A statement that begins with a block, or with what ends in one, ends with it; the next may stand on the same line.
fn steps(c: Bool, p: &mut Int, x: Int?) {
    if c { *p = 5 } *p += 1
    if c {
        *p += 10
    }
    *p += 1
    match x { Some(_) -> *p += 100, null -> {} } *p -= 1
    while *p > 1000 { *p -= 1 } *p += 7
    for _ in 0..2 { *p += 1 } *p += 1
    loop { break } *p += 1
    'a: loop { break 'a } *p += 1
    { *p += 1 } *p += 1
    if c { *p += 1 } else { *p += 2 } *p += 1
}
fn negative(c: Bool): Int {
    if c { println!("a") } -1
}
fn pair(c: Bool): (Int, Int) { if c { println!("b") } (1, 2) }
fn reference(x: Int): &'static Int { match x { 0 -> println!("z"), _ -> {} } &7 }
fn list(c: Bool): [Int; 2] { while c { break } [1, 2] }
fn opposite(c: Bool): Bool { if c { println!("k") } !c }
// As operands they go on.
fn operands(c: Bool): Int {
    let v = if c { 1 } else { 2 } + 3
    let w = match v { 4 -> 1, _ -> 0 } - 1
    if c { 5 } else { 6 }.max(v) + w
}
fn options(c: Bool): Int? {
    { Some(1) }?
    if c { Some(3) } else { null }?
    Some(4)
}
fn main() {
    var p = 0
    steps(true, &mut p, Some(1))
    println!("\(p) \(negative(true)) \(pair(true):?) \(reference(0)) \(list(true):?) \(opposite(true))")
    println!("\(operands(true)) \(options(true):?) \(options(false):?)")
}
