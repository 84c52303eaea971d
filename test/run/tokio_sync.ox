// Locks, semaphores, oneshot, broadcast, watch, barriers, cells and the paused clock.
import tokio
import std.sync.Arc
import tokio.sync.{ broadcast, oneshot, watch, Barrier, MappedMutexGuard, Mutex, MutexGuard, Notify, OnceCell, RwLock, RwLockReadGuard, RwLockWriteGuard, Semaphore }
import tokio.sync.{ AcquireError, TryAcquireError, SetError }
import tokio.time.{ self, sleep, Duration, Instant }

struct Config { name: String, size: Int }

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    // Mutex
    let m = Arc.new(Mutex.new(Config { name: "a".toString(), size: 1 }))
    {
        var part = MutexGuard.map(await m.lock(), { c -> &mut c.size })
        *part += 10
        println!("\(part) \(m.tryLock().isErr())")
    }
    println!("\((await m.lock()).size)")
    var owned = await m.clone().lockOwned()
    owned.name.pushStr("bc")
    match m.clone().tryLockOwned() {
        Ok(_) -> println!("free"),
        Err(e) -> println!("\(e) \(e:?)"),
    }
    drop(owned)
    println!("\(m.tryLock().unwrap().name)")
    let plain = Mutex.new(vec![1, 2])
    println!("\(plain:?)")
    let g = plain.tryLock().unwrap()
    println!("\(plain:?) \(g:?)")
    drop(g)
    println!("\(plain.intoInner():?)")

    // RwLock
    let lock = Arc.new(RwLock.new(Config { name: "rw".toString(), size: 5 }))
    {
        let a = await lock.read()
        let b = RwLockReadGuard.map(await lock.read(), { c -> &c.name })
        println!("\(a.size) \(*b) \(lock.tryWrite().isErr())")
    }
    {
        var w = await lock.write()
        w.size += 1
        println!("\(lock.tryRead().isErr())")
        let r = w.downgrade()
        println!("\(r.size) \(lock.tryRead().isOk())")
    }
    {
        var w = RwLockWriteGuard.map(await lock.write(), { c -> &mut c.size })
        *w *= 2
    }
    println!("\((await lock.clone().readOwned()).size)")
    println!("\(lock.clone().tryWriteOwned().isOk())")
    println!("\(RwLock.new(3):?)")

    // Semaphore
    let s = Arc.new(Semaphore.new(3))
    let p = await s.acquireMany(2).unwrap()
    println!("\(s.availablePermits()) \(s.tryAcquireMany(2).unwrapErr():?) \(s.tryAcquireMany(2).unwrapErr())")
    drop(p)
    let o = s.clone().acquireOwned()
    let o = await o.unwrap()
    o.forget()
    println!("\(s.availablePermits())")
    s.addPermits(4)
    println!("\(s.availablePermits())")
    let waiting = tokio.spawn({ let s = s.clone()
        async move { (await s.acquireMany(100)).isErr() } })
    await tokio.task.yieldNow()
    s.close()
    println!("\(await waiting.unwrap()) \(s.isClosed())")
    match await s.acquire() {
        Ok(_) -> println!("?"),
        Err(e) -> println!("\(e) \(e:?)"),
    }
    println!("\(s.tryAcquire().unwrapErr() == TryAcquireError.Closed)")

    // oneshot
    let (tx, rx) = oneshot.channel<Int>()
    drop(rx)
    println!("\(tx.isClosed()) \(tx.send(4):?)")
    let (tx, mut rx) = oneshot.channel<Int>()
    println!("\(rx.tryRecv():?)")
    drop(tx)
    match await rx {
        Ok(_) -> {},
        Err(e) -> println!("\(e) \(e:?)"),
    }
    let (mut tx, mut rx) = oneshot.channel<&str>()
    let t = tokio.spawn(async move {
        await tx.closed()
        tx.send("late").isErr()
    })
    await tokio.task.yieldNow()
    rx.close()
    println!("\(await t.unwrap()) \(rx.tryRecv():?)")

    // broadcast
    let (tx, mut a) = broadcast.channel(2)
    var b = tx.subscribe()
    println!("\(tx.send(1).unwrap()) \(tx.receiverCount()) 1")
    tx.send(2).unwrap()
    tx.send(3).unwrap()
    println!("\(await a.recv():?) \(await a.recv():?) \(a.tryRecv():?) \(a.tryRecv():?)")
    var c = b.resubscribe()
    println!("\(c.tryRecv():?) \(b.len())")
    println!("\(await b.recv().unwrapErr()) ")
    drop(a)
    drop(b)
    drop(c)
    println!("\(tx.send(9):?)")
    let mut d = tx.subscribe()
    drop(tx)
    println!("\(await d.recv():?) \(d.tryRecv():?)")

    // watch
    let (tx, mut rx) = watch.channel("init".toString())
    println!("\(*rx.borrow()) \(rx.hasChanged():?)")
    tx.send("one".toString()).unwrap()
    println!("\(rx.hasChanged().unwrap())")
    await rx.changed().unwrap()
    println!("\(*rx.borrowAndUpdate())")
    tx.sendModify { it.pushStr("!") }
    println!("\(tx.sendIfModified { it -> it.isEmpty() }) \(*tx.borrow())")
    println!("\(tx.sendReplace("two".toString()))")
    var rx2 = tx.subscribe()
    println!("\(rx2.hasChanged().unwrap()) \(tx.receiverCount())")
    drop(rx)
    drop(rx2)
    println!("\(tx.isClosed())")
    await tx.closed()
    println!("\(tx.send("x".toString()).isErr())")
    let (tx, mut rx) = watch.channel(0)
    let w = tokio.spawn(async move {
        var seen = vec![]
        while await rx.changed().isOk() { seen.push(*rx.borrow()) }
        seen
    })
    for i in 1..4 {
        tx.send(i).unwrap()
        await tokio.task.yieldNow()
    }
    drop(tx)
    println!("\(await w.unwrap():?)")

    // barrier
    let barrier = Arc.new(Barrier.new(3))
    var leaders = 0
    let hs: Vec<_> = (0..3).map { _ -> { let b = barrier.clone()
        tokio.spawn(async move { (await b.wait()).isLeader() }) } }.collect()
    for h in hs { if await h.unwrap() { leaders += 1 } }
    println!("leaders \(leaders)")

    // once cell
    let cell = OnceCell.new()
    println!("\(cell.initialized()) \(cell.get():?)")
    let r: Result<&Int, String> = await cell.getOrTryInit { async { Err("no".toString()) } }
    println!("\(r:?)")
    println!("\(await cell.getOrInit { async { 4 } })")
    match cell.set(5) {
        Err(e) -> println!("\(e) \(e:?) \(e.isAlreadyInitErr())"),
        Ok(()) -> println!("set"),
    }
    println!("\(cell:?) \(cell.clone().intoInner():?)")

    // notify
    let n = Arc.new(Notify.new())
    n.notifyOne()
    n.notifyOne()
    await n.notified()
    let again = await time.timeout(Duration.fromMillis(5), n.notified())
    println!("\(again.isErr())")
    let ws: Vec<_> = (0..3).map { i -> { let n = n.clone()
        tokio.spawn(async move {
            await n.notified()
            i
        }) } }.collect()
    await tokio.task.yieldNow()
    n.notifyWaiters()
    for w in ws { print!("\(await w.unwrap()) ") }
    println!()

    // time
    let start = Instant.now()
    await sleep(Duration.fromSecs(10))
    println!("\(start.elapsed():?)")
    await time.advance(Duration.fromMillis(1500))
    println!("\(start.elapsed():?)")
    let t = tokio.spawn(async {
        await sleep(Duration.fromSecs(3))
        "woken"
    })
    await tokio.task.yieldNow()
    await time.advance(Duration.fromSecs(4))
    println!("\(t.isFinished())")
    println!("\(await t.unwrap()) \(start.elapsed().asMillis())")
    let (tx, mut rx) = broadcast.channel<()>(1)
    tx.send(()).unwrap()
    println!("\(await rx.recv():?)")
}
