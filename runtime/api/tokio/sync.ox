// tokio.sync: what tasks share.
public external module mpsc
public external module mutex

public import tokio.sync.mutex.{ Mutex, MutexGuard, OwnedMutexGuard, TryLockError }
