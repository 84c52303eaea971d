#pragma once

#include <exception>

#include "ox/lang/fmt.h"
#include "ox/lang/option.h"
#include "ox/lang/panic.h"

namespace ox::tokio::task {

/// `tokio.task.Id`.
class Id {
  public:
    explicit Id(u64 number) : number_(number) {}
    bool operator==(Id const&) const = default;
    u64 number() const { return number_; }

    static fmt::Result display(Id const* value, fmt::Formatter* formatter);
    static fmt::Result debug(Id const* value, fmt::Formatter* formatter);

  private:
    u64 number_;
};

/// Why a task has no output: it was cancelled, or it panicked.
class JoinError {
  public:
    static JoinError cancelled(u64 id) { return JoinError(id, nullptr); }
    static JoinError panicked(u64 id, std::exception_ptr payload) {
        return JoinError(id, std::move(payload));
    }

    JoinError(JoinError&&) noexcept = default;
    JoinError& operator=(JoinError&&) noexcept = default;

    bool isCancelled() const { return payload_ == nullptr; }
    bool isPanic() const { return payload_ != nullptr; }
    /// Panics when the task did not panic.
    Panic intoPanic() &&;
    Option<Panic> tryIntoPanic() &&;
    Id id() const { return id_; }

    static fmt::Result display(JoinError const* value, fmt::Formatter* formatter);
    static fmt::Result debug(JoinError const* value, fmt::Formatter* formatter);

  private:
    JoinError(u64 id, std::exception_ptr payload) : payload_(std::move(payload)), id_(id) {}

    std::exception_ptr payload_;
    Id id_;
};

}  // namespace ox::tokio::task
