// Cancelling is dropping: abort() drops the task's future at the await where it stands, and everything it owns with it.
import tokio
import tokio.time.{ sleep, Duration }

struct Scratch {
    name: String,
}

extension Scratch: Drop {
    mutating fn drop() { println!("removing \(self.name)") }
}

async fn render(frames: Int) {
    let _scratch = Scratch { name: "scratch file".toString() }
    for frame in 1..=frames {
        println!("frame \(frame)")
        await sleep(Duration.fromMillis(100))
    }
    println!("all frames rendered")
}

#[tokio.main]
async fn main() {
    let task = tokio.spawn(render(100))
    await sleep(Duration.fromMillis(250))
    task.abort()
    match await task {
        Ok(()) -> println!("finished"),
        Err(e) if e.isCancelled() -> println!("cancelled"),
        Err(e) -> println!("failed: \(e)"),
    }

    let task = tokio.spawn(render(1))
    match await task {
        Ok(()) -> println!("finished"),
        Err(e) -> println!("failed: \(e)"),
    }
}
