// asyncStream: streams written as code that yields (`stream!`, `tryStream!`).
import futures.stream.Stream
import std.future.Future
import std.marker.Unpin
import std.mem
import std.pin.Pin
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll }

// Where a value waits on its way out: put there by `yield`, taken when the code has suspended.
struct Slot<T> { value: Mutex<Option<T>> }

// What `yield` sends to.
public struct Yielder<T> { slot: Arc<Slot<T>> }

extension<T> Yielder<T> {
    public fn send(value: T): Sending<T> { Sending { slot: self.slot.clone(), value: Some(value) } }
}

// Suspends once; the stream takes the value and resumes the code when it is asked for the next one.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Sending<T> { slot: Arc<Slot<T>>, value: Option<T> }

extension<T> Sending<T>: Unpin {}
extension<T> Sending<T>: Future {
    type Output = ()
    mutating fn poll(_cx: &mut Context): Poll<()> {
        match self.value.take() {
            Some(value) -> {
                *self.slot.value.lock().unwrap() = Some(value)
                Poll.Pending
            }
            null -> Poll.Ready(()),
        }
    }
}

// Code that yields, until it has ended.
struct Generator<T, F> { slot: Arc<Slot<T>>, code: Option<Pin<Box<F>>> }

// What asking for the next value came to.
enum Step<T, R> { Value(T), Ended(R), Over }

extension<T, F: Future> Generator<T, F> {
    static fn new<G: FnOnce(Yielder<T>) -> F>(make: G): Self {
        let slot = Arc.new(Slot { value: Mutex.new(null) })
        Generator { code: Some(Box.pin(make(Yielder { slot: slot.clone() }))), slot }
    }

    mutating fn poll(cx: &mut Context): Poll<Step<T, F.Output>> {
        guard let code = &mut self.code else { return Poll.Ready(Step.Over) }
        match code.asMut().poll(cx) {
            Poll.Ready(result) -> {
                self.code = null
                Poll.Ready(Step.Ended(result))
            }
            Poll.Pending -> match self.slot.value.lock().unwrap().take() {
                Some(value) -> Poll.Ready(Step.Value(value)),
                null -> Poll.Pending,
            },
        }
    }
}

/// The stream that `stream!` makes: runs its code as far as the next `yield` when the next value is asked for.
#[mustUse = "streams do nothing unless polled"]
public struct AsyncStream<T, F> { generator: Generator<T, F> }

public fn generate<T, F: Future<Output = ()>, G: FnOnce(Yielder<T>) -> F>(make: G): AsyncStream<T, F> {
    AsyncStream { generator: Generator.new(make) }
}

extension<T, F: Future<Output = ()>> AsyncStream<T, F>: Stream {
    type Item = T
    mutating fn pollNext(cx: &mut Context): Poll<Option<T>> {
        self.generator.poll(cx).map {
            match it {
                Step.Value(value) -> Some(value),
                _ -> null,
            }
        }
    }
}

/// The stream that `tryStream!` makes; an error is its last item.
#[mustUse = "streams do nothing unless polled"]
public struct AsyncTryStream<T, E, F> { generator: Generator<T, F> }

public fn generateTry<T, E, F: Future<Output = Result<(), E>>, G: FnOnce(Yielder<T>) -> F>(make: G): AsyncTryStream<T, E, F> {
    AsyncTryStream { generator: Generator.new(make) }
}

extension<T, E, F: Future<Output = Result<(), E>>> AsyncTryStream<T, E, F>: Stream {
    type Item = Result<T, E>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<T, E>>> {
        self.generator.poll(cx).map {
            match it {
                Step.Value(value) -> Some(Ok(value)),
                Step.Ended(result) -> result.err().map { Err(it) },
                Step.Over -> null,
            }
        }
    }
}
