// `await Box.pin(f(x))` runs as `await f(x)`: recursion that never waits, that waits, through methods, and boxes that are kept.
import tokio
import tokio.task.yieldNow
import std.future.Future
import std.pin.Pin

struct Noisy(UInt)
extension Noisy: Drop { mutating fn drop() { print!("-\(self.0) ") } }

async fn fib(n: UInt): UInt64 {
    if n < 2 { return n as UInt64 }
    await Box.pin(fib(n - 1)) + await Box.pin(fib(n - 2))
}

async fn countDown(noisy: Noisy): UInt {
    let n = noisy.0
    await yieldNow()
    if n == 0 { return 0 }
    1 + await Box.pin(countDown(Noisy(n - 1)))
}

async fn fails(n: UInt): Result<UInt, String> {
    if n == 0 { return Err("bottom".toString()) }
    Ok(await Box.pin(fails(n - 1))? + 1)
}

async fn deep(n: UInt): UInt {
    if n == 0 {
        await yieldNow()
        return 0
    }
    await Box.pin(deep(n - 1)) + 1
}

struct Tree { left: Box<Tree>?, right: Box<Tree>? }
extension Tree {
    static fn full(depth: UInt): Tree {
        if depth == 0 { return Tree { left: null, right: null } }
        Tree { left: Some(Box.new(Tree.full(depth - 1))), right: Some(Box.new(Tree.full(depth - 1))) }
    }
    async fn leaves(): UInt {
        var sum: UInt = 0
        if let left = &self.left { sum += await Box.pin(left.leaves()) }
        if let right = &self.right { sum += await Box.pin(right.leaves()) }
        if sum == 0 { 1 } else { sum }
    }
}

fn kept(n: UInt): Pin<Box<dyn Future<Output = UInt64> + Send>> { Box.pin(fib(n)) }

#[tokio.main]
async fn main() {
    println!("\(await fib(15))")
    println!("\(await countDown(Noisy(3)))")
    println!("\(await fails(4):?)")
    println!("\(await deep(20000))")
    println!("\(await Tree.full(5).leaves())")
    let future = Box.pin(countDown(Noisy(1)))
    println!("\(await kept(10)) \(await future)")
    drop(Box.pin(countDown(Noisy(7))))
    println!()
}
