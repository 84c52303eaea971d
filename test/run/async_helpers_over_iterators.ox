// Generic helpers over iterators of futures: what their bounds say of an item's output; blocks that hold other blocks.
import std.future.Future
import futures.future.{ joinAll, tryJoinAll }
import tokio.sync.Semaphore

async fn half(n: Int): Result<Int, String> { if n % 2 == 0 { Ok(n / 2) } else { Err("\(n) is odd") } }

async fn all<T, I: IntoIterator>(futures: I): Vec<T> where I.Item: Future<Output = T> {
    var out = Vec.new()
    for future in futures { out.push(await future) }
    out
}

async fn throttled<T, R, Fut: Future<Output = R>>(items: impl IntoIterator<Item = T>, limit: UIntSize, f: impl Fn(T) -> Fut): Vec<R> {
    let semaphore = Semaphore.new(limit)
    await joinAll(items.intoIter().map { item ->
        let future = f(item)
        let semaphore = &semaphore
        async move {
            let _permit = await semaphore.acquire().unwrap()
            await future
        }
    })
}

#[tokio.main]
async fn main() {
    println!("\(await tryJoinAll([2, 4].iter().map { half(*it) }):?) \(await tryJoinAll((1..4).map { n -> async move { if n == 3 { Err(n) } else { Ok(n) } } }):?)")
    println!("\(await all((0..3).map { n -> async move { n * n } }):?)")
    let base = 10
    println!("\(await throttled(0..4, 2, { n -> async move { await tokio.task.yieldNow(); base + n } }):?)")
}
