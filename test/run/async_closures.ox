// An async closure is a closure that gives a future; the future takes the parameters and borrows the rest.
import tokio
import std.future.Future
import tokio.task.yieldNow

async fn call<F, Fut>(f: F): Int
where
    F: Fn(Int) -> Fut,
    Fut: Future<Output = Int>,
{
    await f(1) + await f(2)
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let k = 10
    println!("\(await call(async { x ->
        await yieldNow()
        x * k
    }))")
    let name = "ox".toString()
    let greet = async { word: String ->
        await yieldNow()
        "\(word), \(name)"
    }
    println!("\(await greet("hello".toString())) \(await greet("bye".toString()))")
    let half = async { n: Int ->
        if n % 2 != 0 {
            return null
        }
        Some(n / 2)
    }
    println!("\(await half(8):?) \(await half(3):?)")
    let lazy = async { n: Int -> println!("ran \(n)") }
    let waiting = lazy(1)
    println!("made")
    await waiting
}
