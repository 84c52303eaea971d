//! Tasks that wait, so that run.py can see how much memory the process needs with and without them. The value is their number.
import std.sync.Arc
import tokio
import tokio.sync.{ mpsc, oneshot, Notify }
import tokio.task.yieldNow
import tokio.time.{ sleep, Duration }
import crate.clock.Report

async fn settle(count: UInt64): Report {
    for _ in 0..3 { await yieldNow() }
    await sleep(Duration.fromMillis(50))
    Report { value: count as Float64, unit: "tasks" }
}

public async fn pending(count: UInt64): Report {
    for _ in 0..count { tokio.spawn(std.future.pending<()>()) }
    await settle(count)
}

public async fn oneshots(count: UInt64): Report {
    var senders: Vec<oneshot.Sender<UInt64>> = Vec.withCapacity(count as UIntSize)
    for _ in 0..count {
        let (to, from) = oneshot.channel<UInt64>()
        senders.push(to)
        tokio.spawn(async move { (await from).unwrap() })
    }
    await settle(count)
}

public async fn receivers(count: UInt64): Report {
    var senders: Vec<mpsc.Sender<UInt64>> = Vec.withCapacity(count as UIntSize)
    for _ in 0..count {
        let (to, mut from) = mpsc.channel<UInt64>(1)
        senders.push(to)
        tokio.spawn(async move { await from.recv() })
    }
    await settle(count)
}

public async fn receiversUnbounded(count: UInt64): Report {
    var senders: Vec<mpsc.UnboundedSender<UInt64>> = Vec.withCapacity(count as UIntSize)
    for _ in 0..count {
        let (to, mut from) = mpsc.unboundedChannel<UInt64>()
        senders.push(to)
        tokio.spawn(async move { await from.recv() })
    }
    await settle(count)
}

public async fn notified(count: UInt64): Report {
    let notify = Arc.new(Notify.new())
    for _ in 0..count {
        let notify = notify.clone()
        tokio.spawn(async move { await notify.notified() })
    }
    await settle(count)
}

public async fn sleepers(count: UInt64): Report {
    for _ in 0..count { tokio.spawn(sleep(Duration.fromSecs(3600))) }
    await settle(count)
}
