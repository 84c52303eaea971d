// A trait's `fn f(): impl Future` implemented by an `async fn` and by a function; streams over channels; what closing a
// channel means for who waits to send; the numbers of tasks.
import tokio
import std.error.Error
import std.future.Future
import std.pin.Pin
import std.task.{ Context, Poll }
import futures.stream.{ Stream, StreamExt }
import tokio.sync.mpsc

trait Service<Request> {
    type Response
    fn call(request: Request): impl Future<Output = Result<Self.Response, Box<dyn Error + Send + Sync>>> + Send
}

struct Echo
extension Echo: Service<String> {
    type Response = String
    async fn call(request: String): Result<String, Box<dyn Error + Send + Sync>> {
        await tokio.task.yieldNow()
        if request.isEmpty() { Err("empty".into()) } else { Ok(request) }
    }
}

struct Counted<S> { inner: S }
extension<S: Service<R> + Sync, R: Send + 'static> Counted<S>: Service<R> {
    type Response = S.Response
    fn call(request: R): impl Future<Output = Result<S.Response, Box<dyn Error + Send + Sync>>> + Send {
        println!("called")
        self.inner.call(request)
    }
}

struct Upper<S> { inner: S }
extension<S: Service<String, Response = String> + Sync> Upper<S>: Service<String> {
    type Response = (String, UIntSize)
    async fn call(request: String): Result<(String, UIntSize), Box<dyn Error + Send + Sync>> {
        let text = await self.inner.call(request)?
        Ok((text.toUppercase(), text.len()))
    }
}

fn shown(error: &(dyn Error + 'static)): String { "<\(error)>" }

struct Received<T>(mpsc.Receiver<T>)
extension<T> Received<T>: Stream {
    type Item = T
    fn pollNext(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<T?> { self.0.pollRecv(cx) }
}

#[tokio.main(flavor = "current_thread")]
async fn main(): Result<(), Box<dyn Error>> {
    let pending = tokio.spawn(std.future.pending<()>())
    pending.abort()
    println!("\((await pending).unwrapErr())")
    let service = Counted { inner: Upper { inner: Counted { inner: Echo } } }
    println!("\((await service.call("word".toString())).unwrap():?)")
    let error = (await service.call(String.new())).unwrapErr()
    println!("\(shown(error.asRef())) \(shown(&*error))")
    let plain: Box<dyn Error> = error
    println!("\(plain)")

    let (tx, rx) = mpsc.channel(2)
    let feeder = tokio.spawn(async move {
        for n in 1..=10 {
            if (await tx.send(n)).isErr() { return n }
        }
        0
    })
    let picked: Vec<Int> = await Received(rx).filter { n -> futures.future.ready(n % 3 == 0) }.take(2).collect()
    println!("\(picked:?), the sender stopped at \(await feeder?)")
    Ok(())
}
