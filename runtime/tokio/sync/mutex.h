#pragma once

#include "ox/core/wait_list.h"
#include "ox/lang/arc.h"
#include "ox/lang/fmt.h"
#include "ox/lang/result.h"
#include "ox/tokio/runtime/block_on_parked.h"

namespace ox::tokio::sync {

/// `TryLockError`: the lock is held.
struct TryLockError {
    static fmt::Result display(TryLockError const* value, fmt::Formatter* formatter);
    static fmt::Result debug(TryLockError const* value, fmt::Formatter* formatter);
};

/// The lock of a Mutex, without its value. Waiters get it in the order of their arrival: an unlock with
/// waiters hands it to the first one, so nobody barges in.
class RawMutex {
  public:
    RawMutex() = default;
    RawMutex(RawMutex&&) noexcept {}  // nobody holds it, so nobody waits
    RawMutex& operator=(RawMutex&&) noexcept { return *this; }

    bool tryLock() {
        u32 expected = kFree;
        return core::compareExchange(state_, expected, kHeld);
    }
    void unlock() {
        u32 expected = kHeld;
        if (!core::compareExchange(state_, expected, kFree)) [[unlikely]]
            unlockSlowly();
    }
    bool isLocked() const { return state_.load(std::memory_order_relaxed) != kFree; }

    /// The waiting for the lock. Destroyed with the lock granted but not taken, it passes it on.
    class Acquire {
      public:
        explicit Acquire(RawMutex& mutex) : mutex_(&mutex) {}
        Acquire(Acquire&&) noexcept = default;
        Acquire& operator=(Acquire&&) = delete;
        inline ~Acquire() {
            if (!node_.isIdle()) [[unlikely]]
                abandon();
        }

        inline bool poll(Strand& strand) {
            if (!node_.isIdle()) return wait(strand);
            if (!strand.mayProceed()) return false;
            if (!mutex_->tryLock()) return enqueue(strand);
            strand.spend();
            return true;
        }
        /// The lock is the caller's now.
        RawMutex* take() {
            node_.reset();
            return mutex_;
        }

      private:
        bool enqueue(Strand& strand);
        bool wait(Strand& strand);
        void abandon();

        RawMutex* mutex_;
        core::WaitNode node_;
    };

  private:
    enum : u32 { kFree, kHeld, kContended };

    void unlockSlowly();

    core::Atomic<u32> state_{kFree};
    core::SpinLock lock_;
    core::WaitList waiters_;
};

template <class T>
class Mutex;

/// A lock that is held; unlocks when dropped.
class HeldMutex {
  public:
    explicit HeldMutex(RawMutex& mutex) : mutex_(&mutex) {}
    HeldMutex(HeldMutex&& other) noexcept : mutex_(ox::exchange(other.mutex_, nullptr)) {}
    HeldMutex& operator=(HeldMutex&& other) noexcept {
        HeldMutex old(std::move(*this));
        mutex_ = ox::exchange(other.mutex_, nullptr);
        return *this;
    }
    ~HeldMutex() {
        if (mutex_ != nullptr) mutex_->unlock();
    }

  private:
    RawMutex* mutex_;
};

/// Access to the value of a locked Mutex; unlocks when dropped.
template <class T>
class MutexGuard {
  public:
    explicit MutexGuard(Mutex<T>& mutex) : mutex_(&mutex) {}
    MutexGuard(MutexGuard&& other) noexcept : mutex_(ox::exchange(other.mutex_, nullptr)) {}
    MutexGuard& operator=(MutexGuard&& other) noexcept {
        MutexGuard old(std::move(*this));
        mutex_ = ox::exchange(other.mutex_, nullptr);
        return *this;
    }
    ~MutexGuard() {
        if (mutex_ != nullptr) mutex_->raw_.unlock();
    }

    T const* deref() const { return &mutex_->value_; }
    T* derefMut() { return &mutex_->value_; }
    Mutex<T> const* mutex() const { return mutex_; }
    /// For a guard of a part: the value, and the lock without it.
    T* value() const { return &mutex_->value_; }
    HeldMutex intoLock() && { return HeldMutex(ox::exchange(mutex_, nullptr)->raw_); }

  private:
    Mutex<T>* mutex_;
};

/// The same with a share of the Mutex, so that it may outlive the place it was locked at.
template <class T>
class OwnedMutexGuard {
  public:
    explicit OwnedMutexGuard(Arc<Mutex<T>> mutex) : mutex_(std::move(mutex)) {}
    OwnedMutexGuard(OwnedMutexGuard&& other) noexcept
        : mutex_(std::move(other.mutex_)), isHeld_(ox::exchange(other.isHeld_, false)) {}
    OwnedMutexGuard& operator=(OwnedMutexGuard&& other) noexcept {
        if (ox::exchange(isHeld_, false)) raw().unlock();
        mutex_ = std::move(other.mutex_);
        isHeld_ = ox::exchange(other.isHeld_, false);
        return *this;
    }
    ~OwnedMutexGuard() {
        if (isHeld_) raw().unlock();
    }

    T const* deref() const { return &mutex().value_; }
    T* derefMut() { return &mutex().value_; }
    Arc<Mutex<T>> const* shared() const { return &mutex_; }

  private:
    Mutex<T>& mutex() const { return const_cast<Mutex<T>&>(*mutex_.get()); }
    RawMutex& raw() const { return mutex().raw_; }

    Arc<Mutex<T>> mutex_;
    bool isHeld_ = true;
};

/// The future of `Mutex.lock`.
template <class T>
class Lock {
  public:
    using Output = MutexGuard<T>;

    Lock(Mutex<T>& mutex, RawMutex& raw) : mutex_(&mutex), acquire_(raw) {}

    inline bool poll(Strand& strand) { return acquire_.poll(strand); }
    MutexGuard<T> take() {
        acquire_.take();
        return MutexGuard<T>(*mutex_);
    }

  private:
    Mutex<T>* mutex_;
    RawMutex::Acquire acquire_;
};

/// The future of `Mutex.lockOwned`.
template <class T>
class LockOwned {
  public:
    using Output = OwnedMutexGuard<T>;

    LockOwned(Arc<Mutex<T>> mutex, RawMutex& raw) : mutex_(std::move(mutex)), acquire_(raw) {}

    inline bool poll(Strand& strand) { return acquire_.poll(strand); }
    OwnedMutexGuard<T> take() {
        acquire_.take();
        return OwnedMutexGuard<T>(std::move(mutex_));
    }

  private:
    Arc<Mutex<T>> mutex_;
    RawMutex::Acquire acquire_;
};

/// `tokio.sync.Mutex`: a lock that is awaited, and may be held across an await. Shared by pointer to const,
/// as `&self` methods are.
template <class T>
class Mutex {
  public:
    explicit Mutex(T value) : value_(std::move(value)) {}
    static Mutex make(T value) { return Mutex(std::move(value)); }

    Lock<T> lock() const { return Lock<T>(self(), self().raw_); }
    static LockOwned<T> lockOwned(Arc<Mutex<T>> mutex) {
        RawMutex& raw = const_cast<Mutex&>(*mutex.get()).raw_;
        return LockOwned<T>(std::move(mutex), raw);
    }
    Result<MutexGuard<T>, TryLockError> tryLock() const {
        using Answer = Result<MutexGuard<T>, TryLockError>;
        if (!self().raw_.tryLock()) return Answer::Err(TryLockError{});
        return Answer::Ok(MutexGuard<T>(self()));
    }
    static Result<OwnedMutexGuard<T>, TryLockError> tryLockOwned(Arc<Mutex<T>> mutex) {
        using Answer = Result<OwnedMutexGuard<T>, TryLockError>;
        if (!const_cast<Mutex&>(*mutex.get()).raw_.tryLock()) return Answer::Err(TryLockError{});
        return Answer::Ok(OwnedMutexGuard<T>(std::move(mutex)));
    }
    /// Waits on this thread.
    MutexGuard<T> blockingLock() const {
        runtime::requireMayBlock();
        return runtime::blockOnParked(lock());
    }
    static OwnedMutexGuard<T> blockingLockOwned(Arc<Mutex<T>> mutex) {
        runtime::requireMayBlock();
        return runtime::blockOnParked(lockOwned(std::move(mutex)));
    }
    T* getMut() { return &value_; }
    T intoInner() && { return std::move(value_); }
    bool isLocked() const { return raw_.isLocked(); }
    /// The value, for a Debug that has the lock.
    T const* peek() const { return &value_; }

  private:
    friend class MutexGuard<T>;
    friend class OwnedMutexGuard<T>;

    Mutex& self() const { return const_cast<Mutex&>(*this); }

    RawMutex raw_;
    T value_;
};

}  // namespace ox::tokio::sync
