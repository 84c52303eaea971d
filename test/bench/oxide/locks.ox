//! Locks and signals between tasks.
import std.hint.blackBox
import std.sync.Arc
import std.time.Instant
import tokio
import tokio.sync.{ Barrier, Mutex, Notify, RwLock, Semaphore }
import tokio.task.{ yieldNow, JoinHandle }
import crate.clock.{ perOperation, Report }

public async fn mutexAlone(count: UInt64): Report {
    let mutex = Mutex.new(0u64)
    let start = Instant.now()
    for _ in 0..count { *(await mutex.lock()) += 1 }
    assertEq!(*(await mutex.lock()), count)
    perOperation(start, count)
}

/// Whoever holds the lock yields.
public async fn mutexOfStd(count: UInt64): Report {
    let sum = std.sync.Mutex.new(0u64)
    let start = Instant.now()
    for _ in 0..count { *sum.lock().unwrap() += 1 }
    assertEq!(*sum.lock().unwrap(), count)
    perOperation(start, count)
}

public async fn mutexContended(tasks: UInt64, total: UInt64): Report {
    let each = total / tasks + 1
    let mutex = Arc.new(Mutex.new(0u64))
    let start = Instant.now()
    let handles: Vec<JoinHandle<()>> = (0..tasks).map { _ ->
        let mutex = mutex.clone()
        tokio.spawn(async move {
            for _ in 0..each {
                var guard = await mutex.lock()
                await yieldNow()
                *guard += 1
            }
        })
    }.collect()
    for handle in handles { (await handle).unwrap() }
    assertEq!(*(await mutex.lock()), each * tasks)
    perOperation(start, each * tasks)
}

public async fn mutexHot(tasks: UInt64, total: UInt64): Report {
    let each = total / tasks + 1
    let mutex = Arc.new(Mutex.new(0u64))
    let start = Instant.now()
    let handles: Vec<JoinHandle<()>> = (0..tasks).map { _ ->
        let mutex = mutex.clone()
        tokio.spawn(async move {
            for _ in 0..each { *(await mutex.lock()) += 1 }
        })
    }.collect()
    for handle in handles { (await handle).unwrap() }
    perOperation(start, each * tasks)
}

public async fn rwlockRead(count: UInt64): Report {
    let lock = RwLock.new(1u64)
    let start = Instant.now()
    var sum: UInt64 = 0
    for _ in 0..count { sum += *(await lock.read()) }
    assertEq!(sum, count)
    perOperation(start, count)
}

public async fn rwlockWrite(count: UInt64): Report {
    let lock = RwLock.new(0u64)
    let start = Instant.now()
    for _ in 0..count { *(await lock.write()) += 1 }
    assertEq!(*(await lock.read()), count)
    perOperation(start, count)
}

/// Nine readers and a writer, who yield while they hold the lock.
public async fn rwlockMixed(total: UInt64): Report {
    let each = total / 10 + 1
    let lock = Arc.new(RwLock.new(0u64))
    let start = Instant.now()
    let handles: Vec<JoinHandle<()>> = (0..10).map { i ->
        let lock = lock.clone()
        tokio.spawn(async move {
            for _ in 0..each {
                if i == 0 {
                    var guard = await lock.write()
                    await yieldNow()
                    *guard += 1
                } else {
                    let guard = await lock.read()
                    await yieldNow()
                    blackBox(*guard)
                }
            }
        })
    }.collect()
    for handle in handles { (await handle).unwrap() }
    perOperation(start, each * 10)
}

public async fn semaphoreAlone(count: UInt64): Report {
    let semaphore = Semaphore.new(4)
    let start = Instant.now()
    for _ in 0..count { let _permit = (await semaphore.acquire()).unwrap() }
    perOperation(start, count)
}

public async fn semaphoreContended(total: UInt64): Report {
    let each = total / 100 + 1
    let semaphore = Arc.new(Semaphore.new(4))
    let start = Instant.now()
    let handles: Vec<JoinHandle<()>> = (0..100).map { _ ->
        let semaphore = semaphore.clone()
        tokio.spawn(async move {
            for _ in 0..each {
                let _permit = (await semaphore.acquire()).unwrap()
                await yieldNow()
            }
        })
    }.collect()
    for handle in handles { (await handle).unwrap() }
    perOperation(start, each * 100)
}

public async fn barrier(rounds: UInt64): Report {
    let barrier = Arc.new(Barrier.new(10))
    let start = Instant.now()
    let handles: Vec<JoinHandle<()>> = (0..10).map { _ ->
        let barrier = barrier.clone()
        tokio.spawn(async move {
            for _ in 0..rounds { await barrier.wait() }
        })
    }.collect()
    for handle in handles { (await handle).unwrap() }
    perOperation(start, rounds)
}

public async fn pingPongNotify(count: UInt64): Report {
    let there = Arc.new(Notify.new())
    let back = Arc.new(Notify.new())
    let start = Instant.now()
    let (heard, answers) = (there.clone(), back.clone())
    let echo = tokio.spawn(async move {
        for _ in 0..count {
            await heard.notified()
            answers.notifyOne()
        }
    })
    for _ in 0..count {
        there.notifyOne()
        await back.notified()
    }
    let report = perOperation(start, count)
    (await echo).unwrap()
    report
}
