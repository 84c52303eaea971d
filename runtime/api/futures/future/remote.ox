// futures.future.remote: a future that is polled in one place and whose output is awaited in another.
import futures.channel.oneshot.{ Receiver, Sender, channel }
import std.any.Any
import std.fmt.{ self, Debug, Formatter }
import std.future.{ Future, pollFn }
import std.marker.{ Send, Unpin }
import std.panic.resumeUnwind
import std.sync.Arc
import std.sync.atomic.{ AtomicBool, Ordering }
import std.task.{ Context, Poll }

type Outcome<T> = Result<T, Box<dyn Any + Send>>

/// The output of a future that is polled elsewhere. Dropped, it stops that future, unless it was told to go on.
#[mustUse = "dropping a remote handle cancels the underlying future"]
public struct RemoteHandle<T> { output: Receiver<Outcome<T>>, goesOn: Arc<AtomicBool> }

/// A future whose output goes to its RemoteHandle; a panic goes there too.
#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct Remote<F: Future> { future: F, output: Option<Sender<Outcome<F.Output>>>, goesOn: Arc<AtomicBool> }

public(crate) fn remoteHandleOf<F: Future>(future: F): (Remote<F>, RemoteHandle<F.Output>) {
    let (tx, rx) = channel()
    let goesOn = Arc.new(AtomicBool.new(false))
    (Remote { future: future, output: Some(tx), goesOn: goesOn.clone() }, RemoteHandle { output: rx, goesOn: goesOn })
}

extension<T> RemoteHandle<T> {
    /// Drops the handle, and lets the future go on.
    public consuming fn forget() { self.goesOn.store(true, Ordering.SeqCst) }
}
extension<T> RemoteHandle<T>: Unpin {}
extension<T> RemoteHandle<T>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("RemoteHandle { .. }") } }
extension<T> RemoteHandle<T>: Future {
    type Output = T
    mutating fn poll(cx: &mut Context): Poll<T> {
        match self.output.poll(cx) {
            Poll.Pending -> Poll.Pending,
            Poll.Ready(Ok(Ok(output))) -> Poll.Ready(output),
            Poll.Ready(Ok(Err(payload))) -> resumeUnwind(payload),
            Poll.Ready(Err(_)) -> panic!("the future of this handle was dropped"),
        }
    }
}
extension<F: Future> Remote<F>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("Remote { .. }") } }
extension<F: Future> Remote<F>: Future {
    type Output = ()
    mutating fn poll(cx: &mut Context): Poll<()> {
        let isUnwanted = match &mut self.output {
            Some(output) -> output.pollCanceled(cx).isReady(),
            null -> true,
        }
        if isUnwanted && !self.goesOn.load(Ordering.SeqCst) { return Poll.Ready(()) }
        let outcome = match std.panic.catchUnwind({ -> self.future.poll(cx) }) {
            Ok(Poll.Pending) -> return Poll.Pending,
            Ok(Poll.Ready(output)) -> Ok(output),
            Err(payload) -> Err(payload),
        }
        if let Some(output) = self.output.take() { let _ = output.send(outcome) }
        Poll.Ready(())
    }
}
