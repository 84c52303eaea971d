#pragma once

#include "ox/core/spin_lock.h"
#include "ox/core/strand.h"

namespace ox::core {

/// The one who waits at a resource, where registering and waking both happen under the resource's lock and
/// the registration is not in the waiter's frame. After a wake the reference is kept for the waiter to drop.
class WakeSlot {
  public:
    WakeSlot() = default;
    WakeSlot(WakeSlot const&) = delete;
    ~WakeSlot() {
        if (WakeTarget* const counted = countedTarget()) counted->release();
    }

    /// Locked. Returns a target whose reference the caller releases after unlocking, or null.
    [[nodiscard]] WakeTarget* set(Strand& strand) {
        if (wakes(strand)) {
            bits_ |= kArmed;
            return nullptr;
        }
        WakeTarget* const former = countedTarget();
        bits_ = reinterpret_cast<uintptr_t>(strand.target()) | kArmed | (strand.isCounted() ? kCounted : 0);
        if (strand.isCounted()) strand.target()->addRef();
        return former;
    }
    /// Locked. Marks the waiter if there is one; returns it when it must be scheduled after unlocking.
    [[nodiscard]] WakeTarget* take() {
        if (!isSet()) return nullptr;
        bits_ &= ~kArmed;
        return mark(target()) ? target() : nullptr;
    }
    void take(WakeBatch& batch) {
        if (!isSet()) return;
        bits_ &= ~kArmed;
        batch.add(target());
    }
    bool isSet() const { return (bits_ & kArmed) != 0; }
    /// Would `set` with this strand change nothing?
    bool wakes(Strand& strand) const {
        return target() == strand.target() && ((bits_ & kCounted) != 0) == strand.isCounted();
    }
    /// Locked: no wake from here on. Returns a target to release after unlocking, or null.
    [[nodiscard]] WakeTarget* clear() {
        WakeTarget* const former = countedTarget();
        bits_ = 0;
        return former;
    }

  private:
    static constexpr uintptr_t kArmed = 1;
    static constexpr uintptr_t kCounted = 2;  // the slot holds a reference to its target
    static_assert(alignof(WakeTarget) > (kArmed | kCounted));

    WakeTarget* target() const { return reinterpret_cast<WakeTarget*>(bits_ & ~(kArmed | kCounted)); }
    WakeTarget* countedTarget() const { return (bits_ & kCounted) != 0 ? target() : nullptr; }

    uintptr_t bits_ = 0;  // the target and, in its lowest bits, how it is held
};

inline void releaseTarget(WakeTarget* target) {
    if (target != nullptr) [[unlikely]]
        target->release();
}
inline void scheduleTarget(WakeTarget* target) {
    if (target != nullptr) schedule(target);
}

/// One waiter of a WaitList; lives in the waiting future. All but `hasBeenGranted` wants the resource's lock.
class WaitNode {
  public:
    WaitNode() = default;
    WaitNode(WaitNode const&) = delete;
    /// Only in the idle state, before it was ever linked.
    WaitNode(WaitNode&&) noexcept {}
    ~WaitNode() {
        if (counted_) target_->release();
    }

    bool isIdle() const { return state_.load(std::memory_order_relaxed) == kIdle; }
    /// Without the lock: has the waking side finished with this node?
    bool hasBeenGranted() const {
        u8 state = state_.load(std::memory_order_acquire);
        if (state < kGranting) return false;
        while (state == kGranting) {
            pauseCpu();
            state = state_.load(std::memory_order_acquire);
        }
        return true;
    }
    bool isLinked() const { return state_.load(std::memory_order_relaxed) == kLinked; }
    bool wakes(Strand& strand) const {
        return target_ == strand.target() && (counted_ || !strand.isCounted());
    }
    /// Locked, linked. Returns a target to release after unlocking, or null.
    [[nodiscard]] WakeTarget* retarget(Strand& strand) {
        WakeTarget* const former = counted_ ? target_ : nullptr;
        target_ = strand.target();
        counted_ = strand.isCounted();
        if (counted_) target_->addRef();
        return former;
    }
    /// Back to the start, after a grant was used up.
    void reset() { state_.store(kIdle, std::memory_order_relaxed); }

  private:
    friend class WaitList;
    enum : u8 { kIdle, kLinked, kGranting, kGranted };

    WaitNode* next_ = nullptr;
    WaitNode* previous_ = nullptr;
    WakeTarget* target_ = nullptr;
    bool counted_ = false;
    Atomic<u8> state_{kIdle};
};

/// Waiters of one resource, first come first served. Every member wants the resource's lock.
class WaitList {
  public:
    bool isEmpty() const { return first_ == nullptr; }
    WaitNode* first() const { return first_; }
    WaitNode* last() const { return last_; }
    static WaitNode* after(WaitNode* node) { return node->next_; }

    void pushBack(WaitNode& node, Strand& strand) {
        releaseTarget(node.retarget(strand));
        node.state_.store(WaitNode::kLinked, std::memory_order_relaxed);
        link(node);
    }
    void remove(WaitNode& node) {
        unlink(node);
        node.state_.store(WaitNode::kIdle, std::memory_order_relaxed);
    }
    /// Unlinks and marks; the node is its owner's again. Returns the target if it must be scheduled after
    /// unlocking.
    [[nodiscard]] WakeTarget* grant(WaitNode& node) {
        unlink(node);
        node.state_.store(WaitNode::kGranting, std::memory_order_release);
        WakeTarget* const target = node.target_;
        bool const mustSchedule = mark(target);
        node.state_.store(WaitNode::kGranted, std::memory_order_release);
        return mustSchedule ? target : nullptr;
    }
    void grant(WaitNode& node, WakeBatch& batch) {
        unlink(node);
        node.state_.store(WaitNode::kGranting, std::memory_order_release);
        batch.add(node.target_);
        node.state_.store(WaitNode::kGranted, std::memory_order_release);
    }
    void grantAll(WakeBatch& batch) {
        while (first_ != nullptr) grant(*first_, batch);
    }

    /// Moves a linked node to the back of another list of the same resource.
    void moveTo(WaitList& other, WaitNode& node) {
        unlink(node);
        other.link(node);
    }

  private:
    void link(WaitNode& node) {
        node.next_ = nullptr;
        node.previous_ = last_;
        (last_ != nullptr ? last_->next_ : first_) = &node;
        last_ = &node;
    }
    void unlink(WaitNode& node) {
        (node.previous_ != nullptr ? node.previous_->next_ : first_) = node.next_;
        (node.next_ != nullptr ? node.next_->previous_ : last_) = node.previous_;
    }

    WaitNode* first_ = nullptr;
    WaitNode* last_ = nullptr;
};

}  // namespace ox::core
