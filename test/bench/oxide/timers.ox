//! Deadlines.
import std.future.{ pollFn, Future }
import std.hint.blackBox
import std.pin.pin
import std.task.Poll
import std.time.Instant
import tokio
import tokio.task.{ yieldNow, JoinHandle }
import tokio.time.{ interval, sleep, timeout, Duration }
import crate.clock.{ median, milliseconds, perOperation, Report }

async fn same(value: UInt64): UInt64 { blackBox(value) }

public async fn timeoutReady(count: UInt64): Report {
    let start = Instant.now()
    var sum: UInt64 = 0
    for i in 0..count { sum += (await timeout(Duration.fromSecs(10), same(i))).unwrap() }
    assertEq!(sum, count * (count - 1) / 2)
    perOperation(start, count)
}

/// The timer is registered and dropped again.
public async fn timeoutPending(count: UInt64): Report {
    let start = Instant.now()
    for _ in 0..count { (await timeout(Duration.fromSecs(10), yieldNow())).unwrap() }
    perOperation(start, count)
}

/// Timers polled once and dropped, within one poll of the task.
public async fn sleepDropped(count: UInt64): Report {
    let start = Instant.now()
    await pollFn { context ->
        for _ in 0..count {
            var timer = pin!(sleep(Duration.fromSecs(10)))
            assert!(timer.asMut().poll(context).isPending())
        }
        Poll.Ready(())
    }
    perOperation(start, count)
}

public async fn sleepReset(count: UInt64): Report {
    var timer = pin!(sleep(Duration.fromSecs(10)))
    await pollFn { context ->
        assert!(timer.asMut().poll(context).isPending())
        Poll.Ready(())
    }
    let base = tokio.time.Instant.now() + Duration.fromSecs(10)
    let start = Instant.now()
    for i in 0..count { timer.asMut().reset(base + Duration.fromMillis(i & 1023)) }
    perOperation(start, count)
}

/// Tasks that sleep for up to a second.
public async fn million(count: UInt64): Report {
    let start = Instant.now()
    var handles: Vec<JoinHandle<()>> = Vec.withCapacity(count as UIntSize)
    var random: UInt64 = 1
    for _ in 0..count {
        random = random.wrappingMul(6364136223846793005).wrappingAdd(1442695040888963407)
        handles.push(tokio.spawn(sleep(Duration.fromMillis((random >> 33) % 1000))))
    }
    for handle in handles { (await handle).unwrap() }
    milliseconds(start)
}

/// How long a sleep of a millisecond takes: the median.
public async fn sleepLateness(count: UInt64): Report {
    var taken: Vec<Float64> = Vec.new()
    for _ in 0..count {
        let start = Instant.now()
        await sleep(Duration.fromMillis(1))
        taken.push(start.elapsed().asSecsF64() * 1e6)
    }
    Report { value: median(taken), unit: "us" }
}

/// How late the ticks of an interval come, by the time that the first was due at: the median.
public async fn intervalLateness(count: UInt64): Report {
    let period = Duration.fromMillis(5)
    var ticks = interval(period)
    let start = await ticks.tick()
    var late: Vec<Float64> = Vec.new()
    for i in 1..=count {
        await ticks.tick()
        late.push((start.elapsed().asSecsF64() - 0.005 * i as Float64) * 1e6)
    }
    Report { value: median(late), unit: "us" }
}
