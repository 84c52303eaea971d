#include "ox/os/clock.h"
#include "ox/tokio/runtime/multi_thread.h"

namespace ox::tokio::runtime {

using core::Task;

void MultiThread::startMonitor() {
    if (monitorArmed_.exchange(true, std::memory_order_seq_cst)) return;
    workers_[kMonitor].parker.unpark();
}

bool MultiThread::monitors(Pooled const& own) {
    if (own.index != kMonitor || !monitorArmed_.load(std::memory_order_relaxed)) return false;
    if (reliefOnly_ || !idle_.sleepsEachBut(own.index, count_)) return true;
    // Whoever wakes up and then uses its LIFO slot arms the monitor again.
    monitorArmed_.store(false, std::memory_order_seq_cst);
    if (idle_.sleepsEachBut(own.index, count_)) return false;
    monitorArmed_.store(true, std::memory_order_relaxed);
    return true;
}

void MultiThread::wakeMain() {
    if (idle_.isAsleep(0)) workers_[0].parker.unpark();
}

bool MultiThread::mayRunTasks(Pooled const& own) {
    if (!reliefOnly_ || own.index == 0) return true;
    return !driven_.load(std::memory_order_acquire) || mainIsStuck_.load(std::memory_order_relaxed) ||
           ending_.load(std::memory_order_relaxed);
}

/// What a worker that no longer may run tasks, or leaves, has left goes to the others.
void MultiThread::giveBack(Pooled& own) {
    TaskQueue chain;
    usize count = 0;
    auto const give = [&](Task* task) {
        chain.push(task);
        ++count;
    };
    if (Task* const task = own.lifo.exchange(nullptr)) give(task);
    while (Task* const task = own.ring.pop()) give(task);
    if (count == 0) return;
    injected_.append(chain, count);
    core::fullFence();
    if (reliefOnly_ && own.index != 0 && driven_.load(std::memory_order_acquire)) {
        workers_[0].parker.unpark();
    } else {
        notifyOne();
    }
}

Task* MultiThread::relieve(Pooled& own) {
    if (!reliefOnly_ && idle_.sleepsEachBut(own.index, count_)) return nullptr;
    i64 const now = os::monotonicNanos();
    if (now < nextLook_.load(std::memory_order_relaxed)) return nullptr;
    if (relieving_.exchange(true, std::memory_order_acquire)) return nullptr;
    nextLook_.store(now + kLook, std::memory_order_relaxed);
    Task* found = nullptr;
    bool isQuiet = true;
    for (u32 i = 0; i < count_ && found == nullptr; ++i) {
        Pooled& other = workers_[i];
        if (&other == &own) continue;
        u32 const beat = other.beat.load(std::memory_order_relaxed);
        bool const isPolling = other.isPolling.load(std::memory_order_relaxed);
        bool const isStuck = isPolling && beat == other.seenBeat;
        if (beat != other.seenBeat) isQuiet = false;
        other.seenBeat = beat;
        if (reliefOnly_ && i == 0 && mainIsStuck_.exchange(isStuck, std::memory_order_seq_cst) && !isStuck) {
            wakeMain();  // which has found the driver taken
        }
        if (isStuck) {
            isQuiet = false;
            if (!other.lifo.isEmpty()) found = other.lifo.steal();
        }
    }
    // Ten looks without a poll anywhere, and the monitor sleeps until a LIFO slot is used again.
    quietLooks_ = isQuiet ? quietLooks_ + 1 : 0;
    if (quietLooks_ > 10) {
        quietLooks_ = 0;
        monitorArmed_.store(false, std::memory_order_seq_cst);
    }
    relieving_.store(false, std::memory_order_release);
    return found;
}

}  // namespace ox::tokio::runtime
