// What tasks, timers and streams keep and lose where an operation loses a select!.
import tokio
import futures.stream.{ self, FuturesUnordered, StreamExt }
import std.future.pending
import std.time.Duration
import tokio.sync.mpsc
import tokio.task.{ yieldNow, JoinSet, LocalSet }
import tokio.time.{ interval, sleep, timeout, Instant }

struct Guard(&'static str)

extension Guard: Drop {
    mutating fn drop() { println!("dropped \(self.0)") }
}

macro_rules! lose {
    ($what:expr, $future:expr) => { lose!($what, $future, {}) };
    ($what:expr, $future:expr, $meanwhile:expr) => {
        await tokio.select! {
            biased;
            _ = $future -> println!("{}: won", $what),
            _ = async { $meanwhile } -> println!("{}: lost", $what),
        }
    }
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    await handles()
    await sets()
    await ended()
    await timers()
    await intervals()
    await local()
    await streams()
    await joins()
}

async fn handles() {
    var handle = tokio.spawn(async { await yieldNow(); 1 })
    lose!("handle", &mut handle)
    println!("\(await handle:?)")
    let handle = tokio.spawn(async { let _guard = Guard("detached"); await yieldNow(); println!("went on") })
    lose!("handle by value", handle, await yieldNow())
    await yieldNow()
    let (tx, mut rx) = mpsc.channel<Int>(1)
    lose!("task that loses", async { let _guard = Guard("in the block"); await tx.send(1).unwrap(); await tx.send(2).unwrap() })
    println!("{:?} {:?}", rx.tryRecv(), rx.tryRecv())
    lose!("yield", yieldNow())
    var blocking = tokio.task.spawnBlocking { -> std.thread.sleep(Duration.fromMillis(20)); 7 }

    let ended = blocking.abortHandle()
    lose!("handle of a task that ends meanwhile", &mut blocking, while !ended.isFinished() { std.thread.sleep(Duration.fromMillis(1)) })
    println!("\(await (&mut blocking):?)")
}

async fn fewYields() { for _ in 0..4 { await yieldNow() } }

async fn sets() {
    var set = JoinSet.new()
    for i in 0..2 { set.spawn(async move { for _ in 0..=i { await yieldNow() } i }); }
    lose!("join next", set.joinNext())
    println!("\(await set.joinNext().unwrap():?)")
    lose!("join next again", set.joinNext())
    await fewYields()
    println!("\(set.len())")
    println!("\(await set.joinNext().unwrap():?)")
    println!("\(await set.joinNext().isNone())")
    set.spawn(async { let _guard = Guard("of the set"); await pending<()>(); 5 })
    await yieldNow()
    lose!("shutdown", set.shutdown())
    await yieldNow()
    println!("\(set.len())")
}

async fn ended() {
    var set = JoinSet.new()
    let (tx, rx) = std.sync.mpsc.channel<Int>()
    let gate = set.spawnBlocking(move { -> rx.recv().unwrap() })
    lose!("join next granted", set.joinNext(), {
        tx.send(6).unwrap()
        while !gate.isFinished() { std.thread.sleep(Duration.fromMillis(1)) }
    })
    println!("\(set.len()) \(await set.joinNext().unwrap().unwrap())")
}

async fn timers() {
    let start = Instant.now()
    let late = sleep(Duration.fromMillis(100))
    tokio.pin!(late)
    for i in 0..3 { lose!(format!("sleep {i}"), &mut late, await sleep(Duration.fromMillis(30))); }
    await late
    println!("\(start.elapsed():?)")
    lose!("sleep by value", sleep(Duration.fromMillis(100)), await sleep(Duration.fromMillis(99)))
    println!("{:?}", start.elapsed())
    // At the same instant: the first branch is polled first.
    lose!("equal deadlines", sleep(Duration.fromMillis(5)), await sleep(Duration.fromMillis(5)))
    var work = Box.pin(async { await sleep(Duration.fromMillis(50)); 8 })
    println!("\(await timeout(Duration.fromMillis(20), work.asMut()).isErr())")
    println!("\(await timeout(Duration.fromMillis(40), work.asMut()):?)")
    lose!("timeout", timeout(Duration.fromSecs(1), async { let _guard = Guard("of the timeout"); await pending<()>() }), await yieldNow())
    println!("{:?}", start.elapsed())
}

async fn intervals() {
    let start = Instant.now()
    var ticks = interval(Duration.fromMillis(10))
    await ticks.tick()
    for _ in 0..3 { lose!("tick", ticks.tick(), await sleep(Duration.fromMillis(3))); }
    await ticks.tick()
    println!("\(start.elapsed():?)")
    lose!("tick granted", async { await ticks.tick(); await pending<()>() }, await sleep(Duration.fromMillis(10)))
    await ticks.tick()
    println!("\(start.elapsed():?)")
}

async fn local() {
    let set = LocalSet.new()
    let handle = set.spawnLocal(async { for _ in 0..3 { await yieldNow() } 9 })
    lose!("run until", set.runUntil(pending<()>()), await yieldNow())
    println!("\(handle.isFinished())")
    println!("\(await set.runUntil(handle):?)")
}

async fn after(ms: UInt64): UInt64 { await sleep(Duration.fromMillis(ms)); ms }

async fn streams() {
    var all: FuturesUnordered<_> = [30, 10, 20].intoIter().map(after).collect()
    lose!("unordered", all.next())
    lose!("unordered granted", all.next(), await sleep(Duration.fromMillis(9)))
    println!("\(await all.next():?) \(all.len())")
    println!("{:?} {:?} {:?}", await all.next(), await all.next(), await all.next())
    var two = stream.iter([3, 1, 2]).map(after).buffered(2)
    lose!("buffered", two.next(), await yieldNow())
    lose!("buffered", two.next(), await sleep(Duration.fromMillis(2)))
    println!("\(await two.next():?) \(await two.next():?) \(await two.next():?) \(await two.next():?)")
    var then = Box.pin(stream.iter([1, 2]).then(after))
    lose!("then", then.next(), await yieldNow())
    println!("\(await then.next():?) \(await then.next():?) \(await then.next():?)")
    var chunks = Box.pin(stream.iter([1, 2, 3]).then(after).chunks(2))
    lose!("chunks", chunks.next(), await sleep(Duration.fromMillis(2)))
    println!("{:?} {:?} {:?}", await chunks.next(), await chunks.next(), await chunks.next())
    var peekable = Box.pin(stream.iter([1, 2]).then(after).peekable())
    lose!("peek", peekable.asMut().peek(), await yieldNow())
    println!("\(await peekable.asMut().peek():?)")
    lose!("next if", peekable.asMut().nextIf { &n -> n > 5 })
    println!("\(await peekable.next():?) \(await peekable.next():?) \(await peekable.next():?)")
    var rest = stream.iter([1, 2, 3]).then(after).boxed()
    lose!("fold", rest.byRef().fold(0) { sum, n -> async move { sum + n } }, await sleep(Duration.fromMillis(2)))
    println!("{:?}", await rest.collect<Vec<_>>())
}

async fn guarded(name: &'static str, ms: UInt64) { let _guard = Guard(name); await sleep(Duration.fromMillis(ms)) }

async fn joins() {
    lose!("join", async { await tokio.join!(guarded("first", 1), guarded("second", 100), guarded("third", 100)) }, await sleep(Duration.fromMillis(2)))
    lose!("join all", futures.future.joinAll([guarded("a", 1), guarded("b", 100)]), await sleep(Duration.fromMillis(2)))
    lose!("select in select", async {
        await tokio.select! {
            biased;
            _ = guarded("inner one", 100) -> {}
            _ = guarded("inner two", 100) -> {}
        }
    }, await yieldNow())
    lose!("nested", async {
        let _outer = Guard("outer")
        await guarded("deep", 100)
    }, await yieldNow())
}
