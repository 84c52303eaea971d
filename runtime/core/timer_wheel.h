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
    u64 deadline_ = 0;
    u8 level_ = 0;
    u8 slot_ = 0;
};

/// Hierarchical timer wheel: seven levels of 64 slots, the lowest of a millisecond each. Times are
/// nanoseconds. Deadlines between two milliseconds fire together, in the order of their insertion, when the
/// last of them has come: as Tokio's do, which waits for the end of the millisecond, but a deadline by itself
/// fires in time. Every member wants the lock of the wheel's owner.
class TimerWheel {
  public:
    static constexpr u64 kTick = 1'000'000;
    static constexpr u64 kNever = ~u64(0);
    /// Deadlines further ahead fire early, and are inserted anew by who awaits them.
    static constexpr u64 kRange = ((u64(1) << 42) - (u64(1) << 36)) * kTick;

    usize size() const { return size_; }
    /// A deadline that has passed fires at the next advance.
    void insert(TimerNode& node, Strand& strand, u64 deadline);
    void remove(TimerNode& node);
    /// Another deadline for a linked node. For a later one the node stays where it is until the former comes,
    /// as in Tokio: a timeout that is put off again and again costs little.
    void move(TimerNode& node, u64 deadline);
    /// The time at which `advance` has something to do, or kNever. Not after a deadline and its millisecond.
    u64 nextEvent() const;
    /// The earliest deadline, or kNever. Slower than `nextEvent` when many wait.
    u64 firstDeadline();
    /// Fires what is due at `time`, at most `limit` deadlines; true if all was fired.
    bool advance(u64 time, u32 limit, WakeBatch& batch);

  private:
    static constexpr u32 kLevels = 7;
    static constexpr u32 kSlotBits = 6;
    static constexpr u32 kSlots = 1 << kSlotBits;

    struct Level {
        u64 occupied = 0;
        WaitList slots[kSlots];
    };
    struct Event {
        u64 time;
        u64 tick;
        u32 level;
        u32 slot;
    };

    void place(TimerNode& node, u64 deadline);
    void moveNow(TimerNode& node, u64 deadline);
    Event nextSlot() const;

    u64 now_ = 0;  // ticks that have passed
    usize size_ = 0;
    Level levels_[kLevels];
    u64 latest_[kSlots] = {};  // deadline that was put into each slot of the lowest level
};

}  // namespace ox::core
