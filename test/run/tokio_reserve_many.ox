// mpsc.reserveMany: all permits or none, in the order of arrival; what is not used or given up goes back.
import std.time.Duration
import tokio.sync.mpsc
import tokio.time.timeout

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let (tx, mut rx) = mpsc.channel<i32>(4)
    {
        var permits = await tx.reserveMany(3).unwrap()
        println!("{} {}", permits.len(), tx.capacity())
        permits.next().unwrap().send(1)
        permits.next().unwrap().send(2)
    }
    println!("{}", tx.capacity())
    println!("{:?}", tx.tryReserveMany(3).map({ p -> p.len() }))
    println!("{:?}", tx.tryReserveMany(2).map({ p -> p.len() }))
    println!("{:?} {:?}", (await tx.reserveMany(5)).isErr(), (await tx.reserveMany(0)).map({ p -> p.len() }))

    // Waits for all four, and holds up the one behind it; given up, it holds up nobody.
    println!("{}", (await timeout(Duration.fromMillis(5), tx.reserveMany(4))).isErr())
    println!("{}", tx.capacity())
    let first = tx.clone()
    let many = tokio.spawn(async move {
        for (i, permit) in (await first.reserveMany(4).unwrap()).enumerate() {
            permit.send(10 + i as i32)
        }
    })
    await tokio.task.yieldNow()
    let second = tx.clone()
    let one = tokio.spawn(async move { await second.send(99).unwrap() })
    await tokio.task.yieldNow()
    println!("{} {:?}", tx.capacity(), tx.trySend(5).isErr())
    for _ in 0..7 { print!("{} ", await rx.recv().unwrap()) }
    println!("")
    await many.unwrap()
    await one.unwrap()
    println!("{}", tx.capacity())

    let waiting = tx.clone()
    await tx.send(0).unwrap()
    let closed = tokio.spawn(async move { (await waiting.reserveMany(4)).isErr() })
    await tokio.task.yieldNow()
    rx.close()
    println!("{} {:?}", await closed.unwrap(), tx.tryReserveMany(1).map({ p -> p.len() }))
    println!("{:?} {:?}", await rx.recv(), await rx.recv())

    // All permits are given to one that learns of it only after the channel was closed: none of them is lost.
    let (tx, mut rx) = mpsc.channel<i32>(2)
    tx.trySend(1).unwrap()
    tx.trySend(2).unwrap()
    let late = tx.clone()
    let task = tokio.spawn(async move { (await late.reserveMany(2)).isErr() })
    await tokio.task.yieldNow()
    println!("{:?} {:?}", rx.tryRecv(), rx.tryRecv())
    rx.close()
    println!("{} {:?}", await task.unwrap(), await rx.recv())
}
