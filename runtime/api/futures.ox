// futures: working with futures and streams.
public external module executor
public external module future
public external module stream

public import futures.future.{ Future, FutureExt }
public import futures.stream.{ Stream, StreamExt }
