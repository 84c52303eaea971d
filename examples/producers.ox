// Many producers, one consumer: each task owns a clone of the sender, and the channel closes when the last clone is gone.
import std.collections.HashMap
import tokio
import tokio.sync.mpsc
import tokio.time.{ sleep, Duration }

struct Reading {
    sensor: UInt64,
    value: UInt64,
}

async fn measure(sensor: UInt64, tx: mpsc.Sender<Reading>) {
    for round in 1..=3 {
        await sleep(Duration.fromMillis(10 * sensor))
        let reading = Reading { sensor, value: sensor * 100 + round }
        if (await tx.send(reading)).isErr() { return }
    }
}

#[tokio.main]
async fn main() {
    let (tx, mut rx) = mpsc.channel(8)
    for sensor in 1..=4 {
        let tx = tx.clone()
        tokio.spawn(measure(sensor, tx))
    }
    drop(tx)

    var sums: HashMap<UInt64, UInt64> = HashMap.new()
    var count = 0
    while let Some(reading) = await rx.recv() {
        *sums.entry(reading.sensor).orInsert(0) += reading.value
        count += 1
    }
    println!("\(count) readings")
    var sensors: Vec<UInt64> = sums.keys().copied().collect()
    sensors.sort()
    for sensor in sensors {
        println!("sensor \(sensor): \(sums[&sensor])")
    }
}
