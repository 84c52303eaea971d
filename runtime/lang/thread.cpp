#include "ox/lang/thread.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <time.h>
#include <unistd.h>

#include "ox/lang/fmt.h"
#include "ox/os/clock.h"
#include "ox/os/parker.h"
#include "ox/os/thread.h"

namespace ox::thread {

namespace {

constexpr usize kUsualStack = 2 * 1024 * 1024;
// Generated code needs more stack than Rust's at -O0, and address space costs nothing.
constexpr usize kStackFactor = 4;

u64 nextId() {
    static u64 last = 0;
    return __atomic_add_fetch(&last, 1, __ATOMIC_RELAXED);
}

}  // namespace

namespace detail {

struct Info {
    usize references = 1;
    u64 id = nextId();
    Option<String> name = Option<String>::None();
    os::Parker parker;
};

}  // namespace detail

namespace {

void release(detail::Info* info) {
    if (info != nullptr && __atomic_fetch_sub(&info->references, 1, __ATOMIC_ACQ_REL) == 1) delete info;
}

struct Current {
    detail::Info* info = nullptr;
    ~Current() { release(info); }
};
thread_local Current currentThread;

// Threads that std.thread did not start get their handle when they ask for it.
detail::Info* current() {
    if (currentThread.info == nullptr) {
        currentThread.info = new detail::Info();
        Str const name = panicking::threadName();
        if (name != Str("<unnamed>")) currentThread.info->name = Option<String>::Some(String(name));
    }
    return currentThread.info;
}

}  // namespace

Thread::~Thread() { release(info_); }
Thread Thread::clone() const {
    __atomic_fetch_add(&info_->references, 1, __ATOMIC_RELAXED);
    return Thread(info_);
}
Thread Thread::current() {
    detail::Info* info = thread::current();
    __atomic_fetch_add(&info->references, 1, __ATOMIC_RELAXED);
    return Thread(info);
}
u64 Thread::id() const { return info_->id; }
Option<Str> Thread::name() const {
    if (info_->name.isNone()) return Option<Str>::None();
    return Option<Str>::Some(info_->name.asSome()._0.asStr());
}
void Thread::unpark() const { info_->parker.unpark(); }

Persona::~Persona() {
    leave();
    release(info_);
}
void Persona::swap() {
    isEntered_ = !isEntered_;
    std::swap(currentThread.info, info_);
    panicking::swapOtherThreadName(name_);
}

void ScopeState::finished(bool panicked) {
    if (panicked) __atomic_store_n(&panicked_, true, __ATOMIC_RELEASE);
    // Once the count is zero the scope may be gone.
    Thread waiter = waiter_.clone();
    if (__atomic_fetch_sub(&running_, 1, __ATOMIC_ACQ_REL) == 1) waiter.unpark();
}
void ScopeState::waitForAll() {
    while (__atomic_load_n(&running_, __ATOMIC_ACQUIRE) != 0) park();
}

Start::Start(Options options) : thread_(new detail::Info()), stackSize_(options.stackSize) {
    thread_.info_->name = std::move(options.name);
}
Start::~Start() noexcept(false) = default;

Result<u64, io::Error> Start::launch(Start* start) {
    using Launched = Result<u64, io::Error>;
    usize size = start->stackSize_ == 0 ? kUsualStack : start->stackSize_;
    usize least = static_cast<usize>(PTHREAD_STACK_MIN);
    pthread_t thread;
    i32 const error = os::startThread(thread, &Start::main, start, size * kStackFactor + least);
    if (error == 0) return Launched::Ok(static_cast<u64>(thread));
    delete start;
    return Launched::Err(io::Error::fromRawOsError(error));
}

void panicNotSpawned(io::Error const& error) {
    constexpr Str kKinds[] = {
#define OX_ERROR_KIND(name, description) #name,
#include "ox/lang/io_error_kinds.def"
    };
    i32 const code = error.rawOsError().asSome()._0;
    Str const kind = kKinds[static_cast<usize>(error.kind().tag())];
    String const message = error.osMessage();
    panicking::panicFmt(
        fmt::Arguments("failed to spawn thread: Os {{ code: {}, kind: {}, message: {} }}",
                       {fmt::arg<fmt::Int<i32>::display>(&code), fmt::arg<fmt::displayStr>(&kind),
                        fmt::arg<fmt::debugString>(&message)}));
}

void* Start::main(void* argument) {
    Start* start = static_cast<Start*>(argument);
    currentThread.info = start->thread_.clone().info_;
    __atomic_fetch_add(&currentThread.info->references, 1, __ATOMIC_RELAXED);
    Option<Str> name = start->thread_.name();
    if (name.isSome()) {
        panicking::setThreadName(name.asSome()._0);
        char text[16] = {};
        __builtin_memcpy(text, name.asSome()._0.data(),
                         name.asSome()._0.len() < 15 ? name.asSome()._0.len() : 15);
        pthread_setname_np(pthread_self(), text);
    }
    start->run();
    delete start;
    return nullptr;
}

void joinRaw(u64 raw) { pthread_join(static_cast<pthread_t>(raw), nullptr); }
void detachRaw(u64 raw) { pthread_detach(static_cast<pthread_t>(raw)); }

void park() { current()->parker.park(); }

void parkTimeout(u64 secs, u32 nanos) {
    constexpr u64 kLongest = 1'000'000'000;
    i64 span = static_cast<i64>(secs < kLongest ? secs : kLongest) * 1'000'000'000 + nanos;
    current()->parker.park(os::monotonicNanos() + span);
}

void sleep(u64 secs, u32 nanos) {
    timespec left = {static_cast<time_t>(secs > u64(LONG_MAX) ? LONG_MAX : static_cast<long>(secs)),
                     static_cast<long>(nanos)};
    while (nanosleep(&left, &left) == -1 && errno == EINTR) {
    }
}

void yieldNow() { sched_yield(); }
usize availableParallelism() { return os::availableCpus(); }

}  // namespace ox::thread
