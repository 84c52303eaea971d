#include "ox/lang/instrumentation.h"
#include "ox/lang/panic.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/task/yield_now.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

std::string log;

Async<i32> gives(Strand&, Slot<i32>&, Event* event, i32 value, char letter) {
    Trace local(log, letter);
    auto wait = event->wait();
    while (co_await ox::pending(wait)) {
    }
    log += static_cast<char>('0' + value);
    co_return value;
}
using Gives = decltype(ox::makeLazy<gives>(static_cast<Event*>(nullptr), 0, 'x'));

struct JoinTest : testing::Test {
    JoinTest() { log.clear(); }
    Gives give(usize i) {
        return ox::makeLazy<gives>(&events[i], static_cast<i32>(i), static_cast<char>('a' + i));
    }
    Event events[3];
    Watcher watcher;
    Hand hand{watcher};
};

TEST_F(JoinTest, waitsForAll) {
    Join<Gives, Gives, Gives> join(give(0), give(1), give(2));
    EXPECT_FALSE(hand.poll(join));
    events[2].fire();
    events[0].fire();
    EXPECT_EQ(watcher.wakes, 2);
    EXPECT_FALSE(hand.poll(join));
    EXPECT_EQ(log, "0a2c");
    events[1].fire();
    EXPECT_TRUE(hand.poll(join));
    auto result = join.take();
    EXPECT_EQ(result._0, 0);
    EXPECT_EQ(result._1, 1);
    EXPECT_EQ(result._2, 2);
}

TEST_F(JoinTest, droppedCancelsInOrder) {
    {
        Join<Gives, Gives, Gives> join(give(0), give(1), give(2));
        EXPECT_FALSE(hand.poll(join));
        events[1].fire();
        EXPECT_FALSE(hand.poll(join));
    }
    EXPECT_EQ(log, "1bac");
    EXPECT_FALSE(events[0].hasWaiter());
}

TEST_F(JoinTest, droppedUnpolledRunsNothing) {
    {
        Join<Gives, Gives> join(give(0), give(1));
    }
    EXPECT_EQ(log, "");
}

using Attempt = Result<i32, i32>;
Async<Attempt> attempts(Strand&, Slot<Attempt>&, Event* event, i32 value) {
    Trace local(log, static_cast<char>('a' + value));
    auto wait = event->wait();
    while (co_await ox::pending(wait)) {
    }
    if (value == 1) co_return Attempt::Err(value);
    co_return Attempt::Ok(value);
}
using Attempts = decltype(ox::makeLazy<attempts>(static_cast<Event*>(nullptr), 0));

TEST_F(JoinTest, tryJoinStopsAtTheFirstError) {
    {
        TryJoin<Attempts, Attempts, Attempts> join(ox::makeLazy<attempts>(&events[0], 0),
                                                   ox::makeLazy<attempts>(&events[1], 1),
                                                   ox::makeLazy<attempts>(&events[2], 2));
        EXPECT_FALSE(hand.poll(join));
        events[0].fire();
        EXPECT_FALSE(hand.poll(join));
        events[1].fire();
        EXPECT_TRUE(hand.poll(join));
        auto result = join.take();
        ASSERT_TRUE(result.isErr());
        EXPECT_EQ(result.asErr()._0, 1);
        EXPECT_EQ(log, "ab");
    }
    EXPECT_EQ(log, "abc");
}

TEST_F(JoinTest, tryJoinGivesAllValues) {
    TryJoin<Attempts, Attempts> join(ox::makeLazy<attempts>(&events[0], 0),
                                     ox::makeLazy<attempts>(&events[2], 2));
    events[0].fire();
    events[2].fire();
    EXPECT_TRUE(hand.poll(join));
    auto result = join.take();
    ASSERT_TRUE(result.isOk());
    EXPECT_EQ(result.asOk()._0._1, 2);
}

struct SelectTest : JoinTest {};

TEST_F(SelectTest, dropsTheLosersBeforeTheHandler) {
    Select<Gives, Gives> select(true, 3, give(0), give(1));
    EXPECT_FALSE(hand.poll(select));
    events[1].fire();
    EXPECT_TRUE(hand.poll(select));
    ASSERT_EQ(select.which(), 1U);
    EXPECT_EQ(select.take<1>(), 1);
    select.dropAll();
    EXPECT_EQ(log, "1ba");
    EXPECT_FALSE(events[0].hasWaiter());
}

TEST_F(SelectTest, biasedTakesTheFirst) {
    events[0].fire();
    events[1].fire();
    for (int i = 0; i < 20; ++i) {
        Select<Gives, Gives> select(true, 3, give(0), give(1));
        EXPECT_TRUE(hand.poll(select));
        EXPECT_EQ(select.which(), 0U);
    }
}

TEST_F(SelectTest, otherwiseAnyOfThem) {
    events[0].fire();
    events[1].fire();
    int counts[2] = {};
    for (int i = 0; i < 400; ++i) {
        Select<Gives, Gives> select(false, 3, give(0), give(1));
        EXPECT_TRUE(hand.poll(select));
        ++counts[select.which()];
    }
    EXPECT_GT(counts[0], 100);
    EXPECT_GT(counts[1], 100);
}

TEST_F(SelectTest, disabledBranchesAreNotPolled) {
    Select<Gives, Gives> select(true, 2, give(0), give(1));
    EXPECT_FALSE(hand.poll(select));
    EXPECT_FALSE(events[0].hasWaiter());
    events[1].fire();
    EXPECT_TRUE(hand.poll(select));
    EXPECT_EQ(select.which(), 1U);
    select.disable(1);
    EXPECT_TRUE(hand.poll(select));
    EXPECT_EQ(select.which(), (Select<Gives, Gives>::kNone));
}

TEST_F(SelectTest, mismatchGoesOnWithTheOthers) {
    Select<Gives, Gives> select(true, 3, give(0), give(1));
    events[0].fire();
    EXPECT_TRUE(hand.poll(select));
    EXPECT_EQ(select.take<0>(), 0);
    select.disable(0);
    EXPECT_FALSE(hand.poll(select));
    events[1].fire();
    EXPECT_TRUE(hand.poll(select));
    EXPECT_EQ(select.which(), 1U);
}

TEST_F(SelectTest, byReferenceLeavesTheFuture) {
    Gives future = give(0);
    {
        Select<Gives*, Gives> select(true, 3, &future, give(1));
        EXPECT_FALSE(hand.poll(select));
        events[1].fire();
        EXPECT_TRUE(hand.poll(select));
        select.dropAll();
    }
    EXPECT_EQ(log, "1b");
    events[0].fire();
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(future.take(), 0);
}

// Losing operations have neither sent nor received anything.
TEST_F(SelectTest, losingChannelOperationsDoNothing) {
    namespace mpsc = tokio::sync::mpsc;
    auto pair = mpsc::channel<i32>(1);
    auto& tx = pair._0;
    auto& rx = pair._1;
    ASSERT_TRUE(tx.trySend(1).isOk());
    {
        events[0].fire();
        Select<Event::Wait, mpsc::Send<i32>> select(true, 3, events[0].wait(), tx.send(2));
        EXPECT_TRUE(hand.poll(select));
        EXPECT_EQ(select.which(), 0U);
    }
    {
        Select<Event::Wait, mpsc::Recv<i32>> select(true, 3, events[0].wait(), rx.recv());
        EXPECT_TRUE(hand.poll(select));
    }
    EXPECT_EQ(rx.tryRecv().asOk()._0, 1);
    EXPECT_TRUE(rx.tryRecv().isErr());
}

Async<Unit> counts(Strand&, Slot<Unit>&, char letter) {
    for (int i = 1; i <= 3; ++i) {
        log += letter;
        log += static_cast<char>('0' + i);
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}

Async<Unit> joinsCounters(Strand&, Slot<Unit>&) {
    using F = decltype(ox::makeLazy<counts>('x'));
    OX_AWAIT(all, (Join<F, F>(ox::makeLazy<counts>('A'), ox::makeLazy<counts>('B'))));
    co_return Unit{};
}

TEST(JoinOrder, yieldersTakeTurnsInArgumentOrder) {
    for (int workers : {0, 1, 2}) {
        log.clear();
        runIn(workers, ox::makeLazy<joinsCounters>());
        EXPECT_EQ(log, "A1B1A2B2A3B3");
    }
}

Async<i32> recursiveJoin(Strand& strand, Slot<i32>&, i32 depth);
using RecursiveJoin = Lazy<i32, recursiveJoin, i32>;
Async<i32> recursiveJoin(Strand&, Slot<i32>&, i32 depth) {
    if (depth == 0) {
        OX_AWAIT(yielded, tokio::task::yieldNow());
        co_return 1;
    }
    auto left = Box<RecursiveJoin>::make(ox::makeLazy<recursiveJoin>(depth - 1));
    OX_AWAIT(both,
             (Join<Box<RecursiveJoin>, tokio::task::YieldNow>(std::move(left), tokio::task::yieldNow())));
    co_return 1 + both._0;
}

TEST(JoinOrder, nestsDeeply) {
#if defined(__OPTIMIZE__) && !OX_ADDRESS_SANITIZER
    i32 const depth = 10'000;
#else
    i32 const depth = 3000;  // their frames on the stack are larger
#endif
    EXPECT_EQ(runIn(0, ox::makeLazy<recursiveJoin>(i32(depth))), depth + 1);
}

}  // namespace
}  // namespace ox::test
