// A runtime drives an async function.
#[tokio.main(flavor = "single")] //~ E0565
fn main() { //~ E0565
    println!("a")
}
