#pragma once

#include "ox/lang/fmt.h"
#include "ox/lang/panic.h"

namespace ox::tokio::sync::mpsc {

/// The receiver is gone; the message comes back.
template <class T>
struct SendError {
    T _0;

    static SendError make(T value) { return {std::move(value)}; }
    static fmt::Result display(SendError const*, fmt::Formatter* formatter) {
        return formatter->pad("channel closed");
    }
};

template <class T>
class TrySendError {
  public:
    enum class Tag : u8 { Full, Closed };
    struct Full_ {
        T _0;
    };
    using Closed_ = Full_;

    static TrySendError Full(T value) { return TrySendError(Tag::Full, std::move(value)); }
    static TrySendError Closed(T value) { return TrySendError(Tag::Closed, std::move(value)); }

    Tag tag() const { return tag_; }
    Full_& asFull() { return payload_; }
    Full_ const& asFull() const { return payload_; }
    Closed_& asClosed() { return payload_; }
    Closed_ const& asClosed() const { return payload_; }
    T intoInner() && { return std::move(payload_._0); }

    static fmt::Result display(TrySendError const* value, fmt::Formatter* formatter) {
        return formatter->pad(value->tag_ == Tag::Full ? Str("no available capacity")
                                                       : Str("channel closed"));
    }

  private:
    TrySendError(Tag tag, T&& value) : payload_{std::move(value)}, tag_(tag) {}

    Full_ payload_;
    Tag tag_;
};

template <class T>
class SendTimeoutError {
  public:
    enum class Tag : u8 { Timeout, Closed };
    struct Timeout_ {
        T _0;
    };
    using Closed_ = Timeout_;

    static SendTimeoutError Timeout(T value) { return SendTimeoutError(Tag::Timeout, std::move(value)); }
    static SendTimeoutError Closed(T value) { return SendTimeoutError(Tag::Closed, std::move(value)); }

    Tag tag() const { return tag_; }
    Timeout_& asTimeout() { return payload_; }
    Timeout_ const& asTimeout() const { return payload_; }
    Closed_& asClosed() { return payload_; }
    Closed_ const& asClosed() const { return payload_; }
    T intoInner() && { return std::move(payload_._0); }

    static fmt::Result display(SendTimeoutError const* value, fmt::Formatter* formatter) {
        return formatter->pad(value->tag_ == Tag::Timeout ? Str("timed out waiting on send operation")
                                                          : Str("channel closed"));
    }

  private:
    SendTimeoutError(Tag tag, T&& value) : payload_{std::move(value)}, tag_(tag) {}

    Timeout_ payload_;
    Tag tag_;
};

class TryRecvError {
  public:
    enum class Tag : u8 { Empty, Disconnected };
    static constexpr TryRecvError Empty() { return TryRecvError(Tag::Empty); }
    static constexpr TryRecvError Disconnected() { return TryRecvError(Tag::Disconnected); }
    constexpr Tag tag() const { return tag_; }
    constexpr bool operator==(TryRecvError const&) const = default;

    static fmt::Result display(TryRecvError const* value, fmt::Formatter* formatter);

  private:
    explicit constexpr TryRecvError(Tag tag) : tag_(tag) {}
    Tag tag_;
};

}  // namespace ox::tokio::sync::mpsc
