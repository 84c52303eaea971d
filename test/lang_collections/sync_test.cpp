#include <gtest/gtest.h>

#include "counted.h"
#include "ox/lang/atomic.h"
#include "ox/lang/std_channel.h"
#include "ox/lang/sync_locks.h"
#include "ox/lang/thread.h"

namespace ox {
namespace {

using sync::Mutex;
using sync::RwLock;

thread::Options plain() { return thread::Options::make(Option<String>::None(), 0); }
template <class T, class F>
thread::JoinHandle<T> spawn(F f) {
    return thread::JoinHandle<T>::spawn(std::move(f), plain());
}

TEST(Threads, GiveTheirResult) {
    auto handle = spawn<Box<i32>>([] { return Box<i32>::make(42); });
    auto result = thread::JoinHandle<Box<i32>>::join(std::move(handle));
    EXPECT_EQ(*result.asOk()._0, 42);
    auto unit = spawn<Unit>([] {});
    EXPECT_TRUE(thread::JoinHandle<Unit>::join(std::move(unit)).isOk());
    spawn<Unit>([] { thread::sleep(0, 1000); });
}

TEST(Threads, GiveTheirPanic) {
    thread::Options named = thread::Options::make(Option<String>::Some(String("worker")), 0);
    auto handle = thread::JoinHandle<i32>::spawn(
        []() -> i32 {
            EXPECT_TRUE(thread::Thread::current().name().asSome()._0 == Str("worker"));
            panicking::panic("boom");
        },
        std::move(named));
    auto result = thread::JoinHandle<i32>::join(std::move(handle));
    ASSERT_TRUE(result.isErr());
    EXPECT_TRUE(result.asErr()._0.message() == Str("boom"));
}

TEST(Threads, ParkAndUnpark) {
    thread::Thread main = thread::Thread::current();
    EXPECT_TRUE(main.name().asSome()._0 == Str("main"));
    auto handle = spawn<Unit>([waiter = Box<thread::Thread>::make(main.clone())] { waiter->unpark(); });
    thread::park();
    thread::JoinHandle<Unit>::join(std::move(handle));
    thread::parkTimeout(0, 1000);
}

TEST(Threads, Scopes) {
    i32 values[2] = {1, 2};
    i32 sum = thread::Scope::run<i32>([&](thread::Scope const* scope) -> i32 {
        auto a = scope->spawn<i32>([&] { return values[0] += 10; }, plain());
        scope->spawn<Unit>([&] { values[1] += 10; }, plain());
        return thread::JoinHandle<i32>::join(std::move(a)).asOk()._0;
    });
    EXPECT_EQ(sum, 11);
    EXPECT_EQ(values[1], 12);
    auto panics = [](thread::Scope const* scope) {
        scope->spawn<Unit>([] { panicking::panic("inside"); }, plain());
    };
    EXPECT_PANIC(thread::Scope::run<Unit>(panics));
}

TEST(Locks, MutexExcludes) {
    Mutex<i64> mutex = Mutex<i64>::make(0);
    thread::Scope::run<Unit>([&](thread::Scope const* scope) {
        for (int t = 0; t < 4; ++t) {
            scope->spawn<Unit>(
                [&] {
                    for (int i = 0; i < 20000; ++i) ++*mutex.acquire().get();
                },
                plain());
        }
    });
    EXPECT_EQ(*mutex.acquire().get(), 80000);
    {
        sync::MutexGuard<i64> guard = mutex.acquire();
        EXPECT_TRUE(mutex.tryAcquire().isNone());
    }
    EXPECT_TRUE(mutex.tryAcquire().isSome());
}

TEST(Locks, PoisonAfterAPanic) {
    Mutex<i32> mutex = Mutex<i32>::make(1);
    auto fails = [&] {
        sync::MutexGuard<i32> guard = mutex.acquire();
        panicking::panic("under the lock");
    };
    EXPECT_PANIC(fails());
    EXPECT_TRUE(mutex.isPoisoned());
    mutex.clearPoison();
    EXPECT_FALSE(mutex.isPoisoned());
    RwLock<i32> lock = RwLock<i32>::make(1);
    auto failsWriting = [&] {
        sync::RwLockWriteGuard<i32> guard = lock.acquireWrite();
        panicking::panic("under the lock");
    };
    EXPECT_PANIC(failsWriting());
    EXPECT_TRUE(lock.isPoisoned());
}

TEST(Locks, ReadersAndWriters) {
    using Pair = Tuple<i64, i64>;
    RwLock<Pair> lock = RwLock<Pair>::make(Pair(0, 0));
    thread::Scope::run<Unit>([&](thread::Scope const* scope) {
        for (int t = 0; t < 3; ++t) {
            scope->spawn<Unit>(
                [&] {
                    for (int i = 0; i < 5000; ++i) {
                        sync::RwLockWriteGuard<Pair> guard = lock.acquireWrite();
                        ++guard.get()->_0;
                        ++guard.get()->_1;
                    }
                },
                plain());
            scope->spawn<Unit>(
                [&] {
                    for (int i = 0; i < 5000; ++i) {
                        sync::RwLockReadGuard<Pair> guard = lock.acquireRead();
                        ASSERT_EQ(guard.get()->_0, guard.get()->_1);
                    }
                },
                plain());
        }
    });
    EXPECT_EQ(lock.acquireRead().get()->_0, 15000);
    sync::RwLockReadGuard<Pair> a = lock.acquireRead();
    EXPECT_TRUE(lock.tryAcquireRead().isSome());
    EXPECT_TRUE(lock.tryAcquireWrite().isNone());
}

TEST(Locks, CondvarsSignal) {
    Mutex<i32> mutex = Mutex<i32>::make(0);
    sync::Condvar condvar;
    thread::Scope::run<Unit>([&](thread::Scope const* scope) {
        for (int t = 0; t < 3; ++t) {
            scope->spawn<Unit>(
                [&] {
                    sync::MutexGuard<i32> guard = mutex.acquire();
                    while (*guard.get() == 0) condvar.wait(&guard);
                    ++*guard.get();
                },
                plain());
        }
        *mutex.acquire().get() = 1;
        condvar.notifyAll();
    });
    sync::MutexGuard<i32> guard = mutex.acquire();
    EXPECT_EQ(*guard.get(), 4);
    EXPECT_FALSE(condvar.waitFor(&guard, 100'000));
}

TEST(Locks, OnceRunsOnce) {
    sync::Once once;
    int runs = 0;
    thread::Scope::run<Unit>([&](thread::Scope const* scope) {
        for (int t = 0; t < 4; ++t) {
            scope->spawn<Unit>(
                [&] {
                    EXPECT_TRUE(once.call(false, [&] {
                        thread::sleep(0, 1'000'000);
                        ++runs;
                    }));
                    EXPECT_EQ(runs, 1);
                },
                plain());
        }
    });
    sync::Once poisoned;
    EXPECT_PANIC(poisoned.call(false, [] { panicking::panic("no"); }));
    EXPECT_FALSE(poisoned.call(false, [] {}));
    EXPECT_TRUE(poisoned.call(true, [] {}));
    EXPECT_TRUE(poisoned.isCompleted());
}

TEST(Atomics, Operate) {
    using sync::atomic::Atomic;
    using sync::atomic::Ordering;
    Atomic<i32> number = Atomic<i32>::make(5);
    EXPECT_EQ(number.fetchAdd(3, Ordering::SeqCst()), 5);
    EXPECT_EQ(number.fetchMax(20, Ordering::AcqRel()), 8);
    EXPECT_EQ(number.fetchNand(6, Ordering::Relaxed()), 20);
    EXPECT_EQ(number.load(Ordering::Acquire()), ~(20 & 6));
    EXPECT_TRUE(number.compareExchange(0, 1, Ordering::SeqCst(), Ordering::SeqCst()).isErr());
    EXPECT_PANIC(number.load(Ordering::Release()));
    Atomic<bool> flag = Atomic<bool>::make(false);
    EXPECT_FALSE(flag.swap(true, Ordering::SeqCst()));
    EXPECT_TRUE(flag.fetchAnd(false, Ordering::SeqCst()));
    EXPECT_FALSE(flag.fetchXor(true, Ordering::SeqCst()));
    EXPECT_TRUE(flag.load(Ordering::SeqCst()));
    i32 target = 1;
    Atomic<i32*> pointer = Atomic<i32*>::make(nullptr);
    pointer.store(&target, Ordering::Release());
    EXPECT_EQ(pointer.load(Ordering::Acquire()), &target);
}

using test::Counted;

TEST(Channels, DeliverInOrder) {
    Counted::reset();
    {
        auto ends = sync::mpsc::channel<Counted>(sync::mpsc::detail::kUnbounded);
        {
            sync::mpsc::Sender<Counted> sender = std::move(ends._0);
            for (int i = 0; i < 5; ++i) sender.send(Counted(i));
            EXPECT_EQ(sender.clone().send(Counted(5)).outcome, sync::mpsc::Outcome::Done);
        }
        for (int i = 0; i < 4; ++i) EXPECT_EQ(ends._1.receive().value.asSome()._0.value(), i);
        EXPECT_EQ(ends._1.tryReceive().value.asSome()._0.value(), 4);
        EXPECT_EQ(ends._1.receiveWithin(1000).value.asSome()._0.value(), 5);
        EXPECT_EQ(ends._1.receive().outcome, sync::mpsc::Outcome::Disconnected);
    }
    EXPECT_EQ(Counted::live, 0);
}

TEST(Channels, BoundedAndDisconnected) {
    auto ends = sync::mpsc::channel<i32>(2);
    EXPECT_EQ(ends._1.tryReceive().outcome, sync::mpsc::Outcome::Empty);
    EXPECT_EQ(ends._1.receiveWithin(1000).outcome, sync::mpsc::Outcome::Timeout);
    EXPECT_EQ(ends._0.trySend(1).outcome, sync::mpsc::Outcome::Done);
    EXPECT_EQ(ends._0.trySend(2).outcome, sync::mpsc::Outcome::Done);
    EXPECT_EQ(ends._0.trySend(3).value.asSome()._0, 3);
    {
        sync::mpsc::Receiver<i32> gone = std::move(ends._1);
    }
    EXPECT_EQ(ends._0.send(4).outcome, sync::mpsc::Outcome::Disconnected);
}

TEST(Channels, ManyProducers) {
    for (usize capacity : {sync::mpsc::detail::kUnbounded, usize(3), usize(0)}) {
        auto ends = sync::mpsc::channel<i32>(capacity);
        i64 sum = thread::Scope::run<i64>([&](thread::Scope const* scope) -> i64 {
            for (int t = 0; t < 3; ++t) {
                scope->spawn<Unit>(
                    [sender = Box<sync::mpsc::Sender<i32>>::make(ends._0.clone())] {
                        for (i32 i = 0; i < 1000; ++i) sender->send(i);
                    },
                    plain());
            }
            {
                sync::mpsc::Sender<i32> last = std::move(ends._0);
            }
            i64 total = 0;
            for (;;) {
                sync::mpsc::Attempt<i32> attempt = ends._1.receive();
                if (attempt.value.isNone()) return total;
                total += attempt.value.asSome()._0;
            }
        });
        EXPECT_EQ(sum, 3 * 999 * 1000 / 2);
    }
}

TEST(Channels, RendezvousGivesValuesBack) {
    auto ends = sync::mpsc::channel<i32>(0);
    EXPECT_EQ(ends._0.trySend(1).outcome, sync::mpsc::Outcome::Full);
    thread::Scope::run<Unit>([&](thread::Scope const* scope) {
        for (i32 t = 1; t <= 3; ++t) {
            scope->spawn<Unit>(
                [t, sender = Box<sync::mpsc::Sender<i32>>::make(ends._0.clone())] {
                    sync::mpsc::Attempt<i32> attempt = sender->send(t);
                    EXPECT_EQ(attempt.outcome, sync::mpsc::Outcome::Disconnected);
                    EXPECT_EQ(attempt.value.asSome()._0, t);
                },
                plain());
        }
        thread::sleep(0, 2'000'000);
        {
            sync::mpsc::Receiver<i32> gone = std::move(ends._1);
        }
    });
}

}  // namespace
}  // namespace ox
