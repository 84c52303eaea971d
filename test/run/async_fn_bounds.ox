// AsyncFn, AsyncFnMut and AsyncFnOnce: bounds for async closures and for functions that give futures.
import std.future.{ Future, IntoFuture }
import tokio

async fn retry<T, E, F>(mut times: UInt, f: F): Result<T, E>
where
    F: AsyncFn(UInt) -> Result<T, E>,
{
    var attempt = 0
    loop {
        match await f(attempt) {
            Ok(v) -> return Ok(v),
            Err(e) if times == 0 -> return Err(e),
            Err(_) -> {
                times -= 1
                attempt += 1
            },
        }
    }
}

async fn each<F: AsyncFnMut(&str)>(words: &[&str], mut f: F) {
    for word in words { await f(word) }
}
async fn once(f: impl AsyncFnOnce() -> String): UIntSize { (await f()).len() }
async fn apply(f: &impl AsyncFn(Int) -> Int, n: Int): Int { await f(n) }
async fn twice(n: Int): Int {
    await tokio.task.yieldNow()
    n * 2
}

struct Pool<F> { make: F }
extension<F: AsyncFn() -> UIntSize> Pool<F> {
    async fn total(n: UIntSize): UIntSize {
        var sum = 0
        for _ in 0..n { sum += await (self.make)() }
        sum
    }
}

fn adder(k: Int): impl AsyncFn(Int) -> Int { async move { n -> n + k } }
fn composed<F: AsyncFn(Int) -> Int, G: AsyncFn(Int) -> Int>(f: F, g: G): impl AsyncFn(Int) -> Int {
    async move { n ->
        let first = await f(n)
        await g(first)
    }
}
async fn give(f: impl AsyncFnOnce() -> String): String { await f() }

#[tokio.main]
async fn main() {
    let both = composed(adder(1), async { n ->
        await tokio.task.yieldNow()
        n * 10
    })
    println!("\(await both(4)) \(await apply(&both, 5))")
    let word = "word".toString()
    println!("\(await give(async move { -> word }))")
    let limit = 2
    let r: Result<UInt, String> = await retry(3, async { n -> if n < limit { Err("attempt \(n)") } else { Ok(n * 100) } })
    println!("\(r:?)")
    let r: Result<(), String> = await retry(1, async { n ->
        await tokio.task.yieldNow()
        Err("failed \(n)")
    })
    println!("\(r:?)")
    var seen = Vec.new()
    await each(&["a", "bc"], async { w: &str ->
        await tokio.task.yieldNow()
        seen.push(w.len())
    })
    let name = "moved in".toString()
    println!("\(seen:?) \(await once(async move { -> name }))")
    println!("\(await apply(&twice, 21)) \(await apply(&async { n -> await twice(n) + 1 }, 4))")
    println!("\(await Pool { make: async { -> 7 } }.total(3))")
    let shared = std.sync.Arc.new(std.sync.Mutex.new(null))
    await kept(async { 5 }, shared.clone())
    println!("\(shared.lock().unwrap():?)")
    println!("\(await inTurn(async { 1 }, async { 2 }):?)")
}

// Awaiting is for all that can be made a future, also where that is only said by a bound.
async fn inTurn<A: IntoFuture, B: IntoFuture<Output = A.Output>>(a: A, b: B): Vec<A.Output> { vec![await a, await b] }

// A bound of an associated type says nothing of the async block that needs the same trait.
async fn kept<F: Future + Send + 'static>(f: F, place: std.sync.Arc<std.sync.Mutex<Option<F.Output>>>) where F.Output: Send + 'static {
    await tokio.spawn(async move {
        let output = await f
        *place.lock().unwrap() = Some(output)
    }).unwrap()
}
