#pragma once

#include "ox/core/future.h"
#include "ox/core/wait_list.h"

namespace ox::core {

class ReadySet;

/// A future of a ReadySet; the target that it wakes. Counted, since wakes may come when the set is gone.
struct ReadyEntry : WakeTarget {
    ReadyEntry(ReadySet& owner, void (*freeIt)(ReadyEntry*));

    RefCount references{1};  // the set's, until it has removed the entry
    ReadySet* set;           // holds a reference
    void (*free)(ReadyEntry*);
    bool isQueued = true;
    bool isRemoved = false;
    ReadyEntry* nextReady = nullptr;
    ReadyEntry* previous = nullptr;
    ReadyEntry* next = nullptr;

  private:
    static void wakeIt(WakeTarget* target);
    static void addRefTo(WakeTarget* target);
    static void releaseIt(WakeTarget* target);
    static WakeTable const kTable;
};

/// The bookkeeping of many futures polled by one task: those that were woken, in the order of their wakes,
/// and the task. Wakes come from any thread; all else is the owner's.
class ReadySet {
  public:
    ReadySet() = default;
    ReadySet(ReadySet const&) = delete;

    void addRef() { references_.add(); }
    void release() {
        if (references_.drop()) delete this;
    }

    void insert(ReadyEntry& entry);
    /// Gives the set's reference back.
    void remove(ReadyEntry& entry);
    /// The next woken entry, or null; then `strand` is registered.
    ReadyEntry* next(Strand& strand);
    /// Puts an entry that was taken back at the end.
    void requeue(ReadyEntry& entry);
    usize size() const { return size_; }
    ReadyEntry* first() const { return first_; }
    /// At the end of the owner: nobody is woken from here on, no entry is queued.
    void clear();

  private:
    friend struct ReadyEntry;

    SpinLock lock_;
    WakeSlot parent_;
    ReadyEntry* firstReady_ = nullptr;
    ReadyEntry* lastReady_ = nullptr;
    ReadyEntry* first_ = nullptr;
    ReadyEntry* last_ = nullptr;
    usize size_ = 0;
    RefCount references_{1};
};

/// A set's entry with its future, which dies when it is ready or removed; the block lives as long as its
/// wakers.
template <class F>
struct FutureEntry : ReadyEntry {
    static FutureEntry* make(ReadySet& set, F&& future, usize position) {
        return ::new (BlockAllocator::allocate(sizeof(FutureEntry)))
            FutureEntry(set, std::move(future), position);
    }

    usize position;
    union {
        F future;
    };

    /// Polls as the target of its own wakes.
    bool poll(Strand& strand) {
        PollContext::Redirection redirection(strand.context(), this);
        return FutureTraits<F>::poll(future, strand);
    }
    void destroyFuture() { future.~F(); }

  private:
    FutureEntry(ReadySet& set, F&& value, usize at)
        : ReadyEntry(set, freeEntry), position(at), future(std::move(value)) {}
    ~FutureEntry() {}
    static void freeEntry(ReadyEntry* entry) {
        static_cast<FutureEntry*>(entry)->~FutureEntry();
        BlockAllocator::deallocate(entry, sizeof(FutureEntry));
    }
};

}  // namespace ox::core
