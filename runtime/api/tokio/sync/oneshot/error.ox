// tokio.sync.oneshot.error: the channel's errors under the path that Tokio gives them.
public import tokio.sync.oneshot.{ RecvError, TryRecvError }
