// Operations that are always ready spend a budget of 128; beside busy tasks timers, sockets and blocking functions go on.
import tokio
import std.cell.Cell
import std.rc.Rc
import std.sync.Arc
import std.sync.atomic.{ AtomicBool, AtomicU32, Ordering }
import std.time.Duration
import tokio.io.{ AsyncReadExt, AsyncWriteExt }
import tokio.net.UnixStream
import tokio.runtime.Builder
import tokio.sync.{ broadcast, mpsc, oneshot, Mutex, RwLock, Semaphore }
import tokio.task.{ spawnLocal, yieldNow, LocalSet }

macro_rules! turns {
    ($name:expr, { $($setup:tt)* }, $operation:expr) => {
        await LocalSet.new().runUntil(async {
            let over = Rc.new(Cell.new(false))
            let ended = over.clone()
            let greedy = spawnLocal(async move {
                $($setup)*
                var turns = 0
                while !ended.get() && turns < 1000 {
                    $operation
                    turns += 1
                }
                turns
            })
            spawnLocal(async move { over.set(true) })
            println!("{}: {}", $name, await greedy.unwrap())
        })
    }
}

async fn budgets() {
    turns!("unbounded recv", { let (tx, mut rx) = mpsc.unboundedChannel(); for _ in 0..2000 { tx.send(1).unwrap() } }, await rx.recv().unwrap())
    turns!("recv", { let (tx, mut rx) = mpsc.channel(2000); for _ in 0..2000 { tx.trySend(1).unwrap() } }, await rx.recv().unwrap())
    turns!("send", { let (tx, _rx) = mpsc.channel(2000); }, await tx.send(1).unwrap())
    turns!("broadcast", { let (tx, mut rx) = broadcast.channel(2048); for _ in 0..2000 { tx.send(1).unwrap(); } }, await rx.recv().unwrap())
    turns!("oneshot", {}, {
        let (tx, rx) = oneshot.channel()
        tx.send(1).unwrap()
        await rx.unwrap()
    })
    turns!("mutex", { let m = Mutex.new(0); }, drop(await m.lock()))
    turns!("reader", { let l = RwLock.new(0); }, drop(await l.read()))
    turns!("writer", { let l = RwLock.new(0); }, drop(await l.write()))
    turns!("semaphore", { let s = Semaphore.new(1); }, drop(await s.acquire().unwrap()))
    turns!("duplex", { let (mut a, mut b) = tokio.io.duplex(64); }, {
        await a.writeU8(1).unwrap()
        await b.readU8().unwrap()
    })
}

/// Runs beside two tasks that yield and one that always finds its channel ready.
async fn beside<F: Future<Output = ()>>(work: F) {
    let over = Arc.new(AtomicBool.new(false))
    var busy = vec![]
    for _ in 0..2 {
        let over = over.clone()
        busy.push(tokio.spawn(async move {
            while !over.load(Ordering.SeqCst) { await yieldNow() }
        }))
    }
    let greedy = over.clone()
    busy.push(tokio.spawn(async move {
        let (tx, mut rx) = mpsc.unboundedChannel()
        while !greedy.load(Ordering.SeqCst) {
            tx.send(1).unwrap()
            await rx.recv().unwrap()
        }
    }))
    await work
    over.store(true, Ordering.SeqCst)
    for task in busy { await task.unwrap() }
}

async fn besideBusyTasks() {
    await beside(tokio.time.sleep(Duration.fromMillis(2)))
    let (a, mut b) = UnixStream.pair().unwrap()
    await a.writable().unwrap()
    await beside(async move {
        let writer = std.thread.spawn(move { ->
            std.thread.sleep(Duration.fromMillis(2))
            a.tryWrite("y".asBytes()).unwrap()
        })
        println!("\(await b.readU8().unwrap())")
        writer.join().unwrap();
    })
    await beside(async { println!("\(await tokio.task.spawnBlocking { -> 1 }.unwrap())") })
}

/// A worker is quick with its tasks for a while, and then holds its thread until the others are done.
async fn behindOneThatStops() {
    let done = Arc.new(AtomicU32.new(0))
    let tasks: Vec<_> = (0..4).map { i ->
        let done = done.clone()
        tokio.spawn(async move {
            for _ in 0..20000 { await yieldNow() }
            if i == 0 { while done.load(Ordering.SeqCst) < 3 { std.hint.spinLoop() } }
            done.fetchAdd(1, Ordering.SeqCst)
            for _ in 0..1000 { await yieldNow() }
        })
    }.collect()
    for task in tasks { await task.unwrap() }
    println!("all \(done.load(Ordering.SeqCst)) went on")
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    await budgets()
    for workers in [0, 1, 2] {
        std.thread.spawn(move { ->
            var builder = if workers == 0 { Builder.newCurrentThread() } else { Builder.newMultiThread() }
            if workers > 0 { builder.workerThreads(workers) }
            builder.enableAll().build().unwrap().blockOn(async {
                await tokio.spawn(besideBusyTasks()).unwrap()
                if workers > 1 { await tokio.spawn(behindOneThatStops()).unwrap() }
            })
        }).join().unwrap()
    }
}
