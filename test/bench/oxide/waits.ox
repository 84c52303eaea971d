//! Waiting for several futures, and for functions that block.
import std.future.ready
import std.hint.blackBox
import std.time.Instant
import tokio
import tokio.sync.mpsc
import tokio.task.{ spawnBlocking, yieldNow, JoinHandle }
import crate.clock.{ perOperation, Report }

async fn same(value: UInt64): UInt64 { blackBox(value) }

public async fn join2(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        let (a, b) = await tokio.join!(same(i), same(i))
        sum += a + b
    }
    assertEq!(sum, count * (count - 1))
    perOperation(start, count)
}

public async fn join3(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        let (a, b, c) = await tokio.join!(same(i), same(1), same(2))
        sum += a + b + c
    }
    assertEq!(sum, count * (count - 1) / 2 + 3 * count)
    perOperation(start, count)
}

async fn turns(count: UInt64) {
    for _ in 0..count { await yieldNow() }
}

public async fn joinYielders(count: UInt64): Report {
    let start = Instant.now()
    await tokio.join!(turns(count / 2), turns(count / 2))
    perOperation(start, count)
}

public async fn selectReady(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for _ in 0..count {
        sum += await tokio.select! {
            value = ready(1u64) -> value,
            value = ready(2u64) -> value,
        }
    }
    assert!(sum >= count)
    perOperation(start, count)
}

public async fn selectBiased(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        sum += await tokio.select! {
            biased;
            value = same(i) -> value,
            value = same(0) -> value,
        }
    }
    assertEq!(sum, count * (count - 1) / 2)
    perOperation(start, count)
}

/// Two producers and whichever message is there.
public async fn selectChannels(count: UInt64): Report {
    let each = count / 2
    let (toA, mut a) = mpsc.channel<UInt64>(32)
    let (toB, mut b) = mpsc.channel<UInt64>(32)
    let start = Instant.now()
    for to in [toA, toB] {
        tokio.spawn(async move {
            for i in 0..each { (await to.send(i)).unwrap() }
        })
    }
    var received: UInt64 = 0
    loop {
        await tokio.select! {
            Some(_) = a.recv() -> received += 1,
            Some(_) = b.recv() -> received += 1,
            else -> break,
        }
    }
    assertEq!(received, 2 * each)
    perOperation(start, received)
}

public async fn blockingSingle(count: UInt64): Report {
    let start = Instant.now()
    for i in 0..count { assertEq!((await spawnBlocking(move { i })).unwrap(), i) }
    perOperation(start, count)
}

public async fn blockingBatch(rounds: UInt64): Report {
    let start = Instant.now()
    for _ in 0..rounds {
        let handles: Vec<JoinHandle<UInt64>> = (0..1000u64).map { i -> spawnBlocking(move { i }) }.collect()
        var sum: UInt64 = 0
        for handle in handles { sum += (await handle).unwrap() }
        assertEq!(sum, 499_500)
    }
    perOperation(start, rounds * 1000)
}
