#pragma once

#include <gtest/gtest.h>

#include <string>

#include "ox/core/prelude.h"
#include "ox/core/wait_list.h"

namespace ox::test {

/// Someone to wake, who counts. On the stack: `references` tells whether anybody still holds it.
struct Watcher : core::WakeTarget {
    Watcher() : WakeTarget(kTable) {}
    ~Watcher() { EXPECT_EQ(references.load(), 0) << "somebody kept a reference"; }

    std::atomic<int> wakes{0};
    std::atomic<int> references{0};

    static Watcher& of(WakeTarget* target) { return *static_cast<Watcher*>(target); }
    static core::WakeTable const kTable;
};
inline constexpr core::WakeTable Watcher::kTable{[](WakeTarget* target) {
                                                     ++of(target).wakes;
                                                     --of(target).references;
                                                 },
                                                 [](WakeTarget* target) { ++of(target).references; },
                                                 [](WakeTarget* target) { --of(target).references; }};

/// Polls futures for a watcher.
class Hand {
  public:
    explicit Hand(Watcher& watcher, bool counted = true) : context_(core::PollContext::here()) {
        context_.target = &watcher;
        context_.counted = counted;
        context_.budget = core::PollContext::kUnlimited;
    }

    template <class F>
    bool poll(F& future) {
        return FutureTraits<F>::poll(future, strand_);
    }
    core::PollContext& context() { return context_; }
    Strand& strand() { return strand_; }

  private:
    core::PollContext context_;
    Strand strand_{context_};
};

/// A value that appends its letter to a log when it dies.
class Trace {
  public:
    Trace(std::string& log, char letter) : log_(&log), letter_(letter) {}
    Trace(Trace&& other) noexcept : log_(std::exchange(other.log_, nullptr)), letter_(other.letter_) {}
    Trace& operator=(Trace&& other) noexcept {
        std::swap(log_, other.log_);
        std::swap(letter_, other.letter_);
        return *this;
    }
    ~Trace() {
        if (log_ != nullptr) *log_ += letter_;
    }

  private:
    std::string* log_;
    char letter_;
};

/// Ready once it is fired; for one waiter.
class Event {
  public:
    class Wait {
      public:
        using Output = Unit;
        explicit Wait(Event& event) : event_(&event) {}
        Wait(Wait&& other) noexcept : event_(other.event_) {}
        ~Wait() {
            if (isWaiting_) core::releaseTarget(event_->slot_.clear());
        }
        bool poll(Strand& strand) {
            if (event_->isFired_) return true;
            isWaiting_ = true;
            core::releaseTarget(event_->slot_.set(strand));
            return false;
        }
        Unit take() { return {}; }

      private:
        Event* event_;
        bool isWaiting_ = false;
    };

    Wait wait() { return Wait(*this); }
    void fire() {
        isFired_ = true;
        core::scheduleTarget(slot_.take());
    }
    bool hasWaiter() const { return slot_.isSet(); }

  private:
    bool isFired_ = false;
    core::WakeSlot slot_;
};

/// Runs `future` in a runtime of the given number of workers; 0 for the current-thread flavour.
template <class F>
OutputOf<F> runIn(int workers, F future);

}  // namespace ox::test

#include "ox/tokio/main.h"

namespace ox::test {

template <class F>
OutputOf<F> runIn(int workers, F future) {
    RuntimeConfig config;
    config.flavor = workers == 0 ? RuntimeConfig::Flavor::CurrentThread : RuntimeConfig::Flavor::MultiThread;
    config.workerThreads = static_cast<usize>(workers);
    return tokio::main(config, std::move(future));
}
template <class F>
OutputOf<F> runPaused(F future) {
    RuntimeConfig config;
    config.flavor = RuntimeConfig::Flavor::CurrentThread;
    config.startPaused = true;
    return tokio::main(config, std::move(future));
}

}  // namespace ox::test

/// `OX_AWAIT(value, future);` as the generator writes it.
#define OX_AWAIT(name, future)                     \
    auto name##Future = future;                    \
    while (co_await ::ox::pending(name##Future)) { \
    }                                              \
    [[maybe_unused]] auto name = name##Future.take()
