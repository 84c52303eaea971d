// Readers and writers: lines, buffers, integers, pipes in memory, copies, positions, and the errors at their ends.
import tokio
import std.io.Cursor
import tokio.io.{ self, AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeekExt, AsyncWrite, AsyncWriteExt, BufReader, BufWriter, SeekFrom }
import tokio.time.{ timeout, Duration }

async fn shout<R: AsyncRead + Unpin, W: AsyncWrite + Unpin>(input: R, mut out: W): io.Result<UIntSize> {
    var lines = BufReader.new(input).lines()
    var n = 0
    while let Some(line) = await lines.nextLine()? {
        await out.writeAll(line.toUppercase().asBytes())?
        await out.writeAll(b"\n")?
        n += 1
    }
    await out.flush()?
    Ok(n)
}

#[tokio.main(flavor = "current_thread", startPaused = true)]
async fn main(): io.Result<()> {
    // lines, CRLF, last line without end
    var r = BufReader.new("one\r\ntwo\n\nlast".asBytes())
    var line = String.new()
    println!("\(await r.readLine(&mut line)?) \(line:?)")
    line.clear()
    await r.readLine(&mut line)?
    println!("\(line:?)")
    var lines = r.lines()
    while let Some(l) = await lines.nextLine()? { println!("[\(l)]") }
    var parts = BufReader.new(&b"a,bb,,c"[..]).split(b',')
    while let Some(p) = await parts.nextSegment()? { print!("\(String.fromUtf8Lossy(&p))|") }
    println!()
    var buf = Vec.new()
    var r = BufReader.new(&b"k=v;x"[..])
    println!("\(await r.readUntil(b'=', &mut buf)?) \(buf:?)")
    println!("\(await r.fillBuf()?:?)")
    r.consume(1)
    var rest = String.new()
    await r.readToString(&mut rest)?
    println!("\(rest)")

    // duplex with copy
    let (mut a, mut b) = io.duplex(8)
    let server = tokio.spawn(async move {
        let (r, w) = io.split(b)
        await shout(r, w)
    })
    await a.writeAll(b"hello\nworld of duplex\n")?
    await a.shutdown()?
    var text = String.new()
    await a.readToString(&mut text)?
    println!("\(text:?) \(await server??)")

    // copy, take, chain, repeat, empty, sink
    var out = Vec.new()
    println!("\(await io.copy(&mut (&b"abc"[..]).chain(&b"def"[..]), &mut out)?) \(out:?)")
    var r = io.repeat(7).take(3)
    var v = vec![]
    await r.readToEnd(&mut v)?
    println!("\(v:?) \(r.limit())")
    println!("\(await io.copy(&mut io.empty(), &mut io.sink())?)")
    // exact, eof
    var two = [0u8; 2]
    var src = &b"xyz"[..]
    await src.readExact(&mut two)?
    let e = (await src.readExact(&mut two)).unwrapErr()
    println!("\(two:?) \(e.kind():?) \(e)")
    // integers
    var w = Vec.new()
    await w.writeU8(1)?
    await w.writeU16(0x0203)?
    await w.writeI32Le(-2)?
    await w.writeU64(9)?
    await w.writeF64(1.5)?
    println!("\(w:?)")
    var r = &w[..]
    println!("\(await r.readU8()?) \(await r.readU16()?) \(await r.readI32Le()?) \(await r.readU64()?) \(await r.readF64()?) \((await r.readU8()).unwrapErr().kind():?)")
    // seek
    var c = Cursor.new(b"0123456789".toVec())
    println!("\(await c.seek(SeekFrom.Start(4))?)")
    println!("\(await c.readU8()?) \(await c.seek(SeekFrom.End(-1))?) \(await c.readU8()?)")
    await c.rewind()?
    await c.writeAll(b"AB")?
    println!("\(String.fromUtf8(c.intoInner()).unwrap())")
    // BufWriter
    var w = BufWriter.withCapacity(4, Vec.new())
    await w.writeAll(b"ab")?
    println!("\(w.getRef().len()) \(w.buffer():?)")
    await w.writeAll(b"cde")?
    println!("\(w.getRef():?)")
    await w.flush()?
    println!("\(w.intoInner():?)")
    // broken pipe, eof, timeouts
    let (mut a, b) = io.duplex(4)
    drop(b)
    println!("\((await a.writeAll(b"zz")).unwrapErr().kind():?) \(await a.read(&mut two)?)")
    let (mut a, mut b) = io.duplex(2)
    println!("\((await timeout(Duration.fromMillis(5), b.read(&mut two))).isErr())")
    println!("\((await timeout(Duration.fromMillis(5), a.writeAll(b"1234"))).isErr()) \(await b.read(&mut two)?) \(two:?)")
    // both ways
    let (mut x1, mut x2) = io.duplex(16)
    let (mut y1, mut y2) = io.duplex(16)
    let proxy = tokio.spawn(async move { await io.copyBidirectional(&mut x2, &mut y1) })
    await x1.writeAll(b"ping")?
    var four = [0u8; 4]
    await y2.readExact(&mut four)?
    await y2.writeAll(b"pong!")?
    drop(y2)
    var got = String.new()
    await x1.readToString(&mut got)?
    drop(x1)
    println!("\(four:?) \(got) \(await proxy??:?)")
    var stdout = io.stdout()
    await stdout.writeAll(b"to stdout\n")?
    await stdout.flush()?
    var v = Vec.withCapacity(4)
    var src = &b"abcdef"[..]
    println!("\(await src.readBuf(&mut v)?) \(v:?) \(await src.read(&mut [0u8; 0])?)")
    var short: &[UInt8] = &[1, 2, 3]
    println!("\(await short.readU16()?) \((await short.readU16()).unwrapErr())")
    short = &[1]
    println!("\((await short.readExact(&mut [0u8; 4])).unwrapErr())")
    Ok(())
}
