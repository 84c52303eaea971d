// Operators, casts, calls and places on types that have them.
struct Plain
enum Light { Red, Green }

fn operators(mut plain: Plain, text: &str, number: Int) {
    let a = plain + 1 //~ E0369
    plain += 1 //~ E0368
    let b = -text //~ E0600
    let c = !plain //~ E0600
    let d = number + "1" //~ E0277
    let e = number && true //~ E0308
    let f = plain == plain //~ E0369
    let g = number == 1i64 //~ E0308
    let h = number[0] //~ E0608
    let i = *number //~ E0614
    1 = 2 //~ E0070
    3 += 4 //~ E0067
    four() = 5 //~ E0070
    let j = if number { 1 } else { 2 } //~ E0308
    number() //~ E0618
    plain(1) //~ E0618
}
fn four(): Int { 4 }
fn casts(number: Int, text: &str, light: Light) {
    let a = number as Bool //~ E0054
    let b = 66u32 as Char //~ E0604

    let d = &number as Int64 //~ E0606
    let e = light as Int

    let g = number as String //~ E0605
    let h = 'a' as UInt8
    let i = Plain as Int //~ E0605
}
fn calls() {
    four(1) //~ E0061
    let twice = { n: Int -> n * 2 }
    twice() //~ E0057
    twice(1, 2) //~ E0057
    Some() //~ E0061
    "text".len(1) //~ E0061
    String.from() //~ E0061
}
fn conditions(number: Int): Int {
    let a: Int = if number > 1 { 2 } //~ E0317
    let b: Int = for i in 0..2 { } //~ E0308
    while true { break 3; } //~ E0571 //~ warning: while_true
    let c: Int = loop { break } //~ E0308
    if number > 1 { return; } //~ E0069

    number
}
fn methods(mut text: String) {
    2.0.powi(2) //~ E0689
    text.drop() //~ E0599
    let list = vec![1]
    list.lenn() //~ E0599
    list.iter().map({ a, b -> 1 }) //~ E0593 //~ warning: unused_must_use
    list.iter().for_each({ a: &str ->  }) //~ E0631
    for n in 5 {} //~ E0277
    let sum: String = list.iter().sum() //~ E0277
    let s: Vec<String> = list.iter().collect() //~ E0277
}
fn main() {}

// A cast decides the type of a literal, not of a variable.
fn castsOfLiterals(bytes: &[UInt8]): UInt64 {
    var total: UInt64 = 0
    for id in 0..4 {
        total += bytes[id as UIntSize] as UInt64
        total += id
    }
    let letter = 65 as Char
    let wide = -1 as Int64
    total + letter as UInt64 + wide as UInt64
}
