import futures.future.{ self, FutureExt, maybeDone, pollImmediate }
import futures.stream.{ self, FuturesUnordered, StreamExt, TryStreamExt, PollNext, selectWithStrategy }
import futures.sink.SinkExt
import futures.task.{ AtomicWaker, LocalSpawnExt }
import futures.executor.{ blockOn, blockOnStream, LocalPool }
import futures.channel.oneshot
import std.pin.pin

fn values(all: Vec<Result<Int, String>>): impl Stream<Item = Result<Int, String>> { stream.iter(all) }
import futures.stream.Stream

fn main() {
    blockOn(async {
        // streams of results
        let all: Vec<Result<Int, String>> = vec![Ok(1), Ok(2), Err("bad".toString()), Ok(3), Ok(4)]
        let skipped: Vec<Result<Int, String>> = await values(all.clone()).trySkipWhile { x -> future.ready(Ok(*x < 2)) }.collect()
        println!("\(skipped:?)")
        let taken: Vec<Result<Int, String>> = await values(all.clone()).tryTakeWhile { x -> future.ready(Ok(*x < 3)) }.collect()
        println!("\(taken:?)")
        let chunks: Vec<_> = await values(all.clone()).tryChunks(2).collect()
        println!("\(chunks:?)")
        var seen = Vec.new()
        let _: Vec<_> = await values(all.clone()).inspectErr { e -> seen.push(e.clone()) }.inspectOk { it -> assert!(*it > 0) }.collect()
        println!("\(seen:?)")
        println!("\(await values(vec![Ok(1), Ok(2)]).tryAll { x -> future.ready(x > 0) }:?)")
        println!("\(await values(vec![Ok(1), Err("x".toString())]).tryAny { x -> future.ready(x > 5) }:?)")
        let boxed: Result<Vec<Int>, Box<dyn std.error.Error>> = await values(vec![Err("no".toString())]).errInto<Box<dyn std.error.Error>>().tryCollect()
        println!("\(boxed.unwrapErr())")
        let flat: Result<Vec<Int>, String> = await stream.iter(vec![Ok(values(vec![Ok(1), Ok(2)])), Ok(values(vec![Ok(3)]))]).tryFlatten().tryCollect()
        println!("\(flat:?)")
        // merging
        var un: Vec<Int> = await stream.iter(vec![vec![1, 2], vec![3, 4], vec![5]]).map { v -> stream.iter(v) }.flattenUnordered(2).collect()
        un.sort()
        println!("\(un:?)")
        var un: Vec<Int> = await stream.iter(1..4).flatMapUnordered(null, { n -> stream.iter(0..n) }).collect()
        un.sort()
        println!("\(un:?)")
        let left: Vec<Int> = await selectWithStrategy(stream.iter(vec![1, 2]), stream.iter(vec![3, 4]), { state: &mut PollNext -> *state }).collect()
        println!("\(left:?)")
        let caught = await stream.iter(0..3).map { n -> if n == 1 { panic!("one") } else { n } }.catchUnwind().count()
        println!("\(caught)")
        // futures
        let shared = async { "out".toString() }.shared()
        let weak = shared.downgrade().unwrap()
        println!("\(shared.peek():?) \(shared.strongCount():?)")
        println!("\(await shared.clone())")
        println!("\(shared.peek():?) \(shared.downgrade().isNone()) \(weak.upgrade().isSome())")
        var done = pin!(maybeDone(async { 5 }))
        await done.asMut()
        println!("\(done.asMut().takeOutput():?) \(done.takeOutput():?)")
        println!("\(await pollImmediate(future.pending<Int>()):?) \(await pollImmediate(async { 3 }):?)")
        let (remote, handle) = async { 6 * 7 }.remoteHandle()
        let ((), answer) = await future.join(remote, handle)
        println!("\(answer)")
        let flat: Vec<Int> = await async { stream.iter(vec![1, 2]) }.flattenStream().collect()
        println!("\(flat:?)")
        println!("\(await future.tryJoin5(future.ok<Int, ()>(1), future.ok(2), future.ok(3), future.ok(4), future.ok(5)):?)")
        let (tx, rx) = oneshot.channel<Int>()
        drop(tx)
        println!("\(await rx:?)")
        let set = FuturesUnordered.new()
        for i in 0..3 { set.push(future.ready(i)) }
        println!("\(set.iter().count())")
        // sinks
        var sink = Vec<Int>.new().withFlatMap { n: Int -> stream.iter((0..n).map { i -> Ok(i) }) }
        await sink.send(3).unwrap()
        await sink.send(2).unwrap()
        println!("\(sink.intoInner():?)")
        var peek = pin!(stream.iter(vec![1, 2]).peekable())
        println!("\(await peek.asMut().nextIfEq(&1):?) \(await peek.asMut().nextIfEq(&1):?)")
    })
    for x in blockOnStream(stream.iter(0..2)) { println!("\(x)") }
    var pool = LocalPool.new()
    let handle = pool.spawner().spawnLocalWithHandle(async { "local" }).unwrap()
    println!("\(pool.runUntil(handle))")
    let waker = AtomicWaker.new()
    waker.register(std.task.Waker.noop())
    println!("\(waker.take().isSome()) \(waker.take().isNone())")
}
