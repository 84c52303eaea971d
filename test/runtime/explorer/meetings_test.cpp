// Who comes first makes it, who comes last lets all go on; tasks that stay on a thread; threads for functions
// that block.
#include "explorer/tasks.h"
#include "ox/tokio/runtime/core.h"
#include "ox/tokio/sync/barrier.h"
#include "ox/tokio/sync/notify.h"
#include "ox/tokio/sync/once_cell.h"
#include "ox/tokio/task/local_set.h"
#include "ox/tokio/task/spawn.h"

namespace ox::test {
namespace {

using tokio::runtime::BlockingPool;
using tokio::runtime::Core;
using tokio::sync::Barrier;
using tokio::sync::Notify;
using tokio::sync::OnceCell;
using tokio::task::LocalSet;
using tokio::task::LocalTasks;

Async<int> makes(Strand&, Slot<int>&, Notify* notify, int* begun, int* made, int value) {
    explorer::require(++*begun == 1, "two make it at a time");
    struct End {
        int* begun;
        ~End() { --*begun; }
    } end{begun};
    OX_AWAIT(notified, notify->notified());
    notify->notifyOne();
    ++*made;
    co_return value;
}

struct OnceScenario;
Async<Unit> wants(Strand& strand, Slot<Unit>&, OnceScenario* scenario);

/// Two or three want a value that is made in two steps; one of them is aborted, perhaps while it makes it.
struct OnceScenario : Tasks {
    OnceCell<int> cell;
    Notify notify = Notify::make();
    int begun = 0;
    int made = 0;
    int wanting = 2;
    /// Another one each time, so that nobody takes it from memory used before.
    int value = ++values;
    static inline int values = 0;

    OnceScenario() {
        auto* const aborted = start(ox::makeLazy<wants>(this), true);
        for (int i = 0; i < wanting; ++i) start(ox::makeLazy<wants>(this));
        threads.push_back([this, aborted] {
            JoinHandle<Unit>(aborted).abort();
            notify.notifyOne();
        });
    }
    void atEnd() override {
        explorer::require(made == 1, "made again");
        explorer::require(wanting == 0, "not all got it");
    }
};

Async<Unit> wants(Strand&, Slot<Unit>&, OnceScenario* scenario) {
    auto make = [scenario] {
        return ox::makeLazy<makes>(&scenario->notify, &scenario->begun, &scenario->made,
                                   int(scenario->value));
    };
    OX_AWAIT(value, tokio::sync::getOrInit(&scenario->cell, make));
    explorer::require(*value == scenario->value, "not the value");
    if (scenario->wanting > 0) --scenario->wanting;
    co_return Unit{};
}

TEST(Explorer, onceCell) { explorer::expectRight<OnceScenario>(2, {Seed::SplitUpdates}); }

Async<Unit> meets(Strand&, Slot<Unit>&, Barrier* barrier, int* leaders, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        OX_AWAIT(met, barrier->wait());
        if (met.isLeader()) ++*leaders;
    }
    co_return Unit{};
}

struct BarrierScenario : Tasks {
    Barrier barrier = Barrier::make(3);
    int leaders = 0;

    BarrierScenario() : Tasks(3) {
        for (int i = 0; i < 3; ++i) start(ox::makeLazy<meets>(&barrier, &leaders, 2));
    }
    void atEnd() override { explorer::require(leaders == 2, "not one leader each time"); }
};

TEST(Explorer, barrier) { explorer::expectRight<BarrierScenario>(2, {Seed::SplitUpdates}); }

Async<Unit> waits(Strand&, Slot<Unit>&, Notify* notify, int* ended) {
    OX_AWAIT(notified, notify->notified());
    ++*ended;
    co_return Unit{};
}
Async<Unit> hosts(Strand&, Slot<Unit>&, Notify* first, Notify* second, int* ended) {
    LocalSet set = LocalSet::make();
    set.spawnLocal(ox::makeLazy<waits>(std::move(first), std::move(ended)));
    set.spawnLocal(ox::makeLazy<waits>(std::move(second), std::move(ended)));
    while (co_await ox::pending(set)) {
    }
    co_return Unit{};
}

/// The tasks of a LocalSet are woken from other threads, and perhaps its host is aborted.
struct LocalScenario : Tasks {
    Notify first = Notify::make();
    Notify second = Notify::make();
    int ended = 0;
    bool aborts;

    explicit LocalScenario(bool withAbort) : Tasks(1), aborts(withAbort) {
        // The ids of the set's tasks come from one block: another one would be a point of some schedules.
        while (Core::nextTaskId() % 64 != 1) {
        }
        auto* const host = start(ox::makeLazy<hosts>(&first, &second, &ended), true);
        threads.push_back([this] { first.notifyOne(); });
        threads.push_back([this, host] {
            JoinHandle<Unit> handle(host);
            if (aborts) handle.abort();
            second.notifyOne();
        });
    }
    void* exchangeThreadState(void* next) override {
        return LocalTasks::exchangeCurrent(static_cast<LocalTasks*>(next));
    }
    void atEnd() override { explorer::require(aborts || ended == 2, "a task did not end"); }
};

TEST(Explorer, localSet) {
    explorer::expectRight<LocalScenario>(3, {}, false);
    explorer::expectRight<LocalScenario>(3, {Seed::SplitUpdates}, true);
}

struct BlockingScenario : Scenario {
    enum class Kind {
        Meet,  // two callers' functions wait for each other, so that each needs a thread
        Idle,  // and so do those of one, who finds one thread that waits for more
        Late,  // the next function finds a thread that waits for it, or is about to end
        End,   // functions come beside the end of the pool
    };
    Core* core;
    int begun = 0;
    int ran = 0;
    int submitted = 0;
    int accepted = 0;
    int given = 0;
    bool hasEnded = false;

    explicit BlockingScenario(Kind kind) {
        RuntimeConfig config{};
        config.flavor = RuntimeConfig::Flavor::CurrentThread;
        config.maxBlockingThreads = 2;
        core = Core::make(config);
        int const callers = kind == Kind::Late || kind == Kind::Idle ? 1 : 2;
        for (int i = 0; i < callers; ++i) {
            core->addRef();
            threads.push_back([=, this] {
                run();
                if (callers == 1) explorer::waitUntil([this] { return ran == 1; });
                if (kind == Kind::Late) run();
                if (kind == Kind::Meet || kind == Kind::Idle) runAndMeet();
                if (kind == Kind::Idle) runAndMeet();
                ++given;
                core->release();
            });
        }
        threads.push_back([=, this] {
            if (kind != Kind::End) {
                explorer::waitUntil([=, this] { return given == callers && ran == submitted; });
            }
            explorer::require(core->blocking().shutdown(-1), "not ended");
            hasEnded = true;
            core->release();
        });
    }
    void atEnd() override { explorer::require(ran == accepted, "lost a function"); }
    void run() {
        submit([this] {
            explorer::require(!hasEnded, "runs after the end");
            ++ran;
        });
    }
    void runAndMeet() {
        submit([this] {
            ++begun;
            explorer::waitUntil([this] { return begun == 2; });
            ++ran;
        });
    }
    template <class C>
    void submit(C closure) {
        using Call = tokio::task::detail::BlockingCall<C>;
        auto* const task = core::TaskOf<Call>::make(Call(std::move(closure)), core->blocking(), 1, false);
        ++submitted;
        if (core->blocking().accept(task) == 0) {
            ++accepted;
        } else {
            task->releaseTask();
        }
    }
    void* exchangeThreadState(void*) override {
        // What threads of the pool know of themselves is nobody's business here.
        tokio::runtime::thisThread() = {};
        return nullptr;
    }
};

TEST(Explorer, blockingPool) {
    explorer::expectRight<BlockingScenario>(3, {}, BlockingScenario::Kind::Meet);
    explorer::expectRight<BlockingScenario>(3, {}, BlockingScenario::Kind::Idle);
    explorer::expectRight<BlockingScenario>(3, {}, BlockingScenario::Kind::Late);
    explorer::expectRight<BlockingScenario>(3, {}, BlockingScenario::Kind::End);
}

}  // namespace
}  // namespace ox::test
