#pragma once

#include "ox/lang/arc.h"
#include "ox/lang/io_error.h"
#include "ox/lang/panic.h"
#include "ox/lang/result.h"
#include "ox/lang/string.h"

/// std.thread.
namespace ox::thread {

namespace detail {
struct Info;
}

/// A handle of a thread, running or not.
class Thread {
  public:
    using TriviallyRelocatable = void;

    explicit Thread(detail::Info* info) : info_(info) {}
    Thread(Thread&& other) noexcept : info_(ox::exchange(other.info_, nullptr)) {}
    Thread& operator=(Thread&& other) noexcept {
        Thread old(ox::exchange(info_, ox::exchange(other.info_, nullptr)));
        return *this;
    }
    ~Thread();

    static Thread current();
    Thread clone() const;
    u64 id() const;
    Option<Str> name() const;
    void unpark() const;

  private:
    friend class Start;
    detail::Info* info_;
};

/// Another thread that the running code sees in place of the one it runs on: for a thread that serves as two.
/// `name` is not copied.
class Persona {
  public:
    explicit Persona(Str name) : name_(name) {}
    Persona(Persona const&) = delete;
    ~Persona();
    void enter() {
        if (!isEntered_) swap();
    }
    void leave() {
        if (isEntered_) swap();
    }

  private:
    void swap();

    detail::Info* info_ = nullptr;  // of the thread that is not seen now
    Str name_;
    bool isEntered_ = false;
};

/// What a new thread needs to be told; an empty name is none, a stack size of 0 the usual one.
struct Options {
    Option<String> name;
    usize stackSize;

    static Options make(Option<String> name, usize stackSize) { return Options{std::move(name), stackSize}; }
};

/// The threads of one `scope`: how many are running, and whether one panicked without being joined.
class ScopeState {
  public:
    ScopeState() : waiter_(Thread::current()) {}
    void add() { __atomic_fetch_add(&running_, 1, __ATOMIC_RELAXED); }
    void finished(bool panicked);
    void waitForAll();
    bool anyPanicked() const { return __atomic_load_n(&panicked_, __ATOMIC_ACQUIRE); }

  private:
    usize running_ = 0;
    bool panicked_ = false;
    Thread waiter_;
};

/// The result of a thread, shared by it and its handle.
template <class T>
struct Packet {
    Option<Result<T, Panic>> result = Option<Result<T, Panic>>::None();
    ScopeState* scope = nullptr;

    explicit Packet(ScopeState* scope) : scope(scope) {
        if (scope != nullptr) scope->add();
    }
    Packet(Packet&& other) noexcept
        : result(std::move(other.result)), scope(ox::exchange(other.scope, nullptr)) {}
    ~Packet() {
        if (scope == nullptr) return;
        bool unjoinedPanic = result.isSome() && result.asSome()._0.isErr();
        // The result may borrow what lives behind the scope, so it ends before the scope is told.
        result = Option<Result<T, Panic>>::None();
        scope->finished(unjoinedPanic);
    }
};

/// A thread that is about to run; type-erased, so that the system's part is out of line.
class Start {
  public:
    explicit Start(Options options);
    // As destructors of what a closure holds may panic.
    virtual ~Start() noexcept(false);
    virtual void run() = 0;
    Thread handle() const { return thread_.clone(); }
    /// Takes ownership. The system's name of the thread, for `joinRaw` or `detachRaw`.
    static Result<u64, io::Error> launch(Start* start);

  private:
    static void* main(void* start);
    Thread thread_;
    usize stackSize_;
};
[[noreturn]] void panicNotSpawned(io::Error const& error);
void joinRaw(u64 raw);
void detachRaw(u64 raw);

template <class T>
class JoinHandle {
  public:
    using TriviallyRelocatable = void;

    template <class F>
    static JoinHandle spawn(F f, Options options, ScopeState* scope = nullptr) {
        Result<JoinHandle, io::Error> spawned = trySpawn(std::move(f), std::move(options), scope);
        if (spawned.isErr()) panicNotSpawned(spawned.asErr()._0);
        return std::move(spawned.asOk()._0);
    }
    template <class F>
    static Result<JoinHandle, io::Error> trySpawn(F f, Options options, ScopeState* scope = nullptr) {
        struct Body final : Start {
            Body(F f, Arc<Packet<T>> packet, Options options)
                : Start(std::move(options)), f(std::move(f)), packet(std::move(packet)) {}
            void run() override {
                try {
                    F body = std::move(f);
                    packet->result = Option<Result<T, Panic>>::Some(Result<T, Panic>::Ok(callFor<T>(body)));
                } catch (Panic& panic) {
                    packet->result = Option<Result<T, Panic>>::Some(Result<T, Panic>::Err(std::move(panic)));
                    panicking::ended();
                }
            }
            F f;
            Arc<Packet<T>> packet;
        };
        Arc<Packet<T>> packet = Arc<Packet<T>>::make(Packet<T>(scope));
        Start* start = new Body(std::move(f), packet.clone(), std::move(options));
        Thread thread = start->handle();
        Result<u64, io::Error> raw = Start::launch(start);
        using Spawned = Result<JoinHandle, io::Error>;
        if (raw.isErr()) return Spawned::Err(std::move(raw.asErr()._0));
        return Spawned::Ok(JoinHandle(raw.asOk()._0, std::move(packet), std::move(thread)));
    }

    JoinHandle(JoinHandle&& other) noexcept
        : raw_(ox::exchange(other.raw_, 0)),
          packet_(std::move(other.packet_)),
          thread_(std::move(other.thread_)) {}
    JoinHandle& operator=(JoinHandle&& other) noexcept {
        JoinHandle old(std::move(*this));
        raw_ = ox::exchange(other.raw_, 0);
        packet_ = std::move(other.packet_);
        thread_ = std::move(other.thread_);
        return *this;
    }
    ~JoinHandle() {
        if (raw_ != 0) detachRaw(raw_);
    }

    static Result<T, Panic> join(JoinHandle handle) {
        joinRaw(ox::exchange(handle.raw_, 0));
        Option<Result<T, Panic>> result =
            ox::exchange(handle.packet_->result, Option<Result<T, Panic>>::None());
        return std::move(result.asSome()._0);
    }
    bool isFinished() const { return packet_.strongCount() == 1; }
    Thread const* thread() const { return &thread_; }

  private:
    JoinHandle(u64 raw, Arc<Packet<T>> packet, Thread thread)
        : raw_(raw), packet_(std::move(packet)), thread_(std::move(thread)) {}

    u64 raw_;
    Arc<Packet<T>> packet_;
    Thread thread_;
};

/// `thread.scope`: the object that scoped threads are spawned on.
class Scope {
  public:
    Scope() = default;
    Scope(Scope const&) = delete;
    Scope& operator=(Scope const&) = delete;

    template <class T, class F>
    JoinHandle<T> spawn(F f, Options options) const {
        return JoinHandle<T>::spawn(std::move(f), std::move(options), &state_);
    }
    template <class T, class F>
    Result<JoinHandle<T>, io::Error> trySpawn(F f, Options options) const {
        return JoinHandle<T>::trySpawn(std::move(f), std::move(options), &state_);
    }
    template <class T, class F>
    static T run(F f) {
        Scope scope;
        struct Wait {
            ScopeState& state;
            ~Wait() { state.waitForAll(); }
        };
        Option<T> result = Option<T>::None();
        {
            Wait wait{scope.state_};
            result = Option<T>::Some(callFor<T>(f, static_cast<Scope const*>(&scope)));
        }
        if (scope.state_.anyPanicked()) panicking::panic("a scoped thread panicked");
        return std::move(result.asSome()._0);
    }

  private:
    mutable ScopeState state_;
};

void park();
/// At most `nanos`.
void parkTimeout(u64 secs, u32 nanos);
void sleep(u64 secs, u32 nanos);
void yieldNow();
usize availableParallelism();

/// A `threadLocal!` static: where this thread's value is, made at its first use.
template <class T>
struct LocalKey {
    T* (*get)();
};

}  // namespace ox::thread
