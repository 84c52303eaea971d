#pragma once

#include "ox/core/atomics.h"

namespace ox::core {

/// One read-modify-write to take, a plain store to release. For critical sections of some twenty nanoseconds;
/// nothing that may run a user's code (destructors of values, wakes of foreign wakers) belongs inside one.
class SpinLock {
  public:
    void lock() {
        u8 expected = 0;
        if (!compareExchange(held_, expected, 1)) [[unlikely]]
            lockSlowly();
    }
    void unlock() { held_.store(0, std::memory_order_release); }

  private:
    [[gnu::noinline]] void lockSlowly();  // os/spin_lock.cpp

    Atomic<u8> held_{0};
};

class SpinGuard {
  public:
    explicit SpinGuard(SpinLock& lock) : lock_(&lock) { lock.lock(); }
    SpinGuard(SpinGuard const&) = delete;
    ~SpinGuard() {
        if (lock_ != nullptr) lock_->unlock();
    }
    void unlock() {
        lock_->unlock();
        lock_ = nullptr;
    }

  private:
    SpinLock* lock_;
};

}  // namespace ox::core
