// Where code may wait, and futures that would hold themselves.
import std.future.Future

fn plain(): Int {
    await step() //~ E0728
}
async fn step(): Int { 1 }
async fn again(n: Int): Int { //~ E0733
    if n == 0 { 0 } else { await again(n - 1) }
}

trait Worker { async fn work(): Int }
struct Writer
extension Writer: Worker {
    async fn work(): String { "".toString() } //~ E0271
}

fn start() {
    let runtime = tokio.runtime.Runtime.new().unwrap()
    let text: String = runtime.blockOn(async { 5 }) //~ E0308
    let handle: tokio.task.JoinHandle<String> = tokio.spawn(async { 5 }) //~ E0308
}

fn main() {}

// futures' select! only takes what knows its end.
async fn notFused() {
    let one = step()
    await futures.select! { _ = one -> {} } //~ E0277 //~ E0277
}

async fn overStream() {
    let items = futures.stream.iter(vec![1])
    for await item in items { println!("\(item)") } //~ E1011
}
