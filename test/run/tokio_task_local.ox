// Values of taskLocal! statics; locks and cells as statics.
import tokio
import std.sync.{ Arc, OnceLock, LazyLock }
import std.sync.atomic.{ AtomicUsize, Ordering }
import tokio.sync.{ Mutex, Notify, OnceCell, Semaphore }

static COUNTER: AtomicUsize = AtomicUsize.new(0)
static NOTIFY: LazyLock<Notify> = LazyLock.new { Notify.new() }
static SEM: Semaphore = Semaphore.constNew(2)
static CELL: OnceCell<String> = OnceCell.constNew()
static LOCK: Mutex<Int> = Mutex.constNew(5)

tokio.taskLocal! {
    static REQUEST: UInt
    static NAME: String
}

async fn who(): String {
    await tokio.task.yieldNow()
    format!("req \(REQUEST.get()) name \(NAME.with { it.clone() })")
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    COUNTER.fetchAdd(1, Ordering.SeqCst)
    let v = await CELL.getOrInit { async { "made".toString() } }
    println!("\(v) \(CELL.get():?)")
    let p = await SEM.acquire().unwrap()
    println!("\(SEM.availablePermits())")
    drop(p)
    *(await LOCK.lock()) += 1
    println!("\(*(await LOCK.lock()))")
    NOTIFY.notifyOne()
    await NOTIFY.notified()
    let s = await REQUEST.scope(7, NAME.scope("x".toString(), who()))
    println!("\(s)")
    println!("\(REQUEST.tryWith { *it }.isErr())")
    REQUEST.syncScope(9) { println!("\(REQUEST.get())") }
    let hs: Vec<_> = (0..3).map { i -> tokio.spawn(REQUEST.scope(i, async move {
        await tokio.task.yieldNow()
        REQUEST.get() * 10
    })) }.collect()
    for h in hs { println!("\(await h.unwrap())") }
    match (REQUEST.tryWith { *it }) {
        Ok(_) -> {},
        Err(e) -> println!("\(e) \(e:?)"),
    }
}
