#pragma once

#include "ox/tokio/runtime/block_on_parked.h"
#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/sync/semaphore.h"

namespace ox::tokio::sync {

template <class T>
class RwLock;

/// Shared access; unlocks when dropped.
template <class T>
class RwLockReadGuard {
  public:
    RwLockReadGuard(RawSemaphore& semaphore, ox::Ref<T> value) : permit_(semaphore, 1), value_(value) {}
    RwLockReadGuard(RwLockReadGuard&&) noexcept = default;
    RwLockReadGuard& operator=(RwLockReadGuard&&) noexcept = default;

    ox::Ref<T> deref() const { return value_; }
    /// The same lock for a part of the value.
    template <class U>
    RwLockReadGuard<U> narrow(ox::Ref<U> part) && {
        return RwLockReadGuard<U>(std::move(permit_), part);
    }

  private:
    template <class U>
    friend class RwLockReadGuard;
    RwLockReadGuard(SemaphorePermit&& permit, ox::Ref<T> value) : permit_(std::move(permit)), value_(value) {}

    SemaphorePermit permit_;
    ox::Ref<T> value_;
};

/// Exclusive access; unlocks when dropped.
template <class T>
class RwLockWriteGuard {
  public:
    RwLockWriteGuard(RawSemaphore& semaphore, usize readers, T* value)
        : semaphore_(&semaphore), permit_(semaphore, readers), value_(value) {}
    RwLockWriteGuard(RwLockWriteGuard&&) noexcept = default;
    RwLockWriteGuard& operator=(RwLockWriteGuard&&) noexcept = default;

    T const* deref() const { return value_; }
    T* derefMut() { return value_; }
    /// For a guard of a part: the value, and the permits without it.
    T* value() const { return value_; }
    SemaphorePermit intoPermit() && { return std::move(permit_); }
    /// Lets readers in, without letting a writer in between.
    RwLockReadGuard<T> downgrade() && {
        usize const readers = permit_.numPermits();
        std::move(permit_).forget();
        semaphore_->release(readers - 1);
        return RwLockReadGuard<T>(*semaphore_, value_);
    }

  private:
    RawSemaphore* semaphore_;
    SemaphorePermit permit_;
    T* value_;
};

/// The guards that have a share of the lock. A `Part` of the value may be all that is read.
template <class T, class Part = T>
class OwnedRwLockReadGuard {
  public:
    explicit OwnedRwLockReadGuard(Arc<RwLock<T>> lock)
        : lock_(std::move(lock)), permit_(lock_->semaphore(), 1), value_(lock_->value()) {}
    ox::Ref<Part> deref() const { return value_; }
    template <class Narrow>
    OwnedRwLockReadGuard<T, Narrow> narrow(ox::Ref<Narrow> value) && {
        return OwnedRwLockReadGuard<T, Narrow>(std::move(lock_), std::move(permit_), value);
    }

  private:
    template <class, class>
    friend class OwnedRwLockReadGuard;
    OwnedRwLockReadGuard(Arc<RwLock<T>> lock, SemaphorePermit permit, ox::Ref<Part> value)
        : lock_(std::move(lock)), permit_(std::move(permit)), value_(value) {}

    Arc<RwLock<T>> lock_;
    SemaphorePermit permit_;  // given back before the lock's share is
    ox::Ref<Part> value_;
};

template <class T>
class OwnedRwLockWriteGuard {
  public:
    explicit OwnedRwLockWriteGuard(Arc<RwLock<T>> lock)
        : lock_(std::move(lock)), permit_(lock_->semaphore(), lock_->maxReaders()), value_(lock_->value()) {}
    T const* deref() const { return value_; }
    T* derefMut() { return value_; }
    OwnedRwLockReadGuard<T> downgrade() && {
        std::move(permit_).forget();
        lock_->semaphore().release(lock_->maxReaders() - 1);
        return OwnedRwLockReadGuard<T>(std::move(lock_));
    }

  private:
    Arc<RwLock<T>> lock_;
    SemaphorePermit permit_;
    T* value_;
};

/// The futures of `RwLock.read` and `write`.
template <class T>
class Read {
  public:
    using Output = RwLockReadGuard<T>;

    explicit Read(RwLock<T>& lock) : lock_(&lock), acquire_(lock.semaphore(), 1) {}
    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        acquire_.take();
        return Output(lock_->semaphore(), lock_->value());
    }

  private:
    RwLock<T>* lock_;
    RawSemaphore::Acquire acquire_;
};

template <class T>
class Write {
  public:
    using Output = RwLockWriteGuard<T>;

    explicit Write(RwLock<T>& lock) : lock_(&lock), acquire_(lock.semaphore(), lock.maxReaders()) {}
    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        acquire_.take();
        return Output(lock_->semaphore(), lock_->maxReaders(), lock_->value());
    }

  private:
    RwLock<T>* lock_;
    RawSemaphore::Acquire acquire_;
};

template <class T>
class ReadOwned {
  public:
    using Output = OwnedRwLockReadGuard<T>;

    explicit ReadOwned(Arc<RwLock<T>> lock) : lock_(std::move(lock)), acquire_(lock_->semaphore(), 1) {}
    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        acquire_.take();
        return Output(std::move(lock_));
    }

  private:
    Arc<RwLock<T>> lock_;
    RawSemaphore::Acquire acquire_;
};

template <class T>
class WriteOwned {
  public:
    using Output = OwnedRwLockWriteGuard<T>;

    explicit WriteOwned(Arc<RwLock<T>> lock)
        : lock_(std::move(lock)), acquire_(lock_->semaphore(), lock_->maxReaders()) {}
    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        acquire_.take();
        return Output(std::move(lock_));
    }

  private:
    Arc<RwLock<T>> lock_;
    RawSemaphore::Acquire acquire_;
};

/// `tokio.sync.RwLock`: many readers or one writer, first come first served, so a waiting writer holds up
/// later readers.
template <class T>
class RwLock {
  public:
    static constexpr usize kMaxReaders = (u32(1) << 29) - 1;

    static RwLock make(T value) { return RwLock(std::move(value), kMaxReaders); }
    static RwLock withMaxReaders(T value, u32 readers) { return RwLock(std::move(value), readers); }

    Read<T> read() const { return Read<T>(self()); }
    Write<T> write() const { return Write<T>(self()); }
    static ReadOwned<T> readOwned(Arc<RwLock<T>> lock) { return ReadOwned<T>(std::move(lock)); }
    static WriteOwned<T> writeOwned(Arc<RwLock<T>> lock) { return WriteOwned<T>(std::move(lock)); }
    Result<RwLockReadGuard<T>, TryLockError> tryRead() const {
        using Answer = Result<RwLockReadGuard<T>, TryLockError>;
        if (semaphore().tryAcquire(1) != RawSemaphore::Answer::Granted) return Answer::Err(TryLockError{});
        return Answer::Ok(RwLockReadGuard<T>(semaphore(), value()));
    }
    Result<RwLockWriteGuard<T>, TryLockError> tryWrite() const {
        using Answer = Result<RwLockWriteGuard<T>, TryLockError>;
        if (semaphore().tryAcquire(readers_) != RawSemaphore::Answer::Granted)
            return Answer::Err(TryLockError{});
        return Answer::Ok(RwLockWriteGuard<T>(semaphore(), readers_, value()));
    }
    static Result<OwnedRwLockReadGuard<T>, TryLockError> tryReadOwned(Arc<RwLock<T>> lock) {
        using Answer = Result<OwnedRwLockReadGuard<T>, TryLockError>;
        if (lock->semaphore().tryAcquire(1) != RawSemaphore::Answer::Granted)
            return Answer::Err(TryLockError{});
        return Answer::Ok(OwnedRwLockReadGuard<T>(std::move(lock)));
    }
    static Result<OwnedRwLockWriteGuard<T>, TryLockError> tryWriteOwned(Arc<RwLock<T>> lock) {
        using Answer = Result<OwnedRwLockWriteGuard<T>, TryLockError>;
        if (lock->semaphore().tryAcquire(lock->maxReaders()) != RawSemaphore::Answer::Granted)
            return Answer::Err(TryLockError{});
        return Answer::Ok(OwnedRwLockWriteGuard<T>(std::move(lock)));
    }
    RwLockReadGuard<T> blockingRead() const {
        runtime::requireMayBlock();
        return runtime::blockOnParked(read());
    }
    RwLockWriteGuard<T> blockingWrite() const {
        runtime::requireMayBlock();
        return runtime::blockOnParked(write());
    }
    T* getMut() { return &value_; }
    T intoInner() && { return std::move(value_); }

    RawSemaphore& semaphore() const { return self().semaphore_; }
    T* value() const { return &self().value_; }
    usize maxReaders() const { return readers_; }

  private:
    RwLock(T&& value, usize readers) : semaphore_(readers), readers_(readers), value_(std::move(value)) {}
    RwLock& self() const { return const_cast<RwLock&>(*this); }

    RawSemaphore semaphore_;
    usize readers_;
    T value_;
};

}  // namespace ox::tokio::sync
