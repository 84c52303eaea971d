// tokioStream.timed: streams that look at the clock.
import futures.stream.{ Fuse, Stream }
import std.pin.Pin
import std.task.{ Context, Poll }
import tokio.time.{ Duration, Interval, Sleep, sleep }
import tokio.time.error.Elapsed
import tokioStream.elapsed

#[mustUse = "streams do nothing unless polled"]
public struct TimeoutRepeating<S> { stream: Fuse<S>, interval: Interval }

extension<S> TimeoutRepeating<S> {
    public(crate) static fn new(stream: Fuse<S>, interval: Interval): TimeoutRepeating<S> { TimeoutRepeating { stream: stream, interval: interval } }
}
extension<S: Stream> TimeoutRepeating<S>: Stream {
    type Item = Result<S.Item, Elapsed>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Result<S.Item, Elapsed>>> {
        match self.stream.pollNext(cx) {
            Poll.Ready(Some(item)) -> {
                self.interval.reset()
                return Poll.Ready(Some(Ok(item)))
            },
            Poll.Ready(null) -> return Poll.Ready(null),
            Poll.Pending -> {},
        }
        match self.interval.pollTick(cx) {
            Poll.Ready(_) -> Poll.Ready(Some(Err(elapsed()))),
            Poll.Pending -> Poll.Pending,
        }
    }
}

#[mustUse = "streams do nothing unless polled"]
public struct ChunksTimeout<S: Stream> { stream: Fuse<S>, items: Vec<S.Item>, most: UIntSize, limit: Duration, deadline: Option<Pin<Box<Sleep>>> }

extension<S: Stream> ChunksTimeout<S> {
    public(crate) static fn new(stream: Fuse<S>, most: UIntSize, limit: Duration): ChunksTimeout<S> {
        ChunksTimeout { stream: stream, items: Vec.new(), most: most, limit: limit, deadline: null }
    }
}
extension<S: Stream> ChunksTimeout<S>: Stream {
    type Item = Vec<S.Item>
    mutating fn pollNext(cx: &mut Context): Poll<Option<Vec<S.Item>>> {
        loop {
            match self.stream.pollNext(cx) {
                Poll.Pending -> break,
                Poll.Ready(Some(item)) -> {
                    if self.items.isEmpty() { self.deadline = Some(Box.pin(sleep(self.limit))) }
                    self.items.push(item)
                    if self.items.len() >= self.most { return Poll.Ready(Some(std.mem.take(&mut self.items))) }
                },
                Poll.Ready(null) -> return Poll.Ready(if self.items.isEmpty() { null } else { Some(std.mem.take(&mut self.items)) }),
            }
        }
        if self.items.isEmpty() { return Poll.Pending }
        if let Some(deadline) = &mut self.deadline {
            if deadline.poll(cx).isPending() { return Poll.Pending }
        }
        Poll.Ready(Some(std.mem.take(&mut self.items)))
    }
}
