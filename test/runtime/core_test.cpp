#include "ox/lang/panic.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

std::string log;

Async<i32> inner(Strand&, Slot<i32>&, Event* event) {
    Trace local(log, 'b');
    auto wait = event->wait();
    while (co_await ox::pending(wait)) {
    }
    co_return 7;
}

Async<i32> outer(Strand& strand, Slot<i32>&, Event* first, Event* second) {
    Trace local(log, 'a');
    log += 's';
    i32 value;
    {
        Slot<i32> slot(strand);
        inner(strand, slot, first);
        co_await slot;
        value = slot.take();
    }
    auto wait = second->wait();
    while (co_await ox::pending(wait)) {
    }
    co_return value + 1;
}

struct LazyTest : testing::Test {
    LazyTest() { log.clear(); }
    Event first;
    Event second;
    Watcher watcher;
    Hand hand{watcher};
};

TEST_F(LazyTest, runsWhenPolledAndOnlyThen) {
    auto future = ox::makeLazy<outer>(&first, &second);
    auto moved = std::move(future);
    EXPECT_EQ(log, "");
    EXPECT_FALSE(hand.poll(moved));
    EXPECT_EQ(log, "s");
    EXPECT_FALSE(hand.poll(moved));
    first.fire();
    EXPECT_EQ(watcher.wakes, 1);
    EXPECT_FALSE(hand.poll(moved));
    EXPECT_EQ(log, "sb");
    second.fire();
    EXPECT_EQ(watcher.wakes, 2);
    EXPECT_TRUE(hand.poll(moved));
    EXPECT_EQ(moved.take(), 8);
    EXPECT_EQ(log, "sba");
}

TEST_F(LazyTest, droppedUnpolledNeverRuns) {
    {
        auto future = ox::makeLazy<outer>(&first, &second);
    }
    EXPECT_EQ(log, "");
}

TEST_F(LazyTest, droppedAtEachAwaitInnermostFirst) {
    {
        auto future = ox::makeLazy<outer>(&first, &second);
        EXPECT_FALSE(hand.poll(future));
        EXPECT_TRUE(first.hasWaiter());
    }
    EXPECT_EQ(log, "sba");
    EXPECT_FALSE(first.hasWaiter());
    log.clear();
    {
        auto future = ox::makeLazy<outer>(&first, &second);
        EXPECT_FALSE(hand.poll(future));
        first.fire();
        EXPECT_FALSE(hand.poll(future));
        EXPECT_TRUE(second.hasWaiter());
    }
    EXPECT_EQ(log, "sba");
    EXPECT_FALSE(second.hasWaiter());
}

TEST_F(LazyTest, wakesWhoPolledLast) {
    Watcher other;
    Hand otherHand(other);
    auto future = ox::makeLazy<outer>(&first, &second);
    EXPECT_FALSE(hand.poll(future));
    EXPECT_FALSE(otherHand.poll(future));
    EXPECT_EQ(watcher.references, 0);
    first.fire();
    EXPECT_EQ(watcher.wakes, 0);
    EXPECT_EQ(other.wakes, 1);
    EXPECT_FALSE(hand.poll(future));
    EXPECT_EQ(other.references, 0);
    second.fire();
    EXPECT_EQ(watcher.wakes, 1);
    EXPECT_TRUE(hand.poll(future));
}

Async<Unit> takesArguments(Strand&, Slot<Unit>&, Trace first, Trace second) {
    Trace a = std::move(first);
    Trace b = std::move(second);
    co_return Unit{};
}

TEST_F(LazyTest, dropsArgumentsInOrderWhenUnpolled) {
    {
        auto future = ox::makeLazy<takesArguments>(Trace(log, '1'), Trace(log, '2'));
    }
    EXPECT_EQ(log, "12");
    log.clear();
    auto future = ox::makeLazy<takesArguments>(Trace(log, '1'), Trace(log, '2'));
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(log, "21");
}

i32 doubled(i32 value) { return 2 * value; }
void logs(char letter) { log += letter; }

TEST_F(LazyTest, plainFunctionsAreLazyToo) {
    auto future = ox::makeLazy<doubled>(4);
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(future.take(), 8);
    auto unit = ox::makeLazy<logs>('x');
    EXPECT_EQ(log, "");
    EXPECT_TRUE(hand.poll(unit));
    unit.take();
    EXPECT_EQ(log, "x");
}

Async<i32> failing(Strand& strand, Slot<i32>&, Event* event, i32 depth) {
    Trace local(log, static_cast<char>('0' + depth));
    if (depth == 0) {
        if (event != nullptr) {
            auto wait = event->wait();
            while (co_await ox::pending(wait)) {
            }
        }
        panicking::panic("boom");
    }
    Slot<i32> slot(strand);
    failing(strand, slot, event, depth - 1);
    co_await slot;
    log += "never";
    co_return slot.take();
}

void expectPanic(LazyTest& test, auto& future) {
    EXPECT_THROW(test.hand.poll(future), Panic);
    EXPECT_TRUE(panicking::isPanicking());
    panicking::ended();
}

TEST_F(LazyTest, panicUnwindsAllFramesInnermostFirst) {
    for (i32 depth : {0, 1, 5}) {
        log.clear();
        {
            auto future = ox::makeLazy<failing>(nullptr, depth);
            expectPanic(*this, future);
            EXPECT_EQ(log, std::string("012345").substr(0, static_cast<usize>(depth) + 1));
        }
        Event event;
        log.clear();
        auto future = ox::makeLazy<failing>(&event, depth);
        EXPECT_FALSE(hand.poll(future));
        event.fire();
        expectPanic(*this, future);
        EXPECT_EQ(log, std::string("012345").substr(0, static_cast<usize>(depth) + 1));
    }
}

Async<i32> awaitsLazy(Strand&, Slot<i32>&, Event* event, i32 depth) {
    Trace local(log, 'w');
    auto future = ox::makeLazy<failing>(std::move(event), depth);
    while (co_await ox::pending(future)) {
    }
    co_return future.take();
}

TEST_F(LazyTest, panicCrossesStrands) {
    {
        auto future = ox::makeLazy<awaitsLazy>(nullptr, 1);
        expectPanic(*this, future);
        EXPECT_EQ(log, "01w");
    }
    log.clear();
    Event event;
    auto future = ox::makeLazy<awaitsLazy>(&event, 1);
    EXPECT_FALSE(hand.poll(future));
    event.fire();
    expectPanic(*this, future);
    EXPECT_EQ(log, "01w");
}

i64 live = 0;
struct Counted {
    Counted() { ++live; }
    ~Counted() { --live; }
};

Async<i64> deep(Strand& strand, Slot<i64>&, i64 depth, Event* event) {
    Counted counted;
    if (depth == 0) {
        auto wait = event->wait();
        while (co_await ox::pending(wait)) {
        }
        co_return 0;
    }
    Slot<i64> slot(strand);
    deep(strand, slot, depth - 1, event);
    co_await slot;
    co_return 1 + slot.take();
}

Async<i64> deepReady(Strand& strand, Slot<i64>&, i64 depth) {
    if (depth == 0) co_return 0;
    Slot<i64> slot(strand);
    deepReady(strand, slot, depth - 1);
    co_await slot;
    co_return 1 + slot.take();
}

constexpr i64 kDeep = 1'000'000;

TEST(Depth, aMillionNestedAwaitsThatNeverBlock) {
    Watcher watcher;
    Hand hand(watcher);
    auto future = ox::makeLazy<deepReady>(i64(kDeep));
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(future.take(), kDeep);
}

TEST(Depth, aMillionNestedAwaitsResumeAndReturn) {
    Watcher watcher;
    Hand hand(watcher);
    Event event;
    auto future = ox::makeLazy<deep>(i64(kDeep), &event);
    EXPECT_FALSE(hand.poll(future));
    EXPECT_EQ(live, kDeep + 1);
    event.fire();
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(future.take(), kDeep);
    EXPECT_EQ(live, 0);
}

TEST(Depth, aMillionNestedAwaitsAreCancelled) {
    Watcher watcher;
    Hand hand(watcher);
    Event event;
    {
        auto future = ox::makeLazy<deep>(i64(kDeep), &event);
        EXPECT_FALSE(hand.poll(future));
        EXPECT_EQ(live, kDeep + 1);
    }
    EXPECT_EQ(live, 0);
    EXPECT_FALSE(event.hasWaiter());
}

Async<i64> one(Strand&, Slot<i64>&) { co_return 1; }
Async<i64> manyReady(Strand& strand, Slot<i64>&, i64 count) {
    i64 sum = 0;
    for (i64 i = 0; i < count; ++i) {
        Slot<i64> slot(strand);
        one(strand, slot);
        co_await slot;
        sum += slot.take();
    }
    co_return sum;
}

TEST(Depth, tenMillionAwaitsThatAreReadyAtOnce) {
    Watcher watcher;
    Hand hand(watcher);
    auto future = ox::makeLazy<manyReady>(i64(10'000'000));
    EXPECT_TRUE(hand.poll(future));
    EXPECT_EQ(future.take(), 10'000'000);
}

TEST(Futures, pointersAndBoxesAreFutures) {
    log.clear();
    Watcher watcher;
    Hand hand(watcher);
    Event first;
    Event second;
    auto boxed =
        Box<decltype(ox::makeLazy<outer>(&first, &second))>::make(ox::makeLazy<outer>(&first, &second));
    auto* pointer = boxed.get();
    EXPECT_FALSE(hand.poll(pointer));
    first.fire();
    second.fire();
    EXPECT_TRUE(hand.poll(boxed));
    EXPECT_EQ(FutureTraits<decltype(boxed)>::take(boxed), 8);

    using Job = decltype(ox::makeLazy<outer>(&first, &second));
    using Dynamic = Box<Dyn<FutureVTable<i32>>>;
    Dynamic dynamic =
        Dynamic::unsize(Box<Job>::make(ox::makeLazy<outer>(&first, &second)), &kFutureVTable<Job>);
    EXPECT_TRUE(hand.poll(dynamic));
    EXPECT_EQ(FutureTraits<Dynamic>::take(dynamic), 8);
}

// A boxed leaf that was polled for one task may be dropped or fired after that task is gone.
TEST(Futures, boxedLeavesHoldWhomTheyWake) {
    Event event;
    auto boxed = Box<Event::Wait>::make(event.wait());
    Watcher watcher;
    Hand hand(watcher, false);
    EXPECT_FALSE(hand.poll(boxed));
    EXPECT_EQ(watcher.references, 1);
    event.fire();
    EXPECT_EQ(watcher.wakes, 1);
    {
        auto dying = std::move(boxed);
    }
    EXPECT_EQ(watcher.references, 0);
}

// What every idle task costs: docs/benchmarks.md, "Memory of tasks that wait".
TEST(Sizes, ofTasksAndFrames) {
    EXPECT_LE(sizeof(core::Task), 80u);
    EXPECT_EQ(sizeof(Strand), sizeof(void*));
    EXPECT_EQ(sizeof(Slot<Unit>), sizeof(void*));
    EXPECT_EQ(sizeof(core::Frame), 2 * sizeof(void*));
    EXPECT_LE(sizeof(core::WaitNode), 32u);
}

}  // namespace
}  // namespace ox::test
