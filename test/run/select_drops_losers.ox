// select! takes the first that is ready, drops the others before the handler runs, and can leave the loop around it.
import tokio
import tokio.sync.mpsc
import tokio.time.{ sleep, Duration }

struct Guard(&'static str)

extension Guard: Drop {
    mutating fn drop() { println!("drop \(self.0)") }
}

async fn slow() {
    let _guard = Guard("slow")
    await sleep(Duration.fromSecs(60))
}

#[tokio.main(flavor = "current_thread")]
async fn main() {
    let winner = await tokio.select! {
        biased;
        _ = slow() -> "slow",
        _ = tokio.task.yieldNow() -> {
            println!("handler")
            "quick"
        },
    }
    println!("\(winner)")
    let (tx, mut rx) = mpsc.channel(4)
    tokio.spawn(async move {
        for i in 0..3 {
            await tx.send(i).unwrap()
        }
    })
    var sum = 0
    loop {
        await tokio.select! {
            n = rx.recv() -> match n {
                Some(n) -> sum += n,
                null -> break,
            },
        }
    }
    println!("\(sum)")
    // Arms on one line, of which those that are blocks need no comma.
    let (closed, mut open) = mpsc.channel<Int>(1)
    drop(closed)
    await tokio.select! { biased; Some(n) = open.recv() -> { println!("\(n)") } _ = tokio.task.yieldNow() -> { println!("yielded") } else -> {} }
}
