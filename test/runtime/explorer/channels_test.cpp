// What tells many at once: broadcast, watch, all waiters of a signal; many futures in one task; readers and
// writers.
#include "explorer/tasks.h"
#include "ox/futures/unordered.h"
#include "ox/tokio/sync/broadcast.h"
#include "ox/tokio/sync/notify.h"
#include "ox/tokio/sync/oneshot.h"
#include "ox/tokio/sync/rwlock.h"
#include "ox/tokio/sync/watch.h"

namespace ox::test {
namespace {

namespace broadcast = tokio::sync::broadcast;
namespace oneshot = tokio::sync::oneshot;
namespace watch = tokio::sync::watch;
using tokio::sync::Notify;
using tokio::sync::RwLock;

Async<Unit> sendsToAll(Strand&, Slot<Unit>&, broadcast::Sender<int> to) {
    for (int i = 0; i < 2; ++i) static_cast<void>(to.send(int(i)));
    co_return Unit{};
}
Async<Unit> receivesAll(Strand&, Slot<Unit>&, broadcast::Receiver<int> from, int* received) {
    for (;;) {
        OX_AWAIT(message, from.recv());
        if (message.isErr()) break;
        ++*received;
    }
    co_return Unit{};
}

struct BroadcastScenario : Tasks {
    int received[2] = {};
    bool aborts;

    explicit BroadcastScenario(bool withAbort) : aborts(withAbort) {
        auto ends = broadcast::channel<int>(2, [](int const* value) { return *value; });
        auto second = ends._0.subscribe();
        start(ox::makeLazy<receivesAll>(std::move(ends._1), &received[0]));
        auto* const aborted = start(ox::makeLazy<receivesAll>(std::move(second), &received[1]), true);
        start(ox::makeLazy<sendsToAll>(std::move(ends._0)));
        threads.push_back([this, aborted] {
            JoinHandle<Unit> handle(aborted);
            if (aborts) handle.abort();
        });
    }
    void atEnd() override {
        explorer::require(received[0] == 2, "lost a message");
        explorer::require(aborts || received[1] == 2, "lost a message of the second");
    }
};

TEST(Explorer, broadcast) {
    explorer::expectRight<BroadcastScenario>(3, {Seed::SplitUpdates}, false);
    explorer::expectRight<BroadcastScenario>(2, {}, true);
}

Async<Unit> waitsForVersion(Strand& strand, Slot<Unit>&, watch::SharedBase* shared, u64 version) {
    for (u64 seen = 0; seen < version;) {
        watch::Change change(*shared);
        watch::Change::Answer answer;
        while ((answer = change.poll(seen, strand)) == watch::Change::Answer::Waiting) co_await ox::Wakeup();
        if (answer == watch::Change::Answer::Closed) break;
        seen = watch::SharedBase::versionOf(shared->state());
    }
    co_return Unit{};
}
Async<Unit> waitsForEnd(Strand&, Slot<Unit>&, watch::SharedBase* shared) {
    auto closed = watch::Closed(*shared);
    while (co_await ox::pending(closed)) {
    }
    co_return Unit{};
}

/// What waits for changes, without a value. Who sleeps in spite of a change makes all threads sleep.
struct WatchScenario : Tasks {
    watch::SharedBase shared;
    bool closes;

    explicit WatchScenario(bool withClose) : closes(withClose) {
        start(ox::makeLazy<waitsForVersion>(&shared, closes ? u64(100) : u64(4)));
        start(ox::makeLazy<waitsForEnd>(&shared));
        threads.push_back([this] {
            shared.advance();
            shared.changed().notifyWaiters();
            if (closes) {
                shared.dropSender();
            } else {
                shared.advance();
                shared.changed().notifyWaiters();
            }
            shared.dropReceiver();
        });
    }
};

TEST(Explorer, watch) {
    explorer::expectRight<WatchScenario>(3, {Seed::SplitUpdates}, false);
    explorer::expectRight<WatchScenario>(3, {}, true);
}

Async<Unit> seesInOrder(Strand&, Slot<Unit>&, watch::Receiver<int> from) {
    int seen = 0;
    for (;;) {
        OX_AWAIT(changed, from.changed());
        if (changed.isErr()) break;
        watch::Ref<int> current = from.borrowAndUpdate();
        int const value = *current.deref();
        explorer::point();
        explorer::require(*current.deref() == value, "changed while it was borrowed");
        explorer::require(value > seen, "a change that is none");
        seen = value;
    }
    explorer::require(seen == 2, "lost a change");
    co_return Unit{};
}
Async<Unit> waitsForOne(Strand&, Slot<Unit>&, watch::Receiver<int> from) {
    OX_AWAIT(wanted, from.waitFor([](int const* value) { return *value == 1; }));
    explorer::require(wanted.isErr() || *wanted.asOk()._0.deref() == 1, "not what was waited for");
    co_return Unit{};
}

/// Two senders change the value in two steps each.
struct WatchedValueScenario : Tasks {
    explicit WatchedValueScenario(bool withCondition) {
        auto ends = watch::channel<int>(0);
        if (withCondition) {
            start(ox::makeLazy<waitsForOne>(std::move(ends._1)));
        } else {
            start(ox::makeLazy<seesInOrder>(std::move(ends._1)));
        }
        for (int i = 0; i < 2; ++i) {
            auto* const sender = new watch::Sender<int>(ends._0.clone());
            threads.push_back([sender] {
                sender->sendModify([](int* value) {
                    int const before = *value;
                    explorer::point();
                    *value = before + 1;
                });
                delete sender;
            });
        }
    }
};

TEST(Explorer, watchedValue) {
    explorer::expectRight<WatchedValueScenario>(2, {}, false);
    explorer::expectRight<WatchedValueScenario>(2, {}, true);
}

Async<Unit> waitsOnce(Strand&, Slot<Unit>&, Notify* notify, bool* isSet) {
    auto notified = notify->notified();
    if (!*isSet) {
        while (co_await ox::pending(notified)) {
        }
    }
    co_return Unit{};
}

/// A waiter that was made before the signal gets it, polled or not; one that is aborted harms nobody.
struct NotifyAllScenario : Tasks {
    Notify notify = Notify::make();
    bool isSet = false;

    NotifyAllScenario() {
        start(ox::makeLazy<waitsOnce>(&notify, &isSet));
        auto* const aborted = start(ox::makeLazy<waitsOnce>(&notify, &isSet), true);
        threads.push_back([this, aborted] {
            isSet = true;
            notify.notifyWaiters();
            JoinHandle<Unit>(aborted).abort();
        });
    }
};

TEST(Explorer, notifyWaiters) { explorer::expectRight<NotifyAllScenario>(3, {}); }

Async<Unit> answers(Strand&, Slot<Unit>&, oneshot::Sender<int> to) {
    std::move(to).send(1);
    co_return Unit{};
}
Async<Unit> takesAll(Strand&, Slot<Unit>&, futures::FuturesUnordered<oneshot::Receiver<int>> all, int* taken,
                     int most) {
    while (*taken < most) {
        OX_AWAIT(next, futures::nextOf(&all));
        if (next.isNone()) break;
        ++*taken;
    }
    co_return Unit{};
}

/// Two futures in one set, woken by two threads; the set may die before the second.
struct ReadySetScenario : Tasks {
    int taken = 0;
    int most;

    explicit ReadySetScenario(int wanted) : most(wanted) {
        futures::FuturesUnordered<oneshot::Receiver<int>> all;
        for (int i = 0; i < 2; ++i) {
            auto ends = oneshot::channel<int>();
            all.push(std::move(ends._1));
            start(ox::makeLazy<answers>(std::move(ends._0)));
        }
        start(ox::makeLazy<takesAll>(std::move(all), &taken, std::move(wanted)));
    }
    void atEnd() override { explorer::require(taken == most, "lost an output"); }
};

TEST(Explorer, readySet) {
    explorer::expectRight<ReadySetScenario>(3, {Seed::SplitUpdates}, 2);
    explorer::expectRight<ReadySetScenario>(3, {}, 1);
}

Async<Unit> writesTwice(Strand&, Slot<Unit>&, RwLock<int>* lock) {
    for (int i = 0; i < 2; ++i) {
        OX_AWAIT(guard, lock->write());
        int const seen = *guard.deref();
        explorer::point();
        *guard.derefMut() = seen + 1;
    }
    co_return Unit{};
}
Async<Unit> readsTwice(Strand&, Slot<Unit>&, RwLock<int>* lock) {
    for (int i = 0; i < 2; ++i) {
        OX_AWAIT(guard, lock->read());
        int const seen = *guard.deref();
        explorer::point();
        explorer::require(*guard.deref() == seen, "written beside a reader");
    }
    co_return Unit{};
}

struct RwLockScenario : Tasks {
    RwLock<int> lock = RwLock<int>::make(0);

    RwLockScenario() {
        start(ox::makeLazy<writesTwice>(&lock));
        start(ox::makeLazy<readsTwice>(&lock));
        auto* const aborted = start(ox::makeLazy<readsTwice>(&lock), true);
        threads.push_back([aborted] { JoinHandle<Unit>(aborted).abort(); });
    }
    void atEnd() override {
        explorer::require(lock.tryWrite().isOk(), "still locked");
        explorer::require(*lock.getMut() == 2, "lost a write");
    }
};

TEST(Explorer, rwLock) { explorer::expectRight<RwLockScenario>(2, {Seed::SplitUpdates}); }

struct SpinScenario : Scenario {
    core::SpinLock lock;
    int value = 0;

    SpinScenario() {
        for (int i = 0; i < 3; ++i) {
            threads.push_back([this] {
                core::SpinGuard guard(lock);
                int const seen = value;
                explorer::point();
                value = seen + 1;
            });
        }
    }
    void atEnd() override { explorer::require(value == 3, "two at a time"); }
};

TEST(Explorer, spinLock) { explorer::expectRight<SpinScenario>(4, {Seed::SplitUpdates}); }

}  // namespace
}  // namespace ox::test
