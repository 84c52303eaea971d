//! Waiting for several futures, and for functions that block.
import std.future.ready
import std.hint.blackBox
import std.io.Write
import std.time.Instant
import tokio
import tokio.sync.mpsc
import tokio.task.{ spawnBlocking, yieldNow, JoinHandle }
import tokio.time.{ sleep, Duration }
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

public async fn join10(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        let values = await tokio.join!(same(i), same(1), same(2), same(3), same(4), same(5), same(6), same(7), same(8), same(9))
        sum += values.0 + values.9
    }
    assertEq!(sum, count * (count - 1) / 2 + 9 * count)
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

/// Each message is awaited beside a fresh sleep.
public async fn selectTimeout(count: UInt64): Report {
    let (to, mut from) = mpsc.channel<UInt64>(32)
    let start = Instant.now()
    tokio.spawn(async move {
        for i in 0..count { (await to.send(i)).unwrap() }
    })
    var received: UInt64 = 0
    loop {
        await tokio.select! {
            message = from.recv() -> match message {
                Some(_) -> received += 1,
                None -> break,
            },
            _ = sleep(Duration.fromSecs(5)) -> unreachable!(),
        }
    }
    assertEq!(received, count)
    perOperation(start, received)
}

/// A file of 4 KiB.
public async fn readFile(count: UInt64): Report {
    let path = std.env.tempDir().join("bench-\(std.process.id())")
    std.fs.write(&path, vec![7u8; 4096]).unwrap()
    let start = Instant.now()
    for _ in 0..count { assertEq!((await tokio.fs.read(&path)).unwrap().len(), 4096) }
    let report = perOperation(start, count)
    std.fs.removeFile(&path).unwrap()
    report
}

public async fn printLines(count: UInt64): Report {
    let start = Instant.now()
    for i in 0..count { println!("\(i) from channel \(1)") }
    std.io.stdout().flush().unwrap()
    perOperation(start, count)
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
