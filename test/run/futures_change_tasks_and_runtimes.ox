// Futures that change tasks, runtimes and threads.
import tokio
import std.future.Future
import std.pin.Pin
import std.sync.Arc
import std.time.Duration
import tokio.runtime.Builder
import tokio.sync.{ mpsc, oneshot, Mutex, Notify, Semaphore }
import tokio.task.{ blockInPlace, yieldNow }
import tokio.time.{ sleep, timeout }

type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>

async fn both(a: oneshot.Receiver<Int>, b: oneshot.Receiver<Int>, notify: Arc<Notify>): Int {
    let (x, y, _) = await tokio.join!(a, b, notify.notified())
    x.unwrap() + y.unwrap()
}

async fn movedWhileWaiting() {
    let (ta, ra) = oneshot.channel()
    let (tb, rb) = oneshot.channel()
    let notify = Arc.new(Notify.new())
    var future: Boxed<Int> = Box.pin(both(ra, rb, notify.clone()))
    let first = tokio.spawn(async move {
        let early = await timeout(Duration.fromMillis(5), &mut future).isErr()
        (early, future)
    })
    let (early, future) = await first.unwrap()
    println!("early \(early)")
    ta.send(40).unwrap()
    let second = tokio.spawn(async move {
        var future = future
        let pending = await timeout(Duration.fromMillis(5), &mut future).isErr()
        (pending, future)
    })
    let (pending, future) = await second.unwrap()
    println!("pending \(pending)")
    let last = tokio.spawn(future)
    await yieldNow()
    tb.send(2).unwrap()
    await sleep(Duration.fromMillis(5))
    notify.notifyWaiters()
    notify.notifyOne()
    println!("{}", await last.unwrap())
}

async fn movedLeaves() {
    let semaphore = Arc.new(Semaphore.new(0))
    let mutex = Arc.new(Mutex.new(1))
    let (tx, mut rx) = mpsc.channel<Int>(1)
    await tx.send(0).unwrap()
    let guard = await mutex.clone().lockOwned()
    var waits: Vec<Boxed<String>> = Vec.new()
    let s = semaphore.clone()
    waits.push(Box.pin(async move { format!("permit \({ let _p = await s.acquire().unwrap(); 1 })") }))
    let m = mutex.clone()
    waits.push(Box.pin(async move { format!("lock \(*await m.lock())") }))
    let t = tx.clone()
    waits.push(Box.pin(async move { format!("sent {:?}", await t.send(5)) }))
    waits.push(Box.pin(async move { await sleep(Duration.fromMillis(300)); "slept".toString() }))
    var back = Vec.new()
    for mut wait in waits {
        back.push(tokio.spawn(async move {
            let early = await timeout(Duration.fromMillis(1), &mut wait).isErr()
            (early, wait)
        }))
    }
    var last = Vec.new()
    for handle in back {
        let (early, wait) = await handle.unwrap()
        print!("\(early) ")
        last.push(tokio.spawn(wait))
    }
    println!()
    semaphore.addPermits(1)
    drop(guard)
    println!("{:?}", await rx.recv())
    for handle in last { println!("\(await handle.unwrap())"); }
    println!("\(await rx.recv():?)")
}

async fn threadsBetweenAwaits() {
    let mutex = Arc.new(Mutex.new(0))
    let semaphore = Arc.new(Semaphore.new(1))
    let (tx, mut rx) = mpsc.channel(4)
    for i in 0..20 {
        await yieldNow()
        *await mutex.lock() += 1
        let permit = await semaphore.clone().acquireOwned().unwrap()
        let (m, t) = (mutex.clone(), tx.clone())
        let thread = std.thread.spawn move { ->
            *m.blockingLock() += 10
            drop(permit)
            t.blockingSend(i).unwrap()
        }
        let got = await rx.recv().unwrap()
        thread.join().unwrap()
        assertEq!(got, i)
    }
    println!("{} {}", *await mutex.lock(), semaphore.availablePermits())
}

fn innerRuntime(depth: UIntSize): UIntSize {
    let rt = Builder.newCurrentThread().enableAll().build().unwrap()
    rt.blockOn(async move {
        await sleep(Duration.fromMillis(1))
        if depth == 0 { return 1; }
        let inner = std.thread.spawn move { -> innerRuntime(depth - 1) }
        1 + await tokio.task.spawnBlocking(move { -> inner.join().unwrap() }).unwrap()
    })
}

async fn runtimesInside() {
    let n = blockInPlace { -> std.thread.spawn { -> innerRuntime(3) }.join().unwrap() }
    println!("\(n)")
    let m = blockInPlace { -> tokio.runtime.Handle.current().blockOn(async { await sleep(Duration.fromMillis(1)); 5 }) }
    println!("\(m)")
    let k = await tokio.spawn(async { blockInPlace { -> blockInPlace { -> innerRuntime(1) } } }).unwrap()
    println!("{}", k)
    await yieldNow()
    println!("after")
}

fn twoRuntimes() {
    let left = Builder.newMultiThread().workerThreads(2).enableAll().build().unwrap()
    let right = Builder.newCurrentThread().enableAll().build().unwrap()
    let (toRight, mut fromLeft) = mpsc.channel<UInt>(2)
    let (toLeft, mut fromRight) = mpsc.unboundedChannel<UInt>()
    let server = left.spawn(async move {
        var sum = 0
        for i in 0..1000 {
            await toRight.send(i).unwrap()
            sum += await fromRight.recv().unwrap()
        }
        sum
    })
    right.blockOn(async move {
        while let Some(i) = await fromLeft.recv() {
            if i % 100 == 0 { await sleep(Duration.fromMillis(1)); }
            toLeft.send(2 * i).unwrap()
        }
    })
    let (tx, rx) = oneshot.channel()
    left.spawn(async move { tx.send(await server.unwrap()).unwrap(); })
    println!("\(right.blockOn(rx).unwrap())")
    let (tx, rx) = oneshot.channel<Int>()
    let waits = right.spawn(rx)
    drop(right)
    println!("{} {}", tx.isClosed(), left.blockOn(waits).unwrapErr().isCancelled())
}

fn deep(n: UInt): Boxed<UInt> {
    Box.pin(async move {
        if n % 1000 == 0 { await yieldNow(); }
        if n == 0 { await sleep(Duration.fromMillis(1)); return 0; }
        let below = await deep(n - 1)
        if n % 1000 == 1 { await yieldNow(); }
        below + 1
    })
}

fn joined(n: UInt, notify: Arc<Notify>): Boxed<UInt> {
    Box.pin(async move {
        if n == 0 { await notify.notified(); return 1; }
        let (a, b) = await tokio.join!(joined(n - 1, notify.clone()), async { await yieldNow(); 1 })
        a + b
    })
}

async fn deepOnes() {
    let notify = Arc.new(Notify.new())
    var tasks = Vec.new()
    for _ in 0..8 { tasks.push(tokio.spawn(deep(10_000))); }
    for task in tasks { print!("\(await task.unwrap()) "); }
    println!()
    let wide = tokio.spawn(joined(10_000, notify.clone()))
    await sleep(Duration.fromMillis(5))
    notify.notifyOne()
    println!("{}", await wide.unwrap())
    let gone = tokio.spawn(joined(10_000, Arc.new(Notify.new())))
    await sleep(Duration.fromMillis(5))
    gone.abort()
    println!("\(await gone.unwrapErr().isCancelled())")
}

fn main() {
    let rt = Builder.newMultiThread().workerThreads(4).threadStackSize(256 * 1024 * 1024).enableAll().build().unwrap()
    rt.blockOn(async {
        await movedWhileWaiting()
        await movedLeaves()
        await threadsBetweenAwaits()
        await runtimesInside()
        await tokio.spawn(deepOnes()).unwrap()
    })
    twoRuntimes()
}
