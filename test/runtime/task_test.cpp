#include <chrono>
#include <thread>
#include <vector>

#include "ox/futures/basic.h"
#include "ox/lang/panic.h"
#include "ox/lang/string.h"
#include "ox/os/clock.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "ox/tokio/time/timeout.h"
#include "test/runtime/by_hand.h"

namespace ox::test {
namespace {

using tokio::task::JoinError;
using tokio::task::JoinHandle;
using tokio::time::Duration;

std::string log;

std::string textOf(JoinError const& error) {
    String text = fmt::format(fmt::Arguments("{}", {fmt::arg<JoinError::display>(&error)}));
    std::string result;
    for (char c : text.asStr()) result += c >= '0' && c <= '9' ? 'N' : c;
    while (result.find("NN") != std::string::npos) result.erase(result.find("NN"), 1);
    return result;
}

Async<i32> answers(Strand&, Slot<i32>&, i32 value) { co_return value; }

Async<Unit> waits(Strand&, Slot<Unit>&, Trace argument) {
    Trace first = std::move(argument);
    Trace second(log, '2');
    auto never = futures::Pending<Unit>();
    while (co_await ox::pending(never)) {
    }
    co_return Unit{};
}

Async<i32> panics(Strand&, Slot<i32>&, bool late) {
    Trace local(log, 'p');
    if (late) {
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    panicking::panic("boom");
}

Async<Unit> handles(Strand&, Slot<Unit>&) {
    {
        auto handle = tokio::task::spawn(ox::makeLazy<answers>(5));
        while (co_await ox::pending(handle)) {
        }
        EXPECT_TRUE(handle.isFinished());
        handle.abort();  // too late
        EXPECT_EQ(handle.take().asOk()._0, 5);
    }
    {
        // Aborted before its first poll: the body never runs, its arguments are dropped.
        log.clear();
        auto handle = tokio::task::spawn(ox::makeLazy<waits>(Trace(log, '1')));
        handle.abort();
        while (co_await ox::pending(handle)) {
        }
        auto result = handle.take();
        EXPECT_TRUE(result.asErr()._0.isCancelled());
        EXPECT_EQ(textOf(result.asErr()._0), "task N was cancelled");
        EXPECT_EQ(log, "1");
    }
    {
        // Aborted at an await: locals die in reverse.
        log.clear();
        auto handle = tokio::task::spawn(ox::makeLazy<waits>(Trace(log, '1')));
        for (int i = 0; i < 3; ++i) {
            OX_AWAIT(yielded, tokio::task::yieldNow());
        }
        EXPECT_EQ(log, "");
        auto aborter = handle.abortHandle();
        aborter.abort();
        aborter.abort();
        while (co_await ox::pending(handle)) {
        }
        EXPECT_TRUE(handle.take().asErr()._0.isCancelled());
        EXPECT_TRUE(aborter.isFinished());
        EXPECT_EQ(log, "21");
    }
    for (bool late : {false, true}) {
        log.clear();
        auto handle = tokio::task::spawn(ox::makeLazy<panics>(std::move(late)));
        while (co_await ox::pending(handle)) {
        }
        auto result = handle.take();
        EXPECT_TRUE(result.asErr()._0.isPanic());
        EXPECT_EQ(textOf(result.asErr()._0), "task N panicked");
        Panic panic = std::move(result.asErr()._0).intoPanic();
        EXPECT_TRUE(panic.message() == Str("boom"));
        EXPECT_EQ(log, "p");
        EXPECT_FALSE(panicking::isPanicking());
    }
    co_return Unit{};
}

TEST(Tasks, joinAbortAndPanic) { runIn(0, ox::makeLazy<handles>()); }

Async<i32> panicsSilently(Strand&, Slot<i32>&) {
    OX_AWAIT(yielded, tokio::task::yieldNow());
    panicking::panic("boom");
}

Async<Unit> aborts(Strand&, Slot<Unit>&, i32 rounds) {
    for (i32 i = 0; i < rounds; ++i) {
        auto handle = tokio::task::spawn(ox::makeLazy<panicsSilently>());
        if (i % 3 != 0) {
            OX_AWAIT(yielded, tokio::task::yieldNow());
        }
        handle.abort();
        if (i % 2 == 0) {
            while (co_await ox::pending(handle)) {
            }
            EXPECT_TRUE(handle.take().isErr());
        }
    }
    co_return Unit{};
}

TEST(Tasks, abortRacesWithCompletion) {
    for (int workers : {1, 2, 4}) {
        testing::internal::CaptureStderr();
        runIn(workers, ox::makeLazy<aborts>(300));
        testing::internal::GetCapturedStderr();
    }
}

/// Panics when it dies where it was not moved from.
class Bomb {
  public:
    Bomb() = default;
    Bomb(Bomb&& other) noexcept : isArmed_(std::exchange(other.isArmed_, false)) {}
    ~Bomb() noexcept(false) {
        if (isArmed_) panicking::panic("in a destructor");
    }

  private:
    bool isArmed_ = true;
};
Async<Unit> holdsBomb(Strand&, Slot<Unit>&) {
    Trace first(log, '3');
    Bomb bomb;
    Trace last(log, '4');
    auto never = futures::Pending<Unit>();
    while (co_await ox::pending(never)) {
    }
    co_return Unit{};
}
Async<Unit> awaitsBomb(Strand& strand, Slot<Unit>&) {
    Trace local(log, '2');
    Slot<Unit> slot(strand);
    holdsBomb(strand, slot);
    co_await slot;
    co_return slot.take();
}
Async<Unit> abortsBomb(Strand&, Slot<Unit>&) {
    log.clear();
    auto handle = tokio::task::spawn(ox::makeLazy<awaitsBomb>());
    OX_AWAIT(yielded, tokio::task::yieldNow());
    handle.abort();
    while (co_await ox::pending(handle)) {
    }
    EXPECT_TRUE(handle.take().asErr()._0.isPanic());
    EXPECT_EQ(log, "432");
    EXPECT_FALSE(panicking::isPanicking());
    co_return Unit{};
}

TEST(Tasks, aDestructorThatPanicsEndsTheAbortedTaskWithThePanic) {
    testing::internal::CaptureStderr();
    runIn(0, ox::makeLazy<abortsBomb>());
    testing::internal::GetCapturedStderr();
}

Async<Unit> leavesTasks(Strand&, Slot<Unit>&) {
    for (int i = 0; i < 10; ++i) tokio::task::spawn(ox::makeLazy<waits>(Trace(log, '1')));
    for (int i = 0; i < 3; ++i) {
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}

TEST(Tasks, endOfMainDropsTheRest) {
    for (int workers : {0}) {
        log.clear();
        runIn(workers, ox::makeLazy<leavesTasks>());
        EXPECT_EQ(log, "21212121212121212121");
    }
}

// A task's output dies with its handle, or at once when that is gone.
Async<Trace> givesTrace(Strand&, Slot<Trace>&, char letter) { co_return Trace(log, letter); }
Async<Unit> drops(Strand&, Slot<Unit>&) {
    log.clear();
    {
        auto handle = tokio::task::spawn(ox::makeLazy<givesTrace>('k'));
        OX_AWAIT(yielded, tokio::task::yieldNow());
        EXPECT_EQ(log, "");
    }
    EXPECT_EQ(log, "k");
    {
        auto handle = tokio::task::spawn(ox::makeLazy<givesTrace>('d'));
    }
    OX_AWAIT(yielded, tokio::task::yieldNow());
    EXPECT_EQ(log, "kd");
    co_return Unit{};
}

TEST(Tasks, dropsOutputs) { runIn(0, ox::makeLazy<drops>()); }

Async<Unit> logsAndYields(Strand&, Slot<Unit>&, char letter, i32 rounds) {
    for (i32 i = 0; i < rounds; ++i) {
        log += letter;
        OX_AWAIT(yielded, tokio::task::yieldNow());
    }
    co_return Unit{};
}

Async<Unit> yieldsInTurn(Strand&, Slot<Unit>&) {
    auto a = tokio::task::spawn(ox::makeLazy<logsAndYields>('a', 3));
    auto b = tokio::task::spawn(ox::makeLazy<logsAndYields>('b', 3));
    auto c = tokio::task::spawn(ox::makeLazy<logsAndYields>('c', 3));
    OX_AWAIT(all, (Join<JoinHandle<Unit>, JoinHandle<Unit>, JoinHandle<Unit>>(std::move(a), std::move(b),
                                                                              std::move(c))));
    co_return Unit{};
}

TEST(Order, yieldersTakeTurns) {
    log.clear();
    runIn(0, ox::makeLazy<yieldsInTurn>());
    EXPECT_EQ(log, "abcabcabc");
}

// A task that always finds its channel ready lets others run after 128 operations.
Async<Unit> greedy(Strand&, Slot<Unit>&, i32* done) {
    auto ends = tokio::sync::mpsc::channel<i32>(1000);
    for (i32 i = 0; i < 1000; ++i) EXPECT_TRUE(ends._0.trySend(i).isOk());
    for (; *done < 1000; ++*done) {
        OX_AWAIT(message, ends._1.recv());
    }
    co_return Unit{};
}
Async<i32> looksAt(Strand&, Slot<i32>&, i32* done) { co_return *done; }
Async<i32> cooperates(Strand&, Slot<i32>&) {
    i32 done = 0;
    auto first = tokio::task::spawn(ox::makeLazy<greedy>(&done));
    auto second = tokio::task::spawn(ox::makeLazy<looksAt>(&done));
    while (co_await ox::pending(second)) {
    }
    i32 seen = second.take().asOk()._0;
    while (co_await ox::pending(first)) {
    }
    first.take();
    co_return seen;
}

TEST(Order, budgetOf128) { EXPECT_EQ(runIn(0, ox::makeLazy<cooperates>()), 128); }

Async<Unit> blocks(Strand&, Slot<Unit>&) {
    constexpr i32 kFunctions = 10;
    std::atomic<i32> started{0};
    std::vector<JoinHandle<i32>> handles;
    for (i32 i = 0; i < kFunctions; ++i) {
        handles.push_back(tokio::task::spawnBlocking([i, &started] {
            for (++started; started < kFunctions;) os::sleepFor(1'000'000);  // all at a time, or never
            return i;
        }));
    }
    i32 sum = 0;
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        sum += handle.take().asOk()._0;
    }
    EXPECT_EQ(sum, 45);
    auto failing = tokio::task::spawnBlocking([] { panicking::panic("in the pool"); });
    while (co_await ox::pending(failing)) {
    }
    EXPECT_TRUE(failing.take().asErr()._0.isPanic());
    co_return Unit{};
}

Async<Unit> blocksOneByOne(Strand&, Slot<Unit>&, i32 count) {
    for (i32 i = 0; i < count; ++i) {
        auto handle = tokio::task::spawnBlocking([i] { return i; });
        while (co_await ox::pending(handle)) {
        }
        EXPECT_EQ(handle.take().asOk()._0, i);
    }
    co_return Unit{};
}

// Wakes from outside of the runtime while its workers fall asleep.
TEST(Blocking, wakesAreNeverLost) {
    for (int workers : {0, 1, 2, 4}) runIn(workers, ox::makeLazy<blocksOneByOne>(3000));
}

TEST(Blocking, runsBesideTheWorkers) {
    for (int workers : {0, 1, 2}) runIn(workers, ox::makeLazy<blocks>());
}

// The main future blocks its thread: tasks that it has spawned or woken run nevertheless.
Async<Unit> setsFlag(Strand&, Slot<Unit>&, std::atomic<int>* flag) {
    flag->fetch_add(1);
    OX_AWAIT(yielded, tokio::task::yieldNow());
    flag->fetch_add(1);
    co_return Unit{};
}
Async<Unit> mainBlocks(Strand&, Slot<Unit>&) {
    std::atomic<int> flag{0};
    auto handle = tokio::task::spawn(ox::makeLazy<setsFlag>(&flag));
    while (flag != 2) os::sleepFor(1'000'000);
    co_return Unit{};
}

TEST(Relief, tasksRunThoughMainBlocks) {
    for (int workers : {1, 2, 4}) runIn(workers, ox::makeLazy<mainBlocks>());
}

Async<i64> spawnsTree(Strand& strand, Slot<i64>&, i32 depth);
Async<i64> spawnsTree(Strand&, Slot<i64>&, i32 depth) {
    if (depth == 0) co_return 1;
    JoinHandle<i64> left = tokio::task::spawn(ox::makeLazy<spawnsTree>(depth - 1));
    JoinHandle<i64> right = tokio::task::spawn(ox::makeLazy<spawnsTree>(depth - 1));
    while (co_await ox::pending(left)) {
    }
    while (co_await ox::pending(right)) {
    }
    co_return left.take().asOk()._0 + right.take().asOk()._0;
}

TEST(Stress, treeOfTasks) {
    for (int workers : {0, 1, 2, 4, 8}) EXPECT_EQ(runIn(workers, ox::makeLazy<spawnsTree>(12)), 4096);
}

Async<Unit> pingPong(Strand&, Slot<Unit>&, tokio::sync::mpsc::Sender<i32> tx,
                     tokio::sync::mpsc::Receiver<i32> rx) {
    for (;;) {
        OX_AWAIT(message, rx.recv());
        if (message.isNone()) break;
        OX_AWAIT(sent, tx.send(message.asSome()._0 + 1));
    }
    co_return Unit{};
}
Async<i32> plays(Strand&, Slot<i32>&, i32 rounds) {
    auto there = tokio::sync::mpsc::channel<i32>(1);
    auto back = tokio::sync::mpsc::channel<i32>(1);
    auto other = tokio::task::spawn(ox::makeLazy<pingPong>(std::move(back._0), std::move(there._1)));
    i32 value = 0;
    for (i32 i = 0; i < rounds; ++i) {
        OX_AWAIT(sent, there._0.send(i32(value)));
        OX_AWAIT(answer, back._1.recv());
        value = answer.asSome()._0;
    }
    {
        auto dying = std::move(there._0);
    }
    while (co_await ox::pending(other)) {
    }
    other.take();
    co_return value;
}

TEST(Stress, pingPongNeverHangs) {
    for (int workers : {0, 1, 2, 4}) EXPECT_EQ(runIn(workers, ox::makeLazy<plays>(20'000)), 20'000);
}

// Sleeps, timeouts, selects, aborts and channels at random, on all workers.
Async<i32> mixed(Strand&, Slot<i32>&, u32 seed) {
    auto ends = tokio::sync::mpsc::channel<i32>(2);
    auto sleeper = tokio::task::spawn(
        ox::makeLazy<pingPong>(ends._0.clone(), tokio::sync::mpsc::Receiver<i32>(std::move(ends._1))));
    for (i32 i = 0; i < 20; ++i) {
        seed = seed * 1664525 + 1013904223;
        u64 const micros = seed >> 20 & 511;
        if ((seed >> 10 & 3) == 0) {
            OX_AWAIT(slept, tokio::time::sleep(Duration::fromMicros(micros)));
        } else if ((seed >> 10 & 3) == 1) {
            OX_AWAIT(late, tokio::time::timeout(Duration::fromMicros(micros),
                                                tokio::time::sleep(Duration::fromMicros(200))));
        } else {
            Select<tokio::time::Sleep, tokio::sync::mpsc::Send<i32>> select(
                false, 3, tokio::time::sleep(Duration::fromMicros(micros)), ends._0.send(1));
            while (co_await ox::pending(select)) {
            }
            select.dropAll();
        }
    }
    sleeper.abort();
    while (co_await ox::pending(sleeper)) {
    }
    sleeper.take();
    co_return 1;
}
Async<i32> mixes(Strand&, Slot<i32>&, u32 tasks) {
    std::vector<JoinHandle<i32>> handles;
    for (u32 i = 0; i < tasks; ++i) handles.push_back(tokio::task::spawn(ox::makeLazy<mixed>(i * 7919 + 1)));
    i32 sum = 0;
    for (auto& handle : handles) {
        while (co_await ox::pending(handle)) {
        }
        sum += handle.take().asOk()._0;
    }
    co_return sum;
}

TEST(Stress, everythingAtRandom) {
    for (int workers : {0, 1, 2, 4, 8}) EXPECT_EQ(runIn(workers, ox::makeLazy<mixes>(u32(200))), 200);
}

constexpr i64 kDeep = 200'000;

Async<i64> deep(Strand& strand, Slot<i64>&, i64 depth) {
    if (depth == 0) co_return 0;
    Slot<i64> slot(strand);
    deep(strand, slot, depth - 1);
    co_await slot;
    co_return 1 + slot.take();
}

Async<std::thread::id> deepThread(Strand& strand, Slot<std::thread::id>&, std::atomic<bool>* isDone) {
    Slot<i64> slot(strand);
    deep(strand, slot, i64(kDeep));
    co_await slot;
    EXPECT_EQ(slot.take(), kDeep);
    *isDone = true;
    co_return std::this_thread::get_id();
}

Async<Unit> goesDeepElsewhere(Strand&, Slot<Unit>&) {
    std::atomic<bool> isDone = false;
    auto handle = tokio::task::spawn(ox::makeLazy<deepThread>(&isDone));
    // While this thread is busy another worker takes the task.
    for (int i = 0; i < 10'000 && !isDone; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    EXPECT_TRUE(isDone);
    OX_AWAIT(thread, std::move(handle));
    EXPECT_NE(thread.asOk()._0, std::this_thread::get_id());
    co_return Unit{};
}

TEST(Tasks, nestedAwaitsEndNoWorkersStack) {
    RuntimeConfig config;
    config.flavor = RuntimeConfig::Flavor::MultiThread;
    config.workerThreads = 2;
    config.threadStackSize = 4 * 1024 * 1024;
    tokio::main(config, ox::makeLazy<goesDeepElsewhere>());
}

}  // namespace
}  // namespace ox::test
