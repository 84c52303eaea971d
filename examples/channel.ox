// A bounded channel between two tasks. The sender waits while the buffer is full; dropping it closes the channel.
import tokio
import tokio.sync.mpsc

#[derive(Debug)]
enum Job {
    Resize { width: Int, height: Int },
    Rename(String),
    Stop,
}

#[tokio.main]
async fn main() {
    let (tx, mut rx) = mpsc.channel(2)

    let producer = tokio.spawn(async move {
        let jobs = vec![
            Job.Resize { width: 640, height: 480 },
            Job.Rename("sunset.png".toString()),
            Job.Resize { width: 64, height: 64 },
            Job.Stop,
        ]
        for job in jobs {
            if let Err(error) = await tx.send(job) {
                println!("nobody listens any more: \(error)")
                return
            }
        }
    })

    let consumer = tokio.spawn(async move {
        var pixels = 0
        while let Some(job) = await rx.recv() {
            println!("got \(job:?)")
            match job {
                Job.Resize { width, height } -> pixels += width * height,
                Job.Rename(name) -> println!("  the new name has \(name.len()) bytes"),
                Job.Stop -> break,
            }
        }
        pixels
    })

    let (sent, pixels) = await tokio.join!(producer, consumer)
    println!("producer fine: \(sent.isOk()), pixels: \(pixels.unwrap())")
}
