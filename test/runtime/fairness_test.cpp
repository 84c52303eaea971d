// Nobody starves: bounds on how often others run before one's turn comes.
#include <atomic>
#include <thread>

#include "ox/os/clock.h"
#include "ox/tokio/runtime/runtime.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "ox/tokio/time/sleep.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

namespace mpsc = tokio::sync::mpsc;
using tokio::time::Duration;

constexpr u64 kEventInterval = 61;

struct Turns {
    std::atomic<u64> taken{0};
    std::atomic<bool> isOver{false};
    std::atomic<u64> whenOver{0};

    void end() {
        whenOver = taken.load();
        isOver = true;
    }
};

Async<Unit> returnsTheBall(Strand&, Slot<Unit>&, mpsc::Receiver<i32> from, mpsc::Sender<i32> to,
                           Turns* turns) {
    for (;;) {
        OX_AWAIT(ball, from.recv());
        if (ball.isNone()) break;
        ++turns->taken;
        if (turns->isOver) break;
        OX_AWAIT(sent, to.send(1));
        if (sent.isErr()) break;
    }
    co_return Unit{};
}
Async<Unit> yieldsOnce(Strand&, Slot<Unit>&, Turns* turns) {
    OX_AWAIT(yielded, tokio::task::yieldNow());
    turns->end();
    co_return Unit{};
}

/// Two tasks that wake each other always find the other in the LIFO slot.
Async<Unit> playsBall(Strand&, Slot<Unit>&, Turns* turns) {
    auto there = mpsc::channel<i32>(1);
    auto back = mpsc::channel<i32>(1);
    OX_AWAIT(served, there._0.send(1));
    auto waiting = tokio::task::spawn(ox::makeLazy<yieldsOnce>(turns));
    auto one =
        tokio::task::spawn(ox::makeLazy<returnsTheBall>(std::move(there._1), std::move(back._0), turns));
    auto other =
        tokio::task::spawn(ox::makeLazy<returnsTheBall>(std::move(back._1), std::move(there._0), turns));
    while (co_await ox::pending(waiting)) {
    }
    while (co_await ox::pending(one)) {
    }
    while (co_await ox::pending(other)) {
    }
    co_return Unit{};
}

TEST(Fairness, aChainOfWakesLeavesTheQueueItsTurn) {
    for (int workers : {0, 1}) {
        Turns turns;
        runIn(workers, ox::makeLazy<playsBall>(&turns));
        // On one thread, who yields waits until the driver was looked at.
        EXPECT_LE(turns.whenOver, workers == 0 ? kEventInterval + 1 : 16) << workers << " workers";
    }
}

Async<Unit> takesAll(Strand&, Slot<Unit>&, mpsc::UnboundedReceiver<i32> from, Turns* turns) {
    while (!turns->isOver) {
        OX_AWAIT(value, from.recv());
        if (value.isNone()) break;
        ++turns->taken;
    }
    co_return Unit{};
}
Async<Unit> endsTurns(Strand&, Slot<Unit>&, Turns* turns) {
    turns->end();
    co_return Unit{};
}
Async<Unit> readsALot(Strand&, Slot<Unit>&, Turns* turns) {
    auto ends = mpsc::unboundedChannel<i32>();
    for (i32 i = 0; i < 10'000; ++i) ends._0.send(i32(i));
    auto reader = tokio::task::spawn(ox::makeLazy<takesAll>(std::move(ends._1), turns));
    auto other = tokio::task::spawn(ox::makeLazy<endsTurns>(turns));
    while (co_await ox::pending(reader)) {
    }
    while (co_await ox::pending(other)) {
    }
    co_return Unit{};
}

TEST(Fairness, readyOperationsSpendABudget) {
    Turns turns;
    runIn(0, ox::makeLazy<readsALot>(&turns));
    EXPECT_LE(turns.whenOver, 128U);
}

Async<Unit> yieldsUntilOver(Strand&, Slot<Unit>&, Turns* turns) {
    while (!turns->isOver) {
        ++turns->taken;
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}
/// A thread that is none of the runtime's ends the turns once there were many.
std::thread injectsTheEnd(Turns* turns, std::atomic<u64>* atInjection) {
    return std::thread([turns, atInjection, handle = tokio::runtime::Handle::current()] {
        while (turns->taken < 1000) std::this_thread::yield();
        handle.spawn(ox::makeLazy<endsTurns>(turns));
        *atInjection = turns->taken.load();
    });
}
Async<Unit> isInjected(Strand&, Slot<Unit>&, Turns* turns, std::atomic<u64>* atInjection) {
    auto busy = tokio::task::spawn(ox::makeLazy<yieldsUntilOver>(turns));
    std::thread foreign = injectsTheEnd(turns, atInjection);
    while (co_await ox::pending(busy)) {
    }
    foreign.join();
    co_return Unit{};
}

TEST(Fairness, aBusyWorkerLooksAtTheInjectionQueue) {
    for (int workers : {0, 1}) {
        Turns turns;
        std::atomic<u64> atInjection{0};
        runIn(workers, ox::makeLazy<isInjected>(&turns, &atInjection));
        // Counted after the injection, so that a thread that was held up only makes it smaller.
        EXPECT_LE(turns.whenOver, atInjection + 2 * kEventInterval) << workers << " workers";
    }
}

Async<Unit> isInjectedBesideAChain(Strand&, Slot<Unit>&, Turns* turns, std::atomic<u64>* atInjection) {
    auto there = mpsc::channel<i32>(1);
    auto back = mpsc::channel<i32>(1);
    OX_AWAIT(served, there._0.send(1));
    auto one =
        tokio::task::spawn(ox::makeLazy<returnsTheBall>(std::move(there._1), std::move(back._0), turns));
    auto other =
        tokio::task::spawn(ox::makeLazy<returnsTheBall>(std::move(back._1), std::move(there._0), turns));
    std::thread foreign = injectsTheEnd(turns, atInjection);
    while (co_await ox::pending(one)) {
    }
    while (co_await ox::pending(other)) {
    }
    foreign.join();
    co_return Unit{};
}

/// Whose queue is never empty.
TEST(Fairness, aChainOfWakesLeavesTheInjectionQueueItsTurn) {
    for (int workers : {0, 1}) {
        Turns turns;
        std::atomic<u64> atInjection{0};
        runIn(workers, ox::makeLazy<isInjectedBesideAChain>(&turns, &atInjection));
        EXPECT_LE(turns.whenOver, atInjection + 2 * kEventInterval) << workers << " workers";
    }
}

Async<Unit> sleepsAndEnds(Strand&, Slot<Unit>&, Turns* turns) {
    OX_AWAIT(slept, tokio::time::sleep(Duration::fromMillis(5)));
    turns->end();
    co_return Unit{};
}
/// Counts its turns once the deadline has passed.
Async<Unit> yieldsPast(Strand&, Slot<Unit>&, Turns* turns, i64 deadline) {
    while (!turns->isOver) {
        if (os::monotonicNanos() > deadline) ++turns->taken;
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}
Async<Unit> sleepsBesideABusyTask(Strand&, Slot<Unit>&, Turns* turns) {
    auto sleeper = tokio::task::spawn(ox::makeLazy<sleepsAndEnds>(turns));
    // A tick of the timers later than the sleeper can be due.
    i64 const deadline = os::monotonicNanos() + 7'000'000;
    auto busy = tokio::task::spawn(ox::makeLazy<yieldsPast>(turns, i64(deadline)));
    while (co_await ox::pending(busy)) {
    }
    while (co_await ox::pending(sleeper)) {
    }
    co_return Unit{};
}

TEST(Fairness, aBusyWorkerLooksAtTheClock) {
    for (int workers : {0, 1}) {
        Turns turns;
        runIn(workers, ox::makeLazy<sleepsBesideABusyTask>(&turns));
        EXPECT_LE(turns.whenOver, 2 * kEventInterval) << workers << " workers";
    }
}

}  // namespace
}  // namespace ox::test
