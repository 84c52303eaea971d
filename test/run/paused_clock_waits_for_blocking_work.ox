// A paused clock does not go on while a blocking function is queued or runs.
import std.time.Duration
import tokio
import tokio.task.spawnBlocking
import tokio.time.{ sleep, timeout, Instant }

fn slowly(n: Int): Int {
    std.thread.sleep(Duration.fromMillis(10))
    n
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    let start = Instant.now()
    let first = await timeout(Duration.fromMillis(5), spawnBlocking { slowly(1) })
    println!("\(first.map { it.unwrap() }:?) \(start.elapsed():?)")
    let second = spawnBlocking { slowly(2) }
    await sleep(Duration.fromMillis(5))
    println!("\(second.isFinished()) \(start.elapsed().asMillis())")
    await sleep(Duration.fromSecs(3600))
    println!("\(start.elapsed().asSecs())")
}
