#pragma once

#include <deque>

#include "explorer/explorer.h"

namespace explorer {

/// What all locks here do: other threads may go on before and after, and what the thread stored is seen.
class Lock {
  public:
    Lock() = default;
    Lock(Lock const&) = delete;
    ~Lock() { life_ = kDead; }

  protected:
    template <class Free>
    void enter(Free isFree) {
        if (!isExploring()) return;
        point();
        if (life_ != kAlive) touchedDead();
        waitUntil(isFree);
    }
    void leave() {
        if (!isExploring()) return;
        if (life_ != kAlive) touchedDead();
        drain();
        point();
    }

  private:
    static constexpr unsigned kAlive = 0x600d1ce5;
    static constexpr unsigned kDead = 0xdeadbeef;
    unsigned volatile life_ = kAlive;  // written by the destructor for who comes too late
};

class Mutex : Lock {
  public:
    void lock() {
        enter([this] { return !isHeld_; });
        isHeld_ = true;
    }
    void unlock() {
        isHeld_ = false;
        leave();
    }

  private:
    bool isHeld_ = false;
};

/// Wakes in the order of waiting. A wait with a deadline may end at once.
class Condition {
  public:
    bool wait(Mutex& mutex, long long deadline) {
        bool const isLate = deadline >= 0 && deviates();
        bool isNotified = isLate;
        if (!isLate) waiting_.push_back(&isNotified);
        mutex.unlock();
        waitUntil([&] { return isNotified; });
        mutex.lock();
        return !isLate;
    }
    void notifyOne() {
        if (isExploring()) point();
        if (waiting_.empty()) return;
        *waiting_.front() = true;
        waiting_.pop_front();
    }
    void notifyAll() {
        if (isExploring()) point();
        for (bool* isNotified : waiting_) *isNotified = true;
        waiting_.clear();
    }

  private:
    std::deque<bool*> waiting_;
};

class ReadWriteLock : Lock {
  public:
    void lockRead() {
        enter([this] { return !isWritten_; });
        ++readers_;
    }
    void lockWrite() {
        enter([this] { return !isWritten_ && readers_ == 0; });
        isWritten_ = true;
    }
    void unlock() {
        isWritten_ ? void(isWritten_ = false) : void(--readers_);
        leave();
    }

  private:
    unsigned readers_ = 0;
    bool isWritten_ = false;
};

}  // namespace explorer
