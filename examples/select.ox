// select! goes on with whichever future is ready first and drops the others. Here: two channels and a way out.
import tokio
import tokio.sync.{ mpsc, oneshot }
import tokio.time.{ sleep, Duration }

async fn announce(name: String, every: UInt64, tx: mpsc.Sender<String>) {
    for i in 1..=3 {
        await sleep(Duration.fromMillis(every))
        if (await tx.send("\(name) \(i)")).isErr() { return }
    }
}

#[tokio.main]
async fn main() {
    let (newsTx, mut news) = mpsc.channel(4)
    let (mailTx, mut mail) = mpsc.channel(4)
    let (stopTx, mut stop) = oneshot.channel<&str>()

    tokio.spawn(announce("news".toString(), 40, newsTx))
    tokio.spawn(announce("mail".toString(), 100, mailTx))
    tokio.spawn(async move {
        await sleep(Duration.fromMillis(250))
        let _ = stopTx.send("closing time")
    })

    loop {
        await tokio.select! {
            Some(text) = news.recv() -> println!("N: \(text)"),
            Some(text) = mail.recv() -> println!("M: \(text)"),
            reason = &mut stop -> {
                println!("stop: \(reason.unwrap())")
                break
            },
        }
    }

    // The first of two mirrors wins; the other's future is dropped where it stands.
    let winner = await tokio.select! {
        text = mirror("near", 20) -> text,
        text = mirror("far", 2000) -> text,
    }
    println!("winner: \(winner)")
}

async fn mirror(name: &str, delay: UInt64): String {
    await sleep(Duration.fromMillis(delay))
    name.toUppercase()
}
