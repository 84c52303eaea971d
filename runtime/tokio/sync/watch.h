#pragma once

#include "ox/lang/fmt.h"
#include "ox/lang/option.h"
#include "ox/lang/result.h"
#include "ox/lang/tuple.h"
#include "ox/os/locks.h"
#include "ox/tokio/sync/notify.h"

namespace ox::tokio::sync::watch {

struct RecvError {
    constexpr bool operator==(RecvError const&) const = default;
    static fmt::Result display(RecvError const* value, fmt::Formatter* formatter);
    static fmt::Result debug(RecvError const* value, fmt::Formatter* formatter);
};

template <class T>
struct SendError {
    T _0;
};

/// What both ends share but the value.
class SharedBase {
  public:
    /// Of the value.
    os::ReadWriteLock& lock() { return lock_; }

    /// Even; the lowest bit says closed.
    u64 state() const { return state_.load(std::memory_order_seq_cst); }
    static constexpr u64 kClosed = 1;
    static u64 versionOf(u64 state) { return state & ~kClosed; }
    static bool isClosed(u64 state) { return (state & kClosed) != 0; }

    /// With the write lock.
    void advance() { state_.fetch_add(2, std::memory_order_seq_cst); }
    Notify& changed() { return changed_; }
    Notify& receiversGone() { return receiversGone_; }

    void addSender() { senders_.add(); }
    void dropSender() {
        if (!senders_.dropToZero()) return;
        state_.fetch_or(kClosed, std::memory_order_seq_cst);
        changed_.notifyWaiters();
    }
    void addReceiver() { receivers_.fetch_add(1, std::memory_order_acq_rel); }
    void dropReceiver() {
        if (receivers_.fetch_sub(1, std::memory_order_acq_rel) == 1) receiversGone_.notifyWaiters();
    }
    usize receiverCount() const { return receivers_.load(std::memory_order_acquire); }
    usize senderCount() const { return senders_.load(); }
    void addRef() { references_.add(); }
    bool dropRef() { return references_.drop(); }

  private:
    os::ReadWriteLock lock_;
    core::Atomic<u64> state_{0};
    Notify changed_;
    Notify receiversGone_;
    core::RefCount senders_{1};
    core::Atomic<u32> receivers_{1};
    core::RefCount references_{2};
};

template <class T>
struct Shared final : SharedBase {
    explicit Shared(T&& initial) : value(std::move(initial)) {}
    void release() {
        if (dropRef()) delete this;
    }
    T value;
};

/// Access to the current value. Senders wait while it lives.
template <class T>
class Ref {
  public:
    /// Takes over the read lock.
    Ref(Shared<T>& shared, bool hasChanged) : shared_(&shared), hasChanged_(hasChanged) {}
    Ref(Ref&& other) noexcept
        : shared_(ox::exchange(other.shared_, nullptr)), hasChanged_(other.hasChanged_) {}
    Ref& operator=(Ref&& other) noexcept {
        Ref old(std::move(*this));
        shared_ = ox::exchange(other.shared_, nullptr);
        hasChanged_ = other.hasChanged_;
        return *this;
    }
    ~Ref() {
        if (shared_ != nullptr) shared_->lock().unlock();
    }

    T const* deref() const { return &shared_->value; }
    bool hasChanged() const { return hasChanged_; }

  private:
    Shared<T>* shared_;
    bool hasChanged_;
};

/// The waiting for a version other than `seen`, of all futures here.
class Change {
  public:
    explicit Change(SharedBase& shared) : shared_(&shared) {}
    Change(Change&& other) noexcept : shared_(other.shared_) {}
    ~Change() { end(); }

    enum class Answer : u8 { Waiting, Changed, Closed };
    Answer poll(u64 seen, Strand& strand);

  private:
    void end() {
        if (ox::exchange(isWaiting_, false)) notified_.~Notified();
    }

    SharedBase* shared_;
    union {
        Notified notified_;
    };
    bool isWaiting_ = false;
};

template <class T>
class Receiver;

/// The future of `Receiver.changed`.
template <class T>
class Changed {
  public:
    using Output = Result<Unit, RecvError>;

    explicit Changed(Receiver<T>& receiver) : receiver_(&receiver), change_(receiver.shared()) {}

    bool poll(Strand& strand) {
        Change::Answer const answer = change_.poll(receiver_->seen(), strand);
        if (answer == Change::Answer::Waiting) return false;
        hasChanged_ = answer == Change::Answer::Changed;
        if (hasChanged_) receiver_->markUnchanged();
        return true;
    }
    Output take() { return hasChanged_ ? Output::Ok(Unit{}) : Output::Err(RecvError{}); }

  private:
    Receiver<T>* receiver_;
    Change change_;
    bool hasChanged_ = false;
};

/// The future of `Receiver.waitFor`.
template <class T, class C>
class WaitFor {
  public:
    using Output = Result<Ref<T>, RecvError>;

    WaitFor(Receiver<T>& receiver, C&& condition)
        : receiver_(&receiver), change_(receiver.shared()), condition_(std::move(condition)) {}

    bool poll(Strand& strand) {
        while (!isWanted()) {
            switch (change_.poll(receiver_->seen(), strand)) {
                case Change::Answer::Waiting: return false;
                case Change::Answer::Closed: isClosed_ = true; return true;
                case Change::Answer::Changed: break;
            }
        }
        return true;
    }
    Output take() {
        if (isClosed_) return Output::Err(RecvError{});
        return Output::Ok(std::move(wanted_.asSome()._0));
    }

  private:
    bool isWanted() {
        Ref<T> current = receiver_->borrowAndUpdate();
        if (!condition_(current.deref())) return false;
        // Stays locked: what the condition has seen is what the caller sees.
        wanted_ = Option<Ref<T>>::Some(std::move(current));
        return true;
    }

    Receiver<T>* receiver_;
    Change change_;
    C condition_;
    Option<Ref<T>> wanted_ = Option<Ref<T>>::None();
    bool isClosed_ = false;
};

template <class T>
class Receiver {
  public:
    /// Takes over a reference and a count of the receivers.
    Receiver(Shared<T>* shared, u64 seen) : shared_(shared), seen_(seen) {}
    Receiver(Receiver&& other) noexcept : shared_(ox::exchange(other.shared_, nullptr)), seen_(other.seen_) {}
    Receiver& operator=(Receiver&& other) noexcept {
        ox::swap(shared_, other.shared_);
        ox::swap(seen_, other.seen_);
        return *this;
    }
    ~Receiver() {
        if (shared_ == nullptr) return;
        shared_->dropReceiver();
        shared_->release();
    }

    Receiver clone() const {
        shared_->addRef();
        shared_->addReceiver();
        return Receiver(shared_, seen_);
    }
    Changed<T> changed() { return Changed<T>(*this); }
    template <class C>
    WaitFor<T, C> waitFor(C condition) {
        return WaitFor<T, C>(*this, std::move(condition));
    }
    Ref<T> borrow() const {
        shared_->lock().lockRead();
        return Ref<T>(*shared_, SharedBase::versionOf(shared_->state()) != seen_);
    }
    Ref<T> borrowAndUpdate() {
        shared_->lock().lockRead();
        u64 const version = SharedBase::versionOf(shared_->state());
        bool const hasChanged = ox::exchange(seen_, version) != version;
        return Ref<T>(*shared_, hasChanged);
    }
    Result<bool, RecvError> hasChanged() const {
        using Answer = Result<bool, RecvError>;
        u64 const state = shared_->state();
        if (SharedBase::isClosed(state)) return Answer::Err(RecvError{});
        return Answer::Ok(SharedBase::versionOf(state) != seen_);
    }
    void markChanged() { seen_ -= 2; }
    void markUnchanged() { seen_ = SharedBase::versionOf(shared_->state()); }
    bool sameChannel(Receiver const* other) const { return shared_ == other->shared_; }

    Shared<T>& shared() const { return *shared_; }
    u64 seen() const { return seen_; }

  private:
    Shared<T>* shared_;
    u64 seen_;
};

/// The future of `Sender.closed`.
class Closed {
  public:
    using Output = Unit;

    explicit Closed(SharedBase& shared) : shared_(&shared), notified_(shared.receiversGone().notified()) {}
    Closed(Closed&& other) noexcept : shared_(other.shared_), notified_(std::move(other.notified_)) {}

    bool poll(Strand& strand);
    Unit take() { return {}; }

  private:
    SharedBase* shared_;
    Notified notified_;
};

template <class T>
class Sender {
  public:
    explicit Sender(Shared<T>* shared) : shared_(shared) {}
    Sender(Sender&& other) noexcept : shared_(ox::exchange(other.shared_, nullptr)) {}
    Sender& operator=(Sender&& other) noexcept {
        ox::swap(shared_, other.shared_);
        return *this;
    }
    ~Sender() {
        if (shared_ == nullptr) return;
        shared_->dropSender();
        shared_->release();
    }

    Sender clone() const {
        shared_->addRef();
        shared_->addSender();
        return Sender(shared_);
    }
    Result<Unit, SendError<T>> send(T value) const {
        using Answer = Result<Unit, SendError<T>>;
        if (shared_->receiverCount() == 0) return Answer::Err(SendError<T>{std::move(value)});
        [[maybe_unused]] T const old = sendReplace(std::move(value));
        return Answer::Ok(Unit{});
    }
    T sendReplace(T value) const {
        sendModify([&](T* current) { ox::swap(*current, value); });
        return value;
    }
    template <class C>
    void sendModify(C modify) const {
        sendIfModified([&](T* value) {
            modify(value);
            return true;
        });
    }
    template <class C>
    bool sendIfModified(C modify) const {
        {
            Writing writing{*shared_};
            if (!modify(&shared_->value)) return false;
            shared_->advance();
        }
        shared_->changed().notifyWaiters();
        return true;
    }
    Ref<T> borrow() const {
        shared_->lock().lockRead();
        return Ref<T>(*shared_, false);
    }
    bool isClosed() const { return shared_->receiverCount() == 0; }
    Closed closed() const { return Closed(*shared_); }
    Receiver<T> subscribe() const {
        shared_->addRef();
        shared_->addReceiver();
        return Receiver<T>(shared_, SharedBase::versionOf(shared_->state()));
    }
    usize receiverCount() const { return shared_->receiverCount(); }
    usize senderCount() const { return shared_->senderCount(); }
    bool sameChannel(Sender const* other) const { return shared_ == other->shared_; }

  private:
    struct Writing {
        explicit Writing(Shared<T>& shared) : shared_(shared) { shared.lock().lockWrite(); }
        ~Writing() { shared_.lock().unlock(); }
        Shared<T>& shared_;
    };

    Shared<T>* shared_;
};

template <class T>
Tuple<Sender<T>, Receiver<T>> channel(T initial) {
    auto* const shared = new Shared<T>(std::move(initial));
    return Tuple<Sender<T>, Receiver<T>>(Sender<T>(shared), Receiver<T>(shared, 0));
}

}  // namespace ox::tokio::sync::watch
