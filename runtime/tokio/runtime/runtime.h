#pragma once

#include "ox/core/duration.h"
#include "ox/lang/io_error.h"
#include "ox/lang/result.h"
#include "ox/lang/string.h"
#include "ox/tokio/runtime/block_on.h"
#include "ox/tokio/task/spawn.h"

namespace ox::tokio::runtime {

/// There is no runtime here.
struct TryCurrentError {
    static fmt::Result display(TryCurrentError const* value, fmt::Formatter* formatter);
};

/// While it lives, the thread is inside of a runtime: `spawn`, `sleep` and the like find it.
class EnterGuard {
  public:
    explicit EnterGuard(Core& core);
    EnterGuard(EnterGuard&& other) noexcept
        : core_(ox::exchange(other.core_, nullptr)), before_(ox::exchange(other.before_, nullptr)) {}
    EnterGuard& operator=(EnterGuard&&) = delete;
    ~EnterGuard();

  private:
    Core* core_;
    Core* before_;
};

/// A share of a runtime: enough to spawn and to block on futures.
class Handle {
  public:
    /// Takes over one reference.
    explicit Handle(Core* core) : core_(core) {}
    Handle(Handle&& other) noexcept : core_(ox::exchange(other.core_, nullptr)) {}
    Handle& operator=(Handle&& other) noexcept {
        ox::swap(core_, other.core_);
        return *this;
    }
    ~Handle() {
        if (core_ != nullptr) core_->release();
    }

    static Handle current() { return of(Core::current()); }
    static Result<Handle, TryCurrentError> tryCurrent();
    static Handle of(Core& core) {
        core.addRef();
        return Handle(&core);
    }

    Handle clone() const { return of(*core_); }
    template <class F>
    task::JoinHandle<OutputOf<F>> spawn(F future) const {
        return task::JoinHandle<OutputOf<F>>(core_->spawn(std::move(future)));
    }
    template <class C>
    auto spawnBlocking(C closure) const {
        return task::spawnBlockingOn(*core_, std::move(closure));
    }
    template <class F>
    OutputOf<F> blockOn(F future) const {
        return runtime::blockOn(*core_, std::move(future));
    }
    EnterGuard enter() const { return EnterGuard(*core_); }
    bool isMultiThread() const { return core_->config().flavor == RuntimeConfig::Flavor::MultiThread; }
    usize numWorkers() const { return core_->workerCount(); }
    Core* core() const { return core_; }
    usize numAliveTasks() const { return core_->tasks().size(); }
    usize globalQueueDepth() const { return core_->globalQueueDepth(); }
    u64 workerParkCount(usize worker) const {
        return core_->worker(worker).parks.load(std::memory_order_relaxed);
    }
    /// Odd while the worker is parked.
    u64 workerParkUnparkCount(usize worker) const;
    ox::time::Duration workerTotalBusyDuration(usize worker) const;
    usize numBlockingThreads() const { return core_->blocking().threads(); }
    usize numIdleBlockingThreads() const { return core_->blocking().idleThreads(); }
    usize blockingQueueDepth() const { return core_->blocking().queued(); }

  private:
    Core* core_;
};

/// Owns a runtime. Dropped, it cancels the tasks and waits for what blocks.
class Runtime {
  public:
    /// What descriptors are watched by is made for the first of them.
    explicit Runtime(RuntimeConfig const& config, Hooks hooks = {})
        : handle_(Core::make(config, std::move(hooks))), core_(handle_.core()) {}
    /// Makes that at once: fails where the system has no descriptors left.
    static Result<Runtime, io::Error> make(RuntimeConfig const& config = {}, Hooks hooks = {});
    Runtime(Runtime&& other) noexcept
        : handle_(std::move(other.handle_)), core_(ox::exchange(other.core_, nullptr)) {}
    Runtime& operator=(Runtime&& other) noexcept {
        ox::swap(handle_, other.handle_);
        ox::swap(core_, other.core_);
        return *this;
    }
    /// Panics where it may not block: inside of an asynchronous context.
    ~Runtime() noexcept(false) {
        if (core_ != nullptr) shutdown(-1);
    }

    Handle const* handle() const { return &handle_; }
    template <class F>
    task::JoinHandle<OutputOf<F>> spawn(F future) const {
        return handle_.spawn(std::move(future));
    }
    template <class C>
    auto spawnBlocking(C closure) const {
        return handle_.spawnBlocking(std::move(closure));
    }
    template <class F>
    OutputOf<F> blockOn(F future) const {
        return handle_.blockOn(std::move(future));
    }
    EnterGuard enter() const { return handle_.enter(); }
    void shutdownTimeout(ox::time::Duration limit) &&;
    void shutdownBackground() && { std::move(*this).shutdownTimeout(ox::time::Duration::zero()); }

  private:
    void shutdown(i64 deadline);

    Handle handle_;
    Core* core_;
};

/// Chooses a runtime's properties.
class Builder {
  public:
    static Builder newCurrentThread() { return Builder(RuntimeConfig::Flavor::CurrentThread); }
    static Builder newMultiThread() { return Builder(RuntimeConfig::Flavor::MultiThread); }
    Builder(Builder&& other) noexcept;
    Builder& operator=(Builder&& other) noexcept;

    Builder* enableAll() { return enableTime()->enableIo(); }
    Builder* enableTime() {
        config_.hasTimers = true;
        return this;
    }
    Builder* enableIo() {
        config_.hasIo = true;
        return this;
    }
    Builder* workerThreads(usize count);
    Builder* maxBlockingThreads(usize count);
    Builder* threadName(String name);
    Builder* threadStackSize(usize bytes);
    Builder* threadKeepAlive(ox::time::Duration duration);
    Builder* eventInterval(u32 ticks);
    Builder* globalQueueInterval(u32 ticks);
    Builder* startPaused(bool paused);
    template <class F>
    Builder* onThreadStart(F f) {
        hooks_.start = Hook<void>(std::move(f));
        return this;
    }
    template <class F>
    Builder* onThreadStop(F f) {
        hooks_.stop = Hook<void>(std::move(f));
        return this;
    }
    template <class F>
    Builder* onThreadPark(F f) {
        hooks_.park = Hook<void>(std::move(f));
        return this;
    }
    template <class F>
    Builder* onThreadUnpark(F f) {
        hooks_.unpark = Hook<void>(std::move(f));
        return this;
    }
    template <class F>
    Builder* threadNameFn(F f) {
        hooks_.name = Hook<String>(std::move(f));
        return this;
    }
    Result<Runtime, io::Error> build();

  private:
    explicit Builder(RuntimeConfig::Flavor flavor) : threadName_() {
        config_.flavor = flavor;
        config_.hasTimers = false;
        config_.hasIo = false;
    }

    RuntimeConfig config_;
    Hooks hooks_;
    String threadName_;
};

}  // namespace ox::tokio::runtime
