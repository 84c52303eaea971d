#include <memory>
#include <vector>

#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/sync/notify.h"
#include "ox/tokio/sync/oneshot.h"
#include "ox/tokio/sync/semaphore.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using namespace tokio::sync;

struct SyncTest : testing::Test {
    Watcher watchers[3];
    Hand hands[3] = {Hand(watchers[0]), Hand(watchers[1]), Hand(watchers[2])};
};

struct MutexTest : SyncTest {
    Mutex<i32> mutex = Mutex<i32>::make(5);
};

TEST_F(MutexTest, isHandedOverInOrder) {
    auto first = mutex.lock();
    auto second = mutex.lock();
    auto third = mutex.lock();
    ASSERT_TRUE(hands[0].poll(first));
    EXPECT_FALSE(hands[1].poll(second));
    EXPECT_FALSE(hands[2].poll(third));
    EXPECT_TRUE(mutex.tryLock().isErr());
    {
        auto guard = first.take();
        *guard.derefMut() = 6;
    }
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_EQ(watchers[2].wakes, 0);
    // It belongs to the second already: nobody barges in.
    EXPECT_TRUE(mutex.tryLock().isErr());
    ASSERT_TRUE(hands[1].poll(second));
    {
        auto guard = second.take();
        EXPECT_EQ(*guard.deref(), 6);
    }
    ASSERT_TRUE(hands[2].poll(third));
    {
        auto guard = third.take();
    }
    EXPECT_TRUE(mutex.tryLock().isOk());
}

TEST_F(MutexTest, droppedWaiters) {
    auto first = mutex.lock();
    ASSERT_TRUE(hands[0].poll(first));
    auto guard = std::make_unique<MutexGuard<i32>>(first.take());
    auto granted = std::make_unique<Lock<i32>>(mutex.lock());
    auto last = mutex.lock();
    {
        auto gone = mutex.lock();
        EXPECT_FALSE(hands[1].poll(gone));
    }
    EXPECT_FALSE(hands[1].poll(*granted));
    EXPECT_FALSE(hands[2].poll(last));
    guard.reset();
    EXPECT_EQ(watchers[1].wakes, 1);
    granted.reset();
    EXPECT_EQ(watchers[2].wakes, 1);
    ASSERT_TRUE(hands[2].poll(last));
    {
        auto held = last.take();
    }
    EXPECT_TRUE(mutex.tryLock().isOk());
}

TEST_F(MutexTest, readyLockThatIsDroppedUnlocks) {
    {
        Join<Lock<i32>, Lock<i32>> join(mutex.lock(), mutex.lock());
        EXPECT_FALSE(hands[0].poll(join));
    }
    EXPECT_TRUE(mutex.tryLock().isOk());
}

TEST_F(MutexTest, movesItsWakerAlong) {
    auto held = mutex.tryLock();
    auto lock = mutex.lock();
    EXPECT_FALSE(hands[0].poll(lock));
    EXPECT_FALSE(hands[1].poll(lock));
    EXPECT_EQ(watchers[0].references, 0);
    {
        auto dying = std::move(held);
    }
    EXPECT_EQ(watchers[0].wakes, 0);
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_TRUE(hands[1].poll(lock));
    lock.take();
}

TEST(OwnedMutex, sharesTheMutex) {
    auto mutex = Arc<Mutex<i32>>::make(Mutex<i32>::make(1));
    auto guard = Mutex<i32>::tryLockOwned(mutex.clone());
    ASSERT_TRUE(guard.isOk());
    EXPECT_TRUE(Mutex<i32>::tryLockOwned(mutex.clone()).isErr());
    {
        auto dying = std::move(guard);
    }
    EXPECT_TRUE(Mutex<i32>::tryLockOwned(mutex.clone()).isOk());
}

struct OneshotTest : SyncTest {
    decltype(oneshot::channel<i32>()) ends = oneshot::channel<i32>();
    oneshot::Sender<i32>& tx = ends._0;
    oneshot::Receiver<i32>& rx = ends._1;
};

TEST_F(OneshotTest, delivers) {
    EXPECT_FALSE(hands[0].poll(rx));
    EXPECT_EQ(rx.tryRecv().asErr()._0, oneshot::TryRecvError::Empty());
    EXPECT_TRUE(std::move(tx).send(3).isOk());
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(rx));
    EXPECT_EQ(rx.take().asOk()._0, 3);
}

TEST_F(OneshotTest, senderGone) {
    EXPECT_FALSE(hands[0].poll(rx));
    {
        auto dying = std::move(tx);
    }
    EXPECT_EQ(watchers[0].wakes, 1);
    ASSERT_TRUE(hands[0].poll(rx));
    EXPECT_TRUE(rx.take().isErr());
}

TEST_F(OneshotTest, receiverGone) {
    auto closed = tx.closed();
    EXPECT_FALSE(hands[0].poll(closed));
    {
        auto dying = std::move(rx);
    }
    EXPECT_EQ(watchers[0].wakes, 1);
    EXPECT_TRUE(hands[0].poll(closed));
    EXPECT_TRUE(tx.isClosed());
    EXPECT_EQ(std::move(tx).send(3).asErr()._0, 3);
}

TEST_F(OneshotTest, closedReceiverKeepsWhatWasSent) {
    EXPECT_TRUE(std::move(tx).send(3).isOk());
    rx.close();
    EXPECT_EQ(rx.tryRecv().asOk()._0, 3);
    EXPECT_EQ(rx.tryRecv().asErr()._0, oneshot::TryRecvError::Closed());
}

TEST_F(OneshotTest, receiverMovesBetweenPolls) {
    EXPECT_FALSE(hands[0].poll(rx));
    oneshot::Receiver<i32> moved = std::move(rx);
    EXPECT_FALSE(hands[1].poll(moved));
    EXPECT_EQ(watchers[0].references, 0);
    EXPECT_TRUE(std::move(tx).send(3).isOk());
    EXPECT_EQ(watchers[1].wakes, 1);
}

struct NotifyTest : SyncTest {
    Notify notify;
};

TEST_F(NotifyTest, remembersOne) {
    notify.notifyOne();
    notify.notifyOne();
    auto first = notify.notified();
    auto second = notify.notified();
    EXPECT_TRUE(hands[0].poll(first));
    EXPECT_FALSE(hands[1].poll(second));
    notify.notifyOne();
    EXPECT_TRUE(hands[1].poll(second));
}

TEST_F(NotifyTest, droppedPassesItOn) {
    auto second = notify.notified();
    {
        auto first = notify.notified();
        EXPECT_FALSE(hands[0].poll(first));
        EXPECT_FALSE(hands[1].poll(second));
        notify.notifyOne();
        EXPECT_EQ(watchers[0].wakes, 1);
    }
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_TRUE(hands[1].poll(second));
    auto third = notify.notified();
    EXPECT_FALSE(hands[2].poll(third));
}

TEST_F(NotifyTest, allWaiters) {
    auto first = notify.notified();
    auto unpolled = notify.notified();
    EXPECT_FALSE(hands[0].poll(first));
    notify.notifyWaiters();
    EXPECT_EQ(watchers[0].wakes, 1);
    EXPECT_TRUE(hands[0].poll(first));
    EXPECT_TRUE(hands[1].poll(unpolled));
    auto later = notify.notified();
    EXPECT_FALSE(hands[2].poll(later));
}

TEST_F(NotifyTest, enableRegisters) {
    auto future = notify.notified();
    EXPECT_FALSE(future.enable());
    notify.notifyOne();
    auto other = notify.notified();
    EXPECT_FALSE(hands[1].poll(other));
    EXPECT_TRUE(hands[0].poll(future));
}

struct SemaphoreTest : SyncTest {
    Semaphore semaphore = Semaphore::make(2);
};

TEST_F(SemaphoreTest, largeRequestsHoldUpLaterOnes) {
    auto one = semaphore.tryAcquire();
    auto many = semaphore.acquireMany(2);
    auto later = semaphore.acquire();
    EXPECT_FALSE(hands[0].poll(many));
    EXPECT_EQ(semaphore.availablePermits(), 0U);
    EXPECT_FALSE(hands[1].poll(later));
    {
        auto dying = std::move(one);
    }
    EXPECT_EQ(watchers[0].wakes, 1);
    EXPECT_EQ(watchers[1].wakes, 0);
    ASSERT_TRUE(hands[0].poll(many));
    {
        auto permit = many.take();
        EXPECT_EQ(permit.asOk()._0.numPermits(), 2U);
    }
    ASSERT_TRUE(hands[1].poll(later));
}

TEST_F(SemaphoreTest, droppedWaiterGivesBackItsShare) {
    {
        auto many = semaphore.acquireMany(3);
        EXPECT_FALSE(hands[0].poll(many));
        auto later = semaphore.acquire();
        EXPECT_FALSE(hands[1].poll(later));
        {
            auto dying = std::move(many);
        }
    }
    EXPECT_EQ(semaphore.availablePermits(), 2U);
    {
        auto many = std::make_unique<AcquirePermit>(semaphore.acquireMany(3));
        EXPECT_FALSE(hands[0].poll(*many));
        auto later = semaphore.acquire();
        EXPECT_FALSE(hands[1].poll(later));
        many.reset();
        EXPECT_EQ(watchers[1].wakes, 1);
        EXPECT_TRUE(hands[1].poll(later));
    }
    EXPECT_EQ(semaphore.availablePermits(), 2U);
}

TEST_F(SemaphoreTest, close) {
    auto many = semaphore.acquireMany(3);
    EXPECT_FALSE(hands[0].poll(many));
    semaphore.close();
    EXPECT_EQ(watchers[0].wakes, 1);
    EXPECT_TRUE(hands[0].poll(many));
    EXPECT_TRUE(many.take().isErr());
    EXPECT_EQ(semaphore.tryAcquire().asErr()._0, TryAcquireError::Closed());
}

Async<Unit> increments(Strand&, Slot<Unit>&, Arc<Mutex<i64>> counter, i64 times) {
    for (i64 i = 0; i < times; ++i) {
        OX_AWAIT(guard, counter->lock());
        i64 const value = *guard.deref();
        if (i % 8 == 0) {
            OX_AWAIT(yielded, tokio::task::yieldNow());
        }
        *guard.derefMut() = value + 1;
    }
    co_return Unit{};
}

Async<i64> counts(Strand&, Slot<i64>&, i64 tasks, i64 times) {
    auto counter = Arc<Mutex<i64>>::make(Mutex<i64>::make(0));
    std::vector<tokio::task::JoinHandle<Unit>> handles;
    for (i64 i = 0; i < tasks; ++i) {
        handles.push_back(tokio::task::spawn(ox::makeLazy<increments>(counter.clone(), std::move(times))));
    }
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        EXPECT_TRUE(handle.take().isOk());
    }
    OX_AWAIT(guard, counter->lock());
    co_return *guard.deref();
}

TEST(MutexStress, countsExactly) {
    for (int workers : {0, 1, 2, 4}) {
        EXPECT_EQ(runIn(workers, ox::makeLazy<counts>(i64(16), i64(500))), 8000);
    }
}

}  // namespace
}  // namespace ox::test
