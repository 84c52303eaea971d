// Functions that come one after another, at once, with pauses, and more than there are threads: each runs once,
// whether a thread sleeps, works or has to be started; those that wait for a thread run in order.
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.sync.Arc
import std.time.Duration
import tokio.runtime.Builder
import tokio.task.spawnBlocking
import tokio.time.sleep

async fn run(count: UIntSize, ran: Arc<AtomicUsize>) {
    for i in 0..count {
        let counter = ran.clone()
        let n = await spawnBlocking(move {
            counter.fetchAdd(1, Ordering.SeqCst)
            i
        }).unwrap()
        assertEq!(n, i)
        if i % 500 == 0 { await sleep(Duration.fromMillis(1)) }
    }
}

async fn chains(threads: UIntSize) {
    let ran = Arc.new(AtomicUsize.new(0))
    let handles: Vec<_> = (0..4).map { _ -> tokio.spawn(run(2_000, ran.clone())) }.collect()
    for handle in handles { await handle.unwrap() }
    let waiting: Vec<_> = (0..100).map { i -> spawnBlocking(move { i }) }.collect()
    var sum = 0
    for handle in waiting { sum += await handle.unwrap() }
    println!("\(threads): \(ran.load(Ordering.SeqCst)) \(sum)")
}

fn main() {
    for threads in [1, 2, 64] {
        Builder.newCurrentThread().enableAll().maxBlockingThreads(threads).build().unwrap().blockOn(chains(threads))
        Builder.newMultiThread().workerThreads(2).enableAll().maxBlockingThreads(threads).build().unwrap().blockOn(chains(threads))
    }
}
