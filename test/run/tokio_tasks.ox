// Sets of tasks, what joins give after panics and aborts, local sets, blocking work.
import tokio
import std.cell.{ Cell, RefCell }
import std.rc.Rc
import std.sync.Arc
import std.sync.atomic.{ AtomicUsize, Ordering }
import tokio.task.{ self, AbortHandle, JoinError, JoinHandle, JoinSet, LocalSet }
import tokio.time.{ sleep, timeout, Duration }

struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)") } }

async fn work(n: UInt64): Result<UInt64, String> {
    await sleep(Duration.fromMillis(n))
    if n == 30 { Err("thirty".toString()) } else { Ok(n) }
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    // JoinSet
    var set = JoinSet.new()
    for n in [30, 10, 20] { set.spawn(work(n)) }
    println!("\(set.len()) \(set.isEmpty())")
    while let Some(res) = await set.joinNext() {
        match res {
            Ok(Ok(v)) -> println!("ok \(v)"),
            Ok(Err(e)) -> println!("err \(e)"),
            Err(e) -> println!("join error \(e)"),
        }
    }
    println!("\((await set.joinNext()).isNone())")
    let h: AbortHandle = set.spawn(work(1000))
    set.spawn(async { panic!("boom \([7].len())") })
    h.abort()
    var cancelled = 0
    var panicked = 0
    while let Some(res) = await set.joinNext() {
        match res {
            Err(e) if e.isCancelled() -> cancelled += 1,
            Err(e) if e.isPanic() -> {
                let p = e.intoPanic()
                println!("payload \(p.downcastRef<String>():?)")
                panicked += 1
            },
            other -> println!("?? \(other:?)"),
        }
    }
    println!("\(cancelled) \(panicked)")
    set.spawn(work(5))
    set.spawn(work(6))
    await set.shutdown()
    println!("\(set.len())")
    set.spawn(work(5))
    set.abortAll()
    println!("\((await set.joinNext()).unwrap().unwrapErr().isCancelled())")
    set.detachAll()

    // join errors
    let t = tokio.spawn(async {
        if true { panic!("static text") }
        1
    })
    let e = (await t).unwrapErr()
    println!("\(e.isPanic()) \(e.isCancelled())")
    match e.tryIntoPanic() {
        Ok(p) -> println!("\(p.downcastRef<&'static str>().unwrap())"),
        Err(e) -> println!("not a panic: \(e)"),
    }
    let t: JoinHandle<Int> = tokio.spawn(async {
        let _n = Noisy("held")
        await sleep(Duration.fromSecs(100))
        1
    })
    await task.yieldNow()
    t.abort()
    println!("aborting")
    match await t {
        Ok(v) -> println!("\(v)"),
        Err(e) -> println!("cancelled: \(e.isCancelled())"),
    }
    // finished before abort
    let t = tokio.spawn(async { 3 })
    await task.yieldNow()
    println!("\(t.isFinished())")
    t.abort()
    println!("\(await t.unwrap())")

    // LocalSet
    let local = LocalSet.new()
    let shared = Rc.new(RefCell.new(vec![]))
    let s2 = shared.clone()
    await local.runUntil(async move {
        let hs: Vec<_> = (0..3).map { i -> {
            let s = s2.clone()
            task.spawnLocal(async move {
                await task.yieldNow()
                s.borrowMut().push(i)
                i
            })
        } }.collect()
        var sum = 0
        for h in hs { sum += await h.unwrap() }
        println!("sum \(sum)")
    })
    println!("\(shared.borrow():?)")
    let c = Rc.new(Cell.new(0))
    let local = LocalSet.new()
    for i in 1..=3 {
        let c = c.clone()
        local.spawnLocal(async move {
            await sleep(Duration.fromMillis(i))
            c.set(c.get() + i as Int)
        })
    }
    await local
    println!("c \(c.get())")

    // spawnBlocking
    let v = await task.spawnBlocking { (1..=10).sum<Int>() }.unwrap()
    println!("\(v)")
    let r = await task.spawnBlocking(move { -> if v > 5 { panic!("in blocking") } })
    println!("\(r.unwrapErr().isPanic())")

    // unconstrained, yield
    let n = await task.unconstrained(async { 
        await task.yieldNow()
        5 })
    println!("\(n)")
    // timeout on handles
    var h = tokio.spawn(work(50))
    println!("\((await timeout(Duration.fromMillis(10), &mut h)).isErr())")
    println!("\(await h.unwrap():?)")
    // dropping a handle detaches
    let counter = Arc.new(AtomicUsize.new(0))
    {
        let c = counter.clone()
        tokio.spawn(async move {
            await sleep(Duration.fromMillis(5))
            c.fetchAdd(1, Ordering.SeqCst)
        })
    }
    await sleep(Duration.fromMillis(10))
    println!("\(counter.load(Ordering.SeqCst))")
    let mut set: JoinSet<Int> = JoinSet.new()
    set.spawnBlocking({ -> 4 })
    set.spawn(async { 5 })
    var all = vec![]
    while let Some(Ok(x)) = await set.joinNext() { all.push(x) }
    all.sort()
    println!("\(all:?)")
    let id = tokio.spawn(async {}).id()
    println!("\(id == id)")
}
