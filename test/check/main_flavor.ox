// A runtime of a kind that exists drives an async function.
#[tokio.main(flavor = "single")] //~ E0565
fn main() { //~ E1008
    println!("a")
}
