// tokio.io.duplex: a pipe in memory, both ways.
import std.collections.VecDeque
import std.fmt.{ self, Debug, Formatter }
import std.io.{ Error, ErrorKind, Result }
import std.ops.Drop
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll, Waker }
import tokio.io.read.AsyncRead
import tokio.io.readBuf.ReadBuf
import tokio.io.write.AsyncWrite

public external module simplex
public external module join

#[cpp("ox::tokio::task::mayProceed", header = "ox/tokio/task/coop.h")]
extern fn mayProceed(cx: &mut Context): Bool
#[cpp("ox::tokio::task::spend", header = "ox/tokio/task/coop.h")]
extern fn spend(cx: &mut Context)

/// One direction: bytes on their way, and who waits at the ends.
struct Pipe {
    bytes: VecDeque<UInt8>,
    capacity: UIntSize,
    isClosed: Bool,
    reader: Option<Waker>,
    writer: Option<Waker>,
}

extension Pipe {
    static fn new(capacity: UIntSize): Pipe {
        Pipe { bytes: VecDeque.new(), capacity: capacity, isClosed: false, reader: null, writer: null }
    }
    mutating fn close() {
        self.isClosed = true
        if let Some(waker) = self.reader.take() { waker.wake() }
        if let Some(waker) = self.writer.take() { waker.wake() }
    }
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> {
        if !mayProceed(cx) { return Poll.Pending }
        if self.bytes.isEmpty() {
            if self.isClosed {
                spend(cx)
                return Poll.Ready(Ok(()))
            }
            self.reader = Some(cx.waker().clone())
            return Poll.Pending
        }
        while buf.remaining() > 0 {
            guard let Some(byte) = self.bytes.popFront() else { break }
            buf.putSlice(&[byte])
        }
        if let Some(waker) = self.writer.take() { waker.wake() }
        spend(cx)
        Poll.Ready(Ok(()))
    }
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> {
        if !mayProceed(cx) { return Poll.Pending }
        if self.isClosed { return Poll.Ready(Err(Error.from(ErrorKind.BrokenPipe))) }
        let room = self.capacity - self.bytes.len()
        if room == 0 && !bytes.isEmpty() {
            self.writer = Some(cx.waker().clone())
            return Poll.Pending
        }
        let count = room.min(bytes.len())
        self.bytes.extend(&bytes[..count])
        if let Some(waker) = self.reader.take() { waker.wake() }
        spend(cx)
        Poll.Ready(Ok(count))
    }
}

/// One end of a pipe: what is written here is read at the other one.
public struct DuplexStream {
    incoming: Arc<Mutex<Pipe>>,
    outgoing: Arc<Mutex<Pipe>>,
}

/// Room for `maxBufSize` bytes in each direction.
public fn duplex(maxBufSize: UIntSize): (DuplexStream, DuplexStream) {
    let there = Arc.new(Mutex.new(Pipe.new(maxBufSize)))
    let back = Arc.new(Mutex.new(Pipe.new(maxBufSize)))
    (DuplexStream { incoming: back.clone(), outgoing: there.clone() }, DuplexStream { incoming: there, outgoing: back })
}

extension DuplexStream: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("DuplexStream { .. }") } }
extension DuplexStream: AsyncRead {
    mutating fn pollRead(cx: &mut Context, buf: &mut ReadBuf): Poll<Result<()>> { self.incoming.lock().unwrap().pollRead(cx, buf) }
}
extension DuplexStream: AsyncWrite {
    mutating fn pollWrite(cx: &mut Context, bytes: &[UInt8]): Poll<Result<UIntSize>> {
        self.outgoing.lock().unwrap().pollWrite(cx, bytes)
    }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<()>> { Poll.Ready(Ok(())) }
    mutating fn pollShutdown(cx: &mut Context): Poll<Result<()>> {
        self.outgoing.lock().unwrap().close()
        Poll.Ready(Ok(()))
    }
}
extension DuplexStream: Drop {
    mutating fn drop() {
        self.outgoing.lock().unwrap().close()
        self.incoming.lock().unwrap().close()
    }
}
