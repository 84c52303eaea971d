// futures.channel.mpsc: from many senders to one receiver, which is a stream.
import futures.sink.Sink
import futures.stream.{ FusedStream, Stream }
import std.clone.Clone
import std.collections.VecDeque
import std.cmp.{ Eq, PartialEq }
import std.error.Error
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.Unpin
import std.ops.Drop
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll, Waker }

struct State<T> {
    messages: VecDeque<T>,
    senders: UIntSize,
    isClosed: Bool,
    buffer: UIntSize,
    receiver: Option<Waker>,
    // Of senders whose last message went beyond the buffer.
    waiting: VecDeque<Waker>,
}

extension<T> State<T> {
    mutating fn wakeReceiver() {
        if let Some(waker) = self.receiver.take() { waker.wake() }
    }
}

/// Each sender has room for one message besides the buffer that all share.
public struct Sender<T> { shared: Arc<Mutex<State<T>>>, mustWait: Bool }
public struct UnboundedSender<T> { shared: Arc<Mutex<State<T>>> }
public struct Receiver<T> { shared: Arc<Mutex<State<T>>>, atEnd: Bool }
public type UnboundedReceiver<T> = Receiver<T>

fn state<T>(buffer: UIntSize): Arc<Mutex<State<T>>> {
    Arc.new(Mutex.new(State { messages: VecDeque.new(), senders: 1, isClosed: false, buffer: buffer, receiver: null, waiting: VecDeque.new() }))
}

public fn channel<T>(buffer: UIntSize): (Sender<T>, Receiver<T>) {
    let shared = state(buffer)
    (Sender { shared: shared.clone(), mustWait: false }, Receiver { shared: shared, atEnd: false })
}
public fn unbounded<T>(): (UnboundedSender<T>, UnboundedReceiver<T>) {
    let shared = state(UIntSize.MAX)
    (UnboundedSender { shared: shared.clone() }, Receiver { shared: shared, atEnd: false })
}

extension<T> Sender<T> {
    public mutating fn trySend(message: T): Result<(), TrySendError<T>> {
        var state = self.shared.lock().unwrap()
        if state.isClosed { return Err(TrySendError { error: SendError { isFull: false }, message: message }) }
        if self.mustWait && state.messages.len() > state.buffer {
            return Err(TrySendError { error: SendError { isFull: true }, message: message })
        }
        state.messages.pushBack(message)
        self.mustWait = state.messages.len() > state.buffer
        state.wakeReceiver()
        Ok(())
    }
    public fn isClosed(): Bool { self.shared.lock().unwrap().isClosed }
    public mutating fn closeChannel() {
        var state = self.shared.lock().unwrap()
        state.isClosed = true
        state.wakeReceiver()
    }
    public mutating fn disconnect() { self.closeChannel() }
}
extension<T> Sender<T>: Unpin {}
extension<T> Sender<T>: Clone {
    fn clone(): Sender<T> {
        self.shared.lock().unwrap().senders += 1
        Sender { shared: self.shared.clone(), mustWait: false }
    }
}
extension<T> Sender<T>: Drop {
    mutating fn drop() {
        var state = self.shared.lock().unwrap()
        state.senders -= 1
        if state.senders == 0 { state.wakeReceiver() }
    }
}
extension<T> Sender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Sender { .. }") } }
extension<T> Sender<T>: Sink<T> {
    type Error = SendError
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), SendError>> {
        var state = self.shared.lock().unwrap()
        if state.isClosed { return Poll.Ready(Err(SendError { isFull: false })) }
        if !self.mustWait || state.messages.len() <= state.buffer {
            self.mustWait = false
            return Poll.Ready(Ok(()))
        }
        state.waiting.pushBack(cx.waker().clone())
        Poll.Pending
    }
    mutating fn startSend(item: T): Result<(), SendError> { self.trySend(item).mapErr { it.error } }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), SendError>> {
        // Flushed is what the receiver has room for.
        match self.pollReady(cx) {
            Poll.Ready(Err(_)) -> Poll.Ready(Ok(())),
            other -> other,
        }
    }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), SendError>> {
        self.closeChannel()
        Poll.Ready(Ok(()))
    }
}

extension<T> UnboundedSender<T> {
    public fn unboundedSend(message: T): Result<(), TrySendError<T>> {
        var state = self.shared.lock().unwrap()
        if state.isClosed { return Err(TrySendError { error: SendError { isFull: false }, message: message }) }
        state.messages.pushBack(message)
        state.wakeReceiver()
        Ok(())
    }
    public fn isClosed(): Bool { self.shared.lock().unwrap().isClosed }
    public fn closeChannel() {
        var state = self.shared.lock().unwrap()
        state.isClosed = true
        state.wakeReceiver()
    }
}
extension<T> UnboundedSender<T>: Clone {
    fn clone(): UnboundedSender<T> {
        self.shared.lock().unwrap().senders += 1
        UnboundedSender { shared: self.shared.clone() }
    }
}
extension<T> UnboundedSender<T>: Drop {
    mutating fn drop() {
        var state = self.shared.lock().unwrap()
        state.senders -= 1
        if state.senders == 0 { state.wakeReceiver() }
    }
}
extension<T> UnboundedSender<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("UnboundedSender { .. }") } }
extension<T> UnboundedSender<T>: Sink<T> {
    type Error = SendError
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), SendError>> {
        Poll.Ready(if self.isClosed() { Err(SendError { isFull: false }) } else { Ok(()) })
    }
    mutating fn startSend(item: T): Result<(), SendError> { self.unboundedSend(item).mapErr { it.error } }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), SendError>> { Poll.Ready(Ok(())) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), SendError>> {
        self.closeChannel()
        Poll.Ready(Ok(()))
    }
}

extension<T> Receiver<T> {
    public mutating fn close() {
        var state = self.shared.lock().unwrap()
        state.isClosed = true
        for waker in std.mem.take(&mut state.waiting) { waker.wake() }
    }
    mutating fn take(): Option<Option<T>> {
        var state = self.shared.lock().unwrap()
        if let Some(message) = state.messages.popFront() {
            if let Some(waker) = state.waiting.popFront() { waker.wake() }
            return Some(Some(message))
        }
        if state.senders == 0 || state.isClosed { Some(null) } else { null }
    }
    /// Null at the end; an error when there is no message now.
    public mutating fn tryNext(): Result<Option<T>, TryRecvError> {
        match self.take() {
            Some(outcome) -> Ok(outcome),
            null -> Err(TryRecvError { nothing: () }),
        }
    }
}
extension<T> Receiver<T>: Unpin {}
extension<T> Receiver<T>: Drop { mutating fn drop() { self.close() } }
extension<T> Receiver<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Receiver { .. }") } }
extension<T> Receiver<T>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        if let Some(outcome) = self.take() { return self.given(outcome) }
        self.shared.lock().unwrap().receiver = Some(cx.waker().clone())
        // Something may have come meanwhile.
        match self.take() {
            Some(outcome) -> self.given(outcome),
            null -> Poll.Pending,
        }
    }
}
extension<T> Receiver<T> {
    mutating fn given(outcome: Option<T>): Poll<Option<T>> {
        self.atEnd = outcome.isNone()
        Poll.Ready(outcome)
    }
}
extension<T> Receiver<T>: FusedStream { fn isTerminated(): Bool { self.atEnd } }

#[derive(Clone, PartialEq, Eq)]
public struct SendError { isFull: Bool }

extension SendError {
    public fn isFull(): Bool { self.isFull }
    public fn isDisconnected(): Bool { !self.isFull }
}
extension SendError: Display {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.pad(if self.isFull { "send failed because channel is full" } else { "send failed because receiver is gone" })
    }
}
extension SendError: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("SendError").field("kind", &formatArgs!("\(if self.isFull { "Full" } else { "Disconnected" })")).finish()
    }
}
extension SendError: Error {}

#[derive(Clone, PartialEq, Eq)]
public struct TrySendError<T> { error: SendError, message: T }

extension<T> TrySendError<T> {
    public fn isFull(): Bool { self.error.isFull }
    public fn isDisconnected(): Bool { !self.error.isFull }
    public consuming fn intoInner(): T { self.message }
    public consuming fn intoSendError(): SendError { self.error }
}
extension<T> TrySendError<T>: Display { fn fmt(f: &mut Formatter): fmt.Result { SendError.fmt(&self.error, f) } }
extension<T> TrySendError<T>: Debug {
    fn fmt(f: &mut Formatter): fmt.Result {
        f.debugStruct("TrySendError").field("kind", &formatArgs!("\(if self.error.isFull { "Full" } else { "Disconnected" })")).finish()
    }
}
extension<T> TrySendError<T>: Error {}

public struct TryRecvError { nothing: () }

extension TryRecvError: Display { fn fmt(f: &mut Formatter): fmt.Result { f.pad("receiver channel is empty") } }
extension TryRecvError: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.debugTuple("TryRecvError").finish() } }
extension TryRecvError: Error {}
