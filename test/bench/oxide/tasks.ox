//! Turns and tasks.
import std.future.Future
import std.future.pending
import std.pin.Pin
import std.time.Instant
import tokio
import tokio.task.{ yieldNow, JoinHandle, JoinSet }
import crate.clock.{ milliseconds, perOperation, Report }

async fn turns(count: UInt64) {
    for _ in 0..count { await yieldNow() }
}

/// Tasks that take turns, or one alone.
public async fn yields(tasks: UInt64, count: UInt64): Report {
    let each = count / tasks
    let start = Instant.now()
    if tasks == 1 {
        await turns(each)
    } else {
        let handles: Vec<JoinHandle<()>> = (0..tasks).map { _ -> tokio.spawn(turns(each)) }.collect()
        for handle in handles { (await handle).unwrap() }
    }
    perOperation(start, each * tasks)
}

public async fn spawnAwait(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count {
        sum += (await tokio.spawn(async move { i })).unwrap()
    }
    assertEq!(sum, count * (count - 1) / 2)
    perOperation(start, count)
}

public async fn spawnBatch(rounds: UInt64): Report {
    let start = Instant.now()
    var handles: Vec<JoinHandle<UInt64>> = Vec.withCapacity(1000)
    for _ in 0..rounds {
        for i in 0..1000u64 { handles.push(tokio.spawn(async move { i })) }
        var sum: UInt64 = 0
        for handle in handles.drain(..) { sum += (await handle).unwrap() }
        assertEq!(sum, 499_500)
    }
    perOperation(start, rounds * 1000)
}

public async fn joinSet(rounds: UInt64): Report {
    let start = Instant.now()
    for _ in 0..rounds {
        var set = JoinSet.new()
        for i in 0..1000u64 { set.spawn(async move { i }) }
        var sum: UInt64 = 0
        while let Some(result) = await set.joinNext() { sum += result.unwrap() }
        assertEq!(sum, 499_500)
    }
    perOperation(start, rounds * 1000)
}

public async fn aborts(rounds: UInt64): Report {
    let start = Instant.now()
    var handles: Vec<JoinHandle<()>> = Vec.withCapacity(1000)
    for _ in 0..rounds {
        for _ in 0..1000 { handles.push(tokio.spawn(pending<()>())) }
        await yieldNow()
        for handle in &handles { handle.abort() }
        for handle in handles.drain(..) { assert!((await handle).unwrapErr().isCancelled()) }
    }
    perOperation(start, rounds * 1000)
}

public async fn spawnMany(count: UInt64): Report {
    let start = Instant.now()
    var handles: Vec<JoinHandle<()>> = Vec.withCapacity(count as UIntSize)
    for _ in 0..count { handles.push(tokio.spawn(async {})) }
    for handle in handles { (await handle).unwrap() }
    milliseconds(start)
}

fn skynet(number: UInt64, size: UInt64): Pin<Box<dyn Future<Output = UInt64> + Send>> {
    Box.pin(async move {
        if size == 1 { return number }
        let part = size / 10
        let children: Vec<JoinHandle<UInt64>> =
            (0..10u64).map { i -> tokio.spawn(skynet(number + i * part, part)) }.collect()
        var sum: UInt64 = 0
        for child in children { sum += (await child).unwrap() }
        sum
    })
}

/// A tree of tasks, ten children each.
public async fn skynetMillion(wanted: UInt64): Report {
    var size: UInt64 = 10
    while size * 10 <= wanted { size *= 10 }
    let start = Instant.now()
    assertEq!(await skynet(0, size), size * (size - 1) / 2)
    milliseconds(start)
}
