// Who loses a select!, a timeout or a join! is dropped in order; an output that nobody wants may panic as it is dropped; reads and joins
// spend the budget of their task; a descriptor that cannot be waited for is given back.
import std.cell.Cell
import std.future.{ pending, Future }
import std.pin.Pin
import std.rc.Rc
import std.task.{ Context, Poll }
import std.time.Duration
import tokio
import tokio.io.{ AsyncReadExt, AsyncWriteExt }
import tokio.task.{ spawnLocal, yieldNow, LocalSet }

struct Says(&'static str)

extension Says: Drop {
    mutating fn drop() { println!("drop {}", self.0) }
}

async fn waits(name: &'static str) {
    let _says = Says(name)
    await pending<()>()
}

async fn gives(name: &'static str): Says {
    let _inner = Says("inner")
    await yieldNow()
    Says(name)
}

struct ByHand(Says)

extension ByHand: Future {
    type Output = ()
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>): Poll<()> { Poll.Pending }
}

struct Panics

extension Panics: Drop {
    mutating fn drop() { panic!("dropped") }
}

async fn losers() {
    await tokio.select! {
        biased;
        _ = waits("a") -> {},
        _ = ByHand(Says("b")) -> {},
        x = gives("c") -> println!("got {}", x.0),
        _ = waits("d") -> {},
    }
    println!("--")
    let kept = waits("kept")
    tokio.pin!(kept)
    await tokio.select! {
        biased;
        _ = &mut kept -> {},
        _ = tokio.time.timeout(Duration.fromMillis(1), waits("timed")) -> println!("late"),
        _ = waits("e") -> {},
    }
    println!("--")
    let _ = await tokio.time.timeout(Duration.fromMillis(1), async { await tokio.join!(waits("f"), ByHand(Says("g")), waits("h")) })
    println!("--")
    let r: Result<((), ()), Int> = await tokio.tryJoin!(async { await waits("i"); Ok(()) }, async { let _s = Says("j"); await yieldNow(); Err(5) })
    println!("{:?}", r)
}

async fn unwanted() {
    std.panic.setHook(Box.new { _ ->  })
    let handle = tokio.spawn(async { Panics })
    await yieldNow()
    println!("{}", handle.isFinished())
    drop(handle)
    let handle = tokio.spawn(async { await yieldNow(); Panics })
    drop(handle)
    await tokio.time.sleep(Duration.fromMillis(5))
    let _driver = tokio.net.UnixStream.pair().unwrap()
    let file = std.fs.File.open("/proc/self/status").unwrap()
    let fds = std.fs.readDir("/proc/self/fd").unwrap().count()
    println!("{:?}", tokio.io.unix.AsyncFd.new(file).map({ _ -> () }).mapErr({ e -> e.rawOsError() }))
    println!("{}", fds - std.fs.readDir("/proc/self/fd").unwrap().count())
}

async fn budgets() {
    let (mut a, mut b) = tokio.net.UnixStream.pair().unwrap()
    (await a.writeAll(&[7; 2000])).unwrap()
    let greedy = spawnLocal(async move {
        (await b.readU8()).unwrap()
        let over = Rc.new(Cell.new(false))
        let ended = over.clone()
        spawnLocal(async move { over.set(true) })
        var turns = 0
        while !ended.get() && turns < 1000 {
            (await b.readU8()).unwrap()
            turns += 1
        }
        turns
    })
    println!("reads {}", (await greedy).unwrap())
    let over = Rc.new(Cell.new(false))
    let ended = over.clone()
    var done = Vec.new()
    for i in 0..1000 { done.push(spawnLocal(async move { i })) }
    await tokio.time.sleep(Duration.fromMillis(5))
    let greedy = spawnLocal(async move {
        var turns = 0
        for handle in done {
            if ended.get() { break }
            (await handle).unwrap()
            turns += 1
        }
        turns
    })
    spawnLocal(async move { over.set(true) })
    println!("joins {}", (await greedy).unwrap())
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    await losers()
    await unwanted()
    await LocalSet.new().runUntil(budgets())
}
