// Guards of parts and futures that own what they came from; SetOnce.
import std.sync.Arc
import std.time.Duration
import tokio.sync.{ MappedMutexGuard, Mutex, MutexGuard, Notify, OwnedMappedMutexGuard, OwnedMutexGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLock }
import tokio.sync.{ RwLockMappedWriteGuard, RwLockWriteGuard, SetOnce }
import tokio.time.timeout

#[allow(dead_code)]
#[derive(Debug)]
struct Account {
    name: String,
    amounts: Vec<i32>,
}

fn account(): Account {
    Account { name: "a".toString(), amounts: vec![1, 2, 3] }
}

async fn first(shared: Arc<Mutex<Account>>): OwnedMappedMutexGuard<Account, i32> {
    let guard = await shared.lockOwned()
    let amounts = OwnedMutexGuard.map(guard, { account -> &mut account.amounts })
    OwnedMappedMutexGuard.map(amounts, { list -> &mut list[0] })
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let shared = Arc.new(Mutex.new(account()))
    {
        var part = await first(shared.clone())
        *part += 10
        println!("{part} {part:?} {}", shared.tryLock().isErr())
    }
    println!("{:?}", await shared.lock())
    let none = OwnedMutexGuard.tryMap(await shared.clone().lockOwned(), { account -> account.amounts.getMut(9) })
    println!("{}", none.isErr())
    drop(none)
    let mapped = MutexGuard.map(await shared.lock(), { account -> &mut account.amounts })
    match MappedMutexGuard.tryMap(mapped, { list -> list.lastMut() }) {
        Ok(last) -> println!("{last}"),
        Err(_) -> println!("none"),
    }
    println!("{}", shared.tryLock().isOk())
    let lock = Arc.new(RwLock.new((1, "two".toString())))
    {
        var text = OwnedRwLockWriteGuard.map(await lock.clone().writeOwned(), { pair -> &mut pair.1 })
        text.pushStr("!")
        println!("{} {}", text.len(), lock.tryRead().isErr())
    }
    println!("{}", (await lock.read()).1)
    let part = OwnedRwLockReadGuard.map(await lock.clone().readOwned(), { pair -> &pair.1 })
    println!("{part} {} {}", lock.tryWrite().isErr(), lock.tryRead().isOk())
    match OwnedRwLockReadGuard.tryMap(part, { text -> text.asBytes().get(9) }) {
        Ok(byte) -> println!("{byte}"),
        Err(whole) -> println!("{whole:?} whole"),
    }
    let low = OwnedRwLockWriteGuard.downgradeMap(await lock.clone().writeOwned(), { pair -> &pair.0 })
    println!("{} {}", *low + 1, lock.tryRead().isOk())
    drop(low)
    {
        let mapped = RwLockMappedWriteGuard.map(RwLockWriteGuard.intoMapped(await lock.write()), { pair -> &mut pair.0 })
        println!("{mapped}")
    }
    match RwLockWriteGuard.tryDowngradeMap(await lock.write(), { pair -> pair.1.get(0..2) }) {
        Ok(start) -> println!("{start}"),
        Err(_) -> println!("none"),
    }

    let notify = Arc.new(Notify.new())
    let waiting = notify.clone().notifiedOwned()
    let task = tokio.spawn(async move {
        await waiting
        "notified"
    })
    notify.notifyWaiters()
    drop(notify)
    println!("{}", await task.unwrap())

    let once: Arc<SetOnce<i32>> = Arc.new(SetOnce.new())
    let mine = once.clone()
    let reader = tokio.spawn(async move { *(await mine.wait()) + 1 })
    println!("{}", (await timeout(Duration.fromMillis(5), once.wait())).isErr())
    println!("{:?} {:?} {}", once.get(), once.set(41), once.initialized())
    println!("{:?} {}", once.set(7), once.set(7).unwrapErr())
    println!("{} {}", await reader.unwrap(), await once.wait())
    println!("{:?} {:?}", *once, SetOnce.from(5).intoInner())
}
