// runtime_bench WORKERS NAME..: each benchmark in a runtime of so many workers (0: the current-thread
// flavour), as a spawned task, or with --main in the main future. Prints `NAME NANOSECONDS` per operation.
// tokio/src/main.rs has the same benchmarks.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "ox/core/prelude.h"
#include "ox/os/clock.h"
#include "ox/tokio/main.h"
#include "ox/tokio/sync/mpsc.h"
#include "ox/tokio/sync/mutex.h"
#include "ox/tokio/sync/oneshot.h"
#include "ox/tokio/task/spawn.h"
#include "ox/tokio/task/yield_now.h"
#include "ox/tokio/time/timeout.h"

namespace bench {
using namespace ox;
namespace mpsc = tokio::sync::mpsc;
using tokio::sync::Mutex;
using tokio::task::JoinHandle;

constexpr i64 kYields = 4'000'000;

Async<Unit> yields(Strand& strand, Slot<Unit>&, i64 count) {
    for (i64 i = 0; i < count; ++i) {
        auto yielding = tokio::task::yieldNow();
        co_await ox::on(strand, yielding);
    }
    co_return Unit{};
}

Async<Unit> joinAll(Strand& strand, Slot<Unit>&, std::vector<JoinHandle<Unit>> handles) {
    for (JoinHandle<Unit>& handle : handles) {
        co_await ox::on(strand, handle);
        handle.take();
    }
    co_return Unit{};
}

Async<i64> yieldInTasks(Strand& strand, Slot<i64>&, i64 tasks) {
    i64 const each = kYields / tasks;
    if (tasks == 1) {
        Slot<Unit> slot(strand);
        yields(strand, slot, each);
        co_await slot;
        co_return each;
    }
    std::vector<JoinHandle<Unit>> handles;
    for (i64 i = 0; i < tasks; ++i) handles.push_back(tokio::task::spawn(ox::makeLazy<yields>(i64(each))));
    Slot<Unit> slot(strand);
    joinAll(strand, slot, std::move(handles));
    co_await slot;
    co_return each* tasks;
}

Async<i64> identity(Strand&, Slot<i64>&, i64 value) { co_return value; }

Async<i64> awaitReady(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 20'000'000;
    i64 sum = 0;
    for (i64 i = 0; i < kCount; ++i) {
        Slot<i64> slot(strand);
        identity(strand, slot, i);
        co_await slot;
        sum += slot.take();
    }
    if (sum != kCount * (kCount - 1) / 2) std::abort();
    co_return kCount;
}

Async<i64> fib(Strand& strand, Slot<i64>&, i32 n) {
    if (n < 2) co_return n;
    Slot<i64> a(strand);
    fib(strand, a, n - 1);
    co_await a;
    i64 const left = a.take();
    Slot<i64> b(strand);
    fib(strand, b, n - 2);
    co_await b;
    co_return left + b.take();
}
Async<i64> fib25(Strand& strand, Slot<i64>&) {
    for (int i = 0; i < 20; ++i) {
        Slot<i64> slot(strand);
        fib(strand, slot, 25);
        co_await slot;
    }
    co_return 20 * 242785;
}

Async<i64> spawnAwait(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 1'000'000;
    for (i64 i = 0; i < kCount; ++i) {
        auto handle = tokio::task::spawn(ox::makeLazy<identity>(i64(i)));
        co_await ox::on(strand, handle);
        handle.take();
    }
    co_return kCount;
}

Async<i64> spawnBatch(Strand& strand, Slot<i64>&) {
    constexpr i64 kRounds = 1000;
    std::vector<JoinHandle<i64>> handles;
    handles.reserve(1000);
    for (i64 round = 0; round < kRounds; ++round) {
        for (i64 i = 0; i < 1000; ++i) handles.push_back(tokio::task::spawn(ox::makeLazy<identity>(i64(i))));
        i64 sum = 0;
        for (JoinHandle<i64>& handle : handles) {
            co_await ox::on(strand, handle);
            sum += handle.take().asOk()._0;
        }
        handles.clear();
        if (sum != 499'500) std::abort();
    }
    co_return kRounds * 1000;
}

Async<i64> skynet(Strand& strand, Slot<i64>&, i64 number, i64 size) {
    if (size == 1) co_return number;
    std::vector<JoinHandle<i64>> handles;
    handles.reserve(10);
    i64 const sub = size / 10;
    for (i64 i = 0; i < 10; ++i)
        handles.push_back(tokio::task::spawn(ox::makeLazy<skynet>(number + i * sub, i64(sub))));
    i64 sum = 0;
    for (JoinHandle<i64>& handle : handles) {
        co_await ox::on(strand, handle);
        sum += handle.take().asOk()._0;
    }
    co_return sum;
}
Async<i64> skynetMillion(Strand& strand, Slot<i64>&) {
    Slot<i64> slot(strand);
    skynet(strand, slot, 0, 1'000'000);
    co_await slot;
    if (slot.take() != i64(499'999'500'000)) std::abort();
    co_return 1'000'000;
}

Async<Unit> echoes(Strand& strand, Slot<Unit>&, mpsc::Receiver<i64> from, mpsc::Sender<i64> to) {
    for (;;) {
        auto receiving = from.recv();
        co_await ox::on(strand, receiving);
        Option<i64> message = receiving.take();
        if (message.isNone()) co_return Unit{};
        auto sending = to.send(message.asSome()._0 + 1);
        co_await ox::on(strand, sending);
        sending.take();
    }
}
Async<i64> pingPong(Strand& strand, Slot<i64>&, usize capacity) {
    constexpr i64 kCount = 500'000;
    auto there = mpsc::channel<i64>(capacity);
    auto back = mpsc::channel<i64>(capacity);
    auto echo = tokio::task::spawn(ox::makeLazy<echoes>(std::move(there._1), std::move(back._0)));
    i64 value = 0;
    for (i64 i = 0; i < kCount; ++i) {
        auto sending = there._0.send(i64(value));
        co_await ox::on(strand, sending);
        sending.take();
        auto receiving = back._1.recv();
        co_await ox::on(strand, receiving);
        value = receiving.take().asSome()._0;
    }
    if (value != kCount) std::abort();
    {
        auto dying = std::move(there._0);
    }
    co_await ox::on(strand, echo);
    echo.take();
    co_return kCount;
}

Async<i64> oneshots(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 5'000'000;
    for (i64 i = 0; i < kCount; ++i) {
        auto ends = tokio::sync::oneshot::channel<i64>();
        std::move(ends._0).send(i64(i));
        co_await ox::on(strand, ends._1);
        ends._1.take();
    }
    co_return kCount;
}

Async<Unit> produces(Strand& strand, Slot<Unit>&, mpsc::Sender<i64> to, i64 count) {
    for (i64 i = 0; i < count; ++i) {
        auto sending = to.send(i64(i));
        co_await ox::on(strand, sending);
        sending.take();
    }
    co_return Unit{};
}
Async<i64> throughput(Strand& strand, Slot<i64>&, usize capacity, i64 producers) {
    constexpr i64 kTotal = 2'000'000;
    auto ends = mpsc::channel<i64>(capacity);
    for (i64 p = 0; p < producers; ++p) {
        tokio::task::spawn(ox::makeLazy<produces>(ends._0.clone(), kTotal / producers));
    }
    {
        auto dying = std::move(ends._0);
    }
    i64 count = 0;
    for (;;) {
        auto receiving = ends._1.recv();
        co_await ox::on(strand, receiving);
        if (receiving.take().isNone()) break;
        ++count;
    }
    if (count != kTotal) std::abort();
    co_return kTotal;
}

Async<i64> lockAlone(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 10'000'000;
    Mutex<i64> mutex = Mutex<i64>::make(0);
    for (i64 i = 0; i < kCount; ++i) {
        auto locking = mutex.lock();
        co_await ox::on(strand, locking);
        auto guard = locking.take();
        *guard.derefMut() += 1;
    }
    co_return kCount;
}
Async<Unit> locks(Strand& strand, Slot<Unit>&, Arc<Mutex<i64>> mutex, i64 count) {
    for (i64 i = 0; i < count; ++i) {
        auto locking = mutex->lock();
        co_await ox::on(strand, locking);
        auto guard = locking.take();
        auto yielding = tokio::task::yieldNow();
        co_await ox::on(strand, yielding);
        *guard.derefMut() += 1;
    }
    co_return Unit{};
}
Async<i64> lockContended(Strand& strand, Slot<i64>&, i64 tasks) {
    constexpr i64 kTotal = 1'000'000;
    auto mutex = Arc<Mutex<i64>>::make(Mutex<i64>::make(0));
    std::vector<JoinHandle<Unit>> handles;
    for (i64 i = 0; i < tasks; ++i) {
        handles.push_back(tokio::task::spawn(ox::makeLazy<locks>(mutex.clone(), kTotal / tasks)));
    }
    Slot<Unit> slot(strand);
    joinAll(strand, slot, std::move(handles));
    co_await slot;
    co_return kTotal;
}

Async<i64> joinYielders(Strand& strand, Slot<i64>&) {
    constexpr i64 kEach = 1'000'000;
    using F = decltype(ox::makeLazy<yields>(i64(0)));
    Join<F, F> join(ox::makeLazy<yields>(i64(kEach)), ox::makeLazy<yields>(i64(kEach)));
    co_await ox::on(strand, join);
    join.take();
    co_return 2 * kEach;
}

Async<i64> selectReady(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 5'000'000;
    auto a = mpsc::channel<i64>(8);
    auto b = mpsc::channel<i64>(8);
    for (i64 i = 0; i < kCount; ++i) {
        if (a._0.trySend(i64(i)).isErr()) std::abort();
        Select<mpsc::Recv<i64>, mpsc::Recv<i64>> select(false, 3, a._1.recv(), b._1.recv());
        co_await ox::on(strand, select);
        select.take<0>();
        select.dropAll();
    }
    co_return kCount;
}

Async<i64> timeoutsThatDoNotHappen(Strand& strand, Slot<i64>&) {
    constexpr i64 kCount = 2'000'000;
    for (i64 i = 0; i < kCount; ++i) {
        auto timing = tokio::time::timeout(tokio::time::Duration::fromSecs(1), tokio::task::yieldNow());
        co_await ox::on(strand, timing);
        timing.take();
    }
    co_return kCount;
}

struct Running {
    i32 workers;
    bool inMain;
};

template <class F>
Async<i64> spawned(Strand& strand, Slot<i64>&, F body) {
    auto handle = tokio::task::spawn(std::move(body));
    co_await ox::on(strand, handle);
    co_return handle.take().asOk()._0;
}

template <class F>
void run(char const* name, Running how, F body) {
    RuntimeConfig config;
    config.flavor =
        how.workers == 0 ? RuntimeConfig::Flavor::CurrentThread : RuntimeConfig::Flavor::MultiThread;
    config.workerThreads = static_cast<usize>(how.workers);
    i64 const start = os::monotonicNanos();
    i64 const operations = how.inMain ? tokio::main(config, std::move(body))
                                      : tokio::main(config, ox::makeLazy<spawned<F>>(std::move(body)));
    std::printf("%s %.2f\n", name,
                static_cast<f64>(os::monotonicNanos() - start) / static_cast<f64>(operations));
    std::fflush(stdout);
}

void runNamed(char const* name, Running how) {
    auto is = [&](char const* other) { return std::strcmp(name, other) == 0; };
    if (is("yield.1")) return run(name, how, ox::makeLazy<yieldInTasks>(i64(1)));
    if (is("yield.2")) return run(name, how, ox::makeLazy<yieldInTasks>(i64(2)));
    if (is("yield.100")) return run(name, how, ox::makeLazy<yieldInTasks>(i64(100)));
    if (is("yield.10k")) return run(name, how, ox::makeLazy<yieldInTasks>(i64(10'000)));
    if (is("call.d1")) return run(name, how, ox::makeLazy<awaitReady>());
    if (is("call.fib25")) return run(name, how, ox::makeLazy<fib25>());
    if (is("spawn.await")) return run(name, how, ox::makeLazy<spawnAwait>());
    if (is("spawn.batch1000")) return run(name, how, ox::makeLazy<spawnBatch>());
    if (is("skynet.1M")) return run(name, how, ox::makeLazy<skynetMillion>());
    if (is("pingpong.mpsc1")) return run(name, how, ox::makeLazy<pingPong>(usize(1)));
    if (is("pingpong.mpsc32")) return run(name, how, ox::makeLazy<pingPong>(usize(32)));
    if (is("oneshot.ready")) return run(name, how, ox::makeLazy<oneshots>());
    if (is("mpsc.c1.p1")) return run(name, how, ox::makeLazy<throughput>(usize(1), i64(1)));
    if (is("mpsc.c32.p1")) return run(name, how, ox::makeLazy<throughput>(usize(32), i64(1)));
    if (is("mpsc.c32.p4")) return run(name, how, ox::makeLazy<throughput>(usize(32), i64(4)));
    if (is("mpsc.c1024.p16")) return run(name, how, ox::makeLazy<throughput>(usize(1024), i64(16)));
    if (is("mutex.uncontended")) return run(name, how, ox::makeLazy<lockAlone>());
    if (is("mutex.t10")) return run(name, how, ox::makeLazy<lockContended>(i64(10)));
    if (is("join.yield2")) return run(name, how, ox::makeLazy<joinYielders>());
    if (is("select.chan2")) return run(name, how, ox::makeLazy<selectReady>());
    if (is("timer.timeout")) return run(name, how, ox::makeLazy<timeoutsThatDoNotHappen>());
    std::fprintf(stderr, "no benchmark is called %s\n", name);
    std::exit(2);
}

}  // namespace bench

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: runtime_bench WORKERS [--main] NAME..\n");
        return 2;
    }
    bench::Running how{std::atoi(argv[1]), false};
    for (int i = 2; i < argc; ++i) {
        if (std::strcmp(argv[i], "--main") == 0) {
            how.inMain = true;
        } else {
            bench::runNamed(argv[i], how);
        }
    }
}
