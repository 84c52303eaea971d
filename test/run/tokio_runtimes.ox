// Runtimes made by hand; which thread code believes to be on.
import tokio
import std.sync.Arc
import tokio.runtime.{ Builder, Handle, Runtime }
import tokio.task
import tokio.task.LocalSet
import tokio.time.{ sleep, Duration }

async fn threadName(): String { std.thread.current().name().unwrapOr("none").toString() }

fn main() {
    let rt = Builder.newMultiThread().workerThreads(2).threadName("pool").maxBlockingThreads(4).enableAll().build().unwrap()
    rt.blockOn(async {
        println!("\(await threadName()) \(await tokio.spawn(threadName()).unwrap())")
        println!("\(await task.spawnBlocking({ -> std.thread.current().name().map { it.toString() } }).unwrap():?)")
        let v = task.blockInPlace { -> 5 }
        println!("\(v)")
        let h = Handle.current()
        let inner = await task.spawnBlocking(move { h.blockOn(async {
            await sleep(Duration.fromMillis(1))
            "inner" }) })
        println!("\(inner.unwrap())")
    })
    let main = std.thread.current().id()
    let (a, b) = rt.blockOn(async {
        let t = await tokio.spawn(async { std.thread.current().id() }).unwrap()
        (std.thread.current().id(), t)
    })
    println!("\(a == main) \(b == main)")
    drop(rt)

    let rt = Builder.newCurrentThread().enableAll().startPaused(true).build().unwrap()
    let start = std.time.Instant.now()
    let local = LocalSet.new()
    let out = local.blockOn(&rt, async {
        let rc = std.rc.Rc.new(5)
        let h = task.spawnLocal(async move {
            await sleep(Duration.fromSecs(5))
            *rc
        })
        await h.unwrap()
    })
    println!("\(out) \(start.elapsed() < Duration.fromSecs(2))")
    {
        let _g = local.enter()
        task.spawnLocal(async { println!("entered") })
    }
    rt.blockOn(local)
    let caught = std.panic.catchUnwind({ -> rt.blockOn(async { panic!("through blockOn") }) })
    println!("\(caught.isErr())")
    let r = rt.spawn(async { 1 })
    println!("\(rt.blockOn(r).unwrap())")
    rt.shutdownBackground()
    let rt2 = Runtime.new().unwrap()
    let handle = rt2.handle().clone()
    let t = std.thread.spawn(move {
        let _e = handle.enter()
        let h = tokio.spawn(async { 7 })
        handle.blockOn(h).unwrap()
    })
    println!("\(t.join().unwrap())")
    println!("\(Handle.tryCurrent().map { _ -> () }.unwrapErr())")
    let r = rt2.blockOn(async { tokio.runtime.Handle.tryCurrent().isOk() })
    println!("\(r)")
    println!("\(rt2.handle().runtimeFlavor() == tokio.runtime.RuntimeFlavor.MultiThread)")
}
