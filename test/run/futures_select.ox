// futures' select!: of what is not at its end; complete, default, variables that stay.
import futures.{future, select, selectBiased, stream, FutureExt, StreamExt, pinMut}
import futures.channel.{mpsc, oneshot}
import std.time.Duration
import tokio.time.sleep

async fn delayed(ms: UInt64, name: &'static str): &'static str { await sleep(Duration.fromMillis(ms)); name }

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    // two futures until both complete
    let a = delayed(20, "a").fuse()
    let b = delayed(10, "b").fuse()
    pinMut!(a, b)
    var got = vec![]
    loop {
        await select! {
            x = a -> got.push(x),
            y = b -> got.push(y),
            complete -> break,
        }
    }
    println!("{got:?}")

    var x = future.ready(4)
    var y = future.ready(6)
    var total = 0
    loop {
        await select! {
            v = x -> total += v,
            v = y -> total += v,
            complete -> break,
            default -> panic!("never"),
        }
    }
    println!("{total}")

    var s1 = stream.iter(vec![1, 2, 3]).fuse()
    var s2 = stream.iter(vec![10, 20]).fuse()
    var sum = 0
    var n = 0
    loop {
        let item = await select! {
            v = s1.next() -> v,
            v = s2.next() -> v,
            complete -> break,
        }
        n += 1
        if let Some(v) = item { sum += v }
    }
    println!("{sum} {n}")

    let (mut tx, mut rx) = mpsc.channel<UInt>(2)
    let (stop, mut stopped) = oneshot.channel<()>()
    tokio.spawn(async move {
        import futures.SinkExt
        for i in 0..4 { (await tx.send(i)).unwrap(); await sleep(Duration.fromMillis(5)); }
        stop.send(()).unwrap()
        await sleep(Duration.fromMillis(5))
        let _ = await tx.send(99)
    })
    var tick = Box.pin(sleep(Duration.fromMillis(12)).fuse())
    var log = Vec.new()
    let why = loop {
        await selectBiased! {
            _ = stopped -> break "stopped",
            v = rx.selectNextSome() -> log.push(v.toString()),
            () = tick -> { log.push("tick".into()); tick.set(sleep(Duration.fromMillis(100)).fuse()) }
        }
    }
    println!("{why} {log:?}")

    let slow = delayed(50, "slow").fuse()
    pinMut!(slow)
    var idle = 0
    let r = loop {
        await select! {
            r = slow -> break r,
            default -> { idle += 1; await sleep(Duration.fromMillis(20)); }
        }
    }
    println!("{r} after {idle}")
    let h = tokio.spawn(async {
        let f = delayed(1, "in task").fuse()
        pinMut!(f)
        await select! { v = f -> v.len(), }
    })
    println!("\((await h).unwrap())")
    var none = future.Fuse<future.Ready<UInt8>>.terminated()
    var m = delayed(3, "m").map { s -> s.len() }.boxed().fuse()
    println!("\(await select! { v = none -> v as UIntSize, v = m -> v })")
}
