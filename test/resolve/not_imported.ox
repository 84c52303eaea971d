// Well-known names without their imports.
import tokio.task

async fn wait() {
    await task.yieldNow()
    await sleep(Duration.fromMillis(1)) //~ E0425 //~ E0433
}

fn main() {
    var counts = HashMap.new() //~ E0433
    let shared = Arc.new(1) //~ E0433
    let (tx, rx) = mpsc.channel(1) //~ E0433
    let lock: Mutex<Int> = make() //~ E0425
}

fn make(): Mutex<Int> { loop {} } //~ E0425
