#pragma once

#include "ox/core/wait_list.h"
#include "ox/lang/fmt.h"
#include "ox/lang/option.h"
#include "ox/lang/result.h"
#include "ox/lang/tuple.h"
#include "ox/tokio/runtime/block_on_parked.h"

namespace ox::tokio::sync::oneshot {

/// The sender is gone.
struct RecvError {
    constexpr bool operator==(RecvError const&) const = default;
    static fmt::Result display(RecvError const* value, fmt::Formatter* formatter);
    static fmt::Result debug(RecvError const* value, fmt::Formatter* formatter);
};

class TryRecvError {
  public:
    enum class Tag : u8 { Empty, Closed };
    static constexpr TryRecvError Empty() { return TryRecvError(Tag::Empty); }
    static constexpr TryRecvError Closed() { return TryRecvError(Tag::Closed); }
    constexpr Tag tag() const { return tag_; }
    constexpr bool operator==(TryRecvError const&) const = default;

    static fmt::Result display(TryRecvError const* value, fmt::Formatter* formatter);

  private:
    explicit constexpr TryRecvError(Tag tag) : tag_(tag) {}
    Tag tag_;
};

/// What both ends share; the end that goes last frees it.
class CellBase {
  public:
    CellBase() = default;
    CellBase(CellBase const&) = delete;

    bool isReceiverClosed();
    void closeReceiver();
    bool pollReceiverClosed(Strand& strand);
    void unregisterSender();
    void unregisterReceiver();

  protected:
    core::SpinLock lock_;
    bool isSenderGone_ = false;
    bool isReceiverClosed_ = false;
    bool isReceiverGone_ = false;
    core::WakeSlot receiver_;
    core::WakeSlot sender_;
};

template <class T>
class Cell final : public CellBase {
  public:
    /// True when taken; else the receiver is closed and `value` stays.
    bool send(T& value) {
        core::SpinGuard guard(lock_);
        if (isReceiverClosed_) return false;
        value_ = Option<T>::Some(std::move(value));
        return true;
    }
    void dropSender() {
        core::SpinGuard guard(lock_);
        isSenderGone_ = true;
        core::WakeTarget* const target = receiver_.take();
        bool const isLast = isReceiverGone_;
        guard.unlock();
        core::scheduleTarget(target);
        if (isLast) delete this;
    }
    void dropReceiver() {
        // Dies last: dropping it may run a user's code.
        Option<T> unreceived = Option<T>::None();
        core::SpinGuard guard(lock_);
        isReceiverClosed_ = isReceiverGone_ = true;
        core::WakeTarget* const target = sender_.take();
        bool const isLast = isSenderGone_;
        unreceived = std::move(value_);
        value_ = Option<T>::None();
        // The sender may free the cell from here on, unless it has gone before.
        guard.unlock();
        core::scheduleTarget(target);
        if (isLast) delete this;
    }

    enum class Receipt : u8 { Value, Empty, Closed };

    /// With a strand, an empty cell registers it.
    Receipt receive(Option<T>& out, Strand* strand) {
        core::WakeTarget* former = nullptr;
        {
            core::SpinGuard guard(lock_);
            if (value_.isSome()) {
                out = std::move(value_);
                value_ = Option<T>::None();
                return Receipt::Value;
            }
            if (isSenderGone_ || isReceiverClosed_) return Receipt::Closed;
            if (strand != nullptr) former = receiver_.set(*strand);
        }
        core::releaseTarget(former);
        return Receipt::Empty;
    }

  private:
    Option<T> value_ = Option<T>::None();
};

/// The future of `Sender.closed`.
class Closed {
  public:
    using Output = Unit;

    explicit Closed(CellBase& cell) : cell_(&cell) {}
    Closed(Closed&& other) noexcept : cell_(other.cell_) {}
    ~Closed() {
        if (isWaiting_) cell_->unregisterSender();
    }

    bool poll(Strand& strand) {
        bool const isClosed = cell_->pollReceiverClosed(strand);
        isWaiting_ = !isClosed;
        return isClosed;
    }
    Unit take() { return {}; }

  private:
    CellBase* cell_;
    bool isWaiting_ = false;
};

template <class T>
class Sender {
  public:
    explicit Sender(Cell<T>* cell) : cell_(cell) {}
    Sender(Sender&& other) noexcept : cell_(std::exchange(other.cell_, nullptr)) {}
    Sender& operator=(Sender&& other) noexcept {
        Sender old(std::move(*this));
        cell_ = std::exchange(other.cell_, nullptr);
        return *this;
    }
    ~Sender() {
        if (cell_ != nullptr) cell_->dropSender();
    }

    /// Gives the value back when the receiver is gone.
    Result<Unit, T> send(T value) && {
        using Answer = Result<Unit, T>;
        Sender self(std::move(*this));
        if (self.cell_->send(value)) return Answer::Ok(Unit{});
        return Answer::Err(std::move(value));
    }
    bool isClosed() const { return cell_->isReceiverClosed(); }
    Closed closed() { return Closed(*cell_); }

  private:
    Cell<T>* cell_;
};

/// The receiving end, and the future of the value. May be moved between polls.
template <class T>
class Receiver {
  public:
    using Output = Result<T, RecvError>;

    explicit Receiver(Cell<T>* cell) : cell_(cell) {}
    Receiver(Receiver&& other) noexcept
        : cell_(std::exchange(other.cell_, nullptr)), received_(std::move(other.received_)) {
        other.received_ = Option<T>::None();
    }
    Receiver& operator=(Receiver&& other) noexcept {
        Receiver old(std::move(*this));
        cell_ = std::exchange(other.cell_, nullptr);
        received_ = std::move(other.received_);
        other.received_ = Option<T>::None();
        return *this;
    }
    ~Receiver() {
        if (cell_ == nullptr) return;
        cell_->unregisterReceiver();
        cell_->dropReceiver();
    }

    bool poll(Strand& strand) {
        using Receipt = typename Cell<T>::Receipt;
        if (!strand.mayProceed()) return false;
        if (received_.isNone() && cell_->receive(received_, &strand) == Receipt::Empty) return false;
        strand.spend();
        return true;
    }
    Output take() {
        if (received_.isNone()) return Output::Err(RecvError{});
        Output output = Output::Ok(std::move(received_.asSome()._0));
        received_ = Option<T>::None();
        return output;
    }
    Result<T, TryRecvError> tryRecv() {
        using Answer = Result<T, TryRecvError>;
        using Receipt = typename Cell<T>::Receipt;
        Option<T> value = Option<T>::None();
        switch (cell_->receive(value, nullptr)) {
            case Receipt::Value: return Answer::Ok(std::move(value.asSome()._0));
            case Receipt::Empty: return Answer::Err(TryRecvError::Empty());
            case Receipt::Closed: break;
        }
        return Answer::Err(TryRecvError::Closed());
    }
    Result<T, RecvError> blockingRecv() && {
        runtime::requireMayBlock();
        return runtime::blockOnParked(std::move(*this));
    }
    /// Nothing can be sent from now on; what was sent can be received.
    void close() { cell_->closeReceiver(); }

  private:
    Cell<T>* cell_;
    Option<T> received_ = Option<T>::None();
};

template <class T>
Tuple<Sender<T>, Receiver<T>> channel() {
    auto* const cell = new Cell<T>();
    return Tuple<Sender<T>, Receiver<T>>(Sender<T>(cell), Receiver<T>(cell));
}

}  // namespace ox::tokio::sync::oneshot
