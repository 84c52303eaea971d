#include "ox/tokio/sync/mpsc.h"

#include <memory>

#include "ox/lang/vec.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

namespace mpsc = tokio::sync::mpsc;

struct MpscTest : testing::Test {
    Watcher watcher;
    Hand hand{watcher};
    Watcher receiverWatcher;
    Hand receiver{receiverWatcher};
};

TEST_F(MpscTest, deliversInOrderAndEnds) {
    auto ends = mpsc::channel<i32>(2);
    auto& tx = ends._0;
    auto& rx = ends._1;
    ASSERT_TRUE(tx.trySend(1).isOk());
    ASSERT_TRUE(tx.trySend(2).isOk());
    auto full = tx.trySend(3);
    ASSERT_TRUE(full.isErr());
    EXPECT_EQ(full.asErr()._0.tag(), mpsc::TrySendError<i32>::Tag::Full);
    EXPECT_EQ(std::move(full.asErr()._0).intoInner(), 3);
    for (i32 expected : {1, 2}) {
        auto recv = rx.recv();
        ASSERT_TRUE(receiver.poll(recv));
        EXPECT_EQ(recv.take().asSome()._0, expected);
    }
    auto recv = rx.recv();
    EXPECT_FALSE(receiver.poll(recv));
    {
        auto dying = std::move(tx);
    }
    EXPECT_EQ(receiverWatcher.wakes, 1);
    EXPECT_TRUE(receiver.poll(recv));
    EXPECT_TRUE(recv.take().isNone());
}

TEST_F(MpscTest, sendersWaitInOrder) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    Watcher watchers[3];
    auto first = tx.send(1);
    auto second = tx.send(2);
    auto third = tx.send(3);
    Hand hands[3] = {Hand(watchers[0]), Hand(watchers[1]), Hand(watchers[2])};
    EXPECT_TRUE(hands[0].poll(first));
    EXPECT_FALSE(hands[1].poll(second));
    EXPECT_FALSE(hands[2].poll(third));
    EXPECT_FALSE(hands[1].poll(second));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_EQ(watchers[2].wakes, 0);
    // The permit is the second's: nobody else can send before it.
    EXPECT_TRUE(tx.trySend(9).isErr());
    EXPECT_EQ(rx.tryRecv().asErr()._0, mpsc::TryRecvError::Empty());
    EXPECT_TRUE(hands[1].poll(second));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 2);
    EXPECT_TRUE(hands[2].poll(third));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 3);
}

TEST_F(MpscTest, droppedWaiterLeavesItsPlaceAndPassesItsPermitOn) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    ASSERT_TRUE(tx.trySend(1).isOk());
    Watcher lastWatcher;
    Hand last(lastWatcher);
    auto third = tx.send(3);
    {
        auto gone = tx.send(2);
        EXPECT_FALSE(hand.poll(gone));
        EXPECT_FALSE(last.poll(third));
    }
    auto granted = std::make_unique<mpsc::Send<i32>>(tx.send(4));
    EXPECT_FALSE(hand.poll(*granted));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
    EXPECT_EQ(lastWatcher.wakes, 1);
    EXPECT_TRUE(last.poll(third));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 3);
    EXPECT_EQ(watcher.wakes, 1);
    granted.reset();  // with a permit it never used
    EXPECT_EQ(tx.capacity(), 1U);
    EXPECT_TRUE(tx.trySend(5).isOk());
}

TEST_F(MpscTest, closeFailsWaitersAndDrains) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    ASSERT_TRUE(tx.trySend(1).isOk());
    auto waiting = tx.send(2);
    EXPECT_FALSE(hand.poll(waiting));
    rx.close();
    EXPECT_EQ(watcher.wakes, 1);
    ASSERT_TRUE(hand.poll(waiting));
    EXPECT_EQ(waiting.take().asErr()._0._0, 2);
    EXPECT_TRUE(tx.isClosed());
    EXPECT_EQ(tx.trySend(3).asErr()._0.tag(), mpsc::TrySendError<i32>::Tag::Closed);
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
    EXPECT_EQ(rx.tryRecv().asErr()._0, mpsc::TryRecvError::Empty());
}

TEST_F(MpscTest, closedChannelWaitsForItsPermits) {
    auto ends = mpsc::channel<i32>(2);
    auto& tx = ends._0;
    auto& rx = ends._1;
    auto reserve = tx.reserve();
    ASSERT_TRUE(hand.poll(reserve));
    auto permit = std::move(reserve.take().asOk()._0);
    auto unused = tx.tryReserve();
    rx.close();
    auto recv = rx.recv();
    EXPECT_FALSE(receiver.poll(recv));
    std::move(permit).send(7);
    EXPECT_EQ(receiverWatcher.wakes, 1);
    EXPECT_TRUE(receiver.poll(recv));
    EXPECT_EQ(recv.take().asSome()._0, 7);
    auto end = rx.recv();
    EXPECT_FALSE(receiver.poll(end));
    {
        auto dying = std::move(unused);
    }
    EXPECT_TRUE(receiver.poll(end));
    EXPECT_TRUE(end.take().isNone());
}

TEST_F(MpscTest, droppedReceiverDropsMessagesAndTellsSenders) {
    std::string log;
    {
        auto ends = mpsc::channel<Trace>(4);
        auto& tx = ends._0;
        auto& rx = ends._1;
        ASSERT_TRUE(tx.trySend(Trace(log, 'm')).isOk());
        auto closed = tx.closed();
        EXPECT_FALSE(hand.poll(closed));
        {
            auto dying = std::move(rx);
        }
        EXPECT_EQ(log, "m");
        EXPECT_EQ(watcher.wakes, 1);
        EXPECT_TRUE(hand.poll(closed));
        auto send = tx.send(Trace(log, 'n'));
        EXPECT_TRUE(hand.poll(send));
        {
            auto error = send.take();
        }
        EXPECT_EQ(log, "mn");
    }
    EXPECT_EQ(log, "mn");
}

TEST_F(MpscTest, droppedRecvIsNotWoken) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    {
        auto recv = rx.recv();
        EXPECT_FALSE(receiver.poll(recv));
    }
    ASSERT_TRUE(tx.trySend(1).isOk());
    EXPECT_EQ(receiverWatcher.wakes, 0);
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
}

TEST_F(MpscTest, movesItsWakerAlong) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    auto recv = rx.recv();
    EXPECT_FALSE(receiver.poll(recv));
    EXPECT_FALSE(hand.poll(recv));
    EXPECT_EQ(receiverWatcher.references, 0);
    ASSERT_TRUE(tx.trySend(1).isOk());
    EXPECT_EQ(receiverWatcher.wakes, 0);
    EXPECT_EQ(watcher.wakes, 1);
    auto send = tx.send(2);
    EXPECT_FALSE(receiver.poll(send));
    EXPECT_FALSE(hand.poll(send));
    EXPECT_TRUE(hand.poll(recv));
    EXPECT_EQ(watcher.wakes, 2);
    EXPECT_TRUE(receiver.poll(send));
}

TEST_F(MpscTest, recvManyTakesWhatIsThere) {
    auto ends = mpsc::unboundedChannel<i32>();
    auto& tx = ends._0;
    auto& rx = ends._1;
    Vec<i32> buffer = Vec<i32>::make();
    auto many = rx.recvMany(&buffer, 3);
    EXPECT_FALSE(receiver.poll(many));
    for (i32 i = 0; i < 5; ++i) ASSERT_TRUE(tx.send(i).isOk());
    EXPECT_EQ(receiverWatcher.wakes, 1);
    EXPECT_TRUE(receiver.poll(many));
    EXPECT_EQ(many.take(), 3U);
    EXPECT_EQ(buffer.len(), 3U);
    EXPECT_EQ(rx.len(), 2U);
}

TEST_F(MpscTest, recvManyWakesASenderForEachMessageInOrder) {
    auto ends = mpsc::channel<i32>(2);
    auto& tx = ends._0;
    auto& rx = ends._1;
    ASSERT_TRUE(tx.trySend(0).isOk());
    ASSERT_TRUE(tx.trySend(1).isOk());
    Watcher watchers[3];
    Hand hands[3] = {Hand(watchers[0]), Hand(watchers[1]), Hand(watchers[2])};
    auto first = tx.send(2);
    auto second = tx.send(3);
    auto third = tx.send(4);
    EXPECT_FALSE(hands[0].poll(first));
    EXPECT_FALSE(hands[1].poll(second));
    EXPECT_FALSE(hands[2].poll(third));
    Vec<i32> buffer = Vec<i32>::make();
    auto many = rx.recvMany(&buffer, 5);
    EXPECT_TRUE(receiver.poll(many));
    EXPECT_EQ(many.take(), 2U);
    EXPECT_EQ(watchers[0].wakes, 1);
    EXPECT_EQ(watchers[1].wakes, 1);
    EXPECT_EQ(watchers[2].wakes, 0);
    EXPECT_TRUE(hands[0].poll(first));
    EXPECT_TRUE(hands[1].poll(second));
    EXPECT_FALSE(hands[2].poll(third));
    EXPECT_EQ(receiverWatcher.wakes, 0) << "it found messages, so it does not wait";
    auto again = rx.recvMany(&buffer, 1);
    EXPECT_TRUE(receiver.poll(again));
    EXPECT_EQ(watchers[2].wakes, 1);
    EXPECT_TRUE(hands[2].poll(third));
    auto rest = rx.recvMany(&buffer, 5);
    EXPECT_TRUE(receiver.poll(rest));
    EXPECT_EQ(rest.take(), 2U);
    ASSERT_EQ(buffer.len(), 5U);
    for (i32 i = 0; i < 5; ++i) EXPECT_EQ(buffer.asSlice()[static_cast<usize>(i)], i);
}

TEST_F(MpscTest, weakSendersDoNotKeepItOpen) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    auto weak = tx.downgrade();
    EXPECT_EQ(tx.weakCount(), 1U);
    {
        auto strong = weak.upgrade();
        EXPECT_TRUE(strong.isSome());
        EXPECT_EQ(tx.strongCount(), 2U);
    }
    {
        auto dying = std::move(tx);
    }
    EXPECT_TRUE(weak.upgrade().isNone());
    EXPECT_EQ(rx.tryRecv().asErr()._0, mpsc::TryRecvError::Disconnected());
}

TEST_F(MpscTest, ownedPermits) {
    auto ends = mpsc::channel<i32>(1);
    auto& tx = ends._0;
    auto& rx = ends._1;
    auto reserve = tx.clone().reserveOwned();
    ASSERT_TRUE(hand.poll(reserve));
    auto permit = std::move(reserve.take().asOk()._0);
    EXPECT_EQ(tx.capacity(), 0U);
    auto back = std::move(permit).send(5);
    EXPECT_TRUE(back.sameChannel(&tx));
    EXPECT_EQ(rx.tryRecv().asOk()._0, 5);
    {
        auto dropped = tx.clone().reserveOwned();
        EXPECT_TRUE(hand.poll(dropped));
    }
    EXPECT_EQ(tx.capacity(), 1U);
}

Async<Unit> produces(Strand&, Slot<Unit>&, mpsc::Sender<i64> tx, i64 from, i64 count) {
    for (i64 i = from; i < from + count; ++i) {
        OX_AWAIT(sent, tx.send(i));
    }
    co_return Unit{};
}

Async<i64> sums(Strand&, Slot<i64>&, usize capacity, i64 producers, i64 each) {
    auto ends = mpsc::channel<i64>(capacity);
    auto& tx = ends._0;
    auto& rx = ends._1;
    for (i64 p = 0; p < producers; ++p) {
        tokio::task::spawn(ox::makeLazy<produces>(tx.clone(), p * each, each));
    }
    {
        auto dying = std::move(tx);
    }
    i64 sum = 0;
    for (;;) {
        OX_AWAIT(message, rx.recv());
        if (message.isNone()) break;
        sum += message.asSome()._0;
    }
    co_return sum;
}

TEST(MpscStress, allMessagesArrive) {
    constexpr i64 kProducers = 8;
    constexpr i64 kEach = 2000;
    constexpr i64 kTotal = kProducers * kEach;
    for (int workers : {0, 1, 2, 4}) {
        for (usize capacity : {1, 3, 64}) {
            EXPECT_EQ(runIn(workers, ox::makeLazy<sums>(usize(capacity), i64(kProducers), i64(kEach))),
                      kTotal * (kTotal - 1) / 2);
        }
    }
}

TEST(MpscBlocking, fromAThread) {
    auto pair = mpsc::channel<i64>(1);
    pthread_t thread;
    pthread_create(
        &thread, nullptr,
        [](void* sender) -> void* {
            for (i64 i = 0; i < 1000; ++i) static_cast<mpsc::Sender<i64>*>(sender)->blockingSend(i);
            {
                auto dying = std::move(*static_cast<mpsc::Sender<i64>*>(sender));
            }
            return nullptr;
        },
        &pair._0);
    i64 sum = 0;
    for (;;) {
        auto message = pair._1.blockingRecv();
        if (message.isNone()) break;
        sum += message.asSome()._0;
    }
    pthread_join(thread, nullptr);
    EXPECT_EQ(sum, 499'500);
}

}  // namespace
}  // namespace ox::test
