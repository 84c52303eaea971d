#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// Runs small concurrent scenarios under many schedules. The code under test is compiled with OX_EXPLORER, so
/// that each of its atomic operations is a point at which another thread may go on, and a store may stay in
/// its thread's buffer until that thread's next read-modify-write, fence or sequentially consistent store.
/// All schedules with up to so many deviations from "the same thread goes on, stores are seen at once" are
/// tried, depth first.
namespace explorer {

/// Its state, the threads that run against it, and what must hold when all have ended.
struct Scenario {
    virtual ~Scenario() = default;
    virtual void atEnd() {}
    /// Where the code under test has thread-local variables: sets those of the thread that goes on (null: as
    /// in a new thread), and returns those of the one that does not.
    virtual void* exchangeThreadState(void*) { return nullptr; }

    std::vector<std::function<void()>> threads;
};

/// Bugs that the explorer can put into any code, to show that it finds them.
enum class Seed {
    None,
    NoFences,      // fences do nothing, and sequentially consistent stores are plain ones
    SplitUpdates,  // read-modify-writes are a read and then a write
};

struct Outcome {
    std::string failure;  // empty: all schedules were right
    std::size_t schedules = 0;
};

/// `make` builds a fresh scenario for each schedule; of each number of deviations at most so many are tried.
Outcome explore(std::function<std::unique_ptr<Scenario>()> const& make, unsigned deviations,
                Seed seed = Seed::None, std::size_t mostSchedules = 8'000);

/// For scenarios: the first failure counts, and ends the schedule.
void require(bool holds, char const* what);
/// Another thread of the scenario, from now on.
void startThread(std::function<void()> body);
/// Sleeps until `mayGoOn`. When all threads sleep, the schedule has failed.
void waitUntil(std::function<bool()> const& mayGoOn);

// For the atomics and locks.
void point();     // another thread may go on here
bool deviates();  // does something happen here that is as good as it not happening?
bool isExploring();
bool splitsUpdates();
/// Puts the store into the thread's buffer, or says that it is to be done at once.
bool bufferStore(void* cell, unsigned long long bits, void (*apply)(void*, unsigned long long));
/// The thread's latest buffered store to the cell.
bool findBuffered(void const* cell, unsigned long long& bits);
void drain();         // the thread's own buffer
void fence();         // drains, unless fences are left out
void fenceAll();      // drains the buffers of all threads
void letOthersRun();  // in a loop that waits for another thread
void touchedDead();
/// Takes over a block that is released in a schedule, so that what is used after its end is found; false
/// outside of schedules.
bool keep(void* block);

}  // namespace explorer
