#pragma once

#include "ox/core/wait_list.h"

namespace ox::tokio::runtime {

/// What a wait for a descriptor is for, and what the system has reported.
enum Readiness : u32 {
    kReadable = 1,
    kWritable = 2,
    kReadClosed = 4,
    kWriteClosed = 8,
    kError = 16,
    kShutdown = 32
};
inline constexpr u32 kReadMask = kReadable | kReadClosed | kError | kShutdown;
inline constexpr u32 kWriteMask = kWritable | kWriteClosed | kError | kShutdown;

/// Someone of several who wait for a descriptor.
struct IoNode : core::WaitNode {
    u32 interest = 0;
};

/// A registered descriptor: its readiness, as last reported and not yet found used up, and who waits.
class alignas(64) IoSource {
  public:
    /// Readiness below, number of reports above: what is found used up is cleared only if nothing was
    /// reported meanwhile.
    u64 state() const { return state_.load(std::memory_order_acquire); }
    static u32 readinessOf(u64 state) { return static_cast<u32>(state) & kMask; }
    void clear(u64 seen, u32 readiness);

    /// Registers the one reader or writer of poll functions; true when ready after all.
    bool pollSlot(core::WakeSlot IoSource::* slot, u32 mask, Strand& strand);
    void clearSlot(core::WakeSlot IoSource::* slot);

    bool pollNode(IoNode& node, Strand& strand);
    void abandon(IoNode& node);

    void report(u32 readiness, core::WakeBatch& batch);

  private:
    static constexpr u32 kMask = 63;
    static constexpr u64 kReport = 64;

    // All that an operation touches lies in one cache line.

    // Nothing is ready until it was reported, which lets others run first, as Tokio does.
    core::Atomic<u64> state_{0};
    core::SpinLock lock_;

  public:
    /// Until the system has said otherwise.
    std::atomic<bool> isSocket{true};
    core::WakeSlot reader;
    core::WakeSlot writer;

  private:
    core::WaitList waiters_;

  public:
    IoSource* nextReleased = nullptr;
};

/// The runtime's epoll instance, made when first needed. One thread polls at a time.
class IoDriver {
  public:
    IoDriver() = default;
    IoDriver(IoDriver const&) = delete;
    ~IoDriver();

    /// Zero, or an errno.
    i32 open();
    /// Zero, or an errno.
    i32 add(int descriptor, IoSource& source);
    /// The source is freed when no report of it can be under way any more.
    void remove(int descriptor, IoSource* source);
    bool isActive() const { return active_.load(std::memory_order_acquire) != 0; }
    int wakeDescriptor() const { return wake_; }
    /// Waits for reports, at most `nanos` (below zero: without limit), wakes those concerned, and says how
    /// many there were.
    u32 poll(i64 nanos);

  private:
    void freeReleased();

    core::SpinLock lock_;
    int epoll_ = -1;
    int wake_ = -1;
    std::atomic<usize> active_{0};
    IoSource* released_ = nullptr;
};

}  // namespace ox::tokio::runtime
