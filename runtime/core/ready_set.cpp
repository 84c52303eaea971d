#include "ox/core/ready_set.h"

namespace ox::core {

WakeTable const ReadyEntry::kTable{wakeIt, addRefTo, releaseIt};

ReadyEntry::ReadyEntry(ReadySet& owner, void (*freeIt)(ReadyEntry*))
    : WakeTarget(kTable), set(&owner), free(freeIt) {
    owner.addRef();
}

void ReadyEntry::addRefTo(WakeTarget* target) { static_cast<ReadyEntry*>(target)->references.add(); }

void ReadyEntry::releaseIt(WakeTarget* target) {
    ReadyEntry* const self = static_cast<ReadyEntry*>(target);
    if (!self->references.drop()) return;
    ReadySet* const set = self->set;
    self->free(self);
    set->release();
}

void ReadyEntry::wakeIt(WakeTarget* target) {
    ReadyEntry& self = *static_cast<ReadyEntry*>(target);
    ReadySet& set = *self.set;
    WakeTarget* parent = nullptr;
    {
        SpinGuard guard(set.lock_);
        if (!self.isQueued && !self.isRemoved) {
            self.isQueued = true;
            self.nextReady = nullptr;
            (set.lastReady_ != nullptr ? set.lastReady_->nextReady : set.firstReady_) = &self;
            set.lastReady_ = &self;
            self.references.add();
            parent = set.parent_.take();
        }
    }
    scheduleTarget(parent);
    releaseIt(target);
}

void ReadySet::insert(ReadyEntry& entry) {
    entry.previous = last_;
    (last_ != nullptr ? last_->next : first_) = &entry;
    last_ = &entry;
    ++size_;
    entry.isQueued = false;
    requeue(entry);
}

void ReadySet::requeue(ReadyEntry& entry) {
    WakeTarget* parent = nullptr;
    {
        SpinGuard guard(lock_);
        if (entry.isQueued) return;
        entry.isQueued = true;
        entry.nextReady = nullptr;
        (lastReady_ != nullptr ? lastReady_->nextReady : firstReady_) = &entry;
        lastReady_ = &entry;
        entry.references.add();
        parent = parent_.take();
    }
    scheduleTarget(parent);
}

void ReadySet::remove(ReadyEntry& entry) {
    (entry.previous != nullptr ? entry.previous->next : first_) = entry.next;
    (entry.next != nullptr ? entry.next->previous : last_) = entry.previous;
    --size_;
    {
        SpinGuard guard(lock_);
        entry.isRemoved = true;
    }
    entry.release();
}

ReadyEntry* ReadySet::next(Strand& strand) {
    for (;;) {
        ReadyEntry* entry = nullptr;
        WakeTarget* former = nullptr;
        bool isRemoved = false;
        {
            SpinGuard guard(lock_);
            entry = firstReady_;
            if (entry == nullptr) {
                // The set may outlive what polls it now.
                Strand::Counted counted(strand);
                former = parent_.set(strand);
            } else {
                firstReady_ = entry->nextReady;
                if (firstReady_ == nullptr) lastReady_ = nullptr;
                entry->isQueued = false;
                isRemoved = entry->isRemoved;
            }
        }
        releaseTarget(former);
        if (entry == nullptr) return nullptr;
        // The queue's reference; the set itself keeps those that were not removed.
        entry->release();
        if (!isRemoved) return entry;
    }
}

void ReadySet::clear() {
    WakeTarget* former = nullptr;
    ReadyEntry* queued = nullptr;
    {
        SpinGuard guard(lock_);
        former = parent_.clear();
        queued = std::exchange(firstReady_, nullptr);
        lastReady_ = nullptr;
    }
    releaseTarget(former);
    while (queued != nullptr) {
        ReadyEntry* const next = queued->nextReady;
        queued->release();
        queued = next;
    }
}

}  // namespace ox::core
