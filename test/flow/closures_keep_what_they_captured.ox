// A closure that may be called again keeps what it has captured: what it gives may not borrow from it. An async closure may lend it.
import futures.stream.{ self, StreamExt }
import std.future.Future

async fn call<F: Fn(Int) -> Fut, Fut: Future<Output = ()>>(f: F) { await f(1) }
async fn each(f: impl AsyncFn()) {
    await f()
    await f()
}

async fn wrong() {
    let name = "n".toString()
    var count = 0
    var list = vec![1]
    var other = vec![2]
    var third = vec![3]
    let owner = move { -> async { println!("\(name)") } } //~ E1012
    await owner()
    var counter = { -> async { count += 1 } } //~ E1012
    await counter()
    var pushes = { ->
        list.push(2)
        &list //~ E1012
    }
    pushes()
    var walks = { -> other.iterMut() } //~ E1012
    let _ = walks()
    await stream.iter(0..3).forEach { n -> async move { third.push(n) } } //~ E0507
    await each(async { -> count += 1 }) //~ E0596
}

async fn right() {
    let name = "n".toString()
    var list = vec![1]
    let borrows = { -> async { println!("\(name)") } }
    await borrows()
    await call { n ->
        let name = &name
        async move { println!("\(name) \(n)") }
    }
    let lends = async move { -> println!("\(name)") }
    await lends()
    await lends()
    let last = Some(3).map { n ->
        list.push(n)
        &list
    }
    println!("\(last:?)")
}

fn composed<F: AsyncFn(Int) -> Int, G: AsyncFn(Int) -> Int>(f: F, g: G): impl AsyncFn(Int) -> Int {
    async move { n ->
        let first = await f(n)
        await g(first)
    }
}

fn main() {}
