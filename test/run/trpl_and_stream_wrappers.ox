// What the Rust book's chapter on async uses; streams of tokioStream and its wrappers of Tokio's types.
import std.time.Duration
import trpl.{ Either, ReceiverStream, Stream, StreamExt }
import tokioStream.wrappers.{ BroadcastStream, IntervalStream, WatchStream }

fn messages(): impl Stream<Item = String> {
    let (tx, rx) = trpl.channel()
    trpl.spawnTask(async move {
        for (i, m) in ["a", "b", "c", "d"].intoIter().enumerate() {
            let wait = if i % 2 == 0 { 5 } else { 40 }
            await trpl.sleep(Duration.fromMillis(wait))
            if let Err(e) = tx.send("Message \(m)") { println!("\(e)"); break }
        }
    })
    trpl.UnboundedReceiverStream.new(rx)
}

async fn slow(name: str, ms: UInt64): String {
    await trpl.sleep(Duration.fromMillis(ms))
    name.toUppercase()
}

fn main() {
    trpl.run(async {
        let (tx, mut rx) = trpl.channel()
        let send = async move {
            for v in ["hi", "from", "the", "future"] {
                tx.send(v.toString()).unwrap()
                await trpl.sleep(Duration.fromMillis(2))
            }
        }
        let recv = async {
            while let Some(v) = await rx.recv() { println!("received \(v)") }
        }
        await trpl.join(send, recv)
        match await trpl.race(slow("tortoise", 50), slow("hare", 5)) {
            Either.Left(l) -> println!("left \(l)"),
            Either.Right(r) -> println!("right \(r)"),
        }
        var ms = std.pin.pin!(messages().timeout(Duration.fromMillis(20)))
        while let Some(r) = await ms.next() {
            match r {
                Ok(m) -> println!("\(m)"),
                Err(e) -> println!("Problem: \(e)"),
            }
        }
        var evens = trpl.streamFromIter(1..10).filter { n -> n % 2 == 0 }.map { it * 10 }
        while let Some(v) = await evens.next() { print!("\(v) ") }
        println!()
        let v: Vec<Int> = await tokioStream.iter(vec![1, 2, 3]).chain(tokioStream.once(9)).collect()
        println!("\(v:?)")
        let r: Result<Vec<Int>, String> = await tokioStream.iter(vec![Ok(1), Err("e".toString())]).collect()
        println!("\(r:?)")
        let (tx, rx) = tokio.sync.mpsc.channel(4)
        trpl.spawnTask(async move { for i in 0..3 { await tx.send(i).unwrap() } })
        println!("\(await ReceiverStream.new(rx).fold(0, { a, b -> a + b }))")
        let (tx, rx) = tokio.sync.broadcast.channel(2)
        for i in 0..4 { tx.send(i).unwrap() }
        drop(tx)
        let all: Vec<_> = await BroadcastStream.new(rx).collect()
        println!("\(all:?)")
        let (tx, rx) = tokio.sync.watch.channel(1)
        tx.send(2).unwrap()
        var w = WatchStream.new(rx)
        println!("\(await w.next():?)")
        drop(tx)
        println!("\(await w.next():?)")
        let ticks: Vec<_> = await IntervalStream.new(trpl.interval(Duration.fromMillis(2))).take(3).collect()
        println!("\(ticks.len())")
        let merged = tokioStream.iter(vec![1, 3]).merge(tokioStream.iter(vec![2, 4]))
        let m: Vec<_> = await merged.collect()
        println!("\(m:?)")
    })
}
