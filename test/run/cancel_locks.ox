// What locks and signals keep and lose where an operation loses a select!, before and after it was granted what it waits for.
import tokio
import std.future.pending
import std.sync.Arc
import tokio.sync.{ Barrier, Mutex, Notify, OnceCell, RwLock, Semaphore, SetOnce }
import tokio.task.yieldNow

macro_rules! lose {
    ($what:expr, $future:expr) => { lose!($what, $future, {}) };
    ($what:expr, $future:expr, $meanwhile:expr) => {
        await tokio.select! {
            biased;
            _ = $future -> println!("{}: won", $what),
            _ = async { $meanwhile } -> println!("\($what): lost"),
        }
    }
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    await mutex()
    await rwLock()
    await semaphore()
    await notify()
    await barrier()
    await cells()
    await setOnce()
    await ofFutures()
}

async fn mutex() {
    let m = Arc.new(Mutex.new(0))
    let guard = await m.lock()
    lose!("lock", m.lock())
    lose!("owned lock", m.clone().lockOwned())
    // Handed over to one that is dropped: it goes on to the next in line.
    let next = tokio.spawn({
        let m = m.clone()
        async move {
            *await m.lock() += 1
            println!("next had it")
        }
    })
    lose!("lock granted", m.lock(), { await yieldNow(); drop(guard) })
    println!("\(m.tryLock().isErr())")
    await next.unwrap()
    println!("\(m.tryLock().isOk())")
    let guard = await m.clone().lockOwned()
    lose!("owned lock granted", m.clone().lockOwned(), drop(guard))
    println!("\(m.tryLock().isOk())")
    lose!("held across an await", async { let _guard = await m.lock(); await pending<()>() })
    println!("\(m.tryLock().isOk())")
    // Who left the line and comes back stands at its end.
    let guard = await m.lock()
    lose!("first", m.lock())
    let second = tokio.spawn({
        let m = m.clone()
        async move { let _guard = await m.lock(); println!("second") }
    })
    await yieldNow()
    let first = tokio.spawn({
        let m = m.clone()
        async move { let _guard = await m.lock(); println!("first, again") }
    })
    await yieldNow()
    drop(guard)
    await first.unwrap()
    await second.unwrap()
}

async fn rwLock() {
    let l = Arc.new(RwLock.new(0))
    let writer = await l.write()
    lose!("read", l.read())
    lose!("write", l.write())
    lose!("owned read", l.clone().readOwned())
    lose!("owned write", l.clone().writeOwned())
    lose!("read granted", l.read(), drop(writer))
    println!("\(l.tryWrite().isOk())")
    let reader = await l.read()
    // A writer in line holds up readers; when it leaves they go on.
    let later = tokio.spawn({
        let l = l.clone()
        async move { println!("reads \(*await l.read())") }
    })
    lose!("write that holds up readers", l.write(), {
        println!("\(l.tryRead().isErr())")
        await yieldNow()
    })
    println!("\(l.tryRead().isOk())")
    await later.unwrap()
    lose!("write granted", l.write(), drop(reader))
    println!("\(l.tryWrite().isOk())")
    let reader = await l.clone().readOwned()
    lose!("owned write granted", l.clone().writeOwned(), drop(reader))
    println!("\(l.tryWrite().isOk())")
}

async fn semaphore() {
    let s = Arc.new(Semaphore.new(2))
    let one = await s.acquire().unwrap()
    lose!("many", s.acquireMany(2))
    println!("\(s.availablePermits())")
    let later = tokio.spawn({
        let s = s.clone()
        async move { println!("later \(await s.acquire().isOk())") }
    })
    // The large request takes what is there while it waits, and gives it back.
    lose!("many holds up", s.acquireManyOwnedBy(3), { println!("{}", s.availablePermits()); await yieldNow(); })
    println!("\(s.availablePermits())")
    await later.unwrap()
    let other = await s.acquire().unwrap()
    lose!("acquire granted", s.acquire(), drop(one))
    println!("\(s.availablePermits())")
    lose!("many in part", s.acquireMany(2), await yieldNow())
    println!("\(s.availablePermits())")
    lose!("many granted", s.clone().acquireManyOwned(2), drop(other))
    println!("\(s.availablePermits())")
    lose!("held across an await", async { let _p = await s.acquireMany(2); await pending<()>() })
    println!("\(s.availablePermits())")
    let all = await s.clone().acquireManyOwned(2).unwrap()
    lose!("acquire closed", s.acquire(), s.close())
    drop(all)
    println!("\(s.availablePermits())")
}

trait Wide { fn acquireManyOwnedBy(n: UInt): impl Future<Output = ()>; }

extension Arc<Semaphore>: Wide {
    fn acquireManyOwnedBy(n: UInt): impl Future<Output = ()> {
        let s = self.clone()
        async move { let _p = await s.acquireManyOwned(n); }
    }
}

async fn notify() {
    let n = Arc.new(Notify.new())
    lose!("notified", n.notified())
    // A signal to one that is dropped goes on to the next, or is kept.
    lose!("notified granted", n.notified(), n.notifyOne())
    lose!("kept", n.notified())
    let next = tokio.spawn({
        let n = n.clone()
        async move { await n.notified(); println!("next got it") }
    })
    lose!("granted with another in line", n.notified(), { await yieldNow(); n.notifyOne() })
    await next.unwrap()
    lose!("nothing kept", n.notified())
    lose!("all granted", n.notified(), n.notifyWaiters())
    lose!("nothing kept of all", n.notified())
}

async fn barrier() {
    let b = Arc.new(Barrier.new(2))
    // Who has arrived counts, though it went away.
    lose!("arrives", b.wait())
    println!("\(await b.wait().isLeader())")
    let other = tokio.spawn({
        let b = b.clone()
        async move { await b.wait().isLeader() }
    })
    await yieldNow()
    println!("{} {}", await b.wait().isLeader(), await other.unwrap())
}

async fn cells() {
    let cell = OnceCell.new()
    lose!("init", cell.getOrInit { -> async { await yieldNow(); 1 } })
    println!("\(cell.get():?)")
    await tokio.select! {
        biased;
        _ = cell.getOrInit { -> async { await pending<()>(); 2 } } -> {}
        // Goes on when the first is dropped, not before.
        value = async { await yieldNow(); 3 } -> println!("{value}"),
    }
    println!("{}", await cell.getOrInit { -> async { 4 } })
    lose!("failing init", cell.getOrTryInit { -> async { Err<Int, ()>(()) } })
    println!("\(cell.get():?)")
}

async fn setOnce() {
    let once = SetOnce.new()
    lose!("set once", once.wait())
    lose!("set once granted", once.wait(), once.set(1).unwrap())
    println!("\(await once.wait())")
}

async fn ofFutures() {
    let m = futures.lock.Mutex.new(0)
    let guard = await m.lock()
    lose!("lock", m.lock())
    lose!("lock granted", m.lock(), drop(guard))
    println!("\(m.tryLock().isSome())")
}
