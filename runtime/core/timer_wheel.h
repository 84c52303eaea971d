#pragma once

#include "ox/core/wait_list.h"

namespace ox::core {

/// A deadline someone waits for; lives in the waiting future.
class TimerNode : public WaitNode {
  public:
    TimerNode() = default;
    TimerNode(TimerNode&&) noexcept {}

  private:
    friend class TimerWheel;
    u64 tick_ = 0;
    u8 level_ = 0;
    u8 slot_ = 0;
};

/// Hierarchical timer wheel: seven levels of 64 slots. Deadlines are ticks; those of one tick fire in the
/// order of their insertion. Every member wants the lock of the wheel's owner.
class TimerWheel {
  public:
    static constexpr u64 kNever = ~u64(0);
    /// Deadlines further ahead fire early, and are inserted anew by who awaits them.
    static constexpr u64 kRange = (u64(1) << 42) - (u64(1) << 36);

    u64 now() const { return now_; }
    usize size() const { return size_; }
    /// False when the deadline has passed.
    bool insert(TimerNode& node, Strand& strand, u64 tick);
    void remove(TimerNode& node);
    /// Another tick for a linked node; one that has passed fires at the next advance.
    void move(TimerNode& node, u64 tick);
    /// The tick at which `advance` has something to do, or kNever. Not after the first deadline.
    u64 nextEvent() const;
    /// The earliest deadline, or kNever. Slower than `nextEvent` when many wait.
    u64 firstDeadline() const;
    /// Fires what is due at `tick`, at most `limit` deadlines; true if all was fired.
    bool advance(u64 tick, u32 limit, WakeBatch& batch);

  private:
    static constexpr u32 kLevels = 7;
    static constexpr u32 kSlotBits = 6;
    static constexpr u32 kSlots = 1 << kSlotBits;

    struct Level {
        u64 occupied = 0;
        WaitList slots[kSlots];
    };
    struct Event {
        u64 tick;
        u32 level;
        u32 slot;
    };

    void place(TimerNode& node);
    Event nextSlot() const;

    u64 now_ = 0;
    usize size_ = 0;
    Level levels_[kLevels];
};

}  // namespace ox::core
