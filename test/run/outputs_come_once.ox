// A future that has given its output, polled again.
import futures.future.FutureExt
import std.future.Future
import std.panic.AssertUnwindSafe
import std.pin.Pin
import std.time.Duration
import tokio
import tokio.sync.oneshot

async fn work(n: Int): Int { await tokio.task.yieldNow(); n }
async fn ready(n: Int): Int { n }
async fn fails(waits: Bool): Int {
    if waits { await tokio.task.yieldNow() }
    panic!("failed")
}
async fn message<F: Future<Output = ()> + Send + 'static>(future: F): String {
    let payload = await tokio.spawn(future).unwrapErr().intoPanic()
    match payload.downcast<&'static str>() {
        Ok(text) -> text.toString(),
        Err(payload) -> *payload.downcast<String>().unwrap(),
    }
}

#[tokio.main]
async fn main() {
    std.panic.setHook(Box.new { _ ->  })
    println!("{}", await message(async {
        var f = Box.pin(work(1))
        println!("{}", await &mut f)
        let _ = await &mut f
    }))
    println!("{}", await message(async {
        var f: Pin<Box<dyn Future<Output = Int> + Send>> = Box.pin(ready(2))
        println!("{}", await &mut f)
        let _ = await &mut f
    }))
    println!("{}", await message(async {
        let f = async { await tokio.task.yieldNow(); 5 }
        tokio.pin!(f)
        for _ in 0..2 {
            await tokio.select! {
                biased;
                x = &mut f -> println!("{}", x),
                _ = tokio.time.sleep(Duration.fromMillis(20)) -> println!("slept"),
            }
        }
    }))
    println!("{}", await message(async {
        var handle = tokio.spawn(work(6))
        println!("{}", (await &mut handle).unwrap())
        let _ = await &mut handle
    }))
    println!("{}", await message(async {
        let (tx, mut rx) = oneshot.channel()
        tx.send(7).unwrap()
        println!("{}", (await &mut rx).unwrap())
        let _ = await &mut rx
    }))
    println!("{}", await message(async {
        var f = std.future.ready(8)
        println!("{}", await &mut f)
        let _ = await &mut f
    }))
    for waits in [false, true] {
        println!("{}", await message(async move {
            var f = Box.pin(fails(waits))
            let first = await AssertUnwindSafe(&mut f).catchUnwind()
            println!("{}", first.isErr())
            let _ = await &mut f
        }))
    }
    println!("{}", await message(async {
        var f = Box.pin(tokio.time.timeout(Duration.fromSecs(1), work(9)))
        println!("{:?}", await &mut f)
        let _ = await &mut f
    }))
    var slept = Box.pin(tokio.time.sleep(Duration.fromMillis(1)))
    await &mut slept
    await &mut slept
    println!("slept twice")
}
