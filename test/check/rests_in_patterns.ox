// `..` stands once in a pattern, and only where there are parts to leave out.
struct Three(Int, Int, Int)

fn main() {
    let values: &[Int] = &[1, 2, 3]
    match values { [first, .., last, ..] -> println!("\(first) \(last)"), _ -> {} } //~ E1001
    match values { [head @ .., tail @ ..] -> println!("\(head:?) \(tail:?)") } //~ E1001
    match (1, 2, 3) { (a, .., b, .., ..) -> println!("\(a) \(b)") } //~ E1001
    let Three(x, .., y, ..) = Three(1, 2, 3) //~ E1001
    let .. = 3 //~ E1001
    if let Some(rest @ ..) = Some(1) { println!("\(rest)") } //~ E1001
    let (first, .., last) = (1, 2, 3)
    let Three(.., z) = Three(1, 2, 3)
    println!("\(first) \(last) \(z)")
}
