// The futures crate: combinators of futures, streams, streams of Results, its channels.
import tokio
import futures.future.{ self, BoxFuture, Either, FutureExt, TryFutureExt }
import futures.stream.{ self, StreamExt, TryStreamExt, FuturesOrdered, FuturesUnordered }
import futures.SinkExt
import tokio.time.{ sleep, Duration }

async fn after(ms: UInt64, v: Int): Int {
    await sleep(Duration.fromMillis(ms))
    v
}
async fn parse(s: &'static str): Result<Int, std.num.ParseIntError> {
    await tokio.task.yieldNow()
    s.parse<Int>()
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    println!("\(await future.ready(4).map { it * 2 })")
    println!("\(await after(1, 3).then { v -> after(1, v + 1) })")
    println!("\(await future.join(after(2, 1), after(1, 2)):?)")
    println!("\(await future.join3(after(2, 1), after(1, 2), async { "x" }):?)")
    println!("\(await future.tryJoin(parse("1"), parse("2")):?)")
    println!("\((await future.tryJoin(parse("1"), parse("zz"))).isErr())")
    println!("\(await future.joinAll((0..4).map { i -> after(10 - i, i as Int) }):?)")
    println!("\(await future.tryJoinAll(vec![parse("5"), parse("6")]):?)")
    match await future.select(Box.pin(after(5, 1)), Box.pin(after(3, 2))) {
        Either.Left((v, _)) -> println!("left \(v)"),
        Either.Right((v, rest)) -> println!("right \(v) then \(await rest)"),
    }
    let (v, i, rest) = await future.selectAll(vec![after(5, 1).boxed(), after(2, 2).boxed(), after(9, 3).boxed()])
    println!("\(v) \(i) \(rest.len())")
    let (v, rest) = await future.selectOk(vec![parse("q").boxed(), parse("8").boxed(), parse("9").boxed()]).unwrap()
    println!("\(v) \(rest.len())")
    println!("\(async { await std.future.pending<Int>() }.nowOrNever():?) \(future.ready(1).nowOrNever():?)")
    println!("\(await future.lazy { _ -> 5 })")
    println!("\(await future.ok<Int, String>(3).mapOk { it + 1 }:?)")
    println!("\(await parse("x").mapErr { e -> e.toString() }:?)")
    println!("\(await parse("7").andThen { v -> async move { if v > 5 { Ok(v * 2) } else { await parse("") } } }:?)")
    println!("\(await parse("bad").orElse { _ -> future.ok<Int, String>(0) }:?)")
    println!("\(await parse("bad").unwrapOrElse { _ -> -1 })")
    let shared = after(4, 42).shared()
    let (a, b) = await future.join(shared.clone(), shared.clone())
    println!("\(a) \(b) \(shared.peek():?)")
    let caught = await (async { if true { panic!("oops") }
        1 }).catchUnwind()
    println!("\(caught.isErr())")
    let (task, handle) = future.abortable(after(100, 1))
    handle.abort()
    println!("\(await task:?)")
    let e: Either<_, future.Ready<Int>> = after(1, 9).leftFuture()
    println!("\(await e)")
    let opt: future.OptionFuture<_> = Some(after(1, 2)).into()
    println!("\(await opt:?)")
    let fs: Vec<BoxFuture<Int>> = vec![Box.pin(after(1, 1)), async { 2 }.boxed()]
    println!("\(await future.joinAll(fs):?)")
    println!("\(await future.ready(async { 3 }).flatten())")

    // streams
    let v: Vec<Int> = await stream.iter(1..10).filter { n -> future.ready(n % 3 == 0) }.map { it * 10 }.collect()
    println!("\(v:?)")
    println!("\(await stream.iter(vec![1, 2, 3]).fold(0, { a, b -> future.ready(a + b) }))")
    let v: Vec<_> = await stream.iter(1..5).zip(stream.iter("abcd".chars())).enumerate().collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(1..5).chain(stream.once(async { 99 })).skip(1).take(4).collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(1..8).chunks(3).collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(1..8).skipWhile { n -> future.ready(*n < 3) }.takeWhile { n -> future.ready(*n < 6) }.collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(1..6).scan(0, { acc, n ->
        *acc += n
        future.ready(if *acc > 10 { null } else { Some(*acc) })
    }).collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(vec![vec![1, 2], vec![3]]).map { stream.iter(it) }.flatten().collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter(1..4).flatMap { n -> stream.iter(0..n) }.collect()
    println!("\(v:?)")
    let mut p = stream.iter(1..4).peekable()
    println!("\(await std.pin.Pin.new(&mut p).peek():?)")
    println!("\(await p.next():?) \(await p.next():?)")
    println!("\(await stream.iter(1..4).any { n -> future.ready(n == 2) }) \(await stream.iter(1..4).all { n -> future.ready(n < 3) })")
    let v: Vec<_> = await stream.repeat(7).take(3).collect()
    println!("\(v:?)")
    var n = 0
    let v: Vec<_> = await stream.repeatWith { n += 1
        n }.take(3).collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.unfold(0, { s -> async move { if s < 3 { Some((s * s, s + 1)) } else { null } } }).collect()
    println!("\(v:?)")
    let r: Result<Vec<Int>, String> = await stream.iter(vec![Ok(1), Err("bad".toString()), Ok(3)]).tryCollect()
    println!("\(r:?)")
    let r: Result<Int, String> = await stream.iter(vec![Ok(1), Ok(2)]).tryFold(0, { a, b -> async move { Ok(a + b) } })
    println!("\(r:?)")
    let mut s = stream.iter(vec![Ok(1), Err("e")]).mapOk { it + 1 }.mapErr { it.len() }
    println!("\(await s.tryNext():?) \(await s.tryNext():?)")
    let r: Result<(), String> = await stream.iter(vec![Ok(1), Ok(5)]).tryForEach { n -> async move { if n > 3 { Err("big \(n)") } else { Ok(()) } } }
    println!("\(r:?)")
    await stream.iter(1..4).forEach { n -> async move { print!("\(n) ") } }
    println!()
    await stream.iter([30, 10, 20]).forEachConcurrent(2, { n -> async move {
        await sleep(Duration.fromMillis(n))
        print!("\(n) ")
    } })
    println!()
    let v: Vec<_> = await stream.iter([3, 1, 2]).map { n -> after(n, n as Int) }.bufferUnordered(3).collect()
    println!("\(v:?)")
    let v: Vec<_> = await stream.iter([3, 1, 2]).map { n -> after(n, n as Int) }.buffered(3).collect()
    println!("\(v:?)")
    let mut fo = FuturesOrdered.new()
    fo.pushBack(after(3, 1))
    fo.pushBack(after(1, 2))
    fo.pushFront(after(2, 0))
    while let Some(v) = await fo.next() { print!("\(v) ") }
    println!()
    let mut fu: FuturesUnordered<_> = [30, 10, 20].intoIter().map { n -> after(n, n as Int) }.collect()
    println!("\(fu.len())")
    while let Some(v) = await fu.next() { print!("\(v) ") }
    println!()
    let a = stream.iter(vec![1, 3, 5])
    let b = stream.iter(vec![2, 4, 6])
    let v: Vec<_> = await stream.select(a, b).collect()
    println!("\(v:?)")
    let mut all = stream.selectAll(vec![stream.iter(vec![1, 2]).boxed(), stream.once(async { 9 }).boxed()])
    var got = vec![]
    while let Some(v) = await all.next() { got.push(v) }
    got.sort()
    println!("\(got:?)")
    let (evens, odds): (Vec<Int>, Vec<String>) = await stream.iter(1..4).map { (it, "\(it)") }.unzip()
    println!("\(evens:?) \(odds:?)")
    let joined: Vec<Int> = await stream.iter(vec![vec![1], vec![2]]).concat()
    println!("\(joined:?)")
    let v: Vec<_> = await stream.iter(1..100).takeUntil(future.ready(())).collect()
    println!("\(v:?)")
    let (mut tx, rx) = futures.channel.mpsc.channel<Int>(1)
    let (_, got) = await tokio.join!(async move {
        for i in 0..4 { await tx.send(i).unwrap() }
    }, rx.collect<Vec<_>>())
    println!("\(got:?)")
    let (tx, rx) = futures.channel.oneshot.channel<Int>()
    tx.send(3).unwrap()
    println!("\(await rx:?)")
    let (tx, rx) = futures.channel.oneshot.channel<Int>()
    drop(tx)
    match await rx { Err(e) -> println!("\(e) \(e:?)"), Ok(_) -> {} }
    let total = futures.executor.blockOn(async { 1 + await future.ready(1) })
    println!("\(total)")
}
