#include "ox/futures/basic.h"
#include "ox/futures/join_all.h"
#include "ox/lang/panic.h"
#include "ox/lang/rc.h"
#include "ox/os/clock.h"
#include "ox/tokio/runtime/runtime.h"
#include "ox/tokio/task/join_set.h"
#include "ox/tokio/task/local_set.h"
#include "ox/tokio/task/yield_now.h"
#include "ox/tokio/time/interval.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using tokio::time::Duration;
using tokio::time::Instant;

std::string log;

Async<i32> gives(Strand&, Slot<i32>&, Event* event, i32 value) {
    Trace local(log, static_cast<char>('a' + value));
    auto wait = event->wait();
    while (co_await ox::pending(wait)) {
    }
    co_return value;
}
using Gives = decltype(ox::makeLazy<gives>(static_cast<Event*>(nullptr), 0));

struct SetsTest : testing::Test {
    SetsTest() { log.clear(); }
    Gives give(usize i) { return ox::makeLazy<gives>(&events[i], static_cast<i32>(i)); }
    Event events[3];
    Watcher watcher;
    Hand hand{watcher};
};

TEST_F(SetsTest, unorderedGivesOutputsAsTheyCome) {
    futures::FuturesUnordered<Gives> set;
    for (usize i = 0; i < 3; ++i) set.push(give(i));
    auto next = futures::nextOf(&set);
    EXPECT_FALSE(hand.poll(next));
    events[2].fire();
    EXPECT_EQ(watcher.wakes, 1);
    ASSERT_TRUE(hand.poll(next));
    EXPECT_EQ(next.take().asSome()._0, 2);
    events[0].fire();
    events[1].fire();
    for (i32 expected : {0, 1}) {
        auto another = futures::nextOf(&set);
        ASSERT_TRUE(hand.poll(another));
        EXPECT_EQ(another.take().asSome()._0, expected);
    }
    auto end = futures::nextOf(&set);
    ASSERT_TRUE(hand.poll(end));
    EXPECT_TRUE(end.take().isNone());
}

TEST_F(SetsTest, unorderedDroppedCancelsAll) {
    {
        futures::FuturesUnordered<Gives> set;
        for (usize i = 0; i < 3; ++i) set.push(give(i));
        auto next = futures::nextOf(&set);
        EXPECT_FALSE(hand.poll(next));
        events[1].fire();
    }
    EXPECT_EQ(log, "abc");
    events[0].fire();
}

TEST_F(SetsTest, joinAllKeepsTheOrder) {
    Vec<Gives> all = Vec<Gives>::make();
    for (usize i = 0; i < 3; ++i) all.push(give(i));
    auto join = futures::joinAll(std::move(all));
    EXPECT_FALSE(hand.poll(join));
    events[2].fire();
    events[0].fire();
    EXPECT_FALSE(hand.poll(join));
    events[1].fire();
    ASSERT_TRUE(hand.poll(join));
    Vec<i32> outputs = join.take();
    ASSERT_EQ(outputs.len(), 3U);
    for (i32 i = 0; i < 3; ++i) EXPECT_EQ(outputs.data()[i], i);
}

TEST_F(SetsTest, selectAllGivesTheRestBack) {
    Vec<Box<Gives>> all = Vec<Box<Gives>>::make();
    for (usize i = 0; i < 3; ++i) all.push(Box<Gives>::make(give(i)));
    auto select = futures::selectAll(std::move(all));
    EXPECT_FALSE(hand.poll(select));
    events[1].fire();
    ASSERT_TRUE(hand.poll(select));
    auto result = select.take();
    EXPECT_EQ(result._0, 1);
    EXPECT_EQ(result._1, 1U);
    ASSERT_EQ(result._2.len(), 2U);
    events[2].fire();
    EXPECT_TRUE(hand.poll(result._2.data()[1]));
}

Async<i32> yieldsTimes(Strand&, Slot<i32>&, i32 times) {
    for (i32 i = 0; i < times; ++i) {
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return times;
}

Async<Unit> usesJoinSet(Strand&, Slot<Unit>&) {
    auto set = tokio::task::JoinSet<i32>::make();
    EXPECT_TRUE(set.tryJoinNext().isNone());
    for (i32 i : {5, 1, 3}) set.spawn(ox::makeLazy<yieldsTimes>(i32(i)));
    i32 sum = 0;
    for (int count = 0;; ++count) {
        OX_AWAIT(output, set.joinNext());
        if (output.isNone()) {
            EXPECT_EQ(count, 3);
            break;
        }
        sum += output.asSome()._0.asOk()._0;
    }
    EXPECT_EQ(sum, 9);
    for (i32 i = 0; i < 10; ++i) set.spawn(ox::makeLazy<yieldsTimes>(1'000'000));
    OX_AWAIT(done, set.shutdown());
    EXPECT_TRUE(set.isEmpty());
    auto aborter = set.spawn(ox::makeLazy<yieldsTimes>(1'000'000));
    {
        auto dying = std::move(set);
    }
    while (!aborter.isFinished()) {
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}

TEST(JoinSetTest, all) {
    for (int workers : {0, 1, 2, 4}) runIn(workers, ox::makeLazy<usesJoinSet>());
}

Async<Unit> addsLocally(Strand&, Slot<Unit>&, Rc<i32> sum, i32 value) {
    OX_AWAIT(yielded, tokio::task::yieldNow());
    *const_cast<i32*>(sum.get()) += value;
    OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(2)));
    co_return Unit{};
}
Async<i32> spawnsLocally(Strand&, Slot<i32>&, Rc<i32> sum) {
    auto handle = tokio::task::spawnLocal(ox::makeLazy<addsLocally>(sum.clone(), 10));
    while (co_await ox::pending(handle)) {
    }
    handle.take();
    co_return *sum.get();
}
Async<Unit> usesLocalSet(Strand&, Slot<Unit>&) {
    auto sum = Rc<i32>::make(0);
    {
        auto local = tokio::task::LocalSet::make();
        OX_AWAIT(value, local.runUntil(ox::makeLazy<spawnsLocally>(sum.clone())));
        EXPECT_EQ(value, 10);
        for (i32 i = 1; i <= 100; ++i) local.spawnLocal(ox::makeLazy<addsLocally>(sum.clone(), i32(i)));
        while (co_await ox::pending(local)) {
        }
        EXPECT_EQ(*sum.get(), 5060);
        local.spawnLocal(ox::makeLazy<addsLocally>(sum.clone(), 1));
    }
    EXPECT_EQ(sum.strongCount(), 1U);
    co_return Unit{};
}

TEST(LocalSetTest, runsWhatIsNotSend) {
    for (int workers : {0, 2}) runIn(workers, ox::makeLazy<usesLocalSet>());
}

Async<Unit> countsTurns(Strand&, Slot<Unit>&, std::string* log, char letter) {
    for (int i = 0; i < 3; ++i) {
        *log += letter;
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}
Async<Unit> yieldsInLocalSet(Strand&, Slot<Unit>&, std::string* log) {
    auto local = tokio::task::LocalSet::make();
    local.spawnLocal(ox::makeLazy<countsTurns>(std::move(log), 'a'));
    local.spawnLocal(ox::makeLazy<countsTurns>(std::move(log), 'b'));
    auto outside = tokio::task::spawn(ox::makeLazy<countsTurns>(std::move(log), 'x'));
    OX_AWAIT(done, local.runUntil(ox::makeLazy<countsTurns>(std::move(log), 'm')));
    while (co_await ox::pending(local)) {
    }
    while (co_await ox::pending(outside)) {
    }
    co_return Unit{};
}

TEST(LocalSetTest, whoYieldsLetsTheTasksOutsideRun) {
    std::string log;
    runIn(0, ox::makeLazy<yieldsInLocalSet>(&log));
    EXPECT_EQ(log, "mabxmabxmabx");
}

Async<Unit> pollsLocalSet(Strand&, Slot<Unit>&, tokio::task::LocalSet* local, Rc<i32> sum) {
    OX_AWAIT(value, local->runUntil(ox::makeLazy<spawnsLocally>(std::move(sum))));
    EXPECT_EQ(value, 10);
    co_return Unit{};
}

TEST(LocalSetTest, outlivesWhoPolledIt) {
    auto sum = Rc<i32>::make(0);
    auto local = tokio::task::LocalSet::make();
    runIn(0, ox::makeLazy<pollsLocalSet>(&local, sum.clone()));
    local.spawnLocal(ox::makeLazy<addsLocally>(sum.clone(), 1));
}

Async<Unit> ticks(Strand&, Slot<Unit>&) {
    Instant const start = Instant::now();
    auto interval = tokio::time::interval(Duration::fromMillis(10));
    for (u64 i = 0; i < 4; ++i) {
        OX_AWAIT(tick, interval.tick());
        EXPECT_EQ(start.elapsed(), Duration::fromMillis(10 * i));
        EXPECT_EQ(tick.durationSince(start), Duration::fromMillis(10 * i));
    }
    // 35 ms pass: three ticks are missed.
    for (auto behavior : {tokio::time::MissedTickBehavior::Burst(), tokio::time::MissedTickBehavior::Delay(),
                          tokio::time::MissedTickBehavior::Skip()}) {
        auto slow = tokio::time::interval(Duration::fromMillis(10));
        slow.setMissedTickBehavior(behavior);
        Instant const begin = Instant::now();
        OX_AWAIT(first, slow.tick());
        OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(35)));
        OX_AWAIT(late, slow.tick());
        EXPECT_EQ(begin.elapsed(), Duration::fromMillis(35));
        OX_AWAIT(after, slow.tick());
        u64 const expected = behavior.tag() == tokio::time::MissedTickBehavior::Tag::Burst   ? 35
                             : behavior.tag() == tokio::time::MissedTickBehavior::Tag::Delay ? 45
                                                                                             : 40;
        EXPECT_EQ(begin.elapsed(), Duration::fromMillis(expected));
    }
    co_return Unit{};
}

TEST(IntervalTest, keepsItsPace) { runPaused(ox::makeLazy<ticks>()); }

Async<i32> doubles(Strand&, Slot<i32>&, i32 value) {
    OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(1)));
    co_return 2 * value;
}

TEST(RuntimeTest, isUsableFromPlainCode) {
    using namespace tokio::runtime;
    for (usize workers : {1, 2}) {
        auto builder = Builder::newMultiThread();
        Runtime runtime = std::move(builder.enableAll()->workerThreads(workers)->build().asOk()._0);
        EXPECT_EQ(runtime.blockOn(ox::makeLazy<doubles>(4)), 8);
        auto handle = runtime.spawn(ox::makeLazy<doubles>(5));
        // It runs though nobody is in blockOn.
        for (int i = 0; i < 1000 && !handle.isFinished(); ++i) os::sleepFor(1'000'000);
        EXPECT_TRUE(handle.isFinished());
        EXPECT_EQ(runtime.blockOn(std::move(handle)).asOk()._0, 10);
        EXPECT_TRUE(Handle::tryCurrent().isErr());
        {
            auto guard = runtime.enter();
            EXPECT_TRUE(Handle::tryCurrent().isOk());
            auto inside = tokio::task::spawn(ox::makeLazy<doubles>(6));
            EXPECT_EQ(runtime.blockOn(std::move(inside)).asOk()._0, 12);
        }
        EXPECT_EQ(runtime.handle()->numWorkers(), workers);
    }
}

TEST(RuntimeTest, blocksOnFromManyThreads) {
    tokio::runtime::Runtime runtime(RuntimeConfig{.workerThreads = 2});
    pthread_t threads[4];
    for (pthread_t& thread : threads) {
        pthread_create(
            &thread, nullptr,
            [](void* argument) -> void* {
                auto* handle = static_cast<tokio::runtime::Handle const*>(argument);
                for (i32 i = 0; i < 50; ++i) {
                    EXPECT_EQ(handle->blockOn(ox::makeLazy<doubles>(i32(i))), 2 * i);
                    EXPECT_EQ(handle->blockOn(handle->spawn(ox::makeLazy<doubles>(i32(i)))).asOk()._0, 2 * i);
                }
                return nullptr;
            },
            const_cast<tokio::runtime::Handle*>(runtime.handle()));
    }
    for (pthread_t thread : threads) pthread_join(thread, nullptr);
}

TEST(RuntimeTest, blockOnInsideIsAPanic) {
    testing::internal::CaptureStderr();
    tokio::runtime::Runtime runtime(RuntimeConfig{.flavor = RuntimeConfig::Flavor::CurrentThread});
    auto result = runtime.blockOn(runtime.spawn(ox::makeLazy<doubles>(1)));
    EXPECT_TRUE(result.isOk());
    struct Nested {
        using Output = Unit;
        tokio::runtime::Runtime* runtime;
        bool poll(Strand&) {
            runtime->blockOn(futures::Ready<Unit>::make(Unit{}));
            return true;
        }
        Unit take() { return {}; }
    };
    EXPECT_THROW(runtime.blockOn(Nested{&runtime}), Panic);
    panicking::ended();
    std::string text = testing::internal::GetCapturedStderr();
    EXPECT_NE(text.find("Cannot start a runtime from within a runtime."), std::string::npos);
}

}  // namespace
}  // namespace ox::test
