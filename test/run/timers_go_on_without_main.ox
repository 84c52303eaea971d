// Timers of other tasks fire though the thread that looked after them all the time blocks or leaves.
import std.sync.Arc
import std.sync.atomic.{ AtomicU32, Ordering }
import std.time.Duration
import tokio.runtime.{ Builder, Handle }
import tokio.task.blockInPlace
import tokio.time.sleep

fn millis(count: UInt64): Duration { Duration.fromMillis(count) }

fn ticking(runtime: &Handle): Arc<AtomicU32> {
    let ticks = Arc.new(AtomicU32.new(0))
    let counted = ticks.clone()
    runtime.spawn(async move {
        loop {
            await sleep(millis(1))
            counted.fetchAdd(1, Ordering.SeqCst)
        }
    })
    ticks
}

/// Waits on its own, without the runtime, for three more.
fn seesTicks(ticks: &AtomicU32) {
    let before = ticks.load(Ordering.SeqCst)
    while ticks.load(Ordering.SeqCst) < before + 3 { std.thread.sleep(millis(1)) }
}

fn main() {
    for workers in [1, 2, 4] {
        let runtime = Builder.newMultiThread().workerThreads(workers).enableAll().build().unwrap()
        runtime.blockOn(async {
            for quiet in [0, 1, 3, 30] {
                await sleep(millis(quiet))
                blockInPlace { -> Handle.current().blockOn(sleep(millis(1))) }
            }
            println!("waited in place")
            await sleep(millis(30))
            seesTicks(&ticking(&Handle.current()))
            println!("seen by a main that blocks")
        })
        let ticks = ticking(runtime.handle())
        seesTicks(&ticks)
        println!("seen outside")
        runtime.blockOn(async { await sleep(millis(5)) })
        seesTicks(&ticks)
        println!("seen after another blockOn")
    }
}
