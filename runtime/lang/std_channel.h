#pragma once

#include "ox/lang/arc.h"
#include "ox/lang/sync_raw.h"
#include "ox/lang/vec_deque.h"
#include "ox/os/clock.h"

/// std.sync.mpsc: blocking channels between threads.
namespace ox::sync::mpsc {

namespace detail {

inline constexpr usize kUnbounded = ~usize(0);

template <class T>
struct Channel {
    RawMutex mutex;
    RawCondvar filled;   // for the receiver
    RawCondvar drained;  // for senders of a bounded channel
    VecDeque<T> queue;
    usize capacity;  // 0: a rendezvous
    usize senders = 1;
    bool receiverAlive = true;
    // For a rendezvous: whose values are in the queue, and how many receivers wait.
    VecDeque<u64> tickets;
    u64 lastTicket = 0;
    usize receiving = 0;

    explicit Channel(usize capacity) : capacity(capacity) {}
    // Only before it is shared.
    Channel(Channel&& other) noexcept : queue(std::move(other.queue)), capacity(other.capacity) {}
};

struct Lock {
    RawMutex& mutex;
    explicit Lock(RawMutex& mutex) : mutex(mutex) { mutex.lock(); }
    Lock(Lock const&) = delete;
    Lock& operator=(Lock const&) = delete;
    ~Lock() { mutex.unlock(); }
};

}  // namespace detail

/// What became of an attempt.
enum class Outcome : u8 { Done, Full, Empty, Disconnected, Timeout };

/// The value is there if it was received, or if it could not be sent.
template <class T>
struct Attempt {
    Outcome outcome;
    Option<T> value;

    u8 code() const { return static_cast<u8>(outcome); }
    static Option<T> intoValue(Attempt attempt) { return std::move(attempt.value); }
};

/// Sender and SyncSender. Null when moved from.
template <class T>
class Sender {
    using Channel = detail::Channel<T>;

  public:
    using TriviallyRelocatable = void;

    explicit Sender(Arc<Channel> channel) : channel_(Option<Arc<Channel>>::Some(std::move(channel))) {}
    Sender(Sender&& other) noexcept : channel_(ox::exchange(other.channel_, Option<Arc<Channel>>::None())) {}
    Sender& operator=(Sender&& other) noexcept {
        Sender old(std::move(*this));
        channel_ = ox::exchange(other.channel_, Option<Arc<Channel>>::None());
        return *this;
    }
    ~Sender() {
        if (channel_.isNone()) return;
        Channel& channel = this->channel();
        detail::Lock lock(channel.mutex);
        if (--channel.senders == 0) channel.filled.notifyAll();
    }
    Sender clone() const {
        detail::Lock lock(channel().mutex);
        ++channel().senders;
        return Sender(channel_.asSome()._0.clone());
    }

    /// Waits while a bounded channel is full.
    Attempt<T> send(T value) const { return put(std::move(value), true); }
    Attempt<T> trySend(T value) const { return put(std::move(value), false); }

  private:
    Channel& channel() const { return *channel_.asSome()._0; }

    Attempt<T> put(T value, bool wait) const {
        Channel& channel = this->channel();
        detail::Lock lock(channel.mutex);
        if (channel.capacity == 0) {
            if (!wait && channel.receiverAlive && channel.queue.len() >= channel.receiving)
                return {Outcome::Full, Option<T>::Some(std::move(value))};
        } else {
            while (channel.receiverAlive && channel.queue.len() >= channel.capacity) {
                if (!wait) return {Outcome::Full, Option<T>::Some(std::move(value))};
                channel.drained.wait(channel.mutex);
            }
        }
        if (!channel.receiverAlive) return {Outcome::Disconnected, Option<T>::Some(std::move(value))};
        channel.queue.pushBack(std::move(value));
        channel.filled.notifyOne();
        return channel.capacity == 0 ? meet(channel) : Attempt<T>{Outcome::Done, Option<T>::None()};
    }
    /// The value at the end of the queue is sent when the receiver has taken it.
    static Attempt<T> meet(Channel& channel) {
        u64 ticket = ++channel.lastTicket;
        channel.tickets.pushBack(ticket);
        for (;;) {
            usize place = 0;
            while (place < channel.tickets.len() && *channel.tickets.at(place) != ticket) ++place;
            if (place == channel.tickets.len()) return {Outcome::Done, Option<T>::None()};
            if (!channel.receiverAlive) {
                channel.tickets.remove(place);
                return {Outcome::Disconnected, channel.queue.remove(place)};
            }
            channel.drained.wait(channel.mutex);
        }
    }

    Option<Arc<Channel>> channel_;
};

template <class T>
class Receiver {
    using Channel = detail::Channel<T>;

  public:
    using TriviallyRelocatable = void;

    explicit Receiver(Arc<Channel> channel) : channel_(Option<Arc<Channel>>::Some(std::move(channel))) {}
    Receiver(Receiver&& other) noexcept
        : channel_(ox::exchange(other.channel_, Option<Arc<Channel>>::None())) {}
    Receiver& operator=(Receiver&& other) noexcept {
        Receiver old(std::move(*this));
        channel_ = ox::exchange(other.channel_, Option<Arc<Channel>>::None());
        return *this;
    }
    ~Receiver() {
        if (channel_.isNone()) return;
        Channel& channel = this->channel();
        VecDeque<T> rest;
        {
            detail::Lock lock(channel.mutex);
            channel.receiverAlive = false;
            // In a rendezvous the senders take their values back.
            if (channel.capacity != 0) rest = std::move(channel.queue);
            channel.drained.notifyAll();
        }
    }

    Attempt<T> receive() const { return take(RawCondvar::kForever); }
    /// Waits at most `nanos`.
    Attempt<T> receiveWithin(i64 nanos) const { return take(nanos); }
    Attempt<T> tryReceive() const { return take(0); }

  private:
    Channel& channel() const { return *channel_.asSome()._0; }

    Attempt<T> take(i64 nanos) const {
        Channel& channel = this->channel();
        detail::Lock lock(channel.mutex);
        i64 deadline = nanos > 0 ? os::monotonicNanos() + nanos : 0;
        i64 left = nanos;
        ++channel.receiving;
        while (channel.queue.isEmpty() && channel.senders != 0 && left != 0) {
            channel.filled.waitFor(channel.mutex, left);
            if (nanos > 0) {
                i64 now = os::monotonicNanos();
                left = now < deadline ? deadline - now : 0;
            }
        }
        --channel.receiving;
        if (channel.queue.isEmpty()) {
            if (channel.senders == 0) return {Outcome::Disconnected, Option<T>::None()};
            return {nanos == 0 ? Outcome::Empty : Outcome::Timeout, Option<T>::None()};
        }
        Option<T> value = channel.queue.popFront();
        if (channel.capacity == 0) {
            channel.tickets.popFront();
            channel.drained.notifyAll();
        } else if (channel.capacity != detail::kUnbounded) {
            channel.drained.notifyOne();
        }
        return {Outcome::Done, std::move(value)};
    }

    Option<Arc<Channel>> channel_;
};

template <class T>
Tuple<Sender<T>, Receiver<T>> channel(usize capacity) {
    auto shared = Arc<detail::Channel<T>>::make(detail::Channel<T>(capacity));
    Sender<T> sender(shared.clone());
    return Tuple<Sender<T>, Receiver<T>>(std::move(sender), Receiver<T>(std::move(shared)));
}

}  // namespace ox::sync::mpsc
