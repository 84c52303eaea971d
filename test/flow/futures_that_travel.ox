// What a trait's async method gives may not be sent, unless the trait says so.
import std.future.Future

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
