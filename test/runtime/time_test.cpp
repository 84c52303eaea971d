#include <vector>

#include "ox/core/duration.h"
#include "ox/futures/basic.h"
#include "ox/lang/string.h"
#include "ox/os/clock.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/time/timeout.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using tokio::time::Duration;
using tokio::time::Instant;

std::string debugText(Duration duration) {
    String text = fmt::format(fmt::Arguments("{}", {fmt::arg<Duration::debug>(&duration)}));
    return std::string(text.asStr().data(), text.asStr().len());
}

TEST(DurationTest, debugIsRusts) {
    EXPECT_EQ(debugText(Duration::fromSecs(3)), "3s");
    EXPECT_EQ(debugText(Duration::fromMillis(1500)), "1.5s");
    EXPECT_EQ(debugText(Duration::fromMillis(20)), "20ms");
    EXPECT_EQ(debugText(Duration::fromMicros(2500)), "2.5ms");
    EXPECT_EQ(debugText(Duration::fromMicros(7)), "7\xc2\xb5s");
    EXPECT_EQ(debugText(Duration::fromNanos(12)), "12ns");
    EXPECT_EQ(debugText(Duration::zero()), "0ns");
    EXPECT_EQ(debugText(Duration::make(1, 1)), "1.000000001s");
    auto rounded = [](Duration duration, Str text) {
        String out = fmt::format(fmt::Arguments(text, {fmt::arg<Duration::debug>(&duration)}));
        return std::string(out.asStr().data(), out.asStr().len());
    };
    EXPECT_EQ(rounded(Duration::fromMillis(1999), "{:.2}"), "2.00s");
    EXPECT_EQ(rounded(Duration::fromMillis(2500), "{:.0}"), "2s");
    EXPECT_EQ(rounded(Duration::fromMillis(3500), "{:.0}"), "4s");
    EXPECT_EQ(rounded(Duration::fromMillis(1234), "{:.1}"), "1.2s");
    EXPECT_EQ(rounded(Duration::fromMillis(5), "{:>8}|"), "     5ms|");
    EXPECT_EQ(rounded(Duration::fromMicros(5), "{:6}|"), "5\xc2\xb5s   |");
}

TEST(DurationTest, arithmetic) {
    EXPECT_EQ(Duration::add(Duration::fromMillis(700), Duration::fromMillis(400)),
              Duration::fromMillis(1100));
    EXPECT_EQ(Duration::sub(Duration::fromSecs(1), Duration::fromMillis(1)), Duration::fromMillis(999));
    EXPECT_TRUE(Duration::fromSecs(1).checkedSub(Duration::fromSecs(2)).isNone());
    EXPECT_EQ(Duration::mul(Duration::fromMillis(600), 5), Duration::fromSecs(3));
    EXPECT_EQ(Duration::div(Duration::fromSecs(1), 3), Duration::fromNanos(333'333'333));
    EXPECT_EQ(Duration::fromSecsF64(2.7), Duration::fromMillis(2700));
    EXPECT_EQ(Duration::max().saturatingAdd(Duration::fromNanos(1)), Duration::max());
    EXPECT_EQ(Duration::fromSecs(1).mulF64(0.5), Duration::fromMillis(500));
}

std::string log;

Async<Unit> sleeps(Strand&, Slot<Unit>&, u64 millis, char letter) {
    OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(millis)));
    log += letter;
    co_return Unit{};
}

Async<Unit> firesInOrder(Strand&, Slot<Unit>&) {
    Instant const start = Instant::now();
    using F = decltype(ox::makeLazy<sleeps>(u64(0), 'x'));
    OX_AWAIT(all, (Join<F, F, F, F, F>(
                      ox::makeLazy<sleeps>(u64(300), 'd'), ox::makeLazy<sleeps>(u64(100), 'a'),
                      ox::makeLazy<sleeps>(u64(100), 'b'), ox::makeLazy<sleeps>(u64(86'400'000), 'e'),
                      ox::makeLazy<sleeps>(u64(299), 'c'))));
    EXPECT_EQ(log, "abcde");
    EXPECT_EQ(start.elapsed(), Duration::fromSecs(86'400));
    co_return Unit{};
}

TEST(Paused, timersFireInOrderOfDeadlineThenRegistration) {
    log.clear();
    i64 const start = os::monotonicNanos();
    runPaused(ox::makeLazy<firesInOrder>());
    EXPECT_LT(os::monotonicNanos() - start, 1'000'000'000);
}

Async<Unit> equalInTasks(Strand&, Slot<Unit>&) {
    std::vector<tokio::task::JoinHandle<Unit>> handles;
    for (char letter : {'a', 'b', 'c', 'd'}) {
        handles.push_back(tokio::task::spawn(ox::makeLazy<sleeps>(u64(1000), std::move(letter))));
    }
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        handle.take();
    }
    co_return Unit{};
}

TEST(Paused, equalDeadlinesAreFirstInFirstOut) {
    log.clear();
    runPaused(ox::makeLazy<equalInTasks>());
    EXPECT_EQ(log, "abcd");
}

Async<Unit> timesOut(Strand&, Slot<Unit>&) {
    Instant const start = Instant::now();
    {
        OX_AWAIT(late, tokio::time::timeout(Duration::fromMillis(20), futures::Pending<i32>()));
        EXPECT_TRUE(late.isErr());
        EXPECT_EQ(start.elapsed(), Duration::fromMillis(20));
    }
    {
        OX_AWAIT(inTime, tokio::time::timeout(Duration::zero(), futures::Ready<i32>::make(4)));
        EXPECT_EQ(inTime.asOk()._0, 4);
    }
    {
        OX_AWAIT(inTime,
                 tokio::time::timeout(Duration::fromSecs(5), tokio::time::sleep(Duration::fromSecs(4))));
        EXPECT_TRUE(inTime.isOk());
        EXPECT_EQ(start.elapsed(), Duration::fromMillis(4020));
    }
    {
        OX_AWAIT(past, tokio::time::sleepUntil(start));
        OX_AWAIT(zero, tokio::time::sleep(Duration::zero()));
        EXPECT_EQ(start.elapsed(), Duration::fromMillis(4020));
    }
    {
        auto sleep = tokio::time::sleep(Duration::fromSecs(1));
        sleep.reset(Instant::add(Instant::now(), Duration::fromSecs(7)));
        while (co_await ox::pending(sleep)) {
        }
        EXPECT_EQ(start.elapsed(), Duration::fromMillis(11'020));
    }
    co_return Unit{};
}

TEST(Paused, timeouts) { runPaused(ox::makeLazy<timesOut>()); }

Async<Unit> putsOff(Strand& strand, Slot<Unit>&) {
    Instant const start = Instant::now();
    auto sleep = tokio::time::sleep(Duration::fromMillis(20));
    EXPECT_FALSE(FutureTraits<tokio::time::Sleep>::poll(sleep, strand));
    // Another timer has its place looked at when the former deadline comes.
    sleep.reset(Instant::add(start, Duration::fromMillis(50)));
    OX_AWAIT(other, tokio::time::sleep(Duration::fromMillis(30)));
    EXPECT_FALSE(FutureTraits<tokio::time::Sleep>::poll(sleep, strand)) << "fired at the former deadline";
    while (co_await ox::pending(sleep)) {
    }
    EXPECT_EQ(start.elapsed(), Duration::fromMillis(50));
    // Beyond the range of the wheel.
    OX_AWAIT(far, tokio::time::sleep(Duration::fromSecs(86'400 * 365 * 29ull)));
    EXPECT_GE(start.elapsed(), Duration::fromSecs(86'400 * 365 * 29ull));
    co_return Unit{};
}

TEST(Paused, timersThatArePutOffOrFarAwayFireNotEarlier) { runPaused(ox::makeLazy<putsOff>()); }

Async<Unit> resets(Strand&, Slot<Unit>&) {
    Instant const start = Instant::now();
    auto sleep = tokio::time::sleep(Duration::fromSecs(1));
    {
        Select<tokio::time::Sleep*, tokio::time::Sleep> select(true, 3, &sleep,
                                                               tokio::time::sleep(Duration::fromMillis(500)));
        while (co_await ox::pending(select)) {
        }
        EXPECT_EQ(select.which(), 1U);
        select.dropAll();
    }
    sleep.reset(Instant::add(start, Duration::fromSecs(3)));
    while (co_await ox::pending(sleep)) {
    }
    EXPECT_EQ(start.elapsed(), Duration::fromSecs(3));
    auto far = tokio::time::sleep(Duration::max());
    OX_AWAIT(late, tokio::time::timeout(Duration::fromSecs(86400 * 400), std::move(far)));
    EXPECT_TRUE(late.isErr());
    co_return Unit{};
}

TEST(Paused, sleepCanBeReset) { runPaused(ox::makeLazy<resets>()); }

Async<Unit> sleepsForReal(Strand&, Slot<Unit>&) {
    std::vector<i64> overshoots;
    for (int i = 0; i < 21; ++i) {
        i64 const start = os::monotonicNanos();
        OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(1)));
        i64 const nanos = os::monotonicNanos() - start;
        EXPECT_GE(nanos, 1'000'000);
        overshoots.push_back(nanos);
    }
    co_return Unit{};
}

TEST(Sleep, neverEndsEarly) {
    for (int workers : {0, 1, 2}) runIn(workers, ox::makeLazy<sleepsForReal>());
}

TEST(Wheel, firesEachDeadlineOnceInItsMillisecondAndNotEarly) {
    constexpr u64 kTick = core::TimerWheel::kTick;
    core::TimerWheel wheel;
    Watcher watcher;
    Hand hand(watcher);
    constexpr usize kCount = 2000;
    std::vector<core::TimerNode> nodes(kCount);
    std::vector<u64> deadlines(kCount);
    u64 random = 1;
    for (usize i = 0; i < kCount; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        u64 const ticks = i % 3 == 0 ? 64 : i % 3 == 1 ? 5000 : 3'000'000;
        deadlines[i] = 1 + (random >> 20) % (ticks * kTick);
        wheel.insert(nodes[i], hand.strand(), deadlines[i]);
    }
    for (usize i = 0; i < kCount; i += 5) wheel.remove(nodes[i]);
    u64 now = 0;
    while (wheel.size() > 0) {
        u64 const event = wheel.nextEvent();
        ASSERT_GE(event, now);
        now = event;
        core::WakeBatch batch;
        while (!wheel.advance(now, 7, batch)) {
        }
        for (usize i = 0; i < kCount; ++i) {
            if (i % 5 == 0) continue;
            if (nodes[i].hasBeenGranted()) {
                ASSERT_LE(deadlines[i], now) << i;
            } else {
                ASSERT_GT((deadlines[i] + kTick - 1) / kTick * kTick, now) << i;
            }
        }
    }
}

TEST(Wheel, aDeadlinePutOffFiresAtTheNewOneOnly) {
    constexpr u64 kTick = core::TimerWheel::kTick;
    for (u64 const later : {u64(6), u64(70), u64(5000), u64(3'000'000)}) {
        core::TimerWheel wheel;
        Watcher watcher;
        Hand hand(watcher);
        core::TimerNode node, other;
        wheel.insert(node, hand.strand(), 5 * kTick);
        wheel.move(node, later * kTick);
        wheel.insert(other, hand.strand(), (later + 1) * kTick);
        auto fires = [&](u64 time) {
            core::WakeBatch batch;
            EXPECT_TRUE(wheel.advance(time, 100, batch));
            return node.hasBeenGranted();
        };
        if (later % 2 == 0) {
            EXPECT_EQ(wheel.firstDeadline(), later * kTick);
        }
        EXPECT_FALSE(fires(5 * kTick));
        EXPECT_EQ(wheel.firstDeadline(), later * kTick);
        EXPECT_FALSE(fires(later * kTick - 1));
        EXPECT_TRUE(fires(later * kTick));
        EXPECT_FALSE(other.hasBeenGranted());
        wheel.move(other, kTick);
        EXPECT_EQ(wheel.firstDeadline(), kTick);
        fires((later + 1) * kTick - 1);
        EXPECT_TRUE(other.hasBeenGranted());
        EXPECT_EQ(wheel.size(), 0u);
    }
}

TEST(Wheel, theTopLevelGoesRound) {
    constexpr u64 kTick = core::TimerWheel::kTick;
    constexpr u64 kTopSlot = (u64(1) << 36) * kTick;
    core::TimerWheel wheel;
    Watcher watcher;
    Hand hand(watcher);
    auto advance = [&](u64 time) {
        core::WakeBatch batch;
        EXPECT_TRUE(wheel.advance(time, 100, batch));
    };
    advance(63 * kTopSlot + 5 * kTick);
    core::TimerNode nodes[3];
    u64 const deadlines[3] = {64 * kTopSlot, 64 * kTopSlot + 7 * kTick, 70 * kTopSlot + kTick};
    for (usize i = 0; i < 3; ++i) wheel.insert(nodes[i], hand.strand(), deadlines[i]);
    for (usize i = 0; i < 3; ++i) {
        EXPECT_GT(wheel.nextEvent(), wheel.firstDeadline() - kTopSlot);
        EXPECT_EQ(wheel.firstDeadline(), deadlines[i]);
        advance(deadlines[i] - 1);
        EXPECT_FALSE(nodes[i].hasBeenGranted()) << i;
        advance(deadlines[i]);
        EXPECT_TRUE(nodes[i].hasBeenGranted()) << i;
    }
}

TEST(Wheel, firesOneMillisecondTogetherInTheOrderOfInsertion) {
    core::TimerWheel wheel;
    Watcher watcher;
    Hand hand(watcher);
    core::TimerNode nodes[4];
    u64 const deadlines[4] = {70'500'000, 70'200'000, 71'100'000, 70'900'000};
    for (usize i = 0; i < 4; ++i) wheel.insert(nodes[i], hand.strand(), deadlines[i]);
    EXPECT_EQ(wheel.firstDeadline(), 70'200'000u);
    auto fired = [&](u64 time) {
        core::WakeBatch batch;
        EXPECT_TRUE(wheel.advance(time, 100, batch));
        usize count = 0;
        for (core::TimerNode& node : nodes) count += node.hasBeenGranted();
        return count;
    };
    EXPECT_EQ(fired(70'899'999), 0u);
    EXPECT_EQ(wheel.nextEvent(), 70'900'000u);
    EXPECT_EQ(fired(70'900'000), 3u);
    core::TimerNode late;
    wheel.insert(late, hand.strand(), 70'950'000);
    EXPECT_EQ(wheel.nextEvent(), 70'950'000u);
    wheel.remove(late);
    EXPECT_EQ(fired(71'100'000), 4u);
}

}  // namespace
}  // namespace ox::test
