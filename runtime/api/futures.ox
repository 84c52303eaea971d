// futures: working with futures and streams.
public external module channel
public external module executor
public external module future
public external module lock
public external module prelude
public external module sink
public external module stream
public external module task

public import futures.future.{ Future, FutureExt, TryFutureExt }
public import futures.sink.{ Sink, SinkExt }
public import futures.stream.{ Stream, StreamExt, TryStreamExt }
