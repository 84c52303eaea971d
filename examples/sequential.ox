// One await after the other: the waits add up.
import std.time.Instant
import tokio
import tokio.time.{ sleep, Duration }

struct Step {
    name: String,
    millis: UInt64,
}

async fn brew(step: &Step): UInt64 {
    println!("\(step.name) ...")
    await sleep(Duration.fromMillis(step.millis))
    println!("\(step.name) done")
    step.millis
}

#[tokio.main]
async fn main() {
    let steps = vec![
        Step { name: "grind".toString(), millis: 60 },
        Step { name: "heat".toString(), millis: 90 },
        Step { name: "pour".toString(), millis: 50 },
    ]
    let start = Instant.now()
    var total = 0
    for step in steps.iter() {
        total += await brew(step)
    }
    println!("planned \(total) ms")
    println!("took at least that long: \(start.elapsed() >= Duration.fromMillis(total))")
}
