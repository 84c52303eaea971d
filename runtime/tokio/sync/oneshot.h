#pragma once

#include "ox/core/wait_list.h"
#include "ox/core/waker.h"
#include "ox/lang/fmt.h"
#include "ox/lang/memory.h"
#include "ox/lang/option.h"
#include "ox/lang/poll.h"
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

/// What both ends share; the end that goes last frees it. Each wait slot is its waiter's while its bit is
/// clear.
class CellBase {
  public:
    CellBase() = default;
    CellBase(CellBase const&) = delete;

    bool isReceiverClosed() const { return (state_.load(std::memory_order_acquire) & kClosed) != 0; }
    void closeReceiver();
    /// Registers the sender unless the receiver is closed.
    bool pollReceiverClosed(Strand& strand);
    void unregisterSender();

    /// Registers the receiver unless the sender is gone or the receiver closed.
    bool pollSent(Strand& strand);

  protected:
    enum : u32 {
        kSent = 1,     // the sender is gone; what it sent is there
        kSending = 2,  // the sender wakes the receiver, and sets kSent soon
        kWaiting = 4,  // the receiver is registered
        kClosed = 8,
        kReceiverGone = 16,
        kSenderWaits = 32,
    };
    enum class Finish : u8 { Refused, Done, Last };

    /// The sender's last step. With a value, a closed receiver refuses it and nothing has happened.
    Finish finishSender(bool hasValue);
    /// True: the sender has finished. False: the receiver is closed, or the sender has not finished.
    bool isSent() const;
    /// The receiver's last step. True: the sender has gone before.
    bool finishReceiver();

  private:
    bool unregisterReceiver();

    friend class AnyReceiver;

    core::Atomic<u32> state_{0};
    core::SpinLock senderLock_;

  protected:
    bool isReceived_ = false;  // the receiver's own

  private:
    core::WakeSlot receiver_;
    core::WakeSlot sender_;  // under senderLock_
};

template <class T>
class Cell final : public CellBase {
  public:
    static Cell* make() { return ::new (memory::allocateObject(sizeof(Cell), alignof(Cell))) Cell; }

    /// Consumes the sender's share. True when taken; else the receiver is closed and `value` stays.
    bool send(T& value) {
        if (!isReceiverClosed()) {
            value_ = Option<T>::Some(std::move(value));
            Finish const finish = finishSender(true);
            if (finish != Finish::Refused) return true;
            value = std::move(value_.asSome()._0);
            value_ = Option<T>::None();
        }
        dropSender();
        return false;
    }
    void dropSender() {
        if (finishSender(false) == Finish::Last) free();
    }
    void dropReceiver() {
        if (finishReceiver()) free();
    }

    /// For the receiver: what was sent, or nothing.
    Option<T> take() {
        if (!isSent()) return Option<T>::None();
        isReceived_ = true;
        Option<T> taken = std::move(value_);
        value_ = Option<T>::None();
        return taken;
    }
    bool mayStillBeSent() const { return !isSent() && !isReceiverClosed(); }

  private:
    void free() {
        this->~Cell();
        memory::releaseObject(this, sizeof(Cell), alignof(Cell));
    }

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
    Sender(Sender&& other) noexcept : cell_(ox::exchange(other.cell_, nullptr)) {}
    Sender& operator=(Sender&& other) noexcept {
        Sender old(std::move(*this));
        cell_ = ox::exchange(other.cell_, nullptr);
        return *this;
    }
    ~Sender() {
        if (cell_ != nullptr) cell_->dropSender();
    }

    /// Gives the value back when the receiver is gone.
    Result<Unit, T> send(T value) && {
        using Answer = Result<Unit, T>;
        if (ox::exchange(cell_, nullptr)->send(value)) return Answer::Ok(Unit{});
        return Answer::Err(std::move(value));
    }
    bool isClosed() const { return cell_->isReceiverClosed(); }
    Closed closed() { return Closed(*cell_); }
    /// `closed` by hand.
    Poll<Unit> pollClosed(ox::task::Context* context) {
        Strand& strand = context->strand();
        Strand::Counted counted(strand);
        return cell_->pollReceiverClosed(strand) ? Poll<Unit>::Ready(Unit{}) : Poll<Unit>::Pending();
    }

  private:
    Cell<T>* cell_;
};

/// What receivers do alike. The poll is a call, so that the frame of a coroutine that polls one holds its
/// address and no copy of what is in it.
class AnyReceiver {
  public:
    explicit AnyReceiver(CellBase* cell) : cell_(cell) {}

    bool poll(Strand& strand);
    /// Nothing can be sent from now on; what was sent can be received.
    void close() { cell_->closeReceiver(); }

  protected:
    CellBase* cell_;
};

/// The receiving end, and the future of the value. May be moved between polls. Holds no `T`, which may hold
/// receivers.
template <class T>
class Receiver : public AnyReceiver {
  public:
    using Output = Result<T, RecvError>;

    explicit Receiver(Cell<T>* cell) : AnyReceiver(cell) {}
    Receiver(Receiver&& other) noexcept : AnyReceiver(ox::exchange(other.cell_, nullptr)) {}
    Receiver& operator=(Receiver&& other) noexcept {
        Receiver old(std::move(*this));
        cell_ = ox::exchange(other.cell_, nullptr);
        return *this;
    }
    ~Receiver() {
        if (cell_ != nullptr) cell().dropReceiver();
    }

    Output take() {
        Option<T> value = cell().take();
        return value.isSome() ? Output::Ok(std::move(value.asSome()._0)) : Output::Err(RecvError{});
    }
    Result<T, TryRecvError> tryRecv() {
        using Answer = Result<T, TryRecvError>;
        if (cell().mayStillBeSent()) return Answer::Err(TryRecvError::Empty());
        Option<T> value = cell().take();
        if (value.isSome()) return Answer::Ok(std::move(value.asSome()._0));
        return Answer::Err(TryRecvError::Closed());
    }
    Result<T, RecvError> blockingRecv() && {
        runtime::requireMayBlock();
        return runtime::blockOnParked(std::move(*this));
    }

  private:
    Cell<T>& cell() { return *static_cast<Cell<T>*>(cell_); }
};

template <class T>
Tuple<Sender<T>, Receiver<T>> channel() {
    auto* const cell = Cell<T>::make();
    return Tuple<Sender<T>, Receiver<T>>(Sender<T>(cell), Receiver<T>(cell));
}

}  // namespace ox::tokio::sync::oneshot
