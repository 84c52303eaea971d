// futures.prelude: what is imported together.
public import futures.future
public import futures.future.{ Future, FutureExt, TryFutureExt }
public import futures.sink
public import futures.sink.{ Sink, SinkExt }
public import futures.stream
public import futures.stream.{ Stream, StreamExt, TryStreamExt }
