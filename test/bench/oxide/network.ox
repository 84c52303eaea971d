//! TCP within the process.
import std.time.Instant
import tokio
import tokio.io.{ AsyncReadExt, AsyncWriteExt }
import tokio.net.{ TcpListener, TcpStream }
import tokio.task.JoinHandle
import crate.clock.{ perOperation, Report }

async fn echo(mut stream: TcpStream, size: UIntSize) {
    stream.setNodelay(true).unwrap()
    var buffer = vec![0u8; size]
    loop {
        let n = await stream.read(&mut buffer).unwrap()
        if n == 0 { return }
        await stream.writeAll(&buffer[..n]).unwrap()
    }
}

async fn serve(size: UIntSize): String {
    let listener = await TcpListener.bind("127.0.0.1:0").unwrap()
    let address = listener.localAddr().unwrap().toString()
    tokio.spawn(async move {
        loop {
            let (stream, _) = await listener.accept().unwrap()
            tokio.spawn(echo(stream, size))
        }
    })
    address
}

/// 64 bytes there and back; per round trip.
public async fn echoes(connections: UInt64, total: UInt64): Report {
    let each = total / connections + 1
    let address = await serve(1024)
    var streams: Vec<TcpStream> = Vec.new()
    for _ in 0..connections { streams.push(await TcpStream.connect(&address).unwrap()) }
    let start = Instant.now()
    let clients: Vec<JoinHandle<()>> = streams.intoIter().map { stream ->
        var stream = stream
        stream.setNodelay(true).unwrap()
        tokio.spawn(async move {
            let message = [7u8; 64]
            var answer = [0u8; 64]
            for _ in 0..each {
                await stream.writeAll(&message).unwrap()
                await stream.readExact(&mut answer).unwrap()
            }
        })
    }.collect()
    for client in clients { (await client).unwrap() }
    perOperation(start, each * connections)
}

/// A mebibyte there and back, written and read at the same time.
public async fn megabytes(count: UInt64): Report {
    let address = await serve(65536)
    let (mut reader, mut writer) = await TcpStream.connect(&address).unwrap().intoSplit()
    let start = Instant.now()
    let sender = tokio.spawn(async move {
        let message = vec![7u8; 1 << 20]
        for _ in 0..count { await writer.writeAll(&message).unwrap() }
        writer
    })
    var buffer = vec![0u8; 65536]
    var left = count << 20
    while left > 0 { left -= await reader.read(&mut buffer).unwrap() as UInt64 }
    (await sender).unwrap()
    perOperation(start, count)
}

/// Connections, each for one byte.
public async fn accepts(count: UInt64): Report {
    let address = await serve(16)
    let start = Instant.now()
    var byte = [0u8; 1]
    for _ in 0..count {
        var stream = await TcpStream.connect(&address).unwrap()
        await stream.writeAll(&byte).unwrap()
        await stream.readExact(&mut byte).unwrap()
    }
    perOperation(start, count)
}
