#include <vector>

#include "ox/lang/panic.h"
#include "ox/lang/vec.h"
#include "ox/tokio/sync/barrier.h"
#include "ox/tokio/sync/broadcast.h"
#include "ox/tokio/sync/once_cell.h"
#include "ox/tokio/sync/rwlock.h"
#include "ox/tokio/sync/watch.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using namespace tokio::sync;

struct ChannelsTest : testing::Test {
    Watcher watchers[3];
    Hand hands[3] = {Hand(watchers[0]), Hand(watchers[1]), Hand(watchers[2])};
};

struct WatchTest : ChannelsTest {
    decltype(watch::channel<i32>(1)) ends = watch::channel<i32>(1);
    watch::Sender<i32>& tx = ends._0;
    watch::Receiver<i32>& rx = ends._1;
};

TEST_F(WatchTest, showsTheLatestValueOnce) {
    EXPECT_EQ(*rx.borrow().deref(), 1);
    auto changed = rx.changed();
    EXPECT_FALSE(hands[0].poll(changed));
    EXPECT_TRUE(tx.send(2).isOk());
    EXPECT_TRUE(tx.send(3).isOk());
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(changed));
    EXPECT_TRUE(changed.take().isOk());
    EXPECT_EQ(*rx.borrowAndUpdate().deref(), 3);
    EXPECT_FALSE(rx.hasChanged().asOk()._0);
    auto again = rx.changed();
    EXPECT_FALSE(hands[0].poll(again));
}

TEST_F(WatchTest, sendersGone) {
    auto changed = rx.changed();
    EXPECT_FALSE(hands[0].poll(changed));
    {
        auto dying = std::move(tx);
    }
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(changed));
    EXPECT_TRUE(changed.take().isErr());
    EXPECT_EQ(*rx.borrow().deref(), 1);
}

TEST_F(WatchTest, receiversGone) {
    auto closed = tx.closed();
    EXPECT_FALSE(hands[0].poll(closed));
    {
        auto dying = std::move(rx);
    }
    EXPECT_TRUE(hands[0].poll(closed));
    EXPECT_EQ(tx.send(5).asErr()._0._0, 5);
    EXPECT_EQ(*tx.borrow().deref(), 1);
    EXPECT_EQ(tx.sendReplace(7), 1);
    auto late = tx.subscribe();
    EXPECT_EQ(*late.borrow().deref(), 7);
}

TEST_F(WatchTest, closedGoesOnWaitingWhenThereIsAnotherReceiver) {
    auto closed = tx.closed();
    EXPECT_FALSE(hands[0].poll(closed));
    {
        auto dying = std::move(rx);
    }
    {
        auto late = tx.subscribe();
        EXPECT_EQ(watchers[0].wakes, 1);
        EXPECT_FALSE(hands[0].poll(closed));
    }
    EXPECT_EQ(watchers[0].wakes, 2);
    EXPECT_TRUE(hands[0].poll(closed));
}

TEST_F(WatchTest, waitFor) {
    auto waiting = rx.waitFor([](i32 const* value) { return *value >= 3; });
    EXPECT_FALSE(hands[0].poll(waiting));
    EXPECT_TRUE(tx.send(2).isOk());
    EXPECT_FALSE(hands[0].poll(waiting));
    EXPECT_TRUE(tx.sendIfModified([](i32* value) { return (*value += 2) > 3; }));
    EXPECT_EQ(watchers[0].wakes, 2);
    ASSERT_TRUE(hands[0].poll(waiting));
    auto found = waiting.take();
    EXPECT_EQ(*found.asOk()._0.deref(), 4);
    EXPECT_TRUE(found.asOk()._0.hasChanged());
}

i32 copy(i32 const* value) { return *value; }

struct BroadcastTest : ChannelsTest {
    decltype(broadcast::channel<i32>(2, copy)) ends = broadcast::channel<i32>(2, copy);
    broadcast::Sender<i32>& tx = ends._0;
    broadcast::Receiver<i32>& rx = ends._1;
};

TEST_F(BroadcastTest, everyReceiverGetsEverything) {
    auto other = tx.subscribe();
    auto recv = rx.recv();
    EXPECT_FALSE(hands[0].poll(recv));
    EXPECT_EQ(tx.send(1).asOk()._0, 2U);
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(recv));
    EXPECT_EQ(recv.take().asOk()._0, 1);
    auto late = tx.subscribe();
    EXPECT_EQ(other.tryRecv().asOk()._0, 1);
    EXPECT_EQ(late.tryRecv().asErr()._0.tag(), broadcast::TryRecvError::Tag::Empty);
    EXPECT_EQ(tx.len(), 0U);
}

TEST_F(BroadcastTest, slowReceiversAreToldWhatTheyLost) {
    for (i32 i = 0; i < 5; ++i) EXPECT_TRUE(tx.send(i32(i)).isOk());
    auto lagged = rx.tryRecv();
    ASSERT_EQ(lagged.asErr()._0.tag(), broadcast::TryRecvError::Tag::Lagged);
    EXPECT_EQ(lagged.asErr()._0.asLagged()._0, 3U);
    EXPECT_EQ(rx.tryRecv().asOk()._0, 3);
    EXPECT_EQ(rx.len(), 1U);
    {
        auto dying = std::move(tx);
    }
    EXPECT_EQ(rx.tryRecv().asOk()._0, 4);
    EXPECT_EQ(rx.tryRecv().asErr()._0.tag(), broadcast::TryRecvError::Tag::Closed);
}

TEST_F(BroadcastTest, droppedReceiverLetsMessagesGo) {
    auto other = tx.subscribe();
    EXPECT_TRUE(tx.send(1).isOk());
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
    EXPECT_EQ(tx.len(), 1U);
    {
        auto dying = std::move(other);
    }
    EXPECT_EQ(tx.len(), 0U);
    {
        auto recv = rx.recv();
        EXPECT_FALSE(hands[0].poll(recv));
    }
    {
        auto dying = std::move(rx);
    }
    EXPECT_EQ(tx.send(4).asErr()._0._0, 4);
}

struct RwLockTest : ChannelsTest {
    RwLock<i32> lock = RwLock<i32>::make(5);
};

TEST_F(RwLockTest, writersHoldUpLaterReaders) {
    auto first = lock.tryRead();
    ASSERT_TRUE(first.isOk());
    auto write = lock.write();
    EXPECT_FALSE(hands[0].poll(write));
    auto read = lock.read();
    EXPECT_FALSE(hands[1].poll(read));
    EXPECT_TRUE(lock.tryRead().isErr());
    {
        auto dying = std::move(first);
    }
    ASSERT_TRUE(hands[0].poll(write));
    {
        auto guard = write.take();
        *guard.derefMut() = 6;
        EXPECT_TRUE(lock.tryRead().isErr());
        auto reader = std::move(guard).downgrade();
        EXPECT_EQ(watchers[1].wakes, 1);
        ASSERT_TRUE(hands[1].poll(read));
        auto second = read.take();
        EXPECT_EQ(*second.deref() + *reader.deref(), 12);
        EXPECT_TRUE(lock.tryWrite().isErr());
    }
    EXPECT_TRUE(lock.tryWrite().isOk());
}

TEST_F(ChannelsTest, barrier) {
    Barrier barrier = Barrier::make(3);
    auto a = barrier.wait();
    auto b = barrier.wait();
    auto c = barrier.wait();
    EXPECT_FALSE(hands[0].poll(a));
    EXPECT_FALSE(hands[1].poll(b));
    ASSERT_TRUE(hands[2].poll(c));
    EXPECT_TRUE(c.take().isLeader());
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(a));
    EXPECT_FALSE(a.take().isLeader());
    ASSERT_TRUE(hands[1].poll(b));
    auto next = barrier.wait();
    EXPECT_FALSE(hands[0].poll(next));
}

Async<i32> makes(Strand&, Slot<i32>&, Event* event, i32 value) {
    auto wait = event->wait();
    while (co_await ox::pending(wait)) {
    }
    co_return value;
}

TEST_F(ChannelsTest, onceCell) {
    OnceCell<i32> cell;
    Event never;
    Event event;
    auto give = [&](Event* when, i32 value) { return [=] { return ox::makeLazy<makes>(when, value); }; };
    auto second = getOrInit(&cell, give(&event, 2));
    {
        auto first = getOrInit(&cell, give(&never, 1));
        EXPECT_FALSE(hands[0].poll(first));
        EXPECT_FALSE(hands[1].poll(second));
        EXPECT_TRUE(cell.set(9).asErr()._0.tag() == SetError<i32>::Tag::InitializingError);
    }
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_FALSE(hands[1].poll(second));
    event.fire();
    ASSERT_TRUE(hands[1].poll(second));
    EXPECT_EQ(*second.take(), 2);
    EXPECT_EQ(*cell.get().asSome()._0, 2);
    EXPECT_TRUE(cell.set(9).asErr()._0.tag() == SetError<i32>::Tag::AlreadyInitializedError);
}

Async<i64> listens(Strand&, Slot<i64>&, broadcast::Receiver<i32> rx) {
    i64 sum = 0;
    for (;;) {
        OX_AWAIT(message, rx.recv());
        if (message.isOk()) {
            sum += message.asOk()._0;
        } else if (message.asErr()._0.tag() == broadcast::RecvError::Tag::Closed) {
            co_return sum;
        }
    }
}
Async<Unit> broadcasts(Strand&, Slot<Unit>&) {
    auto ends = broadcast::channel<i32>(1024, copy);
    std::vector<tokio::task::JoinHandle<i64>> handles;
    for (int i = 0; i < 8; ++i)
        handles.push_back(tokio::task::spawn(ox::makeLazy<listens>(ends._0.subscribe())));
    for (i32 i = 0; i < 1000; ++i) EXPECT_TRUE(ends._0.send(i32(i)).isOk());
    {
        auto dying = std::move(ends._0);
    }
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        EXPECT_EQ(handle.take().asOk()._0, 499'500);
    }
    co_return Unit{};
}

TEST(ChannelsStress, broadcast) {
    for (int workers : {0, 1, 2, 4}) runIn(workers, ox::makeLazy<broadcasts>());
}

Async<i32> watches(Strand&, Slot<i32>&, watch::Receiver<i32> rx) {
    i32 last = 0;
    for (;;) {
        OX_AWAIT(changed, rx.changed());
        if (changed.isErr()) co_return last;
        i32 const value = *rx.borrowAndUpdate().deref();
        EXPECT_GT(value, last);
        last = value;
    }
}
Async<Unit> publishes(Strand&, Slot<Unit>&) {
    auto ends = watch::channel<i32>(0);
    std::vector<tokio::task::JoinHandle<i32>> handles;
    for (int i = 0; i < 8; ++i)
        handles.push_back(tokio::task::spawn(ox::makeLazy<watches>(ends._0.subscribe())));
    for (i32 i = 1; i <= 1000; ++i) {
        EXPECT_TRUE(ends._0.send(i32(i)).isOk());
        if (i % 10 == 0) {
            OX_AWAIT(yielded, tokio::task::yieldNow());
        }
    }
    {
        auto dying = std::move(ends._0);
    }
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        EXPECT_EQ(handle.take().asOk()._0, 1000);
    }
    co_return Unit{};
}

TEST(ChannelsStress, watch) {
    for (int workers : {0, 1, 2, 4}) runIn(workers, ox::makeLazy<publishes>());
}

Async<Unit> readsAndWrites(Strand&, Slot<Unit>&, Arc<RwLock<i64>> lock, bool writes) {
    for (int i = 0; i < 200; ++i) {
        if (writes) {
            OX_AWAIT(guard, lock->write());
            i64 const value = *guard.deref();
            OX_AWAIT(yielded, tokio::task::yieldNow());
            *guard.derefMut() = value + 1;
        } else {
            OX_AWAIT(guard, lock->read());
            i64 const value = *guard.deref();
            OX_AWAIT(yielded, tokio::task::yieldNow());
            EXPECT_EQ(*guard.deref(), value);
        }
    }
    co_return Unit{};
}
Async<i64> mixesReaders(Strand&, Slot<i64>&) {
    auto lock = Arc<RwLock<i64>>::make(RwLock<i64>::make(0));
    std::vector<tokio::task::JoinHandle<Unit>> handles;
    for (int i = 0; i < 8; ++i) {
        handles.push_back(tokio::task::spawn(ox::makeLazy<readsAndWrites>(lock.clone(), bool(i % 2))));
    }
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        EXPECT_TRUE(handle.take().isOk());
    }
    OX_AWAIT(guard, lock->read());
    co_return *guard.deref();
}

TEST(ChannelsStress, rwlock) {
    for (int workers : {0, 1, 2, 4}) EXPECT_EQ(runIn(workers, ox::makeLazy<mixesReaders>()), 800);
}

}  // namespace
}  // namespace ox::test
