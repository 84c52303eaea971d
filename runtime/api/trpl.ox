// trpl: what the chapter on asynchronous programs of the Rust book uses.
import std.future.Future
import std.iter.IntoIterator
import std.marker.Unpin
import tokio.runtime.Runtime

public import futures.future.{ Either, join, join3, joinAll, select }
public import futures.stream.Stream
public import std.pin.pin
public import tokio.sync.mpsc.{ UnboundedReceiver as Receiver, UnboundedSender as Sender, unboundedChannel as channel }
public import tokio.task.{ JoinHandle, spawn as spawnTask, yieldNow }
public import tokio.time.{ interval, sleep }
public import tokioStream.{ StreamExt, iter as streamFromIter }
public import tokioStream.wrappers.{ IntervalStream, ReceiverStream, UnboundedReceiverStream }

/// Runs a future to its end, on a runtime of its own.
#[blocking]
public fn run<F: Future>(future: F): F.Output { Runtime.new().unwrap().blockOn(future) }

#[blocking]
public fn blockOn<F: Future>(future: F): F.Output { run(future) }

/// The output of the future that is ready first; the first argument is asked first.
///
/// Cancel safety: dropped, it drops both futures with all that they did.
#[cancelLoses(data)]
public async fn race<T, A: Future<Output = T>, B: Future<Output = T>>(first: A, second: B): Either<T, T> {
    await tokio.select! {
        biased;
        output = first -> Either.Left(output),
        output = second -> Either.Right(output),
    }
}

/// Cancel safety: dropped, the operation goes on in the background; only its result is lost.
#[cancelSafe]
public async fn readToString(path: &str): String? {
    match await tokio.fs.readToString(path) {
        Ok(text) -> Some(text),
        Err(_) -> null,
    }
}
