// The scheduler's parts, by one thread.
#include <gtest/gtest.h>

#include "ox/os/awake_wait.h"
#include "ox/os/thread.h"
#include "ox/tokio/runtime/idle_set.h"
#include "ox/tokio/runtime/ring.h"
#include "ox/tokio/runtime/truce.h"

namespace ox::test {
namespace {

using tokio::runtime::IdleSet;
using tokio::runtime::Ring;
using tokio::runtime::Truce;

TEST(IdleSet, knowsWhetherAllOthersSleep) {
    constexpr u32 kWorkers = 70;  // more than a word has bits
    IdleSet idle;
    for (u32 i = 0; i < kWorkers - 1; ++i) {
        EXPECT_FALSE(idle.sleepsEachBut(kWorkers - 1, kWorkers));
        idle.sleep(i);
    }
    EXPECT_TRUE(idle.sleepsEachBut(kWorkers - 1, kWorkers));
    EXPECT_FALSE(idle.sleepsEachBut(0, kWorkers));
    EXPECT_TRUE(idle.cancelSleep(65));
    EXPECT_FALSE(idle.sleepsEachBut(kWorkers - 1, kWorkers));
    EXPECT_TRUE(idle.sleepsEachBut(65, kWorkers - 1));
}

TEST(Ring, saysWhetherAnEndIsPast) {
    char memory[2];
    Ring ring;
    ring.push(reinterpret_cast<core::Task*>(&memory[0]));
    u32 const end = ring.end();
    ring.push(reinterpret_cast<core::Task*>(&memory[1]));
    EXPECT_FALSE(ring.isPast(end));
    ring.pop();
    EXPECT_TRUE(ring.isPast(end));
    EXPECT_EQ(ring.size(), 1u);
}

TEST(Truce, isEndedByWhoBeganItLast) {
    Truce truce;
    truce.begin(0);
    truce.begin(3);
    truce.end(0);
    EXPECT_TRUE(truce.holds());
    truce.end(3);
    EXPECT_FALSE(truce.holds());
    truce.begin(1);
    truce.breakOff();
    EXPECT_FALSE(truce.holds());
}

TEST(AwakeWait, triesSeldomAfterWaitsInVain) {
    if (os::availableCpus() == 1) GTEST_SKIP();
    os::AwakeWait wait;
    u32 asked = 0;
    u32 tries = 0;
    auto const waitInVain = [&] {
        asked = 0;
        EXPECT_FALSE(wait.until([&] { return ++asked == 0; }));
        if (asked != 0) ++tries;
    };
    for (int i = 0; i < 64; ++i) waitInVain();
    // After 1, 3, 7, 15 and 31 that were left out.
    EXPECT_EQ(tries, 6u);
    while (asked == 0) waitInVain();
    for (int i = 0; i < 31; ++i) waitInVain();
    EXPECT_TRUE(wait.until([] { return true; }));
    waitInVain();
    EXPECT_NE(asked, 0u);
}

}  // namespace
}  // namespace ox::test
