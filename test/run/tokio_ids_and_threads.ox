import std.collections.HashMap
import std.sync.Arc
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.time.Duration
import tokio.runtime.{ Builder, Handle, RuntimeFlavor }
import tokio.task.{ self, JoinSet, LocalSet }

async fn ids() {
    println!("\(task.tryId().isNone())")
    let handle = tokio.spawn(async { task.id() })
    let id = handle.id()
    let abort = handle.abortHandle()
    println!("\(await handle.unwrap() == id) \(abort.id() == id)")
    let blocking = task.spawnBlocking { task.id() }
    let id = blocking.id()
    println!("\(await blocking.unwrap() == id)")
    let failing = tokio.spawn(async { if true { panic!("no") } })
    let id = failing.id()
    println!("\(await failing.unwrapErr().id() == id)")

    var set: JoinSet<Int> = (1..4).map { n -> async move { n * 10 } }.collect()
    var names = HashMap.new()
    let last = set.spawn(async { 99 })
    names.insert(last.id(), "last")
    var sum = 0
    while let Some(outcome) = await set.joinNextWithId() {
        let (id, value) = outcome.unwrap()
        if let Some(name) = names.get(&id) { println!("\(name): \(value)") }
        sum += value
    }
    println!("\(sum) \(set.tryJoinNextWithId().isNone())")
    let aborted = set.spawn(std.future.pending<Int>())
    aborted.abort()
    match await set.joinNextWithId() {
        Some(Err(error)) -> println!("\(error.id() == aborted.id()) \(error.isCancelled())"),
        _ -> unreachable!(),
    }
    let local = LocalSet.new()
    set.spawnLocalOn(async { task.tryId().isSome() as Int }, &local)
    set.spawnBlockingOn({ 7 }, &Handle.current())
    await local
    println!("\(await set.joinAll().iter().sum<Int>())")
}

fn main() {
    let started = Arc.new(AtomicUsize.new(0))
    let stopped = Arc.new(AtomicUsize.new(0))
    let parked = Arc.new(AtomicUsize.new(0))
    let names = Arc.new(AtomicUsize.new(0))
    let (a, b, c, d) = (started.clone(), stopped.clone(), parked.clone(), names.clone())
    let rt = Builder.newMultiThread()
        .workerThreads(2)
        .enableAll()
        .onThreadStart move { a.fetchAdd(1, Ordering.SeqCst); }
        .onThreadStop move { b.fetchAdd(1, Ordering.SeqCst); }
        .onThreadPark move { c.fetchAdd(1, Ordering.SeqCst); }
        .onThreadUnpark { }
        .threadNameFn move { format!("pool-\(d.fetchAdd(1, Ordering.SeqCst) / 100)") }
        .build()
        .unwrap()
    rt.blockOn(ids())
    let name = rt.blockOn(async { await tokio.spawn(async { std.thread.current().name().map { it.toString() } }).unwrap() })
    println!("\(name:?)")
    rt.blockOn(async { await tokio.time.sleep(Duration.fromMillis(5)) })
    let metrics = rt.metrics()
    println!("\(metrics.numWorkers()) \(metrics.numAliveTasks()) \(metrics.globalQueueDepth()) \(metrics.numBlockingThreads() > 0)")
    println!("\(metrics.workerParkCount(0) > 0) \(metrics.workerParkUnparkCount(0) > 0) \(metrics.workerTotalBusyDuration(0) > Duration.ZERO)")
    println!("\(rt.handle().runtimeFlavor() == RuntimeFlavor.MultiThread)")
    drop(metrics)
    drop(rt)
    println!("\(started.load(Ordering.SeqCst) >= 3) \(started.load(Ordering.SeqCst) == stopped.load(Ordering.SeqCst)) \(parked.load(Ordering.SeqCst) > 0)")
}
