// futures.stream.split: the two sides of what is a stream and a sink.
import futures.sink.Sink
import futures.stream.Stream
import std.fmt.{ self, Debug, Display, Formatter }
import std.marker.{ PhantomData, Unpin }
import std.sync.{ Arc, Mutex }
import std.task.{ Context, Poll }

/// The stream's side.
#[mustUse = "streams do nothing unless polled"]
public struct SplitStream<S> {
    public(crate) whole: Arc<Mutex<S>>,
}
/// The sink's side.
public struct SplitSink<S, Item> {
    public(crate) whole: Arc<Mutex<S>>,
    public(crate) item: PhantomData<Item>,
}

extension<S> SplitStream<S>: Unpin {}
extension<S, Item> SplitSink<S, Item>: Unpin {}
extension<S> SplitStream<S> {
    /// The whole, if these are its two sides.
    public consuming fn reunite<Item>(other: SplitSink<S, Item>): Result<S, ReuniteError<S, Item>> {
        if !Arc.ptrEq(&self.whole, &other.whole) { return Err(ReuniteError(other, self)) }
        drop(other)
        match Arc.tryUnwrap(self.whole) {
            Ok(whole) -> Ok(whole.intoInner().unwrap()),
            Err(_) -> unreachable!(),
        }
    }
}
extension<S: Stream> SplitStream<S>: Stream {
    type Item = S.Item
    mutating fn pollNext(cx: &mut Context): Poll<Option<S.Item>> { self.whole.lock().unwrap().pollNext(cx) }
}
extension<S: Sink<Item>, Item> SplitSink<S, Item>: Sink<Item> {
    type Error = S.Error
    mutating fn pollReady(cx: &mut Context): Poll<Result<(), S.Error>> { self.whole.lock().unwrap().pollReady(cx) }
    mutating fn startSend(item: Item): Result<(), S.Error> { self.whole.lock().unwrap().startSend(item) }
    mutating fn pollFlush(cx: &mut Context): Poll<Result<(), S.Error>> { self.whole.lock().unwrap().pollFlush(cx) }
    mutating fn pollClose(cx: &mut Context): Poll<Result<(), S.Error>> { self.whole.lock().unwrap().pollClose(cx) }
}

/// They were not the two sides of one.
public struct ReuniteError<S, Item>(public SplitSink<S, Item>, public SplitStream<S>)

extension<S, Item> ReuniteError<S, Item>: Debug { fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("ReuniteError(..)") } }
extension<S, Item> ReuniteError<S, Item>: Display {
    fn fmt(f: &mut Formatter): fmt.Result { f.writeStr("tried to reunite a SplitStream and SplitSink that don't form a pair") }
}
