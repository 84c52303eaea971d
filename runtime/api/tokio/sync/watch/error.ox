// tokio.sync.watch.error: the channel's errors under the path that Tokio gives them.
public import tokio.sync.watch.{ RecvError, SendError }
