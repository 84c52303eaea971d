#pragma once

#include "ox/core/wait_list.h"
#include "ox/lang/arc.h"

namespace ox::tokio::sync {

class Notify;

/// The future of `Notify.notified`. It counts as waiting for `notifyWaiters` from its making on, and for
/// `notifyOne` from its first poll, or from `enable`.
class Notified {
  public:
    using Output = Unit;

    explicit Notified(Notify& notify);
    Notified(Notified&& other) noexcept : notify_(other.notify_) {
        node_.generation = other.node_.generation;
        node_.isDone = other.node_.isDone;
    }
    Notified& operator=(Notified&&) = delete;
    ~Notified() {
        if (!node_.isIdle() && !node_.isDone) abandon();
    }

    bool poll(Strand& strand);
    Unit take() { return {}; }
    /// Registers without a poll; true when notified already.
    bool enable();

  private:
    friend class Notify;
    struct Node : core::WaitNode {  // with what fits behind it
        bool byOne = false;         // woken by notifyOne: dropped unused, the next one gets it
        bool isDone = false;
        u32 generation;  // of the Notify, when this future was made
    };

    void abandon();

    Notify* notify_;
    Node node_;
};

/// `tokio.sync.Notify`: wakes tasks. One `notifyOne` without a waiter is remembered.
class Notify {
  public:
    Notify() = default;
    Notify(Notify&& other) noexcept : hasPermit_(other.hasPermit_), generation_(other.generation_) {}
    Notify& operator=(Notify&& other) noexcept {
        hasPermit_ = other.hasPermit_;
        generation_ = other.generation_;
        return *this;
    }
    static Notify make() { return Notify(); }

    Notified notified() const { return Notified(const_cast<Notify&>(*this)); }
    void notifyOne() const { const_cast<Notify&>(*this).notify(true); }
    /// The one that came last.
    void notifyLast() const { const_cast<Notify&>(*this).notify(false); }
    void notifyWaiters() const;

  private:
    friend class Notified;

    void notify(bool first);

    core::SpinLock lock_;
    bool hasPermit_ = false;
    u32 generation_ = 0;  // of notifyWaiters
    core::WaitList waiters_;
};

/// The same future with a share of the Notify.
class OwnedNotified {
  public:
    using Output = Unit;

    explicit OwnedNotified(Arc<Notify> notify)
        : notify_(std::move(notify)), notified_(const_cast<Notify&>(*notify_.get())) {}

    bool poll(Strand& strand) { return notified_.poll(strand); }
    Unit take() { return {}; }
    bool enable() { return notified_.enable(); }

  private:
    Arc<Notify> notify_;
    Notified notified_;
};

}  // namespace ox::tokio::sync
