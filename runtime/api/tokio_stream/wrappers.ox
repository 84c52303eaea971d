// tokioStream.wrappers: Tokio's types as streams.
import futures.stream.Stream
import std.clone.Clone
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.future.Future
import std.io
import std.marker.{ Send, Unpin }
import std.pin.Pin
import std.task.{ Context, Poll }
import tokio.fs.{ DirEntry, ReadDir }
import tokio.io.buffered.{ AsyncBufRead, Lines, Split }
import tokio.net.{ TcpListener, TcpStream, UnixListener, UnixStream }
import tokio.signal.unix.Signal
import tokio.sync.{ broadcast, mpsc, watch }
import tokio.time.{ Instant, Interval }

public struct ReceiverStream<T> { inner: mpsc.Receiver<T> }

extension<T> ReceiverStream<T> {
    public static fn new(receiver: mpsc.Receiver<T>): ReceiverStream<T> { ReceiverStream { inner: receiver } }
    public consuming fn intoInner(): mpsc.Receiver<T> { self.inner }
    public mutating fn close() { self.inner.close() }
}
extension<T> ReceiverStream<T>: Unpin {}
extension<T> ReceiverStream<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { self.inner.pollRecv(cx) }
}

public struct UnboundedReceiverStream<T> { inner: mpsc.UnboundedReceiver<T> }

extension<T> UnboundedReceiverStream<T> {
    public static fn new(receiver: mpsc.UnboundedReceiver<T>): UnboundedReceiverStream<T> { UnboundedReceiverStream { inner: receiver } }
    public consuming fn intoInner(): mpsc.UnboundedReceiver<T> { self.inner }
    public mutating fn close() { self.inner.close() }
}
extension<T> UnboundedReceiverStream<T>: Unpin {}
extension<T> UnboundedReceiverStream<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> { self.inner.pollRecv(cx) }
}

public struct IntervalStream { inner: Interval }

extension IntervalStream {
    public static fn new(interval: Interval): IntervalStream { IntervalStream { inner: interval } }
    public consuming fn intoInner(): Interval { self.inner }
}
extension IntervalStream: Stream {
    type Item = Instant
    mutating fn pollNext(cx: &mut Context): Poll<Option<Instant>> {
        match self.inner.pollTick(cx) {
            Poll.Ready(tick) -> Poll.Ready(Some(tick)),
            Poll.Pending -> Poll.Pending,
        }
    }
}

type Waiting<T> = Pin<Box<dyn Future<Output = T> + Send>>

async fn receive<T: Clone>(mut receiver: broadcast.Receiver<T>): (Result<T, broadcast.error.RecvError>, broadcast.Receiver<T>) {
    let received = await receiver.recv()
    (received, receiver)
}

public struct BroadcastStream<T> { waiting: Waiting<(Result<T, broadcast.error.RecvError>, broadcast.Receiver<T>)> }

extension<T: Clone + Send + 'static> BroadcastStream<T> {
    public static fn new(receiver: broadcast.Receiver<T>): BroadcastStream<T> { BroadcastStream { waiting: Box.pin(receive(receiver)) } }
}
extension<T> BroadcastStream<T>: Unpin {}
extension<T: Clone + Send + 'static> BroadcastStream<T>: Stream {
    type Item = Result<T, BroadcastStreamRecvError>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, BroadcastStreamRecvError>>> {
        match self.waiting.poll(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready((received, receiver)) -> {
                self.waiting = Box.pin(receive(receiver))
                match received {
                    Ok(value) -> Poll.Ready(Some(Ok(value))),
                    Err(broadcast.error.RecvError.Closed) -> Poll.Ready(null),
                    Err(broadcast.error.RecvError.Lagged(missed)) -> Poll.Ready(Some(Err(BroadcastStreamRecvError.Lagged(missed)))),
                }
            },
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
public enum BroadcastStreamRecvError {
    Lagged(UInt64),
}

extension BroadcastStreamRecvError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        match self {
            BroadcastStreamRecvError.Lagged(missed) -> write!(f, "channel lagged by \(missed)"),
        }
    }
}
extension BroadcastStreamRecvError: Error {}

async fn change<T>(mut receiver: watch.Receiver<T>): (Bool, watch.Receiver<T>) {
    let isOpen = await receiver.changed().isOk()
    (isOpen, receiver)
}
async fn unchanged<T>(receiver: watch.Receiver<T>): (Bool, watch.Receiver<T>) { (true, receiver) }

/// The value there is, and then each that is seen to be new.
public struct WatchStream<T> { waiting: Waiting<(Bool, watch.Receiver<T>)> }

extension<T: Clone + Send + Sync + 'static> WatchStream<T> {
    public static fn new(receiver: watch.Receiver<T>): WatchStream<T> { WatchStream { waiting: Box.pin(unchanged(receiver)) } }
    public static fn fromChanges(receiver: watch.Receiver<T>): WatchStream<T> { WatchStream { waiting: Box.pin(change(receiver)) } }
}
extension<T> WatchStream<T>: Unpin {}
extension<T: Clone + Send + Sync + 'static> WatchStream<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        match self.waiting.poll(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready((isOpen, receiver)) -> {
                var receiver = receiver
                let value = if isOpen { Some(receiver.borrowAndUpdate().clone()) } else { null }
                self.waiting = Box.pin(change(receiver))
                Poll.Ready(value)
            },
        }
    }
}

public struct LinesStream<R> { inner: Lines<R> }

extension<R> LinesStream<R> {
    public static fn new(lines: Lines<R>): LinesStream<R> { LinesStream { inner: lines } }
    public consuming fn intoInner(): Lines<R> { self.inner }
}
extension<R: AsyncBufRead + Unpin> LinesStream<R>: Stream {
    type Item = io.Result<String>
    mutating fn pollNext(cx: &mut Context): Poll<Option<io.Result<String>>> {
        match self.inner.pollNextLine(cx) {
            Poll.Ready(Ok(Some(line))) -> Poll.Ready(Some(Ok(line))),
            Poll.Ready(Ok(null)) -> Poll.Ready(null),
            Poll.Ready(Err(error)) -> Poll.Ready(Some(Err(error))),
            Poll.Pending -> Poll.Pending,
        }
    }
}

public struct SplitStream<R> { inner: Split<R> }

extension<R> SplitStream<R> {
    public static fn new(split: Split<R>): SplitStream<R> { SplitStream { inner: split } }
    public consuming fn intoInner(): Split<R> { self.inner }
}
extension<R: AsyncBufRead + Unpin> SplitStream<R>: Stream {
    type Item = io.Result<Vec<UInt8>>
    mutating fn pollNext(cx: &mut Context): Poll<Option<io.Result<Vec<UInt8>>>> { self.inner.pollNextSegment(cx).map({ outcome -> outcome.transpose() }) }
}

public struct ReadDirStream { inner: ReadDir }

extension ReadDirStream {
    public static fn new(directory: ReadDir): ReadDirStream { ReadDirStream { inner: directory } }
    public consuming fn intoInner(): ReadDir { self.inner }
}
extension ReadDirStream: Stream {
    type Item = io.Result<DirEntry>
    mutating fn pollNext(cx: &mut Context): Poll<Option<io.Result<DirEntry>>> { self.inner.pollNextEntry(cx).map({ outcome -> outcome.transpose() }) }
}

public struct TcpListenerStream { inner: TcpListener }

extension TcpListenerStream {
    public static fn new(listener: TcpListener): TcpListenerStream { TcpListenerStream { inner: listener } }
    public consuming fn intoInner(): TcpListener { self.inner }
}
extension TcpListenerStream: Stream {
    type Item = io.Result<TcpStream>
    mutating fn pollNext(cx: &mut Context): Poll<Option<io.Result<TcpStream>>> {
        self.inner.pollAccept(cx).map({ outcome -> Some(outcome.map({ accepted -> accepted.0 })) })
    }
}

public struct UnixListenerStream { inner: UnixListener }

extension UnixListenerStream {
    public static fn new(listener: UnixListener): UnixListenerStream { UnixListenerStream { inner: listener } }
    public consuming fn intoInner(): UnixListener { self.inner }
}
extension UnixListenerStream: Stream {
    type Item = io.Result<UnixStream>
    mutating fn pollNext(cx: &mut Context): Poll<Option<io.Result<UnixStream>>> {
        self.inner.pollAccept(cx).map({ outcome -> Some(outcome.map({ accepted -> accepted.0 })) })
    }
}

public struct SignalStream { inner: Signal }

extension SignalStream {
    public static fn new(signal: Signal): SignalStream { SignalStream { inner: signal } }
    public consuming fn intoInner(): Signal { self.inner }
}
extension SignalStream: Stream {
    type Item = ()
    mutating fn pollNext(cx: &mut Context): Poll<Option<()>> { self.inner.pollRecv(cx) }
}
