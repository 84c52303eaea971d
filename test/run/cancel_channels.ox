// What the channels keep and lose where an operation loses a select!, before and after it was granted what it waits for.
import tokio
import tokio.sync.{ broadcast, mpsc, oneshot, watch }
import std.time.Duration
import futures.{ SinkExt, StreamExt }

#[derive(Debug)]
struct Item(Int)

extension Item: Drop {
    mutating fn drop() { println!("dropped \(self.0)") }
}

macro_rules! lose {
    ($what:expr, $future:expr) => { lose!($what, $future, {}) };
    ($what:expr, $future:expr, $meanwhile:expr) => {
        await tokio.select! {
            biased;
            _ = $future -> println!("{}: won", $what),
            _ = async { $meanwhile } -> println!("{}: lost", $what),
        }
    }
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    await bounded()
    await permits()
    await unbounded()
    await single()
    await many()
    await latest()
    await ofFutures()
}

async fn bounded() {
    let (tx, mut rx) = mpsc.channel(1)
    lose!("recv", rx.recv())
    // Sent while the receiver waits: kept for the next.
    lose!("recv granted", rx.recv(), tx.trySend(Item(1)).unwrap())
    println!("\(rx.lenOf())")
    // The message of a send that waits dies with it.
    lose!("send", tx.send(Item(2)))
    // Likewise where the place became free already: the place goes on to the next.
    lose!("send granted", tx.send(Item(3)), drop(await rx.recv()))
    println!("capacity \(tx.capacity())")
    tx.trySend(Item(4)).unwrap()
    let (a, b) = (tx.clone(), tx.clone())
    let next = tokio.spawn(async move { await b.send(Item(6)).unwrap(); println!("next has sent") })
    {
        var first = Box.pin(a.send(Item(5)))
        lose!("first in line", first.asMut())
        await tokio.task.yieldNow()
        let got = await rx.recv()
        println!("got \(got.unwrap().0)")
        println!("capacity \(tx.capacity()) \(tx.trySend(Item(7)).isErr())")
    }
    await next.unwrap()
    println!("got {}", await rx.recv().unwrap().0)
    lose!("closed", tx.closed())
    println!("\(tx.isClosed())")
    tx.trySend(Item(8)).unwrap()
    lose!("send timeout", tx.sendTimeout(Item(9), Duration.fromSecs(1)))
    let slow = await tx.sendTimeout(Item(10), Duration.fromSecs(1))
    println!("\(slow.isErr())")
    drop(slow)
    lose!("closed granted", tx.closed(), drop(rx))
    println!("\(tx.isClosed())")
}

trait LenOf { mutating fn lenOf(): UIntSize; }

extension mpsc.Receiver<Item>: LenOf {
    mutating fn lenOf(): UIntSize {
        var n = 0
        while let Ok(_) = self.tryRecv() { n += 1 }
        n
    }
}

async fn permits() {
    let (tx, mut rx) = mpsc.channel<Int>(2)
    let held = await tx.reserve().unwrap()
    lose!("permit unused", async { let _permit = await tx.reserve(); await std.future.pending<()>() })
    println!("capacity \(tx.capacity())")
    let other = await tx.clone().reserveOwned().unwrap()
    lose!("reserve", tx.reserve())
    lose!("reserve owned", tx.clone().reserveOwned())
    lose!("reserve granted", tx.reserve(), drop(held))
    println!("capacity \(tx.capacity())")
    let held = await tx.reserve().unwrap()
    lose!("reserve owned granted", tx.clone().reserveOwned(), drop(other))
    println!("capacity {}", tx.capacity())
    held.send(1)
    println!("\(await rx.recv():?)")
    println!("capacity \(tx.capacity())")
}

async fn unbounded() {
    let (tx, mut rx) = mpsc.unboundedChannel()
    lose!("recv", rx.recv())
    lose!("recv granted", rx.recv(), { tx.send(1).unwrap(); tx.send(2).unwrap() })
    println!("{:?} {:?}", await rx.recv(), await rx.recv())
    lose!("recv of the last", rx.recv(), drop(tx))
    println!("\(await rx.recv():?)")
    let (tx, mut rx) = mpsc.channel(2)
    var buffer = vec![]
    lose!("recv many", rx.recvMany(&mut buffer, 4))
    lose!("recv many granted", rx.recvMany(&mut buffer, 4), tx.trySend(1).unwrap())
    println!("\(buffer:?)")
    println!("\(await rx.recvMany(&mut buffer, 4))")
    println!("\(buffer:?)")
    let held = tx.tryReserve().unwrap()
    lose!("reserve many", tx.reserveMany(2))
    println!("capacity \(tx.capacity())")
    lose!("reserve many granted", tx.reserveMany(2), drop(held))
    println!("capacity \(tx.capacity())")
}

async fn single() {
    let (tx, mut rx) = oneshot.channel()
    lose!("oneshot", &mut rx)
    lose!("oneshot granted", &mut rx, tx.send(1).unwrap())
    println!("\(await rx:?)")
    let (mut tx, rx) = oneshot.channel<Int>()
    lose!("closed", tx.closed())
    lose!("closed granted", tx.closed(), drop(rx))
    println!("{} {:?}", tx.isClosed(), tx.send(2))
    let (tx, rx) = oneshot.channel()
    // By value: the receiver is gone.
    lose!("oneshot by value", rx)
    println!("\(tx.send(3):?)")
}

async fn many() {
    let (tx, mut rx) = broadcast.channel(2)
    lose!("broadcast", rx.recv())
    lose!("broadcast granted", rx.recv(), drop(tx.send(1)))
    println!("\(await rx.recv():?)")
    for i in 2..6 { tx.send(i).unwrap(); }
    println!("{:?}", await rx.recv())
    println!("\(await rx.recv():?) \(await rx.recv():?)")
    lose!("broadcast of the last", rx.recv(), drop(tx))
    println!("\(await rx.recv():?)")
}

async fn latest() {
    let (tx, mut rx) = watch.channel(0)
    lose!("changed", rx.changed())
    lose!("changed granted", rx.changed(), tx.send(1).unwrap())
    println!("{:?} {}", rx.hasChanged(), *rx.borrow())
    println!("\(await rx.changed():?)")
    println!("\(rx.hasChanged():?)")
    lose!("wait for", rx.waitFor { *it > 4 }, tx.send(5).unwrap())
    println!("\(rx.hasChanged():?)")
    println!("\(await rx.waitFor { *it > 4 }.isOk())")
    println!("\(rx.hasChanged():?)")
    lose!("closed", tx.closed())
    lose!("changed of the last", rx.changed(), drop(tx))
    println!("\(await rx.changed().isErr())")
}

async fn ofFutures() {
    let (mut tx, mut rx) = futures.channel.mpsc.channel<Int>(0)
    lose!("next", rx.next())
    lose!("next granted", rx.next(), tx.trySend(1).unwrap())
    println!("\(await rx.next():?)")
    tx.trySend(2).unwrap()
    lose!("send", tx.send(3))
    lose!("flush", tx.flush())
    println!("\(await rx.next():?)")
    lose!("flush granted", tx.flush())
    drop(tx)
    println!("{:?}", await rx.next())
    let (tx, mut rx) = futures.channel.oneshot.channel()
    lose!("oneshot", &mut rx)
    lose!("oneshot granted", &mut rx, tx.send(1).unwrap())
    println!("\(await rx:?)")
}
