// tokio.io: the process's standard streams.
import std.fmt.{ self, Debug, Formatter }
import std.future.Future
import std.io.{ Error, ErrorKind, Read, Result, Write }
import std.os.fd.{ AsRawFd, RawFd }
import std.task.{ Context, Poll }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite
import tokio.task.{ JoinHandle, spawnBlocking }

/// Reads on a thread that may block. What such a read got and nobody took is lost with the handle.
public struct Stdin {
    reading: Option<JoinHandle<Result<Vec<UInt8>>>>,
    bytes: Vec<UInt8>,
    start: UIntSize,
}

public fn stdin(): Stdin { Stdin { reading: null, bytes: Vec.new(), start: 0 } }

fn readSome(): Result<Vec<UInt8>> {
    var bytes = vec![0u8; 8192]
    let count = std.io.stdin().lock().read(&mut bytes)?
    bytes.truncate(count)
    Ok(bytes)
}

extension Stdin: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        loop {
            if self.start < self.bytes.len() {
                let count = (self.bytes.len() - self.start).min(buf.remaining())
                buf.putSlice(&self.bytes[self.start..self.start + count])
                self.start += count
                return Poll.Ready(Ok(()))
            }
            if self.reading.isNone() { self.reading = Some(spawnBlocking(readSome)) }
            match self.reading.asMut().unwrap().poll(cx) {
                Poll.Pending -> return Poll.Pending,
                Poll.Ready(outcome) -> {
                    self.reading = null
                    match outcome {
                        Ok(Ok(bytes)) -> {
                            if bytes.isEmpty() { return Poll.Ready(Ok(())) }
                            self.bytes = bytes
                            self.start = 0
                        },
                        Ok(Err(error)) -> return Poll.Ready(Err(error)),
                        Err(_) -> return Poll.Ready(Err(Error.new(ErrorKind.Other, "background task failed"))),
                    }
                },
            }
        }
    }
}
extension Stdin: AsRawFd { fn asRawFd(): RawFd { 0 } }
extension Stdout: AsRawFd { fn asRawFd(): RawFd { 1 } }
extension Stderr: AsRawFd { fn asRawFd(): RawFd { 2 } }
extension Stdin: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Stdin { .. }") } }

/// The same stream as that of `println!`, in the order of the writes.
public struct Stdout
public struct Stderr

public fn stdout(): Stdout { Stdout }
public fn stderr(): Stderr { Stderr }

extension Stdout: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.stdout().write(bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(std.io.stdout().flush()) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(std.io.stdout().flush()) }
}
extension Stderr: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> { Poll.Ready(std.io.stderr().write(bytes)) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
}
extension Stdout: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Stdout { .. }") } }
extension Stderr: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Stderr { .. }") } }
