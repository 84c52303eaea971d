// A spawned task runs on its own; its handle is a future of the result. What it uses it must own, hence `async move`.
import tokio
import tokio.time.{ sleep, Duration }

async fn countWords(text: String): UIntSize {
    await sleep(Duration.fromMillis(80))
    let count = text.splitWhitespace().count()
    println!("background: counted \(count) words")
    count
}

#[tokio.main]
async fn main() {
    let text = "the quick brown fox jumps over the lazy dog".toString()
    let task = tokio.spawn(async move { await countWords(text) })

    println!("main: free to do something else")
    await sleep(Duration.fromMillis(20))
    println!("main: still free")

    match await task {
        Ok(count) -> println!("main: \(count) words"),
        Err(error) -> println!("main: the task failed: \(error)"),
    }

    // A panic ends its task only, and is reported to who awaits it.
    let broken = tokio.spawn(async {
        let shelf: Vec<Int> = vec![]
        shelf[0]
    })
    let outcome = await broken
    println!("panicked: \(outcome.unwrapErr().isPanic())")
}
