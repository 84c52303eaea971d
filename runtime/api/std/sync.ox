// std.sync: sharing between threads.
public external module arc
public external module atomic
public external module barrier
public external module condvar
public external module mpsc
public external module mutex
public external module once
public external module poison
public external module rwLock

public import std.sync.arc.{ Arc, Weak }
public import std.sync.barrier.{ Barrier, BarrierWaitResult }
public import std.sync.condvar.{ Condvar, WaitTimeoutResult }
public import std.sync.mutex.{ Mutex, MutexGuard }
public import std.sync.once.{ LazyLock, Once, OnceLock, OnceState }
public import std.sync.poison.{ LockResult, PoisonError, TryLockError, TryLockResult }
public import std.sync.rwLock.{ RwLock, RwLockReadGuard, RwLockWriteGuard }
