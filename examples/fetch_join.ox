// Three requests at once: join! waits for the slowest, not for the sum.
import std.time.Instant
import tokio
import tokio.time.{ sleep, Duration }

async fn fetch(city: &str, delay: UInt64): String {
    println!("asking \(city)")
    await sleep(Duration.fromMillis(delay))
    println!("\(city) answered")
    "\(city): \(delay / 10) degrees"
}

#[tokio.main]
async fn main() {
    let start = Instant.now()
    let (rome, oslo, lima) = await tokio.join!(
        fetch("Rome", 240),
        fetch("Oslo", 80),
        fetch("Lima", 160),
    )
    println!("\(rome), \(oslo), \(lima)")
    let elapsed = start.elapsed()
    println!("waited for the slowest only: \(elapsed < Duration.fromMillis(400))")
}
