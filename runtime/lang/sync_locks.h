#pragma once

#include "ox/lang/memory.h"
#include "ox/lang/option.h"
#include "ox/lang/panic.h"
#include "ox/lang/sync_raw.h"

/// std.sync.Mutex, RwLock and Condvar. A guard that is dropped while its thread panics (and was not panicking
/// when it was made) poisons its lock; looking at that is the caller's business.
namespace ox::sync {

/// `true` after a panic under the lock.
class Poison {
  public:
    bool get() const { return __atomic_load_n(&poisoned_, __ATOMIC_RELAXED); }
    void clear() { __atomic_store_n(&poisoned_, false, __ATOMIC_RELAXED); }
    void endOfGuard(bool wasPanicking) {
        if (!wasPanicking && panicking::isPanicking()) __atomic_store_n(&poisoned_, true, __ATOMIC_RELAXED);
    }

  private:
    bool poisoned_ = false;
};

template <class T>
class Mutex;

/// Null when moved from.
template <class T>
class MutexGuard {
  public:
    explicit MutexGuard(Mutex<T> const* mutex) : mutex_(mutex), wasPanicking_(panicking::isPanicking()) {}
    MutexGuard(MutexGuard&& other) noexcept
        : mutex_(ox::exchange(other.mutex_, nullptr)), wasPanicking_(other.wasPanicking_) {}
    MutexGuard& operator=(MutexGuard&& other) noexcept {
        if (mutex_ != nullptr) release();
        mutex_ = ox::exchange(other.mutex_, nullptr);
        wasPanicking_ = other.wasPanicking_;
        return *this;
    }
    [[gnu::always_inline]] ~MutexGuard() {
        if (mutex_ != nullptr) release();
    }

    T* get() const { return &mutex_->value_; }
    Mutex<T> const* mutex() const { return mutex_; }

  private:
    void release() {
        mutex_->poison_.endOfGuard(wasPanicking_);
        mutex_->raw_.unlock();
    }

    Mutex<T> const* mutex_;
    bool wasPanicking_;
};

template <class T>
class Mutex {
  public:
    static Mutex make(T value) { return Mutex(std::move(value)); }
    /// Nobody holds or waits for a lock that moves.
    Mutex(Mutex&& other) noexcept : poison_(other.poison_), value_(std::move(other.value_)) {}
    Mutex& operator=(Mutex&& other) noexcept {
        poison_ = other.poison_;
        value_ = std::move(other.value_);
        return *this;
    }

    MutexGuard<T> acquire() const {
        raw_.lock();
        return MutexGuard<T>(this);
    }
    Option<MutexGuard<T>> tryAcquire() const {
        if (!raw_.tryLock()) return Option<MutexGuard<T>>::None();
        return Option<MutexGuard<T>>::Some(MutexGuard<T>(this));
    }
    bool isPoisoned() const { return poison_.get(); }
    void clearPoison() const { poison_.clear(); }
    T* getMut() { return &value_; }
    static T intoInner(Mutex mutex) { return std::move(mutex.value_); }
    RawMutex& raw() const { return raw_; }

  private:
    friend class MutexGuard<T>;
    explicit Mutex(T value) : value_(std::move(value)) {}

    mutable RawMutex raw_;
    mutable Poison poison_;
    mutable T value_;
};

template <class T>
class RwLock;

template <class T>
class RwLockReadGuard {
  public:
    explicit RwLockReadGuard(RwLock<T> const* lock) : lock_(lock) {}
    RwLockReadGuard(RwLockReadGuard&& other) noexcept : lock_(ox::exchange(other.lock_, nullptr)) {}
    RwLockReadGuard& operator=(RwLockReadGuard&& other) noexcept {
        if (lock_ != nullptr) release();
        lock_ = ox::exchange(other.lock_, nullptr);
        return *this;
    }
    [[gnu::always_inline]] ~RwLockReadGuard() {
        if (lock_ != nullptr) release();
    }

    T const* get() const { return &lock_->value_; }

  private:
    void release() { lock_->raw_.readUnlock(); }

    RwLock<T> const* lock_;
};

template <class T>
class RwLockWriteGuard {
  public:
    explicit RwLockWriteGuard(RwLock<T> const* lock) : lock_(lock), wasPanicking_(panicking::isPanicking()) {}
    RwLockWriteGuard(RwLockWriteGuard&& other) noexcept
        : lock_(ox::exchange(other.lock_, nullptr)), wasPanicking_(other.wasPanicking_) {}
    RwLockWriteGuard& operator=(RwLockWriteGuard&& other) noexcept {
        if (lock_ != nullptr) release();
        lock_ = ox::exchange(other.lock_, nullptr);
        wasPanicking_ = other.wasPanicking_;
        return *this;
    }
    [[gnu::always_inline]] ~RwLockWriteGuard() {
        if (lock_ != nullptr) release();
    }

    T* get() const { return &lock_->value_; }

  private:
    void release() {
        lock_->poison_.endOfGuard(wasPanicking_);
        lock_->raw_.writeUnlock();
    }

    RwLock<T> const* lock_;
    bool wasPanicking_;
};

template <class T>
class RwLock {
  public:
    static RwLock make(T value) { return RwLock(std::move(value)); }
    RwLock(RwLock&& other) noexcept : poison_(other.poison_), value_(std::move(other.value_)) {}
    RwLock& operator=(RwLock&& other) noexcept {
        poison_ = other.poison_;
        value_ = std::move(other.value_);
        return *this;
    }

    RwLockReadGuard<T> acquireRead() const {
        raw_.read();
        return RwLockReadGuard<T>(this);
    }
    RwLockWriteGuard<T> acquireWrite() const {
        raw_.write();
        return RwLockWriteGuard<T>(this);
    }
    Option<RwLockReadGuard<T>> tryAcquireRead() const {
        if (!raw_.tryRead()) return Option<RwLockReadGuard<T>>::None();
        return Option<RwLockReadGuard<T>>::Some(RwLockReadGuard<T>(this));
    }
    Option<RwLockWriteGuard<T>> tryAcquireWrite() const {
        if (!raw_.tryWrite()) return Option<RwLockWriteGuard<T>>::None();
        return Option<RwLockWriteGuard<T>>::Some(RwLockWriteGuard<T>(this));
    }
    bool isPoisoned() const { return poison_.get(); }
    void clearPoison() const { poison_.clear(); }
    T* getMut() { return &value_; }
    static T intoInner(RwLock lock) { return std::move(lock.value_); }

  private:
    friend class RwLockReadGuard<T>;
    friend class RwLockWriteGuard<T>;
    explicit RwLock(T value) : value_(std::move(value)) {}

    mutable RawRwLock raw_;
    mutable Poison poison_;
    mutable T value_;
};

class Condvar {
  public:
    static Condvar make() { return Condvar(); }
    Condvar() = default;
    /// Nobody waits on a condition that moves.
    Condvar(Condvar&&) noexcept {}
    Condvar& operator=(Condvar&&) noexcept { return *this; }

    template <class T>
    void wait(MutexGuard<T> const* guard) const {
        raw_.wait(guard->mutex()->raw());
    }
    /// False when `nanos` passed first.
    template <class T>
    bool waitFor(MutexGuard<T> const* guard, i64 nanos) const {
        return raw_.waitFor(guard->mutex()->raw(), nanos);
    }
    void notifyOne() const { raw_.notifyOne(); }
    void notifyAll() const { raw_.notifyAll(); }

  private:
    mutable RawCondvar raw_;
};

/// std.sync.Once.
class Once {
  public:
    static Once make() { return Once(); }
    Once() = default;
    Once(Once&& other) noexcept : raw_(other.raw_) {}
    Once& operator=(Once&& other) noexcept {
        raw_ = other.raw_;
        return *this;
    }

    bool isCompleted() const { return raw_.isCompleted(); }
    bool isPoisoned() const { return raw_.isPoisoned(); }
    /// False, and nothing was run, when an earlier run panicked and `ignorePoison` is not set.
    template <class F>
    bool call(bool ignorePoison, F f) const {
        if (raw_.isCompleted()) return true;
        switch (raw_.begin(ignorePoison)) {
            case RawOnce::Begin::Complete: return true;
            case RawOnce::Begin::Poisoned: return false;
            case RawOnce::Begin::Run: break;
        }
        struct Run {
            RawOnce& raw;
            bool succeeded = false;
            ~Run() { raw.finish(succeeded); }
        } run{raw_};
        f();
        run.succeeded = true;
        return true;
    }

  private:
    mutable RawOnce raw_;
};

}  // namespace ox::sync
