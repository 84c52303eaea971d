import std.time.Duration
import tokio.time.{ interval, sleep }
import tokioStream.{ self as stream, StreamExt, StreamMap }
import tokioStream.wrappers.{ ReceiverStream, SplitStream }
import tokio.io.AsyncBufReadExt
import tokio.sync.mpsc
import std.io.Cursor

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    var map = StreamMap.new()
    map.insert("a", stream.iter(vec![1, 2]))
    map.insert("b", stream.iter(vec![3]))
    map.insert("c", stream.iter(vec![]))
    println!("\(map.len()) \(map.containsKey("b"))")
    var all = Vec.new()
    while let Some((key, value)) = await map.next() { all.push(format!("\(key)\(value)")) }
    all.sort()
    println!("\(all:?) \(map.isEmpty())")

    let (tx1, rx1) = mpsc.channel<Int>(4)
    let (tx2, rx2) = mpsc.channel<Int>(4)
    var map: StreamMap<UInt8, ReceiverStream<Int>> = vec![(1, ReceiverStream.new(rx1)), (2, ReceiverStream.new(rx2))].intoIter().collect()
    let feeding = tokio.spawn(async move {
        for i in 0..3 {
            await sleep(Duration.fromMillis(10))
            await tx1.send(i).unwrap()
            await tx2.send(i * 10).unwrap()
        }
    })
    var many = Vec.new()
    while await map.nextMany(&mut many, 10) > 0 {}
    many.sort()
    println!("\(many:?)")
    await feeding.unwrap()

    let slow = stream.iter(0..6).then { n -> async move {
        await sleep(Duration.fromMillis(if n == 3 { 100 } else { 1 }))
        n
    } }
    var chunks = Box.pin(slow.chunksTimeout(4, Duration.fromMillis(20)))
    while let Some(chunk) = await chunks.next() { println!("\(chunk:?)") }

    let slow = stream.iter(0..3).then { n -> async move {
        await sleep(Duration.fromMillis(n * 25))
        n
    } }
    var repeated = Box.pin(slow.timeoutRepeating(interval(Duration.fromMillis(10))))
    while let Some(item) = await repeated.next() { println!("\(item:?)") }
    var parts = SplitStream.new(Cursor.new("x,y").split(b','))
    while let Some(part) = await parts.next() { println!("\(part.unwrap():?)") }
}
