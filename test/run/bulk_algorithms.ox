// Compared with simple loops, around the sizes at which the library changes its method.
fn rotated<T: Clone>(v: &[T], mid: UIntSize): Vec<T> {
    var result = v[mid..].toVec()
    result.extendFromSlice(&v[..mid])
    result
}

fn rotations() {
    for len in [0usize, 1, 2, 7, 600, 1500, 5000] {
        for mid in [0, len / 7, len / 3, len / 2, len - len / 5, len] {
            let numbers: Vec<UInt64> = (0..len as UInt64).collect()
            var v = numbers.clone()
            v.rotateLeft(mid)
            assertEq!(v, rotated(&numbers, mid))
            v.rotateRight(mid)
            assertEq!(v, numbers)
            let bytes: Vec<(UInt8, UInt8, UInt8)> = (0..len).map { i -> (i as UInt8, (i / 256) as UInt8, 7) }.collect()
            var b = bytes.clone()
            b.rotateLeft(mid)
            assertEq!(b, rotated(&bytes, mid))
        }
        var texts: Vec<String> = (0..len.min(700)).map { i -> "t\(i)" }.collect()
        let before = texts.clone()
        texts.rotateLeft(before.len() / 3)
        assertEq!(texts, rotated(&before, before.len() / 3))
    }
    println!("rotations")
}

fn inclusive() {
    println!("{:?}", (250u8..=255).collect<Vec<UInt8>>())
    println!("{:?}", (Int8.MIN..=-126).rev().collect<Vec<Int8>>())
    println!("{:?} {:?}", (5..=5).collect<Vec<Int>>(), (6..=5).next())
    println!("{:?}", ('\u{D7FE}'..='\u{E001}').map({ c -> c as UInt }).collect<Vec<UInt>>())
    var r = 1..=4
    println!("{:?} {:?} {:?} {:?} {:?}", r.next(), r.nextBack(), r.nextBack(), r.next(), r.nextBack())
    println!("{:?} {:?} {:?} {}", r.next(), r.sizeHint(), r, r.isEmpty())
    var s = 1..=9
    println!("{:?} {:?} {:?} {:?} {:?}", s.nth(3), s.nthBack(2), s.nth(5), s.next(), s.nextBack())
    println!("{:?}", (0..=20).stepBy(7).rev().collect<Vec<Int>>())
    for i in (0..=usize.MAX).rev().take(2) { print!("\(i) ") }
    println!()
}

fn texts() {
    let text = "abcabdabcéabx"
    for needle in ["ab", "abd", "bx", "x", "éa", "ac", "abcabdabcéabx", "abcabdabcéabxy"] {
        print!("{:?} {:?} {}; ", text.find(needle), text.rfind(needle), text.contains(needle))
    }
    println!()
    for len in [0, 1, 15, 31, 32, 33, 64, 100] {
        var s = String.new()
        for i in 0..len { s.push((64 + (i * 7 % 60) as UInt8) as Char) }
        let byHand: String = s.chars().map { c -> c.toAsciiUppercase() }.collect()
        assertEq!(s.toUppercase(), byHand)
        let lower: String = s.chars().map { c -> c.toAsciiLowercase() }.collect()
        assertEq!(s.toLowercase(), lower)
        s.push('ß')
        assertEq!(s.toUppercase(), byHand + "SS")
    }
    println!("{}", "[`@az\u{7f}".toUppercase())
    println!("{}", "ÀÉ[`@AZ\u{7f}".toLowercase())
}

fn growth() {
    var v = Vec.withCapacity(3)
    let first = v.capacity()
    for i in 0..100 { v.push([i; 40]) }
    println!("{} {} {:?}", first, v.capacity() >= 100, v[99][39])
    var units = Vec.new()
    for _ in 0..5 { units.push(()) }
    var bytes: Vec<UInt8> = Vec.new()
    bytes.push(1)
    var large: Vec<[UInt64; 200]> = Vec.new()
    large.push([1; 200])
    println!("{} {} {}", units.len(), bytes.capacity(), large.capacity())
    println!("{:?}", std.panic.catchUnwind({ -> Vec<UInt64>.withCapacity(usize.MAX) }).isErr())
    println!("{:?}", std.panic.catchUnwind({ -> { var s = String.from("a"); s.reserve(usize.MAX) } }).isErr())
}

fn remainders() {
    let low = std.hint.blackBox(Int64.MIN)
    let one = std.hint.blackBox(-1)
    println!("{} {} {:?}", (low + 1) % one, 7 % one, low.checkedRem(one))
    println!("{}", std.panic.catchUnwind({ -> low % one }).isErr())
}

fn main() {
    rotations()
    inclusive()
    texts()
    growth()
    remainders()
}
