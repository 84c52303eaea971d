// std.future: values that will be there later.
#![cpp(header = "ox/futures/basic.h")]
import std.marker.{ Send, Sync, Unpin }
import std.ops.DerefMut
import std.task.{ Context, Poll }

/// Does nothing until it is polled. `poll` either gives the output, or sees to it that the context's waker is woken
/// when it is worth polling again.
#[lang("Future")]
#[mustUse = "futures do nothing unless you `await` or poll them"]
public trait Future {
    #[lang("FutureOutput")]
    type Output
    // Of the futures that the compiler makes: async functions and blocks.
    #[mustUse]
    #[pinned]
    #[cpp("ox::pollByHand($self, $0)")]
    mutating fn poll(cx: &mut Context): Poll<Self.Output>
}

#[lang("IntoFuture")]
public trait IntoFuture {
    type Output
    type IntoFuture: Future<Output = Self.Output>
    consuming fn intoFuture(): Self.IntoFuture
}

extension<F: Future> F: IntoFuture {
    type Output = F.Output
    type IntoFuture = F
    consuming fn intoFuture(): F { self }
}

extension<F: Future + Unpin + ?Sized> &mut F: Future {
    type Output = F.Output
    mutating fn poll(cx: &mut Context): Poll<F.Output> { (**self).poll(cx) }
}

extension<F: Future + Unpin + ?Sized> Box<F>: Future {
    type Output = F.Output
    mutating fn poll(cx: &mut Context): Poll<F.Output> { (**self).poll(cx) }
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cpp("ox::futures::Ready")]
public extern struct Ready<T>

/// A future that is ready at once.
#[cpp("ox::futures::Ready<{T}>::make")]
public extern fn ready<T>(value: T): Ready<T>

extension<T> Ready<T>: Future {
    type Output = T
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<T>
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
#[cpp("ox::futures::Pending")]
public extern struct Pending<T>

/// A future that is never ready.
#[cpp("ox::futures::Pending<{T}>")]
public extern fn pending<T>(): Pending<T>

extension<T> Pending<T>: Future {
    type Output = T
    #[cpp("ox::pollByHand($self, $0)")]
    extern mutating fn poll(cx: &mut Context): Poll<T>
}

#[mustUse = "futures do nothing unless you `await` or poll them"]
public struct PollFn<F> { f: F }

/// A future made of its poll function.
public fn pollFn<T, F: FnMut(&mut Context) -> Poll<T>>(f: F): PollFn<F> { PollFn { f: f } }

extension<T, F: FnMut(&mut Context) -> Poll<T>> PollFn<F>: Future {
    type Output = T
    mutating fn poll(cx: &mut Context): Poll<T> { (self.f)(cx) }
}
