#include "explorer/explorer.h"

#include <sys/mman.h>
#include <ucontext.h>

#include <cstdlib>
#include <deque>
#include <set>
#include <utility>

namespace explorer {

namespace {

constexpr std::size_t kStack = 1 << 20;  // coroutines want a reserve
constexpr std::size_t kMostSteps = 20'000;
constexpr std::size_t kFairSteps = 300;  // then others run, and what was stored is seen

struct Store {
    void* cell;
    unsigned long long bits;
    void (*apply)(void*, unsigned long long);
};

struct Thread {
    ucontext_t context;
    std::function<void()> body;
    void* state = nullptr;          // its thread-local variables, while it does not run
    std::function<bool()> mayGoOn;  // while it sleeps
    std::vector<Store> buffer;
    bool isDone = false;
};

struct Choice {
    unsigned taken;
    unsigned options;
    bool costs;  // options but the first are deviations
};

struct Exploration {
    std::vector<Choice> path;
    std::size_t position = 0;  // in path
    unsigned deviations = 0;   // left
    Seed seed = Seed::None;

    Scenario* scenario = nullptr;
    std::deque<Thread> threads;
    std::size_t current = 0;
    std::size_t steps = 0;
    std::size_t stepsInARow = 0;
    std::set<void*> released;  // blocks of the schedule
    ucontext_t scheduler;
    std::string failure;
};

Exploration* exploration = nullptr;  // while threads run
std::vector<void*> stacks;

/// Leaves the schedule for good; what its threads hold is lost.
[[noreturn]] void giveUp(char const* what) {
    exploration->failure = what;
    setcontext(&exploration->scheduler);
    std::abort();
}

unsigned choose(unsigned options, bool costs) {
    Exploration& self = *exploration;
    if (options < 2 || (costs && self.deviations == 0)) return 0;
    if (self.position == self.path.size()) self.path.push_back({0, options, costs});
    Choice const& choice = self.path[self.position++];
    if (choice.options != options || choice.costs != costs) giveUp("the scenario does not repeat");
    if (choice.taken != 0 && costs) --self.deviations;
    return choice.taken;
}

/// Conditions see the memory as it is, and are no points of the schedule.
bool holds(std::function<bool()> const& condition) {
    Exploration* const saved = std::exchange(exploration, nullptr);
    bool const result = condition();
    exploration = saved;
    return result;
}

bool isRunnable(Thread const& thread) { return !thread.isDone && (!thread.mayGoOn || holds(thread.mayGoOn)); }

void drainBuffer(Thread& thread) {
    for (Store const& store : thread.buffer) store.apply(store.cell, store.bits);
    thread.buffer.clear();
}

void switchTo(std::size_t next) {
    Exploration& self = *exploration;
    self.stepsInARow = 0;
    if (next == self.current) return;
    Thread& from = self.threads[self.current];
    self.current = next;
    from.state = self.scenario->exchangeThreadState(self.threads[next].state);
    swapcontext(&from.context, &self.threads[next].context);
}

/// The current thread cannot or does not want to go on.
void switchAway(bool mayReturnToSelf) {
    Exploration& self = *exploration;
    if (++self.steps > kMostSteps) giveUp("no progress");
    std::vector<std::size_t> others;
    for (std::size_t i = 1; i < self.threads.size(); ++i) {
        std::size_t const next = (self.current + i) % self.threads.size();
        if (isRunnable(self.threads[next])) others.push_back(next);
    }
    if (others.empty()) {
        if (mayReturnToSelf) return;
        if (isRunnable(self.threads[self.current])) return;
        giveUp("all threads sleep");
    }
    // Who spins lets the next one run, in turn: endless spinning among some is no schedule.
    switchTo(others[mayReturnToSelf ? 0 : choose(static_cast<unsigned>(others.size()), false)]);
}

void runThread() {
    Exploration& self = *exploration;
    self.threads[self.current].body();
    Thread& own = self.threads[self.current];
    drainBuffer(own);
    own.isDone = true;
    bool allDone = true;
    for (Thread const& thread : self.threads) allDone = allDone && thread.isDone;
    if (allDone) setcontext(&self.scheduler);
    switchAway(false);
    std::abort();
}

void addThread(Exploration& self, std::function<void()> body) {
    std::size_t const index = self.threads.size();
    if (stacks.size() == index) {
        stacks.push_back(mmap(nullptr, kStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    }
    Thread& thread = self.threads.emplace_back();
    thread.body = std::move(body);
    getcontext(&thread.context);
    thread.context.uc_stack = {stacks[index], 0, kStack};
    thread.context.uc_link = nullptr;
    makecontext(&thread.context, runThread, 0);
}

void runSchedule(Exploration& self, std::function<std::unique_ptr<Scenario>()> const& make) {
    std::unique_ptr<Scenario> scenario = make();
    self.scenario = scenario.get();
    self.threads.clear();
    for (auto const& body : scenario->threads) addThread(self, body);
    self.position = self.current = self.steps = self.stepsInARow = 0;
    exploration = &self;
    bool volatile hasRun = false;
    getcontext(&self.scheduler);
    if (!hasRun) {
        hasRun = true;
        setcontext(&self.threads[0].context);
    }
    exploration = nullptr;
    scenario->exchangeThreadState(nullptr);
    if (self.failure.empty()) {
        scenario->atEnd();
    } else {
        (void)scenario.release();  // in whatever state it is
    }
    for (void* block : self.released) std::free(block);
    self.released.clear();
}

Exploration* ending = nullptr;  // for `require` in `atEnd`

/// All schedules with at most so many deviations.
void exploreWith(Exploration& self, unsigned deviations,
                 std::function<std::unique_ptr<Scenario>()> const& make, std::size_t mostSchedules,
                 Outcome& outcome) {
    self.path.clear();
    for (std::size_t i = 0; i < mostSchedules; ++i) {
        self.deviations = deviations;
        runSchedule(self, make);
        ++outcome.schedules;
        if (!self.failure.empty()) return;
        // The next path: the last choice that has another option takes it.
        auto isSpent = [](Choice const& choice) { return choice.taken + 1 == choice.options; };
        while (!self.path.empty() && isSpent(self.path.back())) self.path.pop_back();
        if (self.path.empty()) return;
        ++self.path.back().taken;
    }
}

}  // namespace

Outcome explore(std::function<std::unique_ptr<Scenario>()> const& make, unsigned deviations, Seed seed,
                std::size_t mostSchedules) {
    Exploration self;
    self.seed = seed;
    ending = &self;
    Outcome outcome;
    // Bugs that few deviations show are found first.
    for (unsigned most = 0; most <= deviations && self.failure.empty(); ++most) {
        exploreWith(self, most, make, mostSchedules, outcome);
    }
    ending = nullptr;
    outcome.failure = self.failure;
    return outcome;
}

void require(bool holds, char const* what) {
    if (holds) return;
    if (exploration != nullptr) giveUp(what);
    if (ending->failure.empty()) ending->failure = what;
}

void waitUntil(std::function<bool()> const& mayGoOn) {
    drain();
    while (!holds(mayGoOn)) {
        exploration->threads[exploration->current].mayGoOn = mayGoOn;
        switchAway(false);
        exploration->threads[exploration->current].mayGoOn = nullptr;
    }
}

void startThread(std::function<void()> body) { addThread(*exploration, std::move(body)); }

bool keep(void* block) {
    if (exploration == nullptr) return false;
    if (!exploration->released.insert(block).second) giveUp("released twice");
    return true;
}

bool isExploring() { return exploration != nullptr; }
bool splitsUpdates() { return exploration != nullptr && exploration->seed == Seed::SplitUpdates; }

void point() {
    Exploration& self = *exploration;
    if (++self.steps > kMostSteps) giveUp("no progress");
    if (++self.stepsInARow > kFairSteps) {
        for (Thread& thread : self.threads) drainBuffer(thread);
        return switchAway(true);
    }
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < self.threads.size(); ++i) {
        if (i != self.current && isRunnable(self.threads[i])) others.push_back(i);
    }
    unsigned const taken = choose(static_cast<unsigned>(others.size()) + 1, true);
    if (taken != 0) switchTo(others[taken - 1]);
}

bool deviates() { return exploration != nullptr && choose(2, true) != 0; }

bool bufferStore(void* cell, unsigned long long bits, void (*apply)(void*, unsigned long long)) {
    if (exploration == nullptr) return false;
    Thread& own = exploration->threads[exploration->current];
    // Stores are seen in their order.
    if (own.buffer.empty() && choose(2, true) == 0) return false;
    own.buffer.push_back({cell, bits, apply});
    return true;
}

bool findBuffered(void const* cell, unsigned long long& bits) {
    if (exploration == nullptr) return false;
    std::vector<Store> const& buffer = exploration->threads[exploration->current].buffer;
    for (std::size_t i = buffer.size(); i-- > 0;) {
        if (buffer[i].cell != cell) continue;
        bits = buffer[i].bits;
        return true;
    }
    return false;
}

void drain() {
    if (exploration != nullptr) drainBuffer(exploration->threads[exploration->current]);
}

void fence() {
    if (exploration != nullptr && exploration->seed != Seed::NoFences) drain();
}

void fenceAll() {
    if (exploration == nullptr || exploration->seed == Seed::NoFences) return;
    for (Thread& thread : exploration->threads) drainBuffer(thread);
}

void letOthersRun() {
    if (exploration == nullptr) return;
    drain();
    switchAway(true);
}

void touchedDead() { giveUp("touched after it was freed"); }

}  // namespace explorer
