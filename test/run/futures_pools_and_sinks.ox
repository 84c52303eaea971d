// futures: LocalPool, lock, sinks made of sinks, forward.
import futures.channel.mpsc
import futures.executor.{ LocalPool, blockOn }
import futures.lock.Mutex
import futures.sink.SinkExt
import futures.stream.{ self, StreamExt }
import futures.task.{ LocalSpawnExt, SpawnExt }
import std.cell.{ Cell, RefCell }
import std.rc.Rc
import std.sync.Arc
import std.task.Poll

fn wrapped(n: i32): Result<String, mpsc.SendError> {
    Ok(format!("n{n}"))
}

async fn yieldOnce() {
    var first = true
    await std.future.pollFn({ cx -> if first {
        first = false
        cx.waker().wakeByRef()
        Poll.Pending
    } else { Poll.Ready(()) } })
}

fn pools() {
    var pool = LocalPool.new()
    let spawner = pool.spawner()
    let log = Rc.new(RefCell.new(Vec.new()))
    for i in 0..3 {
        let log = log.clone()
        let again = spawner.clone()
        spawner.spawnLocal(async move {
            log.borrowMut().push(format!("start {i}"))
            await yieldOnce()
            log.borrowMut().push(format!("end {i}"))
            let inner = log.clone()
            again.spawnLocal(async move { inner.borrowMut().push(format!("child {i}")) }).unwrap()
        }).unwrap()
    }
    let value = pool.runUntil(async {
        await yieldOnce()
        7
    })
    println!("{value}")
    pool.run()
    var entries = log.borrow().clone()
    entries.sort()
    println!("{:?}", entries)
    let (tx, rx) = futures.channel.oneshot.channel<i32>()
    let got = Rc.new(Cell.new(0))
    let seen = got.clone()
    spawner.spawnLocal(async move { seen.set(await rx.unwrap()) }).unwrap()
    pool.runUntilStalled()
    println!("{}", got.get())
    tx.send(5).unwrap()
    pool.runUntilStalled()
    println!("{}", got.get())
    spawner.spawn(async { println!("spawned") }).unwrap()
    println!("{}", pool.tryRunOne())
    println!("{}", pool.tryRunOne())
    drop(pool)
    println!("{}", spawner.spawnLocal(async {}).isErr())
}

fn main() {
    pools()
    blockOn(async {
        let m = Arc.new(Mutex.new(1))
        {
            var g = await m.lock()
            *g += 1
            println!("{}", m.tryLock().isNone())
        }
        println!("{}", *(await m.lock()))
        println!("{}", m.tryLock().isSome())
        let (tx, rx) = mpsc.channel<i32>(10)
        let sent = await stream.iter(vec![Ok(1), Ok(2), Ok(3)]).forward(tx)
        println!("{:?}", sent.isOk())
        println!("{:?}", await rx.collect<Vec<i32>>())
        let (tx, rx) = mpsc.unbounded<String>()
        var mapped = Box.pin(tx.with({ n: i32 -> async move { wrapped(n) } }))
        await mapped.send(1).unwrap()
        drop(mapped)
        println!("{:?}", await rx.collect<Vec<String>>())
        var both = Vec.new().fanout(Vec.new())
        await both.send(4).unwrap()
        await both.send(5).unwrap()
        println!("{:?}", both.intoInner())
        var errs = mpsc.channel<i32>(1).0.sinkMapErr({ e -> e.isDisconnected() })
        println!("{:?}", await errs.send(1))
        var buffered = Vec.new().buffer(2)
        await buffered.feed(1).unwrap()
        await buffered.send(2).unwrap()
        println!("{:?}", buffered.intoInner())
    })
}
