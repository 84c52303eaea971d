#include "ox/core/timer_wheel.h"

#include <bit>

namespace ox::core {

/// Chooses the slot of a node whose tick is not before now: the level is given by the highest bit in which
/// the two differ.
void TimerWheel::place(TimerNode& node) {
    u64 const differing = (now_ ^ node.tick_) | (kSlots - 1);
    u32 const level = static_cast<u32>(63 - std::countl_zero(differing)) / kSlotBits;
    node.level_ = static_cast<u8>(level < kLevels ? level : kLevels - 1);
    node.slot_ = static_cast<u8>(node.tick_ >> (kSlotBits * node.level_) & (kSlots - 1));
    levels_[node.level_].occupied |= u64(1) << node.slot_;
}

bool TimerWheel::insert(TimerNode& node, Strand& strand, u64 tick) {
    if (tick <= now_) return false;
    node.tick_ = tick - now_ < kRange ? tick : now_ + kRange - 1;
    place(node);
    levels_[node.level_].slots[node.slot_].pushBack(node, strand);
    ++size_;
    return true;
}

void TimerWheel::remove(TimerNode& node) {
    Level& level = levels_[node.level_];
    WaitList& slot = level.slots[node.slot_];
    slot.remove(node);
    if (slot.isEmpty()) level.occupied &= ~(u64(1) << node.slot_);
    --size_;
}

void TimerWheel::move(TimerNode& node, u64 tick) {
    Level& former = levels_[node.level_];
    u8 const formerSlot = node.slot_;
    u64 const earliest = tick > now_ ? tick : now_;
    node.tick_ = earliest - now_ < kRange ? earliest : now_ + kRange - 1;
    place(node);
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
        return {tick < now_ ? now_ : tick, level, slot};
    }
    return {kNever, 0, 0};
}

u64 TimerWheel::nextEvent() const { return nextSlot().tick; }

u64 TimerWheel::firstDeadline() const {
    Event const event = nextSlot();
    if (event.tick == kNever) return kNever;
    WaitNode* node = levels_[event.level].slots[event.slot].first();
    u64 first = kNever;
    for (; node != nullptr; node = WaitList::after(node)) {
        u64 const tick = static_cast<TimerNode const*>(node)->tick_;
        if (tick < first) first = tick;
    }
    return first;
}

bool TimerWheel::advance(u64 tick, u32 limit, WakeBatch& batch) {
    for (;;) {
        Event const event = nextSlot();
        if (event.tick > tick) break;  // kNever included
        now_ = event.tick;
        Level& level = levels_[event.level];
        WaitList& slot = level.slots[event.slot];
        // A node may be placed back into the slot it came from (top level only), so go through it once.
        WaitNode* const last = slot.last();
        for (bool more = true; more;) {
            TimerNode& node = static_cast<TimerNode&>(*slot.first());
            more = &node != last;
            if (node.tick_ <= now_) {
                if (limit-- == 0) return false;
                slot.grant(node, batch);
                --size_;
            } else {
                place(node);
                slot.moveTo(levels_[node.level_].slots[node.slot_], node);
            }
        }
        if (slot.isEmpty()) level.occupied &= ~(u64(1) << event.slot);
    }
    if (tick > now_) now_ = tick;
    return true;
}

}  // namespace ox::core
