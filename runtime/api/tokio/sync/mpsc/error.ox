// tokio.sync.mpsc.error: the channel's errors under the path that Tokio gives them.
public import tokio.sync.mpsc.{ SendError, SendTimeoutError, TryRecvError, TrySendError }
