// A sleep of no time lets ready tasks go first; a paused clock advances by Tokio's milliseconds.
import tokio
import tokio.time.{ self, interval, sleep, sleepUntil, timeout, Duration, Instant }

async fn beside(name: &'static str) { println!("\(name)") }

async fn onPausedClock() {
    let start = Instant.now()
    for ms in [5, 5, 1, 0] {
        await sleep(Duration.fromMillis(ms))
        print!("\(start.elapsed():?) ")
    }
    await time.advance(Duration.fromMillis(7))
    var ticks = interval(Duration.fromSecs(1))
    for _ in 0..2 {
        await ticks.tick()
        print!("\(start.elapsed():?) ")
    }
    println!()
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let a = tokio.spawn(beside("a"))
    println!("late: \(await timeout(Duration.ZERO, std.future.pending<()>()).isErr())")
    await a.unwrap()
    let b = tokio.spawn(beside("b"))
    await interval(Duration.fromMillis(5)).tick()
    println!("first tick")
    await b.unwrap()
    std.thread.sleep(Duration.fromMillis(3))
    let c = tokio.spawn(beside("c"))
    await sleepUntil(Instant.now() - Duration.fromMillis(1))
    println!("past deadline")
    await c.unwrap()
    let all: Vec<_> = (0..3u64).map { i -> tokio.spawn(async move {
        println!("start \(i)")
        await sleep(Duration.fromMillis(i * 5))
        println!("end \(i)")
    }) }.collect()
    for each in all { await each.unwrap() }

    time.pause()
    await onPausedClock()
    let other = std.thread.spawn {
        let rt = tokio.runtime.Builder.newCurrentThread().enableAll().startPaused(true).build().unwrap()
        rt.blockOn(onPausedClock())
    }
    other.join().unwrap()
}
