// A coroutine's parameters outlive its locals, the last dies first; a panic of one is the task's.
import std.sync.Arc
import tokio.sync.{mpsc, oneshot, Notify}
struct Noisy(&'static str)
extension Noisy: Drop { mutating fn drop() { println!("drop \(self.0)"); } }
struct Loud(&'static str)
extension Loud: Drop { mutating fn drop() { if !std.thread.panicking() { panic!("\(self.0) dies badly"); } } }

async fn libraryFirst(gone: oneshot.Sender<UInt>, noisy: Noisy): UInt {
    await tokio.task.yieldNow()
    let _local = Noisy("local")
    println!("{} {}", gone.isClosed(), noisy.0)
    1
}
async fn libraryLast(noisy: Arc<Noisy>, gone: mpsc.Sender<UInt>, notify: Arc<Notify>): UInt {
    await notify.notified()
    println!("\(gone.isClosed()) \(noisy.0)")
    2
}
async fn movedOn(gone: oneshot.Sender<UInt>) {
    await tokio.task.yieldNow()
    gone.send(7).unwrap()
    await tokio.task.yieldNow()
    println!("sent before the end");
}
async fn diesBadly(loud: Loud): UInt {
    await tokio.task.yieldNow()
    loud.0.len() as UInt
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let (to, from) = oneshot.channel()
    println!("{}", await libraryFirst(to, Noisy("second")))
    println!("\(await from:?)")
    let (to, mut from) = mpsc.channel(1)
    let notify = Arc.new(Notify.new())
    let task = tokio.spawn(libraryLast(Arc.new(Noisy("first")), to, notify.clone()))
    await tokio.task.yieldNow()
    notify.notifyOne()
    println!("\(await from.recv():?)")
    println!("{}", (await task).unwrap())
    let (to, from) = oneshot.channel()
    let task = tokio.spawn(movedOn(to))
    println!("\(await from:?)")
    (await task).unwrap()
    let error = (await tokio.spawn(diesBadly(Loud("loud")))).unwrapErr()
    println!("\(error.isPanic())")
    let (to, from) = oneshot.channel<UInt>()
    let task = tokio.spawn(async move {
        let noisy = Noisy("in the block")
        await tokio.task.yieldNow()
        drop(noisy)
        if !to.isClosed() { panic!("with a sender"); }
    })
    println!("\(await from:?)")
    println!("\((await task).unwrapErr().isPanic())")
    let (to, mut from) = oneshot.channel<UInt>()
    let task = tokio.spawn(async move { let to = to; await std.future.pending<()>(); drop(to) })
    await tokio.task.yieldNow()
    task.abort()
    println!("{:?}", from.tryRecv())
    println!("\((await task).unwrapErr().isCancelled())")
    println!("\(from.tryRecv():?)");
}
