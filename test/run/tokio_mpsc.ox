// Channels of tokio.sync.mpsc: permits, closing, weak senders, timeouts, blocking ends, what a loser of select! leaves.
import tokio
import std.sync.Arc
import tokio.sync.mpsc
import tokio.sync.mpsc.error.{ SendError, TryRecvError, TrySendError }
import tokio.time.{ sleep, timeout, Duration }

#[derive(Debug)]
struct Msg { id: UInt }

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc.channel<Int>(2)
    println!("\(tx.capacity()) \(tx.maxCapacity()) \(tx.isClosed())")
    let permit = await tx.reserve().unwrap()
    println!("after reserve \(tx.capacity())")
    permit.send(1)
    let owned = await tx.clone().reserveOwned().unwrap()
    println!("\(tx.capacity())")
    match tx.tryReserve() {
        Ok(_) -> println!("room"),
        Err(TrySendError.Full(())) -> println!("full"),
        Err(TrySendError.Closed(())) -> println!("closed"),
    }
    let tx2 = owned.send(2)
    match tx2.trySend(3) {
        Err(TrySendError.Full(v)) -> println!("full \(v)"),
        other -> println!("\(other:?)"),
    }
    println!("\(await rx.recv():?) \(rx.tryRecv():?) \(rx.tryRecv():?)")
    let p = tx.tryReserve().unwrap()
    drop(p)
    println!("capacity \(tx.capacity())")
    println!("same \(tx.sameChannel(&tx2))")
    let o = tx2.tryReserveOwned()
    match o {
        Ok(permit) -> {
            let back = permit.release()
            println!("released \(back.capacity())")
        },
        Err(e) -> println!("err \(e)"),
    }
    let weak = tx.downgrade()
    println!("\(weak.upgrade().isSome())")
    drop(tx)
    println!("\(weak.upgrade().isNone())")
    println!("\(rx.tryRecv() == Err(TryRecvError.Disconnected))")
    println!("\(await rx.recv():?)")

    let (tx, rx) = mpsc.channel<Msg>(1)
    let waiter = tokio.spawn({ let tx = tx.clone()
        async move {
        await tx.closed()
        "closed seen"
    } })
    await tokio.task.yieldNow()
    drop(rx)
    println!("\(await waiter.unwrap())")
    println!("\(tx.isClosed())")
    let e = (await tx.send(Msg { id: 7 })).unwrapErr()
    println!("\(e) \(e:?) \(e.0.id)")
    let SendError(m) = e
    println!("\(m.id)")
    let e = tx.trySend(Msg { id: 8 }).unwrapErr()
    println!("\(e) \(e:?)")
    println!("\(e.intoInner().id)")

    // close by the receiver
    let (tx, mut rx) = mpsc.channel(4)
    await tx.send("a").unwrap()
    await tx.send("b").unwrap()
    rx.close()
    println!("\(await tx.send("c").isErr())")
    while let Some(x) = await rx.recv() { println!("got \(x)") }

    // sendTimeout
    let (tx, mut rx) = mpsc.channel(1)
    await tx.sendTimeout(1, Duration.fromMillis(10)).unwrap()
    let e = (await tx.sendTimeout(2, Duration.fromMillis(10))).unwrapErr()
    println!("\(e) \(e:?)")
    rx.close()
    let e = (await tx.sendTimeout(3, Duration.fromMillis(10))).unwrapErr()
    println!("\(e) \(e:?)")
    println!("\(await rx.recv():?)")

    // unbounded
    let (tx, mut rx) = mpsc.unboundedChannel()
    for i in 0..3 { tx.send(i).unwrap() }
    println!("\(tx.isClosed())")
    let w = tx.downgrade()
    drop(tx)
    println!("\(w.upgrade().isNone())")
    var all = vec![]
    while let x = await rx.recv() { all.push(x) }
    println!("\(all:?) \(rx.tryRecv():?)")
    // blocking
    let (tx, mut rx) = mpsc.channel(1)
    let h = std.thread.spawn move {
        for i in 0..4 { tx.blockingSend(i * 10).unwrap() }
    }
    var sum = 0
    while let x = await rx.recv() { sum += x }
    println!("sum \(sum)")
    h.join().unwrap()
    let (tx, mut rx) = mpsc.unboundedChannel<String>()
    let h = std.thread.spawn move {
        var n = 0
        while let s = rx.blockingRecv() { n += s.len() }
        n
    }
    tx.send("abc".toString()).unwrap()
    tx.send("de".toString()).unwrap()
    drop(tx)
    println!("\(h.join().unwrap())")
    // cancel: recv in select loses nothing
    let (tx, mut rx) = mpsc.channel(8)
    await tx.send(1).unwrap()
    for _ in 0..3 {
        await tokio.select! {
            biased;
            _ = async {} -> println!("first"),
            v = rx.recv() -> println!("second \(v:?)"),
        }
    }
    println!("\(await rx.recv():?)")
    // reserve waiters get in order
    let (tx, mut rx) = mpsc.channel(1)
    await tx.send(0).unwrap()
    let a = tokio.spawn({ let tx = tx.clone()
        async move { await tx.send(1).unwrap() } })
    let b = tokio.spawn({ let tx = tx.clone()
        async move { await tx.send(2).unwrap() } })
    await tokio.task.yieldNow()
    a.abort()
    drop(tx)
    let (ra, rb) = await tokio.join!(a, async {
        var got = vec![]
        while let v = await rx.recv() { got.push(v) }
        got
    })
    println!("\(ra.unwrapErr().isCancelled()) \(rb:?)")
    await b.unwrap()
    match await timeout(Duration.fromMillis(5), rx.recv()) {
        Ok(null) -> println!("ended"),
        Ok(Some(_)) -> println!("?"),
        Err(e) -> println!("\(e)"),
    }
    // A send that timed out leaves the queue at once.
    let (tx, mut rx) = mpsc.channel(1)
    println!("\(await tx.sendTimeout(1, Duration.fromMillis(1)).isOk()) \(await tx.sendTimeout(2, Duration.fromMillis(1)).isErr())")
    println!("\(rx.tryRecv().isOk()) \(tx.capacity())")
}
