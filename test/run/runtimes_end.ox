// The end of a runtime: its tasks are dropped, its threads and descriptors go, also where a destructor panics or spawns and where
// functions still block.
import tokio
import std.future.pending
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.time.Duration
import tokio.runtime.{ Builder, Handle, Runtime }
import tokio.task.yieldNow

static DROPPED: AtomicUsize = AtomicUsize.new(0)

struct Counts

extension Counts: Drop {
    mutating fn drop() { DROPPED.fetchAdd(1, Ordering.SeqCst) }
}

struct Panics

extension Panics: Drop {
    mutating fn drop() { panic!("in a destructor") }
}

struct Spawns(Handle)

extension Spawns: Drop {
    mutating fn drop() {
        let counts = Counts
        let handle = self.0.spawn(async move { let _counts = counts; println!("never") })
        println!("spawned \(handle.isFinished())")
    }
}

fn descriptors(): UIntSize { std.fs.readDir("/proc/self/fd").unwrap().count() }
fn threads(): UIntSize { std.fs.readDir("/proc/self/task").unwrap().count() }

fn runtime(workers: UIntSize): Runtime {
    if workers == 0 {
        Builder.newCurrentThread().enableAll().build().unwrap()
    } else {
        Builder.newMultiThread().workerThreads(workers).enableAll().build().unwrap()
    }
}

async fn holds<T>(value: T) {
    let _value = value
    await pending<()>()
}

fn waiting(workers: UIntSize) {
    let rt = runtime(workers)
    rt.blockOn(async {
        for _ in 0..20 { tokio.spawn(holds(Counts)) }
        for _ in 0..20 { tokio.spawn(async { let _counts = Counts; loop { await yieldNow() } }) }
        for _ in 0..20 { tokio.spawn(async { let _counts = Counts; await tokio.time.sleep(Duration.fromSecs(1000)) }) }
        let listener = await tokio.net.TcpListener.bind("127.0.0.1:0").unwrap()
        for _ in 0..4 { await tokio.net.TcpStream.connect(listener.localAddr().unwrap()).unwrap() }
        tokio.spawn(async move { let _counts = Counts; loop { let (stream, _) = await listener.accept().unwrap(); tokio.spawn(holds((stream, Counts))); } })
        for _ in 0..100 { await yieldNow() }
        await tokio.time.sleep(Duration.fromMillis(20))
    })
    drop(rt)
    println!("dropped \(DROPPED.swap(0, Ordering.SeqCst))")
}

fn panicking(workers: UIntSize) {
    let rt = runtime(workers)
    let (aborted, handle) = rt.blockOn(async {
        let aborted = tokio.spawn(holds(Panics))
        let handle = tokio.spawn(holds((Panics, Counts)))
        for _ in 0..10 { await yieldNow() }
        await tokio.time.sleep(Duration.fromMillis(5))
        aborted.abort()
        (await aborted, handle)
    })
    println!("panicked \(aborted.unwrapErr().isPanic())")
    drop(rt)
    println!("dropped {} {}", DROPPED.swap(0, Ordering.SeqCst), handle.isFinished())
}

fn spawning(workers: UIntSize) {
    let rt = runtime(workers)
    rt.blockOn(async {
        tokio.spawn(holds(Spawns(Handle.current())))
        await tokio.time.sleep(Duration.fromMillis(5))
    })
    drop(rt)
    println!("dropped \(DROPPED.swap(0, Ordering.SeqCst))")
}

fn blocking(workers: UIntSize) {
    let rt = runtime(workers)
    let (tx, rx) = std.sync.mpsc.channel()
    rt.spawnBlocking move { -> std.thread.sleep(Duration.fromMillis(30)); tx.send(1).unwrap() }
    drop(rt)
    println!("waited for \(rx.tryRecv():?)")
    let rt = runtime(workers)
    let (tx, rx) = std.sync.mpsc.channel<Int>()
    let (started, hasStarted) = std.sync.mpsc.channel()
    rt.spawnBlocking move { -> started.send(()).unwrap(); rx.recv().unwrapOr(0) }
    hasStarted.recv().unwrap()
    rt.shutdownTimeout(Duration.fromMillis(10))
    println!("left {:?}", tx.send(2))
    let rt = runtime(workers)
    let (tx, rx) = std.sync.mpsc.channel<Int>()
    let (started, hasStarted) = std.sync.mpsc.channel()
    rt.spawnBlocking move { -> started.send(()).unwrap(); rx.recv().unwrapOr(0) }
    hasStarted.recv().unwrap()
    rt.spawn(holds(Counts))
    rt.shutdownBackground()
    println!("left \(tx.send(2):?)")
    while DROPPED.load(Ordering.SeqCst) == 0 { std.thread.sleep(Duration.fromMillis(1)) }
    println!("dropped \(DROPPED.swap(0, Ordering.SeqCst))")
}

fn inside(workers: UIntSize) {
    let rt = runtime(workers)
    let dropped = rt.blockOn(async { await tokio.spawn(async move { let inner = runtime(workers); inner.spawn(holds(Counts)); drop(inner) }) })
    println!("inside {} {}", dropped.unwrapErr().isPanic(), DROPPED.swap(0, Ordering.SeqCst))
}

fn handlesOutlive(workers: UIntSize) {
    let rt = runtime(workers)
    let handle = rt.spawn(holds(Counts))
    let outer = rt.handle().clone()
    drop(rt)
    println!("cancelled {:?}", futures.executor.blockOn(handle).unwrapErr().isCancelled())
    let late = outer.spawn(async { 1 })
    println!("late \(futures.executor.blockOn(late).unwrapErr().isCancelled():?)")
    println!("dropped \(DROPPED.swap(0, Ordering.SeqCst))")
}

fn main() {
    std.panic.setHook(Box.new { _ ->  })
    drop(runtime(1))
    let (fds, tasks) = (descriptors(), threads())
    for workers in [0, 1, 4] {
        waiting(workers)
        panicking(workers)
        spawning(workers)
        blocking(workers)
        inside(workers)
        handlesOutlive(workers)
    }
    for _ in 0..1000 { if threads() == tasks { break } std.thread.sleep(Duration.fromMillis(1)) }
    println!("descriptors {} threads {}", descriptors() == fds, threads() == tasks)
}
