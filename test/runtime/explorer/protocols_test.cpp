// The scheduler's queues and the way workers fall asleep.
#include "explorer/expect.h"
#include "ox/tokio/runtime/idle_set.h"
#include "ox/tokio/runtime/lifo_slot.h"
#include "ox/tokio/runtime/ring.h"
#include "ox/tokio/runtime/task_queue.h"
#include "ox/tokio/runtime/truce.h"

namespace ox::test {
namespace {

using core::Task;
using explorer::Scenario;
using explorer::Seed;
using tokio::runtime::IdleSet;
using tokio::runtime::InjectionQueue;
using tokio::runtime::LifoSlot;
using tokio::runtime::Ring;
using tokio::runtime::Truce;

/// Stand-ins for tasks, of which queues only know the address.
struct Marks {
    static constexpr int kMost = 8;
    char memory[kMost] = {};
    int taken[kMost] = {};

    Task* task(int i) { return reinterpret_cast<Task*>(&memory[i]); }
    void take(Task* task) {
        explorer::require(++taken[reinterpret_cast<char*>(task) - memory] == 1, "taken twice");
    }
    void requireAll(int count) {
        for (int i = 0; i < count; ++i) explorer::require(taken[i] == 1, "lost");
    }
};

struct Nowhere final : core::Scheduler {
    void schedule(Task*) override {}
    void scheduleAgain(Task*) override {}
    void forget(Task*) override {}
};

struct RingScenario : Scenario {
    Ring ring;
    Marks marks;

    RingScenario() {
        threads.push_back([this] {
            for (int i = 0; i < 3; ++i) ring.push(marks.task(i));
            if (Task* const task = ring.pop()) marks.take(task);
            ring.push(marks.task(3));
            while (Task* const task = ring.pop()) marks.take(task);
        });
        for (int thief = 0; thief < 2; ++thief) {
            threads.push_back([this] {
                Task* out[Ring::kCapacity / 2];
                u32 const count = ring.takeHalf(out);
                for (u32 i = 0; i < count; ++i) marks.take(out[i]);
            });
        }
    }
    void atEnd() override { marks.requireAll(4); }
};

TEST(Explorer, ringGivesEachTaskOnce) { explorer::expectRight<RingScenario>(3, {Seed::SplitUpdates}); }

struct InjectionScenario : Scenario {
    InjectionQueue queue;
    Task* tasks[3];
    int taken = 0;
    int pushed = 0;

    InjectionScenario() {
        static core::TaskTable const table{};
        static Nowhere nowhere;
        for (Task*& task : tasks) task = new Task(table, nowhere, 1, false);
        threads.push_back([this] { push(0, 2); });
        threads.push_back([this] { push(2, 3); });
        threads.push_back([this] {
            while (taken < 3) {
                if (queue.popSome(1, [this](Task*) { ++taken; }) != nullptr) ++taken;
                explorer::waitUntil([this] { return taken < pushed || taken == 3; });
            }
        });
    }
    ~InjectionScenario() override {
        for (Task* task : tasks) delete task;
    }
    void push(int from, int to) {
        for (int i = from; i < to; ++i) {
            queue.push(tasks[i]);
            ++pushed;
        }
    }
    void atEnd() override { explorer::require(queue.isEmpty(), "not empty"); }
};

TEST(Explorer, injectionQueueGivesEachTaskOnce) {
    explorer::expectRight<InjectionScenario>(3, {Seed::SplitUpdates});
}

struct LifoScenario : Scenario {
    LifoSlot slot;
    Marks marks;

    LifoScenario() {
        threads.push_back([this] {
            for (int i = 0; i < 3; ++i) {
                if (Task* const before = slot.exchange(marks.task(i))) marks.take(before);
            }
            if (Task* const last = slot.exchange(nullptr)) marks.take(last);
        });
        threads.push_back([this] {
            for (int i = 0; i < 2; ++i) {
                if (Task* const stolen = slot.steal()) marks.take(stolen);
            }
        });
    }
    void atEnd() override { marks.requireAll(3); }
};

TEST(Explorer, lifoSlotGivesEachTaskOnce) { explorer::expectRight<LifoScenario>(4, {Seed::NoFences}); }

/// Workers that run what a thread outside queues, and sleep meanwhile. `reliefRule`: worker 1 only helps, and
/// the real rule about work that it saw while it was counted as searching is kept or not.
struct SleepScenario : Scenario {
    enum class Kind { Workers, Relief, ReliefWithoutRule };

    InjectionQueue queue;
    IdleSet idle;
    std::vector<Task*> tasks;
    core::Atomic<bool> unparked[2];
    usize done = 0;
    Kind kind;

    SleepScenario(Kind which, u32 workers, usize count) : tasks(count), kind(which) {
        static core::TaskTable const table{};
        static Nowhere nowhere;
        for (Task*& task : tasks) task = new Task(table, nowhere, 1, false);
        for (u32 worker = workers; worker-- > 0;) threads.push_back([this, worker] { work(worker); });
        threads.push_back([this] {
            for (Task* task : tasks) {
                queue.push(task);
                notifyOne();
            }
        });
    }
    ~SleepScenario() override {
        for (Task* task : tasks) delete task;
    }

    void notifyOne() {
        core::fullFence();
        u32 const worker = idle.wakeOne();
        if (worker != IdleSet::kNone) unparked[worker].store(true);
    }
    bool mayRun(u32 worker) const { return kind == Kind::Workers || worker == 0; }
    void work(u32 worker) {
        bool isSearching = false;
        while (done < tasks.size()) {
            Task* const task = mayRun(worker) ? queue.pop() : nullptr;
            if (task != nullptr) {
                if (std::exchange(isSearching, false) && idle.stopSearching()) {
                    core::fullFence();
                    if (!queue.isEmpty()) notifyOne();
                }
                if (++done == tasks.size()) {
                    for (auto& other : unparked) other.store(true);
                }
                continue;
            }
            bool const wasSearching = std::exchange(isSearching, false);
            idle.sleep(worker);
            if (wasSearching) idle.stopSearching();
            core::fullFence();
            bool const thereIsWork = !queue.isEmpty();
            if (!mayRun(worker) && thereIsWork && kind == Kind::Relief && idle.isAsleep(0))
                unparked[0].store(true);
            if ((!mayRun(worker) || !thereIsWork) && done < tasks.size()) {
                explorer::waitUntil([&] { return unparked[worker].load(); });
                unparked[worker].store(false);
            }
            if (!idle.cancelSleep(worker)) isSearching = true;
        }
        for (auto& other : unparked) other.store(true);
    }
};

TEST(Explorer, aSleeperSeesTheWorkOrIsWoken) {
    using Kind = SleepScenario::Kind;
    explorer::expectRight<SleepScenario>(3, {Seed::NoFences}, Kind::Workers, 1u, usize(1));
    explorer::expectRight<SleepScenario>(2, {}, Kind::Workers, 2u, usize(2));
    explorer::expectRight<SleepScenario>(2, {}, Kind::Relief, 2u, usize(2));
    explorer::expectWrong<SleepScenario>(2, Kind::ReliefWithoutRule, 2u, usize(2));
}

/// A worker that queues tasks and never gets to them, and a thief that first takes it for quick.
struct TruceScenario : Scenario {
    static constexpr usize kTasks = 2;

    Ring ring;
    IdleSet idle;
    Truce truce;
    Marks marks;
    core::Atomic<bool> unparked{false};
    usize taken = 0;

    TruceScenario() {
        threads.push_back([this] {
            for (usize i = 0; i < kTasks; ++i) {
                ring.push(marks.task(i));
                core::fullFence();
                if (!truce.holds() && idle.wakeOne() != IdleSet::kNone) unparked.store(true);
            }
        });
        threads.push_back([this] { steal(); });
    }

    void steal() {
        bool isSearching = false;
        bool trusts = true;
        while (taken < kTasks) {
            bool keepsTruce = false;
            if (!isSearching) isSearching = idle.tryStartSearching(1);
            if (ring.size() != 0) {
                if (!std::exchange(trusts, false)) {
                    Task* out[Ring::kCapacity / 2];
                    u32 const count = ring.takeHalf(out);
                    for (u32 i = 0; i < count; ++i) marks.take(out[i]);
                    taken += count;
                    if (std::exchange(isSearching, false)) idle.stopSearching();
                    continue;
                }
                truce.begin(0);
                keepsTruce = true;
            }
            if (std::exchange(isSearching, false)) {
                idle.sleep(0);
                idle.stopSearching();
            } else {
                idle.sleep(0);
            }
            core::fullFence();
            if ((ring.size() == 0 || truce.holds()) && !keepsTruce) {
                explorer::waitUntil([&] { return unparked.load(); });
                unparked.store(false);
            }
            if (!idle.cancelSleep(0)) isSearching = true;
            if (keepsTruce) {
                truce.end(0);
                core::fullFence();
            }
        }
    }
    void atEnd() override { marks.requireAll(kTasks); }
};

TEST(Explorer, afterATruceTheThiefSeesTheWorkOrIsWoken) {
    explorer::expectRight<TruceScenario>(4, {Seed::NoFences});
}

}  // namespace
}  // namespace ox::test
