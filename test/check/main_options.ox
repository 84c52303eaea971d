// The options of a runtime are known, and fit each other.
#[tokio.main(worker_thread = 2)] //~ E0565
async fn main() {
    println!("a")
}
