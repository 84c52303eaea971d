// futures.executor: running futures without a runtime.
import futures.stream.Stream
import futures.stream.unordered.FuturesUnordered
import std.cell.RefCell
import std.fmt.{ self, Debug, Formatter }
import std.future.{ Future, pollFn }
import std.pin.{ Pin, pin }
import std.rc.{ Rc, Weak }
import std.sync.Arc
import std.sync.atomic.{ AtomicBool, Ordering }
import std.task.{ Context, Poll, Wake, Waker }
import futures.task.SpawnError

/// Runs a future to its end on this thread, which sleeps meanwhile.
#[blocking]
#[cpp("ox::tokio::runtime::blockOnParked<{F}>", header = "ox/tokio/runtime/block_on_parked.h")]
public extern fn blockOn<F: Future>(future: F): F.Output

type Task = Pin<Box<dyn Future<Output = ()>>>

/// Tasks that run on this thread, and only while it is asked to run them.
public struct LocalPool {
    tasks: FuturesUnordered<Task>,
    incoming: Rc<RefCell<Vec<Task>>>,
}

/// Whether somebody woke while the tasks were polled.
struct Flag {
    isRaised: AtomicBool,
}
extension Flag: Wake { static fn wake(self: Arc<Flag>) { self.isRaised.store(true, Ordering.SeqCst) } }

extension LocalPool {
    public static fn new(): LocalPool { LocalPool { tasks: FuturesUnordered.new(), incoming: Rc.new(RefCell.new(Vec.new())) } }
    public fn spawner(): LocalSpawner { LocalSpawner { incoming: Rc.downgrade(&self.incoming) } }
    /// Until all tasks are done.
    #[blocking]
    public mutating fn run() { blockOn(pollFn({ cx -> self.pollTasks(cx) })) }
    /// Until the future is done; the tasks run beside it, and those that are not done stay.
    #[blocking]
    public mutating fn runUntil<F: Future>(future: F): F.Output {
        var future = Box.pin(future)
        blockOn(pollFn({ cx -> {
            if let Poll.Ready(output) = future.asMut().poll(cx) { return Poll.Ready(output) }
            let _ = self.pollTasks(cx)
            Poll.Pending
        } }))
    }
    /// Until no task can go on.
    public mutating fn runUntilStalled() {
        let flag = Arc.new(Flag { isRaised: AtomicBool.new(false) })
        let waker = Waker.from(flag.clone())
        var cx = Context.fromWaker(&waker)
        while self.pollTasks(&mut cx).isPending() && flag.isRaised.swap(false, Ordering.SeqCst) {}
    }
    /// Until one task is done, or none can go on: false then.
    public mutating fn tryRunOne(): Bool {
        let flag = Arc.new(Flag { isRaised: AtomicBool.new(false) })
        let waker = Waker.from(flag.clone())
        var cx = Context.fromWaker(&waker)
        loop {
            match self.pollOne(&mut cx) {
                Poll.Ready(isDone) -> return isDone,
                Poll.Pending -> if !flag.isRaised.swap(false, Ordering.SeqCst) { return false },
            }
        }
    }
    mutating fn pollTasks(cx: &mut Context): Poll<()> {
        loop {
            match self.pollOne(cx) {
                Poll.Ready(true) -> {},
                Poll.Ready(false) -> return Poll.Ready(()),
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
    /// True when a task is done, false when there are none.
    mutating fn pollOne(cx: &mut Context): Poll<Bool> {
        loop {
            for task in self.incoming.take() {
                self.tasks.push(task)
            }
            let polled = self.tasks.pollNext(cx)
            if !self.incoming.borrow().isEmpty() && !polled.isReady() { continue }
            match polled {
                Poll.Ready(Some(())) -> return Poll.Ready(true),
                Poll.Ready(null) -> if self.incoming.borrow().isEmpty() { return Poll.Ready(false) },
                Poll.Pending -> return Poll.Pending,
            }
        }
    }
}
extension LocalPool: Default { static fn default(): LocalPool { LocalPool.new() } }
extension LocalPool: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("LocalPool { .. }") } }

/// Hands tasks to a LocalPool.
#[derive(Clone)]
public struct LocalSpawner {
    incoming: Weak<RefCell<Vec<Task>>>,
}
extension LocalSpawner {
    public(crate) fn give(task: Task): Result<(), SpawnError> {
        match self.incoming.upgrade() {
            Some(incoming) -> {
                incoming.borrowMut().push(task)
                Ok(())
            },
            null -> Err(SpawnError(())),
        }
    }
}
extension LocalSpawner: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("LocalSpawner { .. }") } }

/// The values of a stream, for which this thread waits.
public struct BlockingStream<S> { stream: S }

public fn blockOnStream<S: Stream + Unpin>(stream: S): BlockingStream<S> { BlockingStream { stream: stream } }

extension<S> BlockingStream<S> { public consuming fn intoInner(): S { self.stream } }
extension<S: Stream + Unpin> BlockingStream<S>: Iterator {
    type Item = S.Item
    #[blocking]
    mutating fn next(): Option<S.Item> { blockOn(pollFn({ cx -> self.stream.pollNext(cx) })) }
}
