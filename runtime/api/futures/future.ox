// futures.future: futures made of futures.
import std.any.Any
import std.convert.Into
import std.marker.{ Send, Unpin }
import std.pin.Pin
import std.task.{ Context, Poll }
import futures.future.remote.remoteHandleOf
import futures.stream.{ Stream, StreamExt }

public external module branches
public external module combinators
public external module maybeDone
public external module remote
public external module results
public external module several

public import futures.future.combinators.{ AbortHandle, AbortRegistration, Abortable, Aborted, CatchUnwind, Flatten, Fuse, FusedFuture, Inspect }
public import futures.future.combinators.{ IntoStream, Lazy, Map, OptionFuture, Shared, WeakShared, abortable, lazy, pendingOnce, pollOnce }
public import futures.future.maybeDone.{ MaybeDone, PollImmediate, TryMaybeDone, maybeDone, pollImmediate, tryMaybeDone }
public import futures.future.remote.{ Remote, RemoteHandle }
public import futures.future.results.{ TryFuture, TryFutureExt, err, ok }
public import futures.future.several.{ Either, JoinAll, Select, SelectAll, TryJoinAll, join, join3, join4, join5, joinAll, select, selectAll }
public import futures.future.several.{ selectOk, tryJoin, tryJoin3, tryJoin4, tryJoin5, tryJoinAll, trySelect }
public import std.future.{ Future, Pending, PollFn, Ready, pending, pollFn, ready }

public type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>
public type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>

/// What every future can do besides.
public trait FutureExt: Future {
    consuming fn map<T, C: FnOnce(Self.Output) -> T>(f: C): Map<Self, C> where Self: Sized { Map.new(self, f) }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn mapInto<T>(): T where Self: Sized, Self.Output: Into<T> { (await self).into() }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn then<F: Future, C: FnOnce(Self.Output) -> F>(f: C): F.Output where Self: Sized { await f(await self) }
    consuming fn inspect<C: FnOnce(&Self.Output)>(f: C): Inspect<Self, C> where Self: Sized { Inspect.new(self, f) }
    consuming fn flatten(): Flatten<Self> where Self: Sized, Self.Output: Future { Flatten.new(self) }
    consuming fn fuse(): Fuse<Self> where Self: Sized { Fuse.new(self) }
    /// The values of the stream that is the output.
    consuming fn flattenStream(): futures.stream.Flatten<IntoStream<Self>> where Self: Sized, Self.Output: Stream { IntoStream.new(self).flatten() }
    /// The future without its output, and a future of the output, which stops the other one when it is dropped.
    consuming fn remoteHandle(): (Remote<Self>, RemoteHandle<Self.Output>) where Self: Sized { remoteHandleOf(self) }
    consuming fn intoStream(): IntoStream<Self> where Self: Sized { IntoStream.new(self) }
    /// A panic of the future becomes an error.
    consuming fn catchUnwind(): CatchUnwind<Self> where Self: Sized { CatchUnwind.new(self) }
    /// A future that can be cloned and awaited in several places.
    consuming fn shared(): Shared<Self> where Self: Sized, Self.Output: Clone { Shared.new(self) }
    consuming fn boxed<'a>(): BoxFuture<'a, Self.Output> where Self: Sized + Send + 'a { Box.pin(self) }
    consuming fn boxedLocal<'a>(): LocalBoxFuture<'a, Self.Output> where Self: Sized + 'a { Box.pin(self) }
    consuming fn leftFuture<B>(): Either<Self, B> where Self: Sized { Either.Left(self) }
    consuming fn rightFuture<A>(): Either<A, Self> where Self: Sized { Either.Right(self) }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn unitError(): Result<Self.Output, ()> where Self: Sized { Ok(await self) }
    /// Cancel safety: dropped, it drops the future with all that it did.
    #[cancelLoses(data)]
    consuming async fn neverError(): Result<Self.Output, std.convert.Infallible> where Self: Sized { Ok(await self) }
    /// The output if it is ready at once.
    consuming fn nowOrNever(): Option<Self.Output> where Self: Sized {
        var future = self
        let waker = std.task.Waker.noop()
        match future.poll(&mut Context.fromWaker(waker)) {
            Poll.Ready(output) -> Some(output),
            Poll.Pending -> null,
        }
    }
    mutating fn pollUnpin(cx: &mut Context): Poll<Self.Output> where Self: Unpin { self.poll(cx) }
}

extension<F: Future + ?Sized> F: FutureExt {}
