// A program as the code generator writes it: async functions, blocks and closures of one Oxide module.
#include <cstdio>
#include <cstdlib>

#include "ox/core/prelude.h"
#include "ox/tokio/main.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "ox/tokio/time/timeout.h"

namespace app {
using namespace ox;
namespace mpsc = ox::tokio::sync::mpsc;
using ox::tokio::time::Duration;

void say(Str text, i32 number) { std::printf("%.*s %d\n", int(text.len()), text.data(), number); }

Async<i32> fetch(Strand&, Slot<i32>&, Str name, u64 millis) {
    auto sleep_ = tokio::time::sleep(Duration::fromMillis(millis));
    while (co_await ox::pending(sleep_)) {
    }
    sleep_.take();
    say(name, static_cast<i32>(millis));
    co_return static_cast<i32>(millis);
}

Async<Unit> sequential(Strand& strand, Slot<Unit>&) {
    Slot<i32> a_slot(strand);
    fetch(strand, a_slot, "a", 3);
    co_await a_slot;
    i32 a = a_slot.take();
    Slot<i32> b_slot(strand);
    fetch(strand, b_slot, "b", 2);
    co_await b_slot;
    i32 b = b_slot.take();
    say("sum", a + b);
    co_return Unit{};
}

Async<Unit> joined(Strand&, Slot<Unit>&) {
    using F = decltype(ox::makeLazy<fetch>("", u64(0)));
    Join<F, F, F> join_(ox::makeLazy<fetch>("x", u64(30)), ox::makeLazy<fetch>("y", u64(10)),
                        ox::makeLazy<fetch>("z", u64(20)));
    while (co_await ox::pending(join_)) {
    }
    Tuple<i32, i32, i32> results = join_.take();
    say("joined", results._0 + results._1 + results._2);
    co_return Unit{};
}

Async<Unit> countTo(Strand&, Slot<Unit>&, Str name, i32 limit) {
    for (i32 i = 1; i <= limit; ++i) {
        say(name, i);
        auto yield_ = tokio::task::yieldNow();
        while (co_await ox::pending(yield_)) {
        }
    }
    co_return Unit{};
}

Async<Unit> fair(Strand&, Slot<Unit>&) {
    using F = decltype(ox::makeLazy<countTo>("", 0));
    Join<F, F> join_(ox::makeLazy<countTo>("A", 3), ox::makeLazy<countTo>("B", 3));
    while (co_await ox::pending(join_)) {
    }
    join_.take();
    co_return Unit{};
}

Async<Unit> produce(Strand&, Slot<Unit>&, mpsc::Sender<i32> tx_, i32 id) {
    mpsc::Sender<i32> tx = std::move(tx_);
    for (i32 i = 0; i < 3; ++i) {
        auto send_ = tx.send(id * 10 + i);
        while (co_await ox::pending(send_)) {
        }
        send_.take();
    }
    co_return Unit{};
}

Async<Unit> channel(Strand&, Slot<Unit>&) {
    Tuple<mpsc::Sender<i32>, mpsc::Receiver<i32>> pair = mpsc::channel<i32>(1);
    mpsc::Sender<i32> tx = std::move(pair._0);
    mpsc::Receiver<i32> rx = std::move(pair._1);
    for (i32 id = 1; id < 4; ++id) {
        tokio::task::spawn(ox::makeLazy<produce>(tx.clone(), id));
    }
    {
        mpsc::Sender<i32> dying = std::move(tx);
    }
    i32 sum = 0;
    for (;;) {
        auto recv_ = rx.recv();
        while (co_await ox::pending(recv_)) {
        }
        Option<i32> value = recv_.take();
        if (value.isNone()) break;
        sum += value.asSome()._0;
    }
    say("received", sum);
    co_return Unit{};
}

Async<Unit> increment(Strand&, Slot<Unit>&, Arc<tokio::sync::Mutex<i32>> counter_) {
    Arc<tokio::sync::Mutex<i32>> counter = std::move(counter_);
    auto lock_ = counter->lock();
    while (co_await ox::pending(lock_)) {
    }
    tokio::sync::MutexGuard<i32> guard = lock_.take();
    auto yield_ = tokio::task::yieldNow();
    while (co_await ox::pending(yield_)) {
    }
    *guard.derefMut() += 1;
    co_return Unit{};
}

Async<Unit> counting(Strand&, Slot<Unit>&) {
    auto counter = Arc<tokio::sync::Mutex<i32>>::make(tokio::sync::Mutex<i32>::make(0));
    constexpr i32 kTasks = 100;
    using Handle = tokio::task::JoinHandle<Unit>;
    Handle* handles[kTasks];
    for (i32 i = 0; i < kTasks; ++i) {
        handles[i] = new Handle(tokio::task::spawn(ox::makeLazy<increment>(counter.clone())));
    }
    for (i32 i = 0; i < kTasks; ++i) {
        Handle& handle = *handles[i];
        while (co_await ox::pending(handle)) {
        }
        handle.take();
        delete handles[i];
    }
    auto lock_ = counter->lock();
    while (co_await ox::pending(lock_)) {
    }
    tokio::sync::MutexGuard<i32> guard = lock_.take();
    say("counter", *guard.deref());
    co_return Unit{};
}

Async<Unit> selecting(Strand&, Slot<Unit>&) {
    using F = decltype(ox::makeLazy<fetch>("", u64(0)));
    Select<F, tokio::time::Sleep> select_(false, 3, ox::makeLazy<fetch>("slow", u64(500)),
                                          tokio::time::sleep(Duration::fromMillis(5)));
    for (;;) {
        while (co_await ox::pending(select_)) {
        }
        u32 which = select_.which();
        if (which == 0) {
            i32 value = select_.take<0>();
            select_.dropAll();
            say("value", value);
        } else if (which == 1) {
            Unit unused = select_.take<1>();
            (void)unused;
            select_.dropAll();
            say("timed out", 5);
        }
        break;
    }
    auto timeout_ = tokio::time::timeout(Duration::fromMillis(5), ox::makeLazy<fetch>("never", u64(1000)));
    while (co_await ox::pending(timeout_)) {
    }
    Result<i32, tokio::time::Elapsed> late = timeout_.take();
    say("elapsed", late.isErr());
    co_return Unit{};
}

Async<Unit> aborting(Strand&, Slot<Unit>&) {
    auto handle = tokio::task::spawn(ox::makeLazy<fetch>("aborted", u64(10000)));
    auto sleep_ = tokio::time::sleep(Duration::fromMillis(2));
    while (co_await ox::pending(sleep_)) {
    }
    handle.abort();
    while (co_await ox::pending(handle)) {
    }
    Result<i32, tokio::task::JoinError> result = handle.take();
    say("cancelled", result.isErr() && result.asErr()._0.isCancelled());
    co_return Unit{};
}

Async<i32> main(Strand& strand, Slot<i32>&) {
    {
        Slot<Unit> slot(strand);
        sequential(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        joined(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        fair(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        channel(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        counting(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        selecting(strand, slot);
        co_await slot;
    }
    {
        Slot<Unit> slot(strand);
        aborting(strand, slot);
        co_await slot;
    }
    co_return 0;
}

}  // namespace app

int main(int argc, char** argv) {
    ox::RuntimeConfig config;
    int const workers = argc > 1 ? std::atoi(argv[1]) : 0;
    config.flavor =
        workers == 0 ? ox::RuntimeConfig::Flavor::CurrentThread : ox::RuntimeConfig::Flavor::MultiThread;
    config.workerThreads = static_cast<ox::usize>(workers);
    return ox::tokio::main(config, ox::makeLazy<app::main>());
}
