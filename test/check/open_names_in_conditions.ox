// `guard let name = value` unwraps a nullable; a number is none, even where its type is open.
fn main() {
    guard let x = 5 else { //~ E0308
        return
    }
    println!("\(x)")
}
