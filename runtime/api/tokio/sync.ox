// tokio.sync: what tasks share.
public external module barrier
public external module broadcast
public external module mpsc
public external module mutex
public external module notify
public external module onceCell
public external module oneshot
public external module rwlock
public external module semaphore
public external module setOnce
public external module watch

public import tokio.sync.barrier.{ Barrier, BarrierWaitResult }
public import tokio.sync.mutex.{ MappedMutexGuard, Mutex, MutexGuard, OwnedMappedMutexGuard, OwnedMutexGuard, TryLockError }
public import tokio.sync.notify.Notify
public import tokio.sync.onceCell.{ OnceCell, SetError }
public import tokio.sync.rwlock.{ OwnedRwLockReadGuard, OwnedRwLockWriteGuard, OwnedRwLockMappedWriteGuard, RwLock, RwLockMappedWriteGuard, RwLockReadGuard, RwLockWriteGuard }
public import tokio.sync.semaphore.{ AcquireError, OwnedSemaphorePermit, Semaphore, SemaphorePermit, TryAcquireError }
public import tokio.sync.setOnce.{ SetOnce, SetOnceError }
