#include "ox/core/timer_wheel.h"

#include <algorithm>
#include <bit>

namespace ox::core {

/// Chooses the slot: the level is given by the highest bit in which the deadline's tick, which is not before
/// the current one, differs from that.
void TimerWheel::place(TimerNode& node, u64 deadline) {
    node.deadline_ = deadline;
    u64 const tick = std::max((deadline + kTick - 1) / kTick, now_);
    u64 const differing = (now_ ^ tick) | (kSlots - 1);
    u32 const level = static_cast<u32>(63 - std::countl_zero(differing)) / kSlotBits;
    node.level_ = static_cast<u8>(level < kLevels ? level : kLevels - 1);
    node.slot_ = static_cast<u8>(tick >> (kSlotBits * node.level_) & (kSlots - 1));
    u64 const bit = u64(1) << node.slot_;
    if (node.level_ == 0) {
        u64 const before = (levels_[0].occupied & bit) != 0 ? latest_[node.slot_] : 0;
        latest_[node.slot_] = std::max(before, deadline);
    }
    levels_[node.level_].occupied |= bit;
}

void TimerWheel::insert(TimerNode& node, Strand& strand, u64 deadline) {
    place(node, std::min(deadline, now_ * kTick + kRange));
    levels_[node.level_].slots[node.slot_].pushBack(node, strand);
    ++size_;
}

void TimerWheel::remove(TimerNode& node) {
    Level& level = levels_[node.level_];
    WaitList& slot = level.slots[node.slot_];
    slot.remove(node);
    if (slot.isEmpty()) level.occupied &= ~(u64(1) << node.slot_);
    --size_;
}

void TimerWheel::move(TimerNode& node, u64 deadline) {
    deadline = std::min(deadline, now_ * kTick + kRange);
    if (deadline >= node.deadline_ + kTick) {
        node.deadline_ = deadline;
    } else {
        moveNow(node, deadline);
    }
}

void TimerWheel::moveNow(TimerNode& node, u64 deadline) {
    Level& former = levels_[node.level_];
    u8 const formerSlot = node.slot_;
    place(node, deadline);
    former.slots[formerSlot].moveTo(levels_[node.level_].slots[node.slot_], node);
    if (former.slots[formerSlot].isEmpty()) former.occupied &= ~(u64(1) << formerSlot);
}

TimerWheel::Event TimerWheel::nextSlot() const {
    for (u32 level = 0; level < kLevels; ++level) {
        u64 const occupied = levels_[level].occupied;
        if (occupied == 0) continue;
        u32 const shift = kSlotBits * level;
        u32 const current = static_cast<u32>(now_ >> shift & (kSlots - 1));
        u32 const ahead = static_cast<u32>(std::countr_zero(std::rotr(occupied, static_cast<int>(current))));
        u32 const slot = (current + ahead) & (kSlots - 1);
        u64 const range = u64(kSlots) << shift;
        u64 tick = (now_ & ~(range - 1)) + (u64(slot) << shift);
        // Only the top level wraps around: below it, what lies behind `now` would be on a higher level.
        if (slot < current) tick += range;
        return {level == 0 ? latest_[slot] : tick * kTick, tick, level, slot};
    }
    return {kNever, kNever, 0, 0};
}

u64 TimerWheel::nextEvent() const { return nextSlot().time; }

u64 TimerWheel::firstDeadline() {
    u64 first = kNever;
    while (first == kNever) {
        Event const event = nextSlot();
        if (event.tick == kNever) break;
        u64 const end = (event.tick + (u64(1) << (kSlotBits * event.level)) - 1) * kTick;
        for (WaitNode* each = levels_[event.level].slots[event.slot].first(); each != nullptr;) {
            TimerNode& node = static_cast<TimerNode&>(*each);
            each = WaitList::after(each);
            if (node.deadline_ <= end) {
                first = std::min(first, node.deadline_);
            } else {
                moveNow(node, node.deadline_);
            }
        }
    }
    return first;
}

bool TimerWheel::advance(u64 time, u32 limit, WakeBatch& batch) {
    for (;;) {
        Event const event = nextSlot();
        if (event.time > time) break;  // kNever included
        Level& level = levels_[event.level];
        WaitList& slot = level.slots[event.slot];
        if (event.level == 0) {
            while (!slot.isEmpty()) {
                if (limit-- == 0) return false;
                TimerNode& node = static_cast<TimerNode&>(*slot.first());
                if (node.deadline_ > event.tick * kTick) {
                    moveNow(node, node.deadline_);
                } else {
                    slot.grant(node, batch);
                    --size_;
                }
            }
        } else {
            now_ = event.tick;
            // A node may be placed back into the slot it came from (top level only), so go through it once.
            WaitNode* const last = slot.last();
            for (bool more = true; more;) {
                TimerNode& node = static_cast<TimerNode&>(*slot.first());
                more = &node != last;
                place(node, node.deadline_);
                slot.moveTo(levels_[node.level_].slots[node.slot_], node);
            }
        }
        if (slot.isEmpty()) level.occupied &= ~(u64(1) << event.slot);
    }
    now_ = std::max(now_, time / kTick);
    return true;
}

}  // namespace ox::core
