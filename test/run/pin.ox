// `pin!`: a value pinned where it is, for futures that are polled from several places.
import tokio
import std.pin.{ pin, Pin }
import std.future.Future
import tokio.sync.Notify
import tokio.time.{ sleep, Duration, Instant }

async fn work(n: Int): Int {
    await tokio.task.yieldNow()
    n * 2
}

async fn drive(future: Pin<&mut dyn Future<Output = Int>>): Int { await future + 1 }

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    let future = work(4)
    tokio.pin!(future)
    println!("by reference: \(await &mut future)")
    let value = pin!(work(5))
    println!("by value: \(await value)")
    println!("as a trait object: \(await drive(pin!(work(6))))")
    tokio.pin! {
        let first = work(7)
        let second = work(8)
    }
    println!("declared: \(await first) \(await second)")

    let timer = sleep(Duration.fromMillis(50))
    tokio.pin!(timer)
    var rounds = 0
    loop {
        await tokio.select! {
            _ = &mut timer -> break,
            _ = sleep(Duration.fromMillis(20)) -> rounds += 1,
        }
    }
    println!("rounds before the timer: \(rounds)")
    let begin = Instant.now()
    timer.asMut().reset(Instant.now() + Duration.fromMillis(70))
    await timer
    println!("reset: \(begin.elapsed().asMillis())")

    let notify = Notify.new()
    let notified = notify.notified()
    tokio.pin!(notified)
    println!("enabled: \(notified.asMut().enable())")
    notify.notifyWaiters()
    await notified
    println!("notified")
    let boxed: Pin<Box<dyn Future<Output = Int>>> = Box.pin(work(9))
    println!("boxed: \(await boxed)")
}
