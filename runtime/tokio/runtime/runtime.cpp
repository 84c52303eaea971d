#include "ox/tokio/runtime/runtime.h"

#include "ox/lang/panic.h"
#include "ox/os/clock.h"

namespace ox::tokio::runtime {

fmt::Result TryCurrentError::display(TryCurrentError const*, fmt::Formatter* formatter) {
    return formatter->pad(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime");
}

EnterGuard::EnterGuard(Core& core) : core_(&core), before_(thisThread().core) {
    core.addRef();
    thisThread().core = &core;
}

EnterGuard::~EnterGuard() {
    if (core_ == nullptr) return;
    thisThread().core = before_;
    core_->release();
}

Result<Handle, TryCurrentError> Handle::tryCurrent() {
    using Answer = Result<Handle, TryCurrentError>;
    Core* const core = thisThread().core;
    if (core == nullptr) return Answer::Err(TryCurrentError{});
    return Answer::Ok(of(*core));
}

u64 Handle::workerParkUnparkCount(usize worker) const {
    Worker const& own = core_->worker(worker);
    bool const isParked = own.isParked.load(std::memory_order_relaxed);
    return 2 * own.parks.load(std::memory_order_relaxed) - (isParked ? 1 : 0);
}

Result<Runtime, io::Error> Runtime::make(RuntimeConfig const& config, Hooks hooks) {
    using Answer = Result<Runtime, io::Error>;
    Runtime runtime(config, std::move(hooks));
    i32 const error = config.hasIo ? runtime.core_->driver().open() : 0;
    if (error == 0) return Answer::Ok(std::move(runtime));
    std::move(runtime).shutdownBackground();
    return Answer::Err(io::Error::fromRawOsError(error));
}

void Runtime::shutdown(i64 deadline) {
    bool const mayNotWait = thisThread().isBlockingOn && !thisThread().mayBlock && deadline != 0;
    std::exchange(core_, nullptr)->shutdown(mayNotWait ? 0 : deadline);
    if (mayNotWait && !panicking::isPanicking()) {
        panicking::panic(
            "Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime "
            "is dropped from within an asynchronous context.");
    }
}

void Runtime::shutdownTimeout(ox::time::Duration limit) && {
    Runtime self(std::move(*this));
    constexpr i64 kYear = i64(365) * 86400 * 1'000'000'000;
    i64 const nanos = limit.asNanosClamped();
    if (nanos == 0) {
        self.shutdown(0);
    } else {
        self.shutdown(os::monotonicNanos() + (nanos < kYear ? nanos : kYear));
    }
}

Builder::Builder(Builder&& other) noexcept
    : config_(other.config_), hooks_(std::move(other.hooks_)), threadName_(std::move(other.threadName_)) {}

Builder& Builder::operator=(Builder&& other) noexcept {
    config_ = other.config_;
    hooks_ = std::move(other.hooks_);
    threadName_ = std::move(other.threadName_);
    return *this;
}

Builder* Builder::workerThreads(usize count) {
    if (count == 0) panicking::panic("Worker threads cannot be set to 0");
    config_.workerThreads = count;
    return this;
}

Builder* Builder::maxBlockingThreads(usize count) {
    if (count == 0) panicking::panic("Max blocking threads cannot be set to 0");
    config_.maxBlockingThreads = count;
    return this;
}

Builder* Builder::threadName(String name) {
    hooks_.name = {};
    threadName_ = std::move(name);
    return this;
}

Builder* Builder::threadStackSize(usize bytes) {
    config_.threadStackSize = bytes;
    return this;
}

Builder* Builder::threadKeepAlive(ox::time::Duration duration) {
    config_.blockingKeepAlive = duration.asNanosClamped();
    return this;
}

Builder* Builder::eventInterval(u32 ticks) {
    config_.eventInterval = ticks;
    return this;
}

Builder* Builder::globalQueueInterval(u32 ticks) {
    config_.globalQueueInterval = ticks;
    return this;
}

Builder* Builder::startPaused(bool paused) {
    config_.startPaused = paused;
    return this;
}

Result<Runtime, io::Error> Builder::build() {
    RuntimeConfig config = config_;
    if (!threadName_.asStr().isEmpty()) config.threadName = threadName_.asStr();
    return Runtime::make(config, hooks_);
}

}  // namespace ox::tokio::runtime
