// Futures, streams, readers and wakers that a program writes itself, with Rust's `self: Pin<&mut Self>` and without.
import tokio
import std.future.Future
import std.pin.Pin
import std.sync.{ Arc, Mutex }
import std.sync.atomic.{ AtomicUsize, Ordering }
import std.task.{ ready, Context, Poll, Wake, Waker }
import futures.stream.{ Stream, StreamExt }
import tokio.io.{ AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf }
import tokio.time.{ sleep, Duration, Instant, Sleep }

struct Countdown(UInt)

extension Countdown: Future {
    type Output = &'static str
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<&'static str> {
        if self.0 == 0 { return Poll.Ready("liftoff") }
        self.0 -= 1
        cx.waker().wakeByRef()
        Poll.Pending
    }
}

struct Once(Bool)

extension Once: Future {
    type Output = ()
    mutating fn poll(cx: &mut Context): Poll<()> {
        if self.0 { return Poll.Ready(()) }
        self.0 = true
        cx.waker().clone().wake()
        Poll.Pending
    }
}

struct Timed<F> {
    begin: Instant?,
    future: F,
}

extension<F: Future> Timed<F>: Future {
    type Output = (F.Output, UInt128)
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<Self.Output> {
        let this = unsafe { self.getUncheckedMut() }
        let begin = *this.begin.getOrInsertWith(Instant.now)
        let value = ready!(unsafe { Pin.newUnchecked(&mut this.future) }.poll(cx))
        Poll.Ready((value, begin.elapsed().asMillis()))
    }
}

struct First<A, B>(A, B)

extension<A: Future + Unpin, B: Future<Output = A.Output> + Unpin> First<A, B>: Future {
    type Output = A.Output
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<A.Output> {
        if let Poll.Ready(v) = Future.poll(Pin.new(&mut self.0), cx) { return Poll.Ready(v) }
        B.poll(Pin.new(&mut self.1), cx)
    }
}

struct Ticks {
    timer: Pin<Box<Sleep>>,
    left: UInt,
}

extension Ticks: Stream {
    type Item = UInt
    fn pollNext(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<UInt?> {
        if self.left == 0 { return Poll.Ready(null) }
        ready!(self.timer.asMut().poll(cx))
        self.timer.asMut().reset(Instant.now() + Duration.fromMillis(10))
        self.left -= 1
        Poll.Ready(Some(self.left))
    }
}

struct Pairs<S: Stream> {
    inner: S,
    first: S.Item?,
}

extension<S> Pairs<S>: Stream where S: Stream + Unpin, S.Item: Unpin {
    type Item = (S.Item, S.Item)
    fn pollNext(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<Option<Self.Item>> {
        loop {
            match ready!(Pin.new(&mut self.inner).pollNext(cx)) {
                null -> return Poll.Ready(null),
                Some(item) -> match self.first.take() {
                    null -> self.first = Some(item),
                    Some(first) -> return Poll.Ready(Some((first, item))),
                },
            }
        }
    }
}

struct Upper<S>(S)

extension<S: AsyncRead + Unpin> Upper<S>: AsyncRead {
    fn pollRead(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>): Poll<std.io.Result<()>> {
        let before = buf.filled().len()
        if Pin.new(&mut self.0).pollRead(cx, buf)?.isPending() { return Poll.Pending }
        for b in &mut buf.filledMut()[before..] { b.makeAsciiUppercase() }
        Poll.Ready(Ok(()))
    }
}

struct Lines<S>(S)

extension<S: Stream<Item = Result<String, String>> + Unpin> Lines<S>: Stream {
    type Item = Result<Int, String>
    fn pollNext(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<Option<Self.Item>> {
        let line: String = match ready!(Pin.new(&mut self.0).pollNext(cx)?) {
            Some(line) -> line,
            null -> return Poll.Ready(null),
        }
        Poll.Ready(Some(Ok(line.parse<Int>().mapErr { e -> "\(line): \(e)" }?)))
    }
}

extension<S: AsyncWrite + Unpin> Upper<S>: AsyncWrite {
    fn pollWrite(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[UInt8]): Poll<std.io.Result<UIntSize>> {
        Pin.new(&mut self.0).pollWrite(cx, &buf.toAsciiUppercase())
    }
    fn pollFlush(mut self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<std.io.Result<()>> { Pin.new(&mut self.0).pollFlush(cx) }
    fn pollShutdown(self: Pin<&mut Self>, cx: &mut Context<'_>): Poll<std.io.Result<()>> {
        Pin.new(&mut self.getMut().0).pollShutdown(cx)
    }
}

struct CountWakes(AtomicUsize)
extension CountWakes: Wake {
    fn wake(self: Arc<Self>) { self.0.fetchAdd(1, Ordering.SeqCst) }
}

fn blockOn<F: Future>(future: F): (F.Output, UIntSize) {
    let wakes = Arc.new(CountWakes(AtomicUsize.new(0)))
    let waker = Waker.from(wakes.clone())
    var cx = Context.fromWaker(&waker)
    var future = Box.pin(future)
    loop {
        if let Poll.Ready(v) = future.asMut().poll(&mut cx) { return (v, wakes.0.load(Ordering.SeqCst)) }
    }
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main() {
    println!("\(blockOn(Countdown(2)):?)")
    println!("\(blockOn(async { (await Countdown(1), await Once(false), await Countdown(1)) }):?)")
    println!("\(await tokio.join!(Countdown(1), Countdown(2)):?)")
    println!("\(await Timed { begin: null, future: sleep(Duration.fromMillis(42)) }:?)")
    let slow = Box.pin(async { await sleep(Duration.fromMillis(9)); "slow" })
    let fast: Pin<Box<dyn Future<Output = &str>>> = Box.pin(async { await sleep(Duration.fromMillis(2)); "fast" })
    println!("\(await First(slow, fast))")
    let handle = tokio.spawn(Timed { begin: null, future: Countdown(3) })
    println!("\(await handle.unwrap():?)")
    let ticks = Ticks { timer: Box.pin(sleep(Duration.fromMillis(5))), left: 5 }
    let pairs: Vec<_> = await Pairs { inner: ticks.map { it * 10 }, first: null }.collect()
    println!("\(pairs:?)")
    let shared = Arc.new(Mutex.new(Vec.new()))
    let (a, mut b) = tokio.io.duplex(4)
    let log = shared.clone()
    let reader = tokio.spawn(async move {
        var text = String.new()
        await b.readToString(&mut text).unwrap()
        log.lock().unwrap().push(text)
    })
    var writer = Upper(a)
    await writer.writeAll(b"loud words").unwrap()
    await writer.shutdown().unwrap()
    await reader.unwrap()
    var back = String.new()
    await Upper("more".asBytes()).readToString(&mut back).unwrap()
    let lines = ["1", "x", "3", "!"].map { if it == "!" { Err("end".toString()) } else { Ok(it.toString()) } }
    println!("\(await Lines(futures.stream.iter(lines)).collect<Vec<_>>():?)")
    println!("\(shared.lock().unwrap():?) \(back)")
    await borrowed()
}

// `&mut Steps` is a future, `Steps` is none; `&Request` and `&mut Request` become different futures.
struct Steps(UInt)
extension &mut Steps: Future {
    type Output = &'static str
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context): Poll<&'static str> {
        if self.0 == 0 { return Poll.Ready("there") }
        self.0 -= 1
        cx.waker().wakeByRef()
        Poll.Pending
    }
}

struct Request(String)
extension<'a> &'a Request: std.future.IntoFuture {
    type Output = UIntSize
    type IntoFuture = std.future.Ready<UIntSize>
    consuming fn intoFuture(): std.future.Ready<UIntSize> { std.future.ready(self.0.len()) }
}
extension<'a> &'a mut Request: std.future.IntoFuture {
    type Output = ()
    type IntoFuture = std.future.Ready<()>
    consuming fn intoFuture(): std.future.Ready<()> {
        self.0.push('!')
        std.future.ready(())
    }
}

async fn passed(f: impl Future<Output = &'static str>): String { "\(await f)!" }

async fn borrowed() {
    var steps = Steps(3)
    println!("\(await (&mut steps)) \(steps.0)")
    steps.0 = 2
    println!("\(await passed(&mut steps)) \(await tokio.join!(&mut steps, async { 1 }):?)")
    let boxed: Pin<Box<dyn Future<Output = &'static str> + '_>> = Box.pin(&mut steps)
    println!("\(await boxed)")
    var request = Request("url".toString())
    await (&mut request)
    println!("\(await (&request)) \(request.0)")
}
