// `&mut` or a box of a future that may not move is none.
import std.future.Future
import std.pin.pin
import tokio.time.{ sleep, Duration }

async fn work(): Int { 1 }

async fn byReference(f: &mut (impl Future<Output = Int> + Unpin)): Int { await f }

async fn awaited() {
    var f = work()
    let n = await (&mut f) //~ E0277
    var g = pin!(work())
    let m = await g.asMut()
    println!("\(n) \(m) \(await byReference(&mut std.future.ready(1)))")
}

async fn selected() {
    var f = work()
    await tokio.select! { //~ E0277
        n = &mut f -> println!("\(n)"),
        _ = sleep(Duration.fromMillis(1)) -> {},
    }
    let boxed: Box<dyn Future<Output = Int>> = Box.new(work())
    println!("\(await boxed)") //~ E0277
}

#[tokio.main]
async fn main() {
    await awaited()
    await selected()
}
