#pragma once

#include "ox/core/wait_list.h"
#include "ox/lang/arc.h"
#include "ox/lang/fmt.h"
#include "ox/lang/result.h"

namespace ox::tokio::sync {

struct AcquireError {
    static fmt::Result display(AcquireError const* value, fmt::Formatter* formatter);
    static fmt::Result debug(AcquireError const* value, fmt::Formatter* formatter);
};

class TryAcquireError {
  public:
    enum class Tag : u8 { Closed, NoPermits };
    static constexpr TryAcquireError Closed() { return TryAcquireError(Tag::Closed); }
    static constexpr TryAcquireError NoPermits() { return TryAcquireError(Tag::NoPermits); }
    constexpr Tag tag() const { return tag_; }
    constexpr bool operator==(TryAcquireError const&) const = default;

    static fmt::Result display(TryAcquireError const* value, fmt::Formatter* formatter);

  private:
    explicit constexpr TryAcquireError(Tag tag) : tag_(tag) {}
    Tag tag_;
};

/// Permits, and who waits for how many, first come first served: permits that become free collect at the
/// first waiter until it has all it wants.
class RawSemaphore {
  public:
    static constexpr usize kMaxPermits = ~usize(0) >> 3;

    enum class Answer : u8 { Granted, Waiting, Closed };

    explicit RawSemaphore(usize permits) : permits_(permits) {}
    RawSemaphore(RawSemaphore&& other) noexcept : permits_(other.permits_), isClosed_(other.isClosed_) {}
    RawSemaphore& operator=(RawSemaphore&& other) noexcept {
        permits_ = other.permits_;
        isClosed_ = other.isClosed_;
        return *this;
    }

    Answer tryAcquire(usize count);
    void release(usize count);
    /// Takes back up to `count` free permits; says how many.
    usize forget(usize count);
    void close();
    bool isClosed();
    usize available();

    /// The waiting for permits. Destroyed with permits granted but not taken, it gives them back.
    class Acquire {
      public:
        Acquire(RawSemaphore& semaphore, usize count) : semaphore_(&semaphore), wanted_(count) {}
        Acquire(Acquire&& other) noexcept : semaphore_(other.semaphore_), wanted_(other.wanted_) {}
        Acquire& operator=(Acquire&&) = delete;
        ~Acquire() {
            if (state_ == State::Waiting || state_ == State::Granted) abandon();
        }

        bool poll(Strand& strand);
        /// After a poll that was ready: true when the permits are the caller's now, false when closed.
        bool take() { return ox::exchange(state_, State::Taken) == State::Granted; }
        usize count() const { return wanted_; }
        RawSemaphore& semaphore() const { return *semaphore_; }

      private:
        friend class RawSemaphore;
        enum class State : u8 { Idle, Waiting, Granted, Closed, Taken };
        struct Node : core::WaitNode {
            usize missing = 0;
            bool hasFailed = false;
        };

        void abandon();

        RawSemaphore* semaphore_;
        usize wanted_;
        Node node_;
        State state_ = State::Idle;
    };

  private:
    void releaseLocked(usize count, core::WakeBatch& batch);

    core::SpinLock lock_;
    usize permits_;
    bool isClosed_ = false;
    core::WaitList waiters_;
};

class Semaphore;

/// Permits that are given back when it is dropped.
class SemaphorePermit {
  public:
    SemaphorePermit(RawSemaphore& semaphore, usize count) : semaphore_(&semaphore), count_(count) {}
    SemaphorePermit(SemaphorePermit&& other) noexcept
        : semaphore_(other.semaphore_), count_(ox::exchange(other.count_, 0)) {}
    SemaphorePermit& operator=(SemaphorePermit&& other) noexcept {
        SemaphorePermit old(std::move(*this));
        semaphore_ = other.semaphore_;
        count_ = ox::exchange(other.count_, 0);
        return *this;
    }
    ~SemaphorePermit() {
        if (count_ != 0) semaphore_->release(count_);
    }

    /// Never gives them back.
    void forget() && { count_ = 0; }
    void merge(SemaphorePermit other);
    Option<SemaphorePermit> split(usize count) {
        if (count > count_) return Option<SemaphorePermit>::None();
        count_ -= count;
        return Option<SemaphorePermit>::Some(SemaphorePermit(*semaphore_, count));
    }
    usize numPermits() const { return count_; }

  private:
    RawSemaphore* semaphore_;
    usize count_;
};

class OwnedSemaphorePermit {
  public:
    OwnedSemaphorePermit(Arc<Semaphore> semaphore, usize count)
        : semaphore_(std::move(semaphore)), count_(count) {}
    OwnedSemaphorePermit(OwnedSemaphorePermit&& other) noexcept
        : semaphore_(std::move(other.semaphore_)), count_(ox::exchange(other.count_, 0)) {}
    OwnedSemaphorePermit& operator=(OwnedSemaphorePermit&& other) noexcept {
        giveBack();
        semaphore_ = std::move(other.semaphore_);
        count_ = ox::exchange(other.count_, 0);
        return *this;
    }
    ~OwnedSemaphorePermit() { giveBack(); }

    void forget() && { count_ = 0; }
    void merge(OwnedSemaphorePermit other);
    Option<OwnedSemaphorePermit> split(usize count);
    usize numPermits() const { return count_; }

  private:
    void giveBack();

    Arc<Semaphore> semaphore_;
    usize count_;
};

/// The future of `Semaphore.acquire` and `acquireMany`.
class AcquirePermit {
  public:
    using Output = Result<SemaphorePermit, AcquireError>;

    AcquirePermit(RawSemaphore& semaphore, usize count) : acquire_(semaphore, count) {}

    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        if (!acquire_.take()) return Output::Err(AcquireError{});
        return Output::Ok(SemaphorePermit(acquire_.semaphore(), acquire_.count()));
    }

  private:
    RawSemaphore::Acquire acquire_;
};

/// The future of `Semaphore.acquireOwned` and `acquireManyOwned`.
class AcquireOwnedPermit {
  public:
    using Output = Result<OwnedSemaphorePermit, AcquireError>;

    AcquireOwnedPermit(Arc<Semaphore> semaphore, usize count);

    bool poll(Strand& strand) { return acquire_.poll(strand); }
    Output take() {
        if (!acquire_.take()) return Output::Err(AcquireError{});
        return Output::Ok(OwnedSemaphorePermit(std::move(semaphore_), acquire_.count()));
    }

  private:
    Arc<Semaphore> semaphore_;
    RawSemaphore::Acquire acquire_;
};

/// `tokio.sync.Semaphore`. Shared by pointer to const, as `&self` methods are.
class Semaphore {
  public:
    static constexpr usize kMaxPermits = RawSemaphore::kMaxPermits;

    static Semaphore make(usize permits);

    AcquirePermit acquire() const { return AcquirePermit(raw(), 1); }
    AcquirePermit acquireMany(u32 count) const { return AcquirePermit(raw(), count); }
    static AcquireOwnedPermit acquireOwned(Arc<Semaphore> self) { return {std::move(self), 1}; }
    static AcquireOwnedPermit acquireManyOwned(Arc<Semaphore> self, u32 count) {
        return {std::move(self), count};
    }
    Result<SemaphorePermit, TryAcquireError> tryAcquire() const { return tryAcquireMany(1); }
    Result<SemaphorePermit, TryAcquireError> tryAcquireMany(u32 count) const;
    static Result<OwnedSemaphorePermit, TryAcquireError> tryAcquireOwned(Arc<Semaphore> self) {
        return tryAcquireManyOwned(std::move(self), 1);
    }
    static Result<OwnedSemaphorePermit, TryAcquireError> tryAcquireManyOwned(Arc<Semaphore> self, u32 count);
    usize availablePermits() const { return raw().available(); }
    void addPermits(usize count) const { raw().release(count); }
    usize forgetPermits(usize count) const { return raw().forget(count); }
    void close() const { raw().close(); }
    bool isClosed() const { return raw().isClosed(); }

    RawSemaphore& raw() const { return const_cast<Semaphore*>(this)->raw_; }

  private:
    explicit Semaphore(usize permits) : raw_(permits) {}

    RawSemaphore raw_;
};

}  // namespace ox::tokio::sync
