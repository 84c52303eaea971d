#pragma once

#include "ox/core/atomics.h"

#if OX_EXPLORED
#include "explorer/locks.h"
#else
#include <errno.h>
#include <pthread.h>
#include <time.h>
#endif

/// Locks that let the thread sleep: for what may be held long, or while a program's code runs.
namespace ox::os {

#if OX_EXPLORED
using explorer::Condition;
using explorer::Mutex;
using explorer::ReadWriteLock;
#else

class Mutex {
  public:
    Mutex() = default;
    Mutex(Mutex const&) = delete;
    ~Mutex() { pthread_mutex_destroy(&mutex_); }

    void lock() { pthread_mutex_lock(&mutex_); }
    void unlock() { pthread_mutex_unlock(&mutex_); }

  private:
    friend class Condition;
    pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
};

class Condition {
  public:
    Condition() {
        pthread_condattr_t attributes;
        pthread_condattr_init(&attributes);
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
        pthread_cond_init(&condition_, &attributes);
        pthread_condattr_destroy(&attributes);
    }
    Condition(Condition const&) = delete;
    ~Condition() { pthread_cond_destroy(&condition_); }

    void notifyOne() { pthread_cond_signal(&condition_); }
    void notifyAll() { pthread_cond_broadcast(&condition_); }
    /// With `mutex` locked. False when the monotonic clock has reached `deadline`; below zero there is none.
    /// Returns seldom also without reason.
    bool wait(Mutex& mutex, i64 deadline) {
        if (deadline < 0) return pthread_cond_wait(&condition_, &mutex.mutex_) == 0;
        timespec const until{static_cast<time_t>(deadline / 1'000'000'000),
                             static_cast<long>(deadline % 1'000'000'000)};
        return pthread_cond_timedwait(&condition_, &mutex.mutex_, &until) != ETIMEDOUT;
    }

  private:
    pthread_cond_t condition_;
};

/// Readers do not wait for a writer that waits: a thread that reads may read again.
class ReadWriteLock {
  public:
    ReadWriteLock() = default;
    ReadWriteLock(ReadWriteLock const&) = delete;
    ~ReadWriteLock() { pthread_rwlock_destroy(&lock_); }

    void lockRead() { pthread_rwlock_rdlock(&lock_); }
    void lockWrite() { pthread_rwlock_wrlock(&lock_); }
    void unlock() { pthread_rwlock_unlock(&lock_); }

  private:
    pthread_rwlock_t lock_ = PTHREAD_RWLOCK_INITIALIZER;
};

#endif

class MutexGuard {
  public:
    explicit MutexGuard(Mutex& mutex) : mutex_(mutex) { mutex.lock(); }
    MutexGuard(MutexGuard const&) = delete;
    ~MutexGuard() { mutex_.unlock(); }

  private:
    Mutex& mutex_;
};

}  // namespace ox::os
