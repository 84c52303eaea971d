// D2: `join!` and `select!` are futures: lazy until they are awaited, where that may be later.
import tokio

async fn count(n: Int): Int {
    println!("count \(n)")
    await tokio.task.yieldNow()
    n
}

#[tokio.main]
async fn main() {
    let both = tokio.join!(count(1), count(2))
    println!("nothing runs yet")
    let (a, b) = await both
    println!("\(a) \(b)")
    let tried = tokio.tryJoin!(async { Ok<Int, String>(1) }, async { Err<Int, String>("no".toString()) })
    println!("\(await tried:?)")
    let first = tokio.select! { biased
        v = count(3) -> v * 10,
        v = count(4) -> v,
    }
    println!("\(await first)")
}
