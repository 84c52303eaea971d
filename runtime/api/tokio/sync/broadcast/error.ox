// tokio.sync.broadcast.error: the channel's errors under the path that Tokio gives them.
public import tokio.sync.broadcast.{ RecvError, SendError, TryRecvError }
