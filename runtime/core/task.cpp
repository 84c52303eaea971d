#include "ox/core/task.h"

#include <cstdlib>

namespace ox::core {

void WakeTarget::addRef() {
    if (isTask()) {
        static_cast<Task*>(this)->references.add();
    } else {
        table().addRef(this);
    }
}
void WakeTarget::release() {
    if (isTask()) {
        static_cast<Task*>(this)->releaseTask();
    } else {
        table().release(this);
    }
}

void Task::run(PollContext& context) {
    u64 const seen = state.load(std::memory_order_acquire);
    context.task = this;
    context.target = this;
    context.again = false;
    bool done = true;
    if ((seen & kCancelled) != 0) [[unlikely]] {
        taskTable().cancel(this);
    } else {
        done = taskTable().poll(this, context);
    }
    context.task = nullptr;
    if (done) {
        complete();
    } else if (context.again) {
        scheduler->scheduleAgain(this);  // still counted, so a yield costs no atomic operation
    } else {
        u64 expected = seen;
        while (!compareExchange(state, expected, expected & kFlags)) {
            if (((expected ^ seen) & ~kFlags) != 0) return scheduler->scheduleAgain(this);
        }
    }
}

/// As in Tokio, nobody learns of a destructor that panics.
void Task::dropUnwanted() {
    try {
        taskTable().dropOutput(this);
    } catch (...) {
        endPanic();
    }
}

void Task::complete() {
    u64 const old = fetchOr(state, kComplete);
    if ((old & kHandle) == 0) dropUnwanted();
    if ((old & kJoinRegistered) != 0) {
        WakeTarget* const target = joiner;
        bool const mustSchedule = mark(target);
        // From here the joiner may run, so neither it nor the registration is ours any more.
        fetchOr(state, kJoinDone);
        if (mustSchedule) core::schedule(target);
    }
    scheduler->forget(this);
    releaseTask();
}

void WakeBatch::addOther(WakeTarget* target) {
    if (othersLen_ == othersCapacity_) {
        othersCapacity_ = othersCapacity_ == 0 ? 16 : 2 * othersCapacity_;
        void* const grown = std::realloc(others_, othersCapacity_ * sizeof *others_);
        if (grown == nullptr) std::abort();
        others_ = static_cast<WakeTarget**>(grown);
    }
    others_[othersLen_++] = target;
}

void WakeBatch::flush() {
    Task* task = std::exchange(firstTask_, nullptr);
    lastTask_ = nullptr;
    while (task != nullptr) {
        Task* const next = task->queueNext;
        task->scheduler->schedule(task);
        task = next;
    }
    for (usize i = 0; i < othersLen_; ++i) others_[i]->table().wake(others_[i]);
    std::free(others_);
    others_ = nullptr;
    othersLen_ = othersCapacity_ = 0;
}

}  // namespace ox::core
