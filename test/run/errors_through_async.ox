// Errors of several libraries through ?, streams of Results, shared futures, pipes.
import tokio
import std.error.Error
import std.fmt
import std.io
import std.num.ParseIntError
import std.time.Duration
import futures.future.{ self, FutureExt, TryFutureExt }
import futures.stream.{ self, BoxStream, Stream, StreamExt, TryStreamExt }
import tokio.io.{ AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader }
import tokio.sync.broadcast
import tokio.time.{ error.Elapsed, sleep, timeout }

#[derive(Debug)]
enum AppError {
    Io(io.Error),
    Parse(ParseIntError),
    Timeout(Elapsed),
    Join(tokio.task.JoinError),
    Other(Box<dyn Error + Send + Sync>),
}
extension AppError: fmt.Display {
    fn fmt(f: &mut fmt.Formatter): fmt.Result {
        match self {
            AppError.Io(e) -> write!(f, "io: \(e)"),
            AppError.Parse(e) -> write!(f, "parse: \(e)"),
            AppError.Timeout(e) -> write!(f, "timeout: \(e)"),
            AppError.Join(e) -> write!(f, "join: \(e.isPanic())"),
            AppError.Other(e) -> write!(f, "other: \(e)"),
        }
    }
}
extension AppError: Error {
    fn source(): (&(dyn Error + 'static))? {
        match self {
            AppError.Io(e) -> Some(e),
            AppError.Parse(e) -> Some(e),
            _ -> null,
        }
    }
}
extension AppError: From<io.Error> { static fn from(e: io.Error): Self { AppError.Io(e) } }
extension AppError: From<ParseIntError> { static fn from(e: ParseIntError): Self { AppError.Parse(e) } }
extension AppError: From<Elapsed> { static fn from(e: Elapsed): Self { AppError.Timeout(e) } }
extension AppError: From<tokio.task.JoinError> { static fn from(e: tokio.task.JoinError): Self { AppError.Join(e) } }
extension AppError: From<Box<dyn Error + Send + Sync>> { static fn from(e: Box<dyn Error + Send + Sync>): Self { AppError.Other(e) } }

async fn sumLines(text: &'static str): Result<Int, AppError> {
    var lines = BufReader.new(text.asBytes()).lines()
    var sum = 0
    while let Some(line) = await lines.nextLine()? {
        sum += line.trim().parse<Int>()?
    }
    Ok(sum)
}
async fn slow(ms: UInt64): Result<Int, AppError> {
    await timeout(Duration.fromMillis(10), sleep(Duration.fromMillis(ms)))?
    Ok(ms as Int)
}
async fn joined(panics: Bool): Result<Int, AppError> {
    let n = await tokio.spawn(async move { if panics { panic!("inside") }
        5 })?
    Ok(n)
}
async fn other(): Result<(), AppError> {
    let e: Box<dyn Error + Send + Sync> = "plain text".into()
    Err(e)?
    Ok(())
}

fn evens(limit: Int): BoxStream<'static, Result<Int, String>> {
    stream.iter(0..limit).then { n -> async move {
        await tokio.task.yieldNow()
        if n == 7 { Err("seven".toString()) } else { Ok(n) }
    } }.tryFilter { n -> future.ready(n % 2 == 0) }.boxed()
}

fn ticker(n: UInt): impl Stream<Item = UInt> {
    stream.unfold((0, n), { (i, n) -> async move {
        if i == n { return null }
        await sleep(Duration.fromMillis(5))
        Some((i, (i + 1, n)))
    } })
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main(): Result<(), Box<dyn Error>> {
    for text in ["1\n2\n3", "1\nx", ""] {
        match await sumLines(text) {
            Ok(n) -> println!("\(n)"),
            Err(e) -> println!("\(e) / \(e.source().map { it.toString() }:?)"),
        }
    }
    for r in await future.joinAll([slow(5), slow(50)]) { match r { Ok(n) -> println!("\(n)"), Err(e) -> println!("\(e)") } }
    println!("\((await joined(false))?) \((await joined(true)).unwrapErr())")
    println!("\((await other()).unwrapErr())")
    println!("\(await evens(6).tryCollect<Vec<_>>():?) \(await evens(10).tryCollect<Vec<_>>():?)")
    let total = await evens(5).tryFold(0, { a, n -> future.ok(a + n) })
    println!("\(total:?)")
    let t: Vec<_> = await ticker(3).zip(ticker(5)).map { (a, b) -> a + b }.collect()
    println!("\(t:?)")
    var pinned = Box.pin(ticker(2))
    while let Some(i) = await pinned.next() { print!("t\(i) ") }
    println!()
    let (tx, _) = broadcast.channel<String>(8)
    let subs: Vec<_> = (0..2).map { id ->
        let mut rx = tx.subscribe()
        tokio.spawn(async move {
            var seen = vec![]
            loop {
                match await rx.recv() {
                    Ok(m) -> seen.push("\(id)\(m)"),
                    Err(broadcast.error.RecvError.Lagged(n)) -> seen.push("lag\(n)"),
                    Err(broadcast.error.RecvError.Closed) -> break seen,
                }
            }
        })
    }.collect()
    for m in ["a", "b"] { tx.send(m.toString())? }
    drop(tx)
    for s in subs { println!("\(await s?:?)") }
    let v = await async { Ok<Int, ParseIntError>("12".parse<Int>()? + 1) }
        .mapOk { it * 2 }
        .mapErr { e -> e.toString() }
        .andThen { n -> async move { if n > 20 { Ok(n) } else { Err("small".toString()) } } }
    println!("\(v:?)")
    let shared = async { 
        await sleep(Duration.fromMillis(1))
        "shared" }.boxed().shared()
    let (a, b) = await future.join(shared.clone(), shared)
    println!("\(a) \(b)")
    await stream.iter(1..=3).map(Ok<Int, String>).tryForEach { n -> async move {
        println!("each \(n)")
        Ok(())
    } }.unwrap()
    let (mut client, mut server) = tokio.io.duplex(64)
    let echo = tokio.spawn(async move {
        var buf = [0; 16]
        loop {
            let n = await server.read(&mut buf)?
            if n == 0 { return Ok<(), io.Error>(()) }
            await server.writeAll(&buf[..n])?
        }
    })
    await client.writeAll(b"round trip")?
    var back = [0u8; 10]
    await client.readExact(&mut back)?
    drop(client)
    await echo??
    println!("\(std.str.fromUtf8(&back)?)")
    Ok(())
}
