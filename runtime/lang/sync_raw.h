#pragma once

#include "ox/lang/basic.h"

/// The locks under std.sync: words that threads sleep on (futexes). They never move while in use.
namespace ox::sync {

class RawMutex {
  public:
    void lock() {
        if (!tryLock()) [[unlikely]]
            lockSlow();
    }
    bool tryLock() {
        u32 expected = kFree;
        return __atomic_compare_exchange_n(&state_, &expected, kLocked, false, __ATOMIC_ACQUIRE,
                                           __ATOMIC_RELAXED);
    }
    void unlock() {
        if (__atomic_exchange_n(&state_, kFree, __ATOMIC_RELEASE) == kContended) [[unlikely]]
            wakeOne();
    }

  private:
    friend class RawCondvar;
    enum : u32 { kFree, kLocked, kContended };
    void lockSlow();
    void wakeOne();

    u32 state_ = kFree;
};

class RawCondvar {
  public:
    static constexpr i64 kForever = -1;

    void wait(RawMutex& mutex) { waitFor(mutex, kForever); }
    /// False when `nanos` passed first.
    bool waitFor(RawMutex& mutex, i64 nanos);
    void notifyOne();
    void notifyAll();

  private:
    u32 sequence_ = 0;
};

/// Many readers or one writer; writers that wait hold new readers off.
class RawRwLock {
  public:
    void read() {
        if (!tryRead()) [[unlikely]]
            readSlow();
    }
    bool tryRead();
    void readUnlock();
    void write() {
        u32 expected = 0;
        if (!__atomic_compare_exchange_n(&state_, &expected, kWriting, false, __ATOMIC_ACQUIRE,
                                         __ATOMIC_RELAXED)) [[unlikely]]
            writeSlow();
    }
    bool tryWrite() {
        u32 expected = 0;
        return __atomic_compare_exchange_n(&state_, &expected, kWriting, false, __ATOMIC_ACQUIRE,
                                           __ATOMIC_RELAXED);
    }
    void writeUnlock();

  private:
    // The number of readers, or kWriting; and whether somebody waits.
    static constexpr u32 kWriting = (u32(1) << 30) - 1;
    static constexpr u32 kMask = kWriting;
    static constexpr u32 kReadersWait = u32(1) << 30;
    static constexpr u32 kWritersWait = u32(1) << 31;

    void readSlow();
    void writeSlow();
    void wakeAfter(u32 state);

    u32 state_ = 0;
    u32 writerTurn_ = 0;
};

/// Runs something once; other threads wait for it.
class RawOnce {
  public:
    bool isCompleted() const { return __atomic_load_n(&state_, __ATOMIC_ACQUIRE) == kComplete; }
    bool isPoisoned() const { return __atomic_load_n(&state_, __ATOMIC_ACQUIRE) == kPoisoned; }
    enum class Begin { Run, Complete, Poisoned };
    /// `Run`: the caller must run it and call `finish`. `ignorePoison`: an earlier failure is no obstacle.
    Begin begin(bool ignorePoison);
    void finish(bool succeeded);

  private:
    enum : u32 { kNew, kPoisoned, kRunning, kQueued, kComplete };
    u32 state_ = kNew;
};

}  // namespace ox::sync
