// Tasks on two workers that meet at a lock, a channel, a signal or a handle, or are aborted there.
#include "explorer/tasks.h"

#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/sync/notify.h"
#include "ox/tokio/sync/oneshot.h"
#include "ox/tokio/sync/semaphore.h"
#include "ox/tokio/time/sleep.h"

namespace ox::test {
namespace {

using explorer::Seed;
namespace mpsc = tokio::sync::mpsc;
namespace oneshot = tokio::sync::oneshot;
using tokio::sync::Mutex;
using tokio::sync::Notify;
using tokio::sync::Semaphore;

Async<Unit> locksTwice(Strand&, Slot<Unit>&, Mutex<int>* mutex) {
    for (int i = 0; i < 2; ++i) {
        OX_AWAIT(guard, mutex->lock());
        int const seen = *guard.deref();
        explorer::point();
        *guard.derefMut() = seen + 1;
    }
    co_return Unit{};
}

struct MutexScenario : Tasks {
    Mutex<int> mutex = Mutex<int>::make(0);
    bool aborts;

    explicit MutexScenario(bool withAbort) : aborts(withAbort) {
        for (int i = 0; i < 2; ++i) start(ox::makeLazy<locksTwice>(&mutex));
        if (!aborts) return;
        auto* const third = start(ox::makeLazy<locksTwice>(&mutex), true);
        threads.push_back([third] { JoinHandle<Unit>(third).abort(); });
    }
    void atEnd() override {
        explorer::require(!mutex.isLocked(), "still locked");
        explorer::require(aborts || *mutex.getMut() == 4, "lost a count");
    }
};

TEST(Explorer, mutex) {
    explorer::expectRight<MutexScenario>(3, {Seed::SplitUpdates}, false);
    explorer::expectRight<MutexScenario>(2, {}, true);
}

Async<Unit> acquires(Strand&, Slot<Unit>&, Semaphore* semaphore, u32 count) {
    OX_AWAIT(permit, semaphore->acquireMany(count));
    explorer::point();
    co_return Unit{};
}

struct SemaphoreScenario : Tasks {
    Semaphore semaphore = Semaphore::make(2);

    SemaphoreScenario() {
        start(ox::makeLazy<acquires>(&semaphore, 1u));
        start(ox::makeLazy<acquires>(&semaphore, 1u));
        auto* const large = start(ox::makeLazy<acquires>(&semaphore, 2u), true);
        threads.push_back([large] { JoinHandle<Unit>(large).abort(); });
    }
    void atEnd() override { explorer::require(semaphore.availablePermits() == 2, "lost a permit"); }
};

TEST(Explorer, semaphore) { explorer::expectRight<SemaphoreScenario>(2, {Seed::SplitUpdates}); }

Async<Unit> sends(Strand&, Slot<Unit>&, mpsc::Sender<int> to, int count) {
    for (int i = 0; i < count; ++i) {
        OX_AWAIT(sent, to.send(int(i)));
    }
    co_return Unit{};
}
Async<Unit> receives(Strand&, Slot<Unit>&, mpsc::Receiver<int> from, int* received) {
    for (;;) {
        OX_AWAIT(message, from.recv());
        if (message.isNone()) break;
        ++*received;
    }
    co_return Unit{};
}

struct ChannelScenario : Tasks {
    int received = 0;

    ChannelScenario() {
        auto ends = mpsc::channel<int>(1);
        start(ox::makeLazy<sends>(ends._0.clone(), 2));
        start(ox::makeLazy<sends>(std::move(ends._0), 1));
        start(ox::makeLazy<receives>(std::move(ends._1), &received));
    }
    void atEnd() override { explorer::require(received == 3, "lost a message"); }
};

TEST(Explorer, mpsc) { explorer::expectRight<ChannelScenario>(2, {Seed::SplitUpdates}); }

/// One of two senders that wait is aborted, perhaps with its permit.
struct AbortedSendScenario : Tasks {
    int received = 0;

    AbortedSendScenario() {
        auto ends = mpsc::channel<int>(1);
        static_cast<void>(ends._0.trySend(7));
        auto* const aborted = start(ox::makeLazy<sends>(ends._0.clone(), 1), true);
        start(ox::makeLazy<sends>(std::move(ends._0), 1));
        start(ox::makeLazy<receives>(std::move(ends._1), &received));
        threads.push_back([aborted] { JoinHandle<Unit>(aborted).abort(); });
    }
    void atEnd() override { explorer::require(received == 2 || received == 3, "lost a message"); }
};

TEST(Explorer, mpscAborted) { explorer::expectRight<AbortedSendScenario>(2, {Seed::SplitUpdates}); }

Async<Unit> reservesAll(Strand&, Slot<Unit>&, mpsc::Sender<int> to, usize count) {
    OX_AWAIT(permits, to.reserveMany(count));
    co_return Unit{};
}
Async<Unit> tries(Strand&, Slot<Unit>&, mpsc::Sender<int> to, int* sent) {
    if (to.trySend(7).isOk()) ++*sent;
    co_return Unit{};
}

/// Messages that the receiver takes without the lock, while one sender waits for their permits and another
/// looks whether there is one.
struct OwedPermitsScenario : Tasks {
    int sent = 3;
    int received = 0;

    OwedPermitsScenario() {
        auto ends = mpsc::channel<int>(3);
        for (int i = 0; i < sent; ++i) static_cast<void>(ends._0.trySend(int(i)));
        start(ox::makeLazy<receives>(std::move(ends._1), &received));
        start(ox::makeLazy<reservesAll>(ends._0.clone(), usize(3)));
        start(ox::makeLazy<tries>(std::move(ends._0), &sent));
    }
    void atEnd() override { explorer::require(received == sent, "lost a message"); }
};

TEST(Explorer, mpscPermitsThatAreOwed) {
    explorer::expectRight<OwedPermitsScenario>(3, {Seed::SplitUpdates});
}

Async<Unit> sendsOne(Strand&, Slot<Unit>&, oneshot::Sender<int> to) {
    std::move(to).send(7);
    co_return Unit{};
}
Async<Unit> receivesOne(Strand&, Slot<Unit>&, oneshot::Receiver<int> from, int* received) {
    while (co_await ox::pending(from)) {
    }
    auto value = from.take();
    *received = value.isOk() ? value.asOk()._0 : -1;
    co_return Unit{};
}
Async<Unit> closes(Strand&, Slot<Unit>&, oneshot::Receiver<int> from, int* received) {
    from.close();
    while (co_await ox::pending(from)) {
    }
    auto value = from.take();
    *received = value.isOk() ? value.asOk()._0 : -1;
    co_return Unit{};
}
Async<Unit> waitsForClose(Strand&, Slot<Unit>&, oneshot::Sender<int> to) {
    OX_AWAIT(closed, to.closed());
    co_return Unit{};
}

struct OneshotScenario : Tasks {
    enum class Kind { Receive, Close, Abort, SenderWaits };
    int received = 0;
    Kind kind;

    explicit OneshotScenario(Kind which) : kind(which) {
        auto ends = oneshot::channel<int>();
        if (kind == Kind::SenderWaits) {
            start(ox::makeLazy<waitsForClose>(std::move(ends._0)));
        } else {
            start(ox::makeLazy<sendsOne>(std::move(ends._0)));
        }
        if (kind == Kind::Close || kind == Kind::SenderWaits) {
            start(ox::makeLazy<closes>(std::move(ends._1), &received));
            return;
        }
        auto* const receiver = start(ox::makeLazy<receivesOne>(std::move(ends._1), &received), true);
        bool const aborts = kind == Kind::Abort;
        threads.push_back([receiver, aborts] {
            JoinHandle<Unit> handle(receiver);
            if (aborts) handle.abort();
        });
    }
    void atEnd() override {
        if (kind == Kind::Receive) explorer::require(received == 7, "not received");
        if (kind == Kind::Close) explorer::require(received == 7 || received == -1, "not ended");
    }
};

TEST(Explorer, oneshot) {
    explorer::expectRight<OneshotScenario>(4, {Seed::SplitUpdates}, OneshotScenario::Kind::Receive);
    explorer::expectRight<OneshotScenario>(4, {}, OneshotScenario::Kind::Close);
    explorer::expectRight<OneshotScenario>(3, {}, OneshotScenario::Kind::Abort);
    explorer::expectRight<OneshotScenario>(3, {}, OneshotScenario::Kind::SenderWaits);
}

Async<Unit> handsSignalOn(Strand&, Slot<Unit>&, Notify* notify) {
    OX_AWAIT(notified, notify->notified());
    notify->notifyOne();
    co_return Unit{};
}
Async<Unit> signals(Strand&, Slot<Unit>&, Notify* notify) {
    notify->notifyOne();
    co_return Unit{};
}

/// One signal for two waiters: who gets it hands it on, also one that is aborted with it.
struct NotifyScenario : Tasks {
    Notify notify = Notify::make();

    NotifyScenario() {
        auto* const aborted = start(ox::makeLazy<handsSignalOn>(&notify), true);
        start(ox::makeLazy<handsSignalOn>(&notify));
        start(ox::makeLazy<signals>(&notify));
        threads.push_back([aborted] { JoinHandle<Unit>(aborted).abort(); });
    }
};

TEST(Explorer, notify) { explorer::expectRight<NotifyScenario>(3, {}); }

/// Polls both whoever woke it.
class BothSignals {
  public:
    using Output = Unit;
    BothSignals(Notify& first, Notify& second) : first_(first.notified()), second_(second.notified()) {}
    bool poll(Strand& strand) {
        bool const first = first_.poll(strand);
        return second_.poll(strand) && first;
    }
    Unit take() { return {}; }

  private:
    tokio::sync::Notified first_;
    tokio::sync::Notified second_;
};
Async<Unit> waitsForBoth(Strand&, Slot<Unit>&, Notify* first, Notify* second) {
    OX_AWAIT(both, BothSignals(*first, *second));
    co_return Unit{};
}

/// Two wakes of one task meet: the one polls what the other has not finished to grant.
struct WakesMeetScenario : Tasks {
    Notify first = Notify::make();
    Notify second = Notify::make();

    WakesMeetScenario() : Tasks(1) {
        start(ox::makeLazy<waitsForBoth>(&first, &second));
        threads.push_back([this] { first.notifyOne(); });
        threads.push_back([this] { second.notifyOne(); });
    }
};

TEST(Explorer, wakesOfOneTaskMeet) { explorer::expectRight<WakesMeetScenario>(3, {Seed::SplitUpdates}); }

Async<Unit> sleeps(Strand&, Slot<Unit>&, tokio::runtime::Driver* driver, i64 deadline) {
    OX_AWAIT(slept, tokio::time::Sleep(*driver, deadline, false));
    co_return Unit{};
}

/// One thread sleeps in the driver, whose clock jumps from deadline to deadline, while another sets timers,
/// and perhaps one of these is dropped.
struct TimerScenario : Tasks {
    tokio::runtime::Driver driver{true};
    os::Parker parker;

    explicit TimerScenario(bool aborts) : Tasks(1) {
        start(ox::makeLazy<sleeps>(&driver, i64(5'000'000)));
        auto* const aborted = aborts ? start(ox::makeLazy<sleeps>(&driver, i64(3'000'000)), true) : nullptr;
        threads.push_back([this] {
            while (live > 0) driver.park(parker);
        });
        if (aborts) threads.push_back([aborted] { JoinHandle<Unit>(aborted).abort(); });
    }
    void forget(Task* task) override {
        Tasks::forget(task);
        parker.unpark();
    }
    void atEnd() override { explorer::require(!driver.hasTimers(), "a timer is left"); }
};

TEST(Explorer, timers) {
    explorer::expectRight<TimerScenario>(3, {}, false);
    explorer::expectRight<TimerScenario>(3, {Seed::SplitUpdates}, true);
}

/// Reads as the operations of sockets do: tries, clears what was found used up, waits for a report.
class Reading {
  public:
    using Output = Unit;
    Reading(tokio::runtime::IoSource& source, int& bytes) : source_(source), bytes_(bytes) {}
    bool poll(Strand& strand) {
        for (;;) {
            u64 const seen = source_.state();
            explorer::point();
            if (bytes_ > 0) {
                --bytes_;
                return true;
            }
            source_.clear(seen, tokio::runtime::kReadable);
            if (!source_.pollSlot(&tokio::runtime::IoSource::reader, tokio::runtime::kReadMask, strand))
                return false;
        }
    }
    Unit take() { return {}; }

  private:
    tokio::runtime::IoSource& source_;
    int& bytes_;
};
Async<Unit> readsTwo(Strand&, Slot<Unit>&, tokio::runtime::IoSource* source, int* bytes) {
    for (int i = 0; i < 2; ++i) {
        OX_AWAIT(read, Reading(*source, *bytes));
    }
    co_return Unit{};
}

struct ReadinessScenario : Tasks {
    tokio::runtime::IoSource source;
    int bytes = 0;

    ReadinessScenario() : Tasks(1) {
        start(ox::makeLazy<readsTwo>(&source, &bytes));
        threads.push_back([this] {
            for (int i = 0; i < 2; ++i) {
                ++bytes;
                core::WakeBatch batch;
                source.report(tokio::runtime::kReadable, batch);
            }
        });
    }
};

TEST(Explorer, readiness) { explorer::expectRight<ReadinessScenario>(3, {Seed::SplitUpdates}); }

Async<int> answers(Strand&, Slot<int>&, int value) { co_return value; }
Async<Unit> joins(Strand&, Slot<Unit>&, JoinHandle<int> handle, int* answer) {
    while (co_await ox::pending(handle)) {
    }
    auto result = handle.take();
    *answer = result.isOk() ? result.asOk()._0 : -1;
    co_return Unit{};
}

/// A task is joined, and perhaps aborted, while it completes; the joiner may be aborted as well.
struct JoinScenario : Tasks {
    int answer = 0;
    bool abortsJoiner;

    JoinScenario(bool abortsTask, bool abortJoiner) : abortsJoiner(abortJoiner) {
        JoinHandle<int> handle = spawn(ox::makeLazy<answers>(5));
        auto aborter = std::make_shared<tokio::task::AbortHandle>(handle.abortHandle());
        auto* const joiner = start(ox::makeLazy<joins>(std::move(handle), &answer), true);
        threads.push_back([=] {
            if (abortsTask) aborter->abort();
            JoinHandle<Unit> joining(joiner);
            if (abortJoiner) joining.abort();
        });
    }
    void atEnd() override { explorer::require(abortsJoiner || answer == 5 || answer == -1, "never joined"); }
};

TEST(Explorer, joinHandle) {
    explorer::expectRight<JoinScenario>(4, {Seed::SplitUpdates}, false, false);
    explorer::expectRight<JoinScenario>(3, {}, true, false);
    explorer::expectRight<JoinScenario>(3, {}, false, true);
}

}  // namespace
}  // namespace ox::test
