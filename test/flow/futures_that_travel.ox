// What a trait's async method gives may not be sent, unless the trait says so.
import std.future.Future
import std.rc.Rc

trait Service {
    async fn call(): Int
    fn send(): impl Future<Output = Int> + Send
}

fn start<S: Service + Send + Sync + 'static>(service: std.sync.Arc<S>) {
    let other = service.clone()
    tokio.spawn(async move { await service.call() }) //~ E0277
    tokio.spawn(async move { await other.send() })
}

#[tokio.main]
async fn main() {}

async fn step() { await tokio.task.yieldNow() }

// What a function says of the future that it gives.
fn said(): impl Future<Output = ()> + Send { //~ E0277
    async {
        let kept = Rc.new(1)
        await step()
        println!("\(kept)")
    }
}
fn handedOn(): impl Future<Output = ()> + Send { keeps() } //~ E0277
async fn keeps() {
    let kept = Rc.new(1)
    await step()
    println!("\(kept)")
}
trait Handler { fn handle(): impl Future<Output = ()> + Send }
struct Local
struct Free
extension Local: Handler {
    async fn handle() { //~ E0277
        let kept = Rc.new(1)
        await step()
        println!("\(kept)")
    }
}
extension Free: Handler {
    async fn handle() {
        println!("\(Rc.new(1))")
        await step()
    }
}
